"""Agreement: which works answer a question alike.

The verdict is on the concept that a work tests. Where two works name different concepts, their verdicts are no answers to one
question, and are not compared.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations

from .folding import fold
from .index import Cell, Row
from .model import Paper, Question, Stance


@dataclass(frozen=True, slots=True)
class Agreement:
    """The answers to one question, and how the pairs of works compare."""

    question: Question
    dimension: str
    groups: tuple[tuple[Stance, tuple[Cell, ...]], ...]
    """Each stance of the scale, in its order, with the cells that take it."""
    alike: int
    """Pairs that take the same stance on the scale."""
    unlike: int
    """Pairs that take different stances on the scale."""
    apart: int
    """Pairs that cannot be compared: one or both are not on the scale, or their verdicts are on different concepts."""

    @property
    def pairs(self) -> int:
        """All pairs of works."""
        return self.alike + self.unlike + self.apart


def agreements(matrix: Iterable[Row]) -> tuple[Agreement, ...]:
    """The agreement on each row that has a scale."""
    return tuple(_agreement(row, row.question) for row in matrix if row.question and row.question.stances)


def concept(paper: Paper) -> str:
    """The concept a work tests, folded; empty where none is named."""
    position = paper.positions.get("concept")
    return fold(position.name) if position else ""


def same_concept(one: Paper, other: Paper) -> bool:
    """Whether two works test one concept, as far as they name it."""
    return concept(one) == concept(other) or not (concept(one) and concept(other))


def _agreement(row: Row, question: Question) -> Agreement:
    verdicts = [_compared(row.dimension, one, other) for one, other in combinations(row.cells, 2)]
    return Agreement(
        question=question,
        dimension=row.dimension,
        groups=row.groups,
        alike=verdicts.count("alike"),
        unlike=verdicts.count("unlike"),
        apart=verdicts.count("apart"),
    )


def _compared(dimension: str, one: Cell, other: Cell) -> str:
    if not (one.stance and other.stance and one.stance.kind == other.stance.kind == "scale"):
        return "apart"
    if dimension == "verdict" and not same_concept(one.paper, other.paper):
        return "apart"
    return "alike" if one.stance == other.stance else "unlike"
