"""The findings as data: contradictions, events, names, citations and coverage. Read from the same Index as the pages."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from . import addresses
from .index import Index
from .model import Corpus, Output, Passage

LEDGER = ("work", "locator", "topics", "aside", "url")


def render(corpus: Corpus, index: Index) -> tuple[Output, ...]:
    """The data files a corpus has matter for."""
    ledger = list(_ledger(corpus, index))
    files: Iterable[tuple[bool, str, Any]] = (
        (bool(corpus.contradictions), "contradictions", list(_contradictions(corpus, index.passages))),
        (bool(corpus.events), "events", {"events": list(_events(corpus, index)), "works": list(_appearances(index))}),
        (bool(corpus.names), "names", list(_names(corpus, index))),
        (bool(index.network.works), "network", _network(index)),
        (bool(corpus.topics), "coverage", {"shares": list(_shares(index)), "passages": ledger}),
    )
    found = [Output(f"data/{name}.json", as_json(value)) for there, name, value in files if there]
    rows = [{**row, "topics": " ".join(row["topics"])} for row in ledger]
    return (*found, *([Output("data/coverage.csv", as_csv(LEDGER, rows))] if corpus.topics else []))


def as_json(value: Any) -> str:
    """JSON as people read it too."""
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def as_csv(columns: Iterable[str], rows: Iterable[Mapping[str, str]]) -> str:
    """Comma-separated values (RFC 4180) with a line of headings."""
    table = io.StringIO()
    writer = csv.DictWriter(table, list(columns))
    writer.writeheader()
    writer.writerows(rows)
    return table.getvalue()


def _place(corpus: Corpus, passage: Passage) -> dict[str, str]:
    return {
        "passage": passage.id,
        "work": passage.work,
        "locator": passage.at,
        "url": addresses.passage(corpus.site.url, passage),
    }


def _contradictions(corpus: Corpus, passages: Mapping[str, Passage]) -> Iterator[dict[str, Any]]:
    for one in corpus.contradictions:
        yield {
            "id": one.id,
            "kind": one.kind,
            "title": one.title,
            "topics": list(one.topics),
            "differs": one.differs,
            "explains": one.explains,
            "grounds": list(one.grounds),
            "sides": [
                {**_place(corpus, passages[side.passage]), "quote": side.quote, "says": side.says}
                for side in one.sides
                if side.passage in passages
            ],
            "url": addresses.public(corpus.site.url, addresses.CONTRADICTIONS, one.id),
        }


def _events(corpus: Corpus, index: Index) -> Iterator[dict[str, Any]]:
    for one in index.chronology.happenings:
        yield {
            "id": one.event.id,
            "date": one.event.date.edtf,
            "shown": one.event.date.shown,
            "title": one.event.title,
            "topics": list(one.event.topics),
            "note": one.event.note,
            "told": [
                {
                    **_place(corpus, told.passage),
                    "words": told.telling.words,
                    "date": told.telling.date.edtf if told.telling.date else "",
                    "against": told.against,
                }
                for told in one.told
            ],
            "unknown_to": [paper.work for paper in one.unknown_to],
            "url": addresses.public(corpus.site.url, addresses.TIMELINE, one.event.id),
        }


def _appearances(index: Index) -> Iterator[dict[str, str]]:
    for one in index.chronology.appearances:
        yield {
            "work": one.paper.work,
            "date": one.date.edtf if one.date else "",
            "shown": one.date.shown if one.date else "",
        }


def _names(corpus: Corpus, index: Index) -> Iterator[dict[str, Any]]:
    for entity, namings in index.names:
        yield {
            "id": entity.id,
            "kind": entity.kind,
            "name": entity.name,
            "sort": entity.sort,
            "scripts": dict(entity.scripts),
            "note": entity.note,
            "authors": list(entity.authors),
            "passages": [
                {
                    **_place(corpus, one.passage),
                    "voice": one.voice,
                    "forms": list(one.forms),
                    "count": one.count,
                    "statements": [said.words for said in one.statements],
                }
                for one in namings
            ],
            "url": addresses.public(corpus.site.url, addresses.NAMES, entity.id),
        }


def _network(index: Index) -> dict[str, Any]:
    sources = index.sources
    return {
        "works": [{"work": paper.work, "cites": list(keys)} for paper, keys in index.network.cited],
        "bridges": [
            {
                "id": one.id,
                "kind": one.kind,
                "label": one.label,
                "name": one.name,
                "note": one.note,
                "ends": [{"work": end.work, "cites": list(end.cites), "own": end.own} for end in one.ends],
            }
            for one in index.network.bridges
        ],
        "sources": [
            {"decade": decade, "language": language, "works": list(keys)} for (decade, language), keys in sources.works
        ],
    }


def _ledger(corpus: Corpus, index: Index) -> Iterator[dict[str, Any]]:
    known = {topic.id for topic in corpus.topics}
    for paper in index.papers:
        for passage in paper.passages:
            yield {
                "work": passage.work,
                "locator": passage.at,
                "topics": [topic for topic in passage.topics if topic in known],
                "aside": passage.aside,
                "url": addresses.passage(corpus.site.url, passage),
            }


def _shares(index: Index) -> Iterator[dict[str, Any]]:
    for one in index.coverage:
        yield {
            "work": one.paper.work,
            "passages": len(one.paper.passages),
            "placed": one.placed,
            "percent": one.percent,
            "words": one.words,
            "words_aside": one.words_aside,
            "topics": [{"topic": share.topic.id, "passages": share.passages, "percent": share.percent} for share in one.shares],
        }
