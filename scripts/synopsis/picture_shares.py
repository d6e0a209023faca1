"""Pictures of amounts: the share of each work given to each topic, and the sources by language and decade."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping

from .coverage import Coverage, Share, percent
from .drawing import (
    BOLD,
    LINE,
    Box,
    Dot,
    Drawing,
    Entry,
    Picture,
    Shape,
    Stroke,
    Text,
    broken,
    column,
    cut,
    cut_label,
    drawn,
    width_of,
)
from .inline import counted
from .page import Page
from .sources import UNDATED, Sources

_LABEL, _NUMBER = 216, 34
"""Room for the name of a work, and for a percentage."""
_ROW = 19
_LEAST = 8
"""Radius of the smallest circle, so that its number can be read."""
_MANY = 9
"""With so many decades the circles are smaller."""


def shares(page: Page, ledger: tuple[Coverage, ...]) -> Picture:
    """For each topic the part of each work's passages that stands on it."""
    topics = page.corpus.topics
    said = [_greatest(page, [(one.paper.work, one.shares[n]) for one in ledger]) for n in range(len(topics))]
    greatest = "; ".join(filter(None, said))
    sentence = (
        "The part of each work’s passages that stands on a topic page; a passage may stand on several."
        f" {f'The greatest shares: {greatest}' if greatest else 'No passage stands on one'}."
    )
    wide, narrow = drawn(lambda width: _shares(page, ledger, width))
    rows = [
        (
            Entry(page.work(one.paper.work).label, page.to_paper(one.paper.work)),
            *(Entry(f"{share.percent}% ({share.passages} of {share.of})") for share in one.shares),
            Entry(f"{percent(len(one.aside), len(one.paper.passages))}% ({len(one.aside)} of {len(one.paper.passages)})"),
        )
        for one in ledger
    ]
    head = ("Work", *(topic.title for topic in topics), "On no topic page")
    return Picture("shares", "The share of each work given to each topic", sentence, wide, narrow, head, tuple(rows))


def _greatest(page: Page, found: list[tuple[str, Share]]) -> str:
    """The work that gives most of its passages to a topic, and how many others do as much."""
    most = max((share.percent for _, share in found), default=0)
    works = [work for work, share in found if share.percent == most]
    others = f" and {len(works) - 1} more" if len(works) > 1 else ""
    return f"{most}% on {found[0][1].topic.title} ({page.work(works[0]).short}{others})" if most else ""


