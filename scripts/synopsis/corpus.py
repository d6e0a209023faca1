"""Read a project from disk: the only module that reads files. Every text is read in Unicode NFC.

mkdocs.yml            site name and address, order of topics, open licences (under `extra: synopsis:`)
bib/*.bib             every work
docs/index.md         the question of the whole site, its scale, the text of the home page
docs/topics/*.md      topics
docs/papers/*.md      editions
docs/contradictions.md, docs/timeline.md, bib/names.yml    what the editor found across the works; all optional
originals/<key>.txt   optional; another folder may be named
"""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from pathlib import Path

from . import frontmatter
from .addresses import CONTRADICTIONS, TIMELINE
from .bibliography import parse_bib
from .contradictions import parse_contradictions
from .csl import is_date
from .frontmatter import Value
from .model import Corpus, Paper, Prose, Question, Site, Work
from .names import parse_names
from .originals import Original, split
from .papers import parse_paper
from .problems import Problem, not_allowed, problem
from .questions import parse_question
from .timeline import parse_timeline

OPEN_LICENCES = ("CC0-1.0", "CC-BY", "CC-BY-3.0", "CC-BY-4.0", "CC-BY-SA-3.0", "CC-BY-SA-4.0")
"""SPDX identifiers of licences that allow republication; the configuration may name others."""

_SETTINGS = {"topics": "list", "open_licences": "list", "originals": "text", "edition": "text", "about": "text"}


def load(root: Path, originals: Path | None = None) -> tuple[Corpus | None, tuple[Problem, ...]]:
    """Everything in a project and every fault of reading it; None if there is nothing to build from."""
    problems: list[Problem] = []
    site, order, more = _site(root)
    problems += more
    works, more = _works(root)
    problems += more
    question, more = _question(root / "docs/index.md", root, "verdict")
    problems += more
    topics: list[Question] = []
    for path in sorted((root / "docs/topics").glob("*.md")):
        topic, more = _question(path, root, path.stem)
        topics.append(topic)
        problems += more
    papers: list[Paper] = []
    for path in sorted((root / "docs/papers").glob("*.md")):
        text, more = _text(path, root)
        problems += more
        paper, found = parse_paper(text, _name(path, root))
        problems += found
        if paper and (twin := next((p for p in papers if p.work == paper.work), None)):
            problems.append(Problem(paper.location, f"work {paper.work!r} has an edition already, at {twin.location}"))
        elif paper:
            papers.append(paper)
    ordered, more = _ordered(order, topics)
    problems += more
    if not papers:
        problems.append(problem("docs/papers", 1, "no paper: write docs/papers/<key>.md"))
        return None, tuple(problems)
    folder = originals or root / (site.originals or "originals")
    found_originals, more = _originals(folder, root, papers, works, named=bool(originals or site.originals))
    problems += more
    corpus = Corpus(site, question, ordered, works, tuple(papers), found_originals)
    corpus, more = _with_findings(corpus, root)
    return corpus, (*problems, *more)


def _with_findings(corpus: Corpus, root: Path) -> tuple[Corpus, list[Problem]]:
    """The corpus with what the editor found across its works, from those files that are there."""
    problems: list[Problem] = []
    introductions: dict[str, Prose] = {}

    def read(name: str) -> str | None:
        if not (root / name).is_file():
            return None
        text, more = _text(root / name, root)
        problems.extend(more)
        return text

    if (text := read(f"docs/{CONTRADICTIONS}")) is not None:
        contradictions, introductions[CONTRADICTIONS], more = parse_contradictions(text, f"docs/{CONTRADICTIONS}")
        corpus = replace(corpus, contradictions=contradictions)
        problems += more
    if (text := read(f"docs/{TIMELINE}")) is not None:
        events, introductions[TIMELINE], more = parse_timeline(text, f"docs/{TIMELINE}")
        corpus = replace(corpus, events=events)
        problems += more
    if (text := read("bib/names.yml")) is not None:
        names, decisions, more = parse_names(text, "bib/names.yml")
        corpus = replace(corpus, names=names, decisions=decisions)
        problems += more
    return replace(corpus, introductions=introductions), problems


def _name(path: Path, root: Path) -> str:
    try:
        return path.relative_to(root).as_posix()
    except ValueError:
        return f"{path.parent.name}/{path.name}"


def _text(path: Path, root: Path) -> tuple[str, list[Problem]]:
    """The text of a file, in NFC; what is not UTF-8 is reported and shown as U+FFFD, nothing else is lost."""
    name = _name(path, root)
    try:
        data = path.read_bytes()
    except OSError as error:
        return "", [problem(name, 1, f"cannot be read: {error.strerror or error}")]
    try:
        return _plain(data.decode("utf-8-sig")), []
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        byte = data[error.start]
        text = _plain(data.decode("utf-8", errors="replace"))
        return text, [problem(name, line, f"not UTF-8: byte 0x{byte:02x}; save the file as UTF-8")]


