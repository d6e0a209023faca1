"""The tools of the pages in a real browser: from disk, with the network cut, unless a test says otherwise."""

from __future__ import annotations

import gzip
import json
import random
import re
import threading
import unicodedata
from collections.abc import Callable, Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from sites import SCRIPTS, Site
from synopsis.folding import fold

LIBRARY = "bibliography/index.html"
SHOWN = "[...document.querySelectorAll('#library article')].filter((a) => !a.hidden).map((a) => a.dataset.key)"


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A fresh reader without network; an error of a script or a request to anywhere fails the test."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    context.set_offline(True)
    context.set_default_timeout(5000)
    faults: list[str] = []
    context.on("weberror", lambda error: faults.append(str(error.error)))
    context.on("request", lambda request: None if request.url.startswith(("file:", "blob:")) else faults.append(request.url))
    yield context
    context.close()
    assert not faults


@pytest.fixture
def visit(context: BrowserContext, real_site: Site) -> Callable[..., Page]:
    """Open a file of the site: `visit("bibliography/index.html?q=x")`."""

    def visit(address: str, page: Page | None = None) -> Page:
        page = page or context.new_page()
        page.goto(f"{real_site.root.as_uri()}/{address}")
        return page

    return visit


def data(site: Site, name: str):
    """The value of data/NAME.js."""
    script = (site.root / f"data/{name}.js").read_text("utf-8")
    return json.loads(script[script.index(",") + 1 : script.rindex(")")])


def element_id(element: str) -> str:
    """A selector for an id with dots."""
    return f'[id="{element}"]'


def ask(page: Page, text: str) -> Locator:
    """Type into the look-up box; the answers."""
    page.evaluate("document.activeElement.blur()")  # in a field, `/` is a letter
    page.keyboard.press("/")
    box = page.locator("input[role=combobox]:focus")
    box.fill(text)
    panel = page.locator(".syn-find-panel:not([hidden])")
    expect(panel.get_by_role("status")).to_have_text(re.compile(r"\d+ answers?|Nothing found"))
    page.wait_for_timeout(60)
    return panel.get_by_role("option")


def search(page: Page, text: str) -> list[str]:
    """Search the library; the keys of the works it shows."""
    expect(page.locator("#library-tools .syn-count")).to_have_text(re.compile(r"\d+ of \d+ works"))
    page.fill("#syn-library-query", text)
    page.wait_for_timeout(60)
    shown = page.evaluate(SHOWN)
    assert page.locator("#library-tools .syn-count").inner_text().startswith(f"{len(shown)} of ")
    return shown


def clipboard(page: Page) -> str:
    """What lies on the clipboard as plain text."""
    return page.evaluate("navigator.clipboard.readText()")


# --- folding -----------------------------------------------------------------------------------------------------


def test_both_folders_agree(visit, real_site: Site):
    blocks = (range(0x20, 0x780), range(0x1E00, 0x2300), range(0xFB00, 0xFEFF))
    letters = [chr(code) for block in blocks for code in block if unicodedata.category(chr(code)) not in {"Cn", "Cs"}]
    draw = random.Random(7)
    strings = [*letters, *("".join(draw.choices(letters, k=12)) for _ in range(5000))]
    strings += [passage["text"] for passage in data(real_site, "passages")]
    assert visit("index.html").evaluate("(strings) => strings.map(synopsis.fold)", strings) == [fold(s) for s in strings]


