"""The records of a corpus: frozen, with the words of CSL, BibTeX and the Web Annotation model.

A record that came from a file knows its `Location`. Nothing here reads, parses or formats.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from .citations import Citation, Cite
from .findings import Contradiction, Decision, Entity, Event
from .originals import Original
from .problems import Location


@dataclass(frozen=True, slots=True)
class Form:
    """One text in up to three forms; an unknown form is empty."""

    text: str = ""
    """Latin script: as printed, or romanised."""
    original: str = ""
    """The original script."""
    translated: str = ""

    def __bool__(self) -> bool:
        return bool(self.text or self.original or self.translated)

    @property
    def shown(self) -> str:
        """The form a Latin-script reader sees: romanised text, with its translation in square brackets (APA 7, 9.38)."""
        if self.text and self.translated:
            return f"{self.text} [{self.translated}]"
        return self.text or (f"[{self.translated}]" if self.translated else self.original)


ET_AL = "et al."
"""The literal name that BibTeX's `and others` becomes; `styles.mend` words it as the styles do."""


@dataclass(frozen=True, slots=True)
class Name:
    """A CSL name: parts of a person's name, or `literal` for an institution."""

    family: str = ""
    given: str = ""
    particle: str = ""
    suffix: str = ""
    literal: str = ""

    @property
    def short(self) -> str:
        """What an author-year label shows."""
        return self.literal or " ".join(part for part in (self.particle, self.family) if part) or self.given

    @property
    def inverted(self) -> str:
        """`Family, Given`."""
        return self.literal or ", ".join(part for part in (self.short, self.suffix, self.given) if part)

    @property
    def natural(self) -> str:
        """`Given Family`."""
        return self.literal or " ".join(p for p in (self.given, self.particle, self.family, self.suffix) if p)


@dataclass(frozen=True, slots=True)
class Work:
    """A bibliographic resource: a CSL item, with the forms CSL has no place for."""

    key: str
    type: str
    """CSL type."""
    title: Form
    container: Form
    authors: tuple[Name, ...]
    editors: tuple[Name, ...]
    authors_original: tuple[Name, ...]
    year: str
    """Common-era year as cited, or two with an en dash; empty where unknown."""
    language: str
    """BCP 47; empty where unknown."""
    csl: Mapping[str, Any]
    """The CSL-JSON item (csl-data.json), built once."""
    fields: Mapping[str, str]
    """All fields of the BibTeX entry, decoded; for exports and for what CSL does not hold."""
    location: Location

    @property
    def label(self) -> str:
        """Author-year label in text order: `Doe & Roe 2020`."""
        return f"{self.short} {self.year or 'n.d.'}"

    @property
    def creators(self) -> tuple[Name, ...]:
        """The authors; the editors where there is none."""
        return self.authors or self.editors

    @property
    def short(self) -> str:
        """Author label; the short title where nobody is named."""
        names = [name.short for name in self.creators]
        if not names:
            return self.fields.get("shorttitle") or self.title.shown
        if len(names) > 2 or names[-1] == ET_AL:
            return f"{names[0]} et al."
        return " & ".join(names)


@dataclass(frozen=True, slots=True)
class Stance:
    """One point on the scale of a question."""

    id: str
    label: str
    kind: str = "scale"
    """`scale`; `partial` (discussed, but not placed on the scale); `blank` (the work is silent)."""
    means: str = ""


@dataclass(frozen=True, slots=True)
class Prose:
    """The editor's own text on a page: Markdown."""

    text: str
    citations: tuple[Citation, ...]
    location: Location
    """Of its first line."""
    title: str = ""
    """Of the page it introduces; empty where it has none of its own."""
    description: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """A topic, or the question of the whole site: what is asked, and the ordered scale of answers."""

    id: str
    title: str
    question: str
    stances: tuple[Stance, ...]
    synthesis: Prose
    location: Location

    def stance(self, stance_id: str) -> Stance | None:
        """The stance with an id, or None."""
        return next((stance for stance in self.stances if stance.id == stance_id), None)


