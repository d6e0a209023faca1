"""Reading docs/timeline.md: events by date, and everything wrong with the file at once."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from synopsis.timeline import parse_timeline

PATH = "docs/timeline.md"
NO_DATE = "is no date: write EDTF, such as 2018-09-07, 2018-09, 2017-22 (summer), 2018, 198X, 2015-08/2015-09"

TIMELINE = """\
---
title: Timeline
events:
  - id: strike
    date: "1851-22"
    title: "The porters strike"
    topics: [price, sleep]
    told:
      - {passage: leaf-2019-2.2, words: "in the summer of 1851", date: "1851-22"}
      - passage: bean-2021-2
        words: "when the porters struck"
  - id: great-brew
    date: "1850-12-24"
    title: "The great brew"
    topics: sleep
    note: "The date stands on the pot."
    told:
      - {passage: bean-2021-1, words: "the great brew", date: "1850"}
---

What the works tell of, says Kettle [@kettle-2001, p. 3].
"""


def problems_of(events: str) -> list[str]:
    """The problems of a file with these events, the first of which stands in line 3."""
    return [str(problem) for problem in parse_timeline(f"---\nevents:\n{events}---\n", PATH)[2]]


def event(**changes: str) -> str:
    """An event in five lines, 3 to 7, with some values changed; a value None leaves its line empty."""
    values = {
        "id": "brew",
        "date": '"1850"',
        "title": "The brew",
        "topics": "sleep",
        "told": '[{passage: bean-2021-1, words: "the brew", date: "1850"}]',
    } | changes
    lines = [f"{name}: {value}" if value is not None else "" for name, value in values.items()]
    return "  - " + "\n    ".join(lines) + "\n"


def test_events_are_read_with_their_tellings_and_stand_by_date():
    events, introduction, problems = parse_timeline(TIMELINE, PATH)
    assert problems == ()
    assert [(one.id, str(one.date), one.location.line) for one in events] == [
        ("great-brew", "24 December 1850", 12),
        ("strike", "summer 1851", 4),
    ]
    brew, strike = events
    assert (brew.title, brew.topics, brew.note) == ("The great brew", ("sleep",), "The date stands on the pot.")
    assert strike.topics == ("price", "sleep")
    first, second = strike.told
    assert (first.passage, first.words, str(first.date), first.location.line) == (
        "leaf-2019-2.2",
        "in the summer of 1851",
        "summer 1851",
        9,
    )
    assert (second.passage, second.words, second.date, second.location.line) == (
        "bean-2021-2",
        "when the porters struck",
        None,
        10,
    )
    assert introduction.text.startswith("What the works tell of")
    assert introduction.location.line == 21
    assert [cite.key for citation in introduction.citations for cite in citation.cites] == ["kettle-2001"]


def test_of_events_that_begin_on_one_day_the_shorter_comes_first_and_then_the_id_decides():
    years = {"d": "1850", "c": "1850-01", "b": "1850-01-01", "a": "1850", "e": "../1850"}
    written = "".join(
        event(id=name, date=f'"{date}"', told=f'[{{passage: x, words: x, date: "{date}"}}]') for name, date in years.items()
    )
    events, _, problems = parse_timeline(f"---\nevents:\n{written}---\n", PATH)
    assert problems == ()
    assert [one.id for one in events] == ["e", "b", "c", "a", "d"]


def test_a_date_no_passage_tells_needs_a_note():
    told = '[{passage: bean-2021-1, words: "the brew", date: "1851"}, {passage: bean-2021-2, words: "it"}]'
    message = f"{PATH}:4: 'brew': no passage tells the date 1850: say in a note where it comes from"
    assert problems_of(event(told=told)) == [message]
    assert problems_of(event(told=told, note="On the pot.")) == []
    assert problems_of(event(told=told, note='""')) == [message]


FAULTS = {
    "no id": (event(id=None), [f"{PATH}:4: an event needs 'id'"]),
    "empty title": (event(title='""'), [f"{PATH}:5: an event needs 'title'"]),
    "no date": (event(date=None), [f"{PATH}:3: an event needs 'date'"]),
    "no telling": (event(told="[]"), [f"{PATH}:7: an event needs 'told'"]),
    "bad date": (event(date="soon"), [f"{PATH}:4: 'soon' {NO_DATE}"]),
    "a day the calendar has not": (event(date="1850-02-30"), [f"{PATH}:4: '1850-02-30' {NO_DATE}"]),
    "no season": (event(date="1850-25"), [f"{PATH}:4: '1850-25' {NO_DATE}"]),
    "date is a list": (
        event(date="[1850]"),
        [f"{PATH}:4: 'date' in an event must be a text, found a list"],
    ),
    "bad date of a telling": (
        event(
            told='\n      - {passage: bean-2021-1, words: "the brew", date: "1850"}\n      - {passage: p, words: w, date: x}'
        ),
        [f"{PATH}:9: 'x' {NO_DATE}"],
    ),
    "unknown key": (
        event(titel="x"),
        [f"{PATH}:8: unknown key in an event 'titel' (did you mean 'title'?); known: date, id, note, title, told, topics"],
    ),
    "unknown key of a telling": (
        event(told='[{passage: p, words: w, date: "1850", word: x}]'),
        [f"{PATH}:7: unknown key in a telling 'word' (did you mean 'words'?); known: date, passage, words"],
    ),
    "telling without passage and words": (
        event(told='[{date: "1850"}]'),
        [f"{PATH}:7: a telling needs 'passage'", f"{PATH}:7: a telling needs 'words'"],
    ),
    "telling is a text": (
        event(told='[bean-2021-1, {passage: p, words: w, date: "1850"}]'),
        [f"{PATH}:7: a telling must be a mapping, found a text"],
    ),
    "tellings are a mapping": (
        event(told="{passage: p, words: w}", note="x"),
        [f"{PATH}:7: 'told' in an event must be a list, found a mapping"],
    ),
    "event is a text": ("  - brew\n", [f"{PATH}:3: an event must be a mapping, found a text"]),
    "event is a list": ("  - [brew]\n", [f"{PATH}:3: an event must be a mapping, found a list"]),
    "events are a mapping": (
        "  brew: {}\n",
        [f"{PATH}:2: 'events' in the front matter must be a list, found a mapping"],
    ),
    "id stands twice": (event() + event(), [f"{PATH}:8: an event with id 'brew' stands twice, first at 3"]),
    "key stands twice": (
        event(told='[{passage: p, words: w, words: v, date: "1850"}]'),
        [f"{PATH}:7: key 'words' stands twice, first at line 7"],
    ),
}


@pytest.mark.parametrize(("events", "messages"), FAULTS.values(), ids=FAULTS)
def test_a_fault_is_told_with_its_line(events, messages):
    assert problems_of(events) == messages


@pytest.mark.parametrize("name", ["Brew", "great brew", "great_brew", "-brew", "brëw", "brew/1", "top", "events", "people"])
def test_an_id_that_makes_no_address_is_told(name):
    assert problems_of(event(id=name)) == [
        f"{PATH}:3: id {name!r} of an event: small Latin letters, figures and hyphens make its address; "
        "top, events, people, organisations, places, agreements, none are taken"
    ]


FILES = {
    "empty": ("", f"{PATH}:1: no front matter: the first line must be '---'"),
    "not closed": ("---\nevents: []\n", f"{PATH}:1: the front matter is not closed by a line '---'"),
    "without events": ("---\ntitle: x\n---\n", f"{PATH}:1: no event in this file: write one, or delete the file"),
    "events left empty": ("---\nevents: []\n---\n", f"{PATH}:1: no event in this file: write one, or delete the file"),
    "a list": ("---\n- a\n---\n", f"{PATH}:2: the front matter must be a mapping, found a list"),
    "broken": ('---\nevents:\n  - {id: "a}\n---\n', f"{PATH}:3: broken YAML: found unexpected end of stream"),
    "contains itself": ("---\nevents: &a [*a]\n---\n", f"{PATH}:2: broken YAML: a value contains itself"),
    "unknown key": (
        "---\nevent: []\n---\n",
        f"{PATH}:2: unknown key in the front matter 'event' (did you mean 'events'?); known: description, events, title",
    ),
}


@pytest.mark.parametrize(("text", "message"), FILES.values(), ids=FILES)
def test_a_file_without_events_to_read_says_what_is_wrong(text, message):
    events, _, problems = parse_timeline(text, PATH)
    assert events == ()
    assert [str(problem) for problem in problems] == [message]


def test_all_faults_are_told_at_once_and_the_sound_events_are_kept():
    written = event(id="a", date="soon") + event(id="b") + event(id="c", title=None, topcs="x") + "  - d\n"
    events, _, problems = parse_timeline(f"---\nevents:\n{written}---\nSee [@a; p. 3].\n", PATH)
    assert [one.id for one in events] == ["b", "c"]
    assert sorted(problem.location.line for problem in problems) == [4, 13, 18, 19, 21]


VALUES = st.recursive(
    st.sampled_from(["", "1850", "soon", "a", "bean-2021-1", None]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["id", "date", "title", "told", "passage", "words", "x"]), inner, max_size=5)
    ),
)


@given(VALUES, st.text(max_size=40))
def test_no_events_and_no_text_end_in_a_traceback(events, text):
    parse_timeline(f"---\n{yaml.safe_dump({'events': events})}---\n{text}", PATH)
    parse_timeline(f"---\n{text}\n---\n", PATH)
    parse_timeline(text, PATH)
