"""What is compared when a quotation is compared, and what counts as found, quoted and shared."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from synopsis.quotation import (
    GAP,
    RUN,
    Match,
    find,
    fragments,
    located,
    normalise,
    outside,
    quotations,
    shared_runs,
    unbalanced,
    without_citations,
    words,
)

SOURCE = (
    "The old quarrel was “never settled” in Moscow’s libraries[12], as it's said. Tea–the calmer companion—of the self-made\n"
    "evening [3] costs a single\N{NO-BREAK SPACE}coin… in 1992 and café tables."
)

ALIKE = {
    "curly and straight double quotes": ("“tea”", '"tea"'),
    "double and single quotes": ("“tea”", "‘tea’"),
    "guillemets": ("«tea»", '"tea"'),
    "apostrophes": ("Moscow’s", "Moscow's"),
    "backtick as apostrophe": ("Ba`ath", "Ba’ath"),
    "en dash and hyphen": ("1990–91", "1990-91"),
    "em dash": ("tea—and", "tea–and"),
    "double hyphen": ("tea--and", "tea—and"),
    "no-break space": ("a\N{NO-BREAK SPACE}coin", "a coin"),
    "runs of white space": ("a \n\t coin", "a coin"),
    "ellipsis": ("tea…", "tea..."),
    "citation marker": ("tea [12] and", "tea and"),
    "citation marker inside the quotation mark": ("tea[2].”", "tea.”"),
    "footnote figure": ("tea¹ and", "tea and"),
    "composed and decomposed accents": ("caf\N{LATIN SMALL LETTER E WITH ACUTE}", "cafe\N{COMBINING ACUTE ACCENT}"),
    "space at the ends": (" tea ", "tea"),
}


@pytest.mark.parametrize(("one", "other"), ALIKE.values(), ids=ALIKE)
def test_these_are_compared_as_equal(one, other):
    assert normalise(one) == normalise(other)


UNLIKE = {
    "case": ("Tea", "tea"),
    "punctuation": ("tea, and", "tea and"),
    "spelling": ("colour", "color"),
    "insertion": ("tea [and]", "tea"),
    "year in brackets": ("tea [2015]", "tea"),
    "accent": ("café", "cafe"),
    "hyphen and space": ("self-made", "self made"),
}


@pytest.mark.parametrize(("one", "other"), UNLIKE.values(), ids=UNLIKE)
def test_these_are_compared_as_different(one, other):
    assert normalise(one) != normalise(other)


@given(st.text(alphabet="ab “”‘’\"'«»–—-…[1]².\n\N{NO-BREAK SPACE}é", max_size=30))
def test_normalising_twice_is_normalising_once(text):
    assert normalise(normalise(text)) == normalise(text)


FOUND = {
    "word for word": "The old quarrel",
    "first letter lowered": "the old quarrel",
    "first letter raised": "Never settled",
    "across inner quotation marks": "was “never settled” in",
    "inner quotation marks single": "was ‘never settled’ in",
    "across a citation marker": "Moscow's libraries, as it’s said",
    "across a line end": "self-made evening costs a single coin",
    "dash of another kind": "Tea—the calmer companion–of",
    "final stop added": "the calmer companion.",
    "final comma added": "the calmer companion,",
    "words left out": "the old quarrel […] in Moscow’s libraries",
    "words left out, three stops": "the old quarrel [...] in Moscow’s libraries",
    "insertion": "the old quarrel [about tea] was “never settled”",
    "letter put in brackets": "[T]he old quarrel",
    "several omissions": "old […] settled […] coin",
    "whole": SOURCE,
}  # fmt: skip


@pytest.mark.parametrize("quote", [FOUND[name] for name in FOUND], ids=FOUND)
def test_a_verbatim_quotation_is_found(quote):
    assert find(quote, SOURCE) is not None


MISSING = {
    "one word changed": "The old dispute was",
    "one word dropped in silence": "The quarrel was",
    "one letter": "the calmer companions",
    "part of a word": "the calmer compan",
    "part of a word at its beginning": "eary settled",
    "omission out of order": "a single coin […] the old quarrel",
    "omission of what never was": "the old quarrel […] a dear coin",
    "case inside": "the Old quarrel",
    "comma added inside": "the old, quarrel",
    "words of two places without omission mark": "old quarrel libraries",
    "another year": "in 1993",
}


@pytest.mark.parametrize("quote", [MISSING[name] for name in MISSING], ids=MISSING)
def test_what_is_not_verbatim_is_not_found(quote):
    assert find(quote, SOURCE) is None


def test_a_find_tells_which_words_are_quoted():
    (match,) = find("a b", "x a y a b z") or ()
    assert (match.start, match.end) == (3, 5)
    first, second = find("x […] z", "x a y a b z") or ()
    assert [(first.start, first.end), (second.start, second.end)] == [(0, 1), (5, 6)]


def test_words_end_with_their_combining_marks():
    assert find("राम", "रामायण") is None
    assert find("राम […] वन", "रामायण: राम, वन") == (Match(1, 2), Match(2, 3))
    assert located("राम", "रामायण") is None
    assert located("राम", "रामायण राम") == (7, 10)
    assert located("हिन्दी", "हिन्दीभाषा") is None
    assert words("हिन्दी, İstanbul") == ("हिन्दी", "i\N{COMBINING DOT ABOVE}stanbul")


def test_an_omission_may_not_take_the_same_words_twice():
    assert find("tea […] tea", "one tea only") is None
    assert find("tea […] tea", "tea is tea") is not None


@pytest.mark.parametrize("quote", ["", "[…]", " […] ", "…", "."])
def test_a_quotation_without_words_has_no_fragments(quote):
    assert fragments(quote) == ()


@pytest.mark.parametrize(("quote", "pieces"), [
    ("one two.", ("one two",)),
    ("one […] two", ("one", "two")),
    ("[A]s one", ("As one",)),
    ("one [inserted] two,", ("one", "two")),
    ("‘one’ two", ("one' two",)),
])  # fmt: skip
def test_a_quotation_falls_into_its_verbatim_pieces(quote, pieces):
    assert fragments(quote) == pieces


@given(
    st.lists(
        st.sampled_from(["tea", "Coffee", "in", "1992", "Moscow’s", "self-made", "(cup)", "a.b", "x+"]), min_size=3, max_size=12
    ),
    st.data(),
)
def test_every_stretch_of_words_of_a_source_is_found_in_it(source, data):
    start = data.draw(st.integers(0, len(source) - 1))
    end = data.draw(st.integers(start + 1, len(source)))
    assert find(" ".join(source[start:end]), " ".join(source)) is not None


# --- quotations in our text ------------------------------------------------------------------------------------

QUOTED = {
    "one": ("He says “tea first” to all.", ("tea first",)),
    "two": ("“one” and “two”", ("one", "two")),
    "none": ("no quotation 'here' or \"there\"", ()),
    "over a line end": ("“one\ntwo”", ("one\ntwo",)),
    "nested single": ("“the ‘red’ line”", ("the ‘red’ line",)),
    "citation inside": ("“one [@doe, p. 3] two”", ("one two",)),
    "citation before the closing mark": ("“one two [@doe].”", ("one two.",)),
    "footnote mark inside": ("“one[^1] two”", ("one two",)),
    "author in text outside": ("@doe [p. 3] says “tea”", ("tea",)),
    "citation that holds quotation marks": ("so [see “tea” in @doe] it is", ()),
}


@pytest.mark.parametrize(("text", "found"), QUOTED.values(), ids=QUOTED)
def test_quotations_are_what_stands_in_double_curly_marks(text, found):
    assert tuple(quote.replace("  ", " ") for quote in quotations(text)) == found


@pytest.mark.parametrize("text", ["“one", "one”", "”one“", "“one” two”", "“one “two” three”"])
def test_marks_that_do_not_pair_are_seen(text):
    assert unbalanced(text)


@pytest.mark.parametrize("text", ["", "one", "“one”", "“one” “two”", '"one', "it’s ‘one"])
def test_marks_that_pair_are_seen(text):
    assert not unbalanced(text)


def test_what_a_reader_sees_has_no_citations():
    text = "Tea [@a, p. 3] is, says @b [p. 4], good[^1] [see @c]."
    assert " ".join(without_citations(text).split()) == "Tea is, says, good."


def test_code_that_looks_like_a_citation_is_kept():
    assert without_citations("the form `[@a]` [@b]").strip() == "the form `[@a]`"


def test_a_bar_stands_where_a_quotation_was():
    assert words(outside("one “two” three")) == ("one", "three")
    assert GAP in outside("one “two” three")


# --- words and runs ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("text", "found"), [
    ("Tea first", ("tea", "first")),
    ("Moscow’s", ("moscow's",)),
    ("self-made", ("self", "made")),
    ("in 1992, [12] and 3.5", ("in", "1992", "and", "3", "5")),
    ("“tea” — ‘tea’", ("tea", "tea")),
    ("نیاکویی و بهمنش", ("نیاکویی", "و", "بهمنش")),
])  # fmt: skip
def test_words_are_counted_without_case_and_marks(text, found):
    assert words(text) == found


TWENTY = tuple(f"w{n}" for n in range(20))


def test_a_run_of_twelve_shared_words_is_found_with_its_place():
    text = f"so {' '.join(TWENTY[3 : 3 + RUN])} end"
    assert list(shared_runs(text, TWENTY)) == [(" ".join(TWENTY[3 : 3 + RUN]), 3)]


def test_eleven_shared_words_are_no_run():
    assert list(shared_runs(" ".join(TWENTY[: RUN - 1]), TWENTY)) == []


def test_case_and_marks_do_not_hide_a_run():
    text = ", ".join(word.upper() for word in TWENTY[:RUN])
    assert len(list(shared_runs(text, TWENTY))) == 1


def test_a_quotation_in_between_breaks_a_run():
    text = f"{' '.join(TWENTY[:6])} “{TWENTY[6]}” {' '.join(TWENTY[7:13])}"
    assert list(shared_runs(outside(text), TWENTY)) == []


def test_a_bar_in_the_text_itself_hides_no_run():
    text = f"{' '.join(TWENTY[:6])} | {' '.join(TWENTY[6:13])}"
    assert len(list(shared_runs(outside(text), TWENTY))) == 1


def test_a_long_run_is_told_once_for_each_full_stretch():
    assert [place for _, place in shared_runs(" ".join(TWENTY), TWENTY)] == [0]


@given(st.lists(st.sampled_from("abc"), max_size=30), st.lists(st.sampled_from("abc"), max_size=30), st.integers(2, 5))
def test_runs_are_found_exactly_where_there_are_any(own, source, length):
    shared = {tuple(own[i : i + length]) for i in range(len(own) - length + 1)} & {
        tuple(source[i : i + length]) for i in range(len(source) - length + 1)
    }
    found = list(shared_runs(" ".join(own), tuple(source), length))
    assert bool(found) == bool(shared)
    assert all(tuple(source[place : place + length]) == tuple(run.split()) for run, place in found)
