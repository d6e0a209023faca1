"""The sources: how many works are cited, by language and decade."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from .model import Work

UNDATED = "undated"


@dataclass(frozen=True, slots=True)
class Sources:
    """A table of counts; empty rows and columns are left out."""

    languages: tuple[str, ...]
    """BCP 47 tags without region, most frequent first; the empty text is an unknown language."""
    decades: tuple[str, ...]
    """`1990s`, in order; `undated` last."""
    works: tuple[tuple[tuple[str, str], tuple[str, ...]], ...]
    """(decade, language) -> keys of works, in the order of the works."""

    def count(self, decade: str = "", language: str | None = None) -> int:
        """Works of a decade, of a language, of both, or all."""
        return sum(
            len(keys)
            for (one_decade, one_language), keys in self.works
            if decade in ("", one_decade) and language in (None, one_language)
        )


def sources(works: Iterable[Work]) -> Sources:
    """The works by language and decade of publication."""
    cells: dict[tuple[str, str], list[str]] = {}
    for work in works:
        cells.setdefault((decade_of(work), work.language.split("-")[0]), []).append(work.key)
    languages = Counter({language: 0 for _, language in cells})
    for (_, language), keys in cells.items():
        languages[language] += len(keys)
    return Sources(
        languages=tuple(sorted(languages, key=lambda language: (-languages[language], language))),
        decades=tuple(sorted({decade for decade, _ in cells}, key=lambda decade: (decade == UNDATED, len(decade), decade))),
        works=tuple((cell, tuple(keys)) for cell, keys in sorted(cells.items())),
    )


def decade_of(work: Work) -> str:
    """`1990s`, or `undated`."""
    year = re.match(r"\d{3,4}", work.year)
    return f"{year[0][:-1]}0s" if year else UNDATED
