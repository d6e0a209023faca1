"""The `synopsis` command: an edge, like hooks.py. It prints, writes files and sets the exit status.

synopsis check [--originals DIR]      every problem as file:line: message; non-zero if there is one
synopsis build DIR [--originals DIR]  the generated tree (Markdown, HTML, data) for any site builder
"""

from __future__ import annotations

import argparse
import logging
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path

from . import project
from .inline import counted
from .model import Output

MARKER = ".synopsis"
"""Stands in a folder this command made, so that it never empties another one."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; the exit status."""
    logging.getLogger("bibtexparser").setLevel(logging.CRITICAL)  # its problems are reported as ours
    parser = argparse.ArgumentParser(prog="synopsis", description="Set scholarly works on one question side by side.")
    parser.add_argument("--root", type=Path, default=Path(), help="folder of mkdocs.yml (default: here)")
    commands = parser.add_subparsers(dest="command", required=True)
    check = commands.add_parser("check", help="report every problem as file:line: message")
    build = commands.add_parser("build", help="write the generated tree for any site builder")
    build.add_argument("folder", type=Path)
    build.add_argument("--local", action="store_true", help="show all originals: for one's own machine only")
    for command in (check, build):
        command.add_argument("--originals", type=Path, help="folder of originals <key>.txt (default: originals)")
    options = parser.parse_args(arguments)
    if not (options.root / "mkdocs.yml").is_file():
        print(f"{options.root / 'mkdocs.yml'}: no such file; run this where mkdocs.yml stands, or use --root", file=sys.stderr)
        return 2
    if options.originals and not options.originals.is_dir():
        print(f"{options.originals}: no such folder", file=sys.stderr)
        return 2
    checked = project.check(options.root, options.originals)
    problems = checked.problems
    if options.command == "build" and checked.corpus:
        outputs, more = project.render(options.root, checked.corpus, options.local, problems)
        problems = (*problems, *more)
        if not _write(options.root / "docs", outputs, options.folder):
            return 2
    for problem in problems:
        print(problem, file=sys.stderr)
    for account in checked.accounts:
        print(account)
    passages = sum(len(paper.passages) for paper in checked.corpus.papers) if checked.corpus else 0
    works = len(checked.corpus.works) if checked.corpus else 0
    if not checked.accounts:
        print("no originals at hand: quotations were not compared with them")
    print(f"{passages} passages, {works} works, {counted(len(problems), 'problem')}")
    return 1 if problems else 0


def _write(docs: Path, outputs: Sequence[Output], folder: Path) -> bool:
    """The hand-written pages, then the generated files over them."""
    if folder.exists() and not folder.is_dir():
        print(f"{folder}: is a file; nothing was written", file=sys.stderr)
        return False
    if folder.exists() and any(folder.iterdir()) and not (folder / MARKER).exists():
        print(f"{folder}: not empty, and not made by this command; nothing was written", file=sys.stderr)
        return False
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(docs, folder, ignore=shutil.ignore_patterns(".*"))
    (folder / MARKER).write_text("made by `synopsis build`; may be emptied by it\n", "utf-8")
    for output in outputs:
        path = folder / output.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(output.content if isinstance(output.content, bytes) else output.content.encode("utf-8"))
    return True


if __name__ == "__main__":
    sys.exit(main())
