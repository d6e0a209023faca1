"""Ids an editor gives: their letters, and those that pages use themselves."""

from __future__ import annotations

import re

TAKEN = ("top", "events", "people", "organisations", "places", "agreements", "none")
"""Words that pages use as ids themselves."""
_PARTS = (
    "timeline-tools",
    "names-tools",
    "matrix-tools",
    "matrix-table",
    "spectrum-of-verdicts",
    "who-answers-alike",
    "questions-and-scales",
    "concepts-tested",
    "compare-tools",
    "compare-works",
    "compare-summary",
    "contradictions-between",
)
"""Ids of the parts of a page on which ids of an editor stand too."""
_BEGINNINGS = ("appeared-", "picture-", "words-", "syn-")
"""How pages begin ids that they make."""
_LETTERS = "small Latin letters, figures and hyphens"


def letter_fault(name: str) -> str:
    """What is wrong with the letters of an id; empty if nothing is."""
    return "" if re.fullmatch(r"[a-z0-9][a-z0-9-]*", name) else f"{_LETTERS} make an id"


def id_fault(name: str) -> str:
    """What is wrong with an id that stands in an address; empty if nothing is.

    >>> id_fault("rope-1"), id_fault("picture-1").partition(";")[0]
    ('', 'pages use it themselves')
    """
    if name in TAKEN or letter_fault(name):
        return f"{_LETTERS} make its address; {', '.join(TAKEN)} are taken"
    if name in _PARTS or name.startswith(_BEGINNINGS):
        begun = ", ".join(f"{beginning}…" for beginning in _BEGINNINGS)
        return f"pages use it themselves; {', '.join(_PARTS)} and {begun} are taken"
    return ""
