"""Faults that need more than one file to be seen: Corpus -> Problems."""

from __future__ import annotations

from collections.abc import Iterator

from .citations import Citation
from .evidence import quoted
from .ids import id_fault
from .model import Corpus, Paper, Position, Prose, Question
from .papers import DIMENSIONS
from .places import cited_passage
from .problems import Location, Problem, not_allowed
from .support import check_findings


def check(corpus: Corpus) -> tuple[Problem, ...]:
    """Everything wrong between the files of a corpus."""
    problems: list[Problem] = []
    ids: dict[str, Location] = {}
    for paper in corpus.papers:
        problems += _paper(paper, corpus)
        for passage in paper.passages:
            if passage.id in ids:
                message = f"duplicate passage id {passage.id!r}, first at {ids[passage.id]}"
                problems.append(Problem(passage.location, message))
            ids[passage.id] = passage.location
    for topic in corpus.topics:
        problems += _topic(topic, corpus)
    for prose in corpus.prose:
        problems += _prose(prose, corpus)
    return (*problems, *check_findings(corpus))


RESERVED = frozenset({"top", "references"})
"""Ids a page of a work uses itself; those it makes begin with the key of the work, or with `syn-`."""


def _topic(topic: Question, corpus: Corpus) -> Iterator[Problem]:
    """The name of a topic's file is its id, beside the other dimensions and the works of the corpus."""
    if fault := id_fault(topic.id):
        yield Problem(topic.location, f"topic {topic.id!r}, the name of this file: {fault}")
    if topic.id in DIMENSIONS:
        message = (
            f"topic {topic.id!r}, the name of this file: every paper has this dimension; {', '.join(DIMENSIONS)} are taken"
        )
        yield Problem(topic.location, message)
    for work in (paper.work for paper in corpus.papers):
        if topic.id == work or topic.id.startswith(f"{work}-"):
            message = (
                f"topic {topic.id!r}, the name of this file: {work!r} is a work of the corpus; {work} and {work}-… are taken"
            )
            yield Problem(topic.location, message)


def _paper(paper: Paper, corpus: Corpus) -> Iterator[Problem]:
    taken = RESERVED | {passage.id for passage in paper.passages}
    for section in paper.sections:
        if section.id in taken or section.id.startswith((f"{paper.work}-", "syn-")):
            yield Problem(
                section.location, f"heading id {section.id!r} is used by the page itself: choose another, such as 's1'"
            )
    if paper.edition == "original" and paper.licence not in corpus.site.open_licences:
        allowed = ", ".join(corpus.site.open_licences) or "none"
        message = f"edition: original needs an open licence (found {paper.licence!r}; open: {allowed}); write a reading edition"
        yield Problem(paper.location, message)
    if paper.work not in corpus.works:
        yield Problem(paper.location, not_allowed("work", paper.work, corpus.works))
    for cite in paper.references:
        if cite.key not in corpus.works:
            yield Problem(paper.location, f"references: {not_allowed('citation key', cite.key, corpus.works)}")
    listed = {cite.key for cite in paper.references}
    topics = {topic.id for topic in corpus.topics}
    for passage in paper.passages:
        for topic in passage.topics:
            if topic not in topics:
                yield Problem(passage.location, f"passage {passage.at}: {not_allowed('topic', topic, topics)}")
        if not passage.topics and not passage.aside:
            yield Problem(passage.location, f'passage {passage.at} is on no topic: say why with aside="…"')
        if passage.topics and passage.aside:
            yield Problem(passage.location, f"passage {passage.at} has topics and an aside; an aside says why there is none")
        places = [(passage.citations, passage.text, passage.location)]
        places += [(note.citations, note.text, note.location) for note in passage.notes]
        for citations, text, location in places:
            yield from _citations(citations, text, location, corpus, listed)
    yield from _positions(paper, corpus)


def _citations(
    citations: tuple[Citation, ...], text: str, start: Location, corpus: Corpus, listed: set[str]
) -> Iterator[Problem]:
    for citation in citations:
        location = Location(start.path, start.line + text.count("\n", 0, citation.start))
        for cite in citation.cites:
            if cite.key not in corpus.works:
                yield Problem(location, not_allowed("citation key", cite.key, corpus.works))
            elif listed and cite.key not in listed:
                yield Problem(location, f"{cite.key!r} is not in the `references` of this paper")


def _positions(paper: Paper, corpus: Corpus) -> Iterator[Problem]:
    questions = {topic.id: topic for topic in corpus.topics} | {"verdict": corpus.question}
    for name in (*DIMENSIONS, *questions):
        if name not in paper.positions and (name in questions or any(name in other.positions for other in corpus.papers)):
            yield Problem(paper.location, f"no position on {name!r}: where the work is silent, say so with a blank stance")
    for position in paper.positions.values():
        if position.dimension not in (*DIMENSIONS, *questions):
            yield Problem(position.location, f"positions: {not_allowed('topic', position.dimension, questions)}")
            continue
        blank = False
        if position.dimension in questions:
            question = questions[position.dimension]
            stance = question.stance(position.stance)
            if stance is None:
                allowed = [stance.id for stance in question.stances]
                yield Problem(position.location, f"{position.dimension}: {not_allowed('stance', position.stance, allowed)}")
            blank = stance is not None and stance.kind == "blank"
        elif position.stance:
            yield Problem(position.location, f"{position.dimension}: takes no stance (found {position.stance!r})")
        yield from _blank(position) if blank else _evidence(position, paper)


def _blank(position: Position) -> Iterator[Problem]:
    given = [name for name in ("claim", "quote", "at") if getattr(position, name)]
    if given:
        yield Problem(position.location, f"{position.dimension}: a blank stance has no {', '.join(given)}; use gap")
    if not position.gap:
        yield Problem(position.location, f"{position.dimension}: a blank stance needs a gap that says what is missing")


def _evidence(position: Position, paper: Paper) -> Iterator[Problem]:
    missing = [name for name in ("claim", "quote", "at") if not getattr(position, name)]
    if missing:
        yield Problem(position.location, f"{position.dimension}: needs {', '.join(missing)}")
        return
    passage = next((passage for passage in paper.passages if passage.at == position.at), None)
    if passage is None:
        known = [passage.at for passage in paper.passages]
        yield Problem(position.location, f"{position.dimension}: at: {not_allowed('passage', position.at, known)}")
        return
    if not quoted(passage, position.quote):
        message = f"{position.dimension}: passage {position.at} does not quote these words: “{position.quote}”"
        yield Problem(position.location, message)


def _prose(prose: Prose, corpus: Corpus) -> Iterator[Problem]:
    papers = {paper.work: paper for paper in corpus.papers}
    for citation in prose.citations:
        location = Location(prose.location.path, prose.location.line + prose.text.count("\n", 0, citation.start))
        for cite in citation.cites:
            if cite.key not in corpus.works:
                yield Problem(location, not_allowed("citation key", cite.key, corpus.works))
            elif cite.key in papers and cite.locators and cited_passage(papers[cite.key], cite) is None:
                yield Problem(location, f"no passage at {cite.locator!r} in the edition of {cite.key!r}")
