"""Editions and topics: what one Markdown file says, and everything that can be wrong with it alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from synopsis.citations import Cite
from synopsis.model import Stance
from synopsis.papers import parse_paper
from synopsis.questions import parse_question

PATH = "docs/papers/leaf-2019.md"
META = """\
---
work: leaf-2019
edition: reading
licence: none found
verdict: {stance: tea, claim: Tea, quote: tea, at: "1.1"}
---
"""
"""The body begins at line 7."""
ONE = '## One {#s1}\n\nTea is good.\n{: at="1.1" topics="sleep" }\n'
"""A heading and a good passage: the next line is line 11."""


def read(body: str, meta: str = META):
    return parse_paper(meta + body, PATH)


def messages(body: str, meta: str = META) -> list[str]:
    return [str(problem).removeprefix(f"{PATH}:") for problem in read(body, meta)[1]]


# --- what is read ------------------------------------------------------------------------------------------------

FULL = """\
## 1. One {#s1}

Tea is “good” [@a, p. 3].[^1]
Very good, says @b.
{: at="1.1" topics="sleep price" }

- a list
- in a passage

and a second paragraph.
{: at="1.2" aside="no topic" }

## Two {#s2}
No blank line is needed.
{ at='2.1' topics=sleep }

[^1]: A note [@c].
"""


def test_a_paper_is_read_into_sections_and_passages():
    paper, problems = read(FULL)
    assert problems == ()
    assert [(section.id, section.title) for section in paper.sections] == [("s1", "1. One"), ("s2", "Two")]
    assert [(p.id, p.at, p.section, p.topics, p.aside) for p in paper.passages] == [
        ("leaf-2019-1.1", "1.1", "s1", ("sleep", "price"), ""),
        ("leaf-2019-1.2", "1.2", "s1", (), "no topic"),
        ("leaf-2019-2.1", "2.1", "s2", ("sleep",), ""),
    ]


def test_a_passage_keeps_its_text_its_lines_its_citations_and_its_notes():
    paper, _ = read(FULL)
    first, second, _ = paper.passages
    assert first.text == "Tea is “good” [@a, p. 3].[^1]\nVery good, says @b."
    assert second.text == "- a list\n- in a passage\n\nand a second paragraph."
    assert (first.location.line, second.location.line) == (9, 13)
    assert [citation.cites[0].key for citation in first.citations] == ["a", "b"]
    (note,) = first.notes
    assert (note.label, note.text, note.location.line, note.editorial) == ("1", "A note [@c].", 23, False)
    assert [citation.cites[0].key for citation in first.cited] == ["a", "b", "c"]


def test_the_front_matter_of_a_paper_is_read():
    added = 'divisions: part\nnumbered: true\nreferences: ["@a, p. 3", "@b"]\npositions: {sleep: {stance: silent, gap: None}}\n'
    meta = META.replace("---\n", f"---\n{added}", 1)
    paper, problems = read(ONE, meta)
    assert problems == ()
    assert (paper.work, paper.edition, paper.licence, paper.divisions) == ("leaf-2019", "reading", "none found", "part")
    assert paper.numbered
    assert [cite.key for cite in paper.references] == ["a", "b"]
    assert paper.references[0].locator == "p. 3"
    assert (paper.positions["verdict"].quote, paper.positions["verdict"].at) == ("tea", "1.1")
    assert (paper.positions["sleep"].stance, paper.positions["sleep"].gap) == ("silent", "None")
    assert paper.location.line == 6


def test_a_dimension_among_the_positions_is_told_and_does_not_take_the_place_of_the_papers_own():
    among = "positions: {verdict: {stance: coffee, claim: Coffee}, lasts: {claim: Ever}}\n"
    paper, problems = read(ONE, META.replace("---\n", f"---\n{among}", 1))
    assert [str(problem) for problem in problems] == [
        f"{PATH}:2: positions: {name!r} is no topic; it is a key of its own, beside 'positions'"
        for name in ("verdict", "lasts")
    ]
    assert {name: position.stance for name, position in paper.positions.items()} == {"verdict": "tea"}


def test_a_work_without_sections_has_passages_by_paragraph_alone():
    paper, problems = read('## Text {#text}\n\nTea.\n{: at="1" topics="sleep" }\n', META)
    assert problems == ()
    assert (paper.passages[0].id, paper.passages[0].section) == ("leaf-2019-1", "text")


def test_a_fence_may_hold_what_looks_like_headings_and_attribute_lines():
    paper, problems = read('Tea:\n\n```\n## No heading\n{: at="9.9" }\n\n[^9]: no note\n```\n{: at="1" topics="sleep" }\n')
    assert problems == ()
    assert [passage.at for passage in paper.passages] == ["1"]
    assert paper.sections == ()


def test_an_editors_note_is_told_from_the_works_own():
    paper, problems = read('Tea.[^ed1] More.[^2]\n{: at="1" topics="sleep" }\n\n[^ed1]: Ours.\n[^2]: Theirs.\n')
    assert problems == ()
    assert [note.editorial for note in paper.passages[0].notes] == [True, False]


def test_the_parser_keeps_no_state_between_papers():
    assert read(FULL) == read(FULL)


# --- what is wrong -----------------------------------------------------------------------------------------------

NO_ID = "heading 'Two' needs an id, as in '## Two {#s1}'"
WRONG_BODIES = {
    "text without attribute line at the end": (
        f"{ONE}\nLost words here.\n",
        "12: text without a line {: at=\"…\" } after it: 'Lost words here.'",
    ),
    "text without attribute line before a heading": (
        f'Lost words.\n\n{ONE}',
        "7: text without a line {: at=\"…\" } after it: 'Lost words.'",
    ),
    "text without attribute line before a note": (
        'Tea.[^1]\n{: at="1" topics="sleep" }\n\nLost words.\n\n[^1]: Note.\n',
        "10: text without a line {: at=\"…\" } after it: 'Lost words.'",
    ),
    "second line of a note": (
        'Tea.[^1]\n{: at="1" topics="sleep" }\n\n[^1]: Note.\n    It goes on.\n',
        "11: text without a line {: at=\"…\" } after it: 'It goes on.'",
    ),
    "fence not closed": (
        f'{ONE}\n```\ncode\n{{: at="1.2" topics="sleep" }}\n',
        "12: text without a line {: at=\"…\" } after it: '```'",
    ),
    "heading without id": (f"{ONE}\n## Two\n", f"12: {NO_ID}"),
    "heading id twice": (f"{ONE}\n## Again {{#s1}}\n", "12: heading id 's1' is used twice"),
    "citation in a heading": (
        f"{ONE}\n## As @doe says {{#s2}}\n",
        "12: a citation cannot stand in a heading: 'As @doe says'",
    ),
    "unknown attribute": (
        'Tea.\n{: at="1" topic="sleep" aside="x" }\n',
        "8: unknown passage attribute 'topic' (did you mean 'topics'?); known: aside, at, topics",
    ),
    "class": (
        'Tea.\n{: at="1" topics="sleep" .big }\n',
        "8: unknown passage attribute '.'; known: aside, at, topics",
    ),
    "no locator": (
        f'{ONE}\nTea.\n{{: topics="sleep" }}\n',
        "13: at='': a passage needs at=\"section.paragraph\" or at=\"paragraph\", as in at=\"4.8\"",
    ),
    "locator in words": (
        f'{ONE}\nTea.\n{{: at="one" topics="sleep" }}\n',
        "13: at='one': a passage needs at=\"section.paragraph\" or at=\"paragraph\", as in at=\"4.8\"",
    ),
    "locator with paragraph nought": (
        f'{ONE}\nTea.\n{{: at="1.0" topics="sleep" }}\n',
        "13: at='1.0': a passage needs at=\"section.paragraph\" or at=\"paragraph\", as in at=\"4.8\"",
    ),
    "locator twice": (
        f'{ONE}\nCoffee.\n{{: at="1.1" topics="sleep" }}\n',
        f"13: passage 1.1 stands twice, first at {PATH}:9",
    ),
    "passage without text": (f'{ONE}\n{{: at="1.2" topics="sleep" }}\n', "12: passage 1.2 has no text"),
    "passage under another heading": (
        f'{ONE}\nTea.\n{{: at="2.1" topics="sleep" }}\n',
        "13: passage 2.1 stands under the heading 's1'; it belongs under {#s2}",
    ),
    "passage under no heading": (
        'Tea.\n{: at="1.1" topics="sleep" }\n',
        "8: passage 1.1 stands under the heading '(none)'; it belongs under {#s1}",
    ),
    "note not defined": ('Tea.[^1]\n{: at="1" topics="sleep" }\n', "7: footnote [^1] is not defined"),
    "note never used": (f"{ONE}\n[^1]: Note.\n", "12: footnote [^1] is never used"),
    "note used twice": (
        'Tea.[^1]\n{: at="1" topics="sleep" }\n\nMore.[^1]\n{: at="2" topics="sleep" }\n\n[^1]: Note.\n',
        "10: footnote [^1] is used twice, first in leaf-2019-1",
    ),
    "note defined twice": (
        'Tea.[^1]\n{: at="1" topics="sleep" }\n\n[^1]: Note.\n[^1]: Another.\n',
        "11: footnote [^1] is defined twice, first at line 10",
    ),
    "malformed citation": (
        'Tea is\ngood [@a; p. 3].\n{: at="1" topics="sleep" }\n',
        "8: no citation key in 'p. 3' of '[@a; p. 3]'",
    ),
    "malformed citation in a note": (
        'Tea.[^1]\n{: at="1" topics="sleep" }\n\n[^1]: Good [@a @b].\n',
        "10: two keys without ';' between them in '@a @b'",
    ),
    "empty paper": ("", '1: no passage: each needs a line {: at="…" topics="…" } after its text'),
    "headings only": ("## One {#s1}\n", '1: no passage: each needs a line {: at="…" topics="…" } after its text'),
}  # fmt: skip


@pytest.mark.parametrize(("body", "message"), WRONG_BODIES.values(), ids=WRONG_BODIES)
def test_a_fault_in_a_body_is_one_problem_at_its_line(body, message):
    assert [m for m in messages(body) if not (m.startswith("1: no passage") and m != message)] == [message]


KEYS = "concept, divisions, edition, lasts, licence, numbered, positions, references, verdict, work"
POSITION_KEYS = "at, claim, gap, name, quote, stance"
WRONG_META = {
    "unknown key": (
        META.replace("licence:", "editon: x\nlicence:"),
        f"4: unknown key in the front matter of a paper 'editon' (did you mean 'edition'?); known: {KEYS}",
    ),
    "no edition": (META.replace("edition: reading\n", ""), "2: the front matter of a paper needs 'edition'"),
    "no licence": (META.replace("licence: none found\n", ""), "2: the front matter of a paper needs 'licence'"),
    "empty licence": (META.replace("none found", ""), "4: the front matter of a paper needs 'licence'"),
    "no verdict": (META[: META.index("verdict")] + "---\n", "2: the front matter of a paper needs 'verdict'"),
    "unknown edition": (
        META.replace("reading", "readin"),
        "3: unknown edition 'readin' (did you mean 'reading'?); known: original, reading",
    ),
    "unknown divisions": (
        META.replace("licence:", "divisions: parts\nlicence:"),
        "4: unknown divisions 'parts' (did you mean 'part'?); known: chapter, none, part, section",
    ),
    "numbered by a number": (
        META.replace("licence:", "numbered: 1\nlicence:"),
        "4: unknown numbered '1'; known: false, true",
    ),
    "list for a text": (
        META.replace("none found", "[a, b]"),
        "4: 'licence' in the front matter of a paper must be a text, found a list",
    ),
    "text for a list": (
        META.replace("licence:", "references: '@a'\nlicence:"),
        "4: 'references' in the front matter of a paper must be a list, found a text",
    ),
    "text for a mapping": (
        META.replace("licence:", "positions: none\nlicence:"),
        "4: 'positions' in the front matter of a paper must be a mapping, found a text",
    ),
    "position as a text": (
        META.replace("licence:", "positions:\n  sleep: silent\nlicence:"),
        "5: position 'sleep' must be a mapping, found a text",
    ),
    "unknown key of a position": (
        META.replace("licence:", "positions:\n  sleep:\n    stanse: silent\nlicence:"),
        f"6: unknown key in position 'sleep' 'stanse' (did you mean 'stance'?); known: {POSITION_KEYS}",
    ),
    "list in a position": (
        META.replace("licence:", "positions:\n  sleep: {claim: [a]}\nlicence:"),
        "5: 'claim' in position 'sleep' must be a text, found a list",
    ),
    "reference without key": (
        META.replace("licence:", "references:\n  - '@a'\n  - Doe\nlicence:"),
        "6: references: not a citation: '[Doe]'",
    ),
    "two references in one": (
        META.replace("licence:", "references:\n  - '@a @b'\nlicence:"),
        "5: references: two keys without ';' between them in '@a @b'",
    ),
    "reference as a mapping": (
        META.replace("licence:", "references:\n  - {key: a}\nlicence:"),
        "5: references: not a citation: '[]'",
    ),
    "verdict as a text": (
        META.replace('{stance: tea, claim: Tea, quote: tea, at: "1.1"}', "tea"),
        "5: 'verdict' in the front matter of a paper must be a mapping, found a text",
    ),
    "position at the wrong level": (
        META.replace("licence:", "sleep: {stance: silent}\nlicence:"),
        f"4: unknown key in the front matter of a paper 'sleep'; known: {KEYS}",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("meta", "message"), WRONG_META.values(), ids=WRONG_META)
def test_a_fault_in_the_front_matter_is_one_problem_at_its_line(meta, message):
    assert messages(ONE, meta) == [message]


def test_a_paper_without_a_work_is_no_paper_but_its_other_faults_are_told():
    paper, problems = read(f"{ONE}\nLost words.\n", META.replace("work: leaf-2019\n", ""))
    assert paper is None
    assert [str(problem).removeprefix(f"{PATH}:") for problem in problems] == [
        "2: the front matter of a paper needs 'work'",
        "11: text without a line {: at=\"…\" } after it: 'Lost words.'",
    ]


@pytest.mark.parametrize(("text", "message"), [
    ("", "1: no front matter: the first line must be '---'"),
    ("# Tea\n", "1: no front matter: the first line must be '---'"),
    ("---\nwork: a\n", "1: the front matter is not closed by a line '---'"),
    ("---\nwork: [\n---\n", "2: broken YAML: expected the node content, but found '<stream end>'"),
], ids=["empty file", "no front matter", "not closed", "broken YAML"])  # fmt: skip
def test_a_file_that_is_no_edition_says_why_first(text, message):
    paper, problems = parse_paper(text, PATH)
    assert paper is None
    assert str(problems[0]) == f"{PATH}:{message}"


def test_a_good_passage_survives_a_bad_neighbour():
    paper, _ = read(f'{ONE}\nBad.\n{{: at="x" }}\n\nCoffee.\n{{: at="1.2" topics="sleep" }}\n')
    assert [passage.at for passage in paper.passages] == ["1.1", "1.2"]


LINES = [
    "",
    "Tea.",
    "## One {#s1}",
    "# x",
    '{: at="1.1" topics="a" }',
    '{: at="2" }',
    "{: a=b }",
    "```",
    "[^1]: n [@a]",
    "b[^1]",
    "[@",
    "---",
    "work: a",
]


@given(st.lists(st.sampled_from(LINES), max_size=14))
def test_no_edition_ends_in_a_traceback_and_no_text_is_dropped_in_silence(parts):
    paper, problems = parse_paper(META + "\n".join(parts), PATH)
    assert len({passage.id for passage in paper.passages}) == len(paper.passages)
    kept = sum(passage.text.count("Tea.") for passage in paper.passages)
    assert kept == parts.count("Tea.") or problems


# --- topics ------------------------------------------------------------------------------------------------------

TOPIC = "docs/topics/sleep.md"
TOPIC_META = """\
---
title: Sleep
question: Does tea wake?
stances:
  - {id: wakes, label: It wakes}
  - {id: silent, label: Silent, kind: blank, means: Not a word.}
