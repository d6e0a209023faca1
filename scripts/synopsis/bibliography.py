"""Read BibTeX: text -> Works + Problems.

bibtexparser 2 reads; this module closes what it lets pass in silence (a missing comma, an undefined macro, keys that
differ in case only, an empty key) and turns each of its failed blocks into a problem with a line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from bibtexparser import model as bib
from bibtexparser.entrypoint import parse_string
from bibtexparser.library import Library
from bibtexparser.middlewares import RemoveEnclosingMiddleware, ResolveStringReferencesMiddleware
from bibtexparser.middlewares.names import (
    InvalidNameError,
    parse_single_name_into_parts,
    split_multiple_persons_names,
)

from . import csl
from .dates import parse_date
from .latex import balanced, decode
from .model import ET_AL, Name, Work
from .problems import Location, Problem, not_allowed, problem

_KEY = re.compile(r"[A-Za-z0-9][\w:.+/-]*$", re.ASCII)
_MACRO = re.compile(r"[A-Za-z][\w-]*\s*(#|$)|\"[^\"]*\"\s*#")
"""A value that is not enclosed, or joined from pieces with `#`."""
_MONTHS = frozenset(["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"])
_NAME_FIELDS = ("author", "editor", "translator", "author_orig", "editor_orig")


def parse_bib(text: str, path: str) -> tuple[dict[str, Work], tuple[Problem, ...]]:
    """The works of one .bib file by key, and everything wrong with the file."""
    library = parse_string(text, parse_stack=[ResolveStringReferencesMiddleware()])
    macros = [one for entry in library.entries for one in _undefined_macros(entry, path)]
    library = RemoveEnclosingMiddleware().transform(library)
    problems = [_failed(block, path, library) for block in library.failed_blocks] + macros
    problems += [
        problem(path, (block.start_line or 0) + 1, f"text outside of entries: {' '.join(block.comment.split())[:60]!r}")
        for block in library.comments
        if isinstance(block, bib.ImplicitComment) and re.search(r"^(?!\s*%).*=", block.comment, re.MULTILINE)
    ]
    works: dict[str, Work] = {}
    folded: dict[str, str] = {}
    for entry in library.entries:
        line = (entry.start_line or 0) + 1
        problems += _entry_problems(entry, path, line)
        if other := folded.get(entry.key.casefold()):
            problems.append(problem(path, line, f"key {entry.key!r} differs from {other!r} only in case"))
        folded[entry.key.casefold()] = entry.key
        work, name_problems = _work(entry, path, line)
        works[work.key] = work
        problems += name_problems
    return works, tuple(problems)


def _undefined_macros(entry: bib.Entry, path: str) -> Iterator[Problem]:
    for field in entry.fields:
        value = str(field.value)
        if _MACRO.match(value) and value.casefold() not in _MONTHS:
            yield problem(path, (field.start_line or 0) + 1, f"{entry.key}: {field.key} has an undefined macro: {value!r}")


def _failed(block: bib.ParsingFailedBlock, path: str, library: Library) -> Problem:
    line = (block.start_line or 0) + 1
    match block:
        case bib.DuplicateBlockKeyBlock():
            first = next((e for e in library.entries if e.key == block.key), None)
            at = f", first at {path}:{(first.start_line or 0) + 1}" if first else ""
            return problem(path, line, f"duplicate key {block.key!r}{at}; the first one is used")
        case bib.DuplicateFieldKeyBlock():
            return problem(path, line, f"field given twice: {', '.join(sorted(block.duplicate_keys))}; the entry is not used")
        case _:
            reason = getattr(block.error, "abort_reason", "") or str(block.error) or "not a BibTeX entry"
            return problem(path, line, f"broken entry, not used: {' '.join(reason.split())}")


def _entry_problems(entry: bib.Entry, path: str, line: int) -> Iterator[Problem]:
    key = entry.key
    if not _KEY.match(key):
        yield problem(path, line, f"bad key {key!r}: letters, digits and - _ : . + / only, no spaces")
    if entry.entry_type not in csl.TYPES:
        yield problem(path, line, f"{key}: {not_allowed('entry type', entry.entry_type, csl.TYPES)}")
    given = {field.key for field in entry.fields if str(field.value).strip()}
    if not given & {"title", "title_transl", "title_orig"}:
        yield problem(path, line, f"{key}: no title")
    for field in entry.fields:
        where = (field.start_line or 0) + 1
        value = str(field.value)
        if field.key not in csl.FIELDS:
            yield problem(path, where, f"{key}: {not_allowed('field', field.key, csl.FIELDS)}")
        if not balanced(value) or re.search(r"[}\"]\s+[\w-]+\s*=", value):
            yield problem(
                path, where, f"{key}: a comma is missing after {field.key!r}, or its braces do not match: {value[:60]!r}"
            )
        elif field.key == "langid" and value not in csl.LANGUAGES:
            yield problem(path, where, f"{key}: {not_allowed('language', value, csl.LANGUAGES)}")
        elif field.key in ("date", "year", "urldate") and not csl.is_date(value):
            yield problem(path, where, f"{key}: date {value!r} is not YYYY, YYYY-MM, YYYY-MM-DD or two of them with / between")
        elif field.key == "availabledate" and parse_date(value) is None:
            yield problem(path, where, f"{key}: availabledate {value!r} is no EDTF date, such as 2021-12-30 or 2021-04-20/..")
        elif field.key in _NAME_FIELDS and re.search(r"[،؛;]|&(?!\w)|\bet al\b", _unbraced(value)):
            yield problem(path, where, f"{key}: separate names by 'and', family and given name by ',' (found {value!r})")


def _unbraced(value: str) -> str:
    """What stands outside of all braces."""
    while (outer := re.sub(r"\{[^{}]*\}", "", value)) != value:
        value = outer
    return value


def _work(entry: bib.Entry, path: str, line: int) -> tuple[Work, list[Problem]]:
    fields = {field.key: str(field.value).strip() for field in entry.fields}
    names: dict[str, tuple[Name, ...]] = {}
    problems: list[Problem] = []
    for role in _NAME_FIELDS:
        try:
            names[role] = parse_names(fields.get(role, ""))
        except InvalidNameError as error:
            at = next((field.start_line for field in entry.fields if field.key == role), None)
            problems.append(problem(path, line if at is None else at + 1, f"{entry.key}: {role}: {error}"))
            names[role] = (Name(literal=decode(fields[role])),)
    item = csl.csl_item(entry.key, entry.entry_type, fields, names)
    years = [str(parts[0]) for parts in item.get("issued", {}).get("date-parts", [])]
    work = Work(
        key=entry.key,
        type=item["type"],
        title=csl.form(fields, "title"),
        container=csl.container(fields),
        authors=names["author"],
        editors=names["editor"],
        authors_original=names["author_orig"],
        year="–".join(dict.fromkeys(years)),
        language=item.get("language", ""),
        csl=item,
        fields=_decoded(fields),
        location=Location(path, line),
    )
    return work, problems


def _decoded(fields: Mapping[str, str]) -> dict[str, str]:
    return {name: value if name in csl.VERBATIM else decode(value) for name, value in fields.items()}


def parse_names(value: str) -> tuple[Name, ...]:
    """The names of a BibTeX name list; a name wholly in braces is an institution.

    Names are split before they are decoded: decoding first would take the braces off an institution.
    """
    return tuple(_name(one) for one in split_multiple_persons_names(value) if one.strip()) if value.strip() else ()


def _name(one: str) -> Name:
    stripped = one.strip()
    if stripped == "others":
        return Name(literal=ET_AL)
    if stripped.startswith("{") and stripped.endswith("}") and balanced(stripped[1:-1]):
        return Name(literal=decode(stripped))
    parts = parse_single_name_into_parts(stripped)
    family, given, particle, suffix = (decode(" ".join(words)) for words in (parts.last, parts.first, parts.von, parts.jr))
    return Name(family=family, given=given, particle=particle, suffix=suffix)
