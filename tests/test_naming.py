"""Finding names in passages: whole words, the longest form, exceptions, decisions, and what kind of naming it is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sample import passages
from synopsis.evidence import shown
from synopsis.names import parse_names
from synopsis.naming import Found, Naming, find_names
from synopsis.quotation import alike

LEAF = '  - {id: leaf, kind: person, name: Ada Leaf, forms: [Leaf, O’Leaf], not: [Leaf tea, "Leaf Press"]}\n'


def found(names: str, *texts: str, decisions: str = "", notes: str = "") -> Found:
    """What is found of names in paragraphs."""
    text = f"names:\n{names}" + (f"decisions:\n{decisions}" if decisions else "")
    entities, decided, problems = parse_names(text, "bib/names.yml")
    assert problems == ()
    return find_names(entities, decided, passages(*texts, notes=notes))


def forms_of(one: Found, entity: str = "leaf") -> list[tuple[str, ...]]:
    return [naming.forms for naming in one.namings[entity]]


FORMS = {
    "full name": ("Then Ada Leaf spoke.", ("Ada Leaf",)),
    "short form": ("Then Leaf spoke.", ("Leaf",)),
    "both": ("Then Ada Leaf spoke, and Leaf paid.", ("Ada Leaf", "Leaf")),
    "at both ends": ("“Leaf”, says Ada Leaf", ("Leaf", "Ada Leaf")),
    "possessive": ("In Leaf’s words, and Leaf's alone.", ("Leaf",)),
    "hyphenated": ("The Leaf-Ceylon survey.", ("Leaf",)),
    "in brackets": ("A friend (Leaf) says so.", ("Leaf",)),
    "over the end of a line": ("Then Ada\nLeaf spoke.", ("Ada Leaf",)),
    "emphasised": ("Then *Ada* **Leaf** spoke.", ("Ada Leaf",)),
    "part of a word": ("A Leaflet, a cloverLeaf, Leafs and Leaf2.", ()),
    "another case": ("A leaf, a LEAF, ada leaf.", ()),
    "an exception": ("She drank Leaf tea.", ()),
    "beside an exception": ("She drank Leaf tea at Leaf’s.", ("Leaf",)),
    "an exception in two pieces": ("She is a Leaf; tea she hates.", ("Leaf",)),
    "a longer word than the exception": ("She left the Leaf Pressing.", ("Leaf",)),
    "typographic apostrophe": ("Then O’Leaf spoke.", ("O’Leaf",)),
    "straight apostrophe": ("Then O'Leaf spoke.", ("O'Leaf",)),
    "no-break space": ("Then Ada\N{NO-BREAK SPACE}Leaf spoke.", ("Ada Leaf",)),
    "in a bracketed citation": ("So it was [see Leaf, @kettle-2001, p. 3 on Leaf].", ()),
    "around a citation": ("Then Ada [@kettle-2001] Leaf spoke.", ("Leaf",)),
    "in code": ("The sign `Leaf` is printed.", ("Leaf",)),
}


PLACES = {
    "at the beginning": ("Leaf spoke.", ""),
    "after one word": ("Then Leaf spoke.", "Then "),
    "after many": ("So it was then that Leaf spoke, as Leaf does.", "then that "),
    "after an exception": ("She drank Leaf tea with Ada Leaf.", "tea with "),
    "after a hyphen": ("The Ceylon-Leaf survey.", "The Ceylon-"),
    "after a citation, which the page shows": ("So it was [@kettle-2001] Leaf said.", ""),
}


@pytest.mark.parametrize(("text", "before"), PLACES.values(), ids=PLACES)
def test_the_words_before_tell_where_a_name_stands(text, before):
    assert [naming.before for naming in found(LEAF, text).namings["leaf"]] == [before]


@pytest.mark.parametrize(("text", "forms"), FORMS.values(), ids=FORMS)
def test_a_form_is_found_as_a_whole_word_as_the_reader_sees_it(text, forms):
    namings = found(LEAF, text).namings["leaf"]
    assert [alike(form) for naming in namings for form in naming.forms] == [alike(form) for form in forms]


@pytest.mark.parametrize(("name", "text", "count"), [
    ("राम", "रामायण, राम, रामः", 1),
    ("राम", "सीताराम and राम", 1),
    ("Rene", "Rene\N{COMBINING ACUTE ACCENT} and Rene.", 1),
    ("éa", "e\N{COMBINING ACUTE ACCENT}\N{COMBINING DOT BELOW}éa", 0),
])  # fmt: skip
def test_a_combining_mark_belongs_to_the_word_it_stands_in(name, text, count):
    namings = found(f"  - {{id: x, kind: person, name: {name}}}\n", text).namings["x"]
    assert sum(naming.count for naming in namings) == count


def test_a_form_is_told_as_it_stands_in_the_text_and_counted_every_time():
    (naming,) = found(LEAF, "O'Leaf, O’Leaf and O'Leaf.").namings["leaf"]
    assert naming.forms == ("O'Leaf", "O’Leaf")
    assert naming.count == 3


@pytest.mark.parametrize("dash", "-‐‑‒–—―−")
def test_dashes_of_every_kind_are_alike(dash):
    assert forms_of(found("  - {id: tp, kind: place, name: Tea-Pot}\n", f"In Tea{dash}Pot."), "tp") == [(f"Tea{dash}Pot",)]


def test_the_key_of_a_citation_is_no_naming():
    names = "  - {id: kettle, kind: person, name: kettle}\n"
    assert forms_of(found(names, "Water boils [@kettle-2001], so @kettle-2001 [p. 4]."), "kettle") == []


def test_footnotes_are_read_too_and_no_form_reaches_from_the_text_into_one():
    (naming,) = found(LEAF, "She asked Ada[^1]", notes="[^1]: Leaf was away, as Ada Leaf says [@kettle-2001].").namings["leaf"]
    assert (naming.forms, naming.count) == (("Leaf", "Ada Leaf"), 2)


SIGNS = """\
  - {id: house, kind: organisation, name: Tea House}
  - {id: old, kind: organisation, name: Old Tea House of Assam}
  - {id: assam, kind: place, name: Assam}
