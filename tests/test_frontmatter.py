"""Front matter: every value as the editor wrote it, every key with its line, every fault with both."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from synopsis import frontmatter
from synopsis.frontmatter import empty, read_yaml, split
from synopsis.ids import TAKEN, id_fault, letter_fault

PATH = "docs/papers/doe.md"
TEMPLATES = Path(frontmatter.__file__).parent / "templates"


def problems_of(text: str) -> list[str]:
    return [str(problem) for problem in split(text, PATH)[3]]


def test_front_matter_and_body_are_told_apart_and_know_their_lines():
    meta, body, first_line, problems = split("---\ntitle: One\n\ntopics: [a, b]\n---\n\nBody\n---\nmore", PATH)
    assert problems == ()
    assert meta.get("title") == "One"
    assert meta.texts("topics") == ("a", "b")
    assert (meta.line_of("title"), meta.line_of("topics")) == (2, 4)
    assert body == "\nBody\n---\nmore"
    assert first_line == 6


def test_a_value_knows_its_line_wherever_it_stands():
    meta = split("---\nouter:\n  inner:\n    - {id: a}\n    - id: b\n      label: B\n---\n", PATH)[0]
    inner = meta.fields["outer"].fields["inner"]
    assert (meta.line_of("outer"), meta.fields["outer"].line_of("inner")) == (2, 3)
    assert [item.line for item in inner.items] == [4, 5]
    assert inner.items[1].line_of("label") == 6


def test_the_line_of_an_absent_key_is_that_of_its_mapping():
    meta = split("---\na: {b: c}\n---\n", PATH)[0]
    assert meta.line_of("z") == 2
    assert meta.fields["a"].line_of("z") == 2


AS_WRITTEN = {
    "time": ("1:30", "1:30"),
    "no": ("no", "no"),
    "yes": ("yes", "yes"),
    "on": ("on", "on"),
    "true": ("true", "true"),
    "number": ("0042", "0042"),
    "decimal": ("4.10", "4.10"),
    "date": ("2020-01-02", "2020-01-02"),
    "quoted": ('"4.8"', "4.8"),
    "single quotes": ("'it''s'", "it's"),
    "word null in quotes": ('"null"', "null"),
    "null": ("null", ""),
    "tilde": ("~", ""),
    "nothing": ("", ""),
    "folded": (">-\n  one\n  two", "one two"),
    "literal": ("|\n  one\n  two", "one\ntwo"),
    "unknown tag": ("!thing x", "x"),
    "python tag": ("!!python/object/apply:os.getcwd x", "x"),
    "Persian": ("نیاکویی", "نیاکویی"),
    "colon inside quotes": ('"a: b"', "a: b"),
}


@pytest.mark.parametrize(("written", "text"), AS_WRITTEN.values(), ids=AS_WRITTEN)
def test_a_value_stays_the_text_that_was_written(written, text):
    meta, _, _, problems = split(f"---\nkey: {written}\n---\n", PATH)
    assert problems == ()
    assert meta.fields["key"].kind == "text"
    assert meta.get("key") == text


def test_kinds_are_told_apart():
    meta = split("---\na: x\nb: [x]\nc: {x: y}\n---\n", PATH)[0]
    assert {name: value.kind for name, value in meta.fields.items()} == {"a": "text", "b": "list", "c": "mapping"}
    assert meta.get("b") == meta.get("c") == meta.get("z") == ""
    assert meta.texts("a") == ("x",)
    assert meta.texts("z") == ()


def test_an_alias_is_read_as_what_it_stands_for():
    meta, _, _, problems = split("---\na: &x [1, 2]\nb: *x\n---\n", PATH)
    assert problems == ()
    assert meta.texts("b") == ("1", "2")


BROKEN = {
    "missing": ("# Title\n", f"{PATH}:1: no front matter: the first line must be '---'"),
    "empty file": ("", f"{PATH}:1: no front matter: the first line must be '---'"),
    "blank line first": ("\n---\na: b\n---\n", f"{PATH}:1: no front matter: the first line must be '---'"),
    "not closed": ("---\na: b\n\nBody", f"{PATH}:1: the front matter is not closed by a line '---'"),
    "a list": ("---\n- a\n- b\n---\n", f"{PATH}:2: the front matter must be a mapping, found a list"),
    "a text": ("---\nwords\n---\n", f"{PATH}:2: the front matter must be a mapping, found a text"),
    "duplicate key": ("---\na: 1\nb: 2\na: 3\n---\n", f"{PATH}:4: key 'a' stands twice, first at line 2"),
    "duplicate inner key": ("---\na:\n  b: 1\n  b: 2\n---\n", f"{PATH}:4: key 'b' stands twice, first at line 3"),
    "bracket not closed": ("---\na: b\nc: [x, y\n---\n", f"{PATH}:3: broken YAML: expected ',' or ']', but got '<stream end>'"),
    "colon in a value": ("---\na: b: c\n---\n", f"{PATH}:2: broken YAML: mapping values are not allowed here"),
    "quote not closed": ('---\na: b\nc: "x\n---\n', f"{PATH}:3: broken YAML: found unexpected end of stream"),
    "tab": ("---\na:\n\tb: c\n---\n", f"{PATH}:3: broken YAML: found character '\\t' that cannot start any token"),
    "undefined alias": ("---\na: *x\n---\n", f"{PATH}:2: broken YAML: found undefined alias 'x'"),
}


@pytest.mark.parametrize(("text", "message"), BROKEN.values(), ids=BROKEN)
def test_broken_front_matter_is_one_problem_at_its_line(text, message):
    assert problems_of(text) == [message]


def test_a_character_yaml_forbids_is_a_problem():
    (message,) = problems_of("---\na: b\nc: x\x07y\n---\n")
    assert message.startswith(f"{PATH}:")
    assert "broken YAML" in message


def test_the_first_of_two_equal_keys_is_kept():
    assert split("---\na: 1\na: 2\n---\n", PATH)[0].get("a") == "1"


def test_a_mapping_that_contains_itself_ends_in_no_traceback():
    split("---\na: &x\n  b: *x\n---\n", PATH)


def test_many_nested_brackets_end_in_no_traceback():
    split("---\na: " + "[" * 3000 + "\n---\n", PATH)


def test_a_missing_front_matter_leaves_the_whole_text_as_body():
    meta, body, first_line, _ = split("one\ntwo", PATH)
    assert (meta, body, first_line) == (empty(PATH), "one\ntwo", 1)


def test_an_empty_document_is_an_empty_mapping():
    assert read_yaml("", PATH) == (empty(PATH), ())
    assert split("---\n---\nBody", PATH) == (empty(PATH, 2), "Body", 3, ())


CHECKED = {
    "unknown key": ("titel: x", [
        "2: unknown key in a topic 'titel' (did you mean 'title'?); known: tags, title",
        "2: a topic needs 'title'",
    ]),
    "unknown key, nothing near": ("title: x\nzzz: y", ["3: unknown key in a topic 'zzz'; known: tags, title"]),
    "list for a text": ("title: [x]", ["2: 'title' in a topic must be a text, found a list"]),
    "mapping for a text": ("title: {a: b}", ["2: 'title' in a topic must be a text, found a mapping"]),
    "neither text nor list": ("title: x\ntags: {a: b}", ["3: 'tags' in a topic must be a text or a list, found a mapping"]),
    "empty": ("title:", ["2: a topic needs 'title'"]),
    "good": ("title: x\ntags: y", []),
}  # fmt: skip


@pytest.mark.parametrize(("yaml", "messages"), CHECKED.values(), ids=CHECKED)
def test_keys_are_checked_against_what_is_allowed(yaml, messages):
    meta = split(f"---\n{yaml}\n---\n", PATH)[0]
    found = meta.check({"title": "text", "tags": "text list"}, "a topic", required=("title",))
    assert [str(problem) for problem in found] == [f"{PATH}:{message}" for message in messages]


USED = ["names-tools", "matrix-table", "compare-tools", "compare-works", "compare-summary", "contradictions-between"]


@pytest.mark.parametrize("name", [*TAKEN, *USED, "appeared-doe", "picture-sources", "words-doe-rope", "syn-references"])
def test_an_id_that_pages_use_is_taken(name):
    assert id_fault(name).endswith("are taken")


def test_no_template_makes_an_id_that_is_free():
    """Where ids of an editor stand on the same page; `on-`, `from-` and their like stand on others."""
    pages = (
        "_context.html",
        "_macros.html",
        "_picture.html",
        "compare.md",
        "contradictions.md",
        "matrix.md",
        "names.md",
        "timeline.md",
    )
    text = "".join((TEMPLATES / f"{page}.j2").read_text("utf-8") for page in pages)
    ids = re.findall(r"""\bid="([a-z][\w-]*)|\{#([a-z][\w-]*)""", text)
    assert len(ids) > 15
    assert [one or other for one, other in ids if not id_fault(one or other)] == []


