"""What an editor finds across the works: contradictions, events and names, each tied to words of passages.

The records are frozen. A passage is named by its id; the words stand in that passage (support.py checks it).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from .dates import Date
from .problems import Location


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a contradiction."""

    passage: str
    """Id of a passage."""
    quote: str
    """Words the passage quotes."""
    says: str
    """What the passage says, in the editor's words."""
    location: Location


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Passages that cannot all hold, or that differ because time passed between them."""

    id: str
    kind: str
    """One of `contradictions.KINDS`."""
    title: str
    topics: tuple[str, ...]
    differs: str
    """What cannot both hold."""
    explains: str
    """What may explain it."""
    grounds: tuple[str, ...]
    """In what the explanation lies: of `contradictions.GROUNDS`."""
    sides: tuple[Side, ...]
    location: Location


@dataclass(frozen=True, slots=True)
class Telling:
    """A passage that tells of an event."""

    passage: str
    words: str
    """The words that tell of it, as they stand in the passage."""
    date: Date | None
    """The date the passage gives; None where it gives none."""
    location: Location


@dataclass(frozen=True, slots=True)
class Event:
    """Something the works tell of that has a date."""

    id: str
    date: Date
    title: str
    topics: tuple[str, ...]
    note: str
    """The editor's: where the date comes from, or why dates differ."""
    told: tuple[Telling, ...]
    location: Location


@dataclass(frozen=True, slots=True)
class Statement:
    """A passage that passes on somebody's own words."""

    passage: str
    words: str
    """As they stand in the passage; inside “ ” they are quoted, outside they are reported."""
    location: Location


@dataclass(frozen=True, slots=True)
class Entity:
    """A person, organisation, place or agreement that passages name."""

    id: str
    kind: str
    """One of `names.KINDS`."""
    name: str
    sort: str
    """The heading it is ordered by, such as `Family, Given`."""
    forms: tuple[str, ...]
    """Further forms in which passages name it."""
    exceptions: tuple[str, ...]
    """Phrases in which a form does not mean it."""
    scripts: Mapping[str, str]
    """BCP 47 language -> the name in that language's script."""
    note: str
    authors: tuple[str, ...]
    """Forms in which it is an author in the bibliography, `Family, Given`."""
    statements: tuple[Statement, ...]
    location: Location


@dataclass(frozen=True, slots=True)
class Decision:
    """What an ambiguous form means in one passage."""

    form: str
    passage: str
    entity: str
    """Id of an entity, or `none`."""
    location: Location
