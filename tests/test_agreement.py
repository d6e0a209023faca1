"""How works agree: pairs that answer alike, that answer otherwise, and that cannot be compared."""

from __future__ import annotations

import pytest

from sample import BEAN, BIB, LEAF
from synopsis.agreement import Agreement, agreements
from synopsis.corpus import load
from synopsis.index import relate

POSITION = '    stance: {}\n    claim: "Coffee keeps scholars up, and should."\n'


def agreement(project, *stances: str) -> Agreement:
    """The agreement on sleep of works with these stances, one work for each; a work without one has no position."""
    files: dict[str, str | None] = {"docs/papers/leaf-2019.md": None, "docs/papers/bean-2021.md": None}
    bib = BIB
    for number, stance in enumerate(stances):
        key = f"bean-{1990 + number}"
        text = BEAN.replace("work: bean-2021", f"work: {key}")
        assert "  sleep:\n    stance: wakes\n" in text
        text = text.replace("stance: wakes", f"stance: {stance}") if stance else text.replace("  sleep:\n", "  other:\n")
        files[f"docs/papers/{key}.md"] = text
        bib += f"@book{{{key},\n  title = {{Coffee}},\n  date = {{{1990 + number}}},\n}}\n"
    corpus, _ = load(project(files | {"bib/references.bib": bib}))
    found = {one.dimension: one for one in agreements(relate(corpus).matrix)}
    return found["sleep"]


PAIRS = {
    # stances of the works: alike, unlike, apart – counted by hand over all pairs
    "one work": (["wakes"], (0, 0, 0)),
    "two alike": (["wakes", "wakes"], (1, 0, 0)),
    "two unlike": (["wakes", "sleeps"], (0, 1, 0)),
    "three alike": (["wakes"] * 3, (3, 0, 0)),
    "two against one": (["wakes", "sleeps", "wakes"], (1, 2, 0)),
    "two against two": (["wakes", "sleeps", "sleeps", "wakes"], (2, 4, 0)),
    "one silent": (["wakes", "silent"], (0, 0, 1)),
    "two silent are not alike": (["silent", "silent"], (0, 0, 1)),
    "two that only mention it are not alike": (["aside", "aside"], (0, 0, 1)),
    "one mentions it": (["aside", "wakes"], (0, 0, 1)),
    "no position": (["", "wakes"], (0, 0, 1)),
    "unknown stance": (["nonsense", "nonsense"], (0, 0, 1)),
    "five works": (["wakes", "wakes", "sleeps", "silent", "aside"], (1, 2, 7)),
}


@pytest.mark.parametrize(("stances", "counted"), PAIRS.values(), ids=PAIRS)
def test_pairs_are_counted_once_each(project, stances, counted):
    found = agreement(project, *stances)
    assert (found.alike, found.unlike, found.apart) == counted
    assert found.pairs == len(stances) * (len(stances) - 1) // 2


def test_the_groups_follow_the_scale_and_the_works_their_dates(project):
    found = agreement(project, "wakes", "silent", "sleeps", "wakes", "nonsense")
    assert [(stance.id, [cell.paper.work for cell in cells]) for stance, cells in found.groups] == [
        ("sleeps", ["bean-1992"]),
        ("wakes", ["bean-1990", "bean-1993"]),
        ("aside", []),
        ("silent", ["bean-1991"]),
    ]


@pytest.mark.parametrize(
    ("one", "other", "counted"),
    [
        ("calm", "thrift", (0, 0, 1)),
        ("calm", "Calm", (1, 0, 0)),
        ("calm", "", (1, 0, 0)),
    ],
    ids=["different concepts", "one concept", "one names none"],
)
def test_verdicts_on_different_concepts_are_not_compared(project, one, other, counted):
    files = {"docs/papers/leaf-2019.md": LEAF, "docs/papers/bean-2021.md": BEAN.replace("stance: coffee", "stance: tea")}
    for path, name in zip(files, (one, other), strict=True):
        assert "verdict:\n  stance: tea" in files[path], path
        files[path] = files[path].replace("verdict:\n", f"concept:\n  name: {name}\nverdict:\n") if name else files[path]
    corpus, _ = load(project(files))
    found = {agreed.dimension: agreed for agreed in agreements(relate(corpus).matrix)}
    assert (found["verdict"].alike, found["verdict"].unlike, found["verdict"].apart) == counted
    assert found["sleep"].apart == 0  # a topic asks all works the same


def test_every_row_with_a_scale_is_compared_and_no_other(project):
    concept = 'concept:\n  name: "tea"\n  claim: "Tea."\n  quote: "the calmer companion"\n  at: "1.1"\nverdict:\n'
    corpus, _ = load(project({"docs/papers/leaf-2019.md": LEAF.replace("verdict:\n", concept)}))
    matrix = relate(corpus).matrix
    assert "concept" in [row.dimension for row in matrix]
    assert [(one.dimension, one.question.title, one.alike, one.unlike, one.apart) for one in agreements(matrix)] == [
        ("verdict", "Tea or coffee", 0, 1, 0),
        ("sleep", "Sleep", 0, 1, 0),
        ("price", "Price", 0, 0, 1),
    ]