FOLDED = {
    "Persian with its joiner": ("سیاست‌های منطقه‌ای", "mousavi2018"),
    "Persian, the joiner left out": ("سیاستهای منطقهای", "mousavi2018"),
    "Arabic forms of Persian letters": ("شراكت ايران", "azizi2018"),
    "a name in Persian": ("آجریلو", "ajrulu2011"),
    "a plain alef": ("اجريلو", "ajrulu2011"),
    "a year in Persian digits": ("عزیزی ۲۰۱۸", "azizi2018"),
    "a Russian case form": ("Дугина", "dugin2013"),
    "ё for е": ("Косачёв", "kosachev2017"),
    "a stress mark": ("Бо́вт", "bovt2015"),
    "capitals": ("БОЕВОЕ БРАТСТВО", "kosachev2017"),
    "Latin for a name in Cyrillic": ("Dugin", "dugin2013"),
    "Cyrillic for a name": ("Дугин", "dugin2013"),
    "Cyrillic for a Latin name": ("Кожанов", "kozhanov-2016"),
    "an apostrophe": ("Iran's position in Russian foreign policy", "alavian2019"),
    "an apostrophe left out": ("Irans position", "alavian2019"),
    "diacritics": ("Ajrūlu tahavvolāt", "ajrulu2011"),
    "a printed number": ("Piramoun 43", "azizi2018"),
    "a printed number in brackets and Persian digits": ("piramoun [۴۳]", "azizi2018"),
    "a DOI": ("10.1111/1468-2346.12343", "averre2015"),
    "the address of a DOI": ("https://doi.org/10.1111/1468-2346.12343", "averre2015"),
    "a DOI with its name": ("doi:10.1111/1468-2346.12343.", "averre2015"),
    "a key": ("allison2013", "allison2013"),
    "a journal": ("international affairs allison", "allison2013"),
}


@pytest.mark.parametrize(("text", "key"), FOLDED.values(), ids=FOLDED)
def test_a_query_finds_its_work(visit, text: str, key: str):
    page = visit(LIBRARY)
    assert key in search(page, text)
    links = ask(page, text).evaluate_all("(links) => links.map((link) => link.getAttribute('href'))")
    assert any(link.endswith(f"#ref-{key}") for link in links)


# --- canonical references ----------------------------------------------------------------------------------------

PLACES = {
    "Kozhanov 4.5": "papers/kozhanov-2016/index.html#kozhanov-2016-4.5",
    "kozhanov 4 5": "papers/kozhanov-2016/index.html#kozhanov-2016-4.5",
    "tan-german-2022 §4 ¶8": "papers/tan-german-2022/index.html#tan-german-2022-4.8",
    "Tan German sec. 4, para. 8": "papers/tan-german-2022/index.html#tan-german-2022-4.8",
    "(Tan & German, 2022, Section 4, para. 8)": "papers/tan-german-2022/index.html#tan-german-2022-4.8",
    "Azodi 4": "papers/azodi-mahmoudian-2018/index.html#azodi-mahmoudian-2018-4",
    "Kozhanov 4": "papers/kozhanov-2016/index.html#s4",
    "Piramoun [43]": "bibliography/index.html#ref-azizi2018",
    "10.1111/1468-2346.12343": "bibliography/index.html#ref-averre2015",
    "@allison2013": "bibliography/index.html#ref-allison2013",
}


@pytest.mark.parametrize(("text", "target"), PLACES.items())
def test_enter_leads_to_the_place(visit, text: str, target: str):
    page = visit("matrix/index.html")
    page.keyboard.press("/")
    page.keyboard.insert_text(text)
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/{target}")
    assert page.evaluate("document.querySelector(':target')?.id") == target.partition("#")[2]


def test_every_passage_and_section_has_its_canonical_reference(visit, real_site: Site):
    page = visit("index.html")
    found = page.evaluate(
        """async () => {
          const lookup = await synopsis.load("lookup");
          const places = (text) => synopsis.canonical(text, lookup).map((place) => place.href);
          return lookup.papers.flatMap((paper) => paper.at.flatMap((at) => [
            [`${paper.key}-${at}`, places(`${paper.label} ${at}`)], [`${paper.key}-${at}`, places(`${paper.key} ${at}`)],
          ]));
        }"""
    )
    assert {anchor for anchor, _ in found} == {passage["id"] for passage in data(real_site, "passages")}
    for anchor, places in found:
        assert any(place.endswith(f"#{anchor}") for place in places), anchor


def test_both_readings_of_a_number_are_offered(visit):
    answers = ask(visit("index.html"), "Piramoun 4")
    expect(answers.nth(0)).to_have_attribute("href", re.compile("#s4$"))
    expect(answers.nth(1)).to_contain_text("Reference [4]")


