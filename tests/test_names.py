"""Reading bib/names.yml: names with their forms, decisions, and everything wrong with the file at once."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from synopsis.names import parse_names

PATH = "bib/names.yml"

NAMES = """\
names:
  - id: leaf
    kind: person
    name: Ada Leaf
    sort: "Leaf, Ada"
    forms: [Leaf, "Dr Leaf"]
    not: ["Leaf tea"]
    scripts: {fa: آدا لیف, ru: Ада Лиф}
    note: "Librarian."
    author: ["Leaf, Ada", "Leaf, A."]
    says:
      - {passage: bean-2021-2, words: "sharper footnotes"}
      - passage: leaf-2019-1.1
        words: "calm"
  - {id: assam, kind: place, name: Assam, forms: Asam}
decisions:
  - {form: Leaf, passage: bean-2021-1, name: none}
  - {form: Asam, passage: leaf-2019-2.2, name: assam}
"""


def problems_of(text: str) -> list[str]:
    return [str(problem) for problem in parse_names(text, PATH)[2]]


def test_names_are_read_in_their_order_with_everything_said_of_them():
    (leaf, assam), _, problems = parse_names(NAMES, PATH)
    assert problems == ()
    assert (leaf.id, leaf.kind, leaf.name, leaf.sort, leaf.note) == ("leaf", "person", "Ada Leaf", "Leaf, Ada", "Librarian.")
    assert (leaf.forms, leaf.exceptions) == (("Leaf", "Dr Leaf"), ("Leaf tea",))
    assert leaf.scripts == {"fa": "آدا لیف", "ru": "Ада Лиф"}
    assert leaf.authors == ("Leaf, Ada", "Leaf, A.")
    assert [(said.passage, said.words, said.location.line) for said in leaf.statements] == [
        ("bean-2021-2", "sharper footnotes", 12),
        ("leaf-2019-1.1", "calm", 13),
    ]
    assert (leaf.location.line, assam.location.line) == (2, 15)


def test_what_is_left_out_is_empty_and_the_heading_is_the_name():
    (_, assam), _, _ = parse_names(NAMES, PATH)
    assert (assam.sort, assam.forms) == ("Assam", ("Asam",))
    assert (assam.exceptions, assam.scripts, assam.note, assam.authors, assam.statements) == ((), {}, "", (), ())


def test_decisions_are_read_with_their_lines():
    _, decisions, _ = parse_names(NAMES, PATH)
    assert [(one.form, one.passage, one.entity, one.location.line) for one in decisions] == [
        ("Leaf", "bean-2021-1", "none", 17),
        ("Asam", "leaf-2019-2.2", "assam", 18),
    ]


KEYS = "author, forms, id, kind, name, not, note, says, scripts, sort"
TEA = "names:\n  - id: tea\n    kind: place\n    name: Tea\n"
"""A sound name in lines 2 to 4."""

FAULTS = {
    "empty": ("", [f"{PATH}:1: no name in this file: write one, or delete the file"]),
    "comment only": ("# later\n", [f"{PATH}:1: no name in this file: write one, or delete the file"]),
    "no names": ("names: []\n", [f"{PATH}:1: no name in this file: write one, or delete the file"]),
    "decisions only": (
        "decisions: [{form: x, passage: y, name: none}]\n",
        [f"{PATH}:1: no name in this file: write one, or delete the file"],
    ),
    "a list": ("- id: tea\n", [f"{PATH}:1: the file must be a mapping with 'names', found a list"]),
    "a text": ("tea\n", [f"{PATH}:1: the file must be a mapping with 'names', found a text"]),
    "broken": ("names:\n  - {id: tea\n", [f"{PATH}:3: broken YAML: expected ',' or '}}', but got '<stream end>'"]),
    "two documents": (TEA + "---\nx: y\n", [f"{PATH}:5: broken YAML: but found another document"]),
    "unknown key of the file": (
        TEA + "decision: []\n",
        [f"{PATH}:5: unknown key in the file of names 'decision' (did you mean 'decisions'?); known: decisions, names"],
    ),
    "names are a mapping": (
        "names:\n  tea: {kind: place}\n",
        [f"{PATH}:1: 'names' in the file of names must be a list, found a mapping"],
    ),
    "name is a text": ("names:\n  - tea\n", [f"{PATH}:2: a name must be a mapping, found a text"]),
    "no kind and no name": ("names:\n  - id: tea\n", [f"{PATH}:2: a name needs 'kind'", f"{PATH}:2: a name needs 'name'"]),
    "no id": ("names:\n  - {kind: place, name: Tea}\n", [f"{PATH}:2: a name needs 'id'"]),
    "unknown kind": (
        TEA.replace("place", "plaice"),
        [f"{PATH}:3: unknown kind 'plaice' (did you mean 'place'?); known: agreement, organisation, person, place"],
    ),
    "unknown key": (
        TEA + "    form: Tee\n",
        [f"{PATH}:5: unknown key in a name 'form' (did you mean 'forms'?); known: {KEYS}"],
    ),
    "forms are a mapping": (
        TEA + "    forms: {a: b}\n",
        [f"{PATH}:5: 'forms' in a name must be a text or a list, found a mapping"],
    ),
    "scripts are a text": (
        TEA + "    scripts: fa\n",
        [f"{PATH}:5: 'scripts' in a name must be a mapping, found a text"],
    ),
    "a script without a name": (
        TEA + "    scripts: {fa: }\n",
        [f"{PATH}:5: 'scripts' in a name: nothing stands after 'fa'"],
    ),
    "a script of no language": (
        TEA + "    scripts: {FA: چای, not a tag: x}\n",
        [
            f"{PATH}:5: 'scripts' in a name: 'FA' is no language tag, such as fa or ru-Latn",
            f"{PATH}:5: 'scripts' in a name: 'not a tag' is no language tag, such as fa or ru-Latn",
        ],
    ),
    "statements are a text": (TEA + "    says: x\n", [f"{PATH}:5: 'says' in a name must be a list, found a text"]),
    "statement without words": (
        TEA + "    says:\n      - passage: bean-2021-1\n",
        [f"{PATH}:6: a statement needs 'words'"],
    ),
    "statement is a text": (
        TEA + "    says:\n      - bean-2021-1\n",
        [f"{PATH}:6: a statement must be a mapping, found a text"],
    ),
    "unknown key of a statement": (
        TEA + "    says:\n      - {passage: x, words: y, work: z}\n",
        [f"{PATH}:6: unknown key in a statement 'work' (did you mean 'words'?); known: passage, words"],
    ),
    "empty decision": (
        TEA + "decisions:\n  - {}\n",
        [f"{PATH}:6: a decision needs {name!r}" for name in ("form", "passage", "name")],
    ),
    "unknown key of a decision": (
        TEA + "decisions:\n  - {form: x, passage: y, name: none, nmae: z}\n",
        [f"{PATH}:6: unknown key in a decision 'nmae' (did you mean 'name'?); known: form, name, passage"],
    ),
    "decision is a list": (TEA + "decisions:\n  - [x]\n", [f"{PATH}:6: a decision must be a mapping, found a list"]),
    "id stands twice": (
        TEA + "  - {id: tea, kind: place, name: Tea}\n",
        [f"{PATH}:5: a name with id 'tea' stands twice, first at 2"],
    ),
}


@pytest.mark.parametrize(("text", "messages"), FAULTS.values(), ids=FAULTS)
def test_a_fault_is_told_with_its_line(text, messages):
    assert problems_of(text) == messages


def test_a_character_yaml_does_not_allow_is_told_in_one_line_with_its_place():
    (message,) = problems_of(TEA + "# \x00\n")
    assert message.startswith(f"{PATH}:5: broken YAML: unacceptable character #x0000")
    assert "\n" not in message


@pytest.mark.parametrize("name", ["Tea", "tea house", "tea.", "تی", "places", "people", "organisations", "agreements", "top"])
def test_an_id_that_makes_no_address_is_told(name):
    (message,) = problems_of(TEA.replace("id: tea", f"id: {name}"))
    assert message.startswith(f"{PATH}:2: id {name!r} of a name: small Latin letters, figures and hyphens make its address")


NESTED = {
    "a form that is a mapping": "    forms: [Tee, {a: b}]\n",
    "a form that is a list": "    forms: [Tee, [Thee]]\n",
    "an exception that is a list": "    not: [[Tea time]]\n",
    "an author that is a mapping": "    author: [Leaf: Ada]\n",
    "a script that is a list": "    scripts: {fa: [چای]}\n",
}


@pytest.mark.parametrize("line", NESTED.values(), ids=NESTED)
def test_a_value_of_the_wrong_kind_inside_a_list_is_told_not_dropped(line):
    assert [problem.location.line for problem in parse_names(TEA + line, PATH)[2]] == [5]


def test_all_faults_are_told_at_once_and_the_sound_names_are_kept():
    text = TEA + "  - {id: b, kind: x, name: B}\n  - c\ndecisions:\n  - {form: x}\nnaems: []\n"
    names, _, problems = parse_names(text, PATH)
    assert [name.id for name in names] == ["tea", "b"]
    assert sorted(problem.location.line for problem in problems) == [5, 6, 8, 8, 9]


VALUES = st.recursive(
    st.sampled_from(["", "tea", "person", "none", None]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["id", "kind", "name", "forms", "scripts", "says", "form", "passage"]), inner, max_size=5
        )
    ),
)


@given(VALUES, VALUES, st.text(max_size=40))
def test_no_names_and_no_text_end_in_a_traceback(names, decisions, text):
    parse_names(yaml.safe_dump({"names": names, "decisions": decisions}), PATH)
    parse_names(text, PATH)
