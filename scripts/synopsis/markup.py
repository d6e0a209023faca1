"""Markdown of passages, notes and syntheses -> HTML, citations rendered and linked.

Python-Markdown renders; raw HTML is not markup here but text, so that nothing an editor writes reaches a page
unescaped. Citations are found by the same expression as in reading (`citations.CITATION`).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from xml.etree import ElementTree as etree

import markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor
from markdown.util import AtomicString

from .citations import BRACKETED, IN_TEXT, Citation, parse_citation

Render = Callable[[Citation], etree.Element]
"""Gives the element for the next citation of a text."""
NoteMark = Callable[[str], etree.Element]
"""Gives the element for the mark of a footnote."""


class _Citations(InlineProcessor):
    """Priority 85: below `html` (90), so that code, links and tags are taken already; above `entity` (80)."""

    ANCESTOR_EXCLUDES = ("a",)

    def __init__(self, pattern: str, render: Render) -> None:
        super().__init__(pattern)
        self.render = render

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[etree.Element, int, int]:  # type: ignore[override]
        return self.render(parse_citation(m[0])), m.start(0), m.end(0)


class _NoteMarks(InlineProcessor):
    """Priority 175: above `reference` (170), which would take `[^1]` for a link."""

    def __init__(self, render: NoteMark) -> None:
        super().__init__(r"\[\^([\w-]+)\]")
        self.render = render

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[etree.Element, int, int]:  # type: ignore[override]
        return self.render(m[1]), m.start(0), m.end(0)


class _Scholarly(Extension):
    """Citations and note marks in; raw HTML out."""

    def __init__(self, render: Render, note_mark: NoteMark) -> None:
        super().__init__()
        self.render = render
        self.note_mark = note_mark

    def extendMarkdown(self, md: markdown.Markdown) -> None:
        md.ESCAPED_CHARS = [*md.ESCAPED_CHARS, "@"]
        md.preprocessors.deregister("html_block")
        md.inlinePatterns.deregister("html")
        md.inlinePatterns.register(_Citations(f"(?:{BRACKETED}|{IN_TEXT})", self.render), "citation", 85)
        md.inlinePatterns.register(_NoteMarks(self.note_mark), "note_mark", 175)


def to_html(text: str, render: Render, note_mark: NoteMark) -> str:
    """The HTML of a Markdown text. Citations are rendered in the order they stand in."""
    md = markdown.Markdown(extensions=[_Scholarly(render, note_mark)], output_format="html")
    return md.convert(text)


def atomic(element: etree.Element) -> etree.Element:
    """The element with all its text closed to further Markdown."""
    for one in element.iter():
        one.text = AtomicString(one.text) if one.text else one.text
        one.tail = AtomicString(one.tail) if one.tail else one.tail
    return element


def fragment(html: str) -> etree.Element:
    """Inline HTML, as the CSL processor writes it, as an element."""
    return etree.fromstring(f"<span>{html}</span>")
