"""The three promises of a reading edition: an invented one that keeps them, and one breach of each; then the real ones."""

from __future__ import annotations

import re

import pytest

from conftest import ROOT
from sample import BEAN, DIARY, LEAF, LEAF_ORIGINAL, ORIGINALS, SLEEP
from synopsis import project as engine

LEAF_MD = "docs/papers/leaf-2019.md"
LEAF_TXT = "originals/leaf-2019.txt"


def changed(text: str, old: str, new: str) -> str:
    assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times"
    return text.replace(old, new)


def check(root):
    checked = engine.check(root)
    return [str(problem) for problem in checked.problems], checked.accounts


def test_an_edition_that_keeps_its_promises_proves_clean(project):
    problems, accounts = check(project(ORIGINALS))
    assert problems == []
    bean, leaf = accounts
    assert (leaf.passages, leaf.paragraphs, leaf.citations, leaf.printed, leaf.quotations) == (4, 4, 2, 2, 3)
    assert (bean.passages, bean.paragraphs, bean.citations, bean.printed, bean.quotations) == (2, 2, 0, 0, 2)
    assert leaf.quoted_words == 3 + 4 + 4


def test_an_account_says_what_was_proved_in_figures(project):
    bean = check(project(ORIGINALS))[1][0]
    share = bean.quoted_words / bean.words
    assert str(bean) == (
        f"bean-2021: 2 of 2 paragraphs, 0 of 0 citations, 2 quotations, 8 of {bean.words} words quoted ({share:.1%})"
    )


def test_without_originals_nothing_is_proved(project):
    assert check(project()) == ([], ())


FORTY_ONE = " ".join(DIARY.split()[:41])
FORTY = " ".join(DIARY.split()[:40])
TWELVE = " ".join(DIARY.split()[:12])
ELEVEN = " ".join(DIARY.split()[:11])
RAW = "Forty entries of a diary follow."

