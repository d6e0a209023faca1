"""The library in the formats other programs read: BibTeX, RIS, CSL-JSON.

Each is written from the CSL item, so that the three say the same. BibTeX is the classical form (`journal`, `year`), which
every program reads; addresses stay raw, other fields are plain UTF-8.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from .model import ET_AL, Work

_BIBTEX_TYPES = {
    "article-journal": "article",
    "article-newspaper": "article",
    "article-magazine": "article",
    "book": "book",
    "chapter": "incollection",
    "paper-conference": "inproceedings",
    "report": "techreport",
    "thesis": "phdthesis",
    "manuscript": "unpublished",
}
_RIS_TYPES = {
    "article-journal": "JOUR",
    "article-newspaper": "NEWS",
    "article-magazine": "MGZN",
    "book": "BOOK",
    "chapter": "CHAP",
    "paper-conference": "CPAPER",
    "report": "RPRT",
    "thesis": "THES",
    "webpage": "ELEC",
    "post-weblog": "BLOG",
    "manuscript": "UNPB",
}
_PUBLISHERS = {"report": "institution", "thesis": "school"}


def library_json(works: Iterable[Work]) -> str:
    """CSL-JSON (csl-data.json); the original script stands in `custom`."""
    return json.dumps([csl_with_forms(work) for work in works], ensure_ascii=False, indent=1) + "\n"


def csl_with_forms(work: Work) -> dict[str, Any]:
    """The CSL item with the original forms, which CSL has no variables for, under `custom`."""
    item = dict(work.csl)
    if work.fields.get("url"):
        item["URL"] = work.fields["url"]
    custom = {
        "title-original": work.title.original,
        "container-title-original": work.container.original,
        "author-original": "; ".join(name.inverted for name in work.authors_original),
        "date-original": work.fields.get("date_orig", ""),
        "calendar": work.fields.get("calendar", ""),
    }
    kept = {name: value for name, value in custom.items() if value}
    return item | ({"custom": kept} if kept else {})


def library_bib(works: Iterable[Work]) -> str:
    """BibTeX, one entry a work."""
    return "\n".join(bibtex(work) for work in works)


def bibtex(work: Work) -> str:
    """One BibTeX entry."""
    kind = _BIBTEX_TYPES.get(work.type, "misc")
    lines = [f"  {name} = {{{value}}}" for name, value in _bibtex_fields(work, kind)]
    return f"@{kind}{{{work.key},\n" + ",\n".join(lines) + "\n}\n"


def _bibtex_fields(work: Work, kind: str) -> Iterator[tuple[str, str]]:
    item = work.csl
    for role in ("author", "editor", "translator"):
        if item.get(role):
            yield role, " and ".join(_bibtex_name(name) for name in item[role])
    yield "title", _braced(item.get("title", ""))
    if container := item.get("container-title"):
        name = {"article": "journal", "incollection": "booktitle", "inproceedings": "booktitle"}.get(kind, "howpublished")
        yield name, _escaped(container)
    yield from _bibtex_date(item)
    for variable, name in (("volume", "volume"), ("issue", "number"), ("edition", "edition"), ("collection-title", "series")):
        if item.get(variable):
            yield name, _escaped(str(item[variable]))
    if item.get("page"):
        yield "pages", item["page"].replace("–", "--")
    if item.get("publisher"):
        yield _PUBLISHERS.get(work.type, "publisher"), _escaped(item["publisher"])
    if item.get("publisher-place"):
        yield "address", _escaped(item["publisher-place"])
    for variable, name in (("DOI", "doi"), ("ISSN", "issn"), ("ISBN", "isbn")):
        if item.get(variable):
            yield name, item[variable]
    if address := work.fields.get("url") or item.get("URL"):
        yield "url", address
    if work.language:
        yield "language", work.language
    for name, value in _original_forms(work):
        yield f"{name}_orig", _escaped(value)


def _original_forms(work: Work) -> Iterator[tuple[str, str]]:
    """What the reference says in its own script, for programs that keep fields they do not know."""
    if work.authors_original:
        yield "author", " and ".join(name.inverted for name in work.authors_original)
    if work.title.original:
        yield "title", work.title.original
    if work.container.original:
        yield "journal", work.container.original
    if work.fields.get("date_orig"):
        yield "date", work.fields["date_orig"]


def _bibtex_name(name: Mapping[str, str]) -> str:
    if "literal" in name:
        return "others" if name["literal"] == ET_AL else f"{{{_escaped(name['literal'])}}}"
    family = _family(name)
    family = f"{{{family}}}" if " " in name.get("family", "") else family
    return ", ".join(_escaped(part) for part in (family, name.get("suffix", ""), name.get("given", "")) if part)


def _family(name: Mapping[str, str]) -> str:
    """Family name with its particle."""
    return " ".join(part for part in (name.get("non-dropping-particle", ""), name.get("family", "")) if part)


def _bibtex_date(item: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    parts = item.get("issued", {}).get("date-parts", [])
    if parts:
        yield "year", str(parts[0][0])
        if len(parts[0]) > 1:
            yield "month", str(parts[0][1])
        if len(parts) > 1 or len(parts[0]) > 2:
            yield "date", "/".join("-".join(f"{n:02d}" for n in end) for end in parts)


def _escaped(text: str) -> str:
    return re.sub(r"([&%#_$])", r"\\\1", text)


def _braced(title: str) -> str:
    """A title with its capitals protected: the words with a capital after the first one."""
    return re.sub(r"(?<=\W)[\w’'-]*[A-ZÀ-Þ][\w’'-]*", r"{\g<0>}", _escaped(title))


def library_ris(works: Iterable[Work]) -> str:
    """RIS, with the line ends its specification asks for."""
    return "".join(ris(work) for work in works)


def ris(work: Work) -> str:
    """One RIS record."""
    return "".join(f"{tag}  - {' '.join(value.split())}\r\n" for tag, value in _ris_fields(work)) + "ER  - \r\n\r\n"


def _ris_fields(work: Work) -> Iterator[tuple[str, str]]:
    item = work.csl
    yield "TY", _RIS_TYPES.get(work.type, "GEN")
    yield "ID", work.key
    for role, tag in (("author", "AU"), ("editor", "A2"), ("translator", "A4")):
        for name in item.get(role, ()):
            yield tag, _ris_name(name)
    yield "TI", item.get("title", "")
    if item.get("container-title"):
        yield "T2", item["container-title"]
    parts = item.get("issued", {}).get("date-parts", [])
    if parts:
        yield "PY", str(parts[0][0])
        if len(parts[0]) > 1:
            yield "DA", "/".join([f"{n:02d}" for n in parts[0]] + [""] * (3 - len(parts[0])))
    for variable, tag in (("volume", "VL"), ("issue", "IS"), ("publisher", "PB"), ("publisher-place", "CY"), ("ISSN", "SN")):
        if item.get(variable):
            yield tag, str(item[variable])
    if item.get("page"):
        first, _, last = item["page"].partition("–")
        yield "SP", first
        if last:
            yield "EP", last
    if item.get("DOI"):
        yield "DO", item["DOI"]
    if address := work.fields.get("url") or item.get("URL"):
        yield "UR", address
    if work.language:
        yield "LA", work.language
    if original := ". ".join(value for _, value in _original_forms(work)):
        yield "N1", original


def _ris_name(name: Mapping[str, str]) -> str:
    if "literal" in name:
        return name["literal"]
    family = _family(name)
    return ", ".join(part for part in (family, name.get("given", ""), name.get("suffix", "")) if part)
