"""The picture of time: for each work the events it tells of, and when it appeared, on one axis."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator

from .chronology import Appearance, Chronology, Happening
from .dates import DAWN, DUSK, Date, Day
from .drawing import LINE, Box, Dot, Drawing, Entry, Picture, Shape, Stroke, Text, broken, column, drawn, width_of
from .findings import Event
from .inline import counted
from .page import Page

_RADIUS = 3
"""Of the dot of an event."""
_STEP = 7
"""Distance of the levels on which events stand that would hide each other."""
_OPEN = 16
"""Length of a date that is open to one side."""
_EARLY = 0.2
"""Part of the events that may stand together before the axis, so that the rest has room."""


def timeline(page: Page, time: Chronology) -> Picture:
    """Each work's events as dots and lines, the day it appeared as a bar; what is shaded it could not know."""
    told = {one.paper.work: 0 for one in time.appearances}
    for happening in time.happenings:
        for work in {one.passage.work for one in happening.told}:
            told[work] += 1
    later = {one.paper.work: sum(one.paper in h.unknown_to for h in time.happenings) for one in time.appearances}
    shared = sum(len({one.passage.work for one in happening.told}) > 1 for happening in time.happenings)
    sentence = (
        f"{counted(len(time.happenings), 'dated event')}, {shared} of them told by two works or more. A dot is an event, a line"
        " one whose date spans a longer time, with an arrow where that begins before the axis; a number counts those that end"
        " before it. A bar is when the work itself appeared; it could"
        " not know what lies to the right of it."
    )
    wide, narrow = drawn(lambda width: _drawing(page, time, width))
    rows = tuple(
        (
            Entry(page.work(one.paper.work).label, page.to_paper(one.paper.work)),
            Entry(str(one.date) if one.date else "unknown"),
            Entry(str(told[one.paper.work])),
            Entry(str(later[one.paper.work])),
        )
        for one in time.appearances
    )
    head = ("Work", "Appeared", "Events it tells of", "Events of the others after it appeared")
    return Picture("axis", "What each work tells of, and when it appeared", sentence, wide, narrow, head, rows)


def _drawing(page: Page, time: Chronology, width: int) -> Drawing:
    label = 186 if width > 500 else 124
    years = _years(time)
    early = any(happening.event.date.last[0] < years[0] for happening in time.happenings)
    left = label + (42 if early else 8)
    axis = _Axis(years[0], years[1], left, width - 6)
    shapes: list[Shape] = []
    top = 24.0
    for one in time.appearances:
        events = [happening.event for happening in time.happenings if _tells(happening, one.paper.work)]
        marks = _placed(axis, [event for event in events if event.date.last[0] >= axis.first])
        levels = max((level for *_, level in marks), default=0) + 1
        name = page.work(one.paper.work).label
        lines = broken(name, label - 8, most=2)
        row = max(LINE * len(lines) + 6, levels * _STEP + 10)
        y = top + row / 2
        shapes += column(lines, 0, y + 4 - (len(lines) - 1) * LINE / 2, hint=name)
        shapes += _appearance(axis, one, top, row)
        shapes.append(Stroke(f"M{label:g} {top + row:.1f}H{width:g}", "syn-grid"))
        before = [event for event in events if event.date.last[0] < axis.first]
        if before:
            hint = "; ".join(f"{event.date}: {event.title}" for event in before)
            shapes.append(Text(label + 17, y + 4, str(len(before)), "syn-figures", "middle", hint))
        for event, first, last, level in marks:
            shapes += _event(axis, event, first, last, y + (level - (levels - 1) / 2) * _STEP)
        top += row
    shapes[:0] = _scale(axis, top)
    if early:
        shapes.append(Text(label + 17, 14, f"to {axis.first - 1}", "syn-quiet", "middle"))
        shapes.append(Stroke(f"M{left - 5:g} 20V{top:g}", "syn-fold"))
    return Drawing(width, top + 4, tuple(shapes))


def _tells(happening: Happening, work: str) -> bool:
    return any(telling.passage.work == work for telling in happening.told)


def _placed(axis: _Axis, events: Iterable[Event]) -> list[tuple[Event, float, float, int]]:
    """Each event with its ends on the axis and the level on which it hides no other."""
    placed: list[tuple[Event, float, float, int]] = []
    taken: list[float] = []
    spans = [(event, *_ends(axis, event.date)) for event in events]
    for event, first, last in sorted(spans, key=lambda span: (span[1], span[2])):
        level = next((number for number, end in enumerate(taken) if end < first - _RADIUS - 1), len(taken))
        taken[level : level + 1] = [max(last, first) + _RADIUS]
        placed.append((event, first, last, level))
    return placed


