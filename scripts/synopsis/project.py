"""The whole road in one call, for the two edges."""

from __future__ import annotations

import subprocess
from dataclasses import dataclass
from pathlib import Path

from . import checks, dataset, fidelity, lookup, pages
from .corpus import load
from .fidelity import Account
from .formatting import format_all
from .index import relate
from .model import Corpus, Output
from .problems import Problem, in_order, problem

CACHE = ".cache/synopsis"


@dataclass(frozen=True, slots=True)
class Checked:
    """A corpus and everything wrong with it."""

    corpus: Corpus | None
    problems: tuple[Problem, ...]
    accounts: tuple[Account, ...]


def check(root: Path, originals: Path | None = None) -> Checked:
    """Read and check a project."""
    corpus, problems = load(root, originals)
    if corpus is None:
        return Checked(None, in_order(problems), ())
    accounts, breaches = fidelity.prove(corpus)
    return Checked(corpus, in_order([*problems, *checks.check(corpus), *breaches]), accounts)


def render(
    root: Path, corpus: Corpus, local: bool, problems: tuple[Problem, ...] = ()
) -> tuple[tuple[Output, ...], tuple[Problem, ...]]:
    """All generated files of a project, with its problems shown on them, and what went wrong in formatting."""
    try:
        formatted = format_all(corpus, root / CACHE)
    except (OSError, subprocess.CalledProcessError) as error:
        return (), (problem("requirements.txt", 1, f"the CSL processor failed ({error}); is pypandoc_binary installed?"),)
    index = relate(corpus)
    return (
        *pages.render(corpus, index, formatted, local, problems),
        *dataset.render(corpus, index, formatted),
        *lookup.render(corpus, index, formatted),
    ), ()
