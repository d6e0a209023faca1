r"""BibTeX in, works and problems out: names, TeX, dates, titles in three forms, and everything an editor can get wrong."""

from __future__ import annotations

import json
import subprocess

import pypandoc
import pytest
from hypothesis import given
from hypothesis import strategies as st

from synopsis.bibliography import parse_bib, parse_names
from synopsis.csl import FIELDS, LANGUAGES, TYPES, sentence_case
from synopsis.latex import balanced, decode
from synopsis.model import Form, Name

PATH = "bib/x.bib"


def work_of(fields: str, entry_type: str = "book"):
    works, problems = parse_bib(f"@{entry_type}{{x,\n{fields}\n}}", PATH)
    assert problems == ()
    return works["x"]


NAMES = {
    "family first": ("Doe, Jane", [Name("Doe", "Jane")]),
    "given first": ("Jane Doe", [Name("Doe", "Jane")]),
    "several": ("Doe, Jane and Roe, R.", [Name("Doe", "Jane"), Name("Roe", "R.")]),
    "and in capitals": ("Doe, Jane AND Roe, R.", [Name("Doe", "Jane"), Name("Roe", "R.")]),
    "one name only": ("Plato", [Name("Plato")]),
    "institution": ("{ACME Group}", [Name(literal="ACME Group")]),
    "institution with and": ("{Barnes and Noble}", [Name(literal="Barnes and Noble")]),
    "institution with a comma": ("{Acme, Inc.}", [Name(literal="Acme, Inc.")]),
    "institution with TeX": (r"{B{\"u}ro \& Co}", [Name(literal="Büro & Co")]),
    "institution beside a person": ("Doe, J. and {News Agency}", [Name("Doe", "J."), Name(literal="News Agency")]),
    "family name of two words": ("{Piramoun Sharifabad}, Reza", [Name("Piramoun Sharifabad", "Reza")]),
    "particle": ("van Gogh, Vincent", [Name("Gogh", "Vincent", "van")]),
    "particles, given first": ("Ursula von der Leyen", [Name("Leyen", "Ursula", "von der")]),
    "suffix": ("King, Jr., Martin Luther", [Name("King", "Martin Luther", suffix="Jr.")]),
    "hyphen": ("Jean-Paul Sartre", [Name("Sartre", "Jean-Paul")]),
    "TeX in the family": (r"H{\"o}lder, Otto", [Name("Hölder", "Otto")]),
    "TeX in the given name": (r"{\'E}mile Durkheim", [Name("Durkheim", "Émile")]),
    "Persian": ("نیاکویی, سید امیر and بهمنش, حسین", [Name("نیاکویی", "سید امیر"), Name("بهمنش", "حسین")]),
    "Russian": ("Лавров, Сергей Викторович", [Name("Лавров", "Сергей Викторович")]),
    "Russian, given first": ("Сергей Лавров", [Name("Лавров", "Сергей")]),
    "over a line end": ("Doe,\n  Jane and\n  Roe, R.", [Name("Doe", "Jane"), Name("Roe", "R.")]),
    "nobody": ("", []),
}


@pytest.mark.parametrize(("value", "names"), NAMES.values(), ids=NAMES)
def test_names_are_split_and_decoded(value, names):
    assert list(parse_names(value)) == names


NOT_PANDOC = ("TeX in the given name", "and in capitals", "nobody")  # it takes {\'E}mile for a particle, and AND for a name
ORACLE = [name for name in NAMES if name not in NOT_PANDOC]


@pytest.fixture(scope="module")
def pandoc():
    """Pandoc's reading of a .bib text, by key."""

    def read(text: str) -> dict[str, dict]:
        command = [pypandoc.get_pandoc_path(), "-f", "biblatex", "-t", "csljson"]
        done = subprocess.run(command, input=text, capture_output=True, encoding="utf-8", check=True)
        return {item["id"]: item for item in json.loads(done.stdout)}

    return read


