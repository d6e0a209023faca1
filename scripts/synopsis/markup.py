"""Markdown of passages, notes and syntheses -> HTML, citations rendered and linked.

Python-Markdown renders; raw HTML is not markup here but text, so that nothing an editor writes reaches a page
unescaped. Citations are found by the same expression as in reading (`citations.CITATION`).
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable
from dataclasses import replace
from urllib.parse import urlsplit
from xml.etree import ElementTree as etree

import markdown
from markdown.extensions import Extension
from markdown.extensions.fenced_code import FencedCodeExtension
from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import ETX, STX, AtomicString
from markupsafe import Markup

from .citations import BRACKETED, IN_TEXT, Citation, parse_citation

Render = Callable[[Citation], etree.Element]
"""Gives the element for the next citation of a text."""
NoteMark = Callable[[str], etree.Element]
"""Gives the element for the mark of a footnote."""


_PLACE = "citation-place"
_ESCAPED = re.compile(f"{STX}(\\d+){ETX}")
"""What Python-Markdown makes of an escaped character."""


class _Citations(InlineProcessor):
    """Priority 85: below `html` (90), so that code, links and tags are taken already; above `entity` (80)."""

    ANCESTOR_EXCLUDES = ("a",)

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[etree.Element | None, int | None, int | None]:  # type: ignore[override]
        source = _ESCAPED.sub(lambda escaped: "\\" + chr(int(escaped[1])), m[0])
        if STX in source:  # code or a note mark inside: not a citation
            return None, None, None
        return etree.Element(_PLACE, {"source": source}), m.start(0), m.end(0)


class _InOrder(Treeprocessor):
    """Priority 19: after `inline` (20), which takes the texts of a block before its children. Renders in document order."""

    def __init__(self, md: markdown.Markdown, render: Render) -> None:
        super().__init__(md)
        self.render = render

    def run(self, root: etree.Element) -> None:
        for place in list(root.iter(_PLACE)):
            made = self.render(parse_citation(place.attrib.pop("source")))
            place.tag, place.text, place.attrib = made.tag, made.text, made.attrib  # the tail stays
            place.extend(made)


class _SafeLinks(Treeprocessor):
    """Priority 18: links and pictures lead to pages only, never to scripts."""

    def run(self, root: etree.Element) -> None:
        for element in root.iter():
            for name in ("href", "src"):
                if urlsplit(element.get(name, "").strip()).scheme.casefold() not in ("", "http", "https", "mailto"):
                    del element.attrib[name]


class _Literal(InlineProcessor):
    """Priority 90, where `html` was: tags and comments are text, and hold no citations."""

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[str, int, int]:  # type: ignore[override]
        return m[0], m.start(0), m.end(0)


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
        md.inlinePatterns.register(_Citations(f"(?:{BRACKETED}|{IN_TEXT})"), "citation", 85)
        md.inlinePatterns.register(_Literal(r"<!--.*?-->|</?[A-Za-z][^<>]*>"), "literal", 90)
        md.treeprocessors.register(_InOrder(md, self.render), "in_order", 19)
        md.treeprocessors.register(_SafeLinks(md), "safe_links", 18)
        md.inlinePatterns.register(_NoteMarks(self.note_mark), "note_mark", 175)


def to_html(text: str, render: Render, note_mark: NoteMark) -> str:
    """The HTML of a Markdown text. Citations are rendered in the order they stand in."""
    md = markdown.Markdown(extensions=[FencedCodeExtension(), _Scholarly(render, note_mark)], output_format="html")
    return md.convert(text)


def find_citations(text: str) -> tuple[Citation, ...]:
    """All citations of a Markdown text in order, with their offsets; just those that `to_html` renders."""
    found: list[Citation] = []

    def note(citation: Citation) -> etree.Element:
        found.append(citation)
        return etree.Element("cite")

    to_html(text, note, lambda _: etree.Element("sup"))
    placed: list[Citation] = []
    start = 0
    for citation in found:
        at = text.find(citation.source, start)
        start = max(at, start)  # Markdown may have changed the source, as in a quotation of two lines
        placed.append(replace(citation, start=start))
        start += len(citation.source) if at >= 0 else 0
    return tuple(placed)


REMOVED = "\ufffc"
"""Stands in a plain text where a citation or a note mark was (OBJECT REPLACEMENT CHARACTER)."""


@functools.lru_cache(maxsize=4096)
def plain_text(text: str) -> str:
    """A Markdown text as a reader sees it, without its citations and note marks."""

    def removed(_: object) -> etree.Element:
        element = etree.Element("span")
        element.text = AtomicString(REMOVED)
        return element

    return re.sub(rf"\s*{REMOVED}", REMOVED, str(Markup(to_html(text, removed, removed)).striptags()))


def atomic(element: etree.Element) -> etree.Element:
    """The element with all its text closed to further Markdown."""
    for one in element.iter():
        one.text = AtomicString(one.text) if one.text else one.text
        one.tail = AtomicString(one.tail) if one.tail else one.tail
    return element


def fragment(html: str) -> etree.Element:
    """Inline HTML, as the CSL processor writes it, as an element."""
    return etree.fromstring(f"<span>{html}</span>")
