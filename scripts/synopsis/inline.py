"""Small inline pieces of a page: marks of notes, headings as text, quoted words marked."""

from __future__ import annotations

import html
import re
from urllib.parse import quote as percent
from xml.etree import ElementTree as etree

from markdown.util import AtomicString
from markupsafe import Markup, escape

from .model import Passage
from .quotation import located, pieces


def directive(text: str) -> str:
    """Text of a text directive, in which `-` and `,` have a meaning of their own."""
    return percent(text, safe="").replace("-", "%2D")


def note_mark(label: str, passage: Passage | None, linked: bool) -> etree.Element:
    """The mark of a footnote; empty where it leads nowhere."""
    mark = etree.Element("sup", {"class": "syn-mark"})
    known = passage is not None and any(note.label == label for note in passage.notes)
    if not known or not linked:
        return mark
    assert passage is not None
    link = etree.SubElement(mark, "a", {"href": f"#{note_id(passage, label)}"})
    link.text = AtomicString(note_sign(label))
    return mark


def note_id(passage: Passage, label: str) -> str:
    """The anchor of a footnote."""
    return f"{passage.id}-n{label}"


def note_sign(label: str) -> str:
    """What the reader sees: the printed number, or an asterisk for an editor's note."""
    return "*" if label.startswith("ed") else label


def inline(html: Markup) -> Markup:
    """Paragraph tags taken off."""
    return Markup(re.sub(r"</?p>", "", html))


def escape_markdown(text: str) -> Markup:
    r"""Text that Markdown and HTML leave as it is, for headings.

    >>> print(escape_markdown("A *star* & [1] <b>"))
    A \*star\* &amp; \[1\] &lt;b&gt;
    """
    return Markup(re.sub(r"([\\`*_{}\[\]|]|^#)", r"\\\1", str(escape(text))))


def marked_words(text: Markup, quote: str) -> Markup:
    """HTML in which the pieces of a quotation are marked, where each stands in one stretch of text.

    >>> print(marked_words(Markup("<p>It “is a &amp; b”.</p>"), "is a & b"))
    <p>It “<mark>is a &amp; b</mark>”.</p>
    """
    marked = str(text)
    for piece in pieces(quote):
        if place := located(html.escape(piece, quote=False), marked):
            start, end = place
            marked = f"{marked[:start]}<mark>{marked[start:end]}</mark>{marked[end:]}"
    return Markup(marked)
