"""Pictures of stances: the spectrum of verdicts, and which works answer each question alike."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from .agreement import Agreement, concept
from .drawing import (
    BOLD,
    LINE,
    Box,
    Drawing,
    Entry,
    Picture,
    Shape,
    Stroke,
    Text,
    broken,
    column,
    cut,
    drawn,
    flowed,
    meter,
    meter_width,
    panels,
    width_of,
)
from .index import Cell, Row
from .inline import counted
from .model import Question, Stance
from .page import Page

_LEAST = 130
"""A column of the spectrum is at least this wide; else its stances stand below each other."""
_PANEL = 330
"""Width of the answers to one question."""
_LINES = 3
"""Where the works of a stance take more lines than this, they are counted instead."""
_BARS = 210
"""Where the bars of their numbers begin."""


def spectrum(page: Page, row: Row) -> Picture:
    """Each work under its verdict, the scale from end to end; the row's question has one."""
    assert row.question
    question = row.question
    groups = [(stance, cells) for stance, cells in row.groups if cells or stance.kind == "scale"]
    counts = [f"{len(cells)} {stance.label}" for stance, cells in groups if cells]
    empty = [stance.label for stance, cells in groups if not cells]
    sentence = f"“{question.question}” Of {counted(len(row.cells), 'work')}: {'; '.join(counts) or 'none has a verdict'}."
    if empty:
        sentence += f" No work: {'; '.join(empty)}."
    if len({concept(cell.paper) for cell in row.cells} - {""}) > 1:
        sentence += " They do not all test the same concept."
    wide, narrow = drawn(lambda width: _spectrum(page, question, groups, width))
    rows = [
        (Entry(page.work(cell.paper.work).label, page.to_paper(cell.paper.work)), Entry(stance.label), Entry(_claim(cell)))
        for stance, cells in groups
        for cell in cells
    ]
    return Picture(
        "spectrum", "The spectrum of verdicts", sentence, wide, narrow, ("Work", "Verdict", "In our words"), tuple(rows)
    )


def _claim(cell: Cell) -> str:
    return (cell.position.claim or cell.position.gap) if cell.position else ""


def _spectrum(page: Page, question: Question, groups: list[tuple[Stance, tuple[Cell, ...]]], width: int) -> Drawing:
    across = width / len(groups) >= _LEAST
    step = width / len(groups) if across else width
    shapes: list[Shape] = []
    heads = [broken(stance.label, step - 16, BOLD) for stance, _ in groups]
    deepest = max((len(lines) for lines in heads), default=1)
    bottom = 0.0
    y = 0.0
    for number, ((stance, cells), head) in enumerate(zip(groups, heads, strict=True)):
        x = number * step if across else 22
        top = 14 if across else y + 14
        place, length = page.degree(question, stance)
        tint = page.tint(question, stance)
        shapes += meter(x, top, place, length, stance.kind, tint)
        if across:
            shapes += column(head, x, top + 20, f"syn-strong {tint}", hint=stance.label)
            line = top + 20 + LINE * (deepest - 1) + 8
            shapes.append(Stroke(f"M{x:g} {line:g}H{x + step - 8:g}", f"syn-axis {tint}"))
            y = line + 8
        else:
            indent = meter_width(length, stance.kind)
            label = cut(stance.label, width - x - indent, BOLD)
            shapes.append(Text(x + indent, top, label, f"syn-strong {tint}", hint=stance.label))
            shapes.append(Stroke(f"M2 {top - 4:g}H14", f"syn-axis {tint}"))
            y = top + 8
        cards = list(_cards([page.work(cell.paper.work).label for cell in cells], x, y, step - (12 if across else x + 2), tint))
        shapes += cards
        y = max((shape.y + shape.height for shape in cards if isinstance(shape, Box)), default=y) + 4
        if not cells:
            shapes.append(Text(x, y + 8, "no work", "syn-quiet"))
            y += LINE
        y += 0 if across else 6
        bottom = max(bottom, y)
    if not across:
        shapes.insert(0, Stroke(f"M8 6V{bottom - 6:g}", "syn-axis"))
    return Drawing(width, bottom + 2, tuple(shapes))


def _cards(labels: Iterable[str], left: float, y: float, room: float, tint: str) -> Iterator[Box | Text]:
    """A card for each work, beside each other as far as there is room."""
    x, height = left, 0
    for label in labels:
        lines = broken(label, room - 16)
        wide = min(max(width_of(line) for line in lines) + 16, room)
        if x > left and x + wide > left + room:
            x, y = left, y + height + 4
        height = 6 + LINE * len(lines)
        yield Box(x, y, room if room < _LEAST * 2 else wide, height, f"syn-card-box {tint}", label)
        yield from column(lines, x + 8, y + 15, hint=label)
        x += (room if room < _LEAST * 2 else wide) + 6


