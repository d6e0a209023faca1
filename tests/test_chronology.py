"""The order of time: how told dates stand to an event's, what a work could not know, and one axis for events and works."""

from __future__ import annotations

import pytest

from sample import BIB
from synopsis.chronology import Appearance, Chronology, against, chronology
from synopsis.corpus import load
from synopsis.dates import parse_date
from synopsis.index import relate

AGAINST = [
    (None, "2018-09-07", "none"),
    ("2018-09-07", "2018-09-07", "same"),
    ("2018~", "2018", "same"),
    ("2018-09-01/2018-09-30", "2018-09", "same"),
    ("2018-09", "2018-09-07", "wider"),
    ("2018", "2018-23", "wider"),
    ("201X", "2018", "wider"),
    ("2018/..", "2019", "wider"),
    ("2018-09-07", "2018-09", "narrower"),
    ("2019-01", "2018-24", "narrower"),
    ("2019", "2018/..", "narrower"),
    ("2018-24", "2019", "overlaps"),
    ("2017/2018", "2018/2019", "overlaps"),
    ("2018/..", "../2019", "overlaps"),
    ("2018-09-08", "2018-09-07", "differs"),
    ("2019-03", "2018-24", "differs"),
    ("2019/..", "2018", "differs"),
    ("../2017", "2018", "differs"),
]


@pytest.mark.parametrize(("told", "date", "verdict"), AGAINST)
def test_a_told_date_stands_to_the_date_of_the_event(told, date, verdict):
    assert against(told and parse_date(told), parse_date(date)) == verdict


# --- a corpus: leaf-2019 is dated 2019, bean-2021 4 May 2021 --------------------------------------------------------


def event(name: str, date: str, *told: str) -> str:
    tellings = "".join(f"\n      - {{passage: {one}}}" for one in told) or " []"
    return f'  - id: {name}\n    date: "{date}"\n    title: T\n    note: n\n    told:{tellings}\n'


def time_of(project, *events: str, bib: str = BIB) -> Chronology:
    """The chronology of the invented project with these events; its papers are leaf-2019 and bean-2021."""
    root = project({"docs/timeline.md": "---\nevents:\n" + "".join(events) + "---\n", "bib/references.bib": bib})
    corpus, _ = load(root)
    return relate(corpus).chronology


def unknown_to(project, date: str, **given: str) -> list[str]:
    """The works that an event none of them tells of is unknown to."""
    (happening,) = time_of(project, event("e", date), **given).happenings
    return [paper.work for paper in happening.unknown_to]


UNKNOWN = {
    "long before": ("1900", []),
    "in the year of a work": ("2019", []),
    "on a day in the year of a work": ("2019-06-01", []),
    "on the last day of its year": ("2019-12-31", []),
    "on the first day after it": ("2020-01-01", ["leaf-2019"]),
    "in the winter that begins in its year": ("2019-24", []),
    "in the decade that begins after it": ("202X", ["leaf-2019"]),
    "on the day the second work appeared": ("2021-05-04", ["leaf-2019"]),
    "on the day after": ("2021-05-05", ["leaf-2019", "bean-2021"]),
    "at an open beginning": ("../2030", []),
    "at an open end that begins before": ("2019/..", []),
    "at an open end that begins after": ("2022/..", ["leaf-2019", "bean-2021"]),
    "about a year after": ("2022~", []),
    "perhaps in a year after": ("2022?", []),
    "between years one of which is doubtful": ("2022~/2023", []),
}


@pytest.mark.parametrize(("date", "works"), UNKNOWN.values(), ids=UNKNOWN)
def test_what_began_after_a_work_had_surely_appeared_it_could_not_know(project, date, works):
    assert unknown_to(project, date) == works


def bib(date: str) -> str:
    """The bibliography with another date of leaf-2019, or other fields of date."""
    assert BIB.count("  date         = {2019},\n") == 1
    return BIB.replace("  date         = {2019},\n", date)


def test_a_work_without_a_date_may_know_everything_and_is_on_no_axis(project):
    assert unknown_to(project, "2050", bib=bib("")) == ["bean-2021"]
    time = time_of(project, event("e", "2050", "leaf-2019-1.1, words: x"), bib=bib(""))
    assert [(one.paper.work, str(one.date)) for one in time.appearances] == [("bean-2021", "4 May 2021"), ("leaf-2019", "None")]
    assert [one.paper.work for one in time.mixed() if isinstance(one, Appearance)] == ["bean-2021"]


