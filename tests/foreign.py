"""Foreign programs the tests ask: Node scripts of tests/node, and this site's corpus, formatted once."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from functools import cache
from pathlib import Path
from typing import Any

from synopsis import project
from synopsis.corpus import load
from synopsis.formatting import Formatted, format_all
from synopsis.model import Corpus

ROOT = Path(__file__).resolve().parent.parent
NODE = ROOT / "tests/node"


def node(script: str, *arguments: str | Path) -> Any:
    """What a script of tests/node prints, as JSON."""
    program = os.environ.get("NODE") or shutil.which("node")
    assert program, "Node is needed; scripts/test installs it"
    assert (NODE / "node_modules").is_dir(), "tests/node/node_modules is missing; scripts/test installs it (npm ci)"
    done = subprocess.run(
        [program, str(NODE / script), *map(str, arguments)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


@cache
def real_corpus() -> Corpus:
    """The corpus of this repository."""
    corpus, _ = load(ROOT)
    assert corpus
    return corpus


@cache
def real_formatted() -> Formatted:
    """All its citations and references, from the cache where a build has made them."""
    return format_all(real_corpus(), ROOT / project.CACHE)
