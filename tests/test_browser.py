"""The built site in a real browser, served on this machine and opened from disk, with every other host out of reach."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request, Route, TimeoutError

from sites import Site, plain, spoken

PAPER = "papers/tan-german-2022/index.html"


def kinds(site: Site) -> list[str]:
    """One page of each kind: the longest of each folder."""
    longest: dict[str, str] = {}
    for path, page in site.pages.items():
        kind = path.split("/")[0]
        if path != "404.html" and len(page.get_text()) > len(site.pages[longest.get(kind, path)].get_text()) - 1:
            longest[kind] = path
    assert {"index.html", "papers", "topics", "matrix", "bibliography"} <= set(longest)
    return sorted(longest.values())


@pytest.fixture(scope="module")
def from_disk(real_site: Site) -> str:
    """The address of the real site as a folder."""
    return f"{real_site.root.as_uri()}/"


@pytest.fixture(params=["hosted", "from disk"])
def base(request: pytest.FixtureRequest) -> str:
    """Both addresses, one after the other."""
    return request.getfixturevalue(request.param.replace(" ", "_"))


@dataclass
class Visit:
    """A page in the browser, and all that went wrong on it."""

    page: Page
    wrong: list[str] = field(default_factory=list)


Visits = Callable[..., Visit]


@pytest.fixture
def visit(browser: Browser) -> Iterator[Visits]:
    """Open a page; the network ends at this machine."""
    contexts: list[BrowserContext] = []

    def opened(url: str, width: int = 1280, height: int = 800, **options: object) -> Visit:
        context = browser.new_context(viewport={"width": width, "height": height}, **options)
        contexts.append(context)
        seen = Visit(context.new_page())
        context.route("**/*", partial(_only_here, seen.wrong))
        seen.page.on("console", partial(_console, seen.wrong))
        seen.page.on("pageerror", lambda error: seen.wrong.append(f"error in a script: {error}"))
        seen.page.on("requestfailed", partial(_failed, seen.wrong))
        seen.page.on(
            "response", lambda answer: seen.wrong.append(f"{answer.status}: {answer.url}") if answer.status >= 400 else None
        )
        seen.page.goto(url, wait_until="load")
        seen.page.wait_for_timeout(300)  # what scripts ask for after the page has loaded
        return seen

    yield opened
    for context in contexts:
        context.close()


def _only_here(wrong: list[str], route: Route, request: Request) -> None:
    address = urlsplit(request.url)
    if address.scheme in ("file", "data", "blob") or address.hostname == "127.0.0.1":
        route.continue_()
    else:
        wrong.append(f"another host is asked: {request.url}")
        route.abort()


def _failed(wrong: list[str], request: Request) -> None:
    """A request that did not succeed; what a new navigation cancels has not failed."""
    if request.failure != "net::ERR_ABORTED":
        wrong.append(f"failed: {request.url} {request.failure}")


def _console(wrong: list[str], message: ConsoleMessage) -> None:
    if message.type in ("error", "warning"):
        wrong.append(f"console: {message.text}")


@contextmanager
def no_fault(seen: Visit) -> Iterator[Page]:
    """Nothing goes wrong on a page while it is used."""
    yield seen.page
    assert seen.wrong == []


# --- every kind of page ------------------------------------------------------------------------------------------


def test_every_kind_of_page_opens_without_an_error_a_failed_request_or_another_host(
    visit: Visits, base: str, real_site: Site
) -> None:
    """And the first press of Tab offers to skip the navigation."""
    wrong = {}
    for path in kinds(real_site):
        seen = visit(base + path)
        assert seen.page.locator("article h1").first.is_visible(), path
        seen.page.keyboard.press("Tab")
        assert (seen.page.evaluate("document.activeElement.getAttribute('href')") or "").startswith("#"), path
        if seen.wrong:
            wrong[path] = seen.wrong
    assert wrong == {}


def test_no_kind_of_page_is_wider_than_a_phone(visit: Visits, hosted: str, real_site: Site) -> None:
    too_wide = {}
    for path in kinds(real_site):
        page = visit(hosted + path, width=360, height=740).page
        for details in ("closed", "open"):
            page.evaluate("open => document.querySelectorAll('details').forEach(one => one.open = open)", details == "open")
            if page.evaluate("document.documentElement.scrollWidth") > 360:
                too_wide[path, details] = page.evaluate(
                    """() => [...document.querySelectorAll('article *')].filter(e => e.getBoundingClientRect().right > 361)
                        .map(e => `${e.tagName}.${e.className} ${Math.round(e.getBoundingClientRect().right)}`).slice(0, 5)"""
                )
    assert too_wide == {}


def test_every_kind_of_page_reads_without_scripts(visit: Visits, base: str, real_site: Site) -> None:
    for path in kinds(real_site):
        with no_fault(visit(base + path, java_script_enabled=False)) as page:
            assert page.locator("article h1").first.is_visible(), path
            for passage in page.locator("article[id]").all()[:3]:
                assert passage.is_visible(), path


# --- links -------------------------------------------------------------------------------------------------------


def _place(page: Page) -> str:
    """The address of a page, the same hosted and from disk: `topics/israel/#id`."""
    path, _, fragment = page.url.partition("#")
    return f"{path.removesuffix('index.html')}#{fragment.partition(':~:')[0]}"


def test_links_lead_from_page_to_page(visit: Visits, base: str) -> None:
    """Home, a topic, a passage in its work, a work cited there, and back to the citing words."""
    passage = "tan-german-2022-4.8"
    with no_fault(visit(base + "index.html")) as page:
        _follow(page, "article a[href*='topics/israel/']")
        assert "/topics/israel/#" in _place(page)
        _follow(page, f"article[id='{passage}'] a[href$='#{passage}']")
        assert _place(page).endswith(f"/papers/tan-german-2022/#{passage}")
        _follow(page, f"article[id='{passage}'] a[href*='bibliography/']")
        assert "/bibliography/#ref-" in _place(page)
        entry = page.url.partition("#")[2]
        page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
        _follow(page, f"[id='{entry}'] li a[href*='#{passage}-c']")
        assert f"/papers/tan-german-2022/#{passage}-c" in _place(page)


def test_every_entry_of_the_navigation_leads_to_a_page(visit: Visits, base: str) -> None:
    seen = visit(base + "index.html")
    for address in sorted(set(seen.page.eval_on_selector_all("nav a[href]", "all => all.map(a => a.href.split('#')[0])"))):
        seen.page.goto(address)
        assert seen.page.locator("article h1").count() == 1, address
    assert seen.wrong == []


def _follow(page: Page, selector: str) -> None:
    link = page.locator(selector).first
    link.scroll_into_view_if_needed()
    link.click()
    page.wait_for_load_state("load")


def _in_view(page: Page, element_id: str) -> bool:
    """Whether a line of an element comes to stand in the window, below the fixed header."""
    shown = """id => {
        const header = document.querySelector('header');
        const top = getComputedStyle(header).position === 'static' ? 0 : header.getBoundingClientRect().bottom;
        const box = document.getElementById(id).getBoundingClientRect();
        return box.height > 0 && box.top < innerHeight - 16 && box.bottom > top + 16;
    }"""
    try:
        page.wait_for_function(shown, arg=element_id, timeout=2000)
    except TimeoutError:
        return False
    page.wait_for_timeout(200)  # and stays there
    return page.evaluate(shown, element_id)


@pytest.mark.parametrize(
    ("address", "row"), [("hosted", "verdict"), ("hosted", "lasts"), ("hosted", "israel"), ("from_disk", "verdict")]
)
def test_the_link_of_a_matrix_cell_lands_on_the_words_in_their_passage(
    visit: Visits, request: pytest.FixtureRequest, real_site: Site, address: str, row: str
) -> None:
    matrix = f"{request.getfixturevalue(address)}matrix/index.html"
    missed = []
    with no_fault(visit(matrix)) as page:
        for cell in real_site.matrix["rows"]:
            if cell["dimension"] != row or not cell["quote"]:
                continue
            passage = f"{cell['work']}-{cell['locator']}"
            page.goto(matrix)
            page.get_by_role("button", name="With quotations").click()
            _follow(page, f"td[id='{cell['work']}-{row}'] a.syn-where")
            assert _place(page).endswith(f"/papers/{cell['work']}/#{passage}")
            if not _in_view(page, passage):
                missed.append(passage)
            said = plain(page.locator(f"[id='{passage}']").inner_text())
            assert [piece for piece in spoken(cell["quote"]) if piece not in said] == []
    assert missed == []


@pytest.mark.parametrize(
    ("path", "anchor"),
    [
        ("papers/kozhanov-2016/index.html", "kozhanov-2016-7.4"),
        ("topics/assad/index.html", "azodi-mahmoudian-2018-13"),
        ("bibliography/index.html", "ref-wilkins2008"),
        ("matrix/index.html", "tan-german-2022-energy"),
        ("compare/index.html", "israel"),
        ("contradictions/index.html", "coalition"),
        ("timeline/index.html", "soviet-collapse"),
        ("names/index.html", "velayati"),
        ("coverage/index.html", "of-kozhanov-2016"),
        ("network/index.html", "sources"),
    ],
)
@pytest.mark.parametrize("width", [1280, 360])
def test_a_stable_address_shows_what_it_names(visit: Visits, hosted: str, path: str, anchor: str, width: int) -> None:
    with no_fault(visit(f"{hosted}{path}#{anchor}", width=width, height=740)) as page:
        assert _in_view(page, anchor)


def test_an_address_that_does_not_exist_is_answered_with_a_page_of_the_site(real_site: Site) -> None:
    assert "not found" in real_site.pages["404.html"].get_text().casefold()


# --- tools -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("words", ["a bargaining chip", "partners of convenience"])
def test_the_look_up_box_leads_to_a_passage_with_the_words(visit: Visits, base: str, real_site: Site, words: str) -> None:
    with no_fault(visit(base + "index.html")) as page:
        box = page.locator("input[type=search]").first
        box.click()
        box.press_sequentially(words, delay=20)
        answer = page.locator("[role=option]", has_text=words).first
        answer.wait_for(state="visible", timeout=20_000)
        answer.click()
        page.wait_for_load_state("load")
        passage = _place(page).partition("#")[2]
        assert words in plain(page.locator(f"[id='{passage}']").inner_text())
        assert _in_view(page, passage)
