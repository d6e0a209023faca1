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

_TAG = re.compile(r"(<[^<>]*>)")


def counted(count: int, word: str, zero: str = "0") -> str:
    """A number with its noun.

    >>> counted(1, "work"), counted(0, "passage"), counted(0, "author", "no")
    ('1 work', '0 passages', 'no authors')
    """
    return f"{count or zero} {word}{'' if count == 1 else 's'}"


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


def inline(text: Markup) -> Markup:
    """HTML with its paragraph tags taken off."""
    return Markup(re.sub(r"</?p>", "", text))


def escape_markdown(text: str) -> Markup:
    r"""Text that Markdown and HTML leave as it is, in one line, for headings.

    >>> print(escape_markdown("A *star* & [1] <b>"))
    A \*star\* &amp; \[1\] &lt;b&gt;
    >>> print(escape_markdown("1. C#"))
    1. C\#
    """
    line = re.sub(r"\s*\n\s*", " ", text)
    return Markup(re.sub(r"([\\`*_{}\[\]|]|^#|#(?=#*$))", r"\\\1", str(escape(line))))


def marked_words(text: Markup, quote: str) -> Markup:
    """HTML in which the pieces of a quotation are marked, where each stands in one stretch of text.

    >>> print(marked_words(Markup('<p class="a">It “is a &amp; b”.</p>'), "a & b"))
    <p class="a">It “is <mark>a &amp; b</mark>”.</p>
    >>> print(marked_words(Markup('<p class="a">An “a”.</p>'), "class […] a"))
    <p class="a">An “<mark>a</mark>”.</p>
    """
    marked = str(text)
    for piece in pieces(quote):
        stretches = _TAG.split(marked)
        for number in range(0, len(stretches), 2):  # between them stand the tags
            shown = html.unescape(stretches[number])
            if place := located(piece, shown):
                before, words, after = shown[: place[0]], shown[slice(*place)], shown[place[1] :]
                stretches[number] = str(Markup("{}<mark>{}</mark>{}").format(before, words, after))
                break
        marked = "".join(stretches)
    return Markup(marked)