def test_a_pasted_sentence_leads_to_its_words(visit, real_site: Site):
    sentence = "some GCC members have sent Syrian rebels more anti-tank systems"
    page = visit("index.html")
    answers = ask(page, sentence)
    expect(answers.first).to_contain_text("para.")
    assert answers.first.locator("mark").all_inner_texts()[:3] == ["some", "GCC", "members"]
    page.keyboard.press("Enter")
    page.wait_for_url("**/papers/kozhanov-2016/index.html**")
    page.wait_for_timeout(300)
    shown = page.evaluate(
        "(words) => { const all = [...document.querySelectorAll('.syn-passage')];"
        " const box = all.find((one) => one.textContent.includes(words)).getBoundingClientRect();"
        " return box.top < innerHeight && box.bottom > 0; }",
        sentence,
    )
    assert shown


def test_most_of_a_sentence_is_enough(visit, real_site: Site):
    passage = max(data(real_site, "passages"), key=lambda one: len(one["text"]))
    words = passage["text"].split()[5:35]
    words[12] = "somethingelse"
    expect(ask(visit("index.html"), " ".join(words)).first).to_have_attribute(
        "href", re.compile(f"#{re.escape(passage['id'])}:~:")
    )


def test_what_is_not_there_is_said(visit):
    page = visit("index.html")
    ask(page, "zzzz qqqq")
    expect(page.locator(".syn-find-panel:not([hidden]) [role=status]")).to_have_text("Nothing found")


# --- the library -------------------------------------------------------------------------------------------------


def test_facets_combine_and_count(visit, real_site: Site):
    page = visit(LIBRARY)
    lookup = data(real_site, "lookup")
    for group, value in (("Cited by", "3"), ("Language", "ru")):
        page.locator(".syn-facet summary", has_text=group).click()
        row = page.locator(f".syn-facet[open] label:has(input[value='{value}'])")
        promised = int(row.locator(".syn-number-of").inner_text())
        row.locator("input").check()
        expect(page.locator("#library-tools .syn-count")).to_have_text(f"{promised} of {len(lookup['works'])} works")
    wanted = [work["key"] for work in lookup["works"] if 3 in work["by"] and work["language"] == "ru"]
    assert sorted(page.evaluate(SHOWN)) == sorted(wanted) != []
    # A group counts as if nothing were chosen in it: another language would be added, not taken away.
    english = sum(3 in work["by"] and work["language"] == "en" for work in lookup["works"])
    expect(page.locator("label:has(input[value='en']) .syn-number-of")).to_have_text(str(english))
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Clear").click()
    assert len(page.evaluate(SHOWN)) == len(lookup["works"])


def test_the_address_holds_the_state(visit, context: BrowserContext):
    page = visit(LIBRARY)
    search(page, "syria")
    page.locator(".syn-facet summary", has_text="Language").click()
    page.locator(".syn-facet input[value='fa']").check()
    page.locator(".syn-style select").select_option("mla")
    page.wait_for_url(re.compile(r"\?q=syria&language=fa&style=mla$"))
    before = page.evaluate(SHOWN)
    text = page.locator("#library article:not([hidden]) .syn-formatted").first.inner_text()
    other = context.browser.new_context()  # another reader, who gets the address and remembers nothing
    again = other.new_page()
    again.goto(page.url)
    expect(again.locator("#library article:not([hidden]) .syn-formatted").first).to_have_text(text)
    assert again.evaluate(SHOWN) == before != []
    assert again.input_value("#syn-library-query") == "syria"
    assert again.locator(".syn-facet input:checked").count() == 1
    other.close()


def test_an_anchor_shows_its_work_whatever_is_searched(visit):
    page = visit(f"{LIBRARY}?q=dugin")
    expect(page.locator("#ref-allison2013")).to_be_hidden()
    page.evaluate("location.hash = '#ref-allison2013'")
    expect(page.locator("#ref-allison2013")).to_be_in_viewport()


def test_the_style_is_remembered(visit):
    page = visit(LIBRARY)
    first = page.locator("#ref-allison2013 .syn-formatted")
    apa = first.inner_text()
    page.locator(".syn-style select").select_option("ieee")
    expect(first).not_to_have_text(apa)
    ieee = first.inner_text()
    visit(LIBRARY, page)
    expect(page.locator("#ref-allison2013 .syn-formatted")).to_have_text(ieee)


