r"""The citation grammar, used alike for reading and for rendering.

The form is pandoc's (Pandoc User's Guide, "Citation syntax"):

    [@key]   [see @a, p. 361; @b, sec. 3, para. 2]   @key says   @key [p. 5] says   Smith [-@key] says

The parts have CSL's names: a *citation* is a cluster, made of *cite-items* with prefix, locator and suffix.
Code, links, e-mail addresses and escapes (`\@key`, `\[@key]`) are not citations.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

KEY = r"[A-Za-z0-9_](?:[\w:.+/-]*[\w+/])?"
"""A BibTeX key; it does not end in punctuation."""

BRACKETED = rf"(?<![\\\w\]])\[((?:[^\[\]\\@]|\\.|(?<=\w)@)*?(?<![\w\\])-?@{KEY}(?:[^\[\]\\]|\\.)*)\](?![\[(:])"
"""A cluster in brackets; its text is group 1."""

IN_TEXT = rf"(?<![\w\\\[/@\x03-])(-?)@({KEY})(?:[ \n]\[(?!\^)((?:[^\[\]@\\]|\\.)+)\](?![\[(:]))?"
"""A cite-item in running text: hyphen, key, locator."""

CITATION = re.compile(rf"{BRACKETED}|{IN_TEXT}")

LABELS = {
    "page": ("p.", "pp.", "page", "pages"),
    "section": ("sec.", "secs.", "section", "sections", "§", "§§"),
    "paragraph": ("para.", "paras.", "par.", "paragraph", "paragraphs", "¶", "¶¶"),
    "part": ("part", "parts", "pt.", "pts."),
    "chapter": ("ch.", "chs.", "chap.", "chaps.", "chapter", "chapters"),
    "volume": ("vol.", "vols.", "volume", "volumes"),
    "note": ("n.", "nn.", "note", "notes"),
    "figure": ("fig.", "figs.", "figure", "figures"),
    "line": ("l.", "ll.", "line", "lines"),
    "column": ("col.", "cols.", "column", "columns"),
    "folio": ("fol.", "fols.", "folio", "folios"),
    "book": ("bk.", "bks.", "book", "books"),
    "verse": ("v.", "vv.", "verse", "verses"),
    "number": ("no.", "nos.", "number"),
}
"""Locator labels of CSL 1.0.2 and the words an editor may write for them."""

SHORT = {label: words[0] for label, words in LABELS.items()}
_PLURAL = {"page": "pp.", "section": "secs.", "paragraph": "paras.", "chapter": "chs.", "volume": "vols.", "note": "nn."}
_LABEL_OF = {word: label for label, words in LABELS.items() for word in words}
_WORDS = "|".join(re.escape(word) for word in sorted(_LABEL_OF, key=len, reverse=True))
_NUMBER = r"(?:\d\w*(?:\.\w+)*|[ivxlcdmIVXLCDM]+\b(?!\.[a-z]))"
_LOCATOR = re.compile(
    rf"\s*,?\s*(?P<label>{_WORDS})\s*(?P<value>(?!d\.){_NUMBER}(?:\s*(?:[-–]|,(?!\s*(?:{_WORDS})))\s*{_NUMBER})*)(?!\w)"
)
_CITE = re.compile(rf"(?P<prefix>.*?)(?<![\w\\])(?P<hyphen>-?)@(?P<key>{KEY})(?P<rest>.*)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Locator:
    """A place in a work: CSL label and value, as `page` and `23–24`."""

    label: str
    value: str

    def __str__(self) -> str:
        several = re.search(r"[–,]", self.value) is not None
        word = _PLURAL.get(self.label, SHORT[self.label]) if several else SHORT[self.label]
        return f"{word} {self.value}"


@dataclass(frozen=True, slots=True)
class Cite:
    """A CSL cite-item."""

    key: str
    locators: tuple[Locator, ...] = ()
    prefix: str = ""
    suffix: str = ""
    mode: str = "normal"
    """`normal`, `author-in-text` or `suppress-author` (the words of CSL and pandoc)."""

    @property
    def locator(self) -> str:
        """The locators as one text: `sec. 3, para. 2`."""
        return ", ".join(str(locator) for locator in self.locators)


@dataclass(frozen=True, slots=True)
class Citation:
    """A CSL citation: one cluster of cite-items in the text."""

    cites: tuple[Cite, ...]
    source: str
    """As the editor wrote it."""
    start: int = 0
    """Offset in the text it was found in."""
    faults: tuple[str, ...] = ()


def parse_citation(source: str, start: int = 0) -> Citation:
    """The citation that the whole of `source` is.

    >>> parse_citation("[see @a, pp. 3-4; -@b]").cites[0].locator
    'pp. 3–4'
    """
    match = CITATION.fullmatch(source)
    if match is None:
        return Citation((), source, start, (f"not a citation: {source!r}",))
    inside, hyphen, key, locator = match.groups()
    faults: list[str] = []
    if inside is None:
        mode = "suppress-author" if hyphen else "author-in-text"
        locators, rest = _locators(locator or "", faults)
        return Citation((Cite(key, locators, "", rest.strip(), mode),), source, start, tuple(faults))
    cites = []
    for part in inside.split(";"):
        item = _CITE.fullmatch(part)
        if item is None:
            faults.append(f"no citation key in {part.strip()!r} of {source!r}")
            continue
        locators, rest = _locators(item["rest"], faults)
        mode = "suppress-author" if item["hyphen"] else "normal"
        cites.append(Cite(item["key"], locators, item["prefix"].strip(), rest.strip(), mode))
        if "@" in re.sub(r"\w@|\\@", "", rest):
            faults.append(f"two keys without ';' between them in {part.strip()!r}")
    return Citation(tuple(cites), source, start, tuple(faults))


def _locators(text: str, faults: list[str]) -> tuple[tuple[Locator, ...], str]:
    """The locators a text begins with, and what follows them."""
    locators: list[Locator] = []
    end = 0
    while match := _LOCATOR.match(text, end):
        label = _LABEL_OF[match["label"]]
        if any(label == locator.label for locator in locators):
            faults.append(f"locator {label!r} is given twice in {text.strip(' ,')!r}")
        locators.append(Locator(label, re.sub(r"\s*[-–]\s*", "–", match["value"])))
        end = match.end()
    return tuple(locators), text[end:]


def write_citation(citation: Citation) -> str:
    """The citation in pandoc's form; the inverse of `parse_citation`."""
    if len(citation.cites) == 1 and citation.cites[0].mode == "author-in-text":
        cite = citation.cites[0]
        inside = f"{cite.locator}{_gap(cite)}{cite.suffix}".strip()
        return f"@{cite.key} [{inside}]" if inside else f"@{cite.key}"
    return "[" + "; ".join(_write_cite(cite) for cite in citation.cites) + "]"


