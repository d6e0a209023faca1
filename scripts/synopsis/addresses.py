"""Addresses of pages and files: stable, and the same hosted, under `mkdocs serve` and from disk.

A page `papers/a.md` is the file `papers/a/index.html`. Links name that file, so that they work where no server turns a
folder into its index; public addresses (canonical links, data files, citations) leave `index.html` out.
"""

from __future__ import annotations

import posixpath
from urllib.parse import quote

from .model import Passage

HOME = "index.md"
MATRIX = "matrix.md"
BIBLIOGRAPHY = "bibliography.md"
SHELF = "shelf.md"
COMPARE = "compare.md"
CONTRADICTIONS = "contradictions.md"
TIMELINE = "timeline.md"
NAMES = "names.md"
NETWORK = "network.md"
COVERAGE = "coverage.md"


def paper(key: str) -> str:
    """The page of a work of the corpus."""
    return f"papers/{key}.md"


def topic(topic_id: str) -> str:
    """The page of a topic."""
    return f"topics/{topic_id}.md"


def is_edited(source: str) -> bool:
    """Whether a page takes the place of a file an editor writes."""
    return source.startswith(("papers/", "topics/")) or source in (HOME, CONTRADICTIONS, TIMELINE)


def reference(key: str) -> str:
    """The anchor of a work in the bibliography."""
    return f"ref-{key}"


def built(source: str) -> str:
    """The file a source becomes.

    >>> built("papers/a.md"), built("index.md"), built("data/x.csv")
    ('papers/a/index.html', 'index.html', 'data/x.csv')
    """
    if not source.endswith(".md"):
        return source
    stem = source.removesuffix(".md")
    return "index.html" if stem == "index" else f"{stem.removesuffix('/index')}/index.html"


def href(origin: str, target: str, fragment: str = "") -> str:
    """A relative link from one page to another, or to a place on the same page.

    >>> href("papers/a.md", "bibliography.md", "ref-x")
    '../../bibliography/index.html#ref-x'
    """
    anchor = f"#{fragment}" if fragment else ""
    if origin == target and fragment:
        return anchor
    return quote(posixpath.relpath(built(target), posixpath.dirname(built(origin)) or ".")) + anchor


def public(site_url: str, target: str, fragment: str = "") -> str:
    """The address to cite; relative to the site where the site has none."""
    path = built(target)
    anchor = f"#{fragment}" if fragment else ""
    folder = path.removesuffix("index.html") if path.endswith("/index.html") or path == "index.html" else path
    return f"{site_url.rstrip('/')}/{quote(folder)}{anchor}" if site_url else f"{quote(folder)}{anchor}"


def passage(site_url: str, one: Passage) -> str:
    """The public address of a passage: where it stands in its work."""
    return public(site_url, paper(one.work), one.id)
