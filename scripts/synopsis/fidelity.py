"""The three promises of a reading edition, proved against its original: complete, ours, faithful.

*Complete*: every body paragraph has exactly one passage, and its passage has each of its citations with the page.
*Ours*: outside quotation marks no run of 12 words is shared; a quotation has at most 40 words; all of them together
at most a tenth of the work's words. *Faithful*: every quotation stands verbatim in the paragraph it is taken from.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from . import quotation
from .markup import find_citations
from .model import Corpus, Paper, Passage, Prose, Work
from .originals import Original, Paragraph
from .places import cited_passage
from .printed import page_of, printed_citations
from .problems import Location, Problem


@dataclass(frozen=True, slots=True)
class Account:
    """What was proved of one work, in figures."""

    work: str
    passages: int
    paragraphs: int
    citations: int
    printed: int
    quotations: int
    quoted_words: int
    words: int

    def __str__(self) -> str:
        share = self.quoted_words / self.words if self.words else 0
        return (
            f"{self.work}: {self.passages} of {self.paragraphs} paragraphs, {self.citations} of {self.printed} citations, "
            f"{self.quotations} quotations, {self.quoted_words} of {self.words} words quoted ({share:.1%})"
        )


def prove(corpus: Corpus) -> tuple[tuple[Account, ...], tuple[Problem, ...]]:
    """Accounts and breaches of every paper whose original is at hand."""
    accounts: list[Account] = []
    problems: list[Problem] = []
    for paper in corpus.papers:
        original = corpus.originals.get(paper.work)
        if original is None:
            continue
        problems += _complete(paper, original, corpus.works)
        problems += _cells(paper, original)
        quoted, found = _quotations(paper, original)
        problems += found
        if paper.edition == "reading":
            problems += _ours(paper, original)
            problems += _budget(paper, original, quoted)
        accounts.append(_account(paper, original, corpus.works, quoted))
    if corpus.originals:
        problems += [one for prose in corpus.prose for one in _synthesis(prose, corpus)]
    return tuple(accounts), tuple(problems)


def _synthesis(prose: Prose, corpus: Corpus) -> Iterator[Problem]:
    """A quotation in the editor's own text stands verbatim in a paragraph that is cited in the same paragraph of it."""
    papers = {paper.work: paper for paper in corpus.papers}
    line = prose.location.line
    for block in prose.text.split("\n\n"):
        cites = [cite for citation in find_citations(block) for cite in citation.cites]
        passages = [found for cite in cites if cite.key in papers and (found := cited_passage(papers[cite.key], cite))]
        sources = [
            paragraph.text
            for passage in passages
            if passage.work in corpus.originals and (paragraph := corpus.originals[passage.work].paragraph(passage.at))
        ]
        for quote in quotation.quotations(block):
            if not any(quotation.find(quote, source) is not None for source in sources):
                at = Location(prose.location.path, line)
                yield Problem(at, f"quotation in no paragraph of an original that is cited beside it: “{quote}”")
        line += block.count("\n") + 2


def _place(original: Original, paragraph: Paragraph) -> str:
    return f"{original.path}:{paragraph.lines[0]}"


def _complete(paper: Paper, original: Original, works: Mapping[str, Work]) -> Iterator[Problem]:
    passages = {passage.at: passage for passage in paper.passages}
    for paragraph in original.paragraphs:
        passage = passages.get(paragraph.at)
        if passage is None:
            yield Problem(paper.location, f"no passage at={paragraph.at!r} for the paragraph at {_place(original, paragraph)}")
            continue
        yield from _citations(paper, passage, paragraph, original, works)
    known = {paragraph.at for paragraph in original.paragraphs}
    for passage in paper.passages:
        if passage.at not in known:
            yield Problem(passage.location, f"passage at={passage.at!r} renders no paragraph of {original.path}")
    used = [note.label for passage in paper.passages for note in passage.notes if not note.editorial]
    for note in original.notes:
        if note.label not in used:
            yield Problem(
                paper.location, f"footnote {note.label} at {original.path}:{note.line} is not rendered as [^{note.label}]"
            )


def _citations(
    paper: Paper, passage: Passage, paragraph: Paragraph, original: Original, works: Mapping[str, Work]
) -> Iterator[Problem]:
    printed = printed_citations(paragraph.text, paper.references, paper.numbered, works)
    place = _place(original, paragraph)
    for one in printed:
        if not one.key:
            yield Problem(passage.location, f"{one.source!r} at {place} answers to no entry of `references`")
    if not paper.references:
        return
    wanted = Counter((one.key, one.page) for one in printed if one.key)
    given = Counter(
        (cite.key, page_of(cite))
        for citation in passage.cited
        for cite in citation.cites
        if not cite.suffix.startswith("editor")
    )
    for (key, page), count in sorted((wanted - given).items()):
        yield Problem(passage.location, f"passage {passage.at} lacks {_times(count)}{_cite(key, page)}, cited at {place}")
    for (key, page), count in sorted((given - wanted).items()):
        yield Problem(passage.location, f"passage {passage.at} cites {_times(count)}{_cite(key, page)}, not cited at {place}")


