"""Quotations in a text, and whether they stand verbatim in a source.

Quotations of a reading edition stand in “ ”. Words left out are marked […] or [...], insertions [like this].
Before comparison both sides are normalised alike, and in nothing else: Unicode NFC, kinds of quotation marks, kinds of
dashes, no-break spaces, runs of white space, citation markers ([12]) and footnote figures. Words cut by a page break
were joined by `originals.split`. What is shown is only ever in Unicode NFC, as every file is read (corpus.py).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from .citations import CITATION, mask_literals

LONGEST = 40
"""Words of the longest quotation (APA 7, 8.27: longer ones are block quotations)."""
SHARE = 0.10
"""Share of a work's body words that may be quoted in all."""
GAP = "\x1f"
"""Parts the stretches of text between quotations (ASCII unit separator)."""
RUN = 12
"""Words in a row that no text outside quotation marks may share with the original."""

_QUOTE = re.compile(r"“([^“”]*)”")
_OTHER_CASE = re.compile(r"\[(\w)\](?=\w)")
"""A first letter put in another case: [T]he."""
_BRACKETS = re.compile(r"\s*\[[^\[\]]*\]\s*")
_LETTER = re.compile(r"\w")
_NOTE_MARKS = re.compile(r"\[\^[\w-]+\]")
_MARKS = "“”„‟«»\"‘’‚‛'`´"
_DASHES = "‐‑‒–—―−"
_ALIKE = str.maketrans(
    {
        **dict.fromkeys(_MARKS, "'"),
        **dict.fromkeys(_DASHES, "-"),
        **dict.fromkeys("\u00a0\u202f\n\t", " "),
    }
)


@dataclass(frozen=True, slots=True)
class Match:
    """A stretch of words of a source, by word numbers."""

    start: int
    end: int


def normalise(text: str) -> str:
    """The text as it is compared.

    >>> normalise("“the ‘red line’—now” [12]")
    "'the 'red line'-now'"
    """
    text = unicodedata.normalize("NFC", text)
    text = re.sub(r"\s*\[\d{1,3}\]|[¹²³⁴-⁹]", "", text)
    text = re.sub(f"[{_MARKS}]", "'", text)
    text = re.sub(f"[{_DASHES}-]+", "-", text).replace("…", "...")
    return re.sub(r"\s+", " ", text).strip()


def sign(text: str) -> str:
    r"""A sign of the words of a text, as a regular expression: `\w`, and the text's combining marks, which `\w` leaves out.

    >>> re.findall(sign("रामायण"), "रामायण") == list("रामायण")
    True
    """
    marks = () if text.isascii() else sorted(char for char in set(text) if unicodedata.category(char).startswith("M"))
    return rf"[\w{''.join(marks)}]"


def whole(words: str, text: str) -> re.Pattern[str]:
    """A regular expression for words of a text, which finds them as whole words only."""
    inside = sign(text)
    return re.compile(rf"(?<!{inside})(?:{words})(?!{inside})")


def _words(text: str) -> list[str]:
    """The words of a text; an apostrophe inside a word belongs to it, a hyphen does not."""
    word = rf"\w{sign(text)}*"
    return re.findall(rf"{word}(?:'{word})*", text)


def without_citations(text: str) -> str:
    """The text a reader sees: citations and footnote marks taken out."""
    masked = mask_literals(text)
    pieces, end = [], 0
    for match in CITATION.finditer(masked):
        pieces.append(text[end : match.start()])
        end = match.end()
    pieces.append(text[end:])
    return re.sub(r"[ ]+([.,;:”])", r"\1", _NOTE_MARKS.sub("", "".join(pieces)))


def quotations(text: str) -> tuple[str, ...]:
    """The texts inside “ ”, citations taken out."""
    return tuple(match[1] for match in _QUOTE.finditer(without_citations(text)))


def unbalanced(text: str) -> bool:
    """Whether “ and ” do not pair."""
    return re.sub(r"[^“”]", "", text).replace("“”", "") != ""


def outside(text: str) -> str:
    """The text without its quotations; GAP stands where one was."""
    return _QUOTE.sub(f" {GAP} ", without_citations(text))


def pieces(quote: str) -> tuple[str, ...]:
    """The verbatim pieces of a quotation as they are shown, parted where words are left out or put in."""
    parts = (piece.strip() for piece in _BRACKETS.split(quote))
    return tuple(piece for piece in parts if _LETTER.search(piece))


def fragments(quote: str) -> tuple[str, ...]:
    """The verbatim pieces of a quotation, without omission marks, insertions and closing punctuation."""
    pieces = (normalise(piece).strip(" .,;:'") for piece in _BRACKETS.split(_OTHER_CASE.sub(r"\1", quote)))
    return tuple(piece for piece in pieces if _LETTER.search(piece))


def find(quote: str, source: str) -> tuple[Match, ...] | None:
    """Where the pieces of a quotation stand in a source, in order; None if one does not.

    The first letter may differ in case, since a quotation may begin a sentence or stand inside one.
    """
    text = normalise(source)
    matches: list[Match] = []
    start = 0
    for piece in fragments(quote):
        found = whole(f"{_either_case(piece[0])}{re.escape(piece[1:])}", text).search(text, start)
        if found is None:
            return None
        before = len(_words(text[: found.start()]))
        matches.append(Match(before, before + len(_words(found[0]))))
        start = found.end()
    return tuple(matches)


def _either_case(char: str) -> str:
    return f"[{re.escape(char.lower())}{re.escape(char.upper())}]" if char.isalpha() else re.escape(char)


def words(text: str) -> tuple[str, ...]:
    """The words of a text as they are compared, without case."""
    return tuple(_words(normalise(text).casefold()))


def shared_runs(text: str, source_words: tuple[str, ...], length: int = RUN) -> Iterator[tuple[str, int]]:
    """Runs of `length` words a text shares with a source: the words, and their number in the source."""
    runs = {source_words[i : i + length]: i for i in range(len(source_words) - length + 1)}
    for piece in text.split(GAP):
        own = words(piece)
        i = 0
        while i <= len(own) - length:
            place = runs.get(own[i : i + length])
            if place is None:
                i += 1
                continue
            yield " ".join(own[i : i + length]), place
            i += length


def alike(text: str) -> str:
    """A text with signs of one kind made the same; as long as the text.

    >>> alike("Sa‘dabad—“Palace”")
    "Sa'dabad-'Palace'"
    """
    return text.translate(_ALIKE)


def located(words: str, text: str) -> tuple[int, int] | None:
    """Where whole words stand in a text for the first time, signs of one kind alike; the first letter in either case.

    >>> located("tea’s", "teapot, but tea's")
    (12, 17)
    """
    sought = alike(words.strip())
    if not sought:
        return None
    inside = sign(text)
    before = f"(?<!{inside})" if re.match(inside, sought[0]) else ""
    after = f"(?!{inside})" if re.match(inside, sought[-1]) else ""
    found = re.search(f"{before}{_either_case(sought[0])}{re.escape(sought[1:])}{after}", alike(text))
    return found.span() if found else None
