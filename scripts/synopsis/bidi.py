"""Keep scripts apart: runs of another script are isolated and marked with their language.

Without isolation the figures and commas around a Persian title change places (Unicode Standard Annex 9). In HTML a run
becomes `<bdi lang="fa">`; in plain text, runs written from right to left stand between U+2068 and U+2069.
"""

from __future__ import annotations

import re

from markupsafe import Markup, escape

RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "ur", "ckb", "ps", "yi", "syr"})
"""Languages (BCP 47) written from right to left."""

_RUNS = {
    "rtl": re.compile(
        r"[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc](?:[^<>&A-Za-zÀ-ɏ\u0400-\u04ff]*[\u0590-\u08ff\ufb1d-\ufefc])?"
    ),
    "cyrillic": re.compile(r"[\u0400-\u04ff](?:[^<>&A-Za-zÀ-ɏ\u0590-\u08ff]*[\u0400-\u04ff])?"),
}
_USUAL = {"rtl": "fa", "cyrillic": "ru"}
"""The language a script is taken for where the work is in another one."""
_WRITES = {"cyrillic": frozenset({"ru", "uk", "bg", "sr", "mk", "be"}), "rtl": RIGHT_TO_LEFT}
_TAG = re.compile(r"(<[^>]*>)")


def direction(language: str) -> str:
    """The direction of a language's script, for the `dir` attribute."""
    return "rtl" if language.split("-")[0] in RIGHT_TO_LEFT else "ltr"


def isolated(html: str, language: str = "") -> str:
    """HTML whose runs of Arabic, Hebrew or Cyrillic script are isolated and marked; `language` is that of the work.

    >>> isolated("Printed as <em>واکوی</em>, p. 5", "fa")
    'Printed as <em><bdi lang="fa">واکوی</bdi></em>, p. 5'
    """
    return "".join(part if part.startswith("<") else _marked(part, language) for part in _TAG.split(html))


def _marked(text: str, language: str) -> str:
    for script, runs in _RUNS.items():
        base = language.split("-")[0]
        tag = language if base in _WRITES[script] else _USUAL[script]
        text = "".join(
            part if part.startswith("<") else runs.sub(lambda run, tag=tag: f'<bdi lang="{tag}">{run[0]}</bdi>', part)
            for part in _TAG.split(text)
        )
    return text


def isolated_text(text: str) -> Markup:
    """Plain text as HTML with its foreign runs isolated."""
    return Markup(isolated(str(escape(text))))


def isolated_plain(text: str) -> str:
    """Plain text with runs written from right to left between FIRST STRONG ISOLATE and POP DIRECTIONAL ISOLATE."""
    return _RUNS["rtl"].sub("\u2068\\g<0>\u2069", text)
