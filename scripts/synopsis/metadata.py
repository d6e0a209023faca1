"""What programs read from a page: Highwire tags, COinS, JSON-LD, links to the data.

A page of a work stands for that work and carries Highwire tags; the bibliography carries COinS; never both on one page,
because Zotero takes COinS first and would save the list instead of the work.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import urlencode

from . import addresses
from .index import Index
from .model import Corpus, Name, Paper, Question, Work

_ZOTERO_TYPES = {
    "article-newspaper": "newspaperArticle",
    "article-magazine": "magazineArticle",
    "post-weblog": "blogPost",
    "webpage": "webpage",
    "report": "report",
    "thesis": "thesis",
    "book": "book",
    "chapter": "bookSection",
    "paper-conference": "conferencePaper",
}
_CONTAINERS = {"chapter": "citation_inbook_title", "paper-conference": "citation_conference_title"}
_GENRES = {"book": "book", "chapter": "bookitem", "paper-conference": "proceeding", "report": "report", "webpage": "document"}


def highwire(work: Work) -> list[dict[str, str]]:
    """Meta tags of the work a page stands for (Google Scholar's inclusion guidelines; Zotero's Embedded Metadata)."""
    tags = [{"name": "citation_title", "content": title_of(work)}]
    tags += [{"name": "citation_author", "content": name.inverted} for name in work.authors]
    tags += [{"name": "citation_editor", "content": name.inverted} for name in work.editors]
    tags += [{"name": name, "content": content} for name, content in _highwire(work) if content]
    if work.type in _ZOTERO_TYPES:
        tags.append({"property": "z:itemType", "content": _ZOTERO_TYPES[work.type]})
    return tags


def _highwire(work: Work) -> Iterator[tuple[str, str]]:
    item = work.csl
    yield "citation_publication_date", "/".join(_date(work, 2))
    yield _CONTAINERS.get(work.type, "citation_journal_title"), work.container.text or work.container.translated
    yield "citation_volume", item.get("volume", "")
    yield "citation_issue", item.get("issue", "")
    first, _, last = item.get("page", "").partition("–")
    yield "citation_firstpage", first
    yield "citation_lastpage", last
    yield "citation_issn", item.get("ISSN", "")
    yield "citation_isbn", item.get("ISBN", "")
    yield "citation_doi", item.get("DOI", "")
    yield "citation_publisher", item.get("publisher", "")
    yield "citation_language", work.language
    yield "citation_public_url", address_of(work)


def _date(work: Work, width: int) -> list[str]:
    """Year, month and day as far as known, month and day with two figures."""
    parts = work.csl.get("issued", {}).get("date-parts", [[]])[0]
    return [f"{part:0{width}d}" for part in parts]


def title_of(work: Work) -> str:
    """The title as printed, without the braces and the lower case that CSL wants."""
    return work.title.shown


def address_of(work: Work) -> str:
    """The address of the work itself: its DOI, else its URL."""
    doi = work.fields.get("doi")
    return f"https://doi.org/{doi}" if doi else work.fields.get("url", "")


def coins(work: Work) -> str:
    """The title attribute of a COinS span (OpenURL ContextObject in SPAN, Z39.88-2004), not yet escaped."""
    item = work.csl
    is_book = work.type in ("book", "chapter", "report", "paper-conference")
    pairs = [
        ("ctx_ver", "Z39.88-2004"),
        ("rft_val_fmt", f"info:ofi/fmt:kev:mtx:{'book' if is_book else 'journal' if 'article' in work.type else 'dc'}"),
    ]
    if is_book or "article" in work.type:
        pairs.append(("rft.genre", _GENRES.get(work.type, "article")))
        pairs.append(("rft.atitle" if work.type not in ("book", "report") else "rft.btitle", title_of(work)))
        container = work.container.text or work.container.translated
        pairs.append(("rft.btitle" if work.type in ("chapter", "paper-conference") else "rft.jtitle", container))
        if work.authors and not work.authors[0].literal:
            pairs += [("rft.aulast", work.authors[0].short), ("rft.aufirst", work.authors[0].given)]
        pairs += [("rft.au", name.inverted) for name in work.authors[0 if work.authors and work.authors[0].literal else 1 :]]
        pairs += [("rft.volume", item.get("volume", "")), ("rft.issue", item.get("issue", ""))]
        pairs += [("rft.pages", item.get("page", "").replace("–", "-")), ("rft.issn", item.get("ISSN", ""))]
        pairs += [("rft.pub", item.get("publisher", "")), ("rft.place", item.get("publisher-place", ""))]
    else:
        pairs += [("rft.type", "webpage"), ("rft.title", title_of(work)), ("rft.source", work.container.text)]
        pairs += [("rft.creator", name.inverted) for name in work.authors]
        pairs += [("rft.identifier", address_of(work)), ("rft.publisher", item.get("publisher", ""))]
    pairs += [("rft.date", "-".join(_date(work, 2))), ("rft.language", work.language)]
    if item.get("DOI"):
        pairs.append(("rft_id", f"info:doi/{item['DOI']}"))
    pairs.append(("rft_id", work.fields.get("url", "")))
    return urlencode([(name, value) for name, value in pairs if value])


def head_of_paper(corpus: Corpus, paper: Paper) -> dict[str, Any]:
    """What the head of a work's page says, for `overrides/main.html`."""
    work = corpus.works[paper.work]
    page = addresses.public(corpus.site.url, addresses.paper(paper.work))
    article = {
        "@type": "ScholarlyArticle" if work.type != "post-weblog" else "BlogPosting",
        "@id": address_of(work) or f"{page}#work",
        "headline": title_of(work),
        "author": [_person(name) for name in work.authors],
        "datePublished": "-".join(_date(work, 2)),
        "inLanguage": work.language,
        "isPartOf": {"@type": "Periodical", "name": work.container.text} if work.container.text else None,
        "identifier": work.csl.get("DOI"),
        "license": work.fields.get("rights"),
        "url": address_of(work),
    }
    this = _web_page(corpus, page, f"{work.label}: reading edition") | {"about": {"@id": article["@id"]}}
    crumbs = _crumbs(corpus, ("Works", ""), (work.label, page))
    return {"head": highwire(work), "jsonld": _json_ld(this, article, crumbs)}


