"""Dates: what an EDTF text means in days, how exact it is, how it reads, and what is no date."""

from __future__ import annotations

import calendar
import datetime

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from synopsis.dates import DAWN, DUSK, parse_date

SINGLE = {
    "2018-09-07": ((2018, 9, 7), (2018, 9, 7), "day", "7 September 2018"),
    "2020-02-29": ((2020, 2, 29), (2020, 2, 29), "day", "29 February 2020"),
    "9999-12-31": ((9999, 12, 31), (9999, 12, 31), "day", "31 December 9999"),
    "2018-09": ((2018, 9, 1), (2018, 9, 30), "month", "September 2018"),
    "2018-02": ((2018, 2, 1), (2018, 2, 28), "month", "February 2018"),
    "2020-02": ((2020, 2, 1), (2020, 2, 29), "month", "February 2020"),
    "2018-21": ((2018, 3, 1), (2018, 5, 31), "season", "spring 2018"),
    "2018-22": ((2018, 6, 1), (2018, 8, 31), "season", "summer 2018"),
    "2018-23": ((2018, 9, 1), (2018, 11, 30), "season", "autumn 2018"),
    "2018-24": ((2018, 12, 1), (2019, 2, 28), "season", "winter 2018"),
    "2019-24": ((2019, 12, 1), (2020, 2, 29), "season", "winter 2019"),
    "2018": ((2018, 1, 1), (2018, 12, 31), "year", "2018"),
    "0850": ((850, 1, 1), (850, 12, 31), "year", "850"),
    "198X": ((1980, 1, 1), (1989, 12, 31), "decade", "1980s"),
    " 2018\n": ((2018, 1, 1), (2018, 12, 31), "year", "2018"),
}


@pytest.mark.parametrize(("text", "meaning"), SINGLE.items())
def test_a_date_is_all_the_days_it_may_be(text, meaning):
    date = parse_date(text)
    assert date is not None
    assert (date.first, date.last, date.precision, str(date)) == meaning


def test_a_century_is_a_hundred_years_and_reads_unlike_its_first_decade():
    century, decade = parse_date("20XX"), parse_date("200X")
    assert (century.first, century.last, century.precision) == ((2000, 1, 1), (2099, 12, 31), "century")
    assert (decade.last, decade.precision) == ((2009, 12, 31), "decade")
    assert str(century) != str(decade)


QUALIFIED = {
    "2018~": "about 2018",
    "2018?": "2018 (uncertain)",
    "2018%": "about 2018 (uncertain)",
    "2018-09~": "about September 2018",
    "2018-09-07?": "7 September 2018 (uncertain)",
}


@pytest.mark.parametrize(("text", "shown"), QUALIFIED.items())
def test_an_approximate_or_uncertain_date_says_so_and_keeps_its_days(text, shown):
    date, plain = parse_date(text), parse_date(text[:-1])
    assert str(date) == shown
    assert date.edtf == text
    assert (date.first, date.last, date.precision) == (plain.first, plain.last, plain.precision)


INTERVALS = {
    "2015-09-26/2015-09-28": ((2015, 9, 26), (2015, 9, 28), "26–28 September 2015"),
    "2015-09-30/2015-10-02": ((2015, 9, 30), (2015, 10, 2), "30 September – 2 October 2015"),
    "2018-12-31/2019-01-02": ((2018, 12, 31), (2019, 1, 2), "31 December 2018 – 2 January 2019"),
    "2015-08/2015-09": ((2015, 8, 1), (2015, 9, 30), "August–September 2015"),
    "2015-12/2016-01": ((2015, 12, 1), (2016, 1, 31), "December 2015 – January 2016"),
    "2015-21/2015-22": ((2015, 3, 1), (2015, 8, 31), "spring–summer 2015"),
    "1801/1900": ((1801, 1, 1), (1900, 12, 31), "1801–1900"),
    "2018/2018-09": ((2018, 1, 1), (2018, 9, 30), "2018 – September 2018"),
    "2017/2018-09": ((2017, 1, 1), (2018, 9, 30), "2017 – September 2018"),
    "2021-04-20/..": ((2021, 4, 20), DUSK, "20 April 2021 or later"),
    "../2018-09": (DAWN, (2018, 9, 30), "September 2018 or earlier"),
    "2015-08~/2015-09": ((2015, 8, 1), (2015, 9, 30), "about August – September 2015"),
}


@pytest.mark.parametrize(("text", "meaning"), INTERVALS.items())
def test_an_interval_reaches_from_its_first_day_to_its_last(text, meaning):
    date = parse_date(text)
    assert date is not None
    assert (date.first, date.last, str(date)) == meaning
    assert date.precision == "interval"


