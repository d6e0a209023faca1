"""Read a topic, or the home page with the question of the whole site: Markdown text -> Question + Problems.

---
title: Sleep
question: Does sleep help memory?
stances:                       # the scale, in its order
  - {id: helps, label: It helps}
  - {id: undiscussed, label: Not discussed, kind: blank}
---
The editor's synthesis, in Markdown with citations.
"""

from __future__ import annotations

from . import frontmatter
from .frontmatter import Value
from .ids import letter_fault
from .model import Question, Stance
from .problems import Location, Problem, problem
from .prose import read_prose

KINDS = ("scale", "partial", "blank")
_KEYS = {"title": "text", "question": "text", "stances": "list", "description": "text"}
_STANCE_KEYS = dict.fromkeys(("id", "label", "kind", "means"), "text")


def parse_question(text: str, path: str, question_id: str) -> tuple[Question, tuple[Problem, ...]]:
    """The question in a file and everything wrong with it."""
    meta, body, first_line, found = frontmatter.split(text, path)
    problems = list(found)
    if not found or meta.fields:
        problems += meta.check(_KEYS, "the front matter of a topic", required=("title", "question", "stances"))
    stances: list[Stance] = []
    for item in meta.fields["stances"].items if "stances" in meta.fields else ():
        stance, more = _stance(item)
        problems += more
        if stance and any(stance.id == other.id for other in stances):
            problems.append(problem(path, item.line, f"stance {stance.id!r} stands twice"))
        elif stance:
            stances.append(stance)
    synthesis, more = read_prose(body, path, first_line)
    problems += more
    question = Question(
        id=question_id,
        title=meta.get("title") or question_id,
        question=meta.get("question"),
        stances=tuple(stances),
        synthesis=synthesis,
        location=Location(path, 1),
    )
    return question, tuple(problems)


def _stance(item: Value) -> tuple[Stance | None, list[Problem]]:
    if item.kind != "mapping":
        return None, [problem(item.path, item.line, f"a stance is a mapping {{id: …, label: …}}, found a {item.kind}")]
    problems = list(item.check(_STANCE_KEYS, "a stance", required=("id", "label")))
    kind = item.get("kind") or "scale"
    problems += item.check_word("kind", KINDS)
    if (name := item.get("id")) and (fault := letter_fault(name)):
        problems.append(problem(item.path, item.line_of("id"), f"id {name!r} of a stance: {fault}"))
    return Stance(item.get("id"), item.get("label"), kind, item.get("means")), problems