def test_names_are_read_as_pandoc_reads_them(pandoc):
    text = "".join(f"@book{{k{i}, title={{x}}, author={{{NAMES[name][0]}}}}}\n" for i, name in enumerate(ORACLE))
    theirs = pandoc(text)
    works = parse_bib(text, PATH)[0]
    for i, name in enumerate(ORACLE):
        ours = works[f"k{i}"].csl["author"]
        for author in theirs[f"k{i}"]["author"]:
            if "dropping-particle" in author:  # which of the two it is, is a matter of `useprefix`
                author["non-dropping-particle"] = author.pop("dropping-particle")
        assert ours == theirs[f"k{i}"]["author"], name


@pytest.mark.parametrize("name", [r"{Barnes \& Noble}", "{Smith; Sons}", r"{B{\"u}ro \& Co}"])
def test_the_name_of_an_institution_may_hold_what_would_separate_persons(name):
    assert parse_bib(f"@book{{x, title = {{A}}, author = {{{name}}}}}", PATH)[1] == ()


TEX = {
    "accent in braces": (r"{\'E}mile", "Émile"),
    "accent without braces": (r"caf\'e", "café"),
    "umlaut": (r"H{\"o}lder and G\"odel", "Hölder and Gödel"),
    "caron": (r"\v{C}apek", "Čapek"),
    "cedilla": (r"gar{\c c}on", "garçon"),
    "sharp s": (r"Stra{\ss}e", "Straße"),
    "ampersand": (r"Black \& White", "Black & White"),
    "escaped per cent": (r"5\% of all", "5% of all"),
    "bare per cent": ("5% of all", "5% of all"),
    "bare per cent beside TeX": (r"5% of H{\"o}lder", "5% of Hölder"),
    "bare hash and underscore": (r"C# a_b {x}", "C# a_b x"),
    "en dash": ("1990--2000", "1990–2000"),
    "em dash": ("war---and peace", "war—and peace"),
    "quotes": ("``Quoted''", "“Quoted”"),
    "no-break space": ("Vol.~2", "Vol. 2"),
    "emphasis": (r"\emph{Title} more", "Title more"),
    "protected capitals": ("the {Islamic State} of {I}ran", "the Islamic State of Iran"),
    "plain text with line end": ("one\n  two", "one two"),
    "Persian": ("بحران سوریه", "بحران سوریه"),
    "link": (r"\href{https://x.org}{The Text}", "The Text"),
}


@pytest.mark.parametrize(("value", "text"), TEX.values(), ids=TEX)
def test_tex_is_decoded_to_what_a_reader_sees(value, text):
    assert work_of(f"title = {{x}}, note = {{{value}}},").fields["note"] == text


SAME = [
    name
    for name in TEX
    if name not in ("bare per cent", "bare per cent beside TeX", "bare hash and underscore", "link", "emphasis")
]


def test_titles_are_decoded_as_pandoc_decodes_them(pandoc):
    """A Russian `langid` keeps pandoc from changing case; bare % and # are where it is no model, and it keeps italics."""
    text = "".join(f"@book{{k{i}, title={{A {TEX[name][0]}}}, langid={{russian}}}}\n" for i, name in enumerate(SAME))
    theirs = pandoc(text)
    works, problems = parse_bib(text, PATH)
    assert problems == ()
    for i, name in enumerate(SAME):
        assert works[f"k{i}"].csl["title"] == theirs[f"k{i}"]["title"].replace("\N{NO-BREAK SPACE}", " "), name


@pytest.mark.parametrize("value", ["{a", "a}", "}a{", "{a}}"])
def test_braces_that_do_not_pair_are_seen(value):
    assert not balanced(value)


@pytest.mark.parametrize("value", ["", "a", "{a}", "{{a}{b}}", r"\{", r"{\}}"])
def test_braces_that_pair_are_seen(value):
    assert balanced(value)


@given(st.text(alphabet="\\{}~$%&#_^-`'\"abéى \n", max_size=30))
def test_no_tex_ends_in_a_traceback(value):
    decode(value)