def _plain(text: str) -> str:
    return unicodedata.normalize("NFC", text.replace("\r\n", "\n"))


def _site(root: Path) -> tuple[Site, tuple[Value, ...], list[Problem]]:
    """What the configuration says, the order of topics as it stands there, and what is wrong with it."""
    text, problems = _text(root / "mkdocs.yml", root)
    value, more = frontmatter.read_yaml(text, "mkdocs.yml")
    problems += more
    extra = value.fields.get("extra")
    settings = extra.fields.get("synopsis") if extra else None
    for name, found in (("extra", extra), ("extra: synopsis", settings)):
        if found and found.kind != "mapping" and (found.text or found.items):
            problems.append(problem("mkdocs.yml", found.line, f"{name!r} must be a mapping, found a {found.kind}"))
    if settings and settings.kind == "mapping":
        problems += settings.check(_SETTINGS, "extra: synopsis")
    get: Value = settings or frontmatter.empty("mkdocs.yml")
    edition = get.get("edition")
    if edition and (not is_date(edition) or "/" in edition):
        problems.append(
            problem("mkdocs.yml", get.line_of("edition"), f"edition {edition!r} is not YYYY, YYYY-MM or YYYY-MM-DD")
        )
    site = Site(
        name=value.get("site_name"),
        url=value.get("site_url"),
        description=value.get("site_description"),
        author=value.get("site_author"),
        about=get.get("about"),
        originals=get.get("originals"),
        edition=edition if is_date(edition) and "/" not in edition else "",
        topics=get.texts("topics"),
        open_licences=tuple(filter(None, get.texts("open_licences"))) if "open_licences" in get.fields else OPEN_LICENCES,
    )
    topics = get.fields.get("topics") or frontmatter.empty("mkdocs.yml")
    return site, topics.items or ((topics,) if topics.text else ()), problems


def _works(root: Path) -> tuple[dict[str, Work], list[Problem]]:
    works: dict[str, Work] = {}
    problems: list[Problem] = []
    for path in sorted((root / "bib").glob("*.bib")):
        text, more = _text(path, root)
        problems += more
        found, found_problems = parse_bib(text, _name(path, root))
        problems += found_problems
        for key, work in found.items():
            twin = next((other for other in works if other != key and other.casefold() == key.casefold()), None)
            if twin:
                problems.append(
                    Problem(work.location, f"key {key!r} differs from {twin!r} only in case, at {works[twin].location}")
                )
            if key in works:
                problems.append(Problem(work.location, f"duplicate key {key!r}, first at {works[key].location}"))
            else:
                works[key] = work
    if not works:
        problems.append(problem("bib", 1, "no work: write bib/references.bib"))
    return works, problems


def _question(path: Path, root: Path, question_id: str) -> tuple[Question, list[Problem]]:
    text, problems = _text(path, root)
    question, found = parse_question(text, _name(path, root), question_id)
    return question, [*problems, *found]


def _ordered(order: tuple[Value, ...], topics: list[Question]) -> tuple[tuple[Question, ...], list[Problem]]:
    """The topics in the order the configuration gives; those it does not name come last, by title."""
    known = {topic.id: topic for topic in topics}
    named: dict[str, Question] = {}
    problems: list[Problem] = []
    for item in order:
        if item.text in named:
            problems.append(problem(item.path, item.line, f"extra: synopsis: topics: {item.text!r} stands twice"))
        elif item.text in known:
            named[item.text] = known[item.text]
        else:
            message = f"extra: synopsis: topics: {not_allowed('topic', item.text, known)}"
            problems.append(problem(item.path, item.line, message))
    others = sorted((topic for topic in topics if topic.id not in named), key=lambda topic: (topic.title, topic.id))
    return (*named.values(), *others), problems


def _originals(
    folder: Path, root: Path, papers: list[Paper], works: dict[str, Work], named: bool
) -> tuple[dict[str, Original], list[Problem]]:
    originals: dict[str, Original] = {}
    problems: list[Problem] = []
    for paper in papers:
        path = folder / f"{paper.work}.txt"
        if not path.is_file():
            if named:
                problems.append(Problem(paper.location, f"no original {path.name} in {folder.name}/"))
            continue
        text, more = _text(path, root)
        problems += more
        work = works.get(paper.work)
        authors = [name.natural for name in work.authors] if work else []
        originals[paper.work] = split(text, _name(path, root), authors)
    return originals, problems
