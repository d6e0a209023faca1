"""Read the contradictions: docs/contradictions.md -> Contradictions, the editor's introduction, Problems.

---
title: Contradictions
contradictions:
  - id: dose
    kind: conflict                     # conflict: cannot both hold · shift: time has passed · within: one work against itself
    title: "How much tea is too much?"
    topics: sleep
    differs: "What cannot both hold."
    explains: "What may explain it."
    grounds: [date, source]            # in what: date, source, concept, wording
    sides:
      - {passage: leaf-2019-1.1, quote: "words the passage quotes", says: "in our words"}
      - …
---
The editor's introduction.
"""

from __future__ import annotations

from .findings import Contradiction, Side
from .frontmatter import Value, records
from .model import Prose
from .problems import Location, Problem, problem
from .prose import read_introduced

KINDS = ("conflict", "shift", "within")
GROUNDS = ("date", "source", "concept", "wording")
_KEYS = {
    "id": "text",
    "kind": "text",
    "title": "text",
    "topics": "text list",
    "differs": "text",
    "explains": "text",
    "grounds": "text list",
    "sides": "list",
}
_SIDE_KEYS = dict.fromkeys(("passage", "quote", "says"), "text")


def parse_contradictions(text: str, path: str) -> tuple[tuple[Contradiction, ...], Prose, tuple[Problem, ...]]:
    """The contradictions of a file, the introduction to them, and everything wrong with the file."""
    meta, introduction, problems = read_introduced(text, path, "contradictions")
    made: list[Contradiction] = []
    values, more = records(meta, "contradictions", _KEYS, "a contradiction", ("id", "kind", "title", "differs", "sides"))
    problems += more
    for value in values:
        sides, more = records(value, "sides", _SIDE_KEYS, "a side", ("passage", "quote"))
        problems += more
        if len(sides) < 2:
            problems.append(problem(path, value.line_of("sides"), f"{value.get('id')!r} needs two sides or more"))
        problems += value.check_word("kind", KINDS)
        problems += value.check_word("grounds", GROUNDS)
        made.append(
            Contradiction(
                id=value.get("id"),
                kind=value.get("kind"),
                title=value.get("title"),
                topics=value.texts("topics"),
                differs=value.get("differs"),
                explains=value.get("explains"),
                grounds=tuple(ground for ground in GROUNDS if ground in value.texts("grounds")),
                sides=tuple(_side(side) for side in sides),
                location=Location(path, value.line),
            )
        )
    if not made and not problems:
        problems.append(problem(path, 1, "no contradiction in this file: write one, or delete the file"))
    return tuple(made), introduction, tuple(problems)


def _side(value: Value) -> Side:
    return Side(value.get("passage"), value.get("quote"), value.get("says"), Location(value.path, value.line))