@pytest.mark.parametrize("value", [r"\verb", r"\href{u}", r"\href", r"\begin{x}", r"\end", "\\", "{\\", r"$\alpha", r"\item"])
def test_broken_tex_ends_in_no_traceback(value):
    parse_bib(f"@book{{x, title = {{A {value}}}}}", PATH)


def test_addresses_keep_their_per_cent_signs():
    work = work_of(
        "title = {x}, url = {https://x.org/a_b%20c~d}, doi = {10.1000/a%3C1_2}, note = {See \\url{https://x.org/a%20b}}"
    )
    assert work.fields["url"] == "https://x.org/a_b%20c~d"
    assert work.csl["DOI"] == "10.1000/a%3C1_2"
    assert "https://x.org/a%20b" in work.fields["note"]


def test_the_doi_is_the_address_of_record():
    assert "URL" not in work_of("title = {x}, url = {https://x.org}, doi = {10.1/x}").csl
    assert work_of("title = {x}, url = {https://x.org}").csl["URL"] == "https://x.org"


SENTENCES = {
    "plain": ("The Rise of a State", "The rise of a state"),
    "protected": ("The Rise of {ISIS} in {Syria}", "The rise of {ISIS} in {Syria}"),
    "after a colon": ("Marriage: A Question of Love", "Marriage: A question of love"),
    "after a question mark": ("Is It Over? Yes and No", "Is it over? Yes and no"),
    "after an opening quotation mark": ("Why: “The End” of It", "Why: “The end” of it"),
    "inner capitals": ("NATO and iPhones by McDonald", "NATO and iPhones by McDonald"),
    "figures": ("A 21st Century Primer", "A 21st century primer"),
    "capitals throughout": ("THE WAR", "THE WAR"),
    "accented": ("À La Carte", "À la carte"),
    "apostrophe": ("On Syria’s War", "On syria’s war"),
    "abbreviation with stops": ("The U.S. Role", "The U.S. role"),
    "first person": ("What Do I Know", "What do I know"),
    "empty": ("", ""),
}  # fmt: skip


@pytest.mark.parametrize(("title", "sentence"), SENTENCES.values(), ids=SENTENCES)
def test_an_english_title_is_put_in_sentence_case(title, sentence):
    assert sentence_case(title) == sentence


def test_sentence_case_agrees_with_pandoc(pandoc):
    same = [name for name in SENTENCES if name not in ("empty", "abbreviation with stops", "first person", "apostrophe")]
    text = "".join(f"@book{{k{i}, title={{{SENTENCES[n][0]}}}, langid={{english}}}}\n" for i, n in enumerate(same))
    theirs = pandoc(text)
    works = parse_bib(text, PATH)[0]
    assert {n: works[f"k{i}"].csl["title"] for i, n in enumerate(same)} == {
        n: theirs[f"k{i}"]["title"] for i, n in enumerate(same)
    }


def test_only_english_titles_change_case():
    assert work_of("title = {Le Rouge et le Noir}, langid = {french}").csl["title"] == "Le Rouge et le Noir"
    assert work_of("title = {The Red and the Black}, langid = {english}").csl["title"] == "The red and the black"
    assert work_of("title = {The Red and the Black}").title.text == "The Red and the Black"


DATES = {
    "year": ("2020", [[2020]], "2020"),
    "month": ("2020-02", [[2020, 2]], "2020"),
    "day": ("2020-02-29", [[2020, 2, 29]], "2020"),
    "interval of years": ("2020/2021", [[2020], [2021]], "2020–2021"),
    "interval of months": ("2020-11/2021-02", [[2020, 11], [2021, 2]], "2020–2021"),
}


@pytest.mark.parametrize(("date", "parts", "year"), DATES.values(), ids=DATES)
def test_dates_and_intervals_become_csl_dates(date, parts, year):
    work = work_of(f"title = {{x}}, date = {{{date}}}")
    assert work.csl["issued"] == {"date-parts": parts}
    assert work.year == year


