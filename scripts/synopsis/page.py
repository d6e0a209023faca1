"""What a template may ask for while one page is rendered: links from that page, and its prose as HTML."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from xml.etree import ElementTree as etree

from markdown.util import AtomicString
from markupsafe import Markup

from . import addresses
from .bidi import direction, isolated_text
from .chronology import Told
from .citations import Citation
from .findings import Entity
from .formatting import Formatted
from .index import Index, Mention
from .inline import directive, inline, marked_words, note_mark
from .markup import atomic, fragment, to_html
from .model import Corpus, Note, Paper, Passage, Prose, Question, Stance, Work
from .places import cited_passage, place
from .problems import Problem
from .quotation import located, quotations
from .styles import HOUSE, STYLES, Style

DIMENSION_NAMES = {"verdict": "Verdict", "concept": "Concept tested", "lasts": "How long it lasts"}


@dataclass(frozen=True)
class Page:
    """One page under way. All methods are pure; they depend on the corpus and on where the page stands."""

    source: str
    """The page's path, such as `topics/sleep.md`; links start from it."""
    corpus: Corpus
    index: Index
    formatted: Formatted
    problems: tuple[Problem, ...] = ()
    """What is wrong with the file the page is made from."""

    # --- links -------------------------------------------------------------------------------------------------

    def href(self, target: str, anchor: str = "") -> str:
        """A relative link to a page or file."""
        return addresses.href(self.source, target, anchor)

    def to_paper(self, key: str, anchor: str = "") -> str:
        """A link to a work of the corpus, or to a place in it."""
        return self.href(addresses.paper(key), anchor)

    def to_passage(self, passage: Passage) -> str:
        """A link to a passage where it stands in its work."""
        return self.to_paper(passage.work, passage.id)

    def to_quote(self, passage: Passage, quote: str, before: str = "") -> str:
        """A link to a passage that scrolls to the quoted words (WICG text fragment): those after `before`, else the first.

        The words before the quotation, or after it, stand in the link too: a page may quote the same words elsewhere.
        """
        text = self.plain(passage)
        place = located(before + quote, text) or located(quote, text)
        if place is None:
            return self.to_passage(passage)
        start, end = place[1] - len(quote), place[1]
        before = " ".join(text[:start].split()[-4:])
        after = " ".join(text[end:].split()[:4])
        quote = text[start:end]
        words = quote.split()
        ends = [quote] if len(words) < 9 else [" ".join(words[:4]), " ".join(words[-4:])]
        exact = ",".join(directive(end) for end in ends)
        if re.search(r"\w", before):
            exact = f"{directive(before)}-,{exact}"
        elif after:
            exact = f"{exact},-{directive(after)}"
        return f"{self.to_passage(passage)}:~:text={exact}"

    def to_topic(self, topic_id: str, anchor: str = "") -> str:
        """A link to a topic; the home page stands for the question of the site."""
        known = any(topic.id == topic_id for topic in self.corpus.topics)
        return self.href(addresses.topic(topic_id) if known else addresses.HOME, anchor)

    def to_reference(self, key: str) -> str:
        """A link to a work in the bibliography."""
        return self.href(addresses.BIBLIOGRAPHY, addresses.reference(key))

    # --- records -----------------------------------------------------------------------------------------------

    def work(self, key: str) -> Work:
        """A work by its key."""
        return self.corpus.works[key]

    def paper(self, key: str) -> Paper:
        """A paper by the key of its work."""
        return self._papers[key]

    @functools.cached_property
    def _papers(self) -> dict[str, Paper]:
        return {paper.work: paper for paper in self.index.papers}

    def passage(self, passage_id: str) -> Passage | None:
        """A passage by its id."""
        return self.index.passages.get(passage_id)

    def place(self, passage: Passage) -> str:
        """`sec. 4, para. 8`."""
        return place(self.paper(passage.work), passage.at)

    def reference(self, key: str) -> Markup:
        """The reference in the house style."""
        return Markup(self.formatted.references[HOUSE.id][key].html)

    def original_form(self, work: Work) -> list[str]:
        """The fields of a reference in its original script, in the order of a reference list."""
        names = "؛ " if direction(work.language) == "rtl" else "; "
        fields = work.fields
        date = f"{fields.get('season_orig', '')} {fields.get('date_orig', '')}".strip()
        authors = names.join(name.inverted for name in work.authors_original)
        return [field for field in (authors, work.title.original, work.container.original, date) if field]

    def direction(self, language: str) -> str:
        """`rtl` or `ltr`, for the `dir` attribute."""
        return direction(language)

    def isolated(self, text: str) -> Markup:
        """Plain text with its runs of other scripts isolated and marked with their language."""
        return isolated_text(text)

    def cited_in(self, passages: Iterable[Passage]) -> list[str]:
        """The works some passages cite, by key."""
        found = {mention.work for passage in passages for mention in self.index.by_passage[passage.id]}
        return sorted(key for key in found if key in self.corpus.works)

    def cited_on(self, topic: Question) -> list[str]:
        """The works a topic page cites, by key."""
        passages = [passage for _, group in self.index.by_topic[topic.id] for passage in group]
        own = {cite.key for citation in topic.synthesis.citations for cite in citation.cites if cite.key in self.corpus.works}
        return sorted({*self.cited_in(passages), *own})

    def degree(self, question: Question, stance: Stance) -> tuple[int, int]:
        """The place of a stance on its scale, 0-based, and the length of the scale."""
        scale = [one for one in question.stances if one.kind == "scale"]
        return (scale.index(stance) if stance in scale else -1), len(scale)

    def tint(self, question: Question, stance: Stance) -> str:
        """The classes that give a stance its look: its kind, and one of four tones from end to end of the scale."""
        place, length = self.degree(question, stance)
        if place < 0:
            return f"syn-{stance.kind}"
        ends = {0: 1, length - 1: 4}
        return f"syn-scale syn-tone{ends.get(place, 2 if 2 * place < length else 3)}"

    def topics_of(self, passage: Passage, here: str = "") -> list[Question]:
        """The topics of a passage that exist, without the one a page is about."""
        return [topic for topic in self.corpus.topics if topic.id in passage.topics and topic.id != here]

    def topics_in(self, ids: Iterable[str]) -> list[Question]:
        """Those topics that exist, in their order."""
        return [topic for topic in self.corpus.topics if topic.id in ids]

    def on_topic(self, paper: Paper, topic_id: str) -> list[Passage]:
        """The passages of a paper on a topic."""
        return [passage for passage in paper.passages if topic_id in passage.topics]

    def works_of(self, told: Iterable[Told]) -> list[str]:
        """The works whose passages tell of an event, each once."""
        return list(dict.fromkeys(one.passage.work for one in told))

    def writings(self, entity: Entity) -> list[str]:
        """The works somebody wrote, by key."""
        return [work.key for work in self.index.works if any(name.inverted in entity.authors for name in work.creators)]

    def dimension(self, name: str) -> str:
        """What readers call a dimension of the matrix."""
        titles = {topic.id: topic.title for topic in self.corpus.topics}
        return DIMENSION_NAMES.get(name) or titles.get(name, name)

    # --- prose -------------------------------------------------------------------------------------------------

    def text(self, passage: Passage) -> Markup:
        """A passage as HTML; its cite-items carry the ids of its mentions."""
        mentions = iter(m for m in self.index.by_passage[passage.id] if not m.in_note)
        return self._html(passage.text, mentions, passage)

    def plain(self, passage: Passage) -> str:
        """A passage as a reader sees it, without markup."""
        if passage.id not in self._plain:
            self._plain[passage.id] = str(self.text(passage).striptags())
        return self._plain[passage.id]

    @functools.cached_property
    def _plain(self) -> dict[str, str]:
        """Plain passages made so far: a passage is asked for once for each of its quotations."""
        return {}

    def in_context(self, passage: Passage, quote: str) -> Markup:
        """A passage with a quotation marked, free of ids, to stand on any page."""
        notes = (Markup("<p>{}</p>").format(inline(self._html(note.text, iter(()), None))) for note in passage.notes)
        return marked_words(Markup("").join((self._html(passage.text, iter(()), None), *notes)), quote)

    def note(self, passage: Passage, note: Note) -> Markup:
        """A footnote of a passage as inline HTML."""
        before = sum(len(c.cites) for c in passage.citations)
        for other in passage.notes[: passage.notes.index(note)]:
            before += sum(len(c.cites) for c in other.citations)
        mentions = iter(self.index.by_passage[passage.id][before:])
        return inline(self._html(note.text, mentions, passage))

    def sentence(self, mention: Mention) -> Markup:
        """The citing sentence of a mention as inline HTML, its own citation marked."""
        return inline(self._html(mention.sentence, iter(()), mention.passage, marked=mention.work))

    def citing(self, passage: Passage) -> list[tuple[Style, Markup, Markup]]:
        """Each style with the citation of the work at a passage, and the reference to the passage on this site."""
        url = self.address(passage)
        title = f"{self.work(passage.work).label}, {self.place(passage)}"
        return [
            (
                style,
                Markup(self.formatted.passages[style.id][passage.id].unlinked),
                Markup(self.formatted.page_reference(style.id, title, url).unlinked),
            )
            for style in STYLES
        ]

    def address(self, passage: Passage) -> str:
        """The public address of a passage."""
        return addresses.passage(self.corpus.site.url, passage)

    def quotes(self, passage: Passage) -> list[tuple[str, str]]:
        """The quotations of a passage of at least four words, each with the link that leads to the words."""
        found = dict.fromkeys(" ".join(quote.split()) for quote in quotations(passage.text))
        return [(quote, self.to_quote(passage, quote)) for quote in found if len(quote.split()) > 3]

    def prose(self, prose: Prose) -> Markup:
        """The editor's own text as HTML."""
        return self._html(prose.text, iter(()), None)

    def _html(self, text: str, mentions: Iterator[Mention], passage: Passage | None, marked: str = "") -> Markup:
        def render(citation: Citation) -> etree.Element:
            return self._citation(citation, mentions, marked)

        def mark(label: str) -> etree.Element:
            return note_mark(label, passage, linked=not marked)

        return Markup(to_html(text, render, mark))

    def _citation(self, citation: Citation, mentions: Iterator[Mention], marked: str) -> etree.Element:
        rich = self.formatted.citations.get(citation.source)
        if rich is None:
            fault = etree.Element("mark", {"class": "syn-fault", "title": "This citation cannot be resolved"})
            fault.text = AtomicString(citation.source)
            return fault
        element = fragment(rich.html)[0]
        cites = list(citation.cites)
        for link in element.iter("a"):
            key = link.get("href", "").removeprefix("#ref-")
            cite = next((one for one in cites if one.key == key), None)
            if cite is None:
                continue
            cites.remove(cite)
            link.attrib.clear()
            link.set("data-key", key)
            link.set("class", "syn-cite" + (" syn-marked" if key == marked else ""))
            passage = cited_passage(self._papers[key], cite) if key in self._papers else None
            link.set("href", self.to_passage(passage) if passage else self.to_reference(key))
            if mention := next(mentions, None):
                link.set("id", mention.id)
        element.attrib.clear()
        element.set("class", "syn-citation")
        return atomic(element)
