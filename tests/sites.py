"""Real builds for the tests: both sites, built once, and their pages as a browser reads them.

`real_site` is this repository's own site, `toy_site` the invented one of tests/toy. Nothing here knows an element of the
templates by more than the names that stand in `prose` and `cited_in`.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property, partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from bs4 import BeautifulSoup, Tag
from playwright.sync_api import Browser, sync_playwright

MAIN = Path(__file__).resolve().parent.parent
TOY = MAIN / "tests" / "toy"
SCRIPTS = MAIN / "scripts"
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(SCRIPTS), "NO_MKDOCS_2_WARNING": "1", "PYTHONUNBUFFERED": "1"}


# --- running the two edges ---------------------------------------------------------------------------------------


def run(*command: str | Path, cwd: Path | None = None, **environment: str) -> subprocess.CompletedProcess[str]:
    """A real process, as an editor would start it."""
    return subprocess.run(
        [sys.executable, *map(str, command)],
        cwd=cwd,
        env=ENVIRONMENT | environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=180,
        check=False,
    )


def synopsis(*arguments: str | Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """The `synopsis` command."""
    return run("-m", "synopsis.cli", *arguments, **environment)


def mkdocs_build(root: Path, folder: Path, *options: str) -> subprocess.CompletedProcess[str]:
    """`mkdocs build` of the project in `root` into `folder`."""
    return run("-m", "mkdocs", "build", "-f", root / "mkdocs.yml", "-d", folder, *options)


def copy_of_toy(folder: Path, cached: bool = True) -> Path:
    """A copy of the toy corpus that may be changed.

    Its hooks are still this repository's, and so is its cache of formatted references, unless it is to start without.
    """
    shutil.copytree(TOY, folder, ignore=shutil.ignore_patterns(".cache", "site"))
    config = folder / "mkdocs.yml"
    config.write_text(config.read_text("utf-8").replace("../../scripts", SCRIPTS.as_posix()), "utf-8")
    if cached:
        (MAIN / ".cache").mkdir(exist_ok=True)
        (folder / ".cache").symlink_to(MAIN / ".cache")
    return folder


# --- built pages -------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Link:
    """An address in a page, and where it leads."""

    page: str
    href: str
    target: str
    """Path of a file of the site; an address elsewhere is left as it is."""
    fragment: str

    @property
    def internal(self) -> bool:
        return not urlsplit(self.target).scheme


@dataclass(frozen=True)
class Site:
    """A built site. Pages are addressed by their file, such as `matrix/index.html`."""

    root: Path
    source: Path
    url: str
    """The public address, from mkdocs.yml."""

    @cached_property
    def pages(self) -> dict[str, Tag]:
        paths = sorted(self.root.rglob("*.html"))
        return {p.relative_to(self.root).as_posix(): BeautifulSoup(p.read_bytes(), "html5lib") for p in paths}

    def page(self, address: str) -> Tag:
        """The page at a stable address, such as `/matrix/`."""
        return self.pages[self.file(address)]

    @cache  # noqa: B019 (there are two sites, and they live as long as the tests)
    def ids(self, path: str) -> frozenset[str]:
        return frozenset(element["id"] for element in self.pages[path].select("[id]"))

    def file(self, address: str) -> str:
        """The file behind a path or a public address of the site."""
        path = unquote(urlsplit(address.removeprefix(self.url.rstrip("/"))).path).lstrip("/")
        return f"{path}index.html" if path.endswith("/") or not path else path

    def link(self, page: str, href: str) -> Link:
        """Where an address in a page leads."""
        prefix = urlsplit(self.url).path
        parts = urlsplit(href)
        fragment = unquote(re.sub(r":~:.*", "", parts.fragment))
        if href.startswith(self.url):
            return Link(page, href, self.file(href), fragment)
        if parts.scheme or parts.netloc:
            return Link(page, href, href, fragment)
        if parts.path.startswith(prefix):  # the page for addresses not found cannot be relative
            return Link(page, href, self.file("/" + parts.path.removeprefix(prefix)), fragment)
        return Link(page, href, self.file(urlsplit(urljoin(f"http://x/{page}", href)).path) if parts.path else page, fragment)

    def links(self, page: str, within: Tag | None = None) -> Iterator[Link]:
        """Every address in a page, or in a part of it."""
        for element in (within or self.pages[page]).select("[href], [src]"):
            yield self.link(page, element.get("href") or element["src"])

    def dead(self, link: Link) -> bool:
        """Whether a link leads to a file or to an id that does not exist."""
        if not link.internal:
            return False
        if not (self.root / link.target).is_file():
            return True
        return bool(link.fragment) and link.target in self.pages and link.fragment not in self.ids(link.target)

    @cached_property
    def passages(self) -> list[dict]:
        return json.loads((self.root / "data/passages.json").read_text("utf-8"))

    @cached_property
    def matrix(self) -> dict:
        return self.data("matrix")

    @cache  # noqa: B019 (as above)
    def data(self, name: str) -> Any:
        """A data file, such as `events`."""
        return json.loads((self.root / f"data/{name}.json").read_text("utf-8"))

    @cache  # noqa: B019 (as above)
    def read(self, path: str, passage: str, parts_of_it: str = ".syn-text, .syn-note") -> str:
        """What a reader reads in a passage of a page and in its footnotes; ¦ stands where a citation stood."""
        parts = []
        for body in element(self.pages[path], passage).select(parts_of_it):
            copy = BeautifulSoup(str(body), "html.parser")
            for mark in copy.select("sup"):
                mark.decompose()
            for citation in copy.select(".syn-citation"):
                citation.replace_with(" ¦ ")
            parts.append(" ".join(copy.get_text().split()))
        return " ¦ ".join(parts)


def element(page: Tag, element_id: str) -> Tag:
    """The element with an id."""
    found = page.find(id=element_id)
    assert isinstance(found, Tag), f"no element has the id {element_id!r}"
    return found


def text(tag: Tag) -> str:
    """The text a reader sees, white space run together."""
    return " ".join(tag.get_text().split())


def prose(passage: Tag) -> Tag:
    """The body of a passage, without its heading, notes and links around it."""
    found = passage.select_one(".syn-text")
    assert found is not None, f"passage {passage.get('id')!r} has no text"
    return found


def plain(words: str) -> str:
    """Words without their typography, as one compares quotations by eye."""
    words = re.sub("[“”„«»\"‘’']", "'", words)
    return " ".join(re.sub("[‐‑‒–—―−]", "-", words).split())


def spoken(quote: str) -> list[str]:
    """The verbatim pieces of a quotation: without [insertions] and […]."""
    pieces = [plain(piece).strip(" .,;:'") for piece in re.split(r"\[[^\[\]]*\]", quote)]
    return [piece for piece in pieces if piece]


# --- the two sites -----------------------------------------------------------------------------------------------


def _built(source: Path, folder: Path) -> Site:
    done = mkdocs_build(source, folder, "--strict")
    assert done.returncode == 0, f"mkdocs build --strict failed:\n{done.stderr}"
    url = re.search(r"^site_url: *(\S+)", (source / "mkdocs.yml").read_text("utf-8"), re.MULTILINE)
    assert url, "mkdocs.yml has no site_url"
    return Site(folder, source, url[1])


@pytest.fixture(scope="session")
def real_site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The site of this repository, built once."""
    return _built(MAIN, tmp_path_factory.mktemp("real") / "site")


@pytest.fixture(scope="session")
def toy_site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The invented site, built once."""
    folder = tmp_path_factory.mktemp("toy")
    return _built(copy_of_toy(folder / "source"), folder / "site")


@pytest.fixture(params=["real", "toy"])
def site(request: pytest.FixtureRequest) -> Site:
    """Each of the two sites."""
    return request.getfixturevalue(f"{request.param}_site")


@pytest.fixture
def toy(tmp_path: Path) -> Path:
    """A copy of the toy corpus that a test may break."""
    return copy_of_toy(tmp_path / "toy")


# --- a browser ----------------------------------------------------------------------------------------------------


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Nothing on the terminal."""


@pytest.fixture(scope="session")
def hosted(real_site: Site) -> Iterator[str]:
    """The address of the real site on a web server of this machine."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=real_site.root)) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The Chromium that CHROMIUM names, else the one Playwright has installed."""
    with sync_playwright() as playwright:
        one = playwright.chromium.launch(
            executable_path=os.environ.get("CHROMIUM") or None,
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
        )
        yield one
        one.close()