def test_dates_are_read_as_pandoc_reads_them(pandoc):
    text = "".join(f"@book{{k{i}, title={{x}}, date={{{date}}}}}\n" for i, (date, _, _) in enumerate(DATES.values()))
    theirs = pandoc(text)
    works = parse_bib(text, PATH)[0]
    assert {key: work.csl["issued"] for key, work in works.items()} == {key: item["issued"] for key, item in theirs.items()}


def test_a_date_keeps_the_tilde_that_means_about():
    assert work_of("  title = {x},\n  date = {2010},\n  availabledate = {2009~},").fields["availabledate"] == "2009~"


def test_an_interval_within_one_year_shows_that_year_once():
    assert work_of("title = {x}, date = {2020-07/2020-09}").year == "2020"


def test_a_work_without_a_date_is_labelled_so():
    work = work_of("title = {x}, author = {Doe, J.}")
    assert "issued" not in work.csl
    assert work.label == "Doe n.d."


def test_a_title_has_three_forms_and_shows_the_right_ones():
    work = work_of(
        "title = {Bohran-e Suriye}, title_orig = {بحران سوریه}, title_transl = {The {Syrian} Crisis}, langid = {persian},\n"
        "journaltitle = {Ravabet}, journaltitle_orig = {روابط}, journaltitle_transl = {Relations},\n"
        "author = {Niakoui, S.}, author_orig = {نیاکویی, س.}",
        "article",
    )
    assert work.title == Form("Bohran-e Suriye", "بحران سوریه", "The Syrian Crisis")
    assert work.csl["title"] == "Bohran-e Suriye [The Syrian crisis]"
    assert work.csl["container-title"] == "Ravabet"
    assert work.container == Form("Ravabet", "روابط", "Relations")
    assert work.authors_original == (Name("نیاکویی", "س."),)
    assert (work.language, work.csl["language"]) == ("fa", "fa")


@pytest.mark.parametrize(("fields", "shown"), [
    ("title = {Plain}", "Plain"),
    ("title_transl = {Only Translated}", "[Only translated]"),
    ("title_orig = {بحران}", "بحران"),
    ("title_orig = {بحران}, title_transl = {Crisis}", "[Crisis]"),
], ids=["printed", "translated", "original", "original and translated"])  # fmt: skip
def test_a_title_is_shown_in_the_forms_that_are_known(fields, shown):
    assert work_of(f"{fields}, langid = {{persian}}").csl["title"] == shown


LABELS = {
    "one": ("author = {Doe, J.}", "Doe 2020"),
    "two": ("author = {Doe, J. and Roe, R.}", "Doe & Roe 2020"),
    "three": ("author = {Doe, J. and Roe, R. and Poe, E.}", "Doe et al. 2020"),
    "institution": ("author = {{News Agency}}", "News Agency 2020"),
    "particle": ("author = {van Gogh, V.}", "van Gogh 2020"),
    "editor": ("editor = {Doe, J.}", "Doe 2020"),
    "nobody": ("shorttitle = {Short}", "Short 2020"),
}


@pytest.mark.parametrize(("fields", "label"), LABELS.values(), ids=LABELS)
def test_a_work_has_an_author_year_label(fields, label):
    assert work_of(f"title = {{Long and Winding}}, date = {{2020}}, {fields}").label == label


def test_pages_are_written_with_an_en_dash():
    assert work_of("title = {x}, pages = {3--14}", "article").csl["page"] == "3–14"
    assert work_of("title = {x}, pages = {3 - 14}", "article").csl["page"] == "3–14"


def test_macros_of_the_file_are_put_in():
    works, problems = parse_bib('@string{jib = "Journal"}\n@article{x, title = {y}, journaltitle = jib}', PATH)
    assert problems == ()
    assert works["x"].csl["container-title"] == "Journal"


@pytest.mark.parametrize("month", ["jan", "may", "dec"])
def test_the_months_of_bibtex_are_macros_that_need_no_definition(month):
    assert parse_bib(f"@book{{x, title = {{y}}, month = {month}}}", PATH)[1] == ()


