"""What the works are found to say of each other, read from the built sites alone: pages as a browser has them, data files.

Every cell, side, telling and name leads to a passage that holds its words; pages, pictures and data files say the same.
Nothing here asks the engine: dates, shares, citations and agreements are counted again from the pages.
"""

from __future__ import annotations

import csv
import json
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from itertools import combinations, pairwise
from pathlib import Path
from urllib.parse import unquote

import pytest
from bs4 import Tag

from sites import MAIN, Link, Site, element, mkdocs_build, plain, spoken, text

MATRIX, COMPARE, NETWORK = "matrix/index.html", "compare/index.html", "network/index.html"
CONTRADICTIONS, TIMELINE = "contradictions/index.html", "timeline/index.html"
NAMES, COVERAGE = "names/index.html", "coverage/index.html"


# --- passages, links, words --------------------------------------------------------------------------------------


def works(site: Site) -> list[str]:
    """The works of the corpus, in their order."""
    return list(dict.fromkeys(passage["work"] for passage in site.passages))


def topics(site: Site) -> list[str]:
    return [path.split("/")[1] for path in site.pages if path.startswith("topics/")]


def one(tag: Tag, selector: str) -> Tag:
    """The only element of a kind."""
    found = tag.select(selector)
    assert len(found) == 1, f"{len(found)} elements {selector!r} in {text(tag)[:80]!r}"
    return found[0]


def said(tag: Tag, selector: str) -> str:
    """The text of the element of a kind; nothing where there is none."""
    found = tag.select_one(selector)
    return text(found) if found else ""


def spaced(words: str) -> str:
    return " ".join(words.split())


def read_at(site: Site, link: Link) -> str:
    """The words of the passage a link leads to."""
    assert link.target.startswith("papers/"), f"{link.href} leads to no work"
    return site.read(link.target, link.fragment)


def quoted_at(site: Site, link: Link) -> list[str]:
    """What stands inside “ ” in the passage a link leads to."""
    return [plain(quote) for quote in re.findall("“([^“”]*)”", read_at(site, link))]


def quotes(site: Site, link: Link, words: str) -> bool:
    """Whether a passage has words, piece by piece, inside “ ”."""
    held = quoted_at(site, link)
    return all(any(piece in quote for quote in held) for piece in spoken(words))


def address(link: Link) -> str:
    return f"{link.target}#{link.fragment}"


def addressed(site: Site, url: str) -> str:
    """The place a public address of a data file names."""
    return address(site.link("index.html", url))


def misses(site: Site, link: Link) -> str:
    """What of a link to words (WICG text fragment) is not found in its passage, as whole words one after the other."""
    _, there, directive = link.href.partition(":~:text=")
    if not there:
        return ""
    parts = directive.split(",")
    before = parts.pop(0)[:-1] if parts[0].endswith("-") else ""
    after = parts.pop()[1:] if parts[-1].startswith("-") else ""
    start, *end = parts
    body = one(element(site.pages[link.target], link.fragment), ".syn-text")
    found = spaced(body.get_text())
    ends = [rf"(?<!\w){re.escape(unquote(part))}(?!\w)" for part in (start, *end)]
    pattern = rf"\s*{re.escape(unquote(before))}\s*{'.*?'.join(ends)}\s*{re.escape(unquote(after))}"
    return "" if re.search(pattern, found) else unquote(directive)


def rows_of(table: Tag) -> list[list[str]]:
    """The body of a table."""
    return [[text(cell) for cell in row.select("th, td")] for row in table.select("tbody tr")]


def picture(site: Site, path: str, name: str) -> Tag:
    return element(site.pages[path], f"picture-{name}")


def labels(site: Site) -> dict[str, str]:
    """Work of the corpus -> what its links call it, from the ledger."""
    return {row["work"]: text(element(site.pages[COVERAGE], f"of-{row['work']}")) for row in site.data("coverage")["shares"]}


# --- the matrix --------------------------------------------------------------------------------------------------


def test_each_quotation_of_the_matrix_opens_its_passage_with_the_words_marked(site: Site) -> None:
    page = site.pages[MATRIX]
    opened = []
    for cell in page.select("#matrix-table td"):
        if not cell.select("blockquote"):
            assert not cell.select("button"), cell["id"]
            continue
        words = re.search("“(.*)”", text(one(cell, "blockquote")))
        assert words, cell["id"]
        link = site.link(MATRIX, one(cell, "blockquote a")["href"])
        assert link.target == f"papers/{cell.parent['data-work']}/index.html", cell["id"]
        assert quotes(site, link, words[1]), f"{cell['id']}: {link.fragment} does not quote {words[1]!r}"
        sheet = element(page, str(one(cell, "button")["popovertarget"]))
        opened.append(sheet["id"])
        assert sheet["id"] == f"words-{cell['id']}"
        assert sheet.has_attr("popover")
        marked = [plain(text(mark)) for mark in sheet.select("mark")]
        for piece in spoken(words[1]):
            assert any(piece in mark for mark in marked), f"{sheet['id']} does not mark {piece!r}; it marks {marked}"
        assert address(link) in [address(one) for one in site.links(MATRIX, sheet)], sheet["id"]
        body = one(element(site.pages[link.target], link.fragment), ".syn-text")
        assert plain(re.sub(r"\d+$", "", text(body)))[:80] in plain(text(sheet)), f"{sheet['id']} has another passage"
    assert opened == [sheet["id"] for sheet in page.select("[popover][id^='words-']")]
    assert opened, "the matrix has no words"


def test_a_link_to_words_finds_them_in_its_passage(site: Site) -> None:
    """A browser scrolls to whole words only; a link whose words it does not find shows the passage unmarked."""
    lost = {}
    for path in (MATRIX, CONTRADICTIONS, TIMELINE, NAMES):
        for link in site.links(path, site.pages[path].article):
            if link.target.startswith("papers/") and (words := misses(site, link)):
                lost[path, link.fragment] = words
    assert lost == {}


def compared(stance: str, concept: str, other: str, its_concept: str) -> str:
    """Two stances on the scale, each on a concept; verdicts on concepts of two names are no answers to one question."""
    if not (stance and other) or (concept and its_concept and concept.casefold() != its_concept.casefold()):
        return "apart"
    return "alike" if stance == other else "unlike"


