"""Whether a passage holds the words somebody points at: quoted inside “ ”, or standing anywhere in what a reader sees."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sample import passages
from synopsis.evidence import occurrences, quoted, shown
from synopsis.model import Passage


def passage(text: str, note: str = "") -> Passage:
    """A paragraph of an edition and its footnote [^1]."""
    return passages(text, notes=note and f"[^1]: {note}")[0]


TEA = passage(
    "After tea nine in ten readers “slept through\nuntil morning”, *some* of them at Ceylon’s – for coffee @roasters-2015 "
    "finds the contrary [@kettle-2001, p. 12], and tea is “a calm” and “late” drink &amp; cheap.[^1]",
    note="One library took part, says Leaf, “once a year”.",
)

STANDING = {
    "in our words": ("nine in ten readers", 1),
    "in quotation marks": ("slept through until morning", 1),
    "over the marks": ("readers “slept through", 1),
    "with other marks": ('readers "slept through', 1),
    "over the end of a line": ("through until", 1),
    "emphasised": ("some of them", 1),
    "with another apostrophe and dash": ("at Ceylon's - for coffee", 1),
    "beside a citation": ("for coffee", 1),
    "after a citation": ("finds the contrary", 1),
    "an entity": ("drink & cheap", 1),
    "in the footnote": ("One library took part", 1),
    "quoted in the footnote": ("once a year", 1),
    "twice": ("tea", 2),
    "in another case": ("Nine in ten", 0),
    "nowhere": ("ten in nine", 0),
    "no words": ("", 0),
    "white space": ("  ", 0),
    "the key of a citation": ("roasters", 0),
    "the page of a citation": ("p. 12", 0),
    "the markup": ("*some*", 0),
    "over a citation": ("for coffee finds", 0),
    "over a citation in brackets": ("the contrary, and tea", 0),
    "from the text into the footnote": ("cheap. One library", 0),
    "a part of a word": ("ine in ten read", 0),
    "a part of two words": ("lept through unti", 0),
}


@pytest.mark.parametrize(("words", "times"), STANDING.values(), ids=STANDING)
def test_words_stand_in_a_passage_as_a_reader_sees_it(words, times):
    assert occurrences(TEA, words) == times


QUOTED = {
    "all of a quotation": ("slept through until morning", True),
    "a part of it": ("through until", True),
    "of the footnote": ("once a year", True),
    "with its first letter in another case": ("Slept through", True),
    "with an end of its own": ("slept through until morning.", True),
    "with words left out": ("slept […] until morning", True),
    "with dots in brackets": ("slept [...] morning", True),
    "with an insertion": ("slept [they say] through until morning", True),
    "of two quotations": ("a calm […] late", True),
    "our own words": ("nine in ten readers", False),
    "the words between two quotations": ("and", False),
    "from a quotation into our words": ("until morning, some", False),
    "over two quotations in one piece": ("a calm late", False),
    "a part of a word": ("lept through", False),
    "one piece of two": ("slept […] until noon", False),
    "nothing": ("", False),
    "an omission alone": ("[…]", False),
    "signs alone": ("“…”", False),
}


@pytest.mark.parametrize(("quote", "holds"), QUOTED.values(), ids=QUOTED)
def test_a_quotation_stands_inside_quotation_marks(quote, holds):
    assert quoted(TEA, quote) is holds


def test_words_do_not_end_before_a_combining_mark():
    epic = passage("The “रामायण” tells of राम, says Rene\N{COMBINING DIAERESIS}\N{COMBINING DOT BELOW}.")
    assert [occurrences(epic, words) for words in ("राम", "रामायण", "Rene")] == [1, 1, 0]
    assert not quoted(epic, "राम")
    assert quoted(epic, "रामायण")


def test_a_citation_inside_a_quotation_does_not_break_it():
    assert quoted(passage("She calls it “the calm [@kettle-2001, p. 3] companion”."), "the calm companion")


def test_what_is_shown_has_the_text_and_the_notes_without_markup_and_citations():
    text = shown(TEA)
    assert text.startswith("After tea nine in ten readers “slept through until morning”, some of them")
    assert text.endswith("One library took part, says Leaf, “once a year”.")
    assert not any(sign in text for sign in ("@", "*", "[^1]", "&amp;", "kettle"))


def test_what_looks_like_markup_is_text():
    assert occurrences(passage("A <b>bold</b> cup of 1 < 2."), "A <b>bold</b> cup of 1 < 2.") == 1


WORDS = st.lists(st.sampled_from(["tea", "calm", "cup", "Leaf’s", "late–night", "nine"]), min_size=1, max_size=8)


@given(WORDS, WORDS, WORDS)
def test_a_stretch_of_a_text_stands_in_it_and_is_quoted_only_inside_the_marks(before, inside, after):
    one = passage(f"So {' '.join(before)} “{' '.join(inside)}” {' '.join(after)} end.")
    for words in (before, inside, after):
        assert occurrences(one, " ".join(words)) >= 1
    assert quoted(one, " ".join(inside))
    assert not quoted(one, f"So {' '.join(before)}")
    assert not quoted(one, f"{' '.join(after)} end")
