"""The network of citations: what each work of the corpus cites or lists, and what bridges two or more of them.

A bridge is a work that several works of the corpus cite (or one of them that another cites), or an author whose writings
several of them cite (or who wrote one of them). Authors are one where their names are printed alike, but for upper and lower
case, or where bib/names.yml says so; nothing is guessed.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from .folding import fold
from .model import ET_AL, Corpus, Name, Paper


@dataclass(frozen=True, slots=True)
class End:
    """A work of the corpus at one end of a bridge."""

    work: str
    cites: tuple[str, ...]
    """Keys of what it cites or lists: the bridge, or writings of the author other than itself."""
    own: bool
    """Whether it is the bridge itself, or by the author."""


@dataclass(frozen=True, slots=True)
class Bridge:
    """A cited work, or an author, with its share in each work of the corpus."""

    id: str
    """Key of the work; for an author an id of names.yml or the name in lower case."""
    kind: str
    """`work` or `author`."""
    label: str
    note: str
    """What the editor says of the identity of an author."""
    ends: tuple[End, ...]
    name: str = ""
    """Id of the author in names.yml, if it is there."""

    @property
    def part(self) -> str:
        """Its part in the works, in few words."""
        own, citing = sum(end.own for end in self.ends), sum(bool(end.cites) for end in self.ends)
        if not own:
            return f"{self.kind} in {citing} works"
        return f"cited in {citing}, wrote {own}" if self.kind == "author" else f"itself, cited in {citing}"


@dataclass(frozen=True, slots=True)
class Network:
    """Who cites what."""

    cited: tuple[tuple[Paper, tuple[str, ...]], ...]
    """Each work of the corpus with the keys of all it cites or lists, by key."""
    bridges: tuple[Bridge, ...]
    """Those with most ends first, then by label."""

    @property
    def works(self) -> frozenset[str]:
        """Every work cited or listed by a work of the corpus."""
        return frozenset(key for _, keys in self.cited for key in keys)


def network(corpus: Corpus, papers: tuple[Paper, ...]) -> Network:
    """The network of the papers, which come in their order."""
    cited = tuple((paper, _cited(corpus, paper)) for paper in papers)
    bridges = [*_shared_works(corpus, cited), *_shared_authors(corpus, cited)]
    return Network(cited, tuple(sorted(bridges, key=lambda bridge: (-len(bridge.ends), bridge.kind, fold(bridge.label)))))


def _cited(corpus: Corpus, paper: Paper) -> tuple[str, ...]:
    keys = {cite.key for cite in paper.references}
    keys |= {cite.key for passage in paper.passages for citation in passage.cited for cite in citation.cites}
    return tuple(sorted(key for key in keys if key in corpus.works and key != paper.work))


def _shared_works(corpus: Corpus, cited: tuple[tuple[Paper, tuple[str, ...]], ...]) -> Iterator[Bridge]:
    ends: dict[str, list[str]] = {}
    for paper, keys in cited:
        for key in (paper.work, *keys):
            ends.setdefault(key, []).append(paper.work)
    for key, papers in ends.items():
        if len(papers) > 1:
            yield Bridge(key, "work", corpus.works[key].label, "", tuple(_end(paper, (key,)) for paper in papers))


def _shared_authors(corpus: Corpus, cited: tuple[tuple[Paper, tuple[str, ...]], ...]) -> Iterator[Bridge]:
    named = {form: entity for entity in corpus.names for form in entity.authors}
    ends: dict[tuple[str, str], dict[str, list[str]]] = {}
    labels: dict[tuple[str, str], tuple[str, str]] = {}
    for paper, keys in cited:
        for key in (paper.work, *keys):
            for name in (one for one in corpus.works[key].authors if one.literal != ET_AL):
                entity = named.get(name.inverted)
                person = (entity.id, "") if entity else ("", _printed(name))
                labels[person] = (entity.sort, entity.note) if entity else (name.inverted, "")
                ends.setdefault(person, {}).setdefault(paper.work, []).append(key)
    for person, found in ends.items():
        writings = {key for keys in found.values() for key in keys}
        if len(found) > 1 and len(writings) > 1:
            label, note = labels[person]
            papers = tuple(_end(paper, keys) for paper, keys in found.items())
            yield Bridge("".join(person), "author", label, note, papers, person[0])


def _end(work: str, keys: Collection[str]) -> End:
    """A work of the corpus with those works of a bridge that it cites or is."""
    return End(work, tuple(sorted(set(keys) - {work})), work in keys)


def _printed(name: Name) -> str:
    """A name as it is printed, in lower case: marks are kept, since they tell names apart."""
    return unicodedata.normalize("NFC", name.inverted).casefold()
