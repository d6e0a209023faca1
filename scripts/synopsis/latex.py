r"""Decode the TeX of BibTeX values to Unicode.

pylatexenc does the decoding; it is asked only where there is TeX, because it takes a bare `%` for a comment and
drops the rest of the value. Addresses (url, doi) never come here.
"""

from __future__ import annotations

import re

from pylatexenc.latex2text import LatexNodes2Text

_TEX = re.compile(r"[\\{}~$]|--|``|''")
_DECODER = LatexNodes2Text(math_mode="verbatim", keep_comments=True, strict_latex_spaces=False)


def decode(value: str) -> str:
    r"""The text a reader sees.

    >>> decode(r"{\'E}mile {Durkheim} \& 5% of H{\"o}lder")
    'Émile Durkheim & 5% of Hölder'
    """
    text = value
    if _TEX.search(value):
        try:
            plain = re.sub(r"\\href\s*\{[^{}]*\}", "", value)
            text = _DECODER.latex_to_text(re.sub(r"(?<!\\)([%&#_])", r"\\\1", plain))
        except (IndexError, ValueError, TypeError, AttributeError):  # what pylatexenc raises at a macro without its arguments
            text = re.sub(r"\\[A-Za-z]+\s*|[{}]", "", value)
    return re.sub(r"\s+", " ", text).strip()


def balanced(value: str) -> bool:
    """Whether braces open before they close and all are closed."""
    depth = 0
    for char in re.sub(r"\\[{}]", "", value):
        depth += (char == "{") - (char == "}")
        if depth < 0:
            return False
    return depth == 0
