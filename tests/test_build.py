"""Real builds of both sites, read as a browser reads them: what design.md 6 promises a visitor and a machine."""

from __future__ import annotations

import csv
import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from urllib.parse import urlsplit

import html5lib
import pytest
from bs4 import BeautifulSoup, Tag

from sites import MAIN, TOY, Link, Site, copy_of_toy, element, mkdocs_build, plain, prose, spoken, synopsis, text
from synopsis import project
from synopsis.formatting import STYLES, format_all

CITE_ITEM = re.compile(r"(?P<passage>.+)-c\d+$")
"""The id of a cite-item: the passage it stands in, and its number there."""


COMPARISONS = ("/matrix/", "/compare/", "/contradictions/", "/timeline/", "/names/", "/network/", "/coverage/")
"""The pages that set works against each other; both corpora have matter for all of them."""


def papers_of(site: Site) -> dict[str, Tag]:
    """Work key -> its page."""
    return {key: site.page(f"/papers/{key}/") for key in dict.fromkeys(p["work"] for p in site.passages)}


def topics_of(site: Site) -> dict[str, Tag]:
    """Topic -> its page."""
    return {path.stem: site.page(f"/topics/{path.stem}/") for path in sorted((site.source / "docs/topics").glob("*.md"))}


# --- links and addresses -----------------------------------------------------------------------------------------


def test_every_internal_link_leads_to_an_existing_file_and_id(site: Site) -> None:
    dead = [f"{link.page}: {link.href}" for page in site.pages for link in site.links(page) if site.dead(link)]
    assert dead == []


def test_every_link_has_a_harmless_scheme(site: Site) -> None:
    schemes = {urlsplit(link.href).scheme for page in site.pages for link in site.links(page)}
    assert schemes <= {"", "http", "https", "mailto"}


def test_ids_are_unique_on_every_page(site: Site) -> None:
    twice = {
        path: doubled
        for path, page in site.pages.items()
        if (doubled := [name for name, n in Counter(e["id"] for e in page.select("[id]")).items() if n > 1])
    }
    assert twice == {}


def test_the_stable_addresses_exist(site: Site) -> None:
    works = [f"/papers/{path.stem}/" for path in (site.source / "docs/papers").glob("*.md")]
    topics = [f"/topics/{path.stem}/" for path in (site.source / "docs/topics").glob("*.md")]
    library = [f"/data/library.{end}" for end in ("bib", "ris", "json")]
    findings = [f"/data/{name}.json" for name in ("contradictions", "events", "names", "network", "coverage")]
    data = [f"/data/{name}" for name in ("matrix.csv", "matrix.json", "passages.json", "annotations.jsonld", "coverage.csv")]
    wanted = ["/", *COMPARISONS, "/bibliography/", "/shelf/", *works, *topics, *library, *findings, *data]
    assert [address for address in wanted if not (site.root / site.file(address)).is_file()] == []


def test_the_canonical_address_of_a_page_is_its_stable_address(site: Site) -> None:
    found = {}
    for path, page in site.pages.items():
        if canonical := page.select_one("link[rel=canonical]"):
            found[path] = canonical["href"]
    assert found, "no page names its canonical address"
    folder = {path: f"{site.url.rstrip('/')}/{path.removesuffix('index.html')}" for path in found}
    assert found == folder


def test_the_home_page_leads_to_every_topic_work_and_comparison(site: Site) -> None:
    reached = {link.target for link in site.links("index.html", site.pages["index.html"].article)}
    wanted = {f"papers/{key}/index.html" for key in papers_of(site)}
    wanted |= {f"topics/{name}/index.html" for name in topics_of(site)}
    wanted |= {site.file(address) for address in COMPARISONS}
    assert wanted <= reached


def test_every_page_is_well_formed(site: Site) -> None:
    """A block inside a paragraph, or a tag left open, is repaired by browsers in ways nobody meant."""
    torn = {"unexpected-end-tag", "unexpected-start-tag-implies-end-tag", "expected-closing-tag-but-got-eof"}
    torn |= {"end-tag-too-early", "unexpected-cell-in-table-body", "unexpected-implied-end-tag-in-table-view"}
    faults = {}
    for path in site.pages:
        body = re.search(r"<article class=\"md-content.*</article>", (site.root / path).read_text("utf-8"), re.DOTALL)
        parser = html5lib.HTMLParser()
        parser.parseFragment(body[0] if body else "")
        if found := [(place, code, data) for place, code, data in parser.errors if code in torn]:
            faults[path] = found
    assert faults == {}


