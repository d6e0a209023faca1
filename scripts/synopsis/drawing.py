"""Static pictures: shapes in user units, measured and broken without a browser; templates/_picture.html.j2 draws them.

One user unit is one CSS pixel at full size. Every picture is laid out twice, for a wide page and for a phone; colours are
classes, so that the page's light and dark schemes hold. Fonts differ between machines: widths are those of Arial with a
reserve, which the tests measure in a browser.
"""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

WIDE, NARROW = 720, 340
SIZE = 12
"""Font size of labels."""
BOLD = 13
"""The size whose width bold labels take."""
LINE = 16
"""Distance of the lines of a text."""

_GAP = 30
"""Least distance of pictures beside each other."""
_RESERVE = 1.1
_WIDTHS = (
    ("ijl.,:;'|!’‘·", 0.28),
    ('ftrI()[]/- “”"', 0.36),
    ("mwMWQOG%@&—–", 0.86),
    ("ABCDEFHKLNPRSTUVXYZЖШЩЮ", 0.7),
)
_ADVANCE = {char: width for chars, width in _WIDTHS for char in chars}


@dataclass(frozen=True, slots=True)
class Text:
    """A line of text; `x` is its start, middle or end by `anchor`, `y` its base line."""

    x: float
    y: float
    text: str
    css: str = ""
    anchor: str = "start"
    hint: str = ""
    """Shown on hovering; the full text where the line is cut."""
    kind: str = "text"


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle."""

    x: float
    y: float
    width: float
    height: float
    css: str = ""
    hint: str = ""
    kind: str = "box"


@dataclass(frozen=True, slots=True)
class Dot:
    """A circle."""

    x: float
    y: float
    radius: float
    css: str = ""
    hint: str = ""
    kind: str = "dot"


@dataclass(frozen=True, slots=True)
class Stroke:
    """An open path in SVG's path syntax."""

    path: str
    css: str = ""
    hint: str = ""
    kind: str = "stroke"


Shape = Text | Box | Dot | Stroke


