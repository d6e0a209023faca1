"""Dates as works tell them: a day, a month, a season, a year, or a stretch of time.

They are written in EDTF (ISO 8601-2:2019, levels 0 and 1) and read by the edtf library: `2018-09-07`, `2018-09`, `2017-22`
(summer; 21 spring, 23 autumn, 24 winter), `2018`, `198X`, `2015-09-26/2015-09-28`, `2021-04-20/..`; `~` is approximate,
`?` uncertain.
"""

from __future__ import annotations

import calendar
import functools
import re
from dataclasses import dataclass
from typing import Any

import edtf

Day = tuple[int, int, int]
"""Year, month, day of the Gregorian calendar."""

DAWN: Day = (-9999, 1, 1)
DUSK: Day = (9999, 12, 31)
"""The ends of an interval that is open."""

_SEASONS = {"21": "spring", "22": "summer", "23": "autumn", "24": "winter"}


@dataclass(frozen=True, slots=True)
class Date:
    """A date with its precision: all days from `first` to `last` are possible."""

    edtf: str
    first: Day
    last: Day
    precision: str
    """`day`, `month`, `season`, `year`, `decade`, `century` or `interval`."""
    shown: str
    """The date in words."""

    def __str__(self) -> str:
        return self.shown

    def contains(self, other: Date) -> bool:
        """Whether every day of another date is possible in this one."""
        return self.first <= other.first and other.last <= self.last

    @property
    def approximate(self) -> bool:
        """Whether it, or one of its ends, is approximate or uncertain."""
        return not set("~?%").isdisjoint(self.edtf)

    def before(self, other: Date) -> bool:
        """Whether its last possible day comes before another date's first; never said where one of them is approximate."""
        return self.last < other.first and not (self.approximate or other.approximate)

    def apart(self, other: Date) -> bool:
        """Whether no day is possible in both; never said where one of them is approximate."""
        return self.before(other) or other.before(self)


@functools.lru_cache(maxsize=4096)  # many passages tell the same dates, and a server reads them again and again
def parse_date(text: str) -> Date | None:
    """The date an EDTF text means; None if it is no date the calendar has, or one before the common era.

    >>> [str(parse_date(t)) for t in ("2018-09-07", "2017-22", "198X", "2015-09-26/2015-09-28", "2021-04-20/..", "2013~")]
    ['7 September 2018', 'summer 2017', '1980s', '26–28 September 2015', '20 April 2021 or later', 'about 2013']
    >>> parse_date("2018-02-30"), parse_date("soon")
    (None, None)
    """
    first_text, between, last_text = text.strip().partition("/")
    first = _one(first_text)
    if not between:
        return first
    last = _one(last_text)
    if (first is None and first_text != "..") or (last is None and last_text != "..") or not (first or last):
        return None
    if first and last and last.first < first.first:
        return None
    return Date(
        edtf=text.strip(),
        first=first.first if first else DAWN,
        last=last.last if last else DUSK,
        precision="interval",
        shown=_span(first, last),
    )


def _one(text: str) -> Date | None:
    plain = text.rstrip("?~%")
    precision = _precision(plain)
    if not precision or len(text) - len(plain) > 1:
        return None
    try:
        parsed = edtf.parse_edtf(plain)
        first, last = _day(parsed.lower_strict()), _day(parsed.upper_strict())
    except (edtf.EDTFParseException, ValueError):
        return None
    if first[0] < 1 or first[2] > calendar.monthrange(first[0], first[1])[1]:  # the library lets every year leap
        return None
    if precision == "season" and plain.endswith("24"):  # the library ends winter with its first month
        last = (first[0] + 1, 2, calendar.monthrange(first[0] + 1, 2)[1])
    shown = _words(plain, precision)
    if text[-1] in "~%":
        shown = f"about {shown}"
    if text[-1] in "?%":
        shown = f"{shown} (uncertain)"
    return Date(text, first, last, precision, shown)


def _day(parts: Any) -> Day:
    return parts[0], parts[1], parts[2]


def _precision(plain: str) -> str:
    for precision, pattern in (
        ("day", r"\d{4}-\d\d-\d\d"),
        ("season", r"\d{4}-2[1-4]"),
        ("month", r"\d{4}-(?:0[1-9]|1[0-2])"),
        ("year", r"\d{4}"),
        ("decade", r"\d{3}X"),
        ("century", r"\d\dXX"),
    ):
        if re.fullmatch(pattern, plain):
            return precision
    return ""


def _words(plain: str, precision: str) -> str:
    year, *rest = plain.split("-")
    if precision == "season":
        return f"{_SEASONS[rest[0]]} {year}"
    if precision == "century":
        return f"{_ordinal(int(year[:2]) + 1)} century"
    named = [calendar.month_name[int(rest[0])]] if rest else []
    number = [str(int(rest[1]))] if len(rest) > 1 else []
    return " ".join([*number, *named, year.lstrip("0").replace("X", "0") + ("s" if "X" in year else "")])


def _ordinal(number: int) -> str:
    ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def _span(first: Date | None, last: Date | None) -> str:
    """An interval in words; what both ends share is said once."""
    if first is None or last is None:
        return f"{first} or later" if first else f"{last} or earlier"
    if first.shown == last.shown:
        return first.shown
    begin, end = first.shown.split(), last.shown.split()
    shared = 0
    while shared < min(len(begin), len(end)) - 1 and begin[-1 - shared] == end[-1 - shared]:
        shared += 1
    if first.precision != last.precision or not shared:
        single = len(begin) == len(end) == 1
        return f"{first}–{last}" if single else f"{first} – {last}"
    head = " ".join(begin[:-shared])
    return f"{head}–{last}" if " " not in head else f"{head} – {last}"
