"""Text conversions: every defect they carry, in invented texts; and the maps of the real ones, where they are at hand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from synopsis.originals import split

LONG = "Tea " + "and more tea " * 30 + "was drunk."
"""A line that no hard-wrapped file has."""


def paragraphs(text: str, authors=()) -> dict[str, str]:
    return {paragraph.at: paragraph.text for paragraph in split(text, "x.txt", authors).paragraphs}


def lines(text: str, authors=()) -> dict[str, tuple[int, ...]]:
    return {paragraph.at: paragraph.lines for paragraph in split(text, "x.txt", authors).paragraphs}


def blank_separated(*parts: str) -> str:
    return "\n\n".join(parts) + "\n"


# --- where the body begins and ends -------------------------------------------------------------------------


def test_the_body_begins_at_the_first_numbered_heading():
    text = blank_separated("A Title", "Ada Leaf*", "Abstract", LONG, "1. Introduction", "It begins.", "2. End", "It ends.")
    assert paragraphs(text) == {"1.1": "It begins.", "2.1": "It ends."}
    assert [(h.section, h.title, h.line) for h in split(text).headings] == [("1", "Introduction", 9), ("2", "End", 13)]


def test_without_numbered_headings_the_body_begins_after_the_heading_abstract():
    assert paragraphs(blank_separated("A Title", "Research Paper", "ABSTRACT", "It begins.", LONG)) == {
        "1": "It begins.",
        "2": LONG,
    }


def test_without_any_heading_the_body_begins_at_the_first_full_sentence():
    first = "This is the first sentence of the body, and it is long enough to be one."
    assert paragraphs(blank_separated("A Title", "By Ada Leaf", first, LONG)) == {"1": first, "2": LONG}


@pytest.mark.parametrize("heading", ["References", "Keywords", "Acknowledgements", "Conflicts of Interest"])
def test_the_body_ends_at_a_heading_without_number(heading):
    text = blank_separated(
        "1. One", "It begins.", LONG, heading, "Doe, J. (2001). A Book. A Press.", "Roe, R. (2002). Another."
    )
    assert list(paragraphs(text)) == ["1.1", "1.2"]


def test_an_author_card_at_the_end_is_not_body():
    text = blank_separated(LONG, "It ends.", "Ada Leaf is a librarian in an invented town.")
    assert paragraphs(text, ["Ada Leaf"]) == {"1": LONG, "2": "It ends."}
    assert len(paragraphs(text)) == 3, "who is an author is known from the bibliography only"


def test_an_author_who_begins_a_paragraph_inside_the_body_stays():
    text = blank_separated(LONG, "Ada Leaf drinks tea.", "It ends.")
    assert list(paragraphs(text, ["Ada Leaf"])) == ["1", "2", "3"]


def test_several_closing_cards_and_a_caption_are_all_set_aside():
    text = blank_separated(LONG, "Ada Leaf is one.", "Tom Ceylon is another.", "Photo: A pot of tea.")
    assert paragraphs(text, ["Ada Leaf", "Tom Ceylon"]) == {"1": LONG}


@pytest.mark.parametrize("caption", ["Image: A pot.", "Photo: A pot.", "Figure: A pot.", "Source: the library."])
def test_a_caption_at_the_end_is_not_body(caption):
    assert paragraphs(blank_separated(LONG, caption)) == {"1": LONG}


# --- paragraphs ---------------------------------------------------------------------------------------------------


def test_a_line_is_a_paragraph_even_without_blank_lines():
    text = f"Abstract\n{LONG}\nSecond.\nThird.\n"
    assert paragraphs(text) == {"1": LONG, "2": "Second.", "3": "Third."}
    assert lines(text) == {"1": (2,), "2": (3,), "3": (4,)}


def test_the_lines_of_a_hard_wrapped_file_are_joined():
    text = "1. One\n\nTea is a drink\nthat many like\nvery much.\n\nCoffee is\nanother.\n"
    assert paragraphs(text) == {"1.1": "Tea is a drink that many like very much.", "1.2": "Coffee is another."}


def test_a_word_cut_by_hard_wrapping_is_whole_again():
    text = "1. One\n\nReaders sleep until morn-\ning comes.\n\nEvery morning they wake.\n"
    assert paragraphs(text)["1.1"] == "Readers sleep until morning comes."


def test_no_break_spaces_and_spaces_at_the_ends_are_no_text():
    text = f"1. One\n\n\N{NO-BREAK SPACE} Tea\N{NO-BREAK SPACE}first. \n\n\N{NO-BREAK SPACE}\n\n{LONG}\n"
    assert paragraphs(text) == {"1.1": "Tea first.", "1.2": LONG}


def test_a_form_feed_does_not_shift_the_line_numbers():
    text = f"1. One\n\nTea first.\n\N{FORM FEED}\n{LONG}\n\n\N{FORM FEED}Third.\n"
    assert lines(text) == {"1.1": (3,), "1.2": (5,), "1.3": (7,)}


# --- page breaks ---------------------------------------------------------------------------------------------------


def test_a_paragraph_cut_by_a_page_break_is_joined_and_knows_both_lines():
    text = blank_separated("1. One", "On that long and quiet day tea was", "drunk here.", LONG)
    assert paragraphs(text) == {"1.1": "On that long and quiet day tea was drunk here.", "1.2": LONG}
    assert lines(text) == {"1.1": (3, 5), "1.2": (7,)}


def test_a_paragraph_cut_twice_is_joined_twice():
    assert paragraphs(blank_separated("1. One", "tea", "was", "drunk.", LONG))["1.1"] == "tea was drunk."


def test_a_cut_word_loses_its_hyphen_if_it_stands_whole_elsewhere():
    text = blank_separated("1. One", "zones of influ-", "ence here.", f"Their influence. {LONG}")
    assert paragraphs(text)["1.1"] == "zones of influence here."


def test_a_cut_word_keeps_its_hyphen_if_it_never_stands_whole():
    text = blank_separated("1. One", "the self-", "proclaimed tea state.", f"It is proclaimed by the self. {LONG}")
    assert paragraphs(text)["1.1"] == "the self-proclaimed tea state."


ENDS = {
    "full stop": "It ended.",
    "question": "Did it end?",
    "exclamation": "It ended!",
    "colon": "It ended thus:",
    "ellipsis": "It ended…",
    "straight quotation mark": 'He said "it ended."',
    "curly quotation mark": "He said “it ended.”",
    "parenthesis": "(It ended.)",
    "citation after the stop": "“It ended.” (Doe, 2015: p. 3)",
    "number after the stop": "It ended.[12]",
    "number before the stop": "It ended [12].",
}


@pytest.mark.parametrize("end", ENDS.values(), ids=ENDS)
def test_a_paragraph_that_ends_like_a_sentence_is_not_joined(end):
    assert paragraphs(blank_separated("1. One", end, LONG)) == {"1.1": end, "1.2": LONG}


@pytest.mark.parametrize("end", ["it went", "It went,", "It went;", "as Doe (2015)", "the so-called [x]", "“It went"])
def test_a_paragraph_that_does_not_end_like_a_sentence_goes_on(end):
    assert list(paragraphs(blank_separated("1. One", end, LONG))) == ["1.1"]


def test_nothing_is_joined_over_a_heading():
    assert paragraphs(blank_separated("1. One", "the tea was", "2. Two", LONG)) == {"1.1": "the tea was", "2.1": LONG}


# --- footnotes -----------------------------------------------------------------------------------------------------


def test_a_footnote_in_the_middle_of_a_paragraph_is_lifted_out():
    text = blank_separated(
        "1. One", "On that long day tea was drunk be-", "¹ In one library.", "cause it was there.", f"It is so because. {LONG}"
    )
    original = split(text)
    assert original.paragraphs[0].text == "On that long day tea was drunk because it was there."
    assert original.paragraphs[0].lines == (3, 7)
    assert [(note.label, note.text, note.line) for note in original.notes] == [("1", "In one library.", 5)]


def test_footnotes_after_the_tenth_keep_their_number():
    notes = split(blank_separated("1. One", LONG, "⁹ Nine.", "¹⁰ Ten.", "¹² Twelve.")).notes
    assert [(note.label, note.text) for note in notes] == [("9", "Nine."), ("10", "Ten."), ("12", "Twelve.")]


# --- headings ------------------------------------------------------------------------------------------------------


def test_a_double_blank_line_is_a_heading_that_was_lost():
    text = f"{LONG}\n\nLead.\n\n\nFirst part.\n\nMore.\n\n\nSecond part.\n"
    assert paragraphs(text) == {"0.1": LONG, "0.2": "Lead.", "1.1": "First part.", "1.2": "More.", "2.1": "Second part."}
    assert [(h.section, h.title, h.line) for h in split(text).headings] == [("0", "", 1), ("1", "", 6), ("2", "", 11)]


def test_where_headings_are_numbered_a_double_blank_line_means_nothing():
    assert list(paragraphs(f"1. One\n\nTea.\n\n\n{LONG}\n")) == ["1.1", "1.2"]


def test_double_blank_lines_before_the_body_open_no_part():
    assert list(paragraphs(f"A Title\n\n\nAda Leaf\n\n\n{LONG}\n\nMore.\n")) == ["1", "2"]


def test_numbered_sentences_are_not_headings():
    assert list(paragraphs(blank_separated("1. One", "2. This is a sentence.", LONG))) == ["1.1", "1.2"]


def test_a_paragraph_is_found_by_its_locator():
    original = split(blank_separated("1. One", "Tea.", LONG))
    assert original.paragraph("1.2") == original.paragraphs[1]
    assert original.paragraph("9.9") is None


@pytest.mark.parametrize("text", ["", "\n\n", "A Title", "1. One"])
def test_a_text_without_body_has_no_paragraphs(text):
    assert split(text).paragraphs == ()


some_lines = st.lists(st.sampled_from(["", "", "Tea", "Tea.", "and tea", "be-", "cause.", "¹ Note.", LONG, "References"]))


@given(some_lines, some_lines, st.booleans())
def test_no_paragraph_is_twice_told_or_out_of_order(first, second, numbered):
    original = split("\n".join(["1. One", *first, "2. Two", *second] if numbered else [*first, *second]))
    numbers = [number for paragraph in original.paragraphs for number in paragraph.lines]
    assert numbers == sorted(set(numbers))
    assert len({paragraph.at for paragraph in original.paragraphs}) == len(original.paragraphs)
    assert not set(numbers) & {note.line for note in original.notes}


# --- the real ones: line numbers from a reading by hand; section: paragraphs, + where a page break was joined ------

MAPS = {
    "tan-german-2022": {
        "1": "38+40",
        "2": "44 46 48+50 52 54 56",
        "3": "60+62 64 66 68+70 72 74 76 78+80 82 84",
        "4": "88 90+92 94 96 98+102 104 106+108 110 112+114 116",
        "5": "120 122 124+126",
    },
    "piramoun-sharifabad-2020": {
        "1": "21 23 25+27",
        "2": "31 33 35",
        "3": "39+43 45 47",
        "4": "51 53 55",
        "5": "59 61 63 65 67 69",
        "6": "73+75 77 79 81 83 85 87+89",
        "7": "93 95 97 99 101 103 105 107",
        "8": "111 113 115 117",
        "9": "121+123 125 127 129",
    },
    "kozhanov-2016": {
        "0": "21 23 25",
        "1": "28 30 32 34 36 38 40",
        "2": "43 45 47 49 51 53",
        "3": "56 58 60 62",
        "4": "65 67 69 71 73 75 77 79",
        "5": "82 84 86 88 90 92 94 96 98 100",
        "6": "103 105 107 109 111 113 115 117 119 121 123",
        "7": "126 128 130 132",
    },
    "barriers-2021": {"": "13 14 15 16 17 18 19"},
    "azodi-mahmoudian-2018": {"": "3 5 7 9 11 13 15 17 19 21 23 25 27 29 31"},
}
AUTHORS = {"azodi-mahmoudian-2018": ["Sina Azodi", "Arman Mahmoudian"], "kozhanov-2016": ["Nikolay A. Kozhanov"]}
HEADINGS = {
    "tan-german-2022": [36, 42, 58, 86, 118],
    "piramoun-sharifabad-2020": [19, 29, 37, 49, 57, 71, 91, 109, 119],
    "kozhanov-2016": [21, 28, 43, 56, 65, 82, 103, 126],
    "barriers-2021": [],
    "azodi-mahmoudian-2018": [],
}
NOTES = {"tan-german-2022": [("1", 100)], "piramoun-sharifabad-2020": [("1", 41)]}
COUNTS = {
    "tan-german-2022": [1, 6, 10, 10, 3],
    "piramoun-sharifabad-2020": [3, 3, 3, 3, 6, 7, 8, 4, 4],
    "kozhanov-2016": [3, 7, 6, 4, 8, 10, 11, 4],
    "barriers-2021": [7],
    "azodi-mahmoudian-2018": [15],
}


@pytest.fixture(params=MAPS)
def real(request, originals_dir):
    text = (originals_dir / f"{request.param}.txt").read_text("utf-8")
    return request.param, split(text, f"{request.param}.txt", AUTHORS.get(request.param, []))


def test_a_real_original_has_the_paragraphs_counted_by_hand(real):
    key, original = real
    found: dict[str, int] = {}
    for paragraph in original.paragraphs:
        section = paragraph.at.rpartition(".")[0]
        found[section] = found.get(section, 0) + 1
    assert list(found.values()) == COUNTS[key]


def test_a_real_original_is_joined_at_its_page_breaks_and_nowhere_else(real):
    key, original = real
    wanted = {
        f"{section}.{number}" if section else str(number): tuple(int(line) for line in one.split("+"))
        for section, row in MAPS[key].items()
        for number, one in enumerate(row.split(), start=1)
    }
    assert {paragraph.at: paragraph.lines for paragraph in original.paragraphs} == wanted


def test_a_real_original_has_its_headings_and_footnotes_where_they_stand(real):
    key, original = real
    assert [heading.line for heading in original.headings] == HEADINGS[key]
    assert [(note.label, note.line) for note in original.notes] == NOTES.get(key, [])


CUT_WORDS = {
    "tan-german-2022": {"3.4": "influence", "4.5": "because", "5.3": "Islamic"},
    "piramoun-sharifabad-2020": {"3.1": "self-proclaimed"},
}


def test_the_words_that_page_breaks_cut_are_whole(real):
    key, original = real
    for at, word in CUT_WORDS.get(key, {}).items():
        paragraph = original.paragraph(at)
        assert paragraph is not None
        assert word in paragraph.text
    assert not [p.at for p in original.paragraphs if "- " in p.text and len(p.lines) > 1 and " - " not in p.text]


def test_a_real_original_keeps_author_cards_and_reference_lists_out(real):
    _, original = real
    assert all(paragraph.text[-1] in '.?!”"’):]' or paragraph.text[-1].isdigit() for paragraph in original.paragraphs)
    assert not any(paragraph.text.startswith(("Keywords", "References", "Photo", "Image")) for paragraph in original.paragraphs)