# --- passages ----------------------------------------------------------------------------------------------------


def test_the_five_works_have_146_passages(real_site: Site) -> None:
    """One for each body paragraph of the originals, as they were counted by hand (shared/corpus.md)."""
    counted = {key: len(page.select("article[id]")) for key, page in papers_of(real_site).items()}
    assert counted == {
        "tan-german-2022": 30,
        "kozhanov-2016": 53,
        "piramoun-sharifabad-2020": 41,
        "barriers-2021": 7,
        "azodi-mahmoudian-2018": 15,
    }
    assert len(real_site.passages) == sum(counted.values()) == 146


def test_a_passage_has_the_same_id_on_its_paper_and_on_each_of_its_topics_and_nowhere_else(site: Site) -> None:
    topics = topics_of(site)
    for passage in site.passages:
        assert passage["id"] == f"{passage['work']}-{passage['locator']}"
        assert passage["id"] in site.ids(f"papers/{passage['work']}/index.html")
        shown = [name for name in topics if passage["id"] in site.ids(f"topics/{name}/index.html")]
        assert sorted(passage["topics"]) == sorted(shown), passage["id"]


def test_a_passage_on_a_topic_page_reads_and_cites_as_on_the_page_of_its_work(site: Site) -> None:
    papers, topics = papers_of(site), topics_of(site)
    for passage in site.passages:
        home = element(papers[passage["work"]], passage["id"])
        for name in passage["topics"]:
            moved = element(topics[name], passage["id"])
            assert text(prose(moved)) == text(prose(home))
            assert [e["id"] for e in moved.select("[id]")] == [e["id"] for e in home.select("[id]")]
            there = [site.link(f"topics/{name}/index.html", a["href"]) for a in prose(moved).select("a")]
            here = [site.link(f"papers/{passage['work']}/index.html", a["href"]) for a in prose(home).select("a")]
            # a footnote mark leads to the footnote on the same page, everything else to the same place
            assert [a.fragment for a in there] == [a.fragment for a in here]
            assert [a.target for a in there if a.target != a.page] == [a.target for a in here if a.target != a.page]


def test_passages_stand_in_the_order_of_their_work(site: Site) -> None:
    papers = papers_of(site)
    for key, page in papers.items():
        listed = [passage["id"] for passage in site.passages if passage["work"] == key]
        assert [e["id"] for e in page.select("article[id]")] == listed


def test_every_passage_is_on_a_topic_or_says_why_not(site: Site) -> None:
    for passage in site.passages:
        assert bool(passage["topics"]) != bool(passage["aside"]), passage["id"]
        if passage["aside"]:
            assert passage["aside"] in text(element(papers_of(site)[passage["work"]], passage["id"]))


# --- citations, both ways ----------------------------------------------------------------------------------------


def cite_items(site: Site) -> Iterator[tuple[str, str, Link]]:
    """(passage, id of the cite-item, where it leads), counted from the HTML of the papers."""
    for key, page in papers_of(site).items():
        for passage in page.select("article[id]"):
            for anchor in passage.select("a[id]"):
                assert CITE_ITEM.match(anchor["id"]), f"{anchor['id']!r} is not the id of a cite-item"
                yield passage["id"], anchor["id"], site.link(f"papers/{key}/index.html", anchor["href"])


def cited_in(site: Site) -> Iterator[tuple[str, Link]]:
    """(work, where a line of its *cited in* leads), from the HTML of the bibliography."""
    path = site.file("/bibliography/")
    for entry in site.pages[path].select("[id^='ref-']"):
        for line in entry.select("li"):
            anchor = line.select_one("a[href]")
            assert anchor is not None, f"a line of {entry['id']} leads nowhere: {text(line)}"
            yield entry["id"].removeprefix("ref-"), site.link(path, anchor["href"])