GOOD = "@book{good1,\n  title = {Good},\n}\n"
AFTER = "\n@book{good2,\n  title = {Better},\n}\n"
KNOWN_TYPES = ", ".join(sorted(TYPES))
KNOWN_LANGUAGES = ", ".join(sorted(LANGUAGES))
BAD_KEY = "letters, digits and - _ : . + / only, no spaces"

BAD = {
    "comma missing on one line": (
        "@book{x,\n  title = {A} date = {2020},\n}",
        "5: x: a comma is missing after 'title', or its braces do not match: '{A} date = {2020}'",
    ),
    "comma missing at a line end": (
        "@book{x,\n  title = {A}\n  date = {2020},\n}",
        "5: x: a comma is missing after 'title', or its braces do not match: '{A}\\n  date = {2020}'",
    ),
    "comma missing after quotes": (
        '@book{x,\n  title = "A"\n  date = {2020},\n}',
        "5: x: a comma is missing after 'title', or its braces do not match: '\"A\"\\n  date = {2020}'",
    ),
    "comma missing after the key": (
        "@book{x\n  title = {A},\n}",
        "4: broken entry, not used: Expected comma after entry key, but found =",
    ),
    "brace not closed": (
        "@book{x,\n  title = {A,\n  date = {2020},\n}",
        "4: broken entry, not used: Unexpected block start: `@book`. Was still looking for field-value closing `,` or `}`",
    ),
    "entry not closed": (
        "@book{x,\n  title = {A}\n",
        "4: broken entry, not used: Unexpected block start: `@book`. Was still looking for field-value closing `,` or `}`",
    ),
    "duplicate key": (
        "@book{good1,\n  title = {A},\n}",
        f"4: duplicate key 'good1', first at {PATH}:1; the first one is used",
    ),
    "key differing in case": ("@book{Good1,\n  title = {A},\n}", "4: key 'Good1' differs from 'good1' only in case"),
    "duplicate field": (
        "@book{x,\n  title = {A},\n  title = {B},\n}",
        "4: field given twice: title; the entry is not used",
    ),
    "unknown field": (
        "@book{x,\n  title = {A},\n  pubisher = {B},\n}",
        f"6: x: unknown field 'pubisher' (did you mean 'publisher'?); {len(FIELDS)} are known",
    ),
    "field in capitals": (
        "@book{x,\n  title = {A},\n  Author = {B, C},\n}",
        f"6: x: unknown field 'Author' (did you mean 'author'?); {len(FIELDS)} are known",
    ),
    "unknown type": (
        "@bok{x,\n  title = {A},\n}",
        f"4: x: unknown entry type 'bok' (did you mean 'book'?); known: {KNOWN_TYPES}",
    ),
    "unknown language": (
        "@book{x,\n  title = {A},\n  langid = {englsh},\n}",
        f"6: x: unknown language 'englsh' (did you mean 'english'?); known: {KNOWN_LANGUAGES}",
    ),
    "empty key": ("@book{,\n  title = {A},\n}", f"4: bad key '': {BAD_KEY}"),
    "key with a space": ("@book{a b,\n  title = {A},\n}", f"4: bad key 'a b': {BAD_KEY}"),
    "Persian key": ("@book{نیا,\n  title = {A},\n}", f"4: bad key 'نیا': {BAD_KEY}"),
    "Persian comma in a name": (
        "@book{x,\n  title = {A},\n  author = {نیاکویی، سید},\n}",
        "6: x: separate names by 'and', family and given name by ',' (found 'نیاکویی، سید')",
    ),
    "semicolon between names": (
        "@book{x,\n  title = {A},\n  author = {Doe, J.; Roe, R.},\n}",
        "6: x: separate names by 'and', family and given name by ',' (found 'Doe, J.; Roe, R.')",
    ),
    "et al. among names": (
        "@book{x,\n  title = {A},\n  author = {Doe, J. et al.},\n}",
        "6: x: separate names by 'and', family and given name by ',' (found 'Doe, J. et al.')",
    ),
    "undefined macro": (
        "@book{x,\n  title = {A},\n  publisher = oup,\n}",
        "6: x: publisher has an undefined macro: 'oup'",
    ),
    "undefined macro for a month": (
        "@book{x,\n  title = {A},\n  month = janvier,\n}",
        "6: x: month has an undefined macro: 'janvier'",
    ),
    "undefined macro in a sum": (
        '@book{x,\n  title = {A},\n  journal = foo # " B",\n}',
        "6: x: journal has an undefined macro: 'foo # \" B\"'",
    ),
    "no title": ("@book{x,\n  date = {2020},\n}", "4: x: no title"),
    "empty title": ("@book{x,\n  title = {},\n}", "4: x: no title"),
    "date in words": (
        "@book{x,\n  title = {A},\n  date = {May 2020},\n}",
        "6: x: date 'May 2020' is not YYYY, YYYY-MM, YYYY-MM-DD or two of them with / between",
    ),
    "thirteenth month": (
        "@book{x,\n  title = {A},\n  date = {2020-13},\n}",
        "6: x: date '2020-13' is not YYYY, YYYY-MM, YYYY-MM-DD or two of them with / between",
    ),
    "day that never was": (
        "@book{x,\n  title = {A},\n  date = {2021-02-30},\n}",
        "6: x: date '2021-02-30' is not YYYY, YYYY-MM, YYYY-MM-DD or two of them with / between",
    ),
    "too many commas in a name": (
        "@book{x,\n  title = {A},\n  author = {A, B, C, D},\n}",
        "6: x: author: Cannot split the following name `A, B, C, D` into parts: Too many commas",
    ),
}


