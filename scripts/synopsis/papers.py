"""Read one edition: Markdown text -> Paper + Problems.

    ## 4. Heading {#s4}

    Text of the passage with “quoted words” [@key, p. 3].[^1]
    {: at="4.8" topics="one two" }

    [^1]: A footnote.

A passage is the text up to its attribute line (Python-Markdown's attribute list). Lines are counted in the file.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from markdown.extensions.attr_list import get_attrs_and_remainder

from . import frontmatter
from .citations import Citation, Cite, parse_citation
from .frontmatter import Value
from .markup import find_citations
from .model import Note, Paper, Passage, Position, Section
from .problems import Location, Problem, not_allowed, problem
from .prose import citation_faults

EDITIONS = ("original", "reading")
DIVISIONS = ("section", "part", "chapter", "none")
DIMENSIONS = ("concept", "verdict", "lasts")
"""The dimensions every paper has, before the topics."""

_KEYS = {
    "work": "text",
    "edition": "text",
    "licence": "text",
    "divisions": "text",
    "concept": "mapping",
    "verdict": "mapping",
    "lasts": "mapping",
    "positions": "mapping",
    "references": "list",
    "numbered": "text",
}
_POSITION_KEYS = dict.fromkeys(("stance", "name", "claim", "quote", "at", "gap"), "text")
_ATTRIBUTES = ("at", "topics", "aside")
_ATTRIBUTE_LINE = re.compile(r"\{:?[ ]*([^{}\n]*?)[ ]*\}[ \t]*$")
_HEADING = re.compile(r"(#{1,6})[ \t]+(.*?)[ \t]*(?:\{[ ]*#([\w.-]+)[ ]*\})?[ \t]*#*$")
_NOTE = re.compile(r"\[\^([\w-]+)\]:[ \t]*(.*)$")
_NOTE_MARK = re.compile(r"\[\^([\w-]+)\](?!:)")
_AT = re.compile(r"(?:([A-Za-z0-9]+)\.)?([1-9]\d*)$")
_FENCE = re.compile(r"(`{3,}|~{3,})")


def parse_paper(text: str, path: str) -> tuple[Paper | None, tuple[Problem, ...]]:
    """The paper in a file and everything wrong with it; None if it names no work."""
    meta, body, first_line, found = frontmatter.split(text, path)
    problems = list(found)
    if not found or meta.fields:
        problems += meta.check(_KEYS, "the front matter of a paper", required=("work", "edition", "licence", "verdict"))
    key = meta.get("work")
    reader = _Reader(path, key)
    for number, line in enumerate(body.split("\n"), start=first_line):
        reader.read(number, line)
    reader.end()
    passages = reader.finished()
    problems += reader.problems
    if not passages:
        problems.append(problem(path, 1, 'no passage: each needs a line {: at="…" topics="…" } after its text'))
    for name, allowed in (("edition", EDITIONS), ("divisions", DIVISIONS), ("numbered", ("true", "false"))):
        problems += meta.check_word(name, allowed)
    references, more = _references(meta)
    problems += more
    positions, more = _positions(meta)
    problems += more
    if not key:
        return None, tuple(problems)
    paper = Paper(
        work=key,
        edition=meta.get("edition"),
        licence=meta.get("licence"),
        divisions=meta.get("divisions") or "section",
        positions=positions,
        references=references,
        numbered=meta.get("numbered") == "true",
        sections=tuple(reader.sections),
        passages=passages,
        location=Location(path, meta.line_of("work")),
    )
    return paper, tuple(problems)


def _references(meta: Value) -> tuple[tuple[Cite, ...], list[Problem]]:
    cites: list[Cite] = []
    problems: list[Problem] = []
    for item in meta.fields["references"].items if "references" in meta.fields else ():
        citation = parse_citation(f"[{item.text}]")
        problems += [problem(item.path, item.line, f"references: {fault}") for fault in citation.faults]
        cites += citation.cites
    return tuple(cites), problems


def _positions(meta: Value) -> tuple[dict[str, Position], list[Problem]]:
    given = {name: meta.fields[name] for name in DIMENSIONS if name in meta.fields}
    problems: list[Problem] = []
    for name, value in meta.fields["positions"].fields.items() if "positions" in meta.fields else ():
        if name in DIMENSIONS:
            message = f"positions: {name!r} is no topic; it is a key of its own, beside 'positions'"
            problems.append(problem(value.path, value.line, message))
        else:
            given[name] = value
    positions: dict[str, Position] = {}
    for name, value in given.items():
        if value.kind != "mapping" and name in DIMENSIONS:
            continue  # reported with the front matter
        if value.kind != "mapping":
            problems.append(problem(value.path, value.line, f"position {name!r} must be a mapping, found a {value.kind}"))
            continue
        problems += value.check(_POSITION_KEYS, f"position {name!r}")
        texts = {key: value.get(key) for key in _POSITION_KEYS}
        positions[name] = Position(dimension=name, location=Location(value.path, value.line), **texts)
    return positions, problems


@dataclass
class _Reader:
    """Takes the lines of a body one by one; the only mutable thing in reading a paper."""

    path: str
    work: str
    sections: list[Section] = field(default_factory=list)
    passages: list[Passage] = field(default_factory=list)
    notes: dict[str, Note] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    buffer: list[tuple[int, str]] = field(default_factory=list)
    fence: str = ""

    def read(self, number: int, line: str) -> None:
        if self.fence or (mark := _FENCE.match(line)):
            self.fence = "" if self.fence and line.startswith(self.fence) else self.fence or mark[1]  # type: ignore[index]
            self.buffer.append((number, line))
        elif (heading := _HEADING.match(line)) and line.startswith("#"):
            self.end()
            self._heading(number, heading)
        elif note := _NOTE.match(line):
            self.end()
            self._note(number, note)
        elif (attributes := _ATTRIBUTE_LINE.match(line)) and "=" in line:
            self._passage(number, attributes)
        elif line.strip() or self.buffer:
            self.buffer.append((number, line))

    def end(self) -> None:
        """A heading, a note or the end of the file: nothing may be left over."""
        if any(line.strip() for _, line in self.buffer):
            start, text = self.buffer[0]
            self._fault(start, f'text without a line {{: at="…" }} after it: {text.strip()[:50]!r}')
        self.buffer = []

    def finished(self) -> tuple[Passage, ...]:
        """The passages, each with its notes; notes nobody points at are a fault."""
        used: dict[str, str] = {}
        finished = []
        for passage in self.passages:
            notes = []
            for label in _NOTE_MARK.findall(passage.text):
                if label not in self.notes:
                    self._fault(passage.location.line, f"footnote [^{label}] is not defined")
                elif label in used:
                    self._fault(passage.location.line, f"footnote [^{label}] is used twice, first in {used[label]}")
                else:
                    used[label] = passage.id
                    notes.append(self.notes[label])
            finished.append(replace(passage, notes=tuple(notes)))
        for label, note in self.notes.items():
            if label not in used:
                self._fault(note.location.line, f"footnote [^{label}] is never used")
        return tuple(finished)

    def _fault(self, line: int, message: str) -> None:
        self.problems.append(problem(self.path, line, message))

    def _heading(self, number: int, match: re.Match[str]) -> None:
        title, heading_id = match[2], match[3]
        if not heading_id:
            self._fault(number, f"heading {title!r} needs an id, as in '## {title} {{#s1}}'")
            return
        if any(heading_id == section.id for section in self.sections):
            self._fault(number, f"heading id {heading_id!r} is used twice")
        if find_citations(title):
            self._fault(number, f"a citation cannot stand in a heading: {title!r}")
        self.sections.append(Section(heading_id, title, Location(self.path, number)))

    def _note(self, number: int, match: re.Match[str]) -> None:
        label, text = match[1], match[2].strip()
        if label in self.notes:
            first = self.notes[label].location.line
            self._fault(number, f"footnote [^{label}] is defined twice, first at line {first}")
            return
        citations = find_citations(text)
        self._faults_of(citations, text, number)
        self.notes[label] = Note(label, text, citations, Location(self.path, number))

    def _passage(self, number: int, match: re.Match[str]) -> None:
        lines, self.buffer = self.buffer, []
        while lines and not lines[-1][1].strip():
            lines.pop()
        attributes = dict(get_attrs_and_remainder(match[1])[0])
        for name in attributes:
            if name not in _ATTRIBUTES:
                self._fault(number, not_allowed("passage attribute", name, _ATTRIBUTES))
        at = attributes.get("at", "")
        where = _AT.match(at)
        section = self.sections[-1].id if self.sections else ""
        if not where:
            self._fault(number, f'at={at!r}: a passage needs at="section.paragraph" or at="paragraph", as in at="4.8"')
            return
        if not lines:
            self._fault(number, f"passage {at} has no text")
            return
        if where[1] and section != f"s{where[1]}":
            self._fault(
                number, f"passage {at} stands under the heading {section or '(none)'!r}; it belongs under {{#s{where[1]}}}"
            )
        if first := next((p for p in self.passages if p.at == at), None):
            self._fault(number, f"passage {at} stands twice, first at {first.location}")
            return
        text = "\n".join(line for _, line in lines)
        citations = find_citations(text)
        self._faults_of(citations, text, lines[0][0])
        self.passages.append(
            Passage(
                id=f"{self.work}-{at}",
                work=self.work,
                at=at,
                section=section,
                topics=tuple(attributes.get("topics", "").split()),
                aside=attributes.get("aside", ""),
                text=text,
                citations=citations,
                notes=(),
                location=Location(self.path, lines[0][0]),
            )
        )

    def _faults_of(self, citations: tuple[Citation, ...], text: str, first_line: int) -> None:
        for line, fault in citation_faults(citations, text, first_line):
            self._fault(line, fault)
