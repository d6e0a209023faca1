"""The citations printed in a paragraph of an original, matched with the work's own reference list.

Two printed systems are read: numbers in square brackets, `[12]`, and author-date, `(Author & Other, 2015: p. 3)` with
the narrative form `Author (2015)`. A surname that is spelt otherwise than in the list is matched by likeness, within
the same year.
"""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from .citations import Cite
from .model import Work

_NUMBER = re.compile(r"\[(\d{1,3})\]")
_GROUP = re.compile(r"\(([^()]*\b\d{4}[a-z]?\b[^()]*)\)")
_SINGLE = re.compile(r"(?P<names>[^\d;]+), (?P<year>\d{4})[a-z]?(?:\s*[:,]\s*pp?\.\s*(?P<pages>\d+(?:\s*[-–]\s*\d+)?))?$")
_NARRATIVE = re.compile(r"(?P<names>(?:[\w’'-]+ |& ){0,5}[A-ZÀ-Þ][\w’'-]+(?: et al\.)?) \((?P<year>\d{4})[a-z]?\)")
"""Up to six words before a year in brackets; the longest that name a reference are its authors."""
LIKENESS = 0.75
"""Least similarity of two spellings of a name (difflib ratio)."""


@dataclass(frozen=True, slots=True)
class Printed:
    """One citation as printed; `key` is empty if no reference answers to it."""

    source: str
    key: str
    page: str


def printed_citations(text: str, references: Sequence[Cite], numbered: bool, works: Mapping[str, Work]) -> tuple[Printed, ...]:
    """The citations of one paragraph in order of their kind (brackets first, then narrative ones)."""
    if not references:
        return ()
    return tuple(_by_number(text, references) if numbered else _by_author(text, references, works))


def _by_number(text: str, references: Sequence[Cite]) -> Iterator[Printed]:
    for match in _NUMBER.finditer(text):
        number = int(match[1])
        if 1 <= number <= len(references):
            cite = references[number - 1]
            yield Printed(match[0], cite.key, page_of(cite))
        else:
            yield Printed(match[0], "", "")


def page_of(cite: Cite) -> str:
    """The page of a cite-item, or the empty string."""
    return next((locator.value for locator in cite.locators if locator.label == "page"), "")


def _by_author(text: str, references: Sequence[Cite], works: Mapping[str, Work]) -> Iterator[Printed]:
    for group in _GROUP.finditer(text):
        for part in group[1].split(";"):
            single = _SINGLE.match(part.strip())
            if single:
                yield _matched(part.strip(), single["names"], single["year"], single["pages"] or "", references, works)
    for narrative in _NARRATIVE.finditer(text):
        tries = [narrative["names"].split(" ", n)[n] for n in range(narrative["names"].count(" ") + 1)]
        found = (_matched(f"{names} ({narrative['year']})", names, narrative["year"], "", references, works) for names in tries)
        yield next(
            (one for one in found if one.key), _matched(narrative[0], tries[-1], narrative["year"], "", references, works)
        )


def _matched(source: str, names: str, year: str, pages: str, references: Sequence[Cite], works: Mapping[str, Work]) -> Printed:
    first = _fold(re.split(r",|&| and | et al\b", names)[0])
    best, likeness = "", LIKENESS
    for cite in references:
        work = works.get(cite.key)
        if work is None or work.year != year:
            continue
        own = _fold(work.creators[0].short if work.creators else work.title.shown)
        ratio = 1.0 if own.startswith(first) else difflib.SequenceMatcher(None, first, own).ratio()
        if ratio > likeness:
            best, likeness = cite.key, ratio
    return Printed(source, best, re.sub(r"\s*[-–]\s*", "–", pages))


def _fold(name: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKD", name).casefold() if c.isalnum())