NO_DATES = [
    "",
    "soon",
    "7 September 2018",
    "2018-9-7",
    "07.09.2018",
    "2018-13",
    "2018-00",
    "2018-09-00",
    "2018-09-31",
    "2018-02-30",
    "2018-02-29",  # no leap year
    "1900-02-29",  # none either, by the Gregorian rule
    "2018-20",
    "2018-25",
    "12018",
    "-0005",
    "2018X",
    "XXXX",
    "2018-09-XX",
    "~2018",
    "2018-09-07T10:00",
    "٢٠١٨",
    "2018-",
    "/",
    "..",
    "../..",
    "2018/",
    "/2018",
    "2019/2018",
    "2018/soon",
    "soon/..",
    "2018/2019/2020",
    "2018 - 2019",
]


@pytest.mark.parametrize("text", NO_DATES)
def test_what_the_calendar_has_not_is_no_date(text):
    assert parse_date(text) is None


@given(st.integers(1, 9999), st.integers(1, 12), st.integers(1, 31))
@example(2018, 2, 29)
def test_a_day_is_a_date_if_the_calendar_has_it(year, month, day):
    date = parse_date(f"{year:04}-{month:02}-{day:02}")
    if day > calendar.monthrange(year, month)[1]:
        assert date is None
    else:
        assert date is not None
        assert date.first == date.last == (year, month, day)
        shown = datetime.date(year, month, day)
        assert str(date) == f"{shown.day} {shown:%B} {shown.year}"


SIGNS = st.text(alphabet="0123459X-/.~?% ", max_size=24)


@given(st.text() | SIGNS | st.from_regex(r"\A\d{4}(-\d\d){0,2}[~?%]?(/(\d{4}(-\d\d){0,2}|\.\.))?\Z"))
@example("2018-25")
@example("0000")
@example("0000/..")
@example("000X")
@example("9999-24")
@example("2018-99-99")
def test_no_text_ends_in_a_traceback_and_every_date_has_days_and_words(text):
    date = parse_date(text)
    if date is not None:
        assert date.first <= date.last
        assert date.edtf == text.strip()
        assert any(char.isdigit() for char in str(date)), f"{text!r} is shown as {date!s}"


# --- dates beside each other --------------------------------------------------------------------------------------

CONTAINED = [
    ("2018", "2018-09"),
    ("2018", "2018-09-07"),
    ("2018-09", "2018-09-07"),
    ("2018-23", "2018-11"),
    ("2018-24", "2019-02-28"),
    ("198X", "1989-12-31"),
    ("2018", "2018"),
    ("2018~", "2018"),
    ("2018/..", "2050"),
    ("../2018", "2018"),
    ("2015/2018", "2016-22"),
]


@pytest.mark.parametrize(("wide", "narrow"), CONTAINED)
def test_a_wider_date_contains_a_narrower_one(wide, narrow):
    wide, narrow = parse_date(wide), parse_date(narrow)
    assert wide.contains(narrow)
    assert not wide.apart(narrow)
    assert narrow.contains(wide) == ((wide.first, wide.last) == (narrow.first, narrow.last))


@pytest.mark.parametrize(
    ("one", "other"), [("2018", "2019"), ("2018-09-07", "2018-09-08"), ("2018-24", "2019-03"), ("../2018", "2019/..")]
)
def test_dates_without_a_common_day_are_apart(one, other):
    one, other = parse_date(one), parse_date(other)
    assert one.apart(other)
    assert other.apart(one)
    assert not one.contains(other)


@pytest.mark.parametrize("doubtful", ["2013~", "2013?", "2013%"])
def test_an_approximate_or_uncertain_date_is_apart_from_none(doubtful):
    assert not parse_date(doubtful).apart(parse_date("2012"))
    assert not parse_date("2012").apart(parse_date(doubtful))


@pytest.mark.parametrize("doubtful", ["2012~/2013", "2012/2013~", "2012?/..", "2013%"])
def test_one_doubtful_end_is_enough_to_make_an_interval_apart_from_none(doubtful):
    date, early = parse_date(doubtful), parse_date("2010")
    assert date.approximate
    assert not date.apart(early)
    assert not early.apart(date)


@pytest.mark.parametrize("sure", ["2012", "201X", "2012/2013", "2012/.."])
def test_a_date_that_is_wide_or_open_is_not_approximate(sure):
    date, early = parse_date(sure), parse_date("2009-12-31")
    assert not date.approximate
    assert early.before(date)
    assert not date.before(early)
    assert early.apart(date)


@pytest.mark.parametrize(("one", "other"), [("2018-24", "2019"), ("2015/2017", "2016/2018"), ("2018/..", "../2018-06")])
def test_dates_that_share_some_days_neither_contain_each_other_nor_are_apart(one, other):
    one, other = parse_date(one), parse_date(other)
    assert not one.apart(other)
    assert not one.contains(other)
    assert not other.contains(one)