@dataclass(frozen=True, slots=True)
class Position:
    """Where a work stands on one dimension, with the words it stands on."""

    dimension: str
    """`concept`, `verdict`, `lasts` or the id of a topic."""
    stance: str
    """Id of a stance of that dimension's scale; empty where the dimension has none."""
    name: str
    """The term itself, for the concept tested."""
    claim: str
    quote: str
    at: str
    """Locator of the passage the quotation stands in."""
    gap: str
    """What the work does not say."""
    location: Location


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote of a passage; an editor's note has a label that begins with `ed`."""

    label: str
    text: str
    citations: tuple[Citation, ...]
    location: Location

    @property
    def editorial(self) -> bool:
        """Whether it is ours and not the work's."""
        return self.label.startswith("ed")


@dataclass(frozen=True, slots=True)
class Passage:
    """The rendering of one paragraph of a work."""

    id: str
    """`<work>-<locator>`; made of names only, never of a position."""
    work: str
    at: str
    """Locator: `section.paragraph` or `paragraph`."""
    section: str
    """Id of the section it stands in."""
    topics: tuple[str, ...]
    aside: str
    """Why it is on no topic page."""
    text: str
    """Markdown."""
    citations: tuple[Citation, ...]
    notes: tuple[Note, ...]
    location: Location

    @property
    def cited(self) -> tuple[Citation, ...]:
        """The citations of the text, then those of its notes."""
        return (*self.citations, *(citation for note in self.notes for citation in note.citations))


@dataclass(frozen=True, slots=True)
class Section:
    """A heading of an edition and the id it is addressed by."""

    id: str
    title: str
    location: Location


@dataclass(frozen=True, slots=True)
class Paper:
    """A work of the corpus with its edition."""

    work: str
    edition: str
    """`reading` or `original`."""
    licence: str
    divisions: str
    """CSL locator label of its sections: `section`, `part`, `chapter`, or `none`."""
    positions: Mapping[str, Position]
    references: tuple[Cite, ...]
    """Its own reference list in printed order."""
    numbered: bool
    """Whether the printed references have numbers."""
    sections: tuple[Section, ...]
    passages: tuple[Passage, ...]
    location: Location


@dataclass(frozen=True, slots=True)
class Site:
    """What the configuration says about the whole."""

    name: str
    url: str
    description: str
    author: str
    about: str
    """The page that tells of the editions, such as `about.md`; empty if there is none."""
    originals: str
    """Folder of the originals, relative to the project."""
    edition: str
    """Date of this edition, YYYY, YYYY-MM or YYYY-MM-DD; empty if it has none."""
    topics: tuple[str, ...]
    """Ids of topics in the order they are shown."""
    open_licences: tuple[str, ...]
    """Licences that allow an original to be shown on a hosted site."""


@dataclass(frozen=True, slots=True)
class Corpus:
    """Everything read, nothing derived."""

    site: Site
    question: Question
    """The question of the whole site; its stances are the scale of the verdict."""
    topics: tuple[Question, ...]
    works: Mapping[str, Work]
    papers: tuple[Paper, ...]
    originals: Mapping[str, Original] = field(default_factory=dict)
    contradictions: tuple[Contradiction, ...] = ()
    events: tuple[Event, ...] = ()
    """By date."""
    names: tuple[Entity, ...] = ()
    decisions: tuple[Decision, ...] = ()
    introductions: Mapping[str, Prose] = field(default_factory=dict)
    """Page -> the editor's text at its beginning."""

    @property
    def prose(self) -> tuple[Prose, ...]:
        """All texts of the editor that stand in no edition."""
        return (self.question.synthesis, *(topic.synthesis for topic in self.topics), *self.introductions.values())


@dataclass(frozen=True, slots=True)
class Output:
    """A generated file, path relative to the documentation folder."""

    path: str
    content: str | bytes