@pytest.mark.parametrize("name", ["rope", "1990s", "rope-and-water", "picture", "compared"])
def test_other_small_ids_are_free(name):
    assert id_fault(name) == letter_fault(name) == ""


@pytest.mark.parametrize("name", ["Rope", "the rope", "-rope", "rope_1", "Seil.", "veř", "rope\n"])
def test_letters_that_make_no_address_make_no_id(name):
    assert "small Latin letters" in letter_fault(name)
    assert "small Latin letters" in id_fault(name)


@given(st.text(alphabet="-:#&*!|>'\"%@`{}[],? \n\tabc\x07\x85\u2028é0", max_size=80))
def test_no_front_matter_ends_in_a_traceback(text):
    split(f"---\n{text}\n---\nBody", PATH)


@given(st.dictionaries(st.from_regex(r"[a-z]{1,8}", fullmatch=True), st.integers(0, 5), max_size=6))
def test_lines_are_right_whatever_stands_between(gaps):
    lines = ["---"]
    wanted = {}
    for name, gap in gaps.items():
        lines += ["# comment"] * gap
        wanted[name] = len(lines) + 1
        lines.append(f"{name}: {gap}")
    meta, body, first_line, problems = split("\n".join([*lines, "---", "Body"]), PATH)
    assert problems == ()
    assert {name: meta.line_of(name) for name in wanted} == wanted
    assert (body, first_line) == ("Body", len(lines) + 2)
