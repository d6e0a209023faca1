"""Every finding stands on a passage: what is wrong between contradictions, events, names and the editions they point at."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from sample import BIB, PROJECT
from synopsis import project as engine
from synopsis.checks import check
from synopsis.contradictions import parse_contradictions
from synopsis.corpus import load
from synopsis.index import relate
from synopsis.model import Corpus
from synopsis.names import parse_names
from synopsis.timeline import parse_timeline

CONTRADICTIONS = """\
---
contradictions:
  - id: evening
    kind: conflict
    title: "Does the evening cup end in sleep?"
    topics: sleep
    differs: "One cup cannot do both."
    sides:
      - {passage: leaf-2019-2.1, quote: "slept through until morning"}
      - {passage: bean-2021-1, quote: "nobody ever finished a thesis asleep"}
---
"""

TIMELINE = """\
---
events:
  - id: survey
    date: "2018"
    title: "A survey"
    topics: [sleep]
    note: "Given by the library."
    told:
      - {passage: leaf-2019-2.1, words: "One library took part"}
      - {passage: leaf-2019-2.3, words: "Forty entries"}
---
"""

NAMES = """\
names:
  - id: bean
    kind: person
    name: Bean
    author: ["Bean, Arabella"]
    says:
      - {passage: bean-2021-1, words: "nobody ever finished a thesis asleep"}
  - {id: library, kind: organisation, name: Library, forms: [library]}
  - {id: club, kind: organisation, name: Book Club, forms: [library, diary]}
decisions:
  - {form: library, passage: leaf-2019-2.1, name: library}
  - {form: library, passage: leaf-2019-2.2, name: none}
