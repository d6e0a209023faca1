"""The data behind the look-up, the pop-ups and the shelf: scripts the pages load when a reader asks for something.

They are classic scripts that call `synopsis.provide(name, value)`, because a page opened from disk may not fetch files.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from . import addresses
from .csl import CONTAINERS
from .exchange import bibtex, csl_with_forms, ris
from .findings import Entity, Event
from .folding import fold
from .formatting import Formatted
from .index import Index
from .languages import LANGUAGE_NAMES
from .model import Corpus, Output, Paper, Work
from .naming import folded_name
from .page import Page
from .places import place
from .sources import UNDATED, decade_of
from .styles import STYLES

TYPE_NAMES = {
    "article-journal": "Journal article",
    "article-newspaper": "News",
    "article-magazine": "Magazine article",
    "book": "Book",
    "chapter": "Chapter",
    "paper-conference": "Conference paper",
    "report": "Report",
    "thesis": "Thesis",
    "webpage": "Web page",
    "post-weblog": "Blog post",
    "document": "Other",
    "manuscript": "Manuscript",
}


def render(corpus: Corpus, index: Index, formatted: Formatted) -> tuple[Output, ...]:
    """The data scripts."""
    exchange = {work.key: {"bib": bibtex(work), "ris": ris(work), "csl": csl_with_forms(work)} for work in index.works}
    references = {
        "styles": [[style.id, style.name] for style in STYLES],
        "works": {w.key: {s.id: formatted.references[s.id][w.key].html for s in STYLES} for w in index.works},
        "passages": {
            passage.id: {style.id: formatted.passages[style.id][passage.id].unlinked for style in STYLES}
            for paper in index.papers
            for passage in paper.passages
        },
    }
    return (
        _script("lookup", _lookup(corpus, index)),
        _script("passages", _passages(Page(addresses.HOME, corpus, index, formatted))),
        _script("references", references),
        _script("exchange", exchange),
    )


def _script(name: str, value: Any) -> Output:
    """A data script; `<` cannot end the script, whatever the data hold."""
    data = json.dumps(value, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
    return Output(f"data/{name}.js", f'synopsis.provide("{name}",{data});\n')


def _lookup(corpus: Corpus, index: Index) -> dict[str, Any]:
    places = {paper.work: n for n, paper in enumerate(index.papers)}
    works = [_work(work, index, places) for work in index.works]
    return {
        "papers": [_paper(corpus.works[paper.work], paper) for paper in index.papers],
        "works": works,
        "names": [_name(entity) for entity, _ in index.names],
        "events": [_event(event) for event in corpus.events],
        "facets": {
            "by": [[n, corpus.works[paper.work].label] for n, paper in enumerate(index.papers)],
            "topic": [[topic.id, topic.title] for topic in corpus.topics],
            "type": _named((work["type"] for work in works), TYPE_NAMES),
            "language": _named((work["language"] for work in works), {**LANGUAGE_NAMES, "": "Unknown"}),
            "decade": _decades({work["decade"] for work in works}),
        },
    }


def _named(found: Iterable[str], names: dict[str, str]) -> list[list[str]]:
    return sorted(([one, names.get(one, one)] for one in set(found)), key=lambda pair: pair[1])


def _decades(found: set[str]) -> list[list[str]]:
    """The newest first, the undated last."""
    ordered = sorted(found, key=lambda one: (one != UNDATED, len(one), one), reverse=True)
    return [[one, "Undated" if one == UNDATED else f"{one}s"] for one in ordered]


def _work(work: Work, index: Index, places: dict[str, int]) -> dict[str, Any]:
    mentions = index.mentions.get(work.key, ())
    listings = index.listings.get(work.key, ())
    by = {places[mention.passage.work] for mention in mentions} | {places[listing.paper] for listing in listings}
    return {
        "key": work.key,
        "label": work.label,
        "title": work.title.shown,
        "text": fold(" ".join(_searched(work))),
        "year": work.year,
        "type": work.type,
        "language": work.language.split("-")[0],
        "decade": decade_of(work).removesuffix("s"),
        "by": sorted(by),
        "topics": sorted({topic for mention in mentions for topic in mention.passage.topics}),
        "listed": [[places[listing.paper], listing.number] for listing in listings],
        "doi": work.fields.get("doi", "").lower(),
        "mentions": len(mentions),
    }


def _searched(work: Work) -> Iterable[str]:
    """Everything a reader may remember of a work, in every form."""
    for name in (*work.authors, *work.editors, *work.authors_original):
        yield name.natural
    fields = work.fields
    names = ("title", *CONTAINERS, "publisher", "institution", "organization")
    yield from (fields[f"{name}{form}"] for name in names for form in ("", "_orig", "_transl") if f"{name}{form}" in fields)
    yield from (fields[name] for name in ("doi", "date_orig", "shorttitle", "variants") if name in fields)
    yield from (work.year, work.key)


def _paper(work: Work, paper: Paper) -> dict[str, Any]:
    return {
        "key": paper.work,
        "label": work.label,
        "short": work.short,
        "names": fold(" ".join([work.short, *(name.natural for name in work.creators), work.key])),
        "numbered": paper.numbered,
        "divisions": paper.divisions,
        "sections": [[s.id.removeprefix("s"), s.id, s.title] for s in paper.sections],
        "at": [passage.at for passage in paper.passages],
    }


def _name(entity: Entity) -> dict[str, str]:
    """A name, found by every form and script it is written in."""
    return {"id": entity.id, "label": entity.sort, "detail": entity.note, "text": folded_name(entity)}


def _event(event: Event) -> dict[str, str]:
    return {"id": event.id, "label": event.title, "detail": str(event.date), "text": fold(f"{event.title} {event.date}")}


def _passages(page: Page) -> list[dict[str, Any]]:
    """The passages as a reader sees them, citations included: a link to the words must find them on the page."""
    found = []
    for n, paper in enumerate(page.index.papers):
        for passage in paper.passages:
            text = page.plain(passage)
            found.append({"id": passage.id, "paper": n, "place": place(paper, passage.at), "text": text, "folded": fold(text)})
    return found