# --- copying -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("style", ["apa", "mla", "chicago"])
def test_a_reference_is_copied_as_shown(visit, style: str):
    page = visit(LIBRARY)
    page.locator(".syn-style select").select_option(style)
    entry = page.locator("#ref-azizi2018")
    page.wait_for_timeout(200)
    entry.get_by_role("button", name="Copy", exact=True).click()
    expect(page.get_by_role("status").filter(has_text="Copied")).to_be_attached()
    assert clipboard(page) == entry.locator(".syn-formatted").inner_text()
    html = page.evaluate(
        "navigator.clipboard.read().then((items) => items[0].getType('text/html')).then((blob) => blob.text())"
    )
    assert re.search(r"<(i|em)\b", html)


def test_formats_are_shown_copied_and_saved(visit, real_site: Site):
    page = visit(LIBRARY)
    entry = page.locator("#ref-azizi2018")
    exchange = data(real_site, "exchange")["azizi2018"]
    for name, format_ in (("BibTeX", "bib"), ("RIS", "ris")):
        entry.get_by_role("button", name=name, exact=True).click()
        expect(entry.locator("pre")).to_have_text(exchange[format_].strip())
        with page.expect_download() as download:
            entry.get_by_role("button", name="Save").click()
        assert download.value.suggested_filename == f"azizi2018.{format_}"
        assert download.value.path().read_bytes().decode("utf-8") == exchange[format_]
    entry.get_by_role("button", name="CSL-JSON", exact=True).click()
    entry.get_by_role("button", name="Copy CSL-JSON").click()
    expect(page.get_by_role("status").filter(has_text="Copied")).to_be_attached()
    assert json.loads(clipboard(page)) == [exchange["csl"]]


def test_a_passage_citation_is_copied_as_shown(visit):
    page = visit("papers/tan-german-2022/index.html")
    passage = page.locator(element_id("tan-german-2022-4.8"))
    passage.locator("details.syn-citing > summary").click()
    shown = passage.locator(".syn-copyable")
    buttons = passage.locator(".syn-citing .syn-button")
    expect(buttons).to_have_count(shown.count())
    for n in range(shown.count()):
        buttons.nth(n).click()
        expect(buttons.nth(n)).to_have_text("Copied")
        assert clipboard(page) == shown.nth(n).inner_text()


# --- the cards ---------------------------------------------------------------------------------------------------


@pytest.fixture
def paper(visit) -> Page:
    page = visit("papers/piramoun-sharifabad-2020/index.html")
    page.locator("a.syn-cite[id]").nth(3).scroll_into_view_if_needed()
    return page


def test_a_card_opens_by_pointer_and_can_be_entered(paper: Page):
    card = paper.locator(".syn-popup")
    paper.locator("a.syn-cite[id]").nth(3).hover()
    expect(card).to_be_visible()
    card.hover()
    paper.wait_for_timeout(600)
    expect(card).to_be_visible()
    paper.mouse.move(2, 2)
    expect(card).to_have_count(0)


def test_a_card_is_dismissed_without_moving_the_pointer(paper: Page):
    paper.locator("a.syn-cite[id]").nth(3).hover()
    expect(paper.locator(".syn-popup")).to_be_visible()
    paper.keyboard.press("Escape")
    paper.wait_for_timeout(400)
    expect(paper.locator(".syn-popup")).to_have_count(0)


def test_a_card_opens_by_focus_and_tab_goes_into_it(paper: Page):
    link = paper.locator("a.syn-cite[id]").nth(3)
    link.focus()
    expect(paper.locator(".syn-popup")).to_be_visible()
    expect(link).to_have_attribute("aria-expanded", "true")
    paper.keyboard.press("Tab")
    assert paper.evaluate("document.activeElement.closest('.syn-popup') !== null")
    paper.keyboard.press("Escape")
    expect(paper.locator(".syn-popup")).to_have_count(0)
    expect(link).to_be_focused()
    expect(link).to_have_attribute("aria-expanded", "false")


def test_a_card_opens_by_the_first_tap_within_a_narrow_window(browser: Browser, real_site: Site):
    context = browser.new_context(viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True, offline=True)
    page = context.new_page()
    page.goto(f"{real_site.root.as_uri()}/papers/piramoun-sharifabad-2020/index.html")
    for n in (0, 5, 12, 30):
        link = page.locator("a.syn-cite[id]").nth(n)
        link.scroll_into_view_if_needed()
        link.tap()
        box = page.locator(".syn-popup").bounding_box()
        assert box
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 360
        assert page.url.endswith("papers/piramoun-sharifabad-2020/index.html")
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    context.close()


