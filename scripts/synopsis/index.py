"""Relate: everything that follows from a corpus, in its final order. Templates never sort."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from .chronology import Chronology, chronology
from .citations import Cite
from .coverage import Coverage, coverage
from .findings import Contradiction, Entity
from .folding import fold
from .model import Corpus, Name, Paper, Passage, Position, Question, Stance, Work
from .names import KINDS
from .naming import Naming, find_names
from .network import Network, network
from .papers import DIMENSIONS
from .places import cited_passage
from .sentences import sentence_around
from .sources import Sources, sources


@dataclass(frozen=True, slots=True)
class Mention:
    """One place where a passage cites a work: a line of *cited in*."""

    id: str
    """Anchor of the cite-item, equal wherever the passage is shown."""
    work: str
    passage: Passage
    cite: Cite
    sentence: str
    """Markdown of the citing sentence."""
    in_note: bool


@dataclass(frozen=True, slots=True)
class Listing:
    """A work's place in the printed reference list of a paper."""

    paper: str
    number: int
    """1-based, in printed order."""
    cite: Cite


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of the matrix."""

    paper: Paper
    dimension: str
    position: Position | None
    stance: Stance | None
    passage: Passage | None


@dataclass(frozen=True, slots=True)
class Row:
    """One dimension of the matrix, a cell for each paper."""

    dimension: str
    question: Question | None
    """The topic, or the question of the site for the verdict; None for *concept* and *lasts*."""
    cells: tuple[Cell, ...]

    @property
    def groups(self) -> tuple[tuple[Stance, tuple[Cell, ...]], ...]:
        """Each stance of the scale, in its order, with the cells that take it."""
        stances = self.question.stances if self.question else ()
        return tuple((stance, tuple(cell for cell in self.cells if cell.stance == stance)) for stance in stances)


@dataclass(frozen=True, slots=True)
class Step:
    """The passages before and after one, in the order of a page."""

    before: Passage | None
    after: Passage | None


@dataclass(frozen=True, slots=True)
class Index:
    """All derived views of a corpus."""

    papers: tuple[Paper, ...]
    """By date, then key; undated ones last."""
    passages: Mapping[str, Passage]
    """All passages by id, in the order of the papers."""
    works: tuple[Work, ...]
    """By author, year, title."""
    by_topic: Mapping[str, tuple[tuple[Paper, tuple[Passage, ...]], ...]]
    """Topic id -> papers with their passages on it."""
    mentions: Mapping[str, tuple[Mention, ...]]
    """Work key -> every place that cites it, in the order of the papers."""
    by_passage: Mapping[str, tuple[Mention, ...]]
    """Passage id -> what it cites, in the order of the text."""
    listings: Mapping[str, tuple[Listing, ...]]
    matrix: tuple[Row, ...]
    steps: Mapping[tuple[str, str], Step]
    """(page, passage id) -> neighbours; page is a paper's key or a topic's id."""
    discussed: Mapping[str, tuple[Question, ...]]
    """Passage id -> syntheses that refer to it."""
    contradicted: Mapping[str, tuple[Contradiction, ...]]
    """Passage id -> contradictions it has a part in."""
    chronology: Chronology
    names: tuple[tuple[Entity, tuple[Naming, ...]], ...]
    """Names by kind and heading, each with the passages that name it."""
    coverage: tuple[Coverage, ...]
    """The ledger of each paper."""
    network: Network
    sources: Sources
    """All works cited or listed, by language and decade."""


def relate(corpus: Corpus) -> Index:
    """The index of a corpus. Equal corpora give equal indexes, in whatever order their files were read."""
    known = (paper for paper in corpus.papers if paper.work in corpus.works)
    papers = tuple(sorted(known, key=lambda paper: _date_key(corpus, paper)))
    passages = {passage.id: passage for paper in papers for passage in paper.passages}
    by_topic = {
        topic.id: tuple(
            (paper, found) for paper in papers if (found := tuple(p for p in paper.passages if topic.id in p.topics))
        )
        for topic in corpus.topics
    }
    by_passage = {passage.id: tuple(_mentions(passage)) for passage in passages.values()}
    mentions: dict[str, list[Mention]] = {}
    listings: dict[str, list[Listing]] = {}
    for paper in papers:
        for passage in paper.passages:
            for mention in by_passage[passage.id]:
                mentions.setdefault(mention.work, []).append(mention)
        for number, cite in enumerate(paper.references, start=1):
            listings.setdefault(cite.key, []).append(Listing(paper.work, number, cite))
    pages = {paper.work: paper.passages for paper in papers}
    pages |= {topic: tuple(p for _, group in groups for p in group) for topic, groups in by_topic.items()}
    works = tuple(sorted(corpus.works.values(), key=work_key))
    links = network(corpus, papers)
    cited = links.works
    return Index(
        papers=papers,
        passages=passages,
        works=works,
        by_topic=by_topic,
        mentions={key: tuple(found) for key, found in mentions.items()},
        by_passage=by_passage,
        listings={key: tuple(found) for key, found in listings.items()},
        matrix=tuple(_matrix(corpus, papers)),
        steps=dict(_steps(pages)),
        discussed=_discussed(corpus),
        contradicted=_contradicted(corpus),
        chronology=chronology(corpus, papers, passages),
        names=_names(corpus, passages.values()),
        coverage=coverage(papers, corpus.topics),
        network=links,
        sources=sources(work for work in works if work.key in cited),
    )


def _date_key(corpus: Corpus, paper: Paper) -> tuple[list[int], str]:
    issued = corpus.works[paper.work].csl.get("issued", {}).get("date-parts", [[9999]])[0]
    return list(issued), paper.work


def work_key(work: Work) -> tuple[str, str, str, str]:
    """Sort key of a reference list: authors, else title; then year, then title."""
    authors = " ".join(_sortable(name) for name in work.creators)
    title = _alphabetical(work.title.shown)
    return authors or title, work.year or "9999", title, work.key


def _sortable(name: Name) -> str:
    return _alphabetical(name.literal or f"{name.family} {name.particle} {name.given}")


def _alphabetical(text: str) -> str:
    """Text as a reference list sorts it: folded, without an article at its beginning."""
    return re.sub(r"^(the|an?) ", "", fold(text))


def _mentions(passage: Passage) -> Iterator[Mention]:
    texts = [(passage.text, passage.citations, False)]
    texts += [(note.text, note.citations, True) for note in passage.notes]
    number = 0
    for text, citations, in_note in texts:
        for citation in citations:
            sentence = sentence_around(text, citation)
            for cite in citation.cites:
                number += 1
                yield Mention(f"{passage.id}-c{number}", cite.key, passage, cite, sentence, in_note)


def _matrix(corpus: Corpus, papers: tuple[Paper, ...]) -> Iterator[Row]:
    questions: dict[str, Question] = {topic.id: topic for topic in corpus.topics}
    for dimension in ("verdict", *(name for name in DIMENSIONS if name != "verdict"), *questions):
        question = corpus.question if dimension == "verdict" else questions.get(dimension)
        cells = tuple(_cell(paper, dimension, question) for paper in papers)
        if question or any(cell.position for cell in cells):
            yield Row(dimension, question, cells)


def _cell(paper: Paper, dimension: str, question: Question | None) -> Cell:
    position = paper.positions.get(dimension)
    stance = question.stance(position.stance) if question and position else None
    passage = next((p for p in paper.passages if position and p.at == position.at), None)
    return Cell(paper, dimension, position, stance, passage)


def _steps(pages: Mapping[str, tuple[Passage, ...]]) -> Iterator[tuple[tuple[str, str], Step]]:
    for page, passages in pages.items():
        for i, passage in enumerate(passages):
            before = passages[i - 1] if i else None
            after = passages[i + 1] if i + 1 < len(passages) else None
            yield (page, passage.id), Step(before, after)


def _discussed(corpus: Corpus) -> dict[str, tuple[Question, ...]]:
    papers = {paper.work: paper for paper in corpus.papers}
    found: dict[str, tuple[Question, ...]] = {}
    for question in (corpus.question, *corpus.topics):
        for citation in question.synthesis.citations:
            for cite in citation.cites:
                passage = cited_passage(papers[cite.key], cite) if cite.key in papers else None
                if passage and question not in found.get(passage.id, ()):
                    found[passage.id] = (*found.get(passage.id, ()), question)
    return found


def _contradicted(corpus: Corpus) -> dict[str, tuple[Contradiction, ...]]:
    found: dict[str, tuple[Contradiction, ...]] = {}
    for contradiction in corpus.contradictions:
        for side in contradiction.sides:
            found[side.passage] = tuple(dict.fromkeys((*found.get(side.passage, ()), contradiction)))
    return found


def _names(corpus: Corpus, passages: Iterable[Passage]) -> tuple[tuple[Entity, tuple[Naming, ...]], ...]:
    found = find_names(corpus.names, corpus.decisions, passages)
    kinds = {kind: number for number, kind in enumerate(KINDS)}
    ordered = sorted(corpus.names, key=lambda entity: (kinds.get(entity.kind, len(kinds)), fold(entity.sort), entity.id))
    return tuple((entity, found.namings[entity.id]) for entity in ordered)
