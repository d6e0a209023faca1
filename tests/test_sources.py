"""The sources by language and decade: a table of counts without empty rows and columns."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sample import BIB
from synopsis.bibliography import parse_bib
from synopsis.corpus import load
from synopsis.index import relate
from synopsis.sources import Sources, sources


def table(*entries: tuple[str, str]) -> Sources:
    """The table of works with these dates and languages, keyed a, b, c …"""
    text = ""
    for key, (date, language) in zip("abcdefghijklm", entries, strict=False):
        fields = [f"date = {{{date}}}"] * bool(date) + [f"langid = {{{language}}}"] * bool(language)
        text += f"@book{{{key},\n  title = {{T}},\n" + "".join(f"  {field},\n" for field in fields) + "}\n"
    works, problems = parse_bib(text, "bib/references.bib")
    assert problems == ()
    return sources(works.values())


def test_works_are_counted_by_decade_and_language():
    one = table(("1999", "english"), ("2000", "english"), ("2009-12-31", "persian"), ("2010", "english"), ("2001", "english"))
    assert one.decades == ("1990s", "2000s", "2010s")
    assert one.languages == ("en", "fa")
    assert [one.count(decade) for decade in one.decades] == [1, 3, 1]
    assert [one.count(language=language) for language in one.languages] == [4, 1]
    assert (one.count("2000s", "en"), one.count("2000s", "fa"), one.count("1990s", "fa"), one.count()) == (2, 1, 0, 5)
    assert dict(one.works)["2000s", "en"] == ("b", "e")


def test_a_language_counts_without_its_region():
    one = table(("2000", "english"), ("2000", "british"), ("2000", "american"))
    assert one.languages == ("en",)
    assert one.count("2000s", "en") == 3


def test_the_most_frequent_language_comes_first_and_of_equals_the_first_in_the_alphabet():
    assert table(("2000", "russian"), ("2001", "persian"), ("2002", "german"), ("2003", "russian")).languages == (
        "ru",
        "de",
        "fa",
    )


def test_an_unknown_language_is_one_of_its_own():
    one = table(("2000", ""), ("2001", "english"), ("2002", ""))
    assert one.languages == ("", "en")
    assert (one.count(language=""), one.count("2000s", ""), one.count()) == (2, 2, 3)


def test_an_undated_work_comes_last():
    one = table(("", "english"), ("2020", "english"), ("1890", "english"))
    assert one.decades == ("1890s", "2020s", "undated")
    assert one.count("undated") == 1


def test_a_work_of_several_years_counts_where_it_begins():
    assert table(("1999/2001", "english")).decades == ("1990s",)


def test_decades_stand_in_the_order_of_time_though_a_year_has_three_figures():
    assert table(("1990", "english"), ("0850", "english")).decades == ("850s", "1990s")


def test_no_works_make_an_empty_table():
    one = sources(())
    assert (one.languages, one.decades, one.works, one.count()) == ((), (), (), 0)


def test_only_works_cited_or_listed_are_sources(project):
    more = "@book{unread-1990,\n  title = {Unread},\n  date = {1990},\n}\n"
    corpus, _ = load(project({"bib/references.bib": BIB + more}))
    one = relate(corpus).sources
    assert one.decades == ("2000s", "2010s")
    assert dict(one.works) == {("2000s", "en"): ("kettle-2001",), ("2010s", "en"): ("roasters-2015",)}


ENTRIES = st.lists(
    st.tuples(
        st.integers(1000, 2100).map(str) | st.just(""),
        st.sampled_from(["english", "persian", "russian", "british", ""]),
    ),
    max_size=12,
)


@pytest.mark.parametrize("along", ["decade", "language", "both"])
@given(entries=ENTRIES)
def test_every_work_is_counted_once(along, entries):
    one = table(*entries)
    sums = {
        "decade": sum(one.count(decade) for decade in one.decades),
        "language": sum(one.count(language=language) for language in one.languages),
        "both": sum(one.count(decade, language) for decade in one.decades for language in one.languages),
    }
    assert sums[along] == one.count() == len(entries)
    assert all(one.count(decade) for decade in one.decades)
    assert all(one.count(language=language) for language in one.languages)
