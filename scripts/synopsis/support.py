"""Whether every finding of an editor stands on a passage: Corpus -> Problems."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from .chronology import appeared
from .evidence import occurrences, quoted
from .findings import Contradiction, Event
from .markup import find_citations
from .model import ET_AL, Corpus, Passage, Work
from .names import NONE
from .naming import find_names
from .problems import Location, Problem, not_allowed
from .quotation import alike, fragments

Passages = Mapping[str, Passage]


def check_findings(corpus: Corpus) -> Iterator[Problem]:
    """Everything wrong with contradictions, events and names."""
    passages = {passage.id: passage for paper in corpus.papers for passage in paper.passages}
    topics = {topic.id for topic in corpus.topics}
    findings: tuple[Contradiction | Event, ...] = (*corpus.contradictions, *corpus.events)
    for finding in findings:
        for topic in finding.topics:
            if topic not in topics:
                yield Problem(finding.location, f"{finding.id!r}: {not_allowed('topic', topic, topics)}")
    for contradiction in corpus.contradictions:
        yield from _contradiction(contradiction, passages)
    for event in corpus.events:
        yield from _event(event, passages, corpus.works)
    yield from _names(corpus, passages)
    yield from _decisions(corpus, passages)
    yield from _uncited(corpus)


def _passage(passage_id: str, passages: Passages, what: str, location: Location) -> Iterator[Problem]:
    if passage_id and passage_id not in passages:
        yield Problem(location, f"{what}: {not_allowed('passage', passage_id, passages)}")


def _contradiction(contradiction: Contradiction, passages: Passages) -> Iterator[Problem]:
    name = repr(contradiction.id)
    stood: set[tuple[str, tuple[str, ...]]] = set()
    for side in contradiction.sides:
        yield from _passage(side.passage, passages, name, side.location)
        words = fragments(side.quote)
        if (side.passage, words) in stood:
            yield Problem(side.location, f"{name}: passage {side.passage} stands twice with these words: “{side.quote}”")
        stood.add((side.passage, words))
        passage = passages.get(side.passage)
        if passage and side.quote and not quoted(passage, side.quote):
            yield Problem(side.location, f"{name}: passage {passage.id} does not quote these words: “{side.quote}”")
    works = {passages[side.passage].work for side in contradiction.sides if side.passage in passages}
    if contradiction.kind == "within" and len(works) > 1:
        yield Problem(contradiction.location, f"{name} is of kind 'within', but its sides stand in {', '.join(sorted(works))}")
    known = all(side.passage in passages for side in contradiction.sides)
    if contradiction.kind != "within" and known and len(works) == 1 and len(contradiction.sides) > 1:
        yield Problem(contradiction.location, f"{name}: all sides stand in {works.pop()}: its kind is 'within'")


def _event(event: Event, passages: Passages, works: Mapping[str, Work]) -> Iterator[Problem]:
    told: set[str] = set()
    for telling in event.told:
        yield from _passage(telling.passage, passages, repr(event.id), telling.location)
        if telling.passage in told:
            yield Problem(telling.location, f"{event.id!r}: passage {telling.passage} stands twice")
        told.add(telling.passage)
        yield from _words(telling.passage, telling.words, passages, repr(event.id), telling.location)
    for telling in () if event.note else event.told:
        passage = passages.get(telling.passage)
        work = works.get(passage.work) if passage else None
        date = appeared(work) if work else None
        if work and date and date.before(event.date):
            message = f"{event.id!r}: {work.key} tells of it but had appeared before ({date.edtf})"
            yield Problem(telling.location, f"{message}: correct the date, or say in a note how it could know")


def _words(passage_id: str, words: str, passages: Passages, what: str, location: Location) -> Iterator[Problem]:
    if passage_id in passages and words and not occurrences(passages[passage_id], words):
        yield Problem(location, f"{what}: these words do not stand in passage {passage_id}: {words!r}")


def _names(corpus: Corpus, passages: Passages) -> Iterator[Problem]:
    authors = {name.inverted for work in corpus.works.values() for name in work.authors if name.literal != ET_AL}
    found = find_names(corpus.names, corpus.decisions, passages.values())
    persons: dict[str, str] = {}
    for entity in corpus.names:
        name = repr(entity.id)
        for said in entity.statements:
            yield from _passage(said.passage, passages, name, said.location)
            yield from _words(said.passage, said.words, passages, name, said.location)
        for form in entity.authors:
            if form not in authors:
                yield Problem(entity.location, f"{name}: {not_allowed('author', form, authors)}")
            elif persons.get(form, entity.id) != entity.id:
                yield Problem(entity.location, f"{name}: author {form!r} belongs to {persons[form]!r} already")
            persons[form] = entity.id
        if not found.namings[entity.id] and not entity.authors:
            yield Problem(entity.location, f"{name}: no passage names {entity.name!r} or one of its forms")
    for ambiguity in found.ambiguities:
        several = " or ".join(ambiguity.entities)
        message = f"{ambiguity.form!r} in passage {ambiguity.passage.at} may be {several}: decide in bib/names.yml"
        yield Problem(ambiguity.passage.location, message)
    for decision in corpus.decisions:
        if decision.passage in passages and decision not in found.used:
            yield Problem(decision.location, f"decision: {decision.form!r} is not found in passage {decision.passage}")


def _decisions(corpus: Corpus, passages: Passages) -> Iterator[Problem]:
    known = [entity.id for entity in corpus.names]
    forms: dict[str, list[str]] = {}
    for entity in corpus.names:
        for form in {alike(form) for form in (entity.name, *entity.forms)}:
            forms.setdefault(form, []).append(entity.id)
    taken: set[tuple[str, str]] = set()
    for decision in corpus.decisions:
        yield from _passage(decision.passage, passages, "decision", decision.location)
        allowed = (*forms.get(alike(decision.form), known), NONE)
        if decision.entity and decision.entity not in allowed:
            unknown = not_allowed(f"name with the form {decision.form!r}:", decision.entity, allowed)
            yield Problem(decision.location, f"decision: {unknown}")
        if decision.form and alike(decision.form) not in forms:
            yield Problem(decision.location, f"decision: {not_allowed('form', decision.form, forms)}")
        if (alike(decision.form), decision.passage) in taken:
            yield Problem(decision.location, f"decision on {decision.form!r} in {decision.passage} stands twice")
        taken.add((alike(decision.form), decision.passage))


def _uncited(corpus: Corpus) -> Iterator[Problem]:
    """Citations in texts that are shown as they are written."""
    for record, location, texts in _texts(corpus):
        for name, text in texts.items():
            if "@" in text and find_citations(text):
                yield Problem(location, f"{record!r}: a citation cannot stand in {name!r}: {text!r}")


def _texts(corpus: Corpus) -> Iterator[tuple[str, Location, dict[str, str]]]:
    """The editor's own texts on each finding, by their keys."""
    for one in corpus.contradictions:
        yield one.id, one.location, {"title": one.title, "differs": one.differs, "explains": one.explains}
        for side in one.sides:
            yield one.id, side.location, {"says": side.says}
    for finding in corpus.events:
        yield finding.id, finding.location, {"title": finding.title, "note": finding.note}
    for entity in corpus.names:
        yield entity.id, entity.location, {"note": entity.note}
