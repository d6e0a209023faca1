"""Locators of passages: from `4.8` to `sec. 4, para. 8` and back."""

from __future__ import annotations

from .citations import Cite, Locator
from .model import Paper, Passage


def locators(paper: Paper, at: str) -> tuple[Locator, ...]:
    """The CSL locators of a passage.

    `4.8` is section 4, paragraph 8 (or part 4, by the paper's divisions); `3` is paragraph 3 of a work without sections.
    """
    section, _, paragraph = at.rpartition(".")
    own = (Locator("paragraph", paragraph),)
    return (Locator(paper.divisions, section), *own) if section and paper.divisions != "none" else own


def place(paper: Paper, at: str) -> str:
    """A locator as it is read: `sec. 4, para. 8`."""
    return ", ".join(str(locator) for locator in locators(paper, at))


def cited_passage(paper: Paper, cite: Cite) -> Passage | None:
    """The passage a cite-item with section and paragraph points at, or None."""
    values = {locator.label: locator.value for locator in cite.locators}
    paragraph = values.pop("paragraph", "")
    section = values.pop(paper.divisions, "")
    if not paragraph or values:
        return None
    at = f"{section}.{paragraph}" if section else paragraph
    return next((passage for passage in paper.passages if passage.at == at), None)
