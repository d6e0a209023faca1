"""The MkDocs edge: events in, calls out. Nothing here is worth a unit test; the builds in tests/ run it.

Generated pages are files in memory. They take the place of the editor's sources at the same address, and everything is
read again on each rebuild, so that `mkdocs serve` follows changes in docs/, bib/ and originals/.
"""

from __future__ import annotations

import logging
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from synopsis import addresses, project

log = logging.getLogger("mkdocs.hooks.synopsis")  # below "mkdocs", or --strict would not count its warnings
_state: dict[str, Any] = {"local": False, "outputs": ()}


def on_startup(command: str, dirty: bool) -> None:  # noqa: ARG001 (MkDocs gives both)
    """Remember whether this is one's own machine (`serve`) or a site to be hosted (`build`)."""
    logging.getLogger("bibtexparser").setLevel(logging.CRITICAL)  # its problems are reported as ours
    _state["local"] = command == "serve"


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Read, check and render; every problem is a warning with file and line."""
    root = Path(config.config_file_path or "mkdocs.yml").parent
    checked = project.check(root)
    if checked.corpus is None:
        raise PluginError("\n".join(str(problem) for problem in checked.problems))
    for problem in checked.problems:
        log.warning("%s", problem)
    _state["outputs"], more = project.render(root, checked.corpus, _state["local"], checked.problems)
    for problem in more:
        log.warning("%s", problem)
    originals = root / (checked.corpus.site.originals or "originals")
    if originals.is_dir() and str(originals) not in config.watch:
        config.watch.append(str(originals))
    return config


def on_pre_page(page: Page, config: MkDocsConfig, files: Files) -> Page:  # noqa: ARG001 (MkDocs gives all)
    """Pages are named to the world without `index.html`."""
    if page.canonical_url:
        page.canonical_url = page.canonical_url.removesuffix("index.html")
    return page


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Generated files replace the sources they are made from; pages are addressed by the file they become."""
    made = {output.path for output in _state["outputs"]}
    for file in list(files.documentation_pages()):
        if addresses.is_edited(file.src_uri) and file.src_uri not in made:
            files.remove(file)  # a source that could not be read is not published as it stands
    for output in _state["outputs"]:
        if source := files.get_file_from_path(output.path):
            files.remove(source)
        files.append(File.generated(config, output.path, content=output.content))
    for file in files.documentation_pages():
        file.url = file.dest_uri
    return files
