"""The ledger of a work: what stands on which topic page, what on none, and how much that is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sample import LEAF
from synopsis.corpus import load
from synopsis.coverage import Coverage, coverage, percent
from synopsis.index import relate

LEAF_MD = "docs/papers/leaf-2019.md"


def ledgers(project, **files: str) -> dict[str, Coverage]:
    corpus, _ = load(project({LEAF_MD: files["leaf"]} if files else {}))
    return {one.paper.work: one for one in coverage(corpus.papers, corpus.topics)}


@pytest.mark.parametrize(
    ("part", "whole", "rounded"),
    [
        (0, 0, 0),
        (0, 7, 0),
        (7, 7, 100),
        (1, 2, 50),
        (1, 3, 33),
        (2, 3, 67),
        (1, 8, 13),  # 12.5: half up
        (3, 8, 38),  # 37.5: half up, not to even
        (1, 200, 1),
        (1, 201, 1),  # less than half of one, but not nothing
        (1, 100_000, 1),
        (199, 200, 99),  # 99.5, but not all
        (99_999, 100_000, 99),
    ],
)
def test_a_share_is_rounded_and_only_nothing_is_0_and_only_all_is_100(part, whole, rounded):
    assert percent(part, whole) == rounded


@given(st.integers(1, 10_000).flatmap(lambda whole: st.tuples(st.integers(0, whole), st.just(whole))))
def test_a_share_is_never_further_from_the_truth_than_one(numbers):
    part, whole = numbers
    assert abs(percent(part, whole) - 100 * part / whole) <= 1
    assert (percent(part, whole) == 0) == (part == 0)
    assert (percent(part, whole) == 100) == (part == whole)


def test_the_shares_stand_in_the_order_of_the_topics_and_a_topic_without_passages_has_none(project):
    ledger = ledgers(project)
    assert [(share.topic.id, share.passages, share.of, share.percent) for share in ledger["leaf-2019"].shares] == [
        ("sleep", 2, 4, 50),
        ("price", 1, 4, 25),
    ]
    assert [(share.topic.id, share.passages, share.of, share.percent) for share in ledger["bean-2021"].shares] == [
        ("sleep", 1, 2, 50),
        ("price", 0, 2, 0),
    ]


def test_passages_on_no_topic_are_named_in_their_order(project):
    ledger = ledgers(project)
    assert [(passage.at, passage.aside) for passage in ledger["leaf-2019"].aside] == [("2.3", "raw data")]
    assert (ledger["leaf-2019"].placed, ledger["leaf-2019"].percent) == (3, 75)
    assert (ledger["bean-2021"].placed, ledger["bean-2021"].percent) == (1, 50)


def test_a_passage_on_two_topics_counts_on_both_and_once_as_placed(project):
    text = LEAF.replace('topics="price"', 'topics="price sleep"')
    ledger = ledgers(project, leaf=text)["leaf-2019"]
    assert [share.passages for share in ledger.shares] == [3, 1]
    assert ledger.placed == 3


def test_a_topic_that_is_not_declared_does_not_count(project):
    text = LEAF.replace('at="2.1" topics="sleep"', 'at="2.1" topics="taste"').replace('topics="price"', 'topics="price taste"')
    ledger = ledgers(project, leaf=text)["leaf-2019"]
    assert [share.passages for share in ledger.shares] == [1, 1]
    assert [passage.at for passage in ledger.aside] == ["2.1", "2.3"]


def test_words_are_counted_with_quotations_and_without_citations_and_marks(project):
    text = LEAF.partition("## 1.")[0] + (
        "## 1. One {#s1}\n\n"
        "Tea, says @kettle-2001, is “the calm [@roasters-2015, p. 3] cup” – here.[^1]\n"  # Tea says is the calm cup here
        '{: at="1.1" topics="sleep" }\n\n'
        "Half-empty pots aren’t full.\n"  # a hyphen parts words, an apostrophe does not: 5
        '{: at="1.2" aside="praise" }\n\n'
        "[^1]: Not counted with the text.\n"
    )
    ledger = ledgers(project, leaf=text)["leaf-2019"]
    assert (ledger.words, ledger.words_aside) == (12, 5)


def test_a_paper_without_passages_has_an_empty_ledger(project):
    ledger = ledgers(project, leaf=LEAF.partition("## 1.")[0])["leaf-2019"]
    assert (ledger.placed, ledger.percent, ledger.words, ledger.aside) == (0, 0, 0, ())
    assert [share.percent for share in ledger.shares] == [0, 0]


def test_the_ledgers_come_in_the_order_of_the_papers(project):
    corpus, _ = load(project())
    assert [one.paper.work for one in relate(corpus).coverage] == ["leaf-2019", "bean-2021"]