"""

FINDINGS = {"docs/contradictions.md": CONTRADICTIONS, "docs/timeline.md": TIMELINE, "bib/names.yml": NAMES}
PASSAGES = "bean-2021-1, bean-2021-2, leaf-2019-1.1, leaf-2019-2.1, leaf-2019-2.2, leaf-2019-2.3"


def problems_of(root) -> list[str]:
    return [str(problem) for problem in engine.check(root).problems]


def changed(file: str, *changes: tuple[str, str]) -> dict[str, str]:
    text = FINDINGS[file]
    for old, new in changes:
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times"
        text = text.replace(old, new)
    return FINDINGS | {file: text}


def test_findings_that_stand_on_their_passages_have_no_problem(project):
    assert problems_of(project(FINDINGS)) == []


FAULTS = {
    "contradictions": {
        "unknown topic": (("topics: sleep", "topics: [sleep, slep]"),
            "3: 'evening': unknown topic 'slep' (did you mean 'sleep'?); known: price, sleep"),
        "unknown passage": (("bean-2021-1", "bean-2021-11"),
            f"10: 'evening': unknown passage 'bean-2021-11' (did you mean 'bean-2021-1'?); known: {PASSAGES}"),
        "words the passage has in its own words": (("slept through until morning", "nine in ten readers"),
            "9: 'evening': passage leaf-2019-2.1 does not quote these words: “nine in ten readers”"),
        "words another passage quotes": (("nobody ever finished a thesis asleep", "sharper footnotes"),
            "10: 'evening': passage bean-2021-1 does not quote these words: “sharper footnotes”"),
        "two works within one": (("kind: conflict", "kind: within"),
            "3: 'evening' is of kind 'within', but its sides stand in bean-2021, leaf-2019"),
        "one work as a conflict": (('{passage: bean-2021-1, quote: "nobody ever finished a thesis asleep"}',
             '{passage: leaf-2019-1.1, quote: "the calmer companion"}'),
            "3: 'evening': all sides stand in leaf-2019: its kind is 'within'"),
        "a side twice": (("    sides:",
             "    sides:\n      - {passage: bean-2021-1, quote: nobody ever finished a thesis asleep.}"),
            "11: 'evening': passage bean-2021-1 stands twice with these words: “nobody ever finished a thesis asleep”"),
        "a citation in what differs": (("cannot do both.", "cannot do both [@leaf-2019]."),
            "3: 'evening': a citation cannot stand in 'differs': 'One cup cannot do both [@leaf-2019].'"),
        "a citation in what a side says": (('asleep"}', 'asleep", says: "As @bean-2021 has it."}'),
            "10: 'evening': a citation cannot stand in 'says': 'As @bean-2021 has it.'"),
    },
    "timeline": {
        "unknown topic": (("topics: [sleep]", "topics: taste"), "3: 'survey': unknown topic 'taste'; known: price, sleep"),
        "unknown passage": (("leaf-2019-2.3", "leaf-2018-2.3"),
            f"10: 'survey': unknown passage 'leaf-2018-2.3' (did you mean 'leaf-2019-2.3'?); known: {PASSAGES}"),
        "words that are not there": (("Forty entries", "Fifty entries"),
            "10: 'survey': these words do not stand in passage leaf-2019-2.3: 'Fifty entries'"),
        "a passage twice": (('leaf-2019-2.3, words: "Forty entries"', 'leaf-2019-2.1, words: "After tea"'),
            "10: 'survey': passage leaf-2019-2.1 stands twice"),
        "a work that could not know": (('date: "2018"', 'date: "2020"'), ('note: "Given by the library."', ""),
            ('"Forty entries"', '"Forty entries", date: "2020"'),
            *(f"{line}: 'survey': leaf-2019 tells of it but had appeared before (2019): correct the date, "
              "or say in a note how it could know" for line in (9, 10))),
        "a citation in a note": (("by the library.", "by the library [-@leaf-2019]."),
            "3: 'survey': a citation cannot stand in 'note': 'Given by the library [-@leaf-2019].'"),
    },
    "names": {
        "unknown passage of a statement": (("bean-2021-1", "bean-2021"),
            f"7: 'bean': unknown passage 'bean-2021' (did you mean 'bean-2021-2'?); known: {PASSAGES}"),
        "words of a statement that are not there": (("thesis asleep", "thesis awake"),
            "7: 'bean': these words do not stand in passage bean-2021-1: 'nobody ever finished a thesis awake'"),
        "unknown author": (("Bean, Arabella", "Bean, Arabela"),
            "2: 'bean': unknown author 'Bean, Arabela' (did you mean 'Bean, Arabella'?); "
            "known: Bean, Arabella, Ceylon, Tom, Kettle, Colin, Leaf, Ada, Roasters"),
        "an author taken twice": (("forms: [library, diary]", 'forms: [library, diary], author: "Bean, Arabella"'),
            "9: 'club': author 'Bean, Arabella' belongs to 'bean' already"),
        "a name nobody names": (("forms: [library, diary]", "forms: [Book club]"),
            "9: 'club': no passage names 'Book Club' or one of its forms"),
        "an open form": (("  - {form: library, passage: leaf-2019-2.2, name: none}\n", ""),
            "docs/papers/leaf-2019.md:38: 'library' in passage 2.2 may be library or club: decide in bib/names.yml"),
        "unknown name of a decision": (("leaf-2019-2.2, name: none", "leaf-2019-2.2, name: libary"),
            "12: decision: unknown name with the form 'library': 'libary' (did you mean 'library'?); "
            "known: club, library, none"),
        "a decision for a name without the form": (("leaf-2019-2.2, name: none", "leaf-2019-2.2, name: bean"),
            "12: decision: unknown name with the form 'library': 'bean'; known: club, library, none"),
        "a citation in the note of a name": (("name: Bean\n", 'name: Bean\n    note: "See @bean-2021."\n'),
            "2: 'bean': a citation cannot stand in 'note': 'See @bean-2021.'"),
        "unknown passage of a decision": (("decisions:", "decisions:\n  - {form: diary, passage: leaf-2019-2.33, name: club}"),
            f"11: decision: unknown passage 'leaf-2019-2.33' (did you mean 'leaf-2019-2.3'?); known: {PASSAGES}"),
        "a decision nobody needs": (("decisions:\n", "decisions:\n  - {form: Bean, passage: bean-2021-2, name: none}\n"),
            "11: decision: 'Bean' is not found in passage bean-2021-2"),
    },
}  # fmt: skip
FILES = {"contradictions": "docs/contradictions.md", "timeline": "docs/timeline.md", "names": "bib/names.yml"}
CASES = [pytest.param(FILES[kind], fault, id=f"{kind}: {name}") for kind in FILES for name, fault in FAULTS[kind].items()]


@pytest.mark.parametrize(("file", "fault"), CASES)
def test_a_fault_is_told_with_its_line(project, file, fault):
    changes = [one for one in fault if isinstance(one, tuple)]
    told = [one if one.startswith("docs/") else f"{file}:{one}" for one in fault if isinstance(one, str)]
    assert problems_of(project(changed(file, *changes))) == told


def test_a_decision_on_a_form_no_name_has_is_told_and_so_is_a_second_one_on_a_form(project):
    more = "\n  - {form: diry, passage: bean-2021-1, name: bean}\n  - {form: library, passage: leaf-2019-2.1, name: club}"
    told = problems_of(project(changed("bib/names.yml", ("decisions:", f"decisions:{more}"))))
    assert "bib/names.yml:13: decision on 'library' in leaf-2019-2.1 stands twice" in told
    assert [one for one in told if one.startswith("bib/names.yml:11: decision: unknown form 'diry' (did you mean 'diary'?)")]


COULD_KNOW = {
    "a note says how": (('date: "2018"', 'date: "2020"'),),
    "the date is about that year": (
        ('date: "2018"', 'date: "2020~"'),
        ('One library took part"', 'One library took part", date: 2020~'),
    ),
    "the year it appeared in": (
        ('date: "2018"', 'date: "2019"'),
        ('One library took part"', 'One library took part", date: 2019'),
    ),
}


@pytest.mark.parametrize("name", COULD_KNOW)
def test_a_work_may_tell_of_what_came_after_it_if_a_note_or_a_doubtful_date_explains_it(project, name):
    note = () if "note" in name else (('    note: "Given by the library."\n', ""),)
    assert problems_of(project(changed("docs/timeline.md", *COULD_KNOW[name], *note))) == []


def test_an_address_of_mail_is_no_citation(project):
    assert problems_of(project(changed("docs/timeline.md", ("by the library.", "by mail@library.example.")))) == []


def test_an_editor_is_no_author(project):
    bib = BIB + "@book{pot-1990,\n  editor = {Pot, Emma},\n  title = {Pots},\n  date = {1990},\n}\n"
    names = "names:\n  - {id: pot, kind: person, name: Emma Pot, author: 'Pot, Emma'}\n"
    (told,) = problems_of(project({"bib/references.bib": bib, "bib/names.yml": names}))
    assert told.startswith("bib/names.yml:2: 'pot': unknown author 'Pot, Emma'")


def test_an_author_need_not_be_named_by_a_passage(project):
    names = "names:\n  - {id: kettle, kind: person, name: Colin Kettle, author: 'Kettle, Colin'}\n"
    assert problems_of(project({"bib/names.yml": names})) == []


def test_a_name_may_stand_on_a_statement_alone(project):
    said = "{passage: bean-2021-2, words: sharper footnotes}"
    names = f"names:\n  - {{id: x, kind: person, name: Nobody, says: [{said}]}}\n"
    assert problems_of(project({"bib/names.yml": names})) == []


def test_within_one_work_two_passages_may_contradict_each_other(project):
    change = 'bean-2021-1, quote: "nobody ever finished a thesis asleep"', 'leaf-2019-2.2, quote: "a single coin"'
    assert problems_of(project(changed("docs/contradictions.md", change, ("conflict", "within")))) == []


def test_words_may_not_reach_over_a_citation(project):
    change = ("One library took part", "For coffee finds the contrary")
    assert problems_of(project(changed("docs/timeline.md", change))) == [
        "docs/timeline.md:9: 'survey': these words do not stand in passage leaf-2019-2.1: 'For coffee finds the contrary'"
    ]


def test_the_introductions_are_checked_like_every_synthesis(project):
    text = "\nSee [@leaf-2019, sec. 9, para. 9].\n"
    files = {name: FINDINGS[name] + text for name in ("docs/contradictions.md", "docs/timeline.md")}
    assert problems_of(project(FINDINGS | files)) == [
        "docs/contradictions.md:13: no passage at 'sec. 9, para. 9' in the edition of 'leaf-2019'",
        "docs/timeline.md:13: no passage at 'sec. 9, para. 9' in the edition of 'leaf-2019'",
    ]


def test_all_faults_of_all_files_are_told_at_once_by_file_and_line(project):
    files = {name: text.replace("2.1", "2.9").replace("until morning", "until noon") for name, text in FINDINGS.items()}
    places = [message.split(": ")[0].rsplit(":", 1) for message in problems_of(project(files))]
    assert {path for path, _ in places} == {*FINDINGS, "docs/papers/leaf-2019.md"}
    assert places == sorted(places, key=lambda place: (place[0], int(place[1])))


@pytest.mark.parametrize("name", FINDINGS)
@pytest.mark.parametrize("text", ["", "\n", "# later\n"])
def test_an_empty_file_is_told(project, name, text):
    assert [message.rsplit(":", 1)[0].split(":")[0] for message in problems_of(project({name: text}))] == [name]


def test_faulty_findings_are_still_rendered(project):
    """`mkdocs serve` goes on when there is a problem."""
    bare = "  - {id: bare}\n  - id: "
    contradictions = CONTRADICTIONS.replace("  - id: ", bare).replace("bean-2021-1", "bean-2021-9")
    timeline = TIMELINE.replace("  - id: ", bare).replace("leaf-2019-2.3", "leaf-2019-9.9").replace("[sleep]", "taste")
    names = NAMES.replace("kind: person", "kind: persn").replace("bean-2021-1", "bean-2021-9")
    files = {"docs/timeline.md": timeline, "bib/names.yml": names}
    for kind in ("conflict", "conflcit", '""'):
        text = contradictions.replace("kind: conflict", f"kind: {kind}")
        root = project(files | {"docs/contradictions.md": text})
        checked = engine.check(root)
        outputs, problems = engine.render(root, checked.corpus, True, checked.problems)
        assert problems == ()
        assert {"contradictions.md", "timeline.md"} <= {output.path for output in outputs}


# --- nothing an editor writes ends in a traceback ------------------------------------------------------------------

SOME = st.sampled_from(["", "x", "leaf-2019-1.1", "bean-2021-1", "nobody-1", "library", "tea", "2019", "none", "within"])
PART = st.lists(st.dictionaries(st.sampled_from(["passage", "words", "quote", "says", "date"]), SOME), max_size=3) | SOME
RECORD = st.fixed_dictionaries(
    {"id": st.sampled_from("abc")},
    optional=dict.fromkeys(["kind", "name", "title", "date"], SOME)
    | dict.fromkeys(["forms", "not", "author", "topics", "grounds"], st.lists(SOME, max_size=2) | SOME)
    | dict.fromkeys(["told", "sides", "says"], PART),
)
TWICE = {
    "id": "a",
    "date": "2019",
    "told": [{"passage": "bean-2021-1", "words": "x"}, {"passage": "bean-2021-1", "words": "y"}],
}
DECISION = st.dictionaries(st.sampled_from(["form", "passage", "name"]), SOME)


@cache
def sample() -> Corpus:
    with TemporaryDirectory() as folder:
        for name, text in PROJECT.items():
            path = Path(folder, name)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")
        return load(Path(folder))[0]


@example(records=[TWICE], decisions=[])
@given(records=st.lists(RECORD, max_size=3), decisions=st.lists(DECISION, max_size=3))
def test_no_findings_end_in_a_traceback(records, decisions):
    contradictions = parse_contradictions(f"---\n{yaml.safe_dump({'contradictions': records})}---\n", "c")[0]
    events = parse_timeline(f"---\n{yaml.safe_dump({'events': records})}---\n", "t")[0]
    names, decided, _ = parse_names(yaml.safe_dump({"names": records, "decisions": decisions}), "n")
    corpus = replace(sample(), contradictions=contradictions, events=events, names=names, decisions=decided)
    check(corpus)
    relate(corpus)