"""


def test_where_forms_begin_together_the_longest_wins_and_the_others_are_not_counted():
    names = SIGNS + "  - {id: trust, kind: organisation, name: Tea House Trust}\n"
    one = found(names, "The Tea House Trust bought the Old Tea House of Assam, a Tea House in Assam.")
    assert {entity: sum(n.count for n in namings) for entity, namings in one.namings.items()} == {
        "house": 1,
        "old": 1,
        "assam": 1,
        "trust": 1,
    }


def test_an_exception_of_one_name_holds_for_all_and_a_name_is_never_an_exception():
    names = SIGNS + "  - {id: tree, kind: place, name: Tree, not: [Assam Tree, Tea House]}\n"
    one = found(names, "The Assam Tree.", "The Tea House.")
    assert one.namings["tree"] == one.namings["assam"] == ()
    assert forms_of(one, "house") == [("Tea House",)]


def test_passages_come_in_their_order_and_every_name_is_a_key():
    one = found(LEAF + SIGNS, "Leaf.", "Nobody.", "Ada Leaf.")
    assert [naming.passage.at for naming in one.namings["leaf"]] == ["1", "3"]
    assert one.namings["assam"] == ()
    assert list(one.namings) == ["leaf", "house", "old", "assam"]


# --- a form that may mean several --------------------------------------------------------------------------------

TWO = """\
  - {id: ada, kind: person, name: Ada Leaf, forms: [Leaf]}
  - {id: tom, kind: person, name: Tom Leaf, forms: [Leaf]}