def test_stepping_visits_each_place_once(visit, real_site: Site):
    page = visit("papers/piramoun-sharifabad-2020/index.html")
    places = page.evaluate(
        """() => [...document.getElementById("syn-references").content.querySelectorAll("[data-key]")]
          .map((record) => [...record.querySelectorAll("li a")].map((link) => link.dataset.mention))
          .sort((a, b) => b.length - a.length)[0]"""
    )
    assert len(places) > 4
    if not page.locator(element_id(places[0])).count():
        visit(f"papers/{re.sub(r'-[^-]*-c[0-9]+$', '', places[0])}/index.html", page)
    page.locator(element_id(places[0])).focus()
    seen = []
    for n in range(len(places)):
        card = page.locator(".syn-popup")
        expect(card.locator(".syn-of")).to_have_text(f"{n + 1} of {len(places)}")
        seen.append(card.evaluate("(card) => card.previousElementSibling.id"))
        if n + 1 < len(places):
            card.locator("[data-step=Next]").press("Enter")
            page.wait_for_url(f"**#{places[n + 1]}")
    assert seen == places
    expect(page.locator(".syn-popup [data-step=Next]")).to_have_count(0)


# --- the shelf ---------------------------------------------------------------------------------------------------


def test_the_shelf_exports_what_was_marked(visit, context: BrowserContext, real_site: Site):
    library = visit(LIBRARY)
    for key in ("azizi2018", "allison2013", "dugin2013"):
        library.locator(f"#ref-{key}").get_by_role("button", name="Keep").click()
    library.locator("#ref-dugin2013").get_by_role("button", name="Keep").click()  # and let go again
    paper = visit("papers/tan-german-2022/index.html")
    for at in ("4.8", "2.5"):
        paper.locator(element_id(f"tan-german-2022-{at}")).get_by_role("button", name="Keep").click()
    expect(library.locator(".syn-shelf-count")).to_have_text(re.compile(r"Shelf\s+4"))  # the other tab follows

    page = visit("shelf/index.html")
    expect(page.locator("#shelf [role=status]")).to_have_text("2 works and 2 passages on the shelf")
    files = {}
    for name in ("RIS", "BibTeX", "CSL-JSON"):
        page.locator("#shelf summary", has_text=name).click()
        with page.expect_download() as download:
            page.locator("#shelf details[open]", has_text=name).get_by_role("button", name="Save").click()
        files[name] = download.value.path().read_bytes().decode("utf-8")
    wanted = {"allison2013", "azizi2018", "tan-german-2022"}
    assert set(re.findall(r"^ID  - (\S+)", files["RIS"], re.MULTILINE)) == wanted
    assert files["RIS"].count("\r\nER  -") == 3
    assert set(re.findall(r"^@\w+\{(\S+),", files["BibTeX"], re.MULTILINE)) == wanted
    records = {record["id"]: record for record in json.loads(files["CSL-JSON"])}
    assert set(records) == wanted
    exchange = data(real_site, "exchange")
    assert records["azizi2018"] == exchange["azizi2018"]["csl"]
    for at, place in (("4.8", "sec. 4, para. 8"), ("2.5", "sec. 2, para. 5")):
        note = f"{place}: {real_site.url}papers/tan-german-2022/#tan-german-2022-{at}"
        assert note in records["tan-german-2022"]["note"].split("\n")
        assert f"N1  - {note}" in files["RIS"]
        assert note.replace("#", r"\#") in files["BibTeX"]

    references = data(real_site, "references")
    page.get_by_role("button", name="Copy the list").click()
    page.wait_for_timeout(200)
    lines = clipboard(page).splitlines()
    assert len(lines) == 5
    assert [line.split(",")[0] for line in lines[:2]] == ["Allison", "Azizi"]
    assert lines[3:] == [
        re.sub(r"<[^>]+>", "", references["passages"][f"tan-german-2022-{at}"]["apa"]).replace("&amp;", "&")
        for at in ("2.5", "4.8")
    ]