def head_of_topic(corpus: Corpus, index: Index, topic: Question) -> dict[str, Any]:
    """A topic page is a web page of this site that quotes works; it carries no citation tags of theirs."""
    page = addresses.public(corpus.site.url, addresses.topic(topic.id))
    quotations = [
        {
            "@type": "Quotation",
            "text": cell.position.quote,
            "creator": [_person(name) for name in corpus.works[cell.paper.work].authors],
            "isBasedOn": address_of(corpus.works[cell.paper.work]),
        }
        for row in index.matrix
        if row.dimension == topic.id
        for cell in row.cells
        if cell.position and cell.position.quote
    ]
    this = _web_page(corpus, page, topic.title) | {"description": topic.question, "hasPart": quotations}
    return {"jsonld": _json_ld(this, _crumbs(corpus, ("Topics", ""), (topic.title, page)))}


def head_of_matrix(corpus: Corpus) -> dict[str, Any]:
    """The matrix is a data set."""
    return head_of_data(corpus, addresses.MATRIX, "matrix of verdicts", "data/matrix.csv", "data/matrix.json")


def head_of_data(corpus: Corpus, source: str, what: str, *files: str) -> dict[str, Any]:
    """A page whose matter is a data set too, with links to it."""
    kinds = {path: "text/csv" if path.endswith(".csv") else "application/json" for path in files}
    return {
        "jsonld": _json_ld(_dataset(corpus, source, f"{corpus.site.name}: {what}", kinds)),
        "alternates": [{"href": f"../{path}", "type": kind} for path, kind in kinds.items()],
    }


def _dataset(corpus: Corpus, source: str, name: str, files: Mapping[str, str]) -> dict[str, Any]:
    return {
        "@type": "Dataset",
        "name": name,
        "description": corpus.site.description or corpus.question.question,
        "url": addresses.public(corpus.site.url, source),
        "license": "https://creativecommons.org/licenses/by/4.0/",
        "creator": {"@type": "Organization", "name": corpus.site.author} if corpus.site.author else None,
        "distribution": [
            {"@type": "DataDownload", "contentUrl": addresses.public(corpus.site.url, path), "encodingFormat": kind}
            for path, kind in files.items()
        ],
    }


LIBRARIES = (
    ("data/library.bib", "application/x-bibtex"),
    ("data/library.ris", "application/x-research-info-systems"),
    ("data/library.json", "application/vnd.citationstyles.csl+json"),
)
"""The library's files and their media types."""


def head_of_bibliography() -> dict[str, Any]:
    """Links to the library in the formats programs read."""
    return {"alternates": [{"href": f"../{path}", "type": kind} for path, kind in LIBRARIES]}


def _person(name: Name) -> dict[str, str]:
    if name.literal:
        return {"@type": "Organization", "name": name.literal}
    return {"@type": "Person", "name": name.natural, "familyName": name.short, "givenName": name.given}


def _web_page(corpus: Corpus, url: str, name: str) -> dict[str, Any]:
    site = {"@type": "WebSite", "name": corpus.site.name, "url": corpus.site.url}
    return {"@type": "WebPage", "@id": url, "url": url, "name": name, "isPartOf": site}


def _crumbs(corpus: Corpus, *steps: tuple[str, str]) -> dict[str, Any]:
    items = [{"@type": "ListItem", "position": 1, "name": corpus.site.name, "item": corpus.site.url}]
    for position, (name, url) in enumerate(steps, start=2):
        items.append({"@type": "ListItem", "position": position, "name": name} | ({"item": url} if url else {}))
    return {"@type": "BreadcrumbList", "itemListElement": items}


def _json_ld(*things: Mapping[str, Any]) -> str:
    """JSON-LD that cannot end its script element; empty values are left out."""
    kept = [{name: value for name, value in thing.items() if value} for thing in things]
    text = json.dumps({"@context": "https://schema.org", "@graph": kept}, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c")