def test_every_cite_item_is_cited_in_and_every_cited_in_is_a_cite_item(site: Site) -> None:
    there = [(name, link) for _, name, link in cite_items(site)]
    back = list(cited_in(site))
    assert Counter(name for name, _ in there) == Counter(link.fragment for _, link in back)
    leads_to = dict(there)
    for work, link in back:
        if leads_to[link.fragment].target == site.file("/bibliography/"):
            assert leads_to[link.fragment].fragment == f"ref-{work}"
        else:  # a work of the corpus, cited with section and paragraph
            assert leads_to[link.fragment].target == f"papers/{work}/index.html"


def test_a_line_of_cited_in_lands_inside_the_passage_it_names(site: Site) -> None:
    papers = {f"papers/{key}/index.html": page for key, page in papers_of(site).items()}
    for work, link in cited_in(site):
        place = CITE_ITEM.match(link.fragment)
        assert place, f"{work}: {link.href}"
        assert element(papers[link.target], place["passage"]).find(id=link.fragment), f"{work}: {link.href}"


def test_the_number_of_citations_the_bibliography_states_is_the_number_there_is(site: Site) -> None:
    found = len(list(cite_items(site)))
    assert f"{found} citations" in text(site.page("/bibliography/").article)


def test_every_work_of_the_bibliography_has_its_id_and_its_reference(site: Site) -> None:
    library = json.loads((site.root / "data/library.json").read_text("utf-8"))
    page = site.page("/bibliography/")
    assert {e["id"] for e in page.select("[id^='ref-']")} == {f"ref-{item['id']}" for item in library}
    for item in library:
        first = next(iter(item.get("author") or item.get("editor") or [{}]))
        name = first.get("literal") or first.get("family") or item["title"].split()[0]
        assert plain(name) in plain(text(element(page, f"ref-{item['id']}"))), item["id"]


def test_a_printed_reference_list_is_kept_whole_and_in_order(site: Site) -> None:
    corpus = project.check(site.source).corpus
    assert corpus
    for paper in corpus.papers:
        page = site.page(f"/papers/{paper.work}/")
        printed = page.select(f"li[id^='{paper.work}-ref-']")
        assert [e["id"] for e in printed] == [f"{paper.work}-ref-{n}" for n, _ in enumerate(paper.references, start=1)]
        for line, cite in zip(printed, paper.references, strict=True):
            leads = [link.fragment for link in site.links(f"papers/{paper.work}/index.html", line)]
            assert f"ref-{cite.key}" in leads


@pytest.mark.parametrize("root", [MAIN, TOY], ids=["real", "toy"])
def test_every_work_has_a_reference_in_every_style(root: Path) -> None:
    corpus = project.check(root).corpus
    assert corpus
    references = format_all(corpus, MAIN / project.CACHE).references
    blank = [
        (s.id, key) for s in STYLES for key in corpus.works if key not in references[s.id] or not references[s.id][key].text
    ]
    assert blank == []


# --- the matrix --------------------------------------------------------------------------------------------------


def cells(site: Site) -> dict[tuple[str, str], Tag]:
    """(work, dimension) -> the cell, by the heads of column and row."""
    table = site.page("/matrix/").select_one("#matrix-table table")
    assert table is not None, "the matrix has no table"
    path = site.file("/matrix/")
    dimensions = [str(head["id"]) for head in table.select("thead th[id]")]
    found = {}
    for row in table.select("tbody tr"):
        columns = row.select("td")
        assert len(columns) == len(dimensions), f"row {row.get('id')!r} has a hole"
        head = row.select_one("th a")
        assert head is not None, f"row {row.get('id')!r} has no head"
        work = site.link(path, head["href"]).target.split("/")[1]
        for dimension, cell in zip(dimensions, columns, strict=True):
            assert cell["id"] == f"{work}-{dimension}"
            found[work, dimension] = cell
    return found


def blank_labels(site: Site) -> dict[str, set[str]]:
    """Dimension -> what its stances of silence are called."""
    return {s["dimension"]: {one["label"] for one in s["stances"] if one["kind"] == "blank"} for s in site.matrix["scales"]}