def _shares(page: Page, ledger: tuple[Coverage, ...], width: int) -> Drawing:
    """Works down, topics across; on a phone the name of a work stands above its bars."""
    topics = page.corpus.topics
    names = [width_of(page.work(one.paper.work).label) for one in ledger]
    left = min(_LABEL, max(names, default=0) + 14) if width > 500 else 0
    words = [width_of(word, BOLD) for topic in topics for word in topic.title.split()]
    most = max(1, int((width - left) // (max([*words, _NUMBER + 24]) + 10)))
    rows = -(-len(topics) // most)
    across = -(-len(topics) // rows) if rows else 1
    step = (width - left) / across
    shapes: list[Shape] = []
    y = 0.0
    for start in range(0, len(topics), across):
        heads = [broken(topic.title, step - 10, BOLD) for topic in topics[start : start + across]]
        deepest = max(map(len, heads))
        for place, head in enumerate(heads):
            top = y + 14 + LINE * (deepest - len(head))
            shapes += column(head, left + place * step, top, "syn-strong", hint=topics[start + place].title)
        y += LINE * deepest + 8
        for one in ledger:
            label = page.work(one.paper.work).label
            shapes.append(Text(0, y + 13, cut_label(label, (left or width) - 8), hint=label))
            y += 0 if left else LINE
            shapes.append(Stroke(f"M0 {y + _ROW:g}H{width:g}", "syn-grid"))
            for place, share in enumerate(one.shares[start : start + across]):
                hint = f"{label}, {share.topic.title}: {share.percent}% ({share.passages} of {share.of})"
                shapes += _share(share, left + place * step, y, step - 14 - _NUMBER, hint)
            y += _ROW + 2
        y += 16
    return Drawing(width, max(y - 14, 0), tuple(shapes))


def _share(share: Share, x: float, y: float, room: float, hint: str) -> Iterator[Shape]:
    yield Box(x, y + 3, room, 12, "syn-ground", hint)
    if share.passages:
        yield Box(x, y + 3, room * share.passages / share.of, 12, "syn-amount", hint)
    yield Text(x + room + 5, y + 13, f"{share.percent}%", "syn-figures", hint=hint)


def sources_by_decade(found: Sources, names: Mapping[str, str]) -> Picture:
    """Works cited or listed, by language across and decade down."""
    languages = [names.get(language, language) if language else "Unknown" for language in found.languages]
    counts = [
        f"{found.count(language=tag)} {f'in {name}' if tag else 'in an unknown language'}"
        for tag, name in zip(found.languages, languages, strict=True)
    ]
    dated = sorted(((found.count(decade), decade) for decade in found.decades if decade != UNDATED), reverse=True)
    sentence = f"{counted(found.count(), 'work')} cited or listed: {', '.join(counts)}."
    if dated and dated[0][0] > max((count for count, _ in dated[1:]), default=0):
        sentence += f" Most, {dated[0][0]}, are of the {dated[0][1]}."
    wide, narrow = drawn(lambda width: _grid(found, languages, width))
    rows = [
        (
            Entry(decade),
            *(Entry(str(found.count(decade, language))) for language in found.languages),
            Entry(str(found.count(decade))),
        )
        for decade in found.decades
    ]
    rows.append((Entry("All"), *(Entry(str(found.count(language=tag))) for tag in found.languages), Entry(str(found.count()))))
    head = ("Decade", *languages, "All")
    return Picture("sources", "The sources by language and decade", sentence, wide, narrow, head, tuple(rows))


def _grid(found: Sources, languages: list[str], width: int) -> Drawing:
    """A circle for each cell, its area by the number in it."""
    label = 64
    step = min((width - label) / max(len(languages), 1), 130)
    greatest = max((len(keys) for _, keys in found.works), default=1)
    full = 26 if len(found.decades) < _MANY else 18
    radius = min(step / 2 - 3, full, _LEAST + 3 * math.sqrt(greatest))
    levels = max(1, math.ceil(max((width_of(name, BOLD) for name in languages), default=0) / (step - 2)))
    shapes: list[Shape] = []
    for number, name in enumerate(languages):  # where they have no room beside each other, they stand on several lines
        x = label + (number + 0.5) * step
        shown = cut(name, levels * step - 4, BOLD)
        edge = x + width_of(shown, BOLD) / 2 > width
        place = (width, "end") if edge else (x, "middle")
        shapes.append(Text(place[0], 14 + LINE * (number % levels), shown, "syn-strong", place[1], name))
    y = 8.0 + LINE * levels
    for decade in found.decades:
        largest = max(found.count(decade, language) for language in found.languages)
        row = max(2 * radius * math.sqrt(largest / greatest) + 6, 22)
        shapes.append(Text(0, y + row / 2 + 4, decade, "syn-strong"))
        for number, language in enumerate(found.languages):
            count = found.count(decade, language)
            x = label + (number + 0.5) * step
            if count:
                hint = f"{decade}, {languages[number]}: {count}"
                least = max(_LEAST, width_of(str(count)) / 2 + 1)
                shapes.append(Dot(x, y + row / 2, max(radius * math.sqrt(count / greatest), least), "syn-bubble", hint))
            shapes.append(Text(x, y + row / 2 + 4, str(count) if count else "–", "" if count else "syn-quiet", "middle"))
        y += row
    return Drawing(width, y + 4, tuple(shapes))
