"""Fold text for look-up: what a reader types and what a record says become alike. assets/fold.js is its twin.

Never used for what is shown. The rules are those of the scripts at hand: case, diacritics, Arabic and Persian forms of
the same letter, joiners, digits, apostrophes; everything else that is no letter or digit parts words.
"""

from __future__ import annotations

import re
import unicodedata

_LETTERS = {
    **dict.fromkeys("يىئ", "ی"),
    "ك": "ک",
    **dict.fromkeys("ةۀە", "ه"),
    **dict.fromkeys("أإآٱ", "ا"),
    "ؤ": "و",
    "ß": "ss",
    "ẞ": "ss",
    "ſ": "s",
    "ς": "σ",
}
_GONE = "\N{ARABIC TATWEEL}'’‘`´ʿʾʼʻ′ʹ\u200b\u200c\u200d\u200e\u200f\u061c\u2060\ufeff" + "".join(
    map(chr, (*range(0x202A, 0x202F), *range(0x2066, 0x206A)))
)
_DIGITS = {chr(zero + n): str(n) for zero in (0x0660, 0x06F0) for n in range(10)}
_TABLE = str.maketrans({**_LETTERS, **_DIGITS, **dict.fromkeys(_GONE, "")})
_PARTS = re.compile(r"[\W_]+")


def fold(text: str) -> str:
    """The text as it is looked up.

    >>> fold("Qurʾān: شق\u200cالقمر، كتاب ۱۳۹۰ — Ёлка")
    'quran شقالقمر کتاب 1390 елка'
    """
    letters = unicodedata.normalize("NFKD", text.translate(_TABLE)).lower().translate(_TABLE)
    plain = "".join(char for char in letters if not unicodedata.category(char).startswith("M"))
    return _PARTS.sub(" ", plain).strip()