def test_the_matrix_has_a_cell_for_each_work_and_dimension(site: Site) -> None:
    dimensions = ["verdict", "concept", *topics_of(site)]
    wanted = {(work, dimension) for work in papers_of(site) for dimension in dimensions}
    found = set(cells(site))
    assert wanted <= found
    assert {dimension for _, dimension in found - wanted} <= {"lasts"}
    path = site.file("/matrix/")
    heads = site.pages[path].select("#matrix-table thead th[id]")
    leads = {head["id"]: site.link(path, head.a["href"]).target for head in heads if head.a}
    assert leads == {name: f"topics/{name}/index.html" for name in topics_of(site)}


def test_each_cell_stands_on_words_of_the_passage_it_leads_to_or_says_that_the_work_is_silent(site: Site) -> None:
    silence = blank_labels(site)
    rows = {(row["work"], row["dimension"]): row for row in site.matrix["rows"]}
    for (work, dimension), cell in cells(site).items():
        quotes = cell.select("blockquote")
        if not quotes:
            assert silence.get(dimension, set()) & set(cell.stripped_strings), f"{work}, {dimension}: neither words nor silence"
            assert rows[work, dimension]["gap"] in text(cell)
            continue
        for quote in quotes:
            anchor = quote.select_one("a[href]")
            assert anchor is not None, f"{work}, {dimension}: a quotation without a source"
            link = site.link(site.file("/matrix/"), anchor["href"])
            assert link.target == f"papers/{work}/index.html"
            passage = plain(text(prose(element(site.pages[link.target], link.fragment))))
            words = re.search(r"“(.*)”", text(quote))
            assert words, f"{work}, {dimension}: {text(quote)}"
            for piece in spoken(words[1]):
                assert piece in passage, f"{work}, {dimension}: {link.fragment} does not have these words"


def test_the_data_files_say_what_the_matrix_page_shows(site: Site) -> None:
    labels = {(s["dimension"], one["id"]): one["label"] for s in site.matrix["scales"] for one in s["stances"]}
    shown = cells(site)
    assert {(row["work"], row["dimension"]) for row in site.matrix["rows"]} == set(shown)
    for row in site.matrix["rows"]:
        cell = shown[row["work"], row["dimension"]]
        said = text(cell).removesuffix("In context")
        stance = labels[row["dimension"], row["stance"]] if row["stance"] else ""
        parts = [stance, row["name"], row["claim"], f"“{row['quote']}”" if row["quote"] else "", row["gap"]]
        rest = said
        for part in filter(None, (" ".join(part.split()) for part in parts)):
            assert part in rest, f"{row['work']}, {row['dimension']}: the page does not show {part!r}"
            rest = rest.replace(part, "", 1)
        anchors = [site.link(site.file("/matrix/"), a["href"]) for a in cell.select("a[href]")]
        assert [f"{a.target}#{a.fragment}" for a in anchors] == (
            [f"{site.file(row['url'].partition('#')[0])}#{row['work']}-{row['locator']}"] if row["url"] else []
        )
        assert len(rest.split()) <= 4, f"{row['work']}, {row['dimension']}: only the page says {rest!r}"  # sec. 4, para. 8


