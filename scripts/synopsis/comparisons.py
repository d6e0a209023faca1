"""The pages that set works against each other: what each is made of. A corpus without the matter of a page has no such page."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from . import addresses
from .agreement import agreements, concept
from .chronology import Appearance
from .dates import DUSK
from .findings import Entity
from .index import Index, Row
from .languages import LANGUAGE_NAMES
from .metadata import head_of_data, head_of_matrix
from .model import Corpus, Paper
from .names import KINDS
from .naming import Naming, folded_name
from .page import Page
from .picture_network import citations
from .picture_shares import shares, sources_by_decade
from .picture_stances import agreement, spectrum
from .picture_time import timeline

CONTRADICTION_KINDS = {
    "conflict": "Cannot both hold as they stand",
    "shift": "Time has passed between them",
    "within": "One work against itself",
}
NAME_KINDS = {
    "person": ("people", "People"),
    "organisation": ("organisations", "Organisations"),
    "place": ("places", "Places"),
    "agreement": ("agreements", "Agreements and documents"),
}
"""Kind -> anchor and heading."""
_WHOLE = ("navigation", "toc")
"""What a page hides that needs the whole width."""


@dataclass(frozen=True, slots=True)
class Plan:
    """A page to be made."""

    source: str
    template: str
    meta: Mapping[str, Any]
    values: Callable[[Page], Mapping[str, Any]]
    """What the template is given."""


def plans(corpus: Corpus, index: Index) -> Iterator[Plan]:
    """The pages a corpus has matter for."""
    yield Plan(addresses.MATRIX, "matrix.md.j2", _meta("Matrix", _MATRIX, *_WHOLE) | head_of_matrix(corpus), _matrix)
    if len(index.papers) > 1:
        yield Plan(addresses.COMPARE, "compare.md.j2", _meta("Compare two works", _COMPARE, *_WHOLE), _compare)
    if corpus.contradictions:
        head = head_of_data(corpus, addresses.CONTRADICTIONS, "contradictions", "data/contradictions.json")
        meta = _introduced(corpus, addresses.CONTRADICTIONS, "Contradictions", _CONTRADICTIONS) | head
        yield Plan(addresses.CONTRADICTIONS, "contradictions.md.j2", meta, _contradictions)
    if corpus.events:
        head = head_of_data(corpus, addresses.TIMELINE, "events", "data/events.json")
        meta = _introduced(corpus, addresses.TIMELINE, "Timeline", _TIMELINE, "toc") | head
        yield Plan(addresses.TIMELINE, "timeline.md.j2", meta, _timeline)
    if corpus.names:
        head = head_of_data(corpus, addresses.NAMES, "names", "data/names.json")
        yield Plan(addresses.NAMES, "names.md.j2", _meta("Names", _NAMES, "navigation") | head, _names)
    if index.network.works:
        head = head_of_data(corpus, addresses.NETWORK, "citations", "data/network.json")
        yield Plan(addresses.NETWORK, "network.md.j2", _meta("Citation network", _NETWORK, *_WHOLE) | head, _network)
    if corpus.topics:
        head = head_of_data(corpus, addresses.COVERAGE, "coverage", "data/coverage.csv", "data/coverage.json")
        yield Plan(addresses.COVERAGE, "coverage.md.j2", _meta("Coverage", _COVERAGE) | head, _coverage)


_MATRIX = "What each work concludes on each question, with the words it stands on."
_COMPARE = "Any two works on every question side by side, with the passages behind each answer."
_CONTRADICTIONS = "Passages that cannot both hold, or that differ because time passed between them."
_TIMELINE = "The events the works tell of, with the dates they give, and the works themselves on the same axis."
_NAMES = "People, organisations, places and agreements, with every passage that names them."
_NETWORK = "What each work cites, what bridges them, and the sources by language and decade."
_COVERAGE = "Which paragraphs of each work stand on which topic pages, and which on none, with the reason."


def _introduced(corpus: Corpus, source: str, title: str, description: str, *hidden: str) -> dict[str, Any]:
    """The front matter of a page that an editor introduces, and may name."""
    own = corpus.introductions.get(source)
    return _meta((own and own.title) or title, (own and own.description) or description, *hidden)


def _meta(title: str, description: str, *hidden: str) -> dict[str, Any]:
    return {"title": title, "description": description} | ({"hide": list(hidden)} if hidden else {})


def _matrix(page: Page) -> Mapping[str, Any]:
    index = page.index
    verdict = next((row for row in index.matrix if row.dimension == "verdict" and _has_scale(row)), None)
    several = len(index.papers) > 1
    agreed = agreements(index.matrix)
    return {
        "rows": index.matrix,
        "table": [(paper, [(row, row.cells[n]) for row in index.matrix]) for n, paper in enumerate(index.papers)],
        "concepts": _concepts(index),
        "spectrum": spectrum(page, verdict) if verdict else None,
        "agreement": agreement(page, agreed) if several and agreed else None,
    }


def _has_scale(row: Row) -> bool:
    return row.question is not None and any(stance.kind == "scale" for stance in row.question.stances)


def _concepts(index: Index) -> list[tuple[str, list[Paper]]]:
    """Each concept with the works that test it, where they do not all test the same one."""
    found: dict[str, tuple[str, list[Paper]]] = {}
    for cell in (cell for row in index.matrix if row.dimension == "concept" for cell in row.cells):
        if cell.position:
            found.setdefault(concept(cell.paper), (cell.position.name, []))[1].append(cell.paper)
    return list(found.values()) if len(found) > 1 else []


def _compare(page: Page) -> Mapping[str, Any]:
    passages = page.index.passages
    between = []
    for one in page.corpus.contradictions:
        works = sorted({passages[side.passage].work for side in one.sides if side.passage in passages})
        if len(works) > 1:
            between.append((one, works))
    return {
        "rows": page.index.matrix,
        "works": [paper.work for paper in page.index.papers],
        "concept": concept,
        "contradictions": between,
        "concepts": _concepts(page.index),
    }


def _contradictions(page: Page) -> Mapping[str, Any]:
    return {
        "introduction": page.corpus.introductions.get(addresses.CONTRADICTIONS),
        "contradictions": page.corpus.contradictions,
        "kinds": CONTRADICTION_KINDS,
    }


def _timeline(page: Page) -> Mapping[str, Any]:
    time = page.index.chronology
    stations = time.mixed()
    closed = {
        one.paper.work
        for one in stations
        if isinstance(one, Appearance) and one.date and not one.date.approximate and one.date.last != DUSK
    }
    return {
        "introduction": page.corpus.introductions.get(addresses.TIMELINE),
        "picture": timeline(page, time),
        "events": page.corpus.events,
        "stations": stations,
        "limits": closed,
        "undated": [one for one in time.appearances if not one.date],
    }


VOICES = ("quoted", "reported", "named")


def _names(page: Page) -> Mapping[str, Any]:
    groups = []
    for kind in KINDS:
        own = [(entity, namings) for entity, namings in page.index.names if entity.kind == kind]
        entries = [(entity, _voices(namings), _other_forms(entity, namings)) for entity, namings in own]
        if entries:
            groups.append((*NAME_KINDS[kind], entries))
    return {"groups": groups, "folded": folded_name}


def _other_forms(entity: Entity, namings: tuple[Naming, ...]) -> list[str]:
    """The forms in which passages name somebody, beside the name itself."""
    return sorted({form for naming in namings for form in naming.forms} - {entity.name, entity.sort})


def _voices(namings: tuple[Naming, ...]) -> list[tuple[str, list[tuple[str, list[Naming]]]]]:
    """The passages that quote, that report, and that only name; each by work, in the order of the papers."""
    found = []
    for voice in VOICES:
        own = [naming for naming in namings if naming.voice == voice]
        if own:
            works = [(work, list(group)) for work, group in groupby(own, key=lambda naming: naming.passage.work)]
            found.append((voice, works))
    return found


def _network(page: Page) -> Mapping[str, Any]:
    return {
        "picture": citations(page, page.index.network),
        "sources": sources_by_decade(page.index.sources, LANGUAGE_NAMES),
    }


def _coverage(page: Page) -> Mapping[str, Any]:
    return {"picture": shares(page, page.index.coverage)}
