"""Reading docs/contradictions.md: sides with their words, and everything wrong with the file at once."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from synopsis.contradictions import parse_contradictions

PATH = "docs/contradictions.md"

CONTRADICTIONS = """\
---
title: Contradictions
description: Where the works disagree.
contradictions:
  - id: evening
    kind: conflict
    title: "Does the evening cup end in sleep?"
    topics: [sleep, price]
    differs: "One cup cannot do both."
    explains: >-
      They may mean
      different cups.
    grounds: [wording, date]
    sides:
      - {passage: leaf-2019-2.1, quote: "slept through", says: "Readers slept."}
      - passage: bean-2021-1
        quote: "nobody ever"
  - id: alone
    kind: within
    title: "Once or twice?"
    differs: "Both numbers stand in one work."
    sides:
      - {passage: leaf-2019-1.1, quote: "once"}
      - {passage: leaf-2019-2.2, quote: "twice"}
      - {passage: leaf-2019-2.2, quote: "thrice"}
---

Works disagree [@leaf-2019].
"""


def problems_of(contradictions: str) -> list[str]:
    """The problems of a file with these contradictions, the first of which stands in line 3."""
    return [str(problem) for problem in parse_contradictions(f"---\ncontradictions:\n{contradictions}---\n", PATH)[2]]


def contradiction(**changes: str) -> str:
    """A contradiction in five lines, 3 to 7, with some values changed; a value None leaves its line empty."""
    values = {
        "id": "dose",
        "kind": "conflict",
        "title": "How much?",
        "differs": "One cup is not two.",
        "sides": "[{passage: leaf-2019-1.1, quote: one}, {passage: bean-2021-2, quote: two}]",
    } | changes
    lines = [f"{name}: {value}" if value is not None else "" for name, value in values.items()]
    return "  - " + "\n    ".join(lines) + "\n"


def test_contradictions_are_read_in_their_order_with_their_sides():
    (first, second), introduction, problems = parse_contradictions(CONTRADICTIONS, PATH)
    assert problems == ()
    assert (first.id, first.kind, first.title) == ("evening", "conflict", "Does the evening cup end in sleep?")
    assert (first.topics, first.differs) == (("sleep", "price"), "One cup cannot do both.")
    assert first.explains == "They may mean different cups."
    assert first.location.line == 5
    assert [(side.passage, side.quote, side.says, side.location.line) for side in first.sides] == [
        ("leaf-2019-2.1", "slept through", "Readers slept.", 15),
        ("bean-2021-1", "nobody ever", "", 16),
    ]
    assert (second.id, second.kind, second.topics, second.explains, second.grounds) == ("alone", "within", (), "", ())
    assert len(second.sides) == 3
    assert introduction.text == "Works disagree [@leaf-2019]."
    assert introduction.location.line == 28


def test_grounds_stand_in_one_order_however_they_were_written():
    for written in ("[wording, date]", "[date, wording]", "[date, date, wording]"):
        text = f"---\ncontradictions:\n{contradiction(grounds=written)}---\n"
        assert parse_contradictions(text, PATH)[0][0].grounds == ("date", "wording")
    assert parse_contradictions(f"---\ncontradictions:\n{contradiction(grounds='source')}---\n", PATH)[0][0].grounds == (
        "source",
    )


TWO = f"{PATH}:7: 'dose' needs two sides or more"
SIDE = "{passage: leaf-2019-1.1, quote: one}"

FAULTS = {
    "no id": (contradiction(id=None), [f"{PATH}:4: a contradiction needs 'id'"]),
    "no kind": (contradiction(kind=None), [f"{PATH}:3: a contradiction needs 'kind'"]),
    "no title": (contradiction(title='""'), [f"{PATH}:5: a contradiction needs 'title'"]),
    "no difference": (contradiction(differs=None), [f"{PATH}:3: a contradiction needs 'differs'"]),
    "one side": (contradiction(sides=f"[{SIDE}]"), [TWO]),
    "no side": (contradiction(sides="[]"), [f"{PATH}:7: a contradiction needs 'sides'", TWO]),
    "sides are a mapping": (
        contradiction(sides=SIDE),
        [f"{PATH}:7: 'sides' in a contradiction must be a list, found a mapping", TWO],
    ),
    "side is a text": (
        contradiction(sides=f"[{SIDE}, bean-2021-2]"),
        [f"{PATH}:7: a side must be a mapping, found a text", TWO],
    ),
    "side without passage": (contradiction(sides=f"[{SIDE}, {{quote: x}}]"), [f"{PATH}:7: a side needs 'passage'"]),
    "side without words": (contradiction(sides=f"[{SIDE}, {{passage: x}}]"), [f"{PATH}:7: a side needs 'quote'"]),
    "unknown key of a side": (
        contradiction(sides=f"\n      - {SIDE}\n      - passage: x\n        quote: x\n        quotes: x"),
        [f"{PATH}:11: unknown key in a side 'quotes' (did you mean 'quote'?); known: passage, quote, says"],
    ),
    "unknown kind": (
        contradiction(kind="conflcit"),
        [f"{PATH}:4: unknown kind 'conflcit' (did you mean 'conflict'?); known: conflict, shift, within"],
    ),
    "kind is a list": (contradiction(kind="[shift]"), [f"{PATH}:4: 'kind' in a contradiction must be a text, found a list"]),
    "unknown grounds": (
        contradiction(grounds="[date, sources, luck]"),
        [
            f"{PATH}:8: unknown grounds 'sources' (did you mean 'source'?); known: concept, date, source, wording",
            f"{PATH}:8: unknown grounds 'luck'; known: concept, date, source, wording",
        ],
    ),
    "topics are a mapping": (
        contradiction(topics="{sleep: x}"),
        [f"{PATH}:8: 'topics' in a contradiction must be a text or a list, found a mapping"],
    ),
    "unknown key": (
        contradiction(explain="x"),
        [
            f"{PATH}:8: unknown key in a contradiction 'explain' (did you mean 'explains'?); "
            "known: differs, explains, grounds, id, kind, sides, title, topics"
        ],
    ),
    "contradiction is a text": ("  - dose\n", [f"{PATH}:3: a contradiction must be a mapping, found a text"]),
    "contradictions are a text": (
        "  dose\n",
        [f"{PATH}:2: 'contradictions' in the front matter must be a list, found a text"],
    ),
    "id stands twice": (
        contradiction() + contradiction(),
        [f"{PATH}:8: a contradiction with id 'dose' stands twice, first at 3"],
    ),
    "id makes no address": (
        contradiction(id="The dose"),
        [
            f"{PATH}:3: id 'The dose' of a contradiction: small Latin letters, figures and hyphens make its address; "
            "top, events, people, organisations, places, agreements, none are taken"
        ],
    ),
}


@pytest.mark.parametrize(("contradictions", "messages"), FAULTS.values(), ids=FAULTS)
def test_a_fault_is_told_with_its_line(contradictions, messages):
    assert problems_of(contradictions) == messages


FILES = {
    "empty": ("", f"{PATH}:1: no front matter: the first line must be '---'"),
    "without contradictions": (
        "---\ntitle: x\n---\nText.\n",
        f"{PATH}:1: no contradiction in this file: write one, or delete the file",
    ),
    "a text": ("---\nx\n---\n", f"{PATH}:2: the front matter must be a mapping, found a text"),
    "broken": (
        "---\ntitle: x\ncontradictions: [\n---\n",
        f"{PATH}:3: broken YAML: expected the node content, but found '<stream end>'",
    ),
    "tab": (
        "---\ncontradictions:\n\t- id: x\n---\n",
        f"{PATH}:3: broken YAML: found character '\\t' that cannot start any token",
    ),
    "key stands twice": (
        "---\ntitle: x\ncontradictions: []\ntitle: y\n---\n",
        f"{PATH}:4: key 'title' stands twice, first at line 2",
    ),
}


@pytest.mark.parametrize(("text", "message"), FILES.values(), ids=FILES)
def test_a_file_without_contradictions_to_read_says_what_is_wrong(text, message):
    contradictions, _, problems = parse_contradictions(text, PATH)
    assert contradictions == ()
    assert [str(problem) for problem in problems] == [message]


def test_all_faults_are_told_at_once_in_all_parts_of_the_file():
    written = contradiction(id="a", kind="war") + contradiction(id="b", sides=f"[{SIDE}]") + "  - c\n"
    messages = parse_contradictions(f"---\ntitel: x\ncontradictions:\n{written}---\nSee [@a; p. 3].\n", PATH)[2]
    assert sorted(problem.location.line for problem in messages) == [2, 5, 13, 14, 16]


VALUES = st.recursive(
    st.sampled_from(["", "dose", "conflict", "within", "date", None]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["id", "kind", "sides", "passage", "quote", "grounds", "x"]), inner, max_size=5)
    ),
)


@given(VALUES, st.text(max_size=40))
def test_no_contradictions_and_no_text_end_in_a_traceback(contradictions, text):
    parse_contradictions(f"---\n{yaml.safe_dump({'contradictions': contradictions})}---\n{text}", PATH)
    parse_contradictions(f"---\n{text}\n---\n", PATH)
    parse_contradictions(text, PATH)
