"""The library's files, read again by foreign programs: the same authors, year, pages, DOI and title, in all scripts."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
import rispy
from pybtex.database import parse_string

from foreign import node, real_corpus
from synopsis.exchange import library_bib, library_json, library_ris

WORKS = {work.key: work for work in real_corpus().works.values()}
IN_PERSIAN = {key for key, work in WORKS.items() if re.search(r"[\u0600-\u06ff]", work.title.original)}
IN_RUSSIAN = {key for key, work in WORKS.items() if re.search(r"[\u0400-\u04ff]", work.title.original)}


@pytest.fixture(scope="module")
def files(tmp_path_factory):
    folder = tmp_path_factory.mktemp("library")
    texts = {"bib": library_bib(WORKS.values()), "ris": library_ris(WORKS.values()), "json": library_json(WORKS.values())}
    for name, text in texts.items():
        Path(folder, f"library.{name}").write_bytes(text.encode("utf-8"))
    return {name: folder / f"library.{name}" for name in texts}


@pytest.fixture(scope="module")
def reread(files):
    return node("exchange.js", files["bib"], files["ris"], files["json"])


def flat(text: str) -> str:
    return " ".join(re.sub(r"[{}\\]", "", text).split())


def family(name: dict) -> str:
    """Family name, or an institution's, without particles and spacing."""
    full = name.get("literal") or f"{name.get('non-dropping-particle', '')} {name['family']}"
    return "others" if full == "et al." else flat(full)


def authors(key: str) -> list[str]:
    return [family(name) for name in WORKS[key].csl.get("author", [])]


def year(key: str) -> str:
    return WORKS[key].year.split("–")[0]


def pages(key: str) -> list[str]:
    return re.findall(r"\d+", WORKS[key].csl.get("page", ""))


def test_there_are_works_in_three_scripts():
    assert len(IN_PERSIAN) == 16  # 23 printed references; seven name a work again
    assert len(IN_RUSSIAN) == 7


def test_keys_are_ascii_and_as_in_the_bibliography(files):
    library = parse_string(files["bib"].read_text("utf-8"), "bibtex")
    assert list(library.entries) == list(WORKS)
    assert all(key.isascii() for key in library.entries)


def test_pybtex_reads_the_same_from_bibtex(files):
    library = parse_string(files["bib"].read_text("utf-8"), "bibtex")
    for key, entry in library.entries.items():
        found = [flat(" ".join((*p.prelast_names, *p.last_names))) for p in entry.persons.get("author", [])]
        assert found == authors(key), key
        assert entry.fields.get("year", "") == year(key), key
        assert re.findall(r"\d+", entry.fields.get("pages", "")) == pages(key), key
        assert entry.fields.get("doi", "") == WORKS[key].csl.get("DOI", ""), key
        assert entry.fields.get("url", "") == WORKS[key].fields.get("url", ""), key
        assert flat(entry.fields["title"]) == WORKS[key].csl["title"], key
        assert flat(entry.fields.get("title_orig", "")) == WORKS[key].title.original, key


def test_better_bibtex_reads_the_same_from_bibtex(reread):
    assert reread["better"]["errors"] == []
    assert [entry["key"] for entry in reread["better"]["entries"]] == list(WORKS)
    for entry in reread["better"]["entries"]:
        key, fields = entry["key"], entry["fields"]
        found = [flat(name.get("name") or f"{name.get('prefix', '')} {name['lastName']}") for name in fields.get("author", [])]
        assert [name.removesuffix(" ") for name in found] == authors(key), key
        assert fields.get("year", "") == year(key), key
        assert re.findall(r"\d+", fields.get("pages", "")) == pages(key), key
        assert fields.get("doi", "") == WORKS[key].csl.get("DOI", ""), key
        assert fields.get("title_orig", "") == WORKS[key].title.original, key


def test_rispy_reads_the_same_from_ris(files):
    entries = rispy.loads(files["ris"].read_text("utf-8").lstrip())
    assert [entry["id"] for entry in entries] == list(WORKS)
    for entry in entries:
        key = entry["id"]
        found = [name.split(",")[0] for name in entry.get("authors", [])]
        assert [("others" if name == "et al." else name) for name in found] == authors(key), key
        assert entry.get("year", "") == year(key), key
        assert [entry[name] for name in ("start_page", "end_page") if name in entry] == pages(key), key
        assert entry.get("doi", "") == WORKS[key].csl.get("DOI", ""), key
        assert (entry.get("title") or entry.get("primary_title")) == WORKS[key].csl["title"], key
        assert WORKS[key].title.original in " ".join(entry.get("notes", [])), key


def test_citation_js_reads_the_same_from_ris_and_json(reread):
    for name in ("ris", "json"):
        assert [item["id"] for item in reread[name]] == list(WORKS)
        for item in reread[name]:
            key = item["id"]
            people = item.get("author") or item.get("reporter") or []
            people = [{"literal": people}] if isinstance(people, str) else people
            found = [family(person) for person in people]
            assert [one.split(",")[0] for one in found] == authors(key), (name, key)
            assert str(item.get("issued", {}).get("date-parts", [[""]])[0][0]) == year(key), (name, key)
            assert re.findall(r"\d+", item.get("page", "")) == pages(key), (name, key)
            assert item.get("DOI", "") == WORKS[key].csl.get("DOI", ""), (name, key)


def test_csl_json_keeps_the_original_script(files):
    for item in json.loads(files["json"].read_text("utf-8")):
        work = WORKS[item["id"]]
        assert item.get("custom", {}).get("title-original", "") == work.title.original
        assert item.get("custom", {}).get("container-title-original", "") == work.container.original


def test_ris_has_the_line_ends_of_its_specification_and_one_line_a_field(files):
    text = files["ris"].read_bytes().decode("utf-8")
    lines = text.split("\r\n")
    assert "\n" not in "".join(lines)
    assert all(re.match(r"[A-Z][A-Z0-9]  - ", line) for line in lines if line)
    assert text.count("TY  - ") == text.count("ER  - ") == len(WORKS)


def test_bibtex_protects_the_capitals_of_names_in_titles(files):
    entries = parse_string(files["bib"].read_text("utf-8"), "bibtex").entries
    assert "{Syria}" in entries["trenin2015"].fields["title"]
    assert not any(re.search(r"\{[^{}]*[\[\](),:][^{}]*\}", entry.fields["title"]) for entry in entries.values())
