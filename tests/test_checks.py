"""What only shows between the files of a project: every problem of reading and checking a whole one, each by itself."""

from __future__ import annotations

import pytest

from sample import BEAN, BIB, INDEX, LEAF, MKDOCS, PRICE, SLEEP
from synopsis import project as engine
from synopsis.corpus import load

LEAF_MD = "docs/papers/leaf-2019.md"
BEAN_MD = "docs/papers/bean-2021.md"
KEYS = "bean-2021, kettle-2001, leaf-2019, roasters-2015"


def problems_of(root) -> list[str]:
    return [str(problem) for problem in engine.check(root).problems]


def changed(text: str, old: str, new: str) -> str:
    assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times"
    return text.replace(old, new)


def test_the_invented_project_has_no_problem(project):
    assert problems_of(project()) == []


SLEEP_POSITION = (
    'stance: sleeps\n    claim: "Tea lets readers sleep."\n    quote: "slept through until morning"\n    at: "2.1"\n'
)

LEAF_FAULTS = {
    "unknown work": (
        ("work: leaf-2019", "work: leaf-2018"),
        [f"{LEAF_MD}:2: unknown work 'leaf-2018' (did you mean 'leaf-2019'?); known: {KEYS}"],
    ),
    "unknown topic of a passage": (
        ('{: at="2.2" topics="price" }', '{: at="2.2" topics="prise" }'),
        [f"{LEAF_MD}:38: passage 2.2: unknown topic 'prise' (did you mean 'price'?); known: price, sleep"],
    ),
    "passage on no topic": (
        (' aside="raw data" ', " "),
        [f"{LEAF_MD}:41: passage 2.3 is on no topic: say why with aside=\"…\""],
    ),
    "passage with topic and aside": (
        ('aside="raw data"', 'topics="price" aside="raw data"'),
        [f"{LEAF_MD}:41: passage 2.3 has topics and an aside; an aside says why there is none"],
    ),
    "unknown citation key": (
        ("For coffee @roasters-2015", "For coffee @roasterz-2015"),
        [f"{LEAF_MD}:35: unknown citation key 'roasterz-2015' (did you mean 'roasters-2015'?); known: {KEYS}"],
    ),
    "unknown citation key on a second line": (
        ("“the calmer companion” of", "“the calmer companion” [@kettel-2001] of"),
        [f"{LEAF_MD}:30: unknown citation key 'kettel-2001' (did you mean 'kettle-2001'?); known: {KEYS}"],
    ),
    "unknown citation key in a note": (
        ("One library took part.", "One library took part [@nobody-1900]."),
        [f"{LEAF_MD}:44: unknown citation key 'nobody-1900'; known: {KEYS}"],
    ),
    "cited but not in the reference list": (
        ('  - "@kettle-2001"\n', ""),
        [f"{LEAF_MD}:28: 'kettle-2001' is not in the `references` of this paper"],
    ),
    "unknown key in the reference list": (
        ('  - "@roasters-2015"\n', '  - "@roasters-2015"\n  - "@roaster-2015"\n'),
        [f"{LEAF_MD}:2: references: unknown citation key 'roaster-2015' (did you mean 'roasters-2015'?); known: {KEYS}"],
    ),
    "no position on a topic": (
        (f"  sleep:\n    {SLEEP_POSITION}", ""),
        [f"{LEAF_MD}:2: no position on 'sleep': where the work is silent, say so with a blank stance"],
    ),
    "position on an unknown topic": (
        ("  price:\n", "  taste: {stance: x}\n  price:\n"),
        [f"{LEAF_MD}:17: positions: unknown topic 'taste'; known: price, sleep, verdict"],
    ),
    "unknown stance": (
        ("stance: sleeps", "stance: sleep"),
        [f"{LEAF_MD}:12: sleep: unknown stance 'sleep' (did you mean 'sleeps'?); known: aside, silent, sleeps, wakes"],
    ),
    "no stance": (
        ("    stance: sleeps\n", ""),
        [f"{LEAF_MD}:12: sleep: unknown stance ''; known: aside, silent, sleeps, wakes"],
    ),
    "unknown stance of the verdict": (
        ("stance: tea\n", "stance: water\n"),
        [f"{LEAF_MD}:6: verdict: unknown stance 'water'; known: coffee, either, tea"],
    ),
    "blank stance with a claim": (
        (SLEEP_POSITION, 'stance: silent\n    claim: "Tea."\n    gap: "Nothing."\n'),
        [f"{LEAF_MD}:12: sleep: a blank stance has no claim; use gap"],
    ),
    "blank stance with everything": (
        ("stance: sleeps", 'stance: silent\n    gap: "Nothing."'),
        [f"{LEAF_MD}:12: sleep: a blank stance has no claim, quote, at; use gap"],
    ),
    "blank stance without a gap": (
        (SLEEP_POSITION, "stance: silent\n"),
        [f"{LEAF_MD}:12: sleep: a blank stance needs a gap that says what is missing"],
    ),
    "stance without a claim": (
        ('    claim: "Tea lets readers sleep."\n', ""),
        [f"{LEAF_MD}:12: sleep: needs claim"],
    ),
    "stance without evidence": (
        (SLEEP_POSITION, 'stance: sleeps\n    claim: "Tea."\n'),
        [f"{LEAF_MD}:12: sleep: needs quote, at"],
    ),
    "quotation in no passage": (
        ('slept through until morning"\n    at: "2.1"\n', 'slept through until morning"\n    at: "3.1"\n'),
        [f"{LEAF_MD}:12: sleep: at: unknown passage '3.1' (did you mean '2.1'?); known: 1.1, 2.1, 2.2, 2.3"],
    ),
    "quotation not in its passage": (
        ('quote: "slept through until morning"', 'quote: "slept through until noon"'),
        [f"{LEAF_MD}:12: sleep: passage 2.1 does not quote these words: “slept through until noon”"],
    ),
    "quotation in another passage": (
        ('quote: "slept through until morning"', 'quote: "costs a single coin"'),
        [f"{LEAF_MD}:12: sleep: passage 2.1 does not quote these words: “costs a single coin”"],
    ),
    "quotation that the passage has in its own words": (
        ('quote: "slept through until morning"', 'quote: "nine in ten readers"'),
        [f"{LEAF_MD}:12: sleep: passage 2.1 does not quote these words: “nine in ten readers”"],
    ),
    "quotation of parts of words": (
        ('quote: "slept through until morning"', 'quote: "ept through until mor"'),
        [f"{LEAF_MD}:12: sleep: passage 2.1 does not quote these words: “ept through until mor”"],
    ),
    "empty quotation": (
        ('quote: "slept through until morning"', 'quote: "[…]"'),
        [f"{LEAF_MD}:12: sleep: passage 2.1 does not quote these words: “[…]”"],
    ),
    "position nobody else has": (
        ("positions:\n", 'lasts:\n  claim: "Long."\n  quote: "the calmer companion"\n  at: "1.1"\npositions:\n'),
        [f"{BEAN_MD}:2: no position on 'lasts': where the work is silent, say so with a blank stance"],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("change", "messages"), LEAF_FAULTS.values(), ids=LEAF_FAULTS)
def test_a_fault_of_an_edition_is_told_with_its_line(project, change, messages):
    extra = {}
    if change[0].startswith("work:"):  # passages of another work are not those the syntheses speak of
        extra = {"docs/index.md": INDEX.split("\n\n")[0] + "\n", "docs/topics/sleep.md": SLEEP.split("\n\n")[0] + "\n"}
    assert problems_of(project({LEAF_MD: changed(LEAF, *change), **extra})) == messages


def test_a_dimension_without_a_scale_takes_no_stance(project):
    concept = 'concept:\n  stance: x\n  name: "tea"\n  claim: "Tea."\n  quote: "the calmer companion"\n  at: "1.1"\nverdict:\n'
    other = 'concept:\n  name: "coffee"\n  claim: "Coffee."\n  quote: "sharper footnotes"\n  at: "2"\nverdict:\n'
    root = project({LEAF_MD: changed(LEAF, "verdict:\n", concept), BEAN_MD: changed(BEAN, "verdict:\n", other)})
    assert problems_of(root) == [f"{LEAF_MD}:6: concept: takes no stance (found 'x')"]


def test_a_quotation_may_be_given_with_words_left_out(project):
    text = changed(LEAF, 'quote: "slept through until morning"', 'quote: "Slept through […] morning."')
    assert problems_of(project({LEAF_MD: text})) == []


def test_a_partial_stance_needs_evidence_like_any_other(project):
    text = changed(LEAF, SLEEP_POSITION, 'stance: aside\n    claim: "By the way."\n')
    assert problems_of(project({LEAF_MD: text})) == [f"{LEAF_MD}:12: sleep: needs quote, at"]


TOPIC_FAULTS = {
    "unknown key": (
        ("@bean-2021, para. 1", "@been-2021, para. 1"),
        f"docs/topics/sleep.md:11: unknown citation key 'been-2021' (did you mean 'bean-2021'?); known: {KEYS}",
    ),
    "no such paragraph": (
        ("@bean-2021, para. 1", "@bean-2021, para. 9"),
        "docs/topics/sleep.md:11: no passage at 'para. 9' in the edition of 'bean-2021'",
    ),
    "no such section": (
        ("sec. 2, para. 1", "sec. 9, para. 1"),
        "docs/topics/sleep.md:11: no passage at 'sec. 9, para. 1' in the edition of 'leaf-2019'",
    ),
    "section without paragraph": (
        ("sec. 2, para. 1", "sec. 2"),
        "docs/topics/sleep.md:11: no passage at 'sec. 2' in the edition of 'leaf-2019'",
    ),
    "a page, which an edition has not": (
        ("sec. 2, para. 1", "p. 12"),
        "docs/topics/sleep.md:11: no passage at 'p. 12' in the edition of 'leaf-2019'",
    ),
    "parts of a work in sections": (
        ("sec. 2, para. 1", "part 2, para. 1"),
        "docs/topics/sleep.md:11: no passage at 'part 2, para. 1' in the edition of 'leaf-2019'",
    ),
}


@pytest.mark.parametrize(("change", "message"), TOPIC_FAULTS.values(), ids=TOPIC_FAULTS)
def test_a_fault_of_a_synthesis_is_told_with_its_line(project, change, message):
    assert problems_of(project({"docs/topics/sleep.md": changed(SLEEP, *change)})) == [message]


def test_the_line_of_a_fault_counts_the_lines_of_the_synthesis(project):
    text = changed(SLEEP, "The works disagree", "First\nlines.\n\nThen [@nobody, para. 1]\n\nThe works disagree")
    assert problems_of(project({"docs/topics/sleep.md": text})) == [
        f"docs/topics/sleep.md:14: unknown citation key 'nobody'; known: {KEYS}"
    ]


def test_a_synthesis_may_cite_a_work_outside_the_corpus_by_page(project):
    text = changed(SLEEP, "The works disagree", "Water is hot [@kettle-2001, p. 5]. The works disagree")
    assert problems_of(project({"docs/topics/sleep.md": text})) == []


def test_the_home_page_is_checked_like_a_topic(project):
    text = changed(INDEX, "sec. 1, para. 1", "sec. 1, para. 7")
    assert problems_of(project({"docs/index.md": text})) == [
        "docs/index.md:11: no passage at 'sec. 1, para. 7' in the edition of 'leaf-2019'"
    ]


# --- reading a project ------------------------------------------------------------------------------------------


def test_a_second_edition_of_a_work_is_refused(project):
    assert problems_of(project({"docs/papers/z-again.md": LEAF})) == [
        f"docs/papers/z-again.md:2: work 'leaf-2019' has an edition already, at {LEAF_MD}:2"
    ]


def test_a_project_without_papers_says_so_and_gives_no_corpus(project):
    root = project({LEAF_MD: None, BEAN_MD: None})
    corpus, problems = load(root)
    assert corpus is None
    assert [str(problem) for problem in problems] == ["docs/papers:1: no paper: write docs/papers/<key>.md"]


def test_a_project_without_works_says_so(project):
    assert "bib:1: no work: write bib/references.bib" in problems_of(project({"bib/references.bib": None}))


def test_a_key_in_two_files_is_told_with_both_places(project):
    more = "% more\n@book{kettle-2001,\n  title = {Again},\n}\n"
    assert problems_of(project({"bib/second.bib": more})) == [
        "bib/second.bib:2: duplicate key 'kettle-2001', first at bib/references.bib:20"
    ]


def test_keys_of_two_files_that_differ_only_in_case_are_told(project):
    more = "@book{Kettle-2001,\n  title = {Again},\n}\n"
    assert problems_of(project({"bib/second.bib": more})) == [
        "bib/second.bib:1: key 'Kettle-2001' differs from 'kettle-2001' only in case, at bib/references.bib:20"
    ]


def test_a_topic_of_the_configuration_without_a_file_is_told(project):
    text = changed(MKDOCS, "[sleep, price]", "\n      - sleep\n      - prise\n      - price")
    assert problems_of(project({"mkdocs.yml": text})) == [
        "mkdocs.yml:15: extra: synopsis: topics: unknown topic 'prise' (did you mean 'price'?); known: price, sleep"
    ]


def test_a_topic_that_stands_twice_in_the_configuration_is_told_with_its_second_place(project):
    root = project({"mkdocs.yml": changed(MKDOCS, "[sleep, price]", "\n      - price\n      - sleep\n      - price")})
    assert problems_of(root) == ["mkdocs.yml:16: extra: synopsis: topics: 'price' stands twice"]
    assert [topic.id for topic in load(root)[0].topics] == ["price", "sleep"]


def test_one_topic_may_be_named_without_a_list_and_is_told_as_a_slip(project):
    root = project({"mkdocs.yml": changed(MKDOCS, "[sleep, price]", "sleep")})
    assert problems_of(root) == ["mkdocs.yml:13: 'topics' in extra: synopsis must be a list, found a text"]
    assert [topic.id for topic in load(root)[0].topics] == ["sleep", "price"]


@pytest.mark.parametrize("given", ["[]", "", "['']"])
def test_a_configuration_may_open_no_licence(project, given):
    text = changed(MKDOCS, "    topics:", f"    open_licences: {given}\n    topics:")
    assert load(project({"mkdocs.yml": text}))[0].site.open_licences == ()
    assert "CC-BY-4.0" in load(project({"mkdocs.yml": MKDOCS}))[0].site.open_licences


def test_every_file_is_read_in_nfc(project):
    """A name typed composed is found in a passage typed decomposed, and words of an original are compared alike."""
    composed, decomposed = "René", "Rene\N{COMBINING ACUTE ACCENT}"
    corpus, _ = load(
        project(
            {
                LEAF_MD: changed(LEAF, "One library took part", f"One {decomposed} took part"),
                "bib/references.bib": BIB.replace("Kettle, Colin", f"Kettle, {decomposed}"),
                "bib/names.yml": f"names:\n  - {{id: r, kind: person, name: {decomposed}}}\n",
                "originals/leaf-2019.txt": f"1. One\n\nTea for {decomposed}.\n",
            }
        )
    )
    held = {paper.work: paper for paper in corpus.papers}["leaf-2019"].passages[1].notes[0].text
    assert held == f"One {composed} took part."
    assert corpus.works["kettle-2001"].authors[0].given == composed
    assert corpus.names[0].name == composed
    assert composed in corpus.originals["leaf-2019"].paragraphs[0].text


def test_topics_stand_in_the_order_of_the_configuration_and_the_others_follow_by_title(project):
    other = PRICE.replace("title: Price", "title: Aroma")
    text = changed(MKDOCS, "[sleep, price]", "[sleep]")
    corpus, _ = load(project({"mkdocs.yml": text, "docs/topics/zz.md": other}))
    assert [topic.id for topic in corpus.topics] == ["sleep", "zz", "price"]


def test_an_unknown_setting_is_told(project):
    text = changed(MKDOCS, "    topics:", "    topicks: [a]\n    topics:")
    (message,) = problems_of(project({"mkdocs.yml": text}))
    assert (
        message.partition("; known: ")[0] == "mkdocs.yml:13: unknown key in extra: synopsis 'topicks' (did you mean 'topics'?)"
    )


def test_a_file_that_is_not_utf_8_is_told_with_its_line_and_read_on(project):
    latin = (
        changed(LEAF, "desk drinks", "desk caf\N{LATIN SMALL LETTER E WITH ACUTE}")
        .encode("utf-8")
        .replace(b"caf\xc3\xa9", b"caf\xe9")
    )
    root = project({LEAF_MD: latin})
    assert problems_of(root) == [f"{LEAF_MD}:29: not UTF-8: byte 0xe9; save the file as UTF-8"]
    assert "caf\N{REPLACEMENT CHARACTER}" in load(root)[0].papers[1].passages[0].text


def test_a_byte_order_mark_and_windows_line_ends_change_nothing(project, tmp_path):
    plain, _ = load(project())
    dressed, problems = load(project({LEAF_MD: b"\xef\xbb\xbf" + LEAF.replace("\n", "\r\n").encode("utf-8")}))
    assert problems == ()
    assert dressed == plain


def test_a_missing_home_page_is_a_problem_and_no_traceback(project):
    messages = problems_of(project({"docs/index.md": None}))
    assert "docs/index.md:1: cannot be read: No such file or directory" in messages


@pytest.mark.parametrize("text", ["", "- a\n", "extra: x\n", "extra: {synopsis: x}\n", "extra: {synopsis: [a]}\n", "a: [\n"])
def test_no_configuration_ends_in_a_traceback(project, text):
    engine.check(project({"mkdocs.yml": text}))


def test_a_folder_of_originals_that_was_named_must_have_all_of_them(project, tmp_path):
    root = project({"texts/leaf-2019.txt": "1. One\n\nTea."})
    _, problems = load(root, root / "texts")
    assert [str(problem) for problem in problems] == [f"{BEAN_MD}:2: no original bean-2021.txt in texts/"]


def test_originals_that_nobody_named_are_optional(project):
    corpus, problems = load(project())
    assert problems == ()
    assert corpus.originals == {}


def test_problems_are_told_once_by_file_and_line(project):
    text = changed(LEAF, "stance: sleeps", "stance: x").replace("@roasters-2015 finds", "@zz [@zz] [@zz] finds")
    messages = problems_of(project({LEAF_MD: text, "bib/references.bib": BIB + "@book{a b,\n  title = {x},\n}\n"}))
    places = [tuple(message.split(": ")[0].rsplit(":", 1)) for message in messages]
    assert places == sorted(places, key=lambda place: (place[0], int(place[1])))
    assert len(messages) == len(set(messages)) == 3


def test_the_text_of_a_work_without_an_open_licence_is_not_published_as_an_edition(project):
    text = changed(LEAF, "edition: reading", "edition: original")
    assert problems_of(project({LEAF_MD: text})) == []
    closed = changed(text, "licence: CC-BY-4.0", "licence: none found")
    (message,) = problems_of(project({LEAF_MD: closed}))
    assert message.startswith(
        f"{LEAF_MD}:2: edition: original needs an open licence (found 'none found'; open: CC0-1.0, CC-BY,"
    )