def _write_cite(cite: Cite) -> str:
    prefix = f"{cite.prefix} " if cite.prefix else ""
    hyphen = "-" if cite.mode == "suppress-author" else ""
    locator = f", {cite.locator}" if cite.locators else ""
    suffix = f"{_gap(cite)}{cite.suffix}" if cite.suffix else ""
    return f"{prefix}{hyphen}@{cite.key}{locator}{suffix}"


_LITERALS = re.compile(
    r"(?P<fence>^(?P<marks>`{3,}|~{3,})[^\n]*\n.*?^(?P=marks)[^\n]*$)"
    r"|(?P<indented>(?:(?<=\n\n)|\A|(?<=\n) *\n)(?:(?: {4}|\t)[^\n]*(?:\n|\Z))+)"
    r"|(?P<code>(?<![`\\])(?P<ticks>`+)(?!`)(?:(?!\n[ \t]*\n).)+?(?<!`)(?P=ticks)(?!`))"
    r"|(?P<comment><!--.*?-->)"
    r"|(?P<link>(?<!\\)\[[^\[\]]*\](?:\((?:[^()\s]|\([^()\s]*\))*(?:\s\"[^\"]*\")?\)|\[[^\[\]]*\]))"
    r"|(?P<auto><[^<>\s]*[:@/][^<>]*>)"
    r"|(?P<tag></?[A-Za-z][^<>]*>)",
    re.MULTILINE | re.DOTALL,
)


def mask_literals(text: str) -> str:
    """The text with code, comments, links and tags blanked out; same length, same lines."""
    return _LITERALS.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), text)


def _gap(cite: Cite) -> str:
    return "" if cite.suffix.startswith((",", ".", ":")) else " "