BREACHES = {
    "missing passage": (
        (f'{RAW}\n{{: at="2.3" aside="raw data" }}\n\n', ""),
        f"{LEAF_MD}:2: no passage at='2.3' for the paragraph at {LEAF_TXT}:19",
    ),
    "extra passage": (
        ("[^1]: One library took part.\n", 'More.\n{: at="2.4" aside="x" }\n\n[^1]: One library took part.\n'),
        f"{LEAF_MD}:44: passage at='2.4' renders no paragraph of {LEAF_TXT}",
    ),
    "missing citation": (
        (" [@kettle-2001, p. 12]", ""),
        f"{LEAF_MD}:29: passage 1.1 lacks [@kettle-2001, p. 12], cited at {LEAF_TXT}:7",
    ),
    "extra citation": (
        (RAW, "Forty entries of a diary follow [@kettle-2001]."),
        f"{LEAF_MD}:41: passage 2.3 cites [@kettle-2001], not cited at {LEAF_TXT}:19",
    ),
    "citation given twice": (
        ("@roasters-2015 finds the contrary.", "@roasters-2015 finds the contrary [@roasters-2015; @roasters-2015]."),
        f"{LEAF_MD}:35: passage 2.1 cites 2 × [@roasters-2015], not cited at {LEAF_TXT}:11",
    ),
    "quotation not verbatim": (
        ("morning pot “costs a single coin”", "morning pot “costs a single coin” or “costs one coin”"),
        f"{LEAF_MD}:38: quotation not in the original at {LEAF_TXT}:17: “costs one coin”",
    ),
    "quotation from another paragraph": (
        (RAW, "Forty entries of “morning tea” follow."),
        f"{LEAF_MD}:41: quotation not in the original at {LEAF_TXT}:19: “morning tea”",
    ),
    "quotation of 41 words": (
        (RAW, f"“{FORTY_ONE}” and so on."),
        f"{LEAF_MD}:41: quotation of 41 words, at most 40: “{FORTY_ONE[:60]}…”",
    ),
    "12 shared words": (
        (RAW, f"So {TWELVE}, and so on."),
        f"{LEAF_MD}:41: passage 2.3 shares 12 words with {LEAF_TXT}:19: {TWELVE.lower()!r}",
    ),
    "12 shared words in a note": (
        ("[^1]: One library took part.", f"[^1]: One library took part. {TWELVE}."),
        f"{LEAF_MD}:44: passage 2.1 shares 12 words with {LEAF_TXT}:19: {TWELVE.lower()!r}",
    ),
    "footnote not rendered": (
        (".[^1] For", ". For"),
        f"{LEAF_MD}:2: footnote 1 at {LEAF_TXT}:13 is not rendered as [^1]",
    ),
    "unpaired marks": (
        (RAW, "Forty entries of a “diary follow."),
        f"{LEAF_MD}:41: quotation marks “ ” do not pair in passage 2.3",
    ),
    "crossed marks": (
        (RAW, "Forty entries of a ”diary“ follow."),
        f"{LEAF_MD}:41: quotation marks “ ” do not pair in passage 2.3",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("change", "message"), BREACHES.values(), ids=BREACHES)
def test_a_breach_is_caught_with_both_places(project, change, message):
    text = changed(LEAF, *change)
    if "[^1] For" in change[0]:
        text = changed(text, "[^1]: One library took part.\n", "")
    assert check(project({**ORIGINALS, LEAF_MD: text}))[0] == [message]


def test_a_wrong_page_is_a_citation_missing_and_one_too_many(project):
    text = changed(LEAF, "@kettle-2001, p. 12", "@kettle-2001, p. 21")
    assert check(project({**ORIGINALS, LEAF_MD: text}))[0] == [
        f"{LEAF_MD}:29: passage 1.1 cites [@kettle-2001, p. 21], not cited at {LEAF_TXT}:7",
        f"{LEAF_MD}:29: passage 1.1 lacks [@kettle-2001, p. 12], cited at {LEAF_TXT}:7",
    ]


def test_a_citation_of_the_original_without_reference_is_told(project):
    original = changed(LEAF_ORIGINAL, "(Kettle, 2001: p. 12)", "(Kettle, 2001: p. 12; Zappa, 1999)")
    assert check(project({**ORIGINALS, LEAF_TXT: original}))[0] == [
        f"{LEAF_MD}:29: 'Zappa, 1999' at {LEAF_TXT}:7 answers to no entry of `references`"
    ]


def test_more_than_a_tenth_quoted_is_told_with_both_figures(project):
    words = DIARY.split()
    text = changed(LEAF, RAW, f"“{' '.join(words[:30])}” and “{' '.join(words[30:60])}”.")
    (message,), accounts = check(project({**ORIGINALS, LEAF_MD: text}))
    total, allowed = accounts[1].quoted_words, accounts[1].words // 10
    assert total == 11 + 60
    assert total > allowed
    assert message == f"{LEAF_MD}:2: {total} words are quoted, at most {allowed} of {accounts[1].words} in {LEAF_TXT}"


def test_words_quoted_twice_count_once(project):
    words = DIARY.split()
    twice = f"“{' '.join(words[:30])}” and “{' '.join(words[10:30])}”."
    problems, accounts = check(project({**ORIGINALS, LEAF_MD: changed(LEAF, RAW, twice)}))
    assert problems == []
    assert accounts[1].quoted_words == 11 + 30


@pytest.mark.parametrize("text", [f"“{FORTY}” and so on.", f"So {ELEVEN} and so on."], ids=["40 words", "11 shared words"])
def test_what_is_just_allowed_is_allowed(project, text):
    assert check(project({**ORIGINALS, LEAF_MD: changed(LEAF, RAW, text)}))[0] == []


def test_a_twelve_word_run_may_stand_in_quotation_marks(project):
    text = changed(LEAF, RAW, f"“{TWELVE}” and so on.")
    assert check(project({**ORIGINALS, LEAF_MD: text}))[0] == []


def test_a_run_over_two_paragraphs_of_the_original_is_found(project):
    before = "a pot of morning tea costs a single coin in the library"
    text = changed(LEAF, RAW, f"Thus {before.removeprefix('a ')} Reader 1 drank.")
    (message,) = check(project({**ORIGINALS, LEAF_MD: text}))[0]
    assert message.startswith(f"{LEAF_MD}:41: passage 2.3 shares 12 words with {LEAF_TXT}:17: ")


def test_a_run_shared_with_a_footnote_of_the_original_is_found(project):
    note = "The survey was held in one library only, on nine rainy evenings of one winter."
    files = {
        **ORIGINALS,
        LEAF_TXT: changed(LEAF_ORIGINAL, "The survey was held in one library only.", note),
        LEAF_MD: changed(LEAF, "One library took part.", note),
    }
    run = "the survey was held in one library only on nine rainy evenings"
    assert check(project(files))[0] == [f"{LEAF_MD}:44: passage 2.1 shares 12 words with {LEAF_TXT}:13: {run!r}"]


def test_a_quotation_may_stand_in_the_footnote_its_passage_renders(project):
    text = changed(LEAF, "[^1]: One library took part.", "[^1]: “The survey was held in one library only.”")
    assert check(project({**ORIGINALS, LEAF_MD: text}))[0] == []


def test_a_quotation_of_a_footnote_elsewhere_is_not_in_its_paragraph(project):
    text = changed(LEAF, RAW, "Forty entries from “one library only” follow.")
    assert check(project({**ORIGINALS, LEAF_MD: text}))[0] == [
        f"{LEAF_MD}:41: quotation not in the original at {LEAF_TXT}:19: “one library only”"
    ]


def test_an_editors_note_is_no_footnote_of_the_work(project):
    text = changed(LEAF, RAW, "Forty entries of a diary follow.[^ed1]") + "[^ed1]: Ours.\n"
    assert check(project({**ORIGINALS, LEAF_MD: text}))[0] == []


def test_an_editors_citation_is_marked_and_not_counted(project):
    text = changed(LEAF, RAW, "Forty entries of a diary follow [@kettle-2001 editor’s reference].")
    assert check(project({**ORIGINALS, LEAF_MD: text}))[0] == []


def test_a_cell_of_the_matrix_is_compared_with_the_original_too(project):
    text = changed(LEAF, "“costs a single coin”", "“costs a single coin” or “costs one coin”")
    text = changed(text, 'quote: "costs a single coin"', 'quote: "costs one coin"')
    assert check(project({**ORIGINALS, LEAF_MD: text}))[0] == [
        f"{LEAF_MD}:17: price: quotation not in the original at {LEAF_TXT}:17: “costs one coin”",
        f"{LEAF_MD}:38: quotation not in the original at {LEAF_TXT}:17: “costs one coin”",
    ]


def test_an_edition_of_the_original_may_share_and_quote_everything(project):
    text = changed(LEAF, "edition: reading", "edition: original")
    text = changed(text, RAW, DIARY)
    assert check(project({**ORIGINALS, LEAF_MD: text}))[0] == []


def test_an_edition_of_the_original_is_still_proved_complete(project):
    text = changed(LEAF, "edition: reading", "edition: original")
    text = changed(text, f'{RAW}\n{{: at="2.3" aside="raw data" }}\n\n', "")
    assert check(project({**ORIGINALS, LEAF_MD: text}))[0] == [
        f"{LEAF_MD}:2: no passage at='2.3' for the paragraph at {LEAF_TXT}:19"
    ]


def test_an_original_that_has_no_body_is_not_passed_over_in_silence(project):
    problems, _ = check(project({**ORIGINALS, "originals/bean-2021.txt": ""}))
    assert len([problem for problem in problems if "originals/bean-2021.txt" in problem]) == 2


def test_a_numbered_reference_list_is_compared_by_number(project):
    original = "1. One\n\nTea is hot [1], and coffee is not [2].\n\n" + f"{DIARY}\n"
    meta = BEAN.split("---")[1].replace(
        "divisions: none", 'divisions: section\nnumbered: true\nreferences: ["@kettle-2001, p. 5", "@roasters-2015"]'
    )
    meta = meta.replace('at: "2"', 'at: "1.1"').replace('at: "1"', 'at: "1.1"').replace("sharper footnotes", "Tea is hot")
    meta = meta.replace("nobody ever finished a thesis asleep", "coffee is not")
    text = "“Tea is hot” [@kettle-2001, p. 5] but “coffee is not” [@kettle-2001, p. 5]."
    body = f'\n## 1. One {{#s1}}\n\n{text}\n{{: at="1.1" topics="sleep" }}\n\nA diary.\n{{: at="1.2" aside="raw" }}\n'
    edition = f"---{meta}---\n{body}"
    files = {
        **ORIGINALS,
        "docs/papers/bean-2021.md": edition,
        "originals/bean-2021.txt": original,
        "docs/topics/sleep.md": changed(SLEEP, "@bean-2021, para. 1", "@bean-2021, sec. 1, para. 1"),
    }
    line = edition.split("\n").index(text) + 1
    assert check(project(files))[0] == [
        f"docs/papers/bean-2021.md:{line}: passage 1.1 cites [@kettle-2001, p. 5], not cited at originals/bean-2021.txt:3",
        f"docs/papers/bean-2021.md:{line}: passage 1.1 lacks [@roasters-2015], cited at originals/bean-2021.txt:3",
    ]


# --- the real editions against the real originals -------------------------------------------------------------


@pytest.fixture(scope="module")
def real(originals_dir):
    return engine.check(ROOT, originals_dir)


def test_the_real_project_has_no_problem(real):
    assert [str(problem) for problem in real.problems] == []


def test_every_paragraph_of_the_five_works_has_its_passage(real):
    assert {account.work: (account.passages, account.paragraphs) for account in real.accounts} == {
        "tan-german-2022": (30, 30),
        "piramoun-sharifabad-2020": (41, 41),
        "kozhanov-2016": (53, 53),
        "barriers-2021": (7, 7),
        "azodi-mahmoudian-2018": (15, 15),
    }
    assert sum(account.passages for account in real.accounts) == 146


def test_every_citation_of_the_five_works_is_in_its_passage(real):
    printed = {account.work: account.printed for account in real.accounts if account.printed}
    assert printed == {"tan-german-2022": 56, "piramoun-sharifabad-2020": 97}


def test_the_ten_page_numbers_of_citations_are_kept(real):
    paper = next(paper for paper in real.corpus.papers if paper.work == "tan-german-2022")
    cites = [cite for passage in paper.passages for citation in passage.cited for cite in citation.cites]
    assert sum(bool(cite.locators) for cite in cites if not cite.suffix.startswith("editor")) == 10


def test_the_works_quote_no_more_than_a_tenth(real):
    assert all(0 < account.quoted_words <= account.words / 10 for account in real.accounts)


def test_the_shared_bibliography_has_every_distinct_work(real):
    assert len(real.corpus.works) == 5 + 106
    assert sorted((paper.work, len(paper.references)) for paper in real.corpus.papers if paper.references) == [
        ("barriers-2021", 29),
        ("piramoun-sharifabad-2020", 53),
        ("tan-german-2022", 34),
    ]
    assert len({cite.key for paper in real.corpus.papers for cite in paper.references}) == 106


def test_no_quotation_of_a_real_edition_is_long(real):
    for paper in real.corpus.papers:
        for passage in paper.passages:
            assert all(len(quote.split()) <= 45 for quote in re.findall("“([^”]*)”", passage.text)), passage.id


@pytest.mark.parametrize(
    ("sentence", "faults"),
    [
        ("Leaf calls it “the calmer companion” [@leaf-2019, sec. 1, para. 1].", []),
        ("Leaf calls it “the calmest companion” [@leaf-2019, sec. 1, para. 1].", ["the calmest companion"]),
        ("Leaf calls it “the calmer companion” [@leaf-2019, sec. 2, para. 1].", ["the calmer companion"]),
        ("Leaf calls it “the calmer companion”.", ["the calmer companion"]),
    ],
    ids=["verbatim", "not verbatim", "from another paragraph", "without a citation"],
)
def test_a_quotation_in_a_synthesis_stands_in_a_paragraph_cited_beside_it(project, sentence, faults):
    topic = f"{SLEEP.rstrip()}\n\n{sentence}\n"
    line = topic.rstrip().count("\n") + 1
    assert check(project({**ORIGINALS, "docs/topics/sleep.md": topic}))[0] == [
        f"docs/topics/sleep.md:{line}: quotation in no paragraph of an original that is cited beside it: “{fault}”"
        for fault in faults
    ]
