"""Agreement: which works answer a question alike."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations

from .index import Cell, Row
from .model import Question, Stance


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
    """Pairs of which one or both are not on the scale: silent, partial or not recorded."""

    @property
    def pairs(self) -> int:
        """All pairs of works."""
        return self.alike + self.unlike + self.apart


def agreements(matrix: Iterable[Row]) -> tuple[Agreement, ...]:
    """The agreement on each row that has a scale."""
    return tuple(_agreement(row, row.question) for row in matrix if row.question and row.question.stances)


def _agreement(row: Row, question: Question) -> Agreement:
    verdicts = [_compared(one, other) for one, other in combinations(row.cells, 2)]
    return Agreement(
        question=question,
        dimension=row.dimension,
        groups=row.groups,
        alike=verdicts.count("alike"),
        unlike=verdicts.count("unlike"),
        apart=verdicts.count("apart"),
    )


def _compared(one: Cell, other: Cell) -> str:
    if not (one.stance and other.stance and one.stance.kind == other.stance.kind == "scale"):
        return "apart"
    return "alike" if one.stance == other.stance else "unlike"
