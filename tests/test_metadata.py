"""What foreign readers find in the built pages: the works as the CSL items have them, and nothing of one in another."""

from __future__ import annotations

import json
from urllib.parse import parse_qs
from xml.etree import ElementTree

import extruct
import pytest

from foreign import node, real_corpus

PAPERS = [paper.work for paper in real_corpus().papers]


@pytest.fixture(scope="module")
def outside(real_site):
    """Work -> what html-metadata reads from its page."""
    return dict(zip(PAPERS, node("metadata.js", *(real_site.root / f"papers/{key}/index.html" for key in PAPERS)), strict=True))


def people(key: str) -> list[str]:
    return [f"{name['family']}, {name['given']}" for name in real_corpus().works[key].csl.get("author", [])]


def listed(value) -> list[str]:
    return [] if value is None else value if isinstance(value, list) else [value]


@pytest.mark.parametrize("key", PAPERS)
def test_html_metadata_reads_the_work_from_its_page(key, outside):
    work, found = real_corpus().works[key], outside[key]["highwirePress"]
    assert found["title"] == work.title.text
    assert listed(found.get("author")) == people(key)
    assert str(found.get("publication_date", "")) == work.year
    assert found["journal_title"] == work.csl["container-title"]
    assert found.get("doi", "") == work.csl.get("DOI", "")
    first, _, last = work.csl.get("page", "").partition("–")
    assert (found.get("firstpage", ""), found.get("lastpage", "")) == (first, last)
    address = f"https://doi.org/{work.fields['doi']}" if "doi" in work.fields else work.fields["url"]
    assert found["public_url"] == address


@pytest.mark.parametrize("key", PAPERS)
def test_extruct_reads_the_work_from_its_page(key, real_site):
    work = real_corpus().works[key]
    html = (real_site.root / f"papers/{key}/index.html").read_text("utf-8")
    graph = extruct.extract(html, syntaxes=["json-ld"])["json-ld"][0]["@graph"]
    article = next(one for one in graph if one["@type"] in ("ScholarlyArticle", "BlogPosting"))
    assert article["headline"] == work.title.text
    assert [f"{one['familyName']}, {one['givenName']}" for one in article.get("author", [])] == people(key)
    assert article.get("datePublished", "") == work.year
    assert article["isPartOf"]["name"] == work.csl["container-title"]
    assert {one["@type"] for one in graph} >= {"WebPage", "BreadcrumbList"}


def test_the_bibliography_carries_a_coins_span_for_every_work(real_site):
    page = real_site.page("/bibliography/")
    works = real_corpus().works
    spans = page.select("span.Z3988")
    assert len(spans) == len(works)
    for span in spans:
        key = span.find_parent("article")["data-key"]
        said, work = parse_qs(span["title"]), works[key]
        title = said.get("rft.atitle") or said.get("rft.btitle") or said.get("rft.title")
        assert title == [work.title.shown], key
        assert said.get("rft.date", [""])[0][:4] == work.year[:4], key
        names = said.get("rft.au", []) + said.get("rft.creator", [])
        if "rft.aulast" in said:
            names.insert(0, f"{said['rft.aulast'][0]}, {said['rft.aufirst'][0]}")
        assert names == [name.inverted for name in work.authors], key


def test_html_metadata_reads_coins_of_the_bibliography(real_site):
    found = node("metadata.js", real_site.root / "bibliography/index.html")[0]["coins"]
    assert len(found) == len(real_corpus().works)


def test_no_page_has_both_highwire_tags_and_coins(real_site):
    for path, page in real_site.pages.items():
        highwire = page.select('meta[name^="citation_"]')
        assert bool(highwire) == path.startswith("papers/"), path
        assert bool(page.select(".Z3988")) == (path == "bibliography/index.html"), path


@pytest.mark.parametrize(
    ("address", "kind"),
    [("/topics/israel/", "WebPage"), ("/matrix/", "Dataset"), ("/papers/kozhanov-2016/", "ScholarlyArticle")],
)
def test_json_ld_says_what_kind_of_page_it_is(real_site, address, kind):
    script = real_site.page(address).select_one('script[type="application/ld+json"]')
    assert kind in [one["@type"] for one in json.loads(script.string)["@graph"]]


def test_quotations_of_a_topic_name_the_work_they_are_taken_from(real_site):
    script = real_site.page("/topics/israel/").select_one('script[type="application/ld+json"]')
    page = next(one for one in json.loads(script.string)["@graph"] if one["@type"] == "WebPage")
    matrix = {row["quote"] for row in real_site.matrix["rows"] if row["dimension"] == "israel"}
    assert {one["text"] for one in page["hasPart"]} == matrix
    assert all(one["isBasedOn"].startswith("https://") for one in page["hasPart"])


DATA = {
    "matrix": ("matrix.csv", "matrix.json"),
    "contradictions": ("contradictions.json",),
    "timeline": ("events.json",),
    "names": ("names.json",),
    "network": ("network.json",),
    "coverage": ("coverage.csv", "coverage.json"),
}
"""Page -> the files that have its matter as data."""


@pytest.mark.parametrize("page", ["bibliography", *DATA])
def test_the_data_files_are_announced_and_exist(site, page):
    path = f"{page}/index.html"
    links = [link for link in site.pages[path].select("link[rel]") if "alternate" in link["rel"] and link.get("type")]
    names = [(site.root / path).parent.joinpath(link["href"]).resolve() for link in links]
    assert [file for file in names if not file.is_file()] == []
    assert len(names) >= 2 if page == "bibliography" else tuple(file.name for file in names) == DATA[page]
    for link, file in zip(links, names, strict=True):
        if page in DATA:
            assert link["type"] == {".csv": "text/csv", ".json": "application/json"}[file.suffix]


@pytest.mark.parametrize("page", DATA)
def test_a_page_with_data_says_in_json_ld_where_they_are(site, page):
    html = (site.root / f"{page}/index.html").read_text("utf-8")
    graph = extruct.extract(html, syntaxes=["json-ld"])["json-ld"][0]["@graph"]
    found = next(one for one in graph if one["@type"] == "Dataset")
    assert found["url"] == f"{site.url}{page}/"
    assert [one["contentUrl"] for one in found["distribution"]] == [f"{site.url}data/{name}" for name in DATA[page]]
    assert found["name"]
    assert found["description"]


def test_pages_that_set_works_against_each_other_have_names_of_their_own(site):
    pages = [site.pages[f"{page}/index.html"] for page in (*DATA, "compare", "bibliography", "shelf")]
    for said in ([page.title.get_text() for page in pages], [page.h1.get_text() for page in pages]):
        assert len(set(said)) == len(said)
    about = [page.select_one("meta[name=description]")["content"] for page in pages]
    assert len(set(about)) == len(about)


def test_pages_are_named_to_the_world_without_index_html(real_site):
    for path, page in real_site.pages.items():
        canonical = page.select_one('link[rel="canonical"]')
        if path != "404.html":
            assert canonical["href"] == real_site.url + path.removesuffix("index.html")
    addresses = [loc.text for loc in ElementTree.parse(real_site.root / "sitemap.xml").iter() if loc.tag.endswith("loc")]
    assert len(addresses) >= len(real_site.pages) - 2
    assert not any("index.html" in address for address in addresses)