@dataclass(frozen=True, slots=True)
class Drawing:
    """Shapes on a sheet."""

    width: float
    height: float
    shapes: tuple[Shape, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """A cell of a table; a row's first one is its heading."""

    text: str
    href: str = ""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture with the sentence that says what it shows and the same data as a table."""

    id: str
    title: str
    sentence: str
    wide: Drawing
    narrow: Drawing
    head: tuple[str, ...]
    rows: tuple[tuple[Entry, ...], ...]


def drawn(draw: Callable[[int], Drawing]) -> tuple[Drawing, Drawing]:
    """A picture for a wide page and for a phone."""
    return draw(WIDE), draw(NARROW)


def width_of(text: str, size: float = SIZE) -> float:
    """The width of a line of text, rather too much than too little.

    >>> width_of("ill") < width_of("mmm") < 40
    True
    """
    return sum(map(_advance, text)) * size * _RESERVE


@functools.cache
def _advance(char: str) -> float:
    """The width of a sign in em: marks stand on the letter before them, East Asian signs fill a square."""
    if unicodedata.category(char) in ("Mn", "Me"):
        return 0
    return 1 if unicodedata.east_asian_width(char) in "WF" else _ADVANCE.get(char, 0.57)


def _is_mark(text: str) -> bool:
    """Whether a text begins with a combining mark, which belongs to the letter before it."""
    return unicodedata.category(text[0]).startswith("M") if text else False


def cut(text: str, width: float, size: float = SIZE) -> str:
    """A text that fits a width, with … where it had to be cut.

    >>> cut("A very long label", 60)
    'A very l…'
    """
    if width_of(text, size) <= width:
        return text
    end = len(text)
    while end and (_is_mark(text[end:]) or width_of(f"{text[:end]}…", size) > width):
        end -= 1
    return f"{text[:end].rstrip()}…"


def cut_label(label: str, width: float, size: float = SIZE) -> str:
    """A label that fits a width; where it has to be cut its last word stays, which is the year of a work.

    >>> cut_label("A very long label 2020", 90)
    'A very… 2020'
    """
    head, _, last = label.rpartition(" ")
    if not head or width_of(label, size) <= width or width_of(f" {last}", size) > width / 2:
        return cut(label, width, size)
    return f"{cut(head, width - width_of(f' {last}', size), size)} {last}"


def broken(text: str, width: float, size: float = SIZE, most: int = 99) -> list[str]:
    """A text in at most so many lines that fit a width; a long word is parted at its hyphens, or cut.

    >>> broken("Converging interests", 90), broken("Longer-than-before 2020", 90)
    (['Converging', 'interests'], ['Longer-than-', 'before 2020'])
    >>> broken("One of many long lines 2020", 90, most=2)
    ['One of many', 'long lin… 2020']
    """
    lines: list[str] = []
    for word in text.split():
        pieces = [word] if width_of(word, size) <= width else re.findall(r"[^-]+-?|-", word)
        for number, piece in enumerate(pieces):
            longer = f"{lines[-1]}{'' if number else ' '}{piece}" if lines else piece
            if lines and (width_of(longer, size) <= width or _is_mark(piece)):
                lines[-1] = longer
            elif len(lines) < most:
                lines.append(piece)
            else:
                lines[-1] = longer
    return [*(cut(line, width, size) for line in lines[:-1]), *(cut_label(line, width, size) for line in lines[-1:])]


def flowed(items: Iterable[str], width: float, between: str = ", ", size: float = SIZE) -> list[str]:
    """Items in lines that fit a width; no item is broken."""
    lines: list[str] = []
    for item in items:
        longer = f"{lines[-1]}{between}{item}" if lines else ""
        if lines and width_of(longer + between.rstrip(), size) <= width:
            lines[-1] = longer
        else:
            if lines:
                lines[-1] += between.rstrip()
            lines.append(cut(item, width, size))
    return lines


def column(lines: Iterable[str], x: float, y: float, css: str = "", anchor: str = "start", hint: str = "") -> tuple[Text, ...]:
    """Lines of text below each other, the first on base line `y`; where one of them is cut, each has the hint."""
    lines = list(lines)
    shown = hint if any("…" in line for line in lines) else ""
    return tuple(Text(x, y + number * LINE, line, css, anchor, shown) for number, line in enumerate(lines))


def meter(x: float, y: float, place: int, length: int, kind: str, css: str = "") -> tuple[Dot, ...]:
    """The sign of a stance: a dot for each step of the scale, its own one filled; a single one for no step of it."""
    if kind != "scale":
        return (Dot(x + 5, y - 4, 4, f"syn-hollow syn-{kind}-dot {css}"),)
    return tuple(Dot(x + 5 + 10 * n, y - 4, 4, f"{'syn-full' if n == place else 'syn-hollow'} {css}") for n in range(length))


def meter_width(length: int, kind: str) -> int:
    """The room a sign takes, with the gap after it."""
    return (10 * length if kind == "scale" else 10) + 6


def moved(shape: Shape, dx: float, dy: float) -> Shape:
    """A shape at another place; paths are drawn in place and do not move."""
    return shape if isinstance(shape, Stroke) else replace(shape, x=shape.x + dx, y=shape.y + dy)


def panels(drawings: Sequence[Drawing], width: int) -> Drawing:
    """Small pictures in as many columns as there is room for, row by row."""
    across = max(1, int((width + _GAP) // (max((one.width for one in drawings), default=width) + _GAP)))
    shapes: list[Shape] = []
    y = 0.0
    for start in range(0, len(drawings), across):
        row = drawings[start : start + across]
        for number, drawing in enumerate(row):
            shapes += (moved(shape, number * width / across, y) for shape in drawing.shapes)
        y += max(drawing.height for drawing in row) + 18
    return Drawing(width, max(y - 18, 0), tuple(shapes))