def test_what_a_work_tells_of_is_not_unknown_to_it(project):
    (happening,) = time_of(project, event("e", "2050", "leaf-2019-1.1, words: x")).happenings
    assert [paper.work for paper in happening.unknown_to] == ["bean-2021"]


def test_a_work_that_appeared_at_about_a_date_may_know_everything(project):
    assert unknown_to(project, "2050", bib=bib("  date = {2019},\n  availabledate = {2009~},\n")) == ["bean-2021"]


def test_works_stand_in_the_order_of_the_papers_and_in_that_of_time_only_among_the_events(project):
    time = time_of(project, event("e", "2050"), bib=bib("  date = {2019},\n  availabledate = {2022},\n"))
    assert [one.paper.work for one in time.appearances] == ["leaf-2019", "bean-2021"]
    assert stations(time) == ["bean-2021", "leaf-2019", "e"]


def test_a_work_that_appeared_at_an_open_date_may_know_everything_later(project):
    assert unknown_to(project, "2050", bib=bib("  date = {2019},\n  availabledate = {2019-10/..},\n")) == ["bean-2021"]


def test_a_work_appeared_when_it_was_first_to_be_had_not_when_its_volume_is_dated(project):
    earlier = bib("  date = {2019},\n  availabledate = {2018-12-30},\n")
    assert unknown_to(project, "2018-12-30", bib=earlier) == []
    assert unknown_to(project, "2018-12-31", bib=earlier) == ["leaf-2019"]


@pytest.mark.parametrize("field", ["date = {2019}", "year = {2019}", "date = {2019-01/2019-12}"])
def test_every_field_of_a_date_dates_a_work(project, field):
    assert unknown_to(project, "2020-01-01", bib=bib(f"  {field},\n")) == ["leaf-2019"]


def test_tellings_stand_by_the_order_of_the_papers_and_passages_each_with_its_verdict(project):
    told = (
        "bean-2021-1, words: x, date: 2018",
        "leaf-2019-2.2, words: x",
        "nobody-1, words: x",
        "leaf-2019-1.1, words: x, date: 2017",
    )
    (happening,) = time_of(project, event("e", "2018-09", *told)).happenings
    assert [(one.passage.id, one.against) for one in happening.told] == [
        ("leaf-2019-1.1", "differs"),
        ("leaf-2019-2.2", "none"),
        ("bean-2021-1", "wider"),
    ]
    assert [one.passage.id for one in happening.told if one.against == "differs"] == ["leaf-2019-1.1"]


def test_a_passage_that_stands_twice_is_no_traceback(project):
    twice = ("leaf-2019-1.1, words: one", "leaf-2019-1.1, words: two")
    (happening,) = time_of(project, event("e", "2018", *twice)).happenings
    assert {one.passage.id for one in happening.told} == {"leaf-2019-1.1"}


def stations(time: Chronology) -> list[str]:
    return [one.paper.work if isinstance(one, Appearance) else one.event.id for one in time.mixed()]


def test_events_and_works_stand_in_one_order_the_more_exact_of_equal_beginning_first(project):
    dates = {"decade": "201X", "year": "2018", "day": "2018-01-01", "month": "2018-01", "old": "../1900", "late": "2021-05-05"}
    time = time_of(project, *(event(name, date, "leaf-2019-1.1, words: x") for name, date in dates.items()))
    assert [one.event.id for one in time.happenings] == ["old", "decade", "day", "month", "year", "late"]
    assert stations(time) == ["old", "decade", "day", "month", "year", "leaf-2019", "bean-2021", "late"]


def test_a_work_stands_after_everything_that_may_have_happened_before_it(project):
    dates = {
        "same-year": "2019",
        "within": "2019-06",
        "last-day": "2019-12-31",
        "after": "2020-01-01",
        "same-day": "2021-05-04",
    }
    time = time_of(project, *(event(name, date, "leaf-2019-1.1, words: x") for name, date in dates.items()))
    assert stations(time) == ["same-year", "within", "last-day", "leaf-2019", "after", "same-day", "bean-2021"]


def test_without_events_the_works_alone_stand_in_time(project):
    corpus, _ = load(project())
    index = relate(corpus)
    time = chronology(corpus, index.papers, index.passages)
    assert time.happenings == ()
    assert stations(time) == ["leaf-2019", "bean-2021"]