def test_the_agreements_are_those_of_the_matrix(site: Site) -> None:
    rows = {(row["work"], row["dimension"]): row["stance"] for row in site.matrix["rows"]}
    concepts = {row["work"]: row["name"] for row in site.matrix["rows"] if row["dimension"] == "concept"}
    counted = []
    for scale in site.matrix["scales"]:
        ranked = {stance["id"] for stance in scale["stances"] if stance["kind"] == "scale"}
        taken = [rows.get((work, scale["dimension"]), "") for work in works(site)]
        taken = [stance if stance in ranked else "" for stance in taken]
        asked = [concepts.get(work, "") if scale["dimension"] == "verdict" else "" for work in works(site)]
        pairs = Counter(compared(*one, *other) for one, other in combinations(zip(taken, asked, strict=True), 2))
        counted.append({"dimension": scale["dimension"]} | {name: pairs[name] for name in ("alike", "unlike", "apart")})
    assert site.matrix["agreement"] == counted
    table = rows_of(one(picture(site, MATRIX, "agreement"), "table"))
    assert [[int(figure) for figure in row[1:4]] for row in table] == [list(row.values())[1:] for row in counted]
    figures = [sum(row[name] for row in counted) for name in ("alike", "unlike", "apart")]
    sentence = said(picture(site, MATRIX, "agreement"), "figcaption")
    assert f"{figures[0] + figures[1]} of {sum(figures)} pairs" in sentence
    assert f"in {figures[0]} of these" in sentence


def test_the_agreements_of_the_toy_as_counted_by_hand(toy_site: Site) -> None:
    """Marsh and the two others differ on every scale and test two concepts; the Board leaves the verdict open."""
    assert toy_site.matrix["agreement"] == [
        {"dimension": "verdict", "alike": 0, "unlike": 0, "apart": 3},
        *({"dimension": name, "alike": 0, "unlike": 1, "apart": 2} for name in ("rope", "water", "witnesses")),
    ]


def test_the_picture_of_agreement_names_who_stands_where(site: Site) -> None:
    table = rows_of(one(picture(site, MATRIX, "agreement"), "table"))
    names = labels(site)
    for row, scale in zip(table, site.matrix["scales"], strict=True):
        groups = []
        for stance in scale["stances"]:
            taken = [
                r["work"] for r in site.matrix["rows"] if r["dimension"] == scale["dimension"] and r["stance"] == stance["id"]
            ]
            if taken:
                groups.append(f"{stance['label']}: {', '.join(names[work] for work in works(site) if work in taken)}")
        assert row[4] == "; ".join(groups)


def test_the_spectrum_has_each_work_under_its_verdict(site: Site) -> None:
    scale = next(scale for scale in site.matrix["scales"] if scale["dimension"] == "verdict")
    order = {stance["id"]: number for number, stance in enumerate(scale["stances"])}
    label = {stance["id"]: stance["label"] for stance in scale["stances"]}
    verdicts = [row for row in site.matrix["rows"] if row["dimension"] == "verdict"]
    verdicts.sort(key=lambda row: order[row["stance"]])
    figure = picture(site, MATRIX, "spectrum")
    wanted = [[labels(site)[row["work"]], label[row["stance"]], row["claim"] or row["gap"]] for row in verdicts]
    assert rows_of(one(figure, "table")) == [[spaced(part) for part in row] for row in wanted]
    sentence = said(figure, "figcaption")
    for stance, number in Counter(row["stance"] for row in verdicts).items():
        assert f"{number} {label[stance]}" in sentence


# --- pictures ----------------------------------------------------------------------------------------------------


def test_each_picture_has_a_sentence_two_drawings_and_a_table(site: Site) -> None:
    found = {path: page.select("figure.syn-picture") for path, page in site.pages.items()}
    assert {path: [figure["id"] for figure in figures] for path, figures in found.items() if figures} == {
        MATRIX: ["picture-spectrum", "picture-agreement"],
        TIMELINE: ["picture-axis"],
        NETWORK: ["picture-citations", "picture-sources"],
        COVERAGE: ["picture-shares"],
    }
    for figure in (figure for figures in found.values() for figure in figures):
        sentence = text(one(figure, "figcaption"))
        assert sentence.endswith("."), figure["id"]
        assert re.search(r"\d", sentence), f"{figure['id']} says nothing in figures: {sentence}"
        assert len(figure.select("svg")) == 2
        for size, widest in (("wide", 800), ("narrow", 360)):
            drawing = one(figure, f"svg.syn-{size}")
            assert drawing["role"] == "img"
            assert drawing["aria-label"].strip()
            width, height = float(drawing["width"]), float(drawing["height"])
            assert drawing["viewbox" if drawing.has_attr("viewbox") else "viewBox"].split() == [
                "0",
                "0",
                drawing["width"],
                drawing["height"],
            ]
            assert 0 < width <= widest
            assert height > 0
            assert drawing.select("text"), f"{figure['id']} has no words"
            assert not re.search(r"\b(nan|inf)\b", str(drawing), re.IGNORECASE), figure["id"]
            for shape in drawing.select("text, rect, circle"):
                x = float(shape.get("x") or shape.get("cx"))
                y = float(shape.get("y") or shape.get("cy"))
                assert -1 <= x <= width, f"{figure['id']}: {shape}"
                assert -1 <= y <= height + 1, f"{figure['id']}: {shape}"
        table = one(figure, "details table")
        assert said(table, "caption")
        columns = len(table.select("thead th"))
        assert table.select("tbody tr")
        assert {len(row) for row in rows_of(table)} == {columns}


# --- contradictions ----------------------------------------------------------------------------------------------


def test_each_side_of_a_contradiction_leads_to_a_passage_that_quotes_it(site: Site) -> None:
    sides = 0
    for article in site.pages[CONTRADICTIONS].select("article.syn-contradiction"):
        assert len(article.select(".syn-side")) >= 2
        for side in article.select(".syn-side"):
            words = re.search("“(.*)”", text(one(side, "blockquote")))
            assert words, text(side)
            places = {address(link): link for link in site.links(CONTRADICTIONS, side)}
            assert len(places) == 1, f"one side leads to {list(places)}"
            assert quotes(site, next(iter(places.values())), words[1]), f"{list(places)} does not quote {words[1]!r}"
            sides += 1
    assert sides == sum(len(row["sides"]) for row in site.data("contradictions"))


def shown_contradictions(site: Site) -> list[dict]:
    """What the page says of each contradiction, in the form of the data file."""
    kinds = {
        "Cannot both hold as they stand": "conflict",
        "Time has passed between them": "shift",
        "One work against itself": "within",
    }
    found = []
    for heading in site.pages[CONTRADICTIONS].select("article.md-content__inner h2[id]"):
        article = heading.find_next_sibling()
        account = dict(zip(*[[text(e) for e in article.select(f"dl > {tag}")] for tag in ("dt", "dd")], strict=True))
        grounds = said(article, "dl .syn-meta")
        found.append(
            {
                "id": heading["id"],
                "kind": kinds[said(article, ".syn-kind")],
                "title": text(heading),
                "topics": {chip["href"].split("/topics/")[1].split("/")[0] for chip in article.select(".syn-head a")},
                "differs": account["What differs"],
                "explains": account.get("What may explain it", "").removesuffix(grounds).strip(),
                "grounds": grounds.strip("()").split(", ") if grounds else [],
                "sides": [
                    (
                        address(site.link(CONTRADICTIONS, one(side, "h3 a")["href"])),
                        re.findall("“(.*)”", text(one(side, "blockquote")))[0],
                        said(side, ".syn-claim"),
                    )
                    for side in article.select(".syn-side")
                ],
            }
        )
    return found