---
"""


def topic_messages(text: str) -> list[str]:
    return [str(problem).removeprefix(f"{TOPIC}:") for problem in parse_question(text, TOPIC, "sleep")[1]]


def test_a_topic_is_read_with_its_scale_in_order():
    topic, problems = parse_question(f"{TOPIC_META}\n\nTea [@a].\n\nMore.\n", TOPIC, "sleep")
    assert problems == ()
    assert (topic.id, topic.title, topic.question) == ("sleep", "Sleep", "Does tea wake?")
    assert topic.stances == (Stance("wakes", "It wakes"), Stance("silent", "Silent", "blank", "Not a word."))
    assert (topic.synthesis.text, topic.synthesis.location.line) == ("Tea [@a].\n\nMore.", 10)
    assert [citation.cites for citation in topic.synthesis.citations] == [(Cite("a"),)]
    assert topic.stance("silent") == topic.stances[1]
    assert topic.stance("loud") is None


TOPIC_KEYS = "description, question, stances, title"
WRONG_TOPICS = {
    "no title": (TOPIC_META.replace("title: Sleep\n", ""), "2: the front matter of a topic needs 'title'"),
    "no question": (TOPIC_META.replace("question: Does tea wake?\n", ""), "2: the front matter of a topic needs 'question'"),
    "no stances": (TOPIC_META[: TOPIC_META.index("stances")] + "---\n", "2: the front matter of a topic needs 'stances'"),
    "empty stances": (
        TOPIC_META[: TOPIC_META.index("stances")] + "stances: []\n---\n",
        "4: the front matter of a topic needs 'stances'",
    ),
    "unknown key": (
        TOPIC_META.replace("title:", "titel: x\ntitle:"),
        f"2: unknown key in the front matter of a topic 'titel' (did you mean 'title'?); known: {TOPIC_KEYS}",
    ),
    "stance as a text": (
        TOPIC_META.replace("{id: wakes, label: It wakes}", "wakes"),
        "5: a stance is a mapping {id: …, label: …}, found a text",
    ),
    "stance without id": (TOPIC_META.replace("id: wakes, ", ""), "5: a stance needs 'id'"),
    "stance without label": (TOPIC_META.replace(", label: It wakes", ""), "5: a stance needs 'label'"),
    "id of a stance with a space": (
        TOPIC_META.replace("id: wakes", 'id: "very awake"'),
        "5: id 'very awake' of a stance: small Latin letters, figures and hyphens make an id",
    ),
    "stance twice": (TOPIC_META.replace("id: silent", "id: wakes"), "6: stance 'wakes' stands twice"),
    "unknown kind": (
        TOPIC_META.replace("blank", "blanc"),
        "6: unknown kind 'blanc' (did you mean 'blank'?); known: blank, partial, scale",
    ),
    "unknown key of a stance": (
        TOPIC_META.replace("means:", "mean:"),
        "6: unknown key in a stance 'mean' (did you mean 'means'?); known: id, kind, label, means",
    ),
    "malformed citation": (f"{TOPIC_META}\nTea\nis [@a @b].\n", "10: two keys without ';' between them in '@a @b'"),
    "no front matter": ("Tea.\n", "1: no front matter: the first line must be '---'"),
}  # fmt: skip


@pytest.mark.parametrize(("text", "message"), WRONG_TOPICS.values(), ids=WRONG_TOPICS)
def test_a_fault_in_a_topic_is_one_problem_at_its_line(text, message):
    assert topic_messages(text) == [message]