def test_the_matrix_is_the_same_as_csv_and_as_json(site: Site) -> None:
    with (site.root / "data/matrix.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert rows == site.matrix["rows"]
    assert list(rows[0])[:7] == ["work", "dimension", "stance", "claim", "quote", "locator", "url"]


def test_a_topic_page_gives_each_work_the_stance_and_words_of_the_matrix(site: Site) -> None:
    labels = {(s["dimension"], one["id"]): one["label"] for s in site.matrix["scales"] for one in s["stances"]}
    topics = topics_of(site)
    for row in site.matrix["rows"]:
        if row["dimension"] in topics:
            said = text(element(topics[row["dimension"]], f"on-{row['work']}"))
            parts = (labels[row["dimension"], row["stance"]], row["claim"], row["quote"], row["gap"])
            assert [part for part in parts if " ".join(part.split()) not in said] == []


# --- data for machines -------------------------------------------------------------------------------------------


def without_marks(body: Tag) -> str:
    """What a passage says, its citations included, without the marks of its footnotes."""
    copy = html5lib.parseFragment(str(body), treebuilder="etree", namespaceHTMLElements=False)

    def words(node) -> Iterator[str]:
        if node.tag != "sup":
            yield node.text or ""
            for child in node:
                yield from words(child)
                yield child.tail or ""

    return " ".join("".join(words(copy)).split())


def test_the_passages_of_the_data_file_read_as_on_their_page(site: Site) -> None:
    papers = papers_of(site)
    differ = {}
    for passage in site.passages:
        page = plain(without_marks(prose(element(papers[passage["work"]], passage["id"]))))
        if plain(passage["text"]) != page:
            differ[passage["id"]] = (plain(passage["text"])[:150], page[:150])
    assert differ == {}


def test_the_citations_of_the_data_file_are_the_cite_items_of_the_page(site: Site) -> None:
    found = [(passage["id"], one["id"]) for passage in site.passages for one in passage["citations"]]
    assert sorted(found) == sorted((passage, name) for passage, name, _ in cite_items(site))
    works = {(link.fragment, work) for work, link in cited_in(site)}
    assert works == {(one["id"], one["work"]) for passage in site.passages for one in passage["citations"]}


def addresses(value: object, names: tuple[str, ...]) -> Iterator[str]:
    """Every address under one of these names, at any depth."""
    if isinstance(value, dict):
        for name, inner in value.items():
            if name in names and isinstance(inner, str):
                yield inner
            else:
                yield from addresses(inner, names)
    elif isinstance(value, list):
        for inner in value:
            yield from addresses(inner, names)


@pytest.mark.parametrize(
    ("file", "names"),
    [
        ("data/passages.json", ("url",)),
        ("data/matrix.json", ("url",)),
        ("data/annotations.jsonld", ("source",)),
        ("data/contradictions.json", ("url",)),
        ("data/events.json", ("url",)),
        ("data/names.json", ("url",)),
        ("data/coverage.json", ("url",)),
    ],
)
def test_every_address_in_a_data_file_leads_to_an_existing_id(site: Site, file: str, names: tuple[str, ...]) -> None:
    found = [one for one in addresses(json.loads((site.root / file).read_text("utf-8")), names) if one]
    assert found
    own = [site.link("index.html", one) for one in found]
    assert [link.href for link in own if site.dead(link)] == []
    assert [one for one in found if not urlsplit(one).scheme] == []  # data are copied elsewhere: addresses are whole


def test_every_address_in_the_search_index_leads_to_an_existing_id(toy_site: Site) -> None:
    entries = json.loads((toy_site.root / "search/search_index.json").read_text("utf-8"))["docs"]
    assert len(entries) >= len(toy_site.pages) - 1
    dead = [entry["location"] for entry in entries if toy_site.dead(toy_site.link("index.html", entry["location"]))]
    assert dead == []


def test_every_address_of_the_sitemap_exists(site: Site) -> None:
    found = re.findall(r"<loc>([^<]+)</loc>", (site.root / "sitemap.xml").read_text("utf-8"))
    assert len(found) >= len(papers_of(site)) + len(topics_of(site)) + 3
    assert [one for one in found if site.dead(site.link("index.html", one))] == []


def test_each_annotation_quotes_words_of_the_passage_it_is_linked_to(site: Site) -> None:
    collection = json.loads((site.root / "data/annotations.jsonld").read_text("utf-8"))
    items = collection["first"]["items"]
    assert collection["total"] == len(items)
    assert len({item["id"] for item in items}) == len(items)
    for item in items:
        link = site.link("index.html", item["body"]["source"])
        passage = plain(text(prose(element(site.pages[link.target], link.fragment))))
        for piece in spoken(item["target"]["selector"]["exact"]):
            assert piece in passage, item["id"]


def test_each_quotation_of_a_passage_is_annotated(site: Site) -> None:
    collection = json.loads((site.root / "data/annotations.jsonld").read_text("utf-8"))
    annotated = Counter(item["body"]["source"].partition("#")[2] for item in collection["first"]["items"])
    papers = papers_of(site)
    quoted = Counter()
    for passage in site.passages:
        body = BeautifulSoup(str(prose(element(papers[passage["work"]], passage["id"]))), "html5lib")
        for citation in body.select(".syn-citation"):
            citation.decompose()  # a title in a citation is no quotation
        quotes = re.findall("“([^“”]*)”", body.get_text())
        quoted[passage["id"]] = sum(len(spoken(quote)) for quote in quotes)
    assert annotated == +quoted


def test_an_annotation_quotes_exactly_what_the_original_has(real_site: Site, originals_dir: Path) -> None:
    """`exact` is what a client searches the original for (W3C Web Annotation, 4.2.4): no word may be added or left out."""
    corpus = project.check(MAIN, originals_dir).corpus
    assert corpus
    originals = {}
    for key, original in corpus.originals.items():
        whole = " ".join(part.text for part in (*original.paragraphs, *original.notes))
        originals[key] = plain(re.sub(r"\s*\[\d+\]|[¹²³⁴-⁹]", "", whole)).casefold()
    items = json.loads((real_site.root / "data/annotations.jsonld").read_text("utf-8"))["first"]["items"]
    missing = []
    for item in items:
        exact = item["target"]["selector"]["exact"]
        key = item["body"]["source"].split("/papers/")[1].split("/")[0]
        if plain(exact).casefold().strip(" .,;:'") not in originals[key]:
            missing.append((item["id"], exact))
    assert missing == []


def test_the_three_forms_of_the_library_hold_the_same_works(site: Site) -> None:
    library = [item["id"] for item in json.loads((site.root / "data/library.json").read_text("utf-8"))]
    bibtex = re.findall(r"^@\w+\{([^,]+),$", (site.root / "data/library.bib").read_text("utf-8"), re.MULTILINE)
    ris = re.findall(r"^ID  - (.+?)\r?$", (site.root / "data/library.ris").read_text("utf-8"), re.MULTILINE)
    assert library == bibtex == ris
    assert {path for path in library if library.count(path) > 1} == set()


# --- the same input, the same output -----------------------------------------------------------------------------


def files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def test_building_twice_gives_the_same_bytes(tmp_path: Path, toy_site: Site) -> None:
    """In another folder, with another hash seed and without what was cached."""
    again = copy_of_toy(tmp_path / "elsewhere", cached=False)
    assert mkdocs_build(again, tmp_path / "again", "--strict").returncode == 0
    first, second = files(toy_site.root), files(tmp_path / "again")
    assert set(first) == set(second)
    dated = {name for name in first if name.startswith("sitemap")}
    assert [name for name in first if first[name] != second[name] and name not in dated] == []


def test_the_generated_tree_does_not_depend_on_chance(tmp_path: Path) -> None:
    trees = []
    for seed in ("1", "2"):
        folder = tmp_path / seed
        assert synopsis("--root", MAIN, "build", folder, PYTHONHASHSEED=seed).returncode == 0
        trees.append(files(folder))
    assert trees[0] == trees[1]


@pytest.mark.parametrize("root", [MAIN, TOY], ids=["real", "toy"])
def test_the_order_in_which_files_are_read_changes_nothing(root: Path) -> None:
    corpus = project.check(root).corpus
    assert corpus
    turned = replace(corpus, papers=corpus.papers[::-1], works=dict(reversed(corpus.works.items())))
    assert [p.work for p in turned.papers] != [p.work for p in corpus.papers]
    (outputs, problems), (others, more) = (project.render(MAIN, one, False) for one in (corpus, turned))
    assert (problems, more) == ((), ())
    assert [one.path for one in outputs if one not in others] == []
    assert len(outputs) == len(others)


def test_the_library_may_stand_in_several_files(toy: Path) -> None:
    before, _ = project.render(MAIN, project.check(toy).corpus, False)
    whole = (toy / "bib/bell.bib").read_text("utf-8")
    first, second = whole[: whole.index("@article{rostami1995")], whole[whole.index("@article{rostami1995") :]
    (toy / "bib/bell.bib").write_text(second, "utf-8")
    (toy / "bib/zz.bib").write_text(first, "utf-8")
    checked = project.check(toy)
    after, _ = project.render(MAIN, checked.corpus, False)
    assert checked.problems == ()
    assert [one.path for one in after if one not in before] == []


# --- another corpus, the same engine -----------------------------------------------------------------------------


def test_topics_stand_in_the_order_of_the_configuration_and_others_after_them(toy_site: Site) -> None:
    rows = list(dict.fromkeys(dimension for _, dimension in cells(toy_site)))
    assert [row for row in rows if row in ("rope", "water", "witnesses")] == ["rope", "water", "witnesses"]


def test_works_stand_in_the_order_of_their_dates_and_an_undated_one_last(toy_site: Site) -> None:
    works = list(dict.fromkeys(work for work, _ in cells(toy_site)))
    assert works == ["marsh-2011", "reed-quill-2015", "ferry-board"]


@pytest.mark.parametrize(
    ("key", "shown"),
    [
        ("rostami1995", ["Rostami", "Naqus-ha va rud-ha", "Bells and rivers", "ناقوس‌ها و رودها", "1374"]),
        ("volkov1988", ["Volkov", "Reki i kolokola", "Rivers and bells", "Реки и колокола", "Волков"]),
        ("riveroffice1872", ["River Office of the Province", "1872", "High Water, & of the Bells".lower()]),
        ("hobb-diary", ["Hobb", "n.d."]),
        ("acorn2003", ["Acorn", "van der Berg", "Lund"]),
    ],
)
def test_a_reference_shows_every_script_and_name_it_has(toy_site: Site, key: str, shown: list[str]) -> None:
    said = text(element(toy_site.page("/bibliography/"), f"ref-{key}"))
    assert [part for part in shown if part not in said and part not in said.lower()] == []


@pytest.mark.parametrize(("key", "language", "direction"), [("rostami1995", "fa", "rtl"), ("volkov1988", "ru", "ltr")])
def test_an_original_script_says_its_language_and_direction(toy_site: Site, key: str, language: str, direction: str) -> None:
    entry = element(toy_site.page("/bibliography/"), f"ref-{key}")
    marked = entry.select_one(f"[lang={language}]")
    assert marked is not None
    assert marked.get("dir") == direction


@pytest.mark.parametrize("printed", ["Acorn et al. (2003) date", "Others (Acorn et al., 2003) date"])
def test_a_citation_printed_with_et_al_answers_to_its_reference(toy: Path, printed: str) -> None:
    original, paper = toy / "originals/reed-quill-2015.txt", toy / "docs/papers/reed-quill-2015.md"
    original.write_text(original.read_text("utf-8").replace("Volkov (1988) dates", printed), "utf-8")
    paper.write_text(paper.read_text("utf-8").replace("as @volkov1988 shows", "as @acorn2003 show"), "utf-8")
    assert [str(problem) for problem in project.check(toy).problems] == []


def test_less_than_and_ampersand_stand_on_the_pages_as_written(toy_site: Site) -> None:
    assert "ankle < roof" in text(toy_site.page("/topics/water/").article)
    assert text(toy_site.page("/topics/water/").h1).startswith("Water & mud")


# --- what of an original may be shown ----------------------------------------------------------------------------

ORIGINALS = {
    "marsh-2011": "he could have walked to the tower in four minutes",
    "ferry-board": "whether the bell rang on the night of the flood, and every spring it answers",
    "reed-quill-2015": "the height of the mud line on the inner wall puts the water",
}
"""Words of the invented originals. Marsh and the Board have an open licence, Reed and Quill have none."""


def shown_originals(pages: dict[str, Tag]) -> dict[str, Tag]:
    """Work -> what of its page quotes its original at length beside our passage."""
    found = {}
    for key, words in ORIGINALS.items():
        for quote in pages[key].select("article[id] blockquote"):
            if words in text(quote):
                found[key] = quote
    return found


def rendered(root: Path, local: bool) -> dict[str, Tag]:
    """Work -> its page as the engine writes it, before any site builder."""
    corpus = project.check(root).corpus
    assert corpus
    outputs, _ = project.render(MAIN, corpus, local)
    pages = {Path(one.path).stem: one.content for one in outputs if one.path.startswith("papers/")}
    return {key: BeautifulSoup(content, "html5lib") for key, content in pages.items()}


def test_a_hosted_site_shows_originals_of_works_with_an_open_licence_only(toy_site: Site) -> None:
    assert set(shown_originals(papers_of(toy_site))) == {"marsh-2011", "ferry-board"}


def test_no_file_of_a_hosted_site_has_the_words_of_an_original_without_an_open_licence(toy_site: Site) -> None:
    words = ORIGINALS["reed-quill-2015"].encode()
    leaks = [name for name, content in files(toy_site.root).items() if words in b" ".join(content.split())]
    assert leaks == []


def test_on_ones_own_machine_every_original_is_shown() -> None:
    assert set(shown_originals(rendered(TOY, True))) == set(ORIGINALS)


@pytest.mark.parametrize("licence", ["CC-BY-4.0", "CC0-1.0", "CC-BY-SA-4.0"])
def test_it_is_the_licence_in_the_front_matter_that_opens_an_original(toy: Path, licence: str) -> None:
    paper = toy / "docs/papers/reed-quill-2015.md"
    paper.write_text(paper.read_text("utf-8").replace("licence: none found", f"licence: {licence}"), "utf-8")
    assert "reed-quill-2015" in shown_originals(rendered(toy, False))


@pytest.mark.parametrize("licence", ["CC-BY-NC-4.0", "CC-BY-ND-4.0", "CC-BY-NC-ND-4.0", "all rights reserved", "cc by", ""])
def test_any_other_licence_keeps_an_original_off_a_hosted_site(toy: Path, licence: str) -> None:
    paper = toy / "docs/papers/ferry-board.md"
    paper.write_text(paper.read_text("utf-8").replace("licence: CC0-1.0", f'licence: "{licence}"'), "utf-8")
    assert "ferry-board" not in shown_originals(rendered(toy, False))


def test_the_configuration_may_name_other_open_licences(toy: Path) -> None:
    config = toy / "mkdocs.yml"
    config.write_text(config.read_text("utf-8") + '    open_licences: ["none found"]\n', "utf-8")
    assert set(shown_originals(rendered(toy, False))) == {"reed-quill-2015"}


def test_attribution_stands_beside_an_original(toy_site: Site) -> None:
    credit = {"marsh-2011": ["Ottilie Marsh", "2011", "CC BY 4.0"], "ferry-board": ["Harrow Ferry Board", "CC0 1.0"]}
    for key, quote in shown_originals(papers_of(toy_site)).items():
        assert quote.parent is not None
        beside = text(quote.parent).replace(text(quote), "")
        assert [part for part in credit[key] if part not in beside] == []


def test_the_words_of_closed_works_stand_in_no_file_of_the_real_site(originals_dir: Path) -> None:
    """With the originals at hand: those of the two open works are shown, those of the other three are in no output."""
    corpus = project.check(MAIN, originals_dir).corpus
    assert corpus
    assert len(corpus.originals) == 5
    outputs, _ = project.render(MAIN, corpus, False)
    written = {one.path: plain(str(one.content)) for one in outputs}
    open_works = {paper.work for paper in corpus.papers if paper.licence.startswith("CC-BY")}
    assert len(open_works) == 2
    for key, original in corpus.originals.items():
        for paragraph in original.paragraphs:
            words = plain(paragraph.text).split()[:41]  # one more than any quotation may have
            if len(words) == 41:
                places = {path for path, content in written.items() if " ".join(words) in content}
                assert places <= ({f"papers/{key}.md"} if key in open_works else set()), f"{key} {paragraph.at}"


def test_originals_of_open_works_are_shown_paragraph_by_paragraph(originals_dir: Path) -> None:
    corpus = project.check(MAIN, originals_dir).corpus
    assert corpus
    for paper in corpus.papers:
        if paper.licence.startswith("CC-BY"):
            output = next(one for one in project.render(MAIN, corpus, False)[0] if one.path == f"papers/{paper.work}.md")
            page = html5lib.parse(output.content, namespaceHTMLElements=False)
            quotes = {plain("".join(quote.itertext())) for quote in page.iter("blockquote")}
            assert [p.at for p in corpus.originals[paper.work].paragraphs if plain(p.text) not in quotes] == []