"""


def test_a_form_of_two_names_is_neither_until_it_is_decided():
    one = found(TWO, "Leaf and Leaf met Tom Leaf.", "Leaf left.")
    assert forms_of(one, "ada") == []
    assert forms_of(one, "tom") == [("Tom Leaf",)]
    assert [(a.form, a.passage.at, a.entities) for a in one.ambiguities] == [
        ("Leaf", "1", ("ada", "tom")),
        ("Leaf", "2", ("ada", "tom")),
    ]


def test_a_decision_holds_in_its_passage_only():
    one = found(TWO, "Leaf came.", "Leaf left.", decisions="  - {form: Leaf, passage: leaf-2019-1, name: tom}\n")
    assert [naming.passage.at for naming in one.namings["tom"]] == ["1"]
    assert forms_of(one, "ada") == []
    assert [a.passage.at for a in one.ambiguities] == ["2"]
    assert [decision.passage for decision in one.used] == ["leaf-2019-1"]


def test_a_decision_for_none_silences_a_form_and_no_longer_one():
    one = found(TWO, "Leaf met Tom Leaf.", decisions="  - {form: Leaf, passage: leaf-2019-1, name: none}\n")
    assert one.ambiguities == ()
    assert forms_of(one, "tom") == [("Tom Leaf",)]
    assert len(one.used) == 1


def test_a_decision_may_be_written_with_other_signs_than_the_text():
    decision = '  - {form: "O\'Leaf", passage: leaf-2019-1, name: none}\n'
    one = found(LEAF, "O’Leaf came.", decisions=decision)
    assert forms_of(one) == []
    assert len(one.used) == 1


def test_a_decision_on_a_form_that_does_not_stand_there_is_not_used():
    assert found(TWO, "Tom Leaf came.", decisions="  - {form: Leaf, passage: leaf-2019-1, name: ada}\n").used == frozenset()


def test_one_name_with_two_spellings_of_a_form_is_not_ambiguous():
    one = found('  - {id: leaf, kind: person, name: Ada O’Leaf, forms: ["Ada O\'Leaf"]}\n', "Ada O’Leaf, Ada O'Leaf.")
    assert one.ambiguities == ()
    assert forms_of(one) == [("Ada O’Leaf", "Ada O'Leaf")]


# --- whose words ---------------------------------------------------------------------------------------------------

SAYS = "  - {{id: leaf, kind: person, name: Leaf, says: [{}]}}\n"


def naming_of(text: str, *words: str) -> Naming:
    said = ", ".join(f'{{passage: leaf-2019-1, words: "{one}"}}' for one in words)
    return found(SAYS.format(said), text).namings["leaf"][0]


VOICES = {
    "named": ("Leaf came.", (), "named"),
    "quoted": ("Leaf found it “the calmer companion” of all.", ("the calmer companion",), "quoted"),
    "reported": ("Leaf found it calmer than coffee.", ("calmer than coffee",), "reported"),
    "reported, beside a quotation": ("Leaf found it calm, “but dear”.", ("found it calm",), "reported"),
    "across the marks": ("Leaf found it calm, “but dear”.", ("calm, “but dear”",), "reported"),
    "one quoted of two": ("Leaf found it calm, “but dear”.", ("found it calm", "but dear"), "quoted"),
}


@pytest.mark.parametrize(("text", "words", "voice"), VOICES.values(), ids=VOICES)
def test_words_inside_quotation_marks_are_quoted_and_others_reported(text, words, voice):
    assert naming_of(text, *words).voice == voice


def test_a_statement_counts_where_only_a_citation_names_its_author():
    naming = naming_of("It is “the calmer companion” [@leaf-2019].", "the calmer companion")
    assert (naming.forms, naming.count, naming.voice) == ((), 0, "quoted")


def test_a_statement_in_another_passage_changes_nothing_here():
    one = found(SAYS.format('{passage: leaf-2019-2, words: "calmer"}'), "Leaf came.", "It is “calmer”.")
    here, there = one.namings["leaf"]
    assert (here.voice, there.voice) == ("named", "quoted")


# --- for all texts -------------------------------------------------------------------------------------------------

WORDS = st.sampled_from(["Leaf", "leaf", "Leaflet", "Ada", "tea", "Ada Leaf", "LEAF", "Léaf", "“Leaf”"])


@given(st.lists(st.tuples(WORDS, st.sampled_from([" ", ", ", "’s ", "; ", " “so” "])), min_size=1, max_size=12))
def test_a_name_is_counted_wherever_it_stands_as_a_word_and_nowhere_else(pairs):
    text = "So " + "".join(word + between for word, between in pairs) + "end."
    one = found("  - {id: leaf, kind: person, name: Leaf}\n", text)
    count = sum(word in ("Leaf", "Ada Leaf", "“Leaf”") for word, _ in pairs)
    assert sum(naming.count for naming in one.namings["leaf"]) == count


@given(
    st.text(alphabet="AaBb .’'-–“”*[]", max_size=60), st.lists(st.text(alphabet="AaBb '-.", min_size=1, max_size=4), max_size=4)
)
def test_no_form_is_found_that_is_not_in_the_text(text, forms):
    quoted = ", ".join(f'"{form}"' for form in forms)
    names = f"  - {{id: x, kind: person, name: Bab, forms: [{quoted}]}}\n"
    (passage,) = passages(f"So {text} end.")
    for naming in found(names, f"So {text} end.").namings["x"]:
        assert all(form in shown(passage) for form in naming.forms)
        assert len(naming.forms) <= naming.count


@given(st.text())
def test_alike_keeps_every_sign_in_its_place(text):
    assert len(alike(text)) == len(text)
    assert alike(alike(text)) == alike(text)