def test_the_contradictions_of_the_data_file_are_those_of_the_page(site: Site) -> None:
    data = [
        {name: spaced(row[name]) for name in ("id", "kind", "title", "differs", "explains")}
        | {"topics": set(row["topics"]), "grounds": row["grounds"]}
        | {"sides": [(addressed(site, s["url"]), spaced(s["quote"]), spaced(s["says"])) for s in row["sides"]]}
        for row in site.data("contradictions")
    ]
    assert shown_contradictions(site) == data
    assert text(site.pages[CONTRADICTIONS].select_one(".syn-hint")).startswith(f"{len(data)} contradiction")
    for row in site.data("contradictions"):
        assert addressed(site, row["url"]) == f"{CONTRADICTIONS}#{row['id']}"
        for side in row["sides"]:
            assert side["passage"] == f"{side['work']}-{side['locator']}" == side["url"].partition("#")[2]


def test_a_passage_bears_a_mark_of_each_of_its_contradictions_wherever_it_stands_and_no_other(site: Site) -> None:
    wanted = defaultdict(set)
    for row in site.data("contradictions"):
        for side in row["sides"]:
            wanted[side["passage"]].add(row["id"])
    seen = Counter()
    for path, page in site.pages.items():
        if path.startswith(("papers/", "topics/")):
            for passage in page.select("article.syn-passage"):
                marks = {link.fragment for link in site.links(path, passage) if link.target == CONTRADICTIONS}
                assert marks == wanted[passage["id"]], f"{path}: {passage['id']}"
                seen[passage["id"]] += 1
    topics_of = {passage["id"]: passage["topics"] for passage in site.passages}
    assert {name: seen[name] for name in wanted if wanted[name]} == {
        name: 1 + len(topics_of[name]) for name in wanted if wanted[name]
    }


def test_a_topic_page_lists_its_contradictions_with_the_words_of_every_side(site: Site) -> None:
    for topic in topics(site):
        path = f"topics/{topic}/index.html"
        wanted = [row for row in site.data("contradictions") if topic in row["topics"]]
        items = site.pages[path].select("h2#contradictions + ul > li")
        assert bool(site.pages[path].select("h2#contradictions")) == bool(wanted)
        for item, row in zip(items, wanted, strict=True):
            assert site.link(path, item.find("a", recursive=False)["href"]).fragment == row["id"]
            sides = [site.link(path, side.a["href"]) for side in item.select("li")]
            assert [address(link) for link in sides] == [addressed(site, side["url"]) for side in row["sides"]]
            for side, link in zip(item.select("li"), sides, strict=True):
                assert quotes(site, link, text(one(side, "q")))


def test_the_comparison_of_two_works_lists_the_contradictions_between_works(site: Site) -> None:
    items = site.pages[COMPARE].select("#contradictions-between li")
    shown = {site.link(COMPARE, item.a["href"]).fragment: set(item["data-between"].split()) for item in items}
    parted = {row["id"]: {side["work"] for side in row["sides"]} for row in site.data("contradictions")}
    assert shown == {name: between for name, between in parted.items() if len(between) > 1}


def test_the_contradictions_of_the_toy_as_they_were_written(toy_site: Site) -> None:
    shown = shown_contradictions(toy_site)
    assert [(row["id"], row["kind"], row["topics"], row["grounds"]) for row in shown] == [
        ("reach", "conflict", {"rope", "witnesses"}, ["source"]),
        ("depth", "conflict", {"water"}, []),
        ("rope-then-and-now", "shift", {"rope"}, ["date", "concept"]),
        ("wet-feet", "within", set(), []),
    ]
    assert shown[3]["sides"][1] == ("papers/marsh-2011/index.html#marsh-2011-2.2", "before the water came", "")


# --- comparing two works -----------------------------------------------------------------------------------------


def test_the_comparison_says_of_each_work_what_the_matrix_says(site: Site) -> None:
    page = site.pages[COMPARE]
    rows = {(row["dimension"], row["work"]): row for row in site.matrix["rows"]}
    found = {}
    for section in page.select(".syn-pair[data-dimension]"):
        for cell in section.select("[data-work]"):
            found[section["data-dimension"], cell["data-work"]] = cell
    assert set(found) >= set(rows)
    for place, row in rows.items():
        shown = text(found[place])
        assert [part for part in (row["claim"], row["quote"], row["gap"]) if spaced(part) not in shown] == []
        assert found[place]["data-stance"] == row["stance"]
        if row["quote"]:
            marked = [plain(text(mark)) for mark in found[place].select("details mark")]
            assert all(any(piece in mark for mark in marked) for piece in spoken(row["quote"])), place


# --- time --------------------------------------------------------------------------------------------------------

SEASONS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 2)}
"""EDTF number -> first and last month; winter ends in the next year."""


