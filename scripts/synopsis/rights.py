"""What of an original may be shown, decided by the licence of the work; the only place that decides it."""

from __future__ import annotations

from .model import Corpus, Paper
from .originals import Original


def shown_original(corpus: Corpus, paper: Paper, local: bool) -> Original | None:
    """The original a page may show beside the edition, or None.

    On one's own machine (`local`) any original at hand may be shown; on a hosted site only that of a work whose licence
    is among the open ones.
    """
    if local or paper.licence in corpus.site.open_licences:
        return corpus.originals.get(paper.work)
    return None