class _Axis:
    """Years on a line, from the first of January of one to the end of another."""

    def __init__(self, first: int, last: int, left: float, right: float) -> None:
        self.first, self.last, self.left, self.right = first, last, left, right

    def x(self, day: Day) -> float:
        year, month, number = day
        passed = (datetime.date(2001, month, min(number, 28)).timetuple().tm_yday - 1) / 365
        at = (year + passed - self.first) / (self.last + 1 - self.first)
        return self.left + (self.right - self.left) * min(max(at, 0), 1)


def _years(time: Chronology) -> tuple[int, int]:
    """The years of the axis: all but the earliest events, and every work that has a date."""
    events = [_known_years(happening.event.date) for happening in time.happenings]
    works = [_known_years(one.date) for one in time.appearances if one.date]
    starts = sorted(first for first, _ in events)
    begins = [first for first, _ in works] + starts[int(len(starts) * _EARLY) :][:1]
    ends = [last for _, last in (*works, *events)]
    return (min(begins), max(ends)) if ends else (2000, 2001)


def _known_years(date: Date) -> tuple[int, int]:
    """The years of the two ends of a date; an open end has the year of the other."""
    first, last = date.first[0], date.last[0]
    return (last if date.first == DAWN else first, first if date.last == DUSK else last)


def _ends(axis: _Axis, date: Date) -> tuple[float, float]:
    """Where a date begins and ends; an open one is a short line at its known end."""
    first, last = axis.x(date.first), axis.x(date.last)
    if date.last == DUSK:
        last = min(first + _OPEN, axis.right)
    if date.first == DAWN:
        first = max(last - _OPEN, axis.left)
    return first, last


def _scale(axis: _Axis, bottom: float) -> Iterator[Shape]:
    """The years: a line for each that has room, and as many of them named as have."""
    each = (axis.right - axis.left) / (axis.last + 1 - axis.first)
    step = next((step for step in (1, 2, 5, 10, 20, 25, 50, 100, 200, 250, 500) if step * each >= width_of("2000") + 6), 1000)
    for year in range(axis.first, axis.last + 1):
        x = axis.x((year, 1, 1))
        if year % step == 0 or each >= _STEP * 2:
            yield Stroke(f"M{x:.1f} 20V{bottom:g}", "syn-grid")
        if year % step == 0 and x + width_of(str(year)) <= axis.right + 6:
            yield Text(x + 2, 14, str(year), "syn-quiet")


def _appearance(axis: _Axis, one: Appearance, top: float, height: float) -> Iterator[Shape]:
    if one.date is None:
        return
    first, last = axis.x(one.date.first), axis.x(one.date.last)
    if last < axis.right:
        yield Box(last, top + 2, axis.right - last, height - 4, "syn-after-box", "After the work appeared")
    unsure = " syn-unsure" if last - first > 4 else ""
    yield Box(first, top + 2, max(last - first, 3), height - 4, f"syn-appeared{unsure}", f"Appeared: {one.date}")
    if one.date.last == DUSK:  # an arrow: it may have been later
        yield Stroke(f"M{axis.right - 9:.1f} {top + height / 2 - 4:.1f}l5 4l-5 4", "syn-axis", f"Appeared: {one.date}")


def _event(axis: _Axis, event: Event, first: float, last: float, y: float) -> Iterator[Shape]:
    """A dot for a date, a line for a stretch of time in which it lies, with an arrow if that begins before the axis."""
    hint = f"{event.date}: {event.title}"
    if last - first > 2 * _RADIUS:
        yield Stroke(f"M{first:.1f} {y:.1f}H{last:.1f}", "syn-event-span", hint)
        if event.date.last == DUSK:
            yield Dot(first, y, _RADIUS, "syn-event", hint)
        elif event.date.first == DAWN:
            yield Dot(last, y, _RADIUS, "syn-event", hint)
        elif event.date.first[0] < axis.first:
            yield Stroke(f"M{first + 4:.1f} {y - 3:.1f}l-4 3l4 3", "syn-event-span", hint)
    else:
        yield Dot((first + last) / 2, y, _RADIUS, "syn-event", hint)
