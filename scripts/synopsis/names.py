"""Read the names: bib/names.yml -> Entities, Decisions, Problems.

names:
  - id: leaf
    kind: person                       # person, organisation, place, agreement
    name: Ada Leaf                     # the heading
    sort: "Leaf, Ada"                  # how it is ordered and shown; left out where equal to the name
    forms: [Leaf]                      # further forms in which passages name it
    not: ["Leaf tea"]                  # phrases in which a form does not mean it
    scripts: {fa: …}                   # language -> the name in its own script
    note: "Who it is, in one line."
    author: ["Leaf, Ada"]              # forms in which it is an author in the bibliography
    says:
      - {passage: bean-2021-2, words: "words of hers the passage passes on"}
decisions:
  - {form: Leaf, passage: bean-2021-3, name: none}    # what an ambiguous form means there
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from . import frontmatter
from .findings import Decision, Entity, Statement
from .frontmatter import Value, records
from .problems import Location, Problem, problem

KINDS = ("person", "organisation", "place", "agreement")
NONE = "none"
"""In a decision: the form means no name there."""
_KEYS = {
    "id": "text",
    "kind": "text",
    "name": "text",
    "sort": "text",
    "forms": "text list",
    "not": "text list",
    "scripts": "mapping",
    "note": "text",
    "author": "text list",
    "says": "list",
}
_TAG = re.compile(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?")
"""A language tag (BCP 47): language, script, region."""
_SAYS_KEYS = dict.fromkeys(("passage", "words"), "text")
_DECISION_KEYS = dict.fromkeys(("form", "passage", "name"), "text")


def parse_names(text: str, path: str) -> tuple[tuple[Entity, ...], tuple[Decision, ...], tuple[Problem, ...]]:
    """The names of a file in its order, the decisions on ambiguous forms, and everything wrong with the file."""
    meta, found = frontmatter.read_yaml(text, path)
    problems = list(found)
    if meta.kind != "mapping":
        return (), (), (*problems, problem(path, 1, f"the file must be a mapping with 'names', found a {meta.kind}"))
    problems += meta.check({"names": "list", "decisions": "list"}, "the file of names")
    values, more = records(meta, "names", _KEYS, "a name", ("id", "kind", "name"))
    problems += more
    entities: list[Entity] = []
    for value in values:
        problems += value.check_word("kind", KINDS)
        problems += _script_faults(value)
        said, more = records(value, "says", _SAYS_KEYS, "a statement", ("passage", "words"))
        problems += more
        entities.append(_entity(value, said))
    values, more = records(meta, "decisions", _DECISION_KEYS, "a decision", ("form", "passage", "name"))
    problems += more
    decisions = tuple(Decision(v.get("form"), v.get("passage"), v.get("name"), Location(path, v.line)) for v in values)
    if not entities and not problems:
        problems.append(problem(path, 1, "no name in this file: write one, or delete the file"))
    return tuple(entities), decisions, tuple(problems)


def _script_faults(value: Value) -> Iterator[Problem]:
    scripts = value.fields["scripts"].fields if "scripts" in value.fields else {}
    for language, form in scripts.items():
        if form.kind != "text":
            yield problem(form.path, form.line, f"'scripts' in a name must hold texts, found a {form.kind}")
        elif not form.text:
            yield problem(form.path, form.line, f"'scripts' in a name: nothing stands after {language!r}")
        if not _TAG.fullmatch(language):
            yield problem(form.path, form.line, f"'scripts' in a name: {language!r} is no language tag, such as fa or ru-Latn")


def _entity(value: Value, said: list[Value]) -> Entity:
    scripts = value.fields["scripts"].fields if "scripts" in value.fields else {}
    return Entity(
        id=value.get("id"),
        kind=value.get("kind"),
        name=value.get("name"),
        sort=value.get("sort") or value.get("name"),
        forms=value.texts("forms"),
        exceptions=value.texts("not"),
        scripts={language: form.text for language, form in scripts.items()},
        note=value.get("note"),
        authors=value.texts("author"),
        statements=tuple(Statement(one.get("passage"), one.get("words"), Location(one.path, one.line)) for one in said),
        location=Location(value.path, value.line),
    )