def days(edtf: str) -> tuple[date, date]:
    """The first and the last day an EDTF date may mean."""
    if "/" in edtf:
        first, last = edtf.split("/")
        return (date.min if first == ".." else days(first)[0], date.max if last == ".." else days(last)[1])
    numbers = edtf.rstrip("?~%").split("-")
    if len(numbers) == 3:
        day = date(*map(int, numbers))
        return day, day
    if len(numbers) == 1:
        first, last = int(numbers[0].replace("X", "0")), int(numbers[0].replace("X", "9"))
        return date(first, 1, 1), date(last, 12, 31)
    year, month = map(int, numbers)
    begin, end = SEASONS.get(month, (month, month))
    after = date(year + (end < begin) + end // 12, end % 12 + 1, 1)
    return date(year, begin, 1), after - timedelta(1)


@pytest.mark.parametrize(
    ("edtf", "first", "last"),
    [
        ("2018-09-07", date(2018, 9, 7), date(2018, 9, 7)),
        ("2018-12", date(2018, 12, 1), date(2018, 12, 31)),
        ("2017-22", date(2017, 6, 1), date(2017, 8, 31)),
        ("2015-24", date(2015, 12, 1), date(2016, 2, 29)),
        ("1871~", date(1871, 1, 1), date(1871, 12, 31)),
        ("198X", date(1980, 1, 1), date(1989, 12, 31)),
        ("1801/1900", date(1801, 1, 1), date(1900, 12, 31)),
        ("2015-09-26/2015-09-28", date(2015, 9, 26), date(2015, 9, 28)),
        ("1873/..", date(1873, 1, 1), date.max),
    ],
)
def test_the_dates_of_these_tests_mean_what_edtf_says(edtf: str, first: date, last: date) -> None:
    assert days(edtf) == (first, last)


def against(told: str, event: str) -> str:
    """How the date of a telling stands to that of its event."""
    if not told:
        return "none"
    (first, last), (begin, end) = days(told), days(event)
    if (first, last) == (begin, end):
        return "same"
    if (last < begin or end < first) and not {told[-1], event[-1]} & set("~?%"):  # “about” is no contradiction
        return "differs"
    if first <= begin and end <= last:
        return "wider"
    return "narrower" if begin <= first and last <= end else "overlaps"


def stations(site: Site) -> list[Tag]:
    """Events and works as they stand on the timeline."""
    return site.pages[TIMELINE].select("#events > li")


def tellings(site: Site) -> Iterator[tuple[str, Tag, Link]]:
    """(event, line of a telling, the passage it leads to)."""
    for item in stations(site):
        for line in item.select(".syn-told > li"):
            yield str(item["id"]), line, site.link(TIMELINE, one(line, "a")["href"])


def test_each_telling_leads_to_a_passage_that_holds_its_words(site: Site) -> None:
    found = [(event, link.fragment, text(one(line, "q")), link) for event, line, link in tellings(site)]
    lost = [(event, place, words) for event, place, words, link in found if plain(words) not in plain(read_at(site, link))]
    assert lost == []
    assert len(found) == sum(len(row["told"]) for row in site.data("events")["events"])


def test_a_telling_that_differs_is_said_to_differ_and_no_other(site: Site) -> None:
    events = {row["id"]: row for row in site.data("events")["events"]}
    seen = Counter()
    for event, line, link in tellings(site):
        telling = next(t for t in events[event]["told"] if addressed(site, t["url"]) == address(link))
        stands = against(telling["date"], events[event]["date"])
        assert telling["against"] == stands, f"{event}: {link.fragment}"
        remark = said(line, ".syn-says")
        assert bool(line.select(".syn-differs")) == remark.startswith("differs:") == (stands == "differs")
        assert (remark == "gives no date") == (stands == "none")
        assert remark.startswith("gives: ") == (stands in ("wider", "narrower", "overlaps"))
        assert (remark == "") == (stands == "same")
        seen[stands] += 1
    assert seen["same"], seen
    assert seen["differs"], seen
    assert seen["none"], seen


def test_the_events_of_the_data_file_are_those_of_the_page(site: Site) -> None:
    shown = [
        (
            item["id"],
            said(item, ".syn-when"),
            said(item, ".syn-title-line").removeprefix("#").strip(),
            said(item, ".syn-editorial"),
            [(address(site.link(TIMELINE, line.a["href"])), text(one(line, "q"))) for line in item.select(".syn-told > li")],
        )
        for item in stations(site)
        if "syn-event-item" in item["class"]
    ]
    titles = {topic: text(site.pages[f"topics/{topic}/index.html"].h1) for topic in topics(site)}
    data = []
    for row in site.data("events")["events"]:
        chips = [chip for topic, chip in titles.items() if topic in row["topics"]]
        item = element(site.pages[TIMELINE], row["id"])
        assert sorted(text(chip) for chip in item.select(".syn-chip")) == sorted(chips)
        title = " ".join([spaced(row["title"]), *(text(chip) for chip in item.select(".syn-chip"))])
        told = [(addressed(site, t["url"]), spaced(t["words"])) for t in row["told"]]
        data.append((row["id"], row["shown"], title, spaced(row["note"]), told))
        assert item["data-works"].split() == list(dict.fromkeys(t["work"] for t in row["told"]))
        assert addressed(site, row["url"]) == f"{TIMELINE}#{row['id']}"
    assert shown == data
    assert f"{len(data)} events" in text(site.pages[TIMELINE].select(".syn-hint")[0])


def dated(site: Site) -> dict[str, tuple[date, date]]:
    """Work -> the days on which it may have appeared."""
    return {row["work"]: days(row["date"]) for row in site.data("events")["works"] if row["date"]}


def test_events_stand_in_the_order_of_their_dates(site: Site) -> None:
    starts = [days(row["date"])[0] for row in site.data("events")["events"]]
    assert starts == sorted(starts)


def test_the_works_stand_among_the_events_at_their_dates(site: Site) -> None:
    items = [str(item["id"]) for item in stations(site)]
    events = {row["id"]: days(row["date"]) for row in site.data("events")["events"]}
    assert sorted(items) == sorted([*events, *(f"appeared-{work}" for work in dated(site))])
    for work, (first, last) in dated(site).items():
        place = items.index(f"appeared-{work}")
        assert [event for event in events if events[event][1] < first and items.index(event) > place] == []
        assert [event for event in events if events[event][0] > last and items.index(event) < place] == []


def test_nothing_stands_below_a_work_that_it_could_know(site: Site) -> None:
    """The page says so of a work that has a date: what is dated after it, it could not know."""
    items = [str(item["id"]) for item in stations(site)]
    events = {row["id"]: days(row["date"]) for row in site.data("events")["events"]}
    known = []
    for work, (_, last) in dated(site).items():
        place = items.index(f"appeared-{work}")
        limit = "it could not know" in text(stations(site)[place])
        assert limit == (last != date.max), work
        known += [(work, item) for item in items[place:] if limit and item in events and events[item][0] <= last]
    assert known == []


def test_each_work_says_when_it_appeared_and_one_without_a_date_is_named_apart(site: Site) -> None:
    rows = site.data("events")["works"]
    assert [row["work"] for row in rows] == works(site)
    page = site.pages[TIMELINE]
    for row in rows:
        if row["date"]:
            assert said(element(page, f"appeared-{row['work']}"), ".syn-when") == row["shown"]
    apart = [hint for hint in page.select(".syn-hint") if text(hint).startswith("Without a date")]
    named = [link.target.split("/")[1] for hint in apart for link in site.links(TIMELINE, hint)]
    assert named == [row["work"] for row in rows if not row["date"]]


def test_a_work_is_said_not_to_know_the_events_after_its_last_possible_day(site: Site) -> None:
    data = site.data("events")
    for row in data["events"]:
        assert row["unknown_to"] == [work for work, (_, last) in dated(site).items() if last < days(row["date"])[0]]
    wanted = [
        [
            labels(site)[work["work"]],
            work["shown"] or "unknown",
            str(sum(any(t["work"] == work["work"] for t in row["told"]) for row in data["events"])),
            str(sum(work["work"] in row["unknown_to"] for row in data["events"])),
        ]
        for work in data["works"]
    ]
    figure = picture(site, TIMELINE, "axis")
    assert rows_of(one(figure, "table")) == wanted
    shared = sum(len({t["work"] for t in row["told"]}) > 1 for row in data["events"])
    assert text(one(figure, "figcaption")).startswith(f"{len(data['events'])} dated events, {shared} of them")


def test_the_timeline_of_the_toy_as_thought_out_by_hand(toy_site: Site) -> None:
    shown = [
        (str(item["id"]), said(item, ".syn-when"), [text(r) for r in item.select(".syn-says")]) for item in stations(toy_site)
    ]
    assert shown == [
        ("rope-hung", "summer 1870", ["differs: 1868"]),
        ("leaf", "about 1871", ["gives no date", "gives: 1873 or later"]),
        ("flood", "3 March 1871", ["gives: 1871", "gives no date", "gives no date"]),
        ("peace", "1872", []),
        ("mill", "June 1889", []),
        ("appeared-marsh-2011", "2011", []),
        ("measuring", "4–9 May 2014", []),
        ("appeared-reed-quill-2015", "2015", []),
    ]
    assert [row["unknown_to"] for row in toy_site.data("events")["events"]] == [[], [], [], [], [], ["marsh-2011"]]


# --- names -------------------------------------------------------------------------------------------------------


def entities(site: Site) -> list[Tag]:
    return site.pages[NAMES].select("article.syn-entity")


def namings(site: Site) -> Iterator[tuple[str, str, Tag, Link]]:
    """(name, voice, link, where it leads) of every passage under a name."""
    for entity in entities(site):
        for named in entity.select("dl.syn-named"):
            for anchor in named.select("a.syn-naming"):
                yield str(entity["id"]), said(named, "dt").lower(), anchor, site.link(NAMES, anchor["href"])


def named_in(site: Site) -> dict[tuple[str, str], dict]:
    """(name, passage) -> the row of the data file."""
    return {(row["id"], addressed(site, place["url"])): place for row in site.data("names") for place in row["passages"]}


def test_each_passage_of_a_name_holds_one_of_its_forms_or_its_words(site: Site) -> None:
    rows = named_in(site)
    for name, _, anchor, link in namings(site):
        row = rows[name, address(link)]
        words = plain(read_at(site, link))
        assert anchor["data-passage"] == link.fragment == row["passage"]
        assert row["forms"] or row["statements"], f"{name}: {link.fragment}"
        assert [form for form in row["forms"] if not re.search(rf"(?<!\w){re.escape(plain(form))}(?!\w)", words)] == []
        assert [said for said in row["statements"] if plain(said) not in words] == []
        found = sum(len(re.findall(rf"(?<!\w){re.escape(plain(form))}(?!\w)", words)) for form in row["forms"])
        assert len(row["forms"]) <= row["count"] <= found, f"{name}: {link.fragment}"


def test_a_quoted_statement_stands_in_quotation_marks_and_a_reported_one_does_not(site: Site) -> None:
    voices = Counter()
    wrong = []
    for entity in entities(site):
        for named in entity.select("dl.syn-named"):
            voice = said(named, "dt").lower()
            for anchor in named.select("a.syn-naming"):
                voices[voice] += 1
                link = site.link(NAMES, anchor["href"])
                words = [e for e in anchor.find_next_siblings() if e.name == "q" and e.find_previous("a") is anchor]
                assert bool(words) == (voice != "named"), f"{entity['id']}: {link.fragment}"
                wrong += [
                    (entity["id"], link.fragment, voice, text(one))
                    for one in words
                    if quotes(site, link, text(one)) != (voice == "quoted")
                ]
    assert wrong == []
    assert min(voices[voice] for voice in ("quoted", "reported", "named")) > 0


def test_every_statement_of_the_data_file_stands_on_the_page(site: Site) -> None:
    shown = Counter((str(e["id"]), text(words)) for e in entities(site) for words in e.select("q.syn-words"))
    data = Counter((row["id"], spaced(said)) for row in site.data("names") for p in row["passages"] for said in p["statements"])
    assert shown == data


def test_the_names_of_the_data_file_are_those_of_the_page(site: Site) -> None:
    data = site.data("names")
    assert [e["id"] for e in entities(site)] == [row["id"] for row in data]
    places = Counter((name, voice, address(link)) for name, voice, _, link in namings(site))
    assert places == Counter((row["id"], p["voice"], addressed(site, p["url"])) for row in data for p in row["passages"])
    headings = {"people": "person", "organisations": "organisation", "places": "place", "agreements": "agreement"}
    for entity, row in zip(entities(site), data, strict=True):
        assert headings[entity.find_previous("h2")["id"]] == row["kind"]
        scripts = {bdi["lang"]: text(bdi) for bdi in entity.select("h3 bdi")}
        assert scripts == row["scripts"]
        assert text(one(entity, "h3")) == " ".join(["#", row["sort"], *row["scripts"].values()])
        assert said(entity, ".syn-about") == spaced(row["note"])
        forms = {form for place in row["passages"] for form in place["forms"]} - {row["name"], row["sort"]}
        lines = [text(line) for line in entity.select(".syn-forms")]
        assert [line for line in lines if line.startswith("Also as")] == (
            [f"Also as {', '.join(sorted(forms))}"] if forms else []
        )
        assert addressed(site, row["url"]) == f"{NAMES}#{row['id']}"
        assert row["passages"] or row["authors"], row["id"]


def test_a_name_that_is_an_author_leads_to_all_they_wrote(site: Site) -> None:
    wrote = defaultdict(set)
    for item in site.data("library"):
        for name in (*item.get("author", []), *item.get("editor", [])):
            wrote[inverted(name)].add(item["id"])
    for entity, row in zip(entities(site), site.data("names"), strict=True):
        links = [link.fragment for line in entity.select(".syn-forms") for link in site.links(NAMES, line)]
        writings = {key for form in row["authors"] for key in wrote[form]}
        assert sorted(links) == sorted(f"ref-{key}" for key in writings), row["id"]
        assert bool(writings) == bool(row["authors"])


def test_a_name_in_its_own_script_says_its_direction(site: Site) -> None:
    marked = [bdi for entity in entities(site) for bdi in entity.select("h3 bdi")]
    assert marked
    for bdi in marked:
        rtl = any(unicodedata.bidirectional(sign) in ("R", "AL") for sign in bdi.get_text())
        assert bdi["dir"] == ("rtl" if rtl else "ltr")


def test_the_names_of_the_toy_as_thought_out_by_hand(toy_site: Site) -> None:
    """The month and the date are not the sexton, and one Hobb is not the other."""
    found = defaultdict(list)
    for name, voice, _, link in namings(toy_site):
        found[name].append((link.fragment, voice))
    board = found.pop("board")
    assert {("ferry-board-1", "named"), ("ferry-board-2", "quoted")} <= set(board)
    assert dict(found) == {
        "hobb": [("marsh-2011-2.2", "quoted"), ("marsh-2011-2.1", "reported")],
        "hobb-w": [("ferry-board-1", "named")],
        "march": [("reed-quill-2015-1.1", "named")],
        "volkov": [("reed-quill-2015-1.2", "reported")],
        "river-office": [("marsh-2011-1.1", "named")],
        "harrow-ferry": [("marsh-2011-1.1", "named"), ("marsh-2011-1.2", "named")],
        "oars": [("marsh-2011-2.2", "named")],
    }


# --- coverage ----------------------------------------------------------------------------------------------------


def percent(part: int, whole: int) -> int:
    """Rounded half up; nothing and all are said of nothing and all only."""
    exact = 100 * part / whole
    return int(exact) if exact in (0, 100) else min(max(int(exact + 0.5), 1), 99)


def ledgers(site: Site) -> dict[str, Tag]:
    return {str(table["data-work"]): table for table in site.pages[COVERAGE].select("table.syn-ledger")}


def test_every_passage_is_in_the_ledger_once_under_the_topics_where_it_stands(site: Site) -> None:
    assert list(ledgers(site)) == works(site)
    order = [link.target.split("/")[1] for link in site.links("index.html") if link.target.startswith("topics/")]
    order = [topic for topic in dict.fromkeys(order) if topic in topics(site)]
    for work, table in ledgers(site).items():
        path = f"papers/{work}/index.html"
        standing = [article["id"] for article in site.pages[path].select("article.syn-passage")]
        rows = table.select("tbody tr")
        assert [site.link(COVERAGE, one(row, "th a")["href"]).fragment for row in rows] == standing
        for row, passage in zip(rows, standing, strict=True):
            shown = [topic for topic in topics(site) if passage in site.ids(f"topics/{topic}/index.html")]
            links = [site.link(COVERAGE, a["href"]) for a in row.select("td a")]
            assert sorted(address(link) for link in links) == sorted(f"topics/{topic}/index.html#{passage}" for topic in shown)
            *marks, reason = row.select("td")
            assert len(marks) == len(topics(site))
            heads = [text(head) for head in table.select("thead th")[1:-1]]
            for mark, head in zip(marks, heads, strict=True):
                if mark.a:  # a mark stands in the column of its topic
                    target = site.link(COVERAGE, mark.a["href"]).target
                    assert head.startswith(text(site.pages[target].h1))
            assert bool(text(reason)) != bool(shown), passage
            assert text(reason) in text(element(site.pages[path], passage))


def test_the_shares_of_each_work_as_counted_on_the_pages(site: Site) -> None:
    data = {row["work"]: row for row in site.data("coverage")["shares"]}
    assert list(data) == works(site)
    table = {row[0]: row[1:] for row in rows_of(one(picture(site, COVERAGE, "shares"), "table"))}
    for work, ledger in ledgers(site).items():
        path = f"papers/{work}/index.html"
        standing = [article["id"] for article in site.pages[path].select("article.syn-passage")]
        on = {topic: [p for p in standing if p in site.ids(f"topics/{topic}/index.html")] for topic in topics(site)}
        placed = {passage for passages in on.values() for passage in passages}
        words = {passage: count_words(site, path, passage) for passage in standing}
        aside = sum(number for passage, number in words.items() if passage not in placed)
        row = data[work]
        assert (row["passages"], row["placed"], row["percent"]) == (
            len(standing),
            len(placed),
            percent(len(placed), len(standing)),
        )
        assert (row["words"], row["words_aside"]) == (sum(words.values()), aside)
        assert {one["topic"]: (one["passages"], one["percent"]) for one in row["topics"]} == {
            topic: (len(passages), percent(len(passages), len(standing))) for topic, passages in on.items()
        }
        shares = [f"{one['percent']}% ({one['passages']} of {len(standing)})" for one in row["topics"]]
        off = len(standing) - len(placed)
        assert table[labels(site)[work]] == [*shares, f"{100 - row['percent']}% ({off} of {len(standing)})"]
        heads = [text(head).rsplit(" ", 1)[1] for head in ledger.select("thead th")[1:-1]]
        assert heads == [f"{one['percent']}%" for one in row["topics"]]
        account = text(element(site.pages[COVERAGE], f"of-{work}").find_next("p"))
        assert f"{len(placed)} of {len(standing)} paragraphs ({row['percent']}%)" in account
        assert f"{off} on none. {sum(words.values())} words in all" in account
        assert (f"{aside} of them on no topic page" in account) == bool(off)


def count_words(site: Site, path: str, passage: str) -> int:
    """Words of the text of a passage, without citations and footnotes."""
    return len(re.findall(r"\w+(?:['’]\w+)*", site.read(path, passage, ".syn-text")))


def test_the_ledger_of_the_data_files_is_that_of_the_page(site: Site) -> None:
    rows = site.data("coverage")["passages"]
    with (site.root / "data/coverage.csv").open(encoding="utf-8", newline="") as file:
        table = list(csv.DictReader(file))
    assert table == [{**row, "topics": " ".join(row["topics"])} for row in rows]
    shown = [
        {
            "work": work,
            "place": address(site.link(COVERAGE, one(row, "th a")["href"])),
            "locator": text(one(row, "th")),
            "topics": {site.link(COVERAGE, a["href"]).target.split("/")[1] for a in row.select("td a")},
            "aside": text(row.select("td")[-1]),
        }
        for work, ledger in ledgers(site).items()
        for row in ledger.select("tbody tr")
    ]
    assert shown == [
        {
            "work": row["work"],
            "place": addressed(site, row["url"]),
            "locator": row["locator"],
            "topics": set(row["topics"]),
            "aside": spaced(row["aside"]),
        }
        for row in rows
    ]


def test_the_shares_of_the_toy_as_counted_by_hand(toy_site: Site) -> None:
    assert rows_of(one(picture(toy_site, COVERAGE, "shares"), "table")) == [
        ["Marsh 2011", "25% (1 of 4)", "50% (2 of 4)", "75% (3 of 4)", "0% (0 of 4)"],
        ["Reed & Quill 2015", "67% (2 of 3)", "33% (1 of 3)", "67% (2 of 3)", "0% (0 of 3)"],
        ["Harrow Ferry Board n.d.", "0% (0 of 2)", "0% (0 of 2)", "50% (1 of 2)", "50% (1 of 2)"],
    ]


# --- the network -------------------------------------------------------------------------------------------------


def cited(site: Site) -> dict[str, list[str]]:
    """Work -> all that its page cites in a passage or lists at its end."""
    found = {}
    for work in works(site):
        page = site.pages[f"papers/{work}/index.html"]
        keys = {a["data-key"] for a in page.select("article.syn-passage :is(.syn-text, .syn-note) a.syn-cite")}
        keys |= {a["href"].partition("#ref-")[2] for a in page.select(f"li[id^='{work}-ref-'] a.syn-entry")}
        found[work] = sorted(keys - {work})
    return found


def inverted(name: dict) -> str:
    """A name of the library as the editor writes it."""
    if "literal" in name:
        return str(name["literal"])
    particles = [name.get("dropping-particle", ""), name.get("non-dropping-particle", ""), name.get("family", "")]
    return ", ".join(filter(None, [" ".join(filter(None, particles)), name.get("given", ""), name.get("suffix", "")]))


def alike(name: str) -> str:
    """A name without case, however its marks are encoded."""
    return unicodedata.normalize("NFC", name).casefold()


def test_the_network_cites_what_the_pages_cite(site: Site) -> None:
    assert {row["work"]: row["cites"] for row in site.data("network")["works"]} == cited(site)
    lists = site.pages[NETWORK].select("h2#cited + ul > li")
    for item, (work, keys) in zip(lists, cited(site).items(), strict=True):
        head, *links = site.links(NETWORK, item)
        assert head.target == f"papers/{work}/index.html"
        assert [address(link) for link in links] == [f"bibliography/index.html#ref-{key}" for key in keys]
        assert said(item, ".syn-meta").split()[0] == (str(len(keys)) if keys else "no")
    figures = text(one(picture(site, NETWORK, "citations"), "figcaption"))
    citing = sum(bool(keys) for keys in cited(site).values())
    every = {key for keys in cited(site).values() for key in keys}
    assert f"{citing} of {len(works(site))} works cite or list sources, {len(every)} in all" in figures


def bridges(site: Site) -> dict[tuple[str, frozenset[tuple[str, tuple[str, ...]]]], str]:
    """(kind, what each work cites or is of it) -> key or author: all bridges, found again from the pages and the library."""
    ends = defaultdict(dict)
    persons = {form: row["id"] for row in site.data("names") for form in row["authors"]}
    library = {item["id"]: item for item in site.data("library")}
    writings = defaultdict(lambda: defaultdict(list))
    for work, keys in cited(site).items():
        for key in sorted({work, *keys}):
            ends[key][work] = (key,)
            for name in library[key].get("author", []):
                form = inverted(name)
                if form == "et al.":
                    continue
                writings[persons.get(form, alike(form))][work].append(key)
    found = {("work", frozenset(one.items())): key for key, one in ends.items() if len(one) > 1}
    for person, by in writings.items():
        if len(by) > 1 and len({key for keys in by.values() for key in keys}) > 1:
            found["author", frozenset((work, tuple(keys)) for work, keys in by.items())] = person
    return found


def test_the_bridges_are_those_between_the_pages(site: Site) -> None:
    data = site.data("network")["bridges"]
    shown = {
        (row["kind"], frozenset((e["work"], tuple(sorted([*e["cites"], *[e["work"]] * e["own"]]))) for e in row["ends"]))
        for row in data
    }
    assert shown == set(bridges(site))
    assert len(shown) == len(data) or Counter(row["kind"] for row in data) == Counter(kind for kind, _ in bridges(site))
    names = {row["id"]: row for row in site.data("names")}
    items = site.pages[NETWORK].select("h2#bridges + ul > li")
    for item, row in zip(items, data, strict=True):
        head = one(item, "strong")
        assert text(head) == row["label"]
        leads = [address(link) for link in site.links(NETWORK, head)]
        if row["kind"] == "work":
            assert leads == [f"bibliography/index.html#ref-{row['id']}"]
        else:
            assert leads == ([f"{NAMES}#{row['name']}"] if row["name"] else [])
        assert (row["name"], row["note"]) == ((row["id"], names[row["id"]]["note"]) if row["id"] in names else ("", ""))
        assert said(item, ".syn-about") == spaced(row["note"])
        own, citing = sum(end["own"] for end in row["ends"]), sum(bool(end["cites"]) for end in row["ends"])
        with_own = f"cited in {citing}, wrote {own}" if row["kind"] == "author" else f"itself, cited in {citing}"
        assert said(item, ".syn-meta") == (with_own if own else f"{row['kind']} in {citing} works")
        for line, end in zip(item.select("li"), row["ends"], strict=True):
            work, *keys = site.links(NETWORK, line)
            assert work.target == f"papers/{end['work']}/index.html"
            assert end["work"] not in end["cites"], "no work cites itself"
            assert [address(link) for link in keys] == [f"bibliography/index.html#ref-{key}" for key in end["cites"]]
            assert ("is by this author" in text(line) or "is the work itself" in text(line)) == end["own"]
            assert (" cites " in text(line)) == bool(end["cites"])
    table = rows_of(one(picture(site, NETWORK, "citations"), "table"))
    assert [row[:2] for row in table] == [[row["label"], row["kind"]] for row in data]
    kinds = Counter(row["kind"] for row in data)
    sentence = text(one(picture(site, NETWORK, "citations"), "figcaption"))
    shared, authors = (f"{n or 'no'} {word}{'' if n == 1 else 's'}" for word in ("work", "author") if (n := kinds[word]) >= 0)
    assert f"{shared.capitalize()} and {authors} link two or more of the works" in sentence
    ways = {row["kind"] for row in data if any(end["own"] for end in row["ends"])}
    assert ("are by them" in sentence, "are one of them" in sentence) == ("author" in ways, "work" in ways)
    assert [row[3] for row in table if len(row) > 3] == [spaced(row["note"]) for row in data if any(r["note"] for r in data)]
    strokes = picture(site, NETWORK, "citations").select("svg.syn-wide path.syn-link")
    assert sum("syn-link-own" in stroke["class"] for stroke in strokes) == sum(e["own"] for row in data for e in row["ends"])


def test_the_bridges_of_the_toy_as_counted_by_hand(toy_site: Site) -> None:
    """Marsh lists a book of Quill’s, who wrote with Reed; both works list the same four sources."""
    found = {
        (row["kind"], row["id"]): [(e["work"], e["own"] or e["cites"]) for e in row["ends"]]
        for row in toy_site.data("network")["bridges"]
    }
    shared = ("acorn2003", "riveroffice1872", "rostami1995", "volkov1988")
    assert found == {
        ("author", "quill"): [("marsh-2011", ["quill1999"]), ("reed-quill-2015", True)],
    } | {("work", key): [("marsh-2011", [key]), ("reed-quill-2015", [key])] for key in shared}


def test_a_work_is_said_to_be_by_an_author_and_not_to_cite_itself(toy_site: Site) -> None:
    figure = picture(toy_site, NETWORK, "citations")
    (row,) = (row for row in rows_of(one(figure, "table")) if row[1] == "author")
    assert row[2] == "Marsh 2011: Quill 1999; Reed & Quill 2015: is by this author"
    assert [text(head) for head in figure.select("thead th")][2] == "What each work cites of it"
    assert "4 works and 1 author link two or more of the works: these cite them, or are by them" in text(figure)
    assert "cited in 1, wrote 1" in [text(label) for label in figure.select("svg text")]


LANGUAGES = {"en": "English", "fa": "Persian", "ru": "Russian", "ar": "Arabic", "": "Unknown"}


def test_the_sources_are_counted_by_language_and_decade(site: Site) -> None:
    every = {key for keys in cited(site).values() for key in keys}
    cells = defaultdict(set)
    for item in site.data("library"):
        if item["id"] in every:
            year = str(item.get("issued", {}).get("date-parts", [[""]])[0][0])
            cells[f"{year[:-1]}0s" if year else "undated", item.get("language", "").partition("-")[0]].add(item["id"])
    assert {(row["decade"], row["language"]): set(row["works"]) for row in site.data("network")["sources"]} == cells
    figure = picture(site, NETWORK, "sources")
    table = one(figure, "table")
    heads = [text(head) for head in table.select("thead th")][1:-1]
    tags = {name: tag for tag, name in LANGUAGES.items()}
    *lines, last = rows_of(table)
    for decade, *figures, total in lines:
        assert [int(figure) for figure in figures] == [len(cells.get((decade, tags[head]), ())) for head in heads]
        assert int(total) == sum(map(int, figures)) > 0
    assert [int(figure) for figure in last[1:]] == [sum(int(line[n]) for line in lines) for n in range(1, len(last))]
    assert int(last[-1]) == len(every)
    assert text(one(figure, "figcaption")).startswith(f"{len(every)} works cited or listed: ")
    decades = [line[0] for line in lines if line[0] != "undated"]
    assert all(first < second for first, second in pairwise(decades))


# --- a corpus without the matter of a page -----------------------------------------------------------------------

ALL = {
    "compare": ("compare/index.html",),
    "contradictions": (CONTRADICTIONS, "data/contradictions.json"),
    "timeline": (TIMELINE, "data/events.json"),
    "names": (NAMES, "data/names.json"),
    "network": (NETWORK, "data/network.json"),
    "coverage": (COVERAGE, "data/coverage.json", "data/coverage.csv"),
}
"""Page -> its file and the data files that go with it."""
FILES = {"contradictions": "docs/contradictions.md", "timeline": "docs/timeline.md", "names": "bib/names.yml"}


def without(*pages: str) -> Callable[[Path], None]:
    def change(root: Path) -> None:
        for page in pages:
            (root / FILES[page]).unlink()

    return change


def alone(root: Path) -> None:
    """One work, and nothing that names the others."""
    without(*FILES)(root)
    for key in ("reed-quill-2015", "ferry-board"):
        (root / f"docs/papers/{key}.md").unlink()


def uncited(root: Path) -> None:
    """Works that cite nothing."""
    without(*FILES)(root)
    for paper in (root / "docs/papers").iterdir():
        content = re.sub(r"^references:\n(?:  .*\n)+(?:numbered: true\n)?", "", paper.read_text("utf-8"), flags=re.MULTILINE)
        content = re.sub(r" ?\[@[^\]]*\]", "", content)
        paper.write_text(content.replace("@volkov1988", "somebody").replace("@riveroffice1872", "that"), "utf-8")
    for original in (root / "originals").iterdir():
        original.unlink()


@pytest.mark.parametrize(
    ("change", "gone"),
    [
        (without("contradictions"), {"contradictions"}),
        (without("timeline"), {"timeline"}),
        (without("names"), {"names"}),
        (without(*FILES), set(FILES)),
        (alone, {*FILES, "compare"}),
        (uncited, {*FILES, "network"}),
    ],
    ids=["no contradictions", "no events", "no names", "none of the three", "one work", "nothing cited"],
)
def test_a_corpus_without_the_matter_of_a_page_has_no_such_page(
    toy: Path, tmp_path: Path, change: Callable[[Path], None], gone: set[str]
) -> None:
    change(toy)
    done = mkdocs_build(toy, tmp_path / "site", "--strict")
    assert done.returncode == 0, done.stderr
    assert_only(Site(tmp_path / "site", toy, "https://bell.example/archive/"), set(ALL) - gone)


def test_a_small_project_has_the_pages_it_has_matter_for(project: Callable[..., Path]) -> None:
    root = project()
    (root / ".cache").symlink_to(MAIN / ".cache")
    done = mkdocs_build(root, root / "site", "--strict")
    assert done.returncode == 0, done.stderr
    assert_only(Site(root / "site", root, "https://tea.example/"), {"compare", "network", "coverage"})


def assert_only(site: Site, there: set[str]) -> None:
    """Of the pages that need matter a site has these, no link to another, and no data of another."""
    for page, files in ALL.items():
        assert [file for file in files if (site.root / file).exists() != (page in there)] == [], page
    links = [link for page in site.pages for link in site.links(page)]
    assert [f"{link.page}: {link.href}" for link in links if site.dead(link)] == []
    ways = {link.target.split("/")[0] for link in site.links("index.html", site.pages["index.html"].article)}
    assert ways & set(ALL) == there
    for path, page in site.pages.items():
        if "contradictions" not in there:
            assert not page.select("#contradictions, #contradictions-between, .syn-contradicted"), path
        if "compare" not in there:
            assert not page.select("#picture-agreement"), path
    index = json.loads((site.root / "search/search_index.json").read_text("utf-8"))["docs"]
    found = {entry["location"].split("/")[0] for entry in index}
    assert found & set(ALL) == there
    locations = (site.root / "sitemap.xml").read_text("utf-8")
    assert {page for page in ALL if f"{site.url}{page}/" in locations} == there


def test_what_a_corpus_leaves_out_leaves_no_heading_and_no_half_sentence(toy: Path, tmp_path: Path) -> None:
    for paper in (toy / "docs/papers").iterdir():
        paper.write_text(re.sub(r' topics="[^"]+"', ' aside="not yet"', paper.read_text("utf-8")), "utf-8")
    contradictions = toy / "docs/contradictions.md"
    content = re.sub(r"^    explains: .*\n", "", contradictions.read_text("utf-8"), flags=re.MULTILINE)
    contradictions.write_text(content, "utf-8")
    assert mkdocs_build(toy, tmp_path / "site", "--strict").returncode == 0
    site = Site(tmp_path / "site", toy, "https://bell.example/archive/")
    sentence = text(one(picture(site, COVERAGE, "shares"), "figcaption"))
    assert sentence.endswith("a passage may stand on several. No passage stands on one.")
    for row in site.data("contradictions"):
        grounds = said(one(site.pages[CONTRADICTIONS], f"#{row['id']} + article"), "dl .syn-meta")
        assert grounds == ", ".join(row["grounds"])
    assert site.pages["index.html"].select("h2#topics")


def test_the_toy_has_every_page(toy_site: Site) -> None:
    assert_only(toy_site, set(ALL))


def test_a_site_of_one_work_shows_its_matrix(toy: Path, tmp_path: Path) -> None:
    alone(toy)
    assert mkdocs_build(toy, tmp_path / "site", "--strict").returncode == 0
    site = Site(tmp_path / "site", toy, "https://bell.example/archive/")
    page = site.pages[MATRIX]
    assert [row["id"] for row in page.select("#matrix-table tbody tr")] == ["marsh-2011"]
    assert "Of 1 work: 1 It rang in time" in text(one(picture(site, MATRIX, "spectrum"), "figcaption"))
    assert not page.select("#concepts-tested"), "one work cannot test several concepts"
