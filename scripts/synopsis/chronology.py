"""The order of time: events the works tell of, and the works themselves, on one axis."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from .dates import Date, parse_date
from .findings import Event, Telling
from .model import Corpus, Paper, Passage, Work


@dataclass(frozen=True, slots=True)
class Told:
    """A passage that tells of an event, and how its date stands to the event's."""

    telling: Telling
    passage: Passage
    against: str
    """`none` (gives no date), `same`, `wider` (less exact), `narrower`, `overlaps` or `differs`."""


@dataclass(frozen=True, slots=True)
class Happening:
    """An event with its passages, and the works that appeared before it."""

    event: Event
    told: tuple[Told, ...]
    """By the order of the papers, then of the passages."""
    unknown_to: tuple[Paper, ...]
    """Works that had surely appeared when the event began, and do not tell of it; in the order of the papers."""


@dataclass(frozen=True, slots=True)
class Appearance:
    """When a work of the corpus appeared."""

    paper: Paper
    date: Date | None
    """None where it is unknown."""


@dataclass(frozen=True, slots=True)
class Chronology:
    """Events by date, works in the order of the papers; `mixed` is the order of time of both."""

    happenings: tuple[Happening, ...]
    appearances: tuple[Appearance, ...]

    def mixed(self) -> tuple[Happening | Appearance, ...]:
        """Events and dated works in one order: a work stands after everything that may have happened before it.

        One that appeared at some time *or later* stands at the end.
        """
        stations: list[Happening | Appearance] = [*self.happenings, *(one for one in self.appearances if one.date)]
        return tuple(sorted(stations, key=_place_in_time))


def _place_in_time(station: Happening | Appearance) -> tuple[object, ...]:
    if isinstance(station, Appearance):
        assert station.date
        return (station.date.last, 1, station.date.first, station.paper.work)
    return (station.event.date.first, 0, station.event.date.last, station.event.id)


def chronology(corpus: Corpus, papers: tuple[Paper, ...], passages: Mapping[str, Passage]) -> Chronology:
    """The time order of a corpus; papers and passages come in the order of the papers."""
    appearances = tuple(Appearance(paper, appeared(corpus.works[paper.work])) for paper in papers)
    return Chronology(tuple(_happenings(corpus.events, appearances, passages)), appearances)


def appeared(work: Work) -> Date | None:
    """When a work was first to be had: `availabledate` (CSL: available-date), else the date it is cited with."""
    return parse_date(work.fields.get("availabledate") or work.fields.get("date") or work.fields.get("year") or "")


def _happenings(
    events: Iterable[Event], appearances: tuple[Appearance, ...], passages: Mapping[str, Passage]
) -> Iterator[Happening]:
    place = {passage_id: number for number, passage_id in enumerate(passages)}
    for event in events:
        told = [one for one in event.told if one.passage in passages]
        told.sort(key=lambda one: place[one.passage])
        tellers = {passages[one.passage].work for one in told}
        others = (one for one in appearances if one.paper.work not in tellers)
        yield Happening(
            event=event,
            told=tuple(Told(telling, passages[telling.passage], against(telling.date, event.date)) for telling in told),
            unknown_to=tuple(one.paper for one in others if one.date and one.date.before(event.date)),
        )


def against(told: Date | None, date: Date) -> str:
    """How the date a passage tells stands to the date of the event."""
    if told is None:
        return "none"
    if (told.first, told.last) == (date.first, date.last):
        return "same"
    if told.apart(date):
        return "differs"
    if told.contains(date):
        return "wider"
    return "narrower" if date.contains(told) else "overlaps"
