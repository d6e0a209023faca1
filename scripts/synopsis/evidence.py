"""Whether a passage holds the words somebody points at."""

from __future__ import annotations

import re

from .markup import REMOVED, plain_text
from .model import Passage
from .quotation import find, fragments, normalise, quotations, whole


def shown(passage: Passage) -> str:
    """The text and the footnotes of a passage as a reader sees them, without citations."""
    return f" {REMOVED} ".join(plain_text(text) for text in (passage.text, *(note.text for note in passage.notes)))


def occurrences(passage: Passage, words: str) -> int:
    """How often whole words stand in a passage in one stretch, after the normalisation of quotations (quotation.py)."""
    wanted = normalise(words)
    stretches = (normalise(one) for one in shown(passage).split(REMOVED))
    return sum(len(whole(re.escape(wanted), one).findall(one)) for one in stretches) if wanted else 0


def quoted(passage: Passage, quote: str) -> bool:
    """Whether a passage has a quotation, all its pieces, inside “ ”."""
    texts = (passage.text, *(note.text for note in passage.notes))
    held = [one for text in texts for one in quotations(text)]
    pieces = fragments(quote)
    return bool(pieces) and all(any(find(piece, one) is not None for one in held) for piece in pieces)
