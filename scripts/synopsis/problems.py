"""Faults of an editor's input as values: where, what was found, what is allowed, what is nearest."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Location:
    """A place in a file of the project."""

    path: str
    """Relative to the project, with forward slashes."""
    line: int = 1
    """1-based; counted in the file, front matter included."""

    def __str__(self) -> str:
        return f"{self.path}:{self.line}"


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One fault; `str(problem)` is `file:line: message`."""

    location: Location
    message: str

    def __str__(self) -> str:
        return f"{self.location}: {self.message}"


def problem(path: str, line: int, message: str) -> Problem:
    """A problem at a line of a file."""
    return Problem(Location(path, line), message)


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Each problem once, by file and line."""
    return tuple(sorted(set(problems)))


def not_allowed(kind: str, found: str, allowed: Iterable[str]) -> str:
    """The message for a name that is not in a closed list.

    >>> not_allowed("topic", "memroy", ["attention", "memory"])
    "unknown topic 'memroy' (did you mean 'memory'?); known: attention, memory"
    """
    names = sorted(allowed)
    near = difflib.get_close_matches(found, names, n=1, cutoff=0.6)
    hint = f" (did you mean {near[0]!r}?)" if near else ""
    known = f"; known: {', '.join(names)}" if len(names) <= 20 else f"; {len(names)} are known"
    return f"unknown {kind} {found!r}{hint}{known if names else '; none is declared'}"
