"""Read an editor's text: Markdown -> Prose + Problems."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from . import frontmatter
from .citations import Citation
from .frontmatter import Value
from .markup import find_citations
from .model import Prose
from .problems import Location, Problem, problem


def read_prose(body: str, path: str, first_line: int) -> tuple[Prose, list[Problem]]:
    """The text after a front matter, without the empty lines around it, and its faulty citations."""
    text = body.lstrip("\n")
    line = first_line + len(body) - len(text)
    citations = find_citations(text)
    faults = [problem(path, at, fault) for at, fault in citation_faults(citations, text, line)]
    return Prose(text.rstrip(), citations, Location(path, line)), faults


def read_introduced(text: str, path: str, name: str) -> tuple[Value, Prose, list[Problem]]:
    """A file whose front matter holds a title, a description and a list `name`: front matter, introduction, problems."""
    meta, body, first_line, found = frontmatter.split(text, path)
    faults = meta.check({"title": "text", "description": "text", name: "list"}, "the front matter")
    introduction, more = read_prose(body, path, first_line)
    introduction = replace(introduction, title=meta.get("title"), description=meta.get("description"))
    return meta, introduction, [*found, *faults, *more]


def citation_faults(citations: tuple[Citation, ...], text: str, first_line: int) -> Iterator[tuple[int, str]]:
    """The grammar faults of citations, each with its line."""
    for citation in citations:
        line = first_line + text.count("\n", 0, citation.start)
        yield from ((line, fault) for fault in citation.faults)
