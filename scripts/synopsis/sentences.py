"""The sentence of a Markdown text in which a citation stands."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .citations import CITATION, Citation, mask_literals

_ABBREVIATIONS = r"(?<!\b[A-Z])(?<!\bSt)(?<!\bDr)(?<!\bMr)(?<!\bNo)(?<!\bvs)(?<!\be\.g)(?<!\bi\.e)"
_GAP = re.compile(rf"{_ABBREVIATIONS}[.!?…؟۔।][”’»)\]]*(?:\[\^[\w-]+\])*\s+(?=[“‘«(\[]?([\w*@]))")
"""Where a sentence may end; its group is the first sign of what follows."""


def sentence_around(text: str, citation: Citation) -> str:
    """The sentence of a Markdown text in which a citation stands."""
    masked = CITATION.sub(_mask, mask_literals(text))
    start, end = 0, len(text)
    for gap in _gaps(masked):
        if gap.end() <= citation.start:
            start = gap.end()
        elif gap.start() >= citation.start:
            end = gap.end()
            break
    return text[start:end].strip()


def _mask(citation: re.Match[str]) -> str:
    """A citation in the text may begin a sentence, as a name does; one in brackets ends what stands before it."""
    return ("X" if citation[0].startswith("@") else "x") * len(citation[0])


def _gaps(text: str) -> Iterator[re.Match[str]]:
    """The ends of sentences: a small letter begins none; scripts without capitals begin one with any letter."""
    return (gap for gap in _GAP.finditer(text) if not gap[1].islower())
