"""The citations printed in an original, by number and by author and date, and the reference each one answers to."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from synopsis.bibliography import parse_bib
from synopsis.citations import Cite, Locator, parse_citation
from synopsis.printed import Printed, page_of, printed_citations

BIB = r"""
@book{doe2015, author = {Doe, Jane}, title = {A}, date = {2015}}
@book{doe2016, author = {Doe, Jane}, title = {B}, date = {2016}}
@book{kozhanov2017, author = {Mardasov, Anton and Kozhanov, Nikolay}, title = {C}, date = {2017}}
@book{websitesh2018, author = {Websitesh, Ahmad and Lapenko, Maria}, title = {D}, date = {2018}}
@report{agency2017, author = {{Invented News Agency}}, title = {E}, date = {2017}}
@book{hoelder2015, author = {H{\"o}lder, Otto}, title = {F}, date = {2015}}
@book{vangogh2019, author = {van Gogh, Vincent}, title = {G}, date = {2019}}
@book{untitled2014, title = {Tea in the Evening}, date = {2014}}
@collection{editor2012, editor = {Roe, Richard}, title = {H}, date = {2012}}
"""
WORKS, _ = parse_bib(BIB, "x.bib")
REFERENCES = tuple(Cite(key) for key in WORKS)


def by_author(text: str) -> list[tuple[str, str]]:
    return [(one.key, one.page) for one in printed_citations(text, REFERENCES, False, WORKS)]


AUTHOR_DATE = {
    "single": ("so it is (Doe, 2015).", [("doe2015", "")]),
    "year decides": ("so it is (Doe, 2016).", [("doe2016", "")]),
    "page after a colon": ("so it is (Doe, 2015: p. 3).", [("doe2015", "3")]),
    "page after a comma": ("so it is (Doe, 2015, p. 3).", [("doe2015", "3")]),
    "pages": ("so it is (Doe, 2015: pp. 3-14).", [("doe2015", "3–14")]),
    "two authors": ("so it is (Mardasov & Kozhanov, 2017).", [("kozhanov2017", "")]),
    "two authors with and": ("so it is (Mardasov and Kozhanov, 2017).", [("kozhanov2017", "")]),
    "institution": ("so it is (Invented News Agency, 2017).", [("agency2017", "")]),
    "accent lost": ("so it is (Holder, 2015).", [("hoelder2015", "")]),
    "particle": ("so it is (van Gogh, 2019).", [("vangogh2019", "")]),
    "title, where nobody is named": ("so it is (Tea in the Evening, 2014).", [("untitled2014", "")]),
    "editor": ("so it is (Roe, 2012).", [("editor2012", "")]),
    "several in one group": (
        "so (Doe, 2015: p. 3; Websitesh & Lapenko, 2018; Doe, 2016).",
        [("doe2015", "3"), ("websitesh2018", ""), ("doe2016", "")],
    ),
    "misspelt": ("so it is (Websitsh & Lapenko, 2018).", [("websitesh2018", "")]),
    "letter after the year": ("so it is (Doe, 2015a).", [("doe2015", "")]),
    "twice": ("so (Doe, 2015) and so (Doe, 2015).", [("doe2015", ""), ("doe2015", "")]),
    "narrative": ("as Doe (2015) says", [("doe2015", "")]),
    "narrative, two authors": ("as Mardasov and Kozhanov (2017) say", [("kozhanov2017", "")]),
    "narrative, misspelt": ("as Websitch & Lapenko (2018) say", [("websitesh2018", "")]),
    "narrative, institution": ("as Invented News Agency (2017) says", [("agency2017", "")]),
    "narrative, particle": ("as van Gogh (2019) says", [("vangogh2019", "")]),
}


@pytest.mark.parametrize(("text", "found"), AUTHOR_DATE.values(), ids=AUTHOR_DATE)
def test_author_date_citations_are_matched_with_the_reference_list(text, found):
    assert by_author(text) == found


UNKNOWN = {
    "name nobody has": "so it is (Zappa, 2015).",
    "right name, other year": "so it is (Doe, 1999).",
    "misspelt in another year": "so it is (Websitsh, 2019).",
    "narrative": "as Zappa (2015) says",
}


@pytest.mark.parametrize("text", UNKNOWN.values(), ids=UNKNOWN)
def test_a_citation_without_reference_is_reported_without_a_key(text):
    assert [key for key, _ in by_author(text)] == [""]


NOT_CITATIONS = {
    "event with a year": "the old order (Islamic revolution 1979) fell",
    "year alone": "in that year (2015) it rained",
    "year in words": "it fell (in the winter of 2015) at last",
    "span": "the war (1980-1988) went on",
    "no year": "so it is (Doe, in print).",
    "year without brackets": "Doe wrote it in 2015.",
    "number": "it cost 2015 (two thousand) coins",
    "month and year": "they met (September 2015) in town",
}


@pytest.mark.parametrize("text", NOT_CITATIONS.values(), ids=NOT_CITATIONS)
def test_brackets_with_a_year_in_them_are_not_always_a_citation(text):
    assert by_author(text) == []


def test_the_source_is_kept_as_printed():
    assert [one.source for one in printed_citations("(Doe, 2015: p. 3; Zappa, 2001)", REFERENCES, False, WORKS)] == [
        "Doe, 2015: p. 3",
        "Zappa, 2001",
    ]


NUMBERED = tuple(
    cite for source in ("[@doe2015, p. 7]", "[@agency2017]", "[@doe2016, pp. 3-4]") for cite in parse_citation(source).cites
)


def by_number(text: str) -> list[Printed]:
    return list(printed_citations(text, NUMBERED, True, WORKS))


def test_a_number_is_the_place_in_the_list_and_has_the_page_printed_there():
    assert by_number("so[1] and so [3].") == [Printed("[1]", "doe2015", "7"), Printed("[3]", "doe2016", "3–4")]


def test_numbers_side_by_side_and_twice_each_count():
    assert [one.key for one in by_number("so[1][2], again [1]")] == ["doe2015", "agency2017", "doe2015"]


@pytest.mark.parametrize("number", ["[4]", "[0]", "[999]"])
def test_a_number_outside_the_list_answers_to_nothing(number):
    assert by_number(f"so {number}") == [Printed(number, "", "")]


@pytest.mark.parametrize("text", ["so [sic]", "in [2015] or so", "a [1a]", "[ 1 ]", "1", "(1)", "[...]"])
def test_other_brackets_are_no_numbers(text):
    assert by_number(text) == []


def test_where_references_are_numbered_years_mean_nothing():
    assert by_number("so it is (Doe, 2015)") == []


@pytest.mark.parametrize("numbered", [True, False])
def test_a_work_without_reference_list_has_no_citations(numbered):
    assert printed_citations("so [1] (Doe, 2015)", (), numbered, WORKS) == ()


def test_the_page_of_a_cite_item_is_its_page_locator():
    assert page_of(Cite("a", (Locator("section", "3"), Locator("page", "4")))) == "4"
    assert page_of(Cite("a", (Locator("section", "3"),))) == ""


@given(st.text(alphabet="()[];:, D0o125e&p.", max_size=40), st.booleans())
def test_no_text_ends_in_a_traceback(text, numbered):
    printed_citations(text, NUMBERED, numbered, WORKS)
