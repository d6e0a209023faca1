"""Read the events the works tell of: docs/timeline.md -> Events, the editor's introduction, Problems.

---
title: Timeline
events:
  - id: great-brew
    date: "1851-22"                    # EDTF: the most exact date a passage tells
    title: "The great brew"
    topics: sleep
    note: "Where the date comes from, if no passage tells it; why dates differ."
    told:
      - {passage: leaf-2019-1.1, words: "in the summer of 1851", date: "1851-22"}
      - {passage: bean-2021-2, words: "the great brew"}          # this one gives no date
---
The editor's introduction.
"""

from __future__ import annotations

from .dates import Date, parse_date
from .findings import Event, Telling
from .frontmatter import Value, records
from .model import Prose
from .problems import Location, Problem, problem
from .prose import read_introduced

_KEYS = {"id": "text", "date": "text", "title": "text", "topics": "text list", "note": "text", "told": "list"}
_TOLD_KEYS = dict.fromkeys(("passage", "words", "date"), "text")


def parse_timeline(text: str, path: str) -> tuple[tuple[Event, ...], Prose, tuple[Problem, ...]]:
    """The events of a file by date, the introduction to them, and everything wrong with the file."""
    meta, introduction, problems = read_introduced(text, path, "events")
    events: list[Event] = []
    values, more = records(meta, "events", _KEYS, "an event", ("id", "date", "title", "told"))
    problems += more
    for value in values:
        date, more = _date(value)
        problems += more
        told, more = _told(value)
        problems += more
        if date is None:
            continue
        note = value.get("note")
        if not note and told and not any(telling.date and telling.date.edtf == date.edtf for telling in told):
            message = f"{value.get('id')!r}: no passage tells the date {date.edtf}: say in a note where it comes from"
            problems.append(problem(path, value.line_of("date"), message))
        place = Location(path, value.line)
        events.append(Event(value.get("id"), date, value.get("title"), value.texts("topics"), note, told, place))
    if not events and not problems:
        problems.append(problem(path, 1, "no event in this file: write one, or delete the file"))
    ordered = sorted(events, key=lambda event: (event.date.first, event.date.last, event.id))
    return tuple(ordered), introduction, tuple(problems)


def _told(event: Value) -> tuple[tuple[Telling, ...], list[Problem]]:
    values, problems = records(event, "told", _TOLD_KEYS, "a telling", ("passage", "words"))
    told: list[Telling] = []
    for value in values:
        date, more = _date(value)
        problems += more
        told.append(Telling(value.get("passage"), value.get("words"), date, Location(value.path, value.line)))
    return tuple(told), problems


def _date(value: Value) -> tuple[Date | None, list[Problem]]:
    text = value.get("date")
    date = parse_date(text) if text else None
    if text and date is None:
        message = f"{text!r} is no date: write EDTF, such as 2018-09-07, 2018-09, 2017-22 (summer), 2018, 198X, 2015-08/2015-09"
        return None, [problem(value.path, value.line_of("date"), message)]
    return date, []
