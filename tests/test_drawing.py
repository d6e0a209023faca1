"""The geometry of pictures: how wide a line is, where it is cut and broken, and where panels stand."""

from __future__ import annotations

from itertools import pairwise
from unicodedata import category

import pytest
from hypothesis import given
from hypothesis import strategies as st

from synopsis.drawing import (
    LINE,
    NARROW,
    SIZE,
    WIDE,
    Box,
    Dot,
    Drawing,
    Stroke,
    Text,
    broken,
    column,
    cut,
    cut_label,
    drawn,
    flowed,
    meter,
    meter_width,
    moved,
    panels,
    width_of,
)

TEXTS = st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"]), max_size=40)
MARKED = st.text(alphabet="ab- \u0301\u0308\u0940漢", max_size=30)
"""Texts with combining marks, which are few among all signs."""
WORDS = st.lists(st.text(alphabet="ilmWaé,–", min_size=1, max_size=12), max_size=12)
WIDTHS = st.floats(20, 400)


# --- how wide a line is ---------------------------------------------------------------------------------------------


@given(TEXTS, st.characters(exclude_categories=["Cs", "Cc", "Mn", "Me"]))
def test_a_longer_text_is_wider(text, char):
    assert width_of(text + char) > width_of(text) >= 0


@given(TEXTS, TEXTS)
def test_two_texts_are_as_wide_as_both(one, other):
    assert width_of(one + other) == pytest.approx(width_of(one) + width_of(other))


@given(TEXTS, st.floats(1, 40), st.floats(1.01, 4))
def test_a_text_grows_with_its_size(text, size, factor):
    assert width_of(text, size * factor) == pytest.approx(width_of(text, size) * factor)


def test_a_text_is_as_wide_as_its_letters():
    assert width_of("") == 0
    assert width_of("iiii") < width_of("tttt") < width_of("nnnn") < width_of("KKKK") < width_of("MMMM") < 4 * SIZE * 1.2


def test_east_asian_signs_fill_a_square_and_marks_take_no_room():
    assert width_of("漢字カナ한Ａ") == pytest.approx(6 * SIZE * 1.1)
    assert width_of("e\u0301") == width_of("e")
    assert width_of("\u302a") == 0  # wide and a mark


# --- cut and broken -------------------------------------------------------------------------------------------------


@given(TEXTS, WIDTHS)
def test_a_cut_text_fits_and_begins_as_the_whole(text, width):
    short = cut(text, width)
    assert width_of(short) <= width
    assert (short == text) == (width_of(text) <= width)
    if short != text:
        assert short.endswith("…")
        assert text.startswith(short[:-1])


@given(TEXTS, WIDTHS, WIDTHS)
def test_more_room_never_shows_less(text, one, other):
    narrow, wide = sorted((one, other))
    assert len(cut(text, narrow).rstrip("…")) <= len(cut(text, wide))


def test_a_text_is_cut_at_the_last_sign_that_fits_without_a_space_before_the_dots():
    room = width_of("one two…")
    assert cut("one two three", room) == "one two…"
    assert cut("one two three", width_of("one tw…")) == "one tw…"
    assert cut("one two three", width_of("one …")) == "one…"
    assert cut("one two three", width_of("one two three")) == "one two three"
    assert cut("one", 0) == "…"
    assert cut("", 0) == ""


@given(WORDS, WIDTHS)
def test_the_lines_of_a_broken_text_fit_and_lose_no_word(words, width):
    lines = broken(" ".join(words), width)
    assert all(width_of(line) <= width for line in lines)
    assert " ".join(lines).split(" ") == [cut(word, width) for word in words] or not words


@given(WORDS, WIDTHS)
def test_no_line_takes_a_word_less_than_it_could(words, width):
    width = max([width, *map(width_of, words)])  # so that no word is cut
    for line, following in pairwise(broken(" ".join(words), width)):
        assert width_of(f"{line} {following.split(' ')[0]}") > width


@given(WORDS, WIDTHS)
def test_items_flow_whole_with_their_commas_and_every_line_fits(words, width):
    items = [cut(word.replace(",", "a"), width - 10) for word in words]
    lines = flowed(items, width)
    assert " ".join(lines) == ", ".join(items)
    assert all(width_of(line) <= width for line in lines), [width_of(line) for line in lines]


@given(st.lists(st.text(alphabet="ilmWaé", min_size=1, max_size=8), min_size=1, max_size=6), WIDTHS)
def test_a_long_word_is_parted_at_its_hyphens_and_nothing_is_lost_unless_it_is_cut(parts, width):
    lines = broken("-".join(parts), width)
    assert all(width_of(line) <= width for line in lines)
    if all(width_of(f"{part}-") <= width for part in parts):
        assert "".join(lines) == "-".join(parts)


@given(WORDS, WIDTHS, st.integers(1, 4))
def test_a_text_is_never_in_more_lines_than_it_may_be_and_what_had_room_stays(words, width, most):
    lines, free = broken(" ".join(words), width, most=most), broken(" ".join(words), width)
    assert len(lines) == min(len(free), most)
    assert all(width_of(line) <= width for line in lines)
    assert lines[: most - 1] == free[: most - 1] if len(free) > most else lines == free


@given(st.text(alphabet="ilmWaé ", max_size=30), st.text(alphabet="ilmWaé", min_size=1, max_size=6), WIDTHS)
def test_a_label_keeps_its_last_word_where_half_the_width_is_enough_for_it(head, last, width):
    label = f"{head} {last}".strip()
    short = cut_label(label, width)
    assert width_of(short) <= width
    assert (short == label) == (width_of(label) <= width)
    if width_of(f" {last}") <= width / 2:
        assert short.endswith(last)


