"""The shape of the engine, read from its sources: who may import, read, write and know what."""

from __future__ import annotations

import ast
import re
from functools import cache
from pathlib import Path

import pytest
import yaml

from conftest import ROOT
from synopsis.bibliography import parse_bib
from synopsis.csl import LANGUAGES

SCRIPTS = ROOT / "scripts"
ENGINE = sorted((SCRIPTS / "synopsis").rglob("*.py"))
MODULES = [*ENGINE, SCRIPTS / "hooks.py"]
SOURCES = sorted(path for path in SCRIPTS.rglob("*") if path.is_file() and "__pycache__" not in path.parts)
TREES = {path: ast.parse(path.read_text("utf-8")) for path in MODULES}

READS = {"read_text", "read_bytes", "open", "glob", "rglob", "iterdir", "is_file", "exists", "stat"}
WRITES = {"write_text", "write_bytes", "mkdir", "unlink", "rmtree", "copytree", "copy", "touch", "rename"}


def name(path: Path) -> str:
    return path.relative_to(SCRIPTS).as_posix()


def imports(path: Path) -> set[str]:
    """Top-level packages a module imports, wherever in it."""
    found: set[str] = set()
    for node in ast.walk(TREES[path]):
        if isinstance(node, ast.Import):
            found |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and not node.level:
            found.add((node.module or "").split(".")[0])
    return found


def own_imports(path: Path) -> set[str]:
    """Modules of the engine a module imports."""
    found: set[str] = set()
    for node in ast.walk(TREES[path]):
        if isinstance(node, ast.ImportFrom) and node.level:
            found |= {node.module.split(".")[0]} if node.module else {alias.name for alias in node.names}
    return found


def calls(path: Path) -> set[str]:
    """Names of the functions and methods a module calls."""
    functions = [node.func for node in ast.walk(TREES[path]) if isinstance(node, ast.Call)]
    return {f.attr if isinstance(f, ast.Attribute) else getattr(f, "id", "") for f in functions}


def test_there_is_an_engine():
    assert len(ENGINE) > 15


def test_only_the_hooks_import_mkdocs():
    assert [name(path) for path in MODULES if imports(path) & {"mkdocs", "material"}] == ["hooks.py"]


def test_nothing_imports_the_edges():
    assert [name(path) for path in MODULES if own_imports(path) & {"cli", "hooks"}] == []


def test_only_the_corpus_reads_files_and_formatting_its_cache():
    """What pages.py reads are the templates and assets that stand beside it in the package."""
    readers = {name(path) for path in ENGINE if calls(path) & READS} - {"synopsis/cli.py"}
    assert readers == {"synopsis/corpus.py", "synopsis/formatting.py", "synopsis/pages.py"}
    pages = (SCRIPTS / "synopsis/pages.py").read_text("utf-8")
    assert re.findall(r"(\w+)(?: / \S+)?\)?\.(?:iterdir|glob)\(", pages) == ["_HERE"]
    assert not re.search(r"\broot\b", pages)


def test_only_the_command_line_writes_files_and_formatting_its_cache():
    assert {name(path) for path in MODULES if calls(path) & WRITES} == {"synopsis/cli.py", "synopsis/formatting.py"}


def test_only_the_edges_log_or_print():
    assert {name(path) for path in MODULES if calls(path) & {"print", "getLogger"}} == {"synopsis/cli.py", "hooks.py"}


def test_no_import_goes_round_in_a_circle():
    graph = {path.stem: own_imports(path) & {other.stem for other in ENGINE} for path in ENGINE}
    done: set[str] = set()
    while ready := {module for module, needs in graph.items() if module not in done and needs <= done}:
        done |= ready
    assert sorted(set(graph) - done) == []


STEPS = [
    ("problems", "citations", "latex"),
    ("frontmatter", "csl", "originals", "model"),
    ("bibliography", "papers", "questions", "quotation", "printed"),
    ("corpus",),
    ("checks", "index", "fidelity"),
    ("pages", "dataset"),
    ("project",),
    ("cli",),
]


@pytest.mark.parametrize("step", range(len(STEPS)))
def test_no_step_looks_back(step):
    later = {module for row in STEPS[step + 1 :] for module in row}
    for path in ENGINE:
        if path.stem in STEPS[step]:
            assert own_imports(path) & later == set(), name(path)


def test_no_module_is_called_utils():
    assert [name(path) for path in MODULES if re.search(r"util|helper|misc|common", path.stem)] == []


def test_every_module_is_short():
    assert {name(path): n for path in MODULES if (n := len(path.read_text("utf-8").splitlines())) > 300} == {}


def test_every_module_says_what_it_is():
    assert [name(path) for path in MODULES if not ast.get_docstring(TREES[path])] == []


# --- the engine knows nothing of the content --------------------------------------------------------------------

GENERAL = {"yes", "no", "silent", "conditional", "conflict", *LANGUAGES}
"""Words anybody uses, although they are ids of stances, and names of languages, one of which is an author's name too."""


def front_matter(path: Path) -> dict:
    return yaml.safe_load(path.read_text("utf-8").split("---\n")[1])


@cache
def content_words() -> dict[str, str]:
    """Words that only the content may know, and what each is."""
    words = dict.fromkeys(("Russia", "Iran", "Syria", "Israel", "Moscow", "Tehran", "Assad"), "country or name")
    works, _ = parse_bib((ROOT / "bib/references.bib").read_text("utf-8"), "references.bib")
    for path in (ROOT / "docs/papers").glob("*.md"):
        words[path.stem] = "paper"
        work = works[path.stem]
        words |= {author.family: "author" for author in work.authors}
    for path in (ROOT / "docs/topics").glob("*.md"):
        words[path.stem] = "topic"
        words |= {stance["id"]: "stance" for stance in front_matter(path)["stances"]}
    words |= {str(stance["id"]): "stance" for stance in front_matter(ROOT / "docs/index.md")["stances"]}
    return {word: kind for word, kind in words.items() if word.lower() not in GENERAL}


def test_the_words_of_the_content_are_known_to_this_test():
    words = content_words()
    assert {"Kozhanov", "Azodi", "israel", "tan-german-2022", "not-yet"} <= set(words)
    assert sum(kind == "paper" for kind in words.values()) == 5


@pytest.mark.parametrize("path", SOURCES, ids=name)
def test_the_engine_names_nothing_of_the_content(path):
    text = path.read_text("utf-8")
    found = {
        word
        for word, kind in content_words().items()
        if re.search(rf"(?<![\w-]){re.escape(word)}(?![\w-])", text, 0 if kind == "author" else re.IGNORECASE)
    }
    assert found == set()


# --- the repository stands by itself -----------------------------------------------------------------------------

FOREIGN = re.compile(
    "|".join(["/" + r"(?:work|tmp)\b", r"/\." + "library", "cla" + "ude", "anthrop" + "ic", "str_" + "replace_"]), re.IGNORECASE
)
"""Folders and tools of the place where this was written; in pieces, so that they do not stand here either."""


def texts() -> list[Path]:
    folders = ("scripts", "tests", "docs", "bib")
    files = [path for folder in folders for path in (ROOT / folder).rglob("*") if path.is_file()]
    return [
        p
        for p in files
        if p.suffix in {".py", ".md", ".yml", ".txt", ".sh", ".j2", ".lua", ".bib", ".css", ""} and "cache" not in str(p)
    ]


def test_nothing_names_a_folder_of_the_machine_it_was_written_on():
    found = [
        f"{p.relative_to(ROOT)}: {m[0]}" for p in texts() for m in FOREIGN.finditer(p.read_text("utf-8", errors="replace"))
    ]
    assert found == []