def _times(count: int) -> str:
    return f"{count} × " if count > 1 else ""


def _cite(key: str, page: str) -> str:
    return f"[@{key}, p. {page}]" if page else f"[@{key}]"


def _texts(passage: Passage) -> Iterator[tuple[str, Location]]:
    """The text of a passage and of its notes; an editor's note may quote the paragraph too."""
    yield passage.text, passage.location
    for note in passage.notes:
        yield note.text, note.location


def _quotations(paper: Paper, original: Original) -> tuple[Counter[str], list[Problem]]:
    """Quoted words by locator, overlapping ones counted once; and the quotations that are not verbatim."""
    quoted: Counter[str] = Counter()
    problems: list[Problem] = []
    for passage in paper.passages:
        paragraph = original.paragraph(passage.at)
        if paragraph is None:
            continue
        numbers: set[int] = set()
        for text, location in _texts(passage):
            if quotation.unbalanced(text):
                problems.append(Problem(location, f"quotation marks “ ” do not pair in passage {passage.at}"))
            for quote in quotation.quotations(text):
                places = quotation.find(quote, _source(paragraph, passage, original))
                if places is None:
                    near = f"{_place(original, paragraph)}"
                    problems.append(Problem(location, f"quotation not in the original at {near}: “{quote}”"))
                    continue
                numbers.update(number for place in places for number in range(place.start, place.end))
        quoted[passage.at] = len(numbers)
    return quoted, problems


def _source(paragraph: Paragraph, passage: Passage, original: Original) -> str:
    """The paragraph, and the footnotes its passage renders."""
    labels = {note.label for note in passage.notes}
    return " ".join([paragraph.text, *(note.text for note in original.notes if note.label in labels)])


def _cells(paper: Paper, original: Original) -> Iterator[Problem]:
    for position in paper.positions.values():
        paragraph = original.paragraph(position.at) if position.at else None
        if not position.quote or paragraph is None:
            continue
        if quotation.find(position.quote, paragraph.text) is None:
            place = _place(original, paragraph)
            yield Problem(
                position.location, f"{position.dimension}: quotation not in the original at {place}: “{position.quote}”"
            )


def _ours(paper: Paper, original: Original) -> Iterator[Problem]:
    source: list[str] = []
    lines: list[int] = []
    for text, line in (
        *((paragraph.text, paragraph.lines[0]) for paragraph in original.paragraphs),
        *((note.text, note.line) for note in original.notes),
    ):
        own = quotation.words(text)
        source += own
        lines += [line] * len(own)
    for passage in paper.passages:
        for text, location in _texts(passage):
            for run, place in quotation.shared_runs(quotation.outside(text), tuple(source)):
                where = f"{original.path}:{lines[place]}"
                yield Problem(location, f"passage {passage.at} shares {quotation.RUN} words with {where}: {run!r}")


def _budget(paper: Paper, original: Original, quoted: Counter[str]) -> Iterator[Problem]:
    for passage in paper.passages:
        for text, location in _texts(passage):
            for quote in quotation.quotations(text):
                count = len(quotation.words(quote))
                if count > quotation.LONGEST:
                    yield Problem(location, f"quotation of {count} words, at most {quotation.LONGEST}: “{quote[:60]}…”")
    total, allowed = sum(quoted.values()), int(_words(original) * quotation.SHARE)
    if total > allowed:
        yield Problem(paper.location, f"{total} words are quoted, at most {allowed} of {_words(original)} in {original.path}")


def _words(original: Original) -> int:
    """Words of all body paragraphs, counted as quotations are."""
    return sum(len(quotation.words(paragraph.text)) for paragraph in original.paragraphs)


def _account(paper: Paper, original: Original, works: Mapping[str, Work], quoted: Counter[str]) -> Account:
    known = {paragraph.at for paragraph in original.paragraphs}
    return Account(
        work=paper.work,
        passages=sum(passage.at in known for passage in paper.passages),
        paragraphs=len(original.paragraphs),
        citations=sum(len(citation.cites) for passage in paper.passages for citation in passage.cited),
        printed=sum(
            len(printed_citations(paragraph.text, paper.references, paper.numbered, works)) for paragraph in original.paragraphs
        ),
        quotations=sum(len(quotation.quotations(text)) for passage in paper.passages for text, _ in _texts(passage)),
        quoted_words=sum(quoted.values()),
        words=_words(original),
    )