@given(MARKED, WIDTHS)
def test_no_mark_is_parted_from_its_letter(text, width):
    shown = cut(text, width).removesuffix("…")
    assert not category(text[len(shown) : len(shown) + 1] or "a").startswith("M") or not shown
    for line in broken(text, width)[1:]:
        assert not category(line[0]).startswith("M")


def test_a_line_is_cut_before_the_letter_whose_mark_has_no_room():
    assert cut("abce\u0301\u0308fgh", width_of("abce…")) == "abce\u0301\u0308…"
    assert cut("abcकीfgh", width_of("abcक…")) == "abc…"
    assert len(broken("ab-\u0301cd", width_of("ab-c"))) == 1


def test_no_words_make_no_line():
    assert broken("", 100) == broken("  \n ", 100) == flowed([], 100) == []


def test_items_are_never_broken_inside():
    assert flowed(["Leaf 2019", "Bean 2021", "Kettle 2001"], width_of("Leaf 2019, Bean 2021,")) == [
        "Leaf 2019, Bean 2021,",
        "Kettle 2001",
    ]


# --- shapes ---------------------------------------------------------------------------------------------------------


def test_a_column_has_one_line_below_the_other():
    assert [(text.x, text.y, text.text, text.css, text.anchor) for text in column(["a", "b", "c"], 5, 20, "x", "end")] == [
        (5, 20, "a", "x", "end"),
        (5, 20 + LINE, "b", "x", "end"),
        (5, 20 + 2 * LINE, "c", "x", "end"),
    ]


def test_a_column_of_which_a_line_is_cut_has_its_hint_on_every_line():
    assert [text.hint for text in column(["a", "b…"], 0, 0, hint="a bcd")] == ["a bcd", "a bcd"]
    assert [text.hint for text in column(["a", "bcd"], 0, 0, hint="a bcd")] == ["", ""]


@pytest.mark.parametrize("length", range(1, 7))
def test_the_sign_of_a_stance_has_a_dot_for_each_step_and_fills_its_own(length):
    for place in range(length):
        dots = meter(0, 10, place, length, "scale")
        assert ["syn-full" in dot.css.split() for dot in dots] == [number == place for number in range(length)]
        assert ["syn-hollow" in dot.css.split() for dot in dots] == [number != place for number in range(length)]


@pytest.mark.parametrize("kind", ["partial", "blank"])
def test_the_sign_of_no_step_is_one_dot_of_its_own_kind(kind):
    (dot,) = meter(0, 10, 0, 5, kind)
    assert dot.css.split() == ["syn-hollow", f"syn-{kind}-dot"]


@given(st.integers(0, 300), st.integers(1, 7), st.sampled_from(["scale", "partial", "blank"]))
def test_a_sign_keeps_to_its_room_and_its_dots_apart(x, length, kind):
    dots = meter(x, 10, 0, length, kind)
    assert all(x <= dot.x - dot.radius and dot.x + dot.radius <= x + meter_width(length, kind) for dot in dots)
    assert all(one.x + one.radius < other.x - other.radius for one, other in pairwise(dots))


def test_shapes_move_and_paths_stay():
    assert moved(Text(1, 2, "a", hint="h"), 10, 20) == Text(11, 22, "a", hint="h")
    assert moved(Box(1, 2, 3, 4), 10, 20) == Box(11, 22, 3, 4)
    assert moved(Dot(1, 2, 3), 10, 20) == Dot(11, 22, 3)
    assert moved(Stroke("M0 0"), 10, 20) == Stroke("M0 0")


def test_a_picture_is_drawn_for_a_wide_page_and_for_a_phone():
    wide, narrow = drawn(lambda width: Drawing(width, 1, ()))
    assert (wide.width, narrow.width) == (WIDE, NARROW)


# --- panels ---------------------------------------------------------------------------------------------------------


def panel(width: float, height: float) -> Drawing:
    return Drawing(width, height, (Box(0, 0, width, height),))


def test_panels_stand_in_as_many_columns_as_there_is_room_for():
    sheet = panels([panel(300, 50), panel(300, 80), panel(300, 40)], 720)
    assert [(box.x, box.y) for box in sheet.shapes] == [(0, 0), (360, 0), (0, 98)]
    assert (sheet.width, sheet.height) == (720, 138)


def test_on_a_phone_panels_stand_below_each_other():
    sheet = panels([panel(300, 50), panel(300, 80)], 340)
    assert [(box.x, box.y) for box in sheet.shapes] == [(0, 0), (0, 68)]
    assert sheet.height == 148


def test_no_panels_make_an_empty_sheet():
    assert panels([], 340) == Drawing(340, 0, ())


@given(st.lists(st.tuples(st.integers(10, 330), st.integers(1, 100)), max_size=9), st.sampled_from([WIDE, NARROW]))
def test_panels_stay_on_the_sheet_and_do_not_overlap(sizes, width):
    sheet = panels([panel(*size) for size in sizes], width)
    boxes = sheet.shapes
    assert len(boxes) == len(sizes)
    assert all(box.x >= 0 and box.x + box.width <= width and box.y + box.height <= sheet.height for box in boxes)
    for number, one in enumerate(boxes):
        for other in boxes[number + 1 :]:
            beside = one.x + one.width <= other.x or other.x + other.width <= one.x
            assert beside or one.y + one.height <= other.y or other.y + other.height <= one.y
