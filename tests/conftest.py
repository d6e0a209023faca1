"""What all tests share: an invented project, the real originals, and the rule that no warning goes unnoticed."""

from __future__ import annotations

import logging
import os
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from sample import PROJECT

pytest_plugins = ["sites"]  # the two built sites

settings.register_profile("here", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("here")

ROOT = Path(__file__).resolve().parent.parent
"""The repository: its own docs/, bib/ and scripts/ are tested too."""


LONGEST = (
    "test_browser",
    "test_bad_input",
    "test_accessibility",
    "test_tools_browser",
    "test_comparison_browser",
    "test_edges",
    "test_pictures",
    "test_build",
    "test_findings_build",
    "test_serve",
    "test_formatting",
)
"""The files that take longest, longest first."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the longest files: workers take file by file, and none should be left alone with a long one."""
    items.sort(key=lambda item: LONGEST.index(item.path.stem) if item.path.stem in LONGEST else len(LONGEST))


@pytest.fixture
def project(tmp_path: Path) -> Callable[..., Path]:
    """Write a small project and return its root.

    `project()` is the invented project of sample.py; `project({path: text})` changes or adds files, and leaves out a
    file whose text is None.
    """

    def write(files: Mapping[str, str | bytes | None] = {}) -> Path:
        for name, content in {**PROJECT, **files}.items():
            if content is None:
                continue
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
        return tmp_path

    return write


@pytest.fixture(scope="session")
def originals_dir() -> Path:
    """The folder of the real originals, which are not in the repository."""
    named = os.environ.get("ORIGINALS")
    if not named:
        pytest.skip("the environment variable ORIGINALS does not name the folder of the originals")
    folder = Path(named)
    assert folder.is_dir(), f"ORIGINALS={named}: no such folder"
    return folder


class Warnings(logging.Handler):
    """Warnings of one test that nobody has claimed yet."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.unclaimed: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.unclaimed.append(record.getMessage())

    def __call__(self, pattern: str) -> list[str]:
        """Claim the warnings so far that contain the pattern; there must be one."""
        claimed = [message for message in self.unclaimed if re.search(pattern, message)]
        assert claimed, f"no warning matches {pattern!r}; logged: {self.unclaimed}"
        self.unclaimed = [message for message in self.unclaimed if message not in claimed]
        return claimed


@pytest.fixture(autouse=True)
def claimed_warnings() -> Iterator[Warnings]:
    """Fail a test that logged a warning and did not claim it with `claimed_warnings(pattern)`."""
    logging.getLogger("bibtexparser").setLevel(logging.CRITICAL)  # as both edges do: its problems are reported as ours
    warnings = Warnings()
    root = logging.getLogger()
    root.addHandler(warnings)
    yield warnings
    root.removeHandler(warnings)
    if warnings.unclaimed:
        pytest.fail("nobody claimed these warnings:\n" + "\n".join(warnings.unclaimed))
