"""Render the pages: Corpus + Index + Formatted -> Outputs. Pure; templates never sort, group or count.

A page is Markdown with front matter: its headings are Markdown, so that any engine's navigation and search see them; its
bodies are HTML made here, so that any engine shows the same ids and links.
"""

from __future__ import annotations

import functools
import itertools
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

import yaml
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from . import addresses
from .comparisons import plans
from .formatting import Formatted
from .index import Index
from .inline import counted, escape_markdown, note_id, note_sign
from .metadata import coins, head_of_bibliography, head_of_paper, head_of_topic
from .model import Corpus, Output, Paper, Position, Question
from .page import DIMENSION_NAMES, Page
from .problems import Problem
from .rights import shown_original

_HERE = Path(__file__).parent


@functools.cache
def _environment() -> Environment:
    """The templates; compiled once."""
    environment = Environment(
        loader=FileSystemLoader(_HERE / "templates"),
        undefined=StrictUndefined,
        autoescape=True,
        comment_start_string="{##",  # {#id} is a heading id of Markdown
        comment_end_string="##}",
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters["markdown_text"] = escape_markdown
    environment.filters["counted"] = counted
    environment.filters["number"] = lambda value: f"{value:.1f}".removesuffix(".0")
    environment.globals |= {
        "note_id": note_id,
        "note_sign": note_sign,
        "dimension_names": DIMENSION_NAMES,
        "coins": coins,
    }
    return environment


def render(
    corpus: Corpus, index: Index, formatted: Formatted, local: bool, problems: Iterable[Problem] = ()
) -> tuple[Output, ...]:
    """All pages and the assets they need; `local` tells a site on one's own machine from a hosted one (rights.py).

    Problems are shown on the page of the file they are in; a file of which no page can be made gets one that shows them.
    """
    environment = _environment()
    ways = tuple(plans(corpus, index))
    wrong: dict[str, list[Problem]] = {}
    for problem in problems:
        wrong.setdefault(_page_of(problem), []).append(problem)

    def page(
        source: str,
        template: str,
        meta: Mapping[str, Any],
        given: Callable[[Page], Mapping[str, Any]] | None = None,
        **values: Any,
    ) -> Output:
        context = Page(source, corpus, index, formatted, tuple(wrong.pop(source, ())))
        values |= given(context) if given else {}
        body = environment.get_template(template).render(page=context, corpus=corpus, index=index, ways=ways, **values)
        front = yaml.safe_dump(
            {name: _harmless(name, value) for name, value in meta.items()}, allow_unicode=True, sort_keys=False, width=1000
        )
        return Output(source, f"---\n{front}---\n\n{body}")

    pages = (
        page(
            addresses.HOME,
            "home.md.j2",
            _home_meta(corpus),
            rows=index.matrix,
            scale=next((row.groups for row in index.matrix if row.dimension == "verdict"), ()),
        ),
        *(
            page(
                addresses.topic(topic.id),
                "topic.md.j2",
                _topic_meta(corpus, index, topic),
                topic=topic,
                contradictions=[one for one in corpus.contradictions if topic.id in one.topics],
                **_neighbours(topic, corpus.topics),
            )
            for topic in corpus.topics
        ),
        *(
            page(
                addresses.paper(paper.work),
                "paper.md.j2",
                _paper_meta(corpus, paper),
                paper=paper,
                work=corpus.works[paper.work],
                original=shown_original(corpus, paper, local),
                sections=_sections(paper),
                evidence=_evidence(paper),
                **_neighbours(paper, index.papers),
            )
            for paper in index.papers
        ),
        *(page(plan.source, plan.template, plan.meta, plan.values) for plan in ways),
        page(
            addresses.BIBLIOGRAPHY,
            "bibliography.md.j2",
            _BIBLIOGRAPHY_META | head_of_bibliography(),
            counts=_counts(corpus, index),
        ),
        page(addresses.SHELF, "shelf.md.j2", _SHELF_META),
    )
    broken = [page(source, "broken.md.j2", {"title": source}, name=source) for source in sorted(wrong) if source]
    return (
        *pages,
        *broken,
        *(Output(f"assets/{path.name}", path.read_text("utf-8")) for path in sorted((_HERE / "assets").iterdir())),
    )


_SHELF_META = {
    "title": "Shelf",
    "description": "The works and passages you marked, kept in your browser.",
    "hide": ["navigation", "toc"],
}
_BIBLIOGRAPHY_META = {
    "title": "Bibliography",
    "description": "Every work cited, with every passage that cites it.",
    "hide": ["navigation", "toc"],
}


def _page_of(problem: Problem) -> str:
    """The page that shows a problem: that of its file, the bibliography, the names; else none."""
    path = problem.location.path
    if path.endswith(".bib"):
        return addresses.BIBLIOGRAPHY
    if path == "bib/names.yml":
        return addresses.NAMES
    source = path.removeprefix("docs/")
    return source if source != path and addresses.is_edited(source) else ""


def _harmless(name: str, value: Any) -> Any:
    """Front matter that themes print as it is: without the signs that begin or end HTML; JSON-LD is escaped in its own way."""
    return value.translate(str.maketrans('<>"', "‹›”")) if isinstance(value, str) and name != "jsonld" else value


def _home_meta(corpus: Corpus) -> dict[str, Any]:
    meta = {"title": corpus.question.title, "hide": ["navigation", "toc"]}
    return meta | ({"description": corpus.site.description} if corpus.site.description else {})


def _topic_meta(corpus: Corpus, index: Index, topic: Question) -> dict[str, Any]:
    return {"title": topic.title, "description": topic.question} | head_of_topic(corpus, index, topic)


def _paper_meta(corpus: Corpus, paper: Paper) -> dict[str, Any]:
    work = corpus.works[paper.work]
    return {"title": work.label, "description": f"Edition of {work.title.shown}, passage by passage."} | head_of_paper(
        corpus, paper
    )


def _neighbours(one: Any, all_of_them: tuple[Any, ...]) -> dict[str, Any]:
    place_of = all_of_them.index(one)
    before = all_of_them[place_of - 1] if place_of else None
    after = all_of_them[place_of + 1] if place_of + 1 < len(all_of_them) else None
    return {"before": before, "after": after}


def _sections(paper: Paper) -> list[tuple[Any, list[Any]]]:
    """Each section with its passages, in the order of the edition."""
    groups = {key: list(group) for key, group in itertools.groupby(paper.passages, key=lambda passage: passage.section)}
    titles = [(section, groups.pop(section.id, [])) for section in paper.sections]
    return [(None, group) for group in groups.values()] + titles


def _evidence(paper: Paper) -> dict[str, list[Position]]:
    """Locator -> positions whose quotation stands there."""
    found: dict[str, list[Position]] = {}
    for position in paper.positions.values():
        if position.at:
            found.setdefault(position.at, []).append(position)
    return found


def _counts(corpus: Corpus, index: Index) -> dict[str, int]:
    return {
        "works": len(index.works),
        "cited": sum(1 for work in index.works if index.mentions.get(work.key)),
        "mentions": sum(len(mentions) for mentions in index.mentions.values()),
        "passages": sum(len(paper.passages) for paper in corpus.papers),
    }