def agreement(page: Page, found: Iterable[Agreement]) -> Picture:
    """For each question: how many pairs of works agree, and which works stand together."""
    found = tuple(found)
    alike = sum(one.alike for one in found)
    compared = sum(one.alike + one.unlike for one in found)
    pairs = sum(one.pairs for one in found)
    verdicts = any(one.dimension == "verdict" for one in found)
    sentence = (
        f"Over {counted(len(found), 'question')}, {compared} of {pairs} pairs of works can be compared, as both take a stance"
        f" on the scale{', and in their verdicts test the same concept' if verdicts else ''}; in {alike} of these {compared}"
        " both take the same one."
    )
    groups = [cells for one in found for _, cells in one.groups]
    numbered = any(len(flowed(_labels(page, cells), _PANEL - 12)) > _LINES for cells in groups)
    wide, narrow = drawn(lambda width: panels([_panel(page, one, numbered) for one in found], width))
    rows = [
        (
            Entry(page.dimension(one.dimension), page.to_topic(one.dimension)),
            Entry(str(one.alike)),
            Entry(str(one.unlike)),
            Entry(str(one.apart)),
            Entry("; ".join(f"{stance.label}: {', '.join(_labels(page, cells))}" for stance, cells in one.groups if cells)),
        )
        for one in found
    ]
    head = ("Question", "Pairs that agree", "Pairs that differ", "Pairs that cannot be compared", "Who stands where")
    return Picture("agreement", "Who answers alike", sentence, wide, narrow, head, tuple(rows))


def _labels(page: Page, cells: Iterable[Cell]) -> list[str]:
    return [page.work(cell.paper.work).label for cell in cells]


def _panel(page: Page, one: Agreement, numbered: bool) -> Drawing:
    """One question: a bar of its pairs, then each stance with the works that take it, or with their number."""
    width = _PANEL
    title = broken(page.dimension(one.dimension), width, BOLD)
    shapes: list[Shape] = list(column(title, 0, 14, "syn-strong", hint=page.dimension(one.dimension)))
    y = 14 + LINE * (len(title) - 1) + 8
    shapes += _bar(one, y, width)
    y += 50
    most = max((len(cells) for _, cells in one.groups), default=0)
    for stance, cells in one.groups:
        if not cells and not numbered:
            continue
        labels = _labels(page, cells)
        place, length = page.degree(one.question, stance)
        tint = page.tint(one.question, stance)
        indent = meter_width(length, stance.kind)
        room = (width if not numbered else _BARS) - indent
        shapes += meter(0, y, place, length, stance.kind, tint)
        shapes.append(Text(indent, y, cut(stance.label, room, BOLD), f"syn-strong {tint}", hint=stance.label))
        if numbered:
            hint = f"{stance.label}: {', '.join(labels) or 'no work'}"
            size = (width - _BARS - 36) * len(cells) / max(most, 1)
            shapes.append(Box(_BARS + 8, y - 10, max(size, 1), 12, f"syn-tinted {tint}", hint))
            shapes.append(Text(_BARS + 14 + size, y, str(len(cells)), "syn-figures", hint=hint))
            y += 20
        else:
            lines = flowed(labels, width - 12)
            shapes += column(lines, 12, y + LINE, hint=", ".join(labels))
            y += LINE * (1 + len(lines)) + 6
    return Drawing(width, y - 12, tuple(shapes))


def _bar(one: Agreement, y: float, width: int) -> Iterator[Shape]:
    """The pairs as parts of a bar, and under it what the parts are."""
    parts = (
        ("agrees" if one.alike == 1 else "agree", one.alike, "syn-alike"),
        ("differs" if one.unlike == 1 else "differ", one.unlike, "syn-unlike"),
        ("not comparable", one.apart, "syn-apart"),
    )
    x = key = 0.0
    for word, count, css in parts:
        if count:
            size = width * count / one.pairs
            yield Box(x, y, size, 12, css, f"{count} of {one.pairs} pairs: {word}")
            x += size
        said = f"{counted(count, 'pair')} {word}" if not key and one.pairs < 1000 else f"{count} {word}"
        yield Box(key + 0.5, y + 19, 9, 9, css)
        yield Text(key + 14, y + 28, said, "syn-quiet")
        key += 14 + width_of(said) + 12
