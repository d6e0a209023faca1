"""The data of the site for machines: matrix, passages, annotations. Read from the same Index as the pages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from markupsafe import Markup

from . import addresses, findings_data
from .agreement import agreements
from .exchange import library_bib, library_json, library_ris
from .findings_data import as_csv, as_json
from .formatting import Formatted
from .index import Index, Row
from .model import Corpus, Output
from .page import Page
from .places import place
from .quotation import pieces, quotations

COLUMNS = ("work", "dimension", "stance", "claim", "quote", "locator", "url", "name", "gap")


def render(corpus: Corpus, index: Index, formatted: Formatted) -> tuple[Output, ...]:
    """All data files; none for what a corpus does not have."""
    rows = list(_matrix(corpus, index))
    return (
        Output("data/library.bib", library_bib(index.works)),
        Output("data/library.ris", library_ris(index.works)),
        Output("data/library.json", library_json(index.works)),
        Output("data/matrix.csv", as_csv(COLUMNS, rows)),
        Output(
            "data/matrix.json", as_json({"scales": list(_scales(index)), "rows": rows, "agreement": list(_agreement(index))})
        ),
        Output("data/passages.json", as_json(list(_passages(Page(addresses.HOME, corpus, index, formatted))))),
        Output("data/annotations.jsonld", as_json(_annotations(corpus, index))),
        *findings_data.render(corpus, index),
    )


def _matrix(corpus: Corpus, index: Index) -> Iterator[dict[str, str]]:
    for row in index.matrix:
        for cell in row.cells:
            position = cell.position
            if position is None:
                continue
            yield {
                "work": cell.paper.work,
                "dimension": row.dimension,
                "stance": position.stance,
                "claim": position.claim,
                "quote": position.quote,
                "locator": position.at,
                "url": addresses.passage(corpus.site.url, cell.passage) if cell.passage else "",
                "name": position.name,
                "gap": position.gap,
            }


def _agreement(index: Index) -> Iterator[dict[str, Any]]:
    for one in agreements(index.matrix):
        yield {"dimension": one.dimension, "alike": one.alike, "unlike": one.unlike, "apart": one.apart}


def _scales(index: Index) -> Iterator[dict[str, Any]]:
    for row in index.matrix:
        if row.question:
            yield {"dimension": row.dimension, "question": row.question.question, "stances": _stances(row)}


def _stances(row: Row) -> list[dict[str, str]]:
    stances = row.question.stances if row.question else ()
    return [{"id": s.id, "label": s.label, "kind": s.kind, "means": s.means} for s in stances]


def _passages(page: Page) -> Iterator[dict[str, Any]]:
    corpus, index = page.corpus, page.index
    for paper in index.papers:
        for passage in paper.passages:
            yield {
                "id": passage.id,
                "work": passage.work,
                "locator": passage.at,
                "place": place(paper, passage.at),
                "topics": list(passage.topics),
                "aside": passage.aside,
                "text": _unmarked(page.text(passage)),
                "notes": [{"editorial": note.editorial, "text": _unmarked(page.note(passage, note))} for note in passage.notes],
                "citations": [
                    {"id": mention.id, "work": mention.work, "locator": mention.cite.locator}
                    for mention in index.by_passage[passage.id]
                ],
                "url": addresses.passage(corpus.site.url, passage),
            }


def _unmarked(html: Markup) -> str:
    """HTML as plain text, without the marks of footnotes."""
    return str(Markup(re.sub(r"<sup\b.*?</sup>", "", html)).striptags())


def _annotations(corpus: Corpus, index: Index) -> dict[str, Any]:
    """Every verbatim piece of a quotation as a Web Annotation (W3C, 2017) on the address of the work it is taken from."""
    items = [
        {
            "id": f"{addresses.passage(corpus.site.url, passage)}-q{number}",
            "type": "Annotation",
            "motivation": "highlighting",
            "body": {"type": "SpecificResource", "source": addresses.passage(corpus.site.url, passage), "purpose": "linking"},
            "target": {
                "source": _source(corpus, paper.work),
                "selector": {"type": "TextQuoteSelector", "exact": piece},
            },
        }
        for paper in index.papers
        for passage in paper.passages
        for number, piece in enumerate((one for quote in quotations(passage.text) for one in pieces(quote)), start=1)
    ]
    return {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": addresses.public(corpus.site.url, "data/annotations.jsonld"),
        "type": "AnnotationCollection",
        "label": corpus.site.name,
        "total": len(items),
        "first": {"type": "AnnotationPage", "startIndex": 0, "items": items},
    }


def _source(corpus: Corpus, key: str) -> str:
    """The original's address: the page that has the text, else its DOI."""
    work = corpus.works[key]
    doi = work.fields.get("doi")
    return work.fields.get("url") or (f"https://doi.org/{doi}" if doi else f"urn:x-synopsis:{key}")