def test_the_shelf_outlives_an_edition(visit):
    page = visit("index.html")
    kept = {"version": 1, "works": ["allison2013", "gone-1999"], "passages": ["gone-1999-2.1"]}
    page.evaluate("(kept) => localStorage.setItem('synopsis.shelf', JSON.stringify(kept))", kept)
    visit("shelf/index.html", page)
    expect(page.get_by_role("heading", name="Not in this edition")).to_be_visible()
    assert page.locator("#shelf code").all_inner_texts() == ["gone-1999", "gone-1999-2.1"]
    page.get_by_role("button", name="Remove Allison 2013").click()
    assert page.evaluate("synopsis.shelf.items()") == {"works": ["gone-1999"], "passages": ["gone-1999-2.1"]}
    page.once("dialog", lambda dialog: dialog.accept())
    page.get_by_role("button", name="Empty the shelf").click()
    expect(page.locator("#shelf [role=status]")).to_contain_text("empty")
    expect(page.locator(".syn-shelf-count")).to_be_hidden()


def test_a_broken_memory_breaks_nothing(visit):
    page = visit("index.html")
    for value in ("{", "[]", '"x"', '{"works": 3, "passages": [1, null]}', "null"):
        page.evaluate("(value) => localStorage.setItem('synopsis.shelf', value)", value)
        visit(LIBRARY, page)
        page.locator("#ref-allison2013").get_by_role("button", name="Keep").click()
        assert page.evaluate("synopsis.shelf.items()") == {"works": ["allison2013"], "passages": []}


# --- by keyboard, hosted, small ----------------------------------------------------------------------------------


def test_everything_by_keyboard(visit):
    page = visit(LIBRARY)
    expect(page.locator("#library-tools .syn-count")).to_have_text(re.compile(r"\d+ of \d+ works"))
    page.locator("#syn-library-query").focus()
    page.keyboard.type("syria")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.tagName") == "SUMMARY"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    assert page.locator(".syn-facet input:checked").count() == 1
    page.keyboard.press("Escape")
    assert page.locator(".syn-facet[open]").count() == 0
    assert page.evaluate("document.activeElement.tagName") == "SUMMARY"

    answers = ask(page, "allison")
    page.keyboard.press("ArrowDown")
    expect(answers.first).to_have_attribute("aria-selected", "true")
    box = page.locator("input[role=combobox]:focus")
    expect(box).to_have_attribute("aria-activedescendant", answers.first.get_attribute("id") or "")
    page.keyboard.press("Escape")
    expect(box).to_have_attribute("aria-expanded", "false")
    assert box.input_value() == "allison"


def test_hosted_addresses_leave_the_file_out(browser: Browser, real_site: Site):
    class Quiet(SimpleHTTPRequestHandler):
        def log_message(self, *args):
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(real_site.root))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        page = browser.new_page()
        root = f"http://127.0.0.1:{server.server_port}/"
        page.goto(f"{root}index.html")
        ask(page, "Kozhanov 4.5")
        page.keyboard.press("Enter")
        page.wait_for_url(f"{root}papers/kozhanov-2016/#kozhanov-2016-4.5")
        expect(page.locator(element_id("kozhanov-2016-4.5"))).to_be_in_viewport()
        page.evaluate("window.stays = true")
        ask(page, "Kozhanov 4.6")  # on the page itself nothing is loaded anew
        page.keyboard.press("Enter")
        page.wait_for_url(f"{root}papers/kozhanov-2016/#kozhanov-2016-4.6")
        assert page.evaluate("window.stays")
        page.goto(f"{root}bibliography/index.html?q={quote('раскола')}#ref-dugin2013")
        page.wait_for_url(f"{root}bibliography/#ref-dugin2013")  # the anchor wins over the query that hides it
        page.close()
        server.shutdown()


def test_our_scripts_are_small():
    scripts = sorted((SCRIPTS / "synopsis" / "assets").glob("*.js"))
    assert sum(len(gzip.compress(script.read_bytes())) for script in scripts) < 30 * 1024
    for script in scripts:
        text = script.read_text("utf-8")
        assert '"use strict"' in text
        assert not re.search(r"\bfetch\(|XMLHttpRequest|sendBeacon|^import\b|^export\b", text, re.MULTILINE), script.name
