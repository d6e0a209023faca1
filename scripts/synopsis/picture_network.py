"""The picture of citations: the works of the corpus, all they cite, and what bridges two or more of them."""

from __future__ import annotations

from collections.abc import Iterator

from .drawing import BOLD, LINE, Dot, Drawing, Entry, Picture, Shape, Stroke, Text, broken, column, drawn, width_of
from .inline import counted
from .network import Bridge, End, Network
from .page import Page

_DOT = 7
"""Distance of the dots that stand for cited works."""
_BRIDGE = 20
"""Room of a bridge beside its name."""
_BETWEEN = 10
"""Least distance of the works."""
_CROWD = 40
"""With more links than this, they are drawn thin."""


def citations(page: Page, net: Network) -> Picture:
    """Works on the left, each with a dot for everything it cites; bridges on the right, near to what they bridge."""
    shared = [bridge for bridge in net.bridges if bridge.kind == "work"]
    authors = [bridge for bridge in net.bridges if bridge.kind == "author"]
    citing = sum(bool(keys) for _, keys in net.cited)
    sentence = (
        f"{citing} of {len(net.cited)} works cite or list sources, {len(net.works)} in all."
        f" {counted(len(shared), 'work', 'No')} and {counted(len(authors), 'author', 'no')} link two or more of the works"
        f"{_ways(shared, authors)}. Each dot is a cited work; a full one is such a work, or is by such an author."
    )
    noted = any(bridge.note for bridge in net.bridges)
    wide, narrow = drawn(lambda width: _drawing(page, net, width))
    rows = tuple(
        (
            Entry(bridge.label, page.to_reference(bridge.id) if bridge.kind == "work" else ""),
            Entry(bridge.kind),
            Entry("; ".join(f"{page.work(end.work).label}: {_said(page, bridge, end)}" for end in bridge.ends)),
            *([Entry(bridge.note)] if noted else []),
        )
        for bridge in net.bridges
    )
    head = ("Bridge", "Kind", "What each work cites of it", *(["Note"] if noted else []))
    return Picture("citations", "What the works cite, and what bridges them", sentence, wide, narrow, head, rows)


def _ways(shared: list[Bridge], authors: list[Bridge]) -> str:
    """How works are linked with bridges: only those ways that there are."""
    own = [
        *(["are by them"] if any(end.own for bridge in authors for end in bridge.ends) else []),
        *(["are one of them"] if any(end.own for bridge in shared for end in bridge.ends) else []),
    ]
    return (
        f": these cite them, or {' or '.join(own)} (dotted lines)" if own else ": these cite them" if shared or authors else ""
    )


def _said(page: Page, bridge: Bridge, end: End) -> str:
    """What a work has of a bridge."""
    own = "is by this author" if bridge.kind == "author" else "is the work itself"
    cited = ", ".join(page.work(key).label for key in end.cites)
    return cited if not end.own else f"{own} and cites {cited}" if cited else own


def _drawing(page: Page, net: Network, width: int) -> Drawing:
    left = 290 if width > 500 else 150
    right = width - (230 if width > 500 else 130)
    bridging = {key for bridge in net.bridges for end in bridge.ends for key in end.cites}
    linked = {end.work for bridge in net.bridges for end in bridge.ends}
    across = int((left - 36) // _DOT)
    names = [broken(page.work(paper.work).label, left - 12, BOLD, most=2) for paper, _ in net.cited]
    heights = [
        (1 + len(name)) * LINE + 4 + max(-(-len(keys) // across) - 1, 0) * _DOT
        for name, (_, keys) in zip(names, net.cited, strict=True)
    ]
    labels = {bridge: broken(bridge.label, width - right - 8, BOLD, most=2) for bridge in net.bridges}
    deepest = max(map(len, labels.values()), default=1)
    height = max(sum(heights) + _BETWEEN * len(heights), (_BRIDGE + LINE * deepest) * len(net.bridges)) + 6
    gap = (height - sum(heights)) / max(len(heights), 1)
    shapes: list[Shape] = []
    ports: dict[str, float] = {}
    y = gap / 2
    for (paper, keys), name, room in zip(net.cited, names, heights, strict=True):
        shapes += column(name, 0, y + 13, "syn-strong", hint=page.work(paper.work).label)
        ports[paper.work] = y + 9
        if paper.work in linked:
            shapes.append(Stroke(f"M{width_of(name[0], BOLD) + 6:.1f} {y + 9:.1f}H{left:g}", "syn-thin"))
        below = y + 13 + LINE * len(name)
        shapes.append(Text(0, below, str(len(keys)) if keys else "no works cited", "syn-quiet"))
        for number, key in enumerate(sorted(keys, key=lambda one: one not in bridging)):
            css = "syn-bridged" if key in bridging else "syn-cited-dot"
            dot_x, dot_y = 32 + number % across * _DOT, below - 4 + number // across * _DOT
            shapes.append(Dot(dot_x, dot_y, 2.6 if key in bridging else 2.2, css, page.work(key).label))
        y += room + gap
    step = height / max(len(net.bridges), 1)
    crowded = " syn-crowded" if sum(len(bridge.ends) for bridge in net.bridges) > _CROWD else ""
    for number, bridge in enumerate(sorted(net.bridges, key=lambda one: _middle(one, ports))):
        middle = step * (number + 0.5)
        shapes += _bridge(bridge, labels[bridge], right, middle)
        for end in bridge.ends:
            start = ports[end.work]
            half = (left + right) / 2
            hint = f"{page.work(end.work).label} – {bridge.label}: {_said(page, bridge, end)}"
            own = " syn-link-own" if end.own else ""
            path = f"M{left:g} {start:.1f}C{half:g} {start:.1f} {half:g} {middle:.1f} {right - 8:g} {middle:.1f}"
            shapes.append(Stroke(path, f"syn-link syn-link-{bridge.kind}{own}{crowded}", hint))
    shapes += (Dot(left, port, 3, "syn-port") for work, port in ports.items() if work in linked)
    return Drawing(width, height, tuple(shapes))


def _middle(bridge: Bridge, ports: dict[str, float]) -> float:
    """Where a bridge stands, so that its links cross few others: amid its ends."""
    return sum(ports[end.work] for end in bridge.ends) / len(bridge.ends)


def _bridge(bridge: Bridge, label: list[str], x: float, y: float) -> Iterator[Shape]:
    yield Dot(x - 4, y, 4, f"syn-end-{bridge.kind}")
    top = y + 4 - LINE * len(label) / 2
    yield from column(label, x + 6, top, "syn-strong", hint=bridge.label)
    yield Text(x + 6, top + LINE * len(label), bridge.part, "syn-quiet")
