r"""From the fields of a BibTeX entry to a CSL-JSON item (CSL 1.0.2, csl-data.json; field names of BibLaTeX).

Fields in three forms: `title` holds Latin script (as printed, or romanised), `title_orig` the original script,
`title_transl` the English translation; likewise for `journaltitle`, `booktitle`, `publisher` and for the names.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from typing import Any

from .latex import decode
from .model import Form, Name

TYPES = {
    "article": "article-journal",
    "book": "book",
    "collection": "book",
    "incollection": "chapter",
    "inbook": "chapter",
    "inproceedings": "paper-conference",
    "proceedings": "book",
    "report": "report",
    "techreport": "report",
    "thesis": "thesis",
    "phdthesis": "thesis",
    "online": "webpage",
    "misc": "document",
    "unpublished": "manuscript",
}
"""BibLaTeX entry types and the CSL types they become."""

SUBTYPES = {"newspaper": "article-newspaper", "magazine": "article-magazine", "blog": "post-weblog"}
"""`entrysubtype` of an article, where it is not from a journal."""

LANGUAGES = {
    "english": "en",
    "british": "en-GB",
    "american": "en-US",
    "persian": "fa",
    "russian": "ru",
    "arabic": "ar",
    "french": "fr",
    "german": "de",
    "ngerman": "de",
    "hebrew": "he",
    "turkish": "tr",
    "ukrainian": "uk",
    "spanish": "es",
    "italian": "it",
    "latin": "la",
    "greek": "el",
    "chinese": "zh",
    "japanese": "ja",
}
"""babel language names, as `langid` has them, and their BCP 47 tags."""

CONTAINERS = ("journaltitle", "journal", "booktitle", "eventtitle")
VERBATIM = frozenset("url doi eprint file isbn issn date year urldate origdate availabledate".split())
"""Fields that are never decoded as TeX; in a date, `~` means about."""

_PLAIN = {
    "volume": "volume",
    "number": "issue",
    "issue": "issue",
    "publisher": "publisher",
    "institution": "publisher",
    "organization": "publisher",
    "school": "publisher",
    "location": "publisher-place",
    "address": "publisher-place",
    "edition": "edition",
    "issn": "ISSN",
    "isbn": "ISBN",
    "url": "URL",
    "type": "genre",
    "series": "collection-title",
    "shorttitle": "title-short",
}
FIELDS = frozenset(_PLAIN) | {
    *("author", "editor", "translator", "title", "subtitle", "title_orig", "title_transl", "author_orig"),
    *("editor_orig", "publisher_orig", "publisher_transl", "date", "year", "month", "pages", "doi", "urldate"),
    *("langid", "note", "addendum", "erratum", "calendar", "date_orig", "season", "season_orig", "entrysubtype"),
    *("rights", "variants", "keywords", "abstract", "eprint", "file", "crossref", "origdate", "availabledate", "howpublished"),
    "pubstate",
    *(f"{name}{form}" for name in CONTAINERS for form in ("", "_orig", "_transl")),
}
"""All fields an entry may have; another one is most likely a slip."""

DATE = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?(?:/\d{4}(?:-\d{2}(?:-\d{2})?)?)?$")
"""A date or an interval of dates (EDTF level 0, as BibLaTeX takes it)."""


def is_date(value: str) -> bool:
    """Whether a value is a date, or an interval of dates, that the calendar has."""
    if not DATE.match(value):
        return False
    try:
        ends = [datetime.date(*map(int, f"{end}-01-01".split("-")[:3])) for end in value.split("/")]
    except ValueError:
        return False
    return ends == sorted(ends)


def form(fields: Mapping[str, str], name: str) -> Form:
    """A field in its three forms, decoded."""
    return Form(*(decode(fields.get(f"{name}{end}", "")).strip() for end in ("", "_orig", "_transl")))


def container(fields: Mapping[str, str]) -> Form:
    """What the work appeared in."""
    return next((found for name in CONTAINERS if (found := form(fields, name))), Form())


def csl_type(entry_type: str, fields: Mapping[str, str]) -> str:
    """The CSL type of an entry."""
    subtype = SUBTYPES.get(fields.get("entrysubtype", ""))
    return subtype or TYPES.get(entry_type, "document")


def csl_item(key: str, entry_type: str, fields: Mapping[str, str], names: Mapping[str, tuple[Name, ...]]) -> dict[str, Any]:
    """The CSL-JSON item; `names` holds the parsed author, editor and translator."""
    language = LANGUAGES.get(fields.get("langid", ""), "")
    item: dict[str, Any] = {"id": key, "type": csl_type(entry_type, fields)}
    for role in ("author", "editor", "translator"):
        if names.get(role):
            item[role] = [csl_name(name) for name in names[role]]
    title = title_for_csl(fields, language)
    if title:
        item["title"] = title
    if found := container(fields):
        item["container-title"] = found.text or found.translated or found.original  # journals are not translated (APA 7, 9.38)
    for field, variable in _PLAIN.items():
        if field in fields:
            item[variable] = fields[field] if field in VERBATIM else decode(fields[field])
    if "pages" in fields:
        item["page"] = re.sub(r"\s*-+\s*", "–", decode(fields["pages"]))
    if "doi" in fields:
        item["DOI"] = fields["doi"]
        item.pop("URL", None)  # the DOI is the address of record (APA 7, 9.34)
    for field, variable in (("date", "issued"), ("year", "issued"), ("urldate", "accessed"), ("origdate", "original-date")):
        date = fields.get(field, "")
        if is_date(date):
            item.setdefault(variable, {"date-parts": [[int(p) for p in end.split("-")] for end in date.split("/")]})
    if language:
        item["language"] = language
    return item


def csl_name(name: Name) -> dict[str, str]:
    """A name with CSL's variables."""
    if name.literal:
        return {"literal": name.literal}
    parts = {
        "family": name.family,
        "given": name.given,
        "non-dropping-particle": name.particle,
        "suffix": name.suffix,
    }
    return {variable: text for variable, text in parts.items() if text}


