"""Find the names of names.yml in passages: every form, as a whole word, the longest of those that begin at one place.

Text is compared as quotations are, but sign by sign, so that a place found is a place in the text: kinds of quotation marks,
dashes and spaces are alike; case counts.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from .evidence import quoted, shown
from .findings import Decision, Entity, Statement
from .folding import fold
from .markup import REMOVED
from .model import Passage
from .quotation import alike, whole

_LAST_WORDS = re.compile(rf"(?:[^\s{REMOVED}]+\s+){{0,2}}[^\s{REMOVED}]*$")


@dataclass(frozen=True, slots=True)
class Naming:
    """A passage that names somebody or something, or passes on their words though it names them in a citation only."""

    entity: str
    """Id of the name."""
    passage: Passage
    forms: tuple[str, ...]
    """The forms found, as they stand in the text, in order, each once; none where only a citation names them."""
    count: int
    """How often it is named there."""
    before: str = ""
    """The words before the first of the forms, by which that place is told from others that look alike."""
    voice: str = "named"
    """`quoted`: the passage passes on words of its own, verbatim; `reported`: in other words; `named`: neither."""
    statements: tuple[Statement, ...] = ()
    """The words passed on, all of this voice; a passage with both voices stands twice."""


@dataclass(frozen=True, slots=True)
class Ambiguity:
    """A form that may mean several names in a passage, and no decision on it."""

    form: str
    passage: Passage
    entities: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """All namings, and what is left open."""

    namings: Mapping[str, tuple[Naming, ...]]
    """Id of a name -> passages that name it, in their order; every name is a key."""
    ambiguities: tuple[Ambiguity, ...]
    used: frozenset[Decision]
    """The decisions that decided something."""


def find_names(entities: Iterable[Entity], decisions: Iterable[Decision], passages: Iterable[Passage]) -> Found:
    """Every place of the passages that names one of the entities."""
    entities = tuple(entities)
    forms: dict[str, list[str]] = {}
    for entity in entities:
        for form in dict.fromkeys(map(alike, (entity.name, *entity.forms))):
            if form:
                forms.setdefault(form, []).append(entity.id)
    blocked = {alike(phrase) for entity in entities for phrase in entity.exceptions if phrase}
    decided = {(alike(decision.form), decision.passage): decision for decision in decisions}
    texts = [(passage, shown(passage)) for passage in passages]
    pattern = _pattern((*forms, *blocked), "".join(text for _, text in texts))
    by_id = {entity.id: entity for entity in entities}
    speaking: dict[str, list[str]] = {}
    for entity in entities:
        for statement in entity.statements:
            speaking.setdefault(statement.passage, []).append(entity.id)
    namings: dict[str, list[Naming]] = {entity.id: [] for entity in entities}
    ambiguities: list[Ambiguity] = []
    used: set[Decision] = set()
    for passage, text in texts:
        found: dict[str, list[tuple[str, str]]] = {}
        for before, form in _found(pattern, text):
            decision = decided.get((alike(form), passage.id))
            owners = forms.get(alike(form), [])
            if decision:
                used.add(decision)
                owners = [decision.entity]
            if len(owners) > 1:
                ambiguities.append(Ambiguity(form, passage, tuple(owners)))
            elif owners:
                found.setdefault(owners[0], []).append((before, form))
        for name in dict.fromkeys((*found, *speaking.get(passage.id, ()))):
            if name not in by_id:
                continue  # decided to be none of them
            named = found.get(name, [])
            shapes = tuple(dict.fromkeys(form for _, form in named))
            naming = Naming(name, passage, shapes, len(named), named[0][0] if named else "")
            voices = _voices(by_id[name], passage)
            namings[name] += [replace(naming, voice=voice, statements=said) for voice, said in voices] or [naming]
    return Found(
        {entity_id: tuple(one) for entity_id, one in namings.items()}, tuple(dict.fromkeys(ambiguities)), frozenset(used)
    )


def _voices(entity: Entity, passage: Passage) -> list[tuple[str, tuple[Statement, ...]]]:
    """What a passage passes on of somebody's words, the quoted first."""
    said = [one for one in entity.statements if one.passage == passage.id]
    verbatim = tuple(one for one in said if quoted(passage, one.words))
    reported = tuple(one for one in said if one not in verbatim)
    return [(voice, words) for voice, words in (("quoted", verbatim), ("reported", reported)) if words]


def _pattern(forms: Iterable[str], text: str) -> re.Pattern[str]:
    """The longest form that stands at a place of a text, as whole words; nothing where there is no form."""
    longest = sorted(forms, key=lambda form: (-len(form), form))
    return whole("|".join(map(re.escape, longest)) or "(?!)", text)


def _found(pattern: re.Pattern[str], text: str) -> Iterator[tuple[str, str]]:
    """Each form found, as it stands in the text, and the one or two words before it."""
    for match in pattern.finditer(alike(text)):
        before = _LAST_WORDS.search(text[max(0, match.start() - 60) : match.start()])
        yield before[0] if before else "", text[match.start() : match.end()]


def folded_name(entity: Entity) -> str:
    """Every form and script of a name as it is looked up."""
    return fold(" ".join(dict.fromkeys((entity.sort, entity.name, *entity.forms, *entity.scripts.values()))))