@pytest.mark.parametrize(("entry", "message"), BAD.values(), ids=BAD)
def test_a_bad_entry_is_one_problem_with_its_line_and_its_neighbours_survive(entry, message):
    works, problems = parse_bib(GOOD + entry + AFTER, PATH)
    assert [str(problem) for problem in problems] == [f"{PATH}:{message}"]
    assert works["good1"].title.text == "Good"
    assert works["good2"].title.text == "Better"


def test_fields_after_a_brace_too_many_are_not_dropped_in_silence():
    works, problems = parse_bib(f"{GOOD}@book{{x,\n  title = {{A}}}},\n  date = {{2020}},\n}}{AFTER}", PATH)
    assert {"good1", "x", "good2"} == set(works)
    assert [problem.location.line for problem in problems] == [5]


def test_a_bare_year_without_comma_is_a_problem_at_its_line():
    works, problems = parse_bib(f"{GOOD}@book{{x,\n  title = {{A}},\n  year = 2020\n  author = {{B, C}},\n}}{AFTER}", PATH)
    assert {"good1", "good2"} <= set(works)
    assert [problem.location.line for problem in problems] == [6]


def test_and_others_does_not_become_an_author_named_others():
    works, problems = parse_bib("@book{x, title = {A}, author = {Doe, J. and others}}", PATH)
    assert problems or "others" not in works["x"].label


def test_comments_are_no_problem():
    works, problems = parse_bib(f"% a comment, with = signs\n@comment{{x}}\n{GOOD}", PATH)
    assert problems == ()
    assert list(works) == ["good1"]
    assert works["good1"].location.line == 3


def test_an_empty_file_has_no_works_and_no_problems():
    assert parse_bib("", PATH) == ({}, ())


@given(st.text(alphabet='@{}=,"#\\ \nab1%comentstringbook', max_size=80))
def test_no_file_ends_in_a_traceback_and_a_good_entry_after_a_blank_line_survives(text):
    parse_bib(text, PATH)


field_text = st.text(alphabet="abÄé ،؛нى'’:.-", min_size=1, max_size=20).map(lambda text: f"T{text}")


@given(field_text)
def test_text_without_tex_is_kept_as_it_is(text):
    works, _ = parse_bib(f"@book{{x, title = {{{text}}}}}", PATH)
    assert works["x"].title.text == " ".join(text.replace("--", "–").split()) or "--" in text or "''" in text
