"""`mkdocs serve` over a copy of the toy corpus: what an editor changes on disk is on the page a moment later."""

from __future__ import annotations

import re
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from sites import ENVIRONMENT, copy_of_toy, text

PATIENCE = 60
"""Seconds; a change is on the page within two or three on an idle machine."""


@dataclass(frozen=True)
class Server:
    """A running `mkdocs serve`."""

    root: Path
    url: str
    log: Path
    process: subprocess.Popen[bytes]

    def page(self, path: str) -> str:
        """The text of a page; empty while there is none."""
        try:
            with urllib.request.urlopen(f"{self.url}{path}", timeout=10) as answer:
                return text(BeautifulSoup(answer.read(), "html5lib"))
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            return ""

    def until(self, path: str, holds: Callable[[str], bool]) -> str:
        """The text of a page as soon as something holds of it."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            if holds(shown := self.page(path)):
                return shown
            assert self.process.poll() is None, f"the server has ended:\n{self.said()}"
            time.sleep(0.2)
        pytest.fail(f"{path} did not change in {PATIENCE} s; the log ends:\n{self.said()[-2000:]}")

    def said(self) -> str:
        return self.log.read_text("utf-8", errors="replace")

    def until_logged(self, words: str) -> None:
        """Wait for a message."""
        end = time.monotonic() + PATIENCE
        while words not in self.said():
            assert self.process.poll() is None, f"the server has ended:\n{self.said()}"
            if time.monotonic() > end or "Traceback" in self.said():
                pytest.fail(f"{words!r} was not logged; the log ends:\n{self.said()[-2000:]}")
            time.sleep(0.1)

    def change(self, file: str, old: str, new: str) -> None:
        path = self.root / file
        content = path.read_text("utf-8")
        assert old in content, f"{file} has no {old!r}"
        path.write_text(content.replace(old, new, 1), "utf-8")


def free_port() -> int:
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        return asked.getsockname()[1]


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    root = copy_of_toy(tmp_path / "toy")
    port = free_port()
    log = tmp_path / "log"
    command = [sys.executable, "-m", "mkdocs", "serve", "-f", root / "mkdocs.yml", "-a", f"127.0.0.1:{port}"]
    with log.open("wb") as output:
        process = subprocess.Popen(command, env=ENVIRONMENT, stdout=output, stderr=output, stdin=subprocess.DEVNULL)
    one = Server(root, f"http://127.0.0.1:{port}/archive/", log, process)
    try:
        one.until("", lambda shown: "The Bell of Harrow Ferry" in shown)
        yield one
    finally:
        process.terminate()
        try:
            process.wait(timeout=20)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def test_a_change_of_a_paper_the_library_or_a_topic_is_on_the_page(server: Server) -> None:
    server.change("docs/papers/ferry-board.md", "the tale does not", "the fable does not")
    server.until("papers/ferry-board/index.html", lambda shown: "the fable does not" in shown)
    assert "the fable does not" in server.page("topics/witnesses/index.html")

    server.change("bib/bell.bib", "{Paper Boat}", "{Paper Kite}")
    server.until("bibliography/index.html", lambda shown: "Paper Kite" in shown)
    assert "Paper Kite" in server.page("papers/marsh-2011/index.html")

    server.change("docs/topics/rope.md", "Could the rope still be pulled?", "Would the rope have held?")
    server.until("topics/rope/index.html", lambda shown: "Would the rope have held?" in shown)
    assert "Would the rope have held?" in server.page("matrix/index.html")

    server.change("docs/index.md", "Three works look at one night", "Three works look at one dark night")
    server.until("", lambda shown: "one dark night" in shown)


def test_a_new_topic_appears_and_a_removed_one_goes(server: Server) -> None:
    topic = (server.root / "docs/topics/water.md").read_text("utf-8")
    silent = '  wind: {stance: silent, gap: "No word on the wind."}\n'
    for key in ("marsh-2011", "reed-quill-2015", "ferry-board"):
        server.change(f"docs/papers/{key}.md", "positions:\n", f"positions:\n{silent}")
    (server.root / "docs/topics/wind.md").write_text(topic.replace("Water & mud", "The wind"), "utf-8")
    server.until("topics/wind/index.html", lambda shown: "The wind" in shown and "No word on the wind." in shown)
    assert "The wind" in server.page("")
    (server.root / "docs/topics/wind.md").unlink()
    server.until("", lambda shown: "The wind" not in shown and "The rope" in shown)


def test_a_change_of_an_original_is_on_the_page_and_every_original_is_shown(server: Server) -> None:
    """This is one's own machine: the original without an open licence is shown too."""
    assert "no other way in that a grown man could use" in server.page("papers/reed-quill-2015/index.html")
    server.change("originals/reed-quill-2015.txt", "no other way in", "no second way in")
    server.until("papers/reed-quill-2015/index.html", lambda shown: "no second way in" in shown)


def test_a_fault_is_logged_and_marked_and_the_server_goes_on(server: Server) -> None:
    server.change("docs/papers/reed-quill-2015.md", "as @volkov1988 shows", "as @volkof1988 shows")
    server.until("papers/reed-quill-2015/index.html", lambda shown: "@volkof1988" in shown)
    assert re.search(r"WARNING.*docs/papers/reed-quill-2015.md:\d+: unknown citation key 'volkof1988'", server.said())
    server.change("docs/papers/reed-quill-2015.md", "as @volkof1988 shows", "as @volkov1988 shows")
    server.until("papers/reed-quill-2015/index.html", lambda shown: "@volkof1988" not in shown and "Volkov (1988)" in shown)


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("docs/papers/marsh-2011.md", "work: marsh-2011", "work: [marsh"),
        ("docs/papers/marsh-2011.md", 'topics="rope witnesses"', 'topics="roep witnesses"'),
        ("docs/papers/marsh-2011.md", "work: marsh-2011", "work: march-2011"),
        ("docs/topics/rope.md", "title: The rope", "title: [The rope"),
        ("bib/bell.bib", "@article{marsh-2011,", "@article{marsh-2011"),
        ("mkdocs.yml", "topics: [rope, water]", "topics: [rope, watter]"),
    ],
    ids=["broken front matter", "unknown topic", "unknown work", "broken topic", "broken library", "unknown topic in order"],
)
def test_the_server_outlives_a_fault_and_its_repair_is_on_the_page(server: Server, file: str, old: str, new: str) -> None:
    server.change(file, old, new)
    server.until_logged(f"{file}:")
    server.change(file, new, old)
    server.change("docs/papers/marsh-2011.md", "as people will profit", "as most people will profit")
    server.until("papers/marsh-2011/index.html", lambda shown: "as most people will profit" in shown)
    assert "Traceback" not in server.said()


def test_the_server_outlives_a_project_without_papers(server: Server) -> None:
    papers = server.root / "docs/papers"
    aside = server.root / "aside"
    papers.rename(aside)
    server.until_logged("docs/papers:1: no paper")
    aside.rename(papers)
    server.change("docs/papers/marsh-2011.md", "as people will profit", "as most people will profit")
    server.until("papers/marsh-2011/index.html", lambda shown: "as most people will profit" in shown)


def test_the_server_ends_when_it_is_told_to(server: Server) -> None:
    server.process.send_signal(signal.SIGINT)
    assert server.process.wait(timeout=20) == 0
    assert "Traceback" not in server.said()
