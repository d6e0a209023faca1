"""Read an editor's text: Markdown -> Prose + Problems."""

from __future__ import annotations

from collections.abc import Iterator

from .citations import Citation
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


def citation_faults(citations: tuple[Citation, ...], text: str, first_line: int) -> Iterator[tuple[int, str]]:
    """The grammar faults of citations, each with its line."""
    for citation in citations:
        line = first_line + text.count("\n", 0, citation.start)
        yield from ((line, fault) for fault in citation.faults)
