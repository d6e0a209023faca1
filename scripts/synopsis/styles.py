"""The citation styles a reader may choose, and what each needs beyond its CSL file.

CSL cannot say everything a style asks for, and pandoc departs from citeproc-js in a few places. What is mended here is
listed with the rule it follows; tests compare the results with citeproc-js.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from .citations import Cite, Locator
from .csl import csl_name
from .model import Work


@dataclass(frozen=True, slots=True)
class Style:
    """A CSL style as readers know it."""

    id: str
    name: str
    csl: str
    """File name in the package of styles, without `.csl`."""
    locale: str = "en-US"
    notes: bool = False
    """Whether it cites in notes."""
    words: Mapping[str, str] = field(default_factory=dict)
    """Its words for locator labels, where they are not the English ones of `citations.LABELS`."""
    small: frozenset[str] = frozenset()
    """Prepositions that pandoc's title case would capitalise and the style does not."""
    in_original: frozenset[str] = frozenset()
    """Languages whose works it cites in their own script."""


HOUSE = Style("apa", "APA 7", "apa")
"""The style of the citations in the text."""

_PREPOSITIONS = frozenset(
    """about above across after against along among around before behind below beneath beside between beyond despite
    during inside near outside over past since than through throughout toward towards under until upon within
    without""".split()
)

_SHORT_PREPOSITIONS = frozenset(word for word in _PREPOSITIONS if len(word) < 5)

STYLES = (
    HOUSE,
    # MLA Handbook 9, 2.90: prepositions of any length are lower case.
    Style("mla", "MLA 9", "modern-language-association", words={"paragraph": "par."}, small=_PREPOSITIONS),
    # CMOS 18, 8.160: prepositions of up to four letters are lower case.
    Style("chicago", "Chicago author-date", "chicago-author-date", small=_SHORT_PREPOSITIONS),
    Style(
        "chicago-notes",
        "Chicago notes",
        "chicago-notes-bibliography",
        notes=True,
        small=_SHORT_PREPOSITIONS,
    ),
    Style("harvard", "Harvard", "harvard-cite-them-right"),
    Style("ieee", "IEEE", "ieee"),
    # The author-date GOST style writes «с.» for every label; the numeric one has the right terms.
    Style(
        "gost",
        "GOST R 7.0.5",
        "gost-r-7-0-5-2008-numeric",
        locale="ru-RU",
        words={"section": "разд.", "paragraph": "абз.", "part": "ч.", "chapter": "гл.", "page": "с.", "volume": "т."},
        in_original=frozenset({"ru"}),
    ),
)


def item_for(style: Style, work: Work) -> dict[str, Any]:
    """The CSL item of a work as a style wants it."""
    item = dict(work.csl)
    if work.language in style.in_original and work.title.original:
        item["title"] = work.title.original
        if work.container.original:
            item["container-title"] = work.container.original
        if work.authors_original:
            item["author"] = [csl_name(name) for name in work.authors_original]
    elif style.small and item.get("title") and work.language.startswith("en"):
        item["title"] = _small_words(item["title"], style.small)
    return item


def _small_words(title: str, small: frozenset[str]) -> str:
    """A title whose small words title case leaves alone; the first word and the last are not small."""

    def protect(match: re.Match[str]) -> str:
        return f'<span class="nocase">{match[0]}</span>' if match[0] in small else match[0]

    return re.sub(r"(?<=\w )[a-z]+(?= )", protect, title)


_SHIFT = 0xE000
_SHIFTED = re.compile(f"[{chr(_SHIFT + 32)}-{chr(_SHIFT + 126)}{chr(_SHIFT + 0x430)}-{chr(_SHIFT + 0x44F)}]+")


def locator_text(style: Style, cite: Cite) -> str:
    """All locators of a cite-item as the one locator CSL allows.

    The first keeps its label, so that the style can word it. The others follow as text, moved to the private use area
    while the processor works: two numbers would make it write `Sections 4, para. 8`.
    """
    if not cite.locators:
        return ""
    first, *others = cite.locators
    rest = "".join(f", {_worded(style, locator)}" for locator in others)
    return _worded(style, first) + "".join(chr(_SHIFT + ord(char)) for char in rest)


def _worded(style: Style, locator: Locator) -> str:
    return f"{style.words[locator.label]} {locator.value}" if locator.label in style.words else str(locator)


def mend(style: Style, text: str, cited: bool) -> str:
    """Formatted text or HTML with locators moved back and the processor's known departures put right.

    `cited` tells a citation from a reference.
    """
    text = _SHIFTED.sub(lambda match: "".join(chr(ord(char) - _SHIFT) for char in match[0]), text)
    text = re.sub(r",? (?:&(?:amp;)?|and) et al\.", " et al." if cited else ", et al.", text)
    if style.locale == "en-US":
        # CMOS 18, 6.9, MLA 9, 2.99: period and comma stand inside both closing marks, as in “A ‘B.’”
        text = re.sub(r"(‘[^‘’“”<>]*)’((?:</[^>]+>)*)([.,])((?:</[^>]+>)*)”", r"\1\3’\2\4”", text)
    if style.id == "harvard":
        text = text.replace(" [Preprint]", "")  # the CSL file says so of every article without volume and pages
    if style.id == "ieee":
        text = re.sub(r"(?<!\[Online\]\.) Available:", " [Online]. Available:", text)
    if (style.id in ("harvard", "ieee") and not cited) or (style.notes and cited):
        text = re.sub(r"([?!])”(?= (?!\())", r"\1,”", text)  # CMOS 18, 6.134: the title's mark does not replace a comma
    return text