def title_for_csl(fields: Mapping[str, str], language: str) -> str:
    """The title in sentence case if it is English, with its translation in brackets if it is not (APA 7, 9.38)."""
    texts = dict(fields)
    if language.startswith("en") or not language:
        texts["title"] = sentence_case(fields.get("title", ""))
    if "title_transl" in fields:
        texts["title_transl"] = sentence_case(fields["title_transl"])
    return form(texts, "title").shown


_WORD = re.compile(r"\{[^{}]*\}|(?:[^\W\d_]\.){2,}|[^\W\d_][\w’'-]*|.", re.DOTALL)
_OPENS = re.compile(r"(?:[:?!–—]|(?<![A-Z])\.)\s*[“\"‘({]*$")


def sentence_case(title: str) -> str:
    r"""An English title in sentence case, braces kept as protection (BibLaTeX manual, `\MakeSentenceCase*`).

    Words with an inner capital or a digit stay; so does the first word, and the first after a colon.

    >>> sentence_case("The Rise of {Islamic} State: {ISIS} and the New Sunni Revolution")
    'The rise of {Islamic} state: {ISIS} and the new sunni revolution'
    """
    parts: list[str] = []
    for match in _WORD.finditer(title):
        word, before = match[0], "".join(parts)
        first = not re.search(r"\w", before) or bool(_OPENS.search(before))
        pieces = word.split("-")
        if (
            not word.startswith("{")
            and "." not in word
            and not first
            and word != "I"
            and all(_titlecased(piece) for piece in pieces)
        ):
            word = word[0].lower() + word[1:]
        parts.append(word)
    return "".join(parts)


def _titlecased(word: str) -> bool:
    return word[:1].isupper() and word[1:] == word[1:].lower()
