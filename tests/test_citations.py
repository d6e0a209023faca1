"""The citation grammar: what is a citation, what it says, and that reading and rendering agree about both."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from synopsis.markup import find_citations  # isort: skip
from synopsis.citations import (
    LABELS,
    Citation,
    Cite,
    Locator,
    mask_literals,
    parse_citation,
    write_citation,
)
from synopsis.markup import to_html

SUPPRESSED = "suppress-author"
IN_TEXT = "author-in-text"


def page(value: str) -> tuple[Locator, ...]:
    return (Locator("page", value),)


VALID = {
    "key alone": ("[@doe2020]", (Cite("doe2020"),)),
    "key with inner punctuation": ("[@doe:2020/a.b_c-d+e]", (Cite("doe:2020/a.b_c-d+e"),)),
    "key that begins with a figure": ("[@2020-doe]", (Cite("2020-doe"),)),
    "full stop after the key": ("[@doe.]", (Cite("doe", suffix="."),)),
    "page": ("[@a, p. 3]", (Cite("a", page("3")),)),
    "page without comma": ("[@a p. 3]", (Cite("a", page("3")),)),
    "pages": ("[@a, pp. 3-4]", (Cite("a", page("3–4")),)),
    "pages with en dash and spaces": ("[@a, pp. 3 – 4]", (Cite("a", page("3–4")),)),
    "list of pages": ("[@a, pp. 3, 7-9]", (Cite("a", page("3, 7–9")),)),
    "roman pages": ("[@a, pp. iv-xi]", (Cite("a", page("iv–xi")),)),
    "page with a letter": ("[@a, p. 12a]", (Cite("a", page("12a")),)),
    "decimal section": ("[@a, sec. 3.2]", (Cite("a", (Locator("section", "3.2"),)),)),
    "full stop after a locator": ("[@a, p. 3.]", (Cite("a", page("3"), suffix="."),)),
    "sign for section": ("[@a, §3]", (Cite("a", (Locator("section", "3"),)),)),
    "sign for paragraphs": ("[@a, ¶¶ 3-5]", (Cite("a", (Locator("paragraph", "3–5"),)),)),
    "section and paragraph": (
        "[@a, sec. 3, para. 2]",
        (Cite("a", (Locator("section", "3"), Locator("paragraph", "2"))),),
    ),
    "three locators": (
        "[@a, vol. 2, pp. 3-4, fig. 5]",
        (Cite("a", (Locator("volume", "2"), Locator("page", "3–4"), Locator("figure", "5"))),),
    ),
    "prefix": ("[see @a]", (Cite("a", prefix="see"),)),
    "prefix with comma": ("[see, e.g., @a]", (Cite("a", prefix="see, e.g.,"),)),
    "prefix with an address": ("[cf. me@x.org, @a]", (Cite("a", prefix="cf. me@x.org,"),)),
    "suffix": ("[@a and passim]", (Cite("a", suffix="and passim"),)),
    "suffix after a locator": ("[@a, p. 3, my italics]", (Cite("a", page("3"), suffix=", my italics"),)),
    "figures without label are a suffix": ("[@a, 33]", (Cite("a", suffix=", 33"),)),
    "a word that begins like a label is a suffix": ("[@a, pages of glory]", (Cite("a", suffix=", pages of glory"),)),
    "no date is not a note": ("[@a, n.d.]", (Cite("a", suffix=", n.d."),)),
    "prefix, locator and suffix": ("[see @a, p. 3 for more]", (Cite("a", page("3"), "see", "for more"),)),
    "several": ("[@a; @b]", (Cite("a"), Cite("b"))),
    "several with everything": (
        "[see @a, p. 361; also @b, sec. 3, para. 2, and elsewhere]",
        (
            Cite("a", page("361"), "see"),
            Cite("b", (Locator("section", "3"), Locator("paragraph", "2")), "also", ", and elsewhere"),
        ),
    ),
    "one work twice": ("[@a, p. 1; @a, p. 9]", (Cite("a", page("1")), Cite("a", page("9")))),
    "suppressed author": ("[-@a]", (Cite("a", mode=SUPPRESSED),)),
    "suppressed author with page": ("[-@a, p. 3]", (Cite("a", page("3"), mode=SUPPRESSED),)),
    "suppressed author among others": ("[@a; -@b]", (Cite("a"), Cite("b", mode=SUPPRESSED))),
    "over a line end": ("[see @a,\np. 3]", (Cite("a", page("3"), "see"),)),
    "author in text": ("@a", (Cite("a", mode=IN_TEXT),)),
    "author in text with page": ("@a [p. 5]", (Cite("a", page("5"), mode=IN_TEXT),)),
    "author in text with page on the next line": ("@a\n[p. 5]", (Cite("a", page("5"), mode=IN_TEXT),)),
    "author in text with page and suffix": (
        "@a [p. 5, own translation]",
        (Cite("a", page("5"), suffix=", own translation", mode=IN_TEXT),),
    ),
    "suppressed author in text": ("-@a", (Cite("a", mode=SUPPRESSED),)),
    "suppressed author in text with page": ("-@a [p. 5]", (Cite("a", page("5"), mode=SUPPRESSED),)),
    "Persian prefix": ("[نک. @a, p. 3]", (Cite("a", page("3"), "نک."),)),
}


@pytest.mark.parametrize(("source", "cites"), VALID.values(), ids=VALID)
def test_a_citation_is_read_into_its_parts(source, cites):
    citation = parse_citation(source)
    assert citation.cites == cites
    assert citation.faults == ()
    assert citation.source == source


@pytest.mark.parametrize(("source", "cites"), VALID.values(), ids=VALID)
def test_a_citation_is_found_in_a_sentence_at_its_place(source, cites):
    text = f"Before, “quoted” {source} and after."
    (found,) = find_citations(text)
    assert found.cites == cites
    assert text[found.start : found.start + len(found.source)] == found.source == source


@pytest.mark.parametrize(("label", "word"), [(label, word) for label, words in LABELS.items() for word in words])
def test_every_word_for_a_locator_gives_its_csl_label(label, word):
    assert parse_citation(f"[@a, {word} 12]").cites == (Cite("a", (Locator(label, "12"),)),)


@pytest.mark.parametrize("label", LABELS)
@pytest.mark.parametrize("value", ["7", "7–9"])
def test_a_locator_is_written_with_a_word_that_is_read_again(label, value):
    locator = Locator(label, value)
    assert parse_citation(f"[@a, {locator}]").cites[0].locators == (locator,)


FAULTY = {
    "item without key": ("[@a; p. 4]", "no citation key in 'p. 4' of '[@a; p. 4]'"),
    "empty item": ("[@a; ]", "no citation key in '' of '[@a; ]'"),
    "two keys": ("[@a @b]", "two keys without ';' between them in '@a @b'"),
    "two keys joined by a word": ("[see @a and @b]", "two keys without ';' between them in 'see @a and @b'"),
    "two keys, the second suppressed": ("[@a, -@b]", "two keys without ';' between them in '@a, -@b'"),
    "locator twice": ("[@a, p. 3, p. 4]", "locator 'page' is given twice in 'p. 3, p. 4'"),
    "locator twice, other words": ("[@a, p. 3, pages 4]", "locator 'page' is given twice in 'p. 3, pages 4'"),
    "locator twice in text": ("@a [p. 3, p. 4]", "locator 'page' is given twice in 'p. 3, p. 4'"),
}


@pytest.mark.parametrize(("source", "fault"), FAULTY.values(), ids=FAULTY)
def test_a_malformed_citation_says_what_is_wrong(source, fault):
    (found,) = find_citations(f"Text {source}.")
    assert found.source == source
    assert found.faults == (fault,)


def test_the_good_items_of_a_malformed_citation_are_kept():
    assert [cite.key for cite in parse_citation("[@a; p. 4; @b]").cites] == ["a", "b"]


@pytest.mark.parametrize("source", ["", "a", "[a]", "[@]", "x [@a]"])
def test_what_is_not_wholly_a_citation_is_refused(source):
    assert parse_citation(source) == Citation((), source, 0, (f"not a citation: {source!r}",))


UNTOUCHED = {
    "e-mail address": "write to me@example.org please",
    "e-mail address in brackets": "[me@example.org]",
    "e-mail address, protected": "[email protected]",
    "code span": "the form `[@key]` is pandoc's",
    "code span of two ticks": "the form `` `[@key]` `` is pandoc's",
    "code span over a line end": "the form `[@key,\np. 3]` is pandoc's",
    "fence": "Text\n\n```\n[@key] and @key\n```\n\nmore",
    "fence with a language": "```markdown\n[@key]\n```",
    "fence with a blank line": "```\none\n\n[@key]\n```",
    "fence of tildes": "~~~\n[@key]\n~~~",
    "fence of four": "````\n```\n[@key]\n````",
    "indented code": "Text:\n\n    [@key]\n    @key\n\nmore",
    "indented code at the start": "    [@key]",
    "code indented by a tab": "Text:\n\n\t[@key]",
    "link text": "[see @key](https://example.org)",
    "link text with title": '[see @key](https://example.org "A title")',
    "link to an address with parentheses": "[see @key](https://example.org/a_(b))",
    "address of a link": "[see](https://example.org/@key)",
    "image": "![as @key shows](picture.png)",
    "autolink": "<https://example.org/@key>",
    "autolinked e-mail": "<me@example.org>",
    "bare address": "https://example.org/@key",
    "escaped at sign": r"\@key",
    "escaped bracket": r"\[@key]",
    "escaped at sign in brackets": r"[\@key]",
    "comment": "a <!-- [@key] --> b",
    "comment over lines": "a <!-- [@key]\n@key --> b",
    "attribute of a tag": '<b title="@key">b</b>',
    "at sign alone": "3 @ 4 [@ ]",
    "word before the bracket": "array[@key]",
}


@pytest.mark.parametrize("text", UNTOUCHED.values(), ids=UNTOUCHED)
def test_what_is_not_a_citation_is_left_alone(text):
    assert find_citations(text) == ()


@pytest.mark.parametrize(("text", "sources"), [
    ("[@a] then @b [p. 3] then [-@c].", ["[@a]", "@b [p. 3]", "[-@c]"]),
    ("`code` [@a] `code`", ["[@a]"]),
    ("[link](u) [@a]", ["[@a]"]),
    ("*[@a]* and **see @b**", ["[@a]", "@b"]),
    ("(@a) “@b” @c’s", ["@a", "@b", "@c"]),
    ("a note[^1] [@a].[^2]", ["[@a]"]),
    ("[[@a]]", ["[@a]"]),
    ("> quoted [@a]\n\n- item [@b]\n\n# heading [@c]", ["[@a]", "[@b]", "[@c]"]),
], ids=[
    "three forms", "between code spans", "after a link", "emphasis", "punctuation", "notes", "doubled brackets", "blocks",
])  # fmt: skip
def test_citations_are_found_in_order(text, sources):
    assert [citation.source for citation in find_citations(text)] == sources


# --- properties ------------------------------------------------------------------------------------------------

keys = st.from_regex(r"[A-Za-z0-9_]([A-Za-z0-9:.+/_-]{0,8}[A-Za-z0-9_+/])?", fullmatch=True)
numbers = st.one_of(
    st.integers(1, 9999).map(str), st.sampled_from(["iv", "xii", "3.2", "12a"]), st.just("3–4"), st.just("3, 7–9")
)
locators = st.dictionaries(st.sampled_from(sorted(LABELS)), numbers, max_size=3).map(
    lambda chosen: tuple(Locator(label, value) for label, value in chosen.items())
)
words = st.lists(st.sampled_from(["see", "cf.", "übrigens", "نک.", "*also*", "(but", "e.g.,", "emphasis", "ours"]), max_size=3)
prefixes = words.map(" ".join)
suffixes = words.flatmap(lambda some: st.sampled_from([" ".join(some), f", {' '.join(some)}"] if some else [""]))
bracketed = st.lists(
    st.builds(Cite, keys, locators, prefixes, suffixes, st.sampled_from(["normal", SUPPRESSED])), min_size=1, max_size=3
)
in_text = st.builds(Cite, keys, locators, st.just(""), suffixes, st.just(IN_TEXT)).map(lambda cite: [cite])


@given(st.one_of(bracketed, in_text))
@example([Cite("a", (Locator("page", "5"),), suffix=", own translation", mode=IN_TEXT)])
def test_reading_what_was_written_gives_the_same_citation(cites):
    written = write_citation(Citation(tuple(cites), ""))
    read = parse_citation(written)
    assert read.cites == tuple(cites)
    assert read.faults == ()


marks = st.text(alphabet='`~ \n\t<>[]()!-@aÄ😀\\"*#/:.x', max_size=60)


@given(marks)
def test_masking_keeps_length_and_lines_and_changes_nothing_but_to_spaces(text):
    masked = mask_literals(text)
    assert len(masked) == len(text)
    assert all(after in (before, " ") for before, after in zip(text, masked, strict=True))
    assert [i for i, c in enumerate(masked) if c == "\n"] == [i for i, c in enumerate(text) if c == "\n"]


@given(marks)
def test_no_text_breaks_the_search_and_every_find_is_in_its_place(text):
    text = text.expandtabs(4)  # as Markdown does
    for citation in find_citations(text):
        assert text[citation.start : citation.start + len(citation.source)] == citation.source
        assert citation.cites or citation.faults


# --- scanning and rendering agree ------------------------------------------------------------------------------


def rendered(text: str) -> list[str]:
    """The sources of the citations in the order in which Markdown hands them to its callback."""
    sources: list[str] = []

    def render(citation: Citation) -> ElementTree.Element:
        sources.append(citation.source)
        return ElementTree.Element("cite")

    to_html(text, render, lambda label: ElementTree.Element("sup"))
    return sources


def scanned(text: str) -> list[str]:
    return [citation.source for citation in find_citations(text)]


@pytest.mark.parametrize("source", [source for source, _ in VALID.values()], ids=list(VALID))
def test_a_citation_is_rendered_as_it_was_read(source):
    assert rendered(f"Before {source} after.") == [source]


@pytest.mark.parametrize("text", UNTOUCHED.values(), ids=UNTOUCHED)
def test_what_reading_leaves_alone_rendering_leaves_alone(text):
    assert rendered(text) == []


AGREE = {
    "list, then paragraph": "- item [@a]\n\npara [@b]",
    "quotation, then paragraph": "> quoted [@a]\n\npara [@b]",
    "two lists with a paragraph between": "- one [@a]\n\npara [@b]\n\n- two [@c]\n\npara [@d]",
    "nested list": "- one [@a]\n    - inner [@b]\n- two [@c]",
    "second paragraph of a list item": "- one [@a]\n\n    more [@b]\n\npara [@c]",
    "list item over two lines": "- item [@a,\n  p. 5] end",
    "citation over two lines of a quotation": "> quoted [@a,\n> p. 5] end",
    "author and page over two lines of a quotation": "> quoted @a\n> [p. 5] end",
    "heading": "# Head [@a]\n\npara [@b]",
    "emphasis": "*see [@a]* **and @b** _and [@c]_",
    "escaped backticks": r"\`[@a]\` [@b]",
    "backtick used as an apostrophe": "the Ba`ath [@a] party\n\nthe Ba`ath [@b] party",
    "code after a line of spaces": "text:\n  \n    [@a]\n\nmore [@b]",
    "brackets of an undefined reference": "[see @a][b] and [@c]",
    "footnote mark in a citation": "[see[^1] @a] and [@b]",
    "footnote mark after an author in text": "as @a [^1] says",
    "escaped character in a citation": r"[see A\_B, @a] and [@b]",
    "code in a citation": "[see `x`, @a] and [@b]",
    "bracket that is never closed": "[a\n\nb @c d]",
    "unclosed fence": "```\n[@a]\n\n[@b]",
    "entity": "S&amp;P [@a] &copy; [@b]",
    "table-like lines": "a | b [@a]\n--- | ---\nc [@b] | d",
    "html": "<div>[@a]</div>\n\n<b>@b</b> [@c]",
    "link beside a citation": "[text](https://x.org) [@a] <https://x.org/@b> [@c]",
    "image title": '![alt](p.png "by @a") [@b]',
    "hard line break": "one [@a]  \ntwo [@b]",
    "definition of a link": "[x]: https://example.org/@a\n\n[@b]",
}


@pytest.mark.parametrize("text", AGREE.values(), ids=AGREE)
def test_rendering_finds_what_reading_finds_in_the_same_order(text):
    assert rendered(text) == scanned(text)


inline = st.lists(
    st.sampled_from([
        "plain words", "[@a]", "[see @b, p. 3; -@c]", "@d", "@e [p. 5]", "`[@f]`", "`` @g ` ``", "*[@h]*", "**strong @i**",
        "[text @j](https://x.org/@k)", "<me@x.org>", "me@x.org", r"\@l", r"\[@m]", "[^1]", "“quoted [@n]”", "(@o)",
    ]),
    min_size=1, max_size=4,
)  # fmt: skip
line = inline.map(" ".join).map(lambda text: text if text[0] not in "*-" else f"so {text}")
paragraph = st.lists(line, min_size=1, max_size=3).map("\n".join)
fence = st.tuples(st.sampled_from(["```", "~~~", "````"]), st.sampled_from(["", "text"]), line, st.booleans(), line).map(
    lambda parts: f"{parts[0]}{parts[1]}\n{parts[2]}\n" + ("\n" if parts[3] else "") + f"{parts[4]}\n{parts[0]}"
)
indented = st.lists(line, min_size=1, max_size=2).map(lambda lines: "\n".join(f"    {one}" for one in lines))
bullets = st.lists(line, min_size=1, max_size=3).map(lambda lines: "\n".join(f"- {one}" for one in lines))
ordered = st.lists(line, min_size=1, max_size=3).map(lambda lines: "\n".join(f"{n}. {one}" for n, one in enumerate(lines, 1)))
quoted = st.lists(line, min_size=1, max_size=3).map(lambda lines: "\n".join(f"> {one}" for one in lines))
heading = line.map(lambda text: f"## {text}")
blocks = st.lists(st.one_of(paragraph, fence, bullets, ordered, quoted, heading), min_size=1, max_size=6)


@given(blocks)
def test_rendering_and_reading_agree_on_generated_mixes(parts):
    text = "\n\n".join(parts)
    assert rendered(text) == scanned(text)


@given(paragraph, indented, paragraph)
def test_rendering_and_reading_agree_about_indented_code(before, code, after):
    text = f"{before}\n\n{code}\n\n{after}"
    assert rendered(text) == scanned(text)
