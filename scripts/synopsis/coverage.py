"""Coverage: how much of each work stands on which topic page, and what stands on none, with the reason."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from .model import Paper, Passage, Question
from .quotation import outside, quotations, words


@dataclass(frozen=True, slots=True)
class Share:
    """The part of a work that stands on one topic page."""

    topic: Question
    passages: int
    of: int
    """All passages of the work."""

    @property
    def percent(self) -> int:
        """Passages on the topic of a hundred."""
        return percent(self.passages, self.of)


@dataclass(frozen=True, slots=True)
class Coverage:
    """The ledger of one work."""

    paper: Paper
    shares: tuple[Share, ...]
    """One for each topic, in the order of the topics. A passage may be on several topics."""
    aside: tuple[Passage, ...]
    """Passages on no topic page."""
    words: int
    """Words of its passages, footnotes left out."""
    words_aside: int
    """Words of the passages on no topic page."""

    @property
    def placed(self) -> int:
        """Passages on at least one topic page."""
        return len(self.paper.passages) - len(self.aside)

    @property
    def percent(self) -> int:
        """Passages on a topic page of a hundred."""
        return percent(self.placed, len(self.paper.passages))


def coverage(papers: Iterable[Paper], topics: tuple[Question, ...]) -> tuple[Coverage, ...]:
    """The ledger of each paper."""
    return tuple(_ledger(paper, topics) for paper in papers)


def _ledger(paper: Paper, topics: tuple[Question, ...]) -> Coverage:
    known = {topic.id for topic in topics}
    aside = tuple(passage for passage in paper.passages if not known.intersection(passage.topics))
    number = len(paper.passages)
    return Coverage(
        paper=paper,
        shares=tuple(Share(topic, sum(topic.id in p.topics for p in paper.passages), number) for topic in topics),
        aside=aside,
        words=sum(map(_words, paper.passages)),
        words_aside=sum(map(_words, aside)),
    )


def _words(passage: Passage) -> int:
    return len(words(outside(passage.text))) + sum(len(words(quote)) for quote in quotations(passage.text))


def percent(part: int, whole: int) -> int:
    """A part of a hundred, rounded half up; 0 and 100 only where it is nothing or all.

    >>> percent(1, 3), percent(1, 1000), percent(999, 1000), percent(0, 0)
    (33, 1, 99, 0)
    """
    if not whole:
        return 0
    rounded = (200 * part + whole) // (2 * whole)
    return part and min(max(rounded, 1), 100 if part == whole else 99)
