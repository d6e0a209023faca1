"""The tools of the pages that compare, in a real browser: from disk, with the network cut.

Most expectations are thought out for the invented site, where three works answer four questions; the real site adds what
needs more works: ties, scripts, and stances on and off a scale in one column.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from sites import Site

MARSH, REED, BOARD = "marsh-2011", "reed-quill-2015", "ferry-board"
KOZHANOV, AZODI, PIRAMOUN = "kozhanov-2016", "azodi-mahmoudian-2018", "piramoun-sharifabad-2020"
TAN, BARRIERS = "tan-german-2022", "barriers-2021"
ON_A_PHONE = {"viewport": {"width": 360, "height": 740}, "has_touch": True, "is_mobile": True}

Visit = Callable[..., Page]


@pytest.fixture
def visits(browser: Browser) -> Iterator[Callable[[Site], Visit]]:
    """Open files of a site; an error of a script, a complaint or a request to anywhere fails the test."""
    contexts = []
    faults: list[str] = []

    def visits(site: Site) -> Visit:
        def visit(address: str, **options) -> Page:
            context = browser.new_context(**{"viewport": {"width": 1280, "height": 900}, "offline": True} | options)
            context.set_default_timeout(5000)
            context.on("weberror", lambda error: faults.append(str(error.error)))
            context.on("console", lambda one: faults.append(one.text) if one.type in ("error", "warning") else None)
            context.on("request", lambda one: None if one.url.startswith("file:") else faults.append(one.url))
            contexts.append(context)
            page = context.new_page()
            page.goto(f"{site.root.as_uri()}/{address}")
            return page

        return visit

    yield visits
    for context in contexts:
        context.close()
    assert not faults


@pytest.fixture
def toy_page(visits, toy_site: Site) -> Visit:
    return visits(toy_site)


@pytest.fixture
def real_page(visits, real_site: Site) -> Visit:
    return visits(real_site)


def shown(page: Page, elements: str) -> list[str]:
    """The ids of those elements that can be seen, in the order of the page."""
    return [one.get_attribute("id") or "" for one in page.locator(elements).all() if one.is_visible()]


def rows(page: Page) -> list[str]:
    return shown(page, "#matrix-table tbody tr")


def count(page: Page) -> Locator:
    return page.get_by_role("status").and_(page.locator(".syn-count"))


def choice(page: Page, name: str) -> Locator:
    """A select of the tools, by its label."""
    return page.locator(".syn-bar").get_by_role("combobox", name=name, exact=True)


def head(page: Page, name: str) -> Locator:
    return page.locator("#matrix-table thead th", has_text=name)


def sort(page: Page, name: str) -> list[str]:
    head(page, name).get_by_role("button").click()
    return rows(page)


def is_wider_than_its_window(page: Page) -> bool:
    return page.evaluate("document.documentElement.scrollWidth > innerWidth")


# --- the matrix: views -------------------------------------------------------------------------------------------


def test_a_view_shows_stances_or_claims_or_quotations_too(toy_page: Visit):
    page = toy_page("matrix/index.html")
    cell = page.locator(f"[id='{MARSH}-rope']")
    parts = [cell.locator(".syn-stance"), cell.locator(".syn-claim"), cell.locator(".syn-quote")]
    views = page.get_by_role("group", name="View").get_by_role("button")
    assert views.all_inner_texts() == ["Stances", "Claims", "With quotations"]
    expected = {"Claims": [True, True, False], "Stances": [True, False, False], "With quotations": [True, True, True]}
    for name, seen in expected.items():  # the first stands before anything is pressed
        if name != "Claims":
            page.get_by_role("button", name=name).click()
        assert [part.is_visible() for part in parts] == seen
        assert [one.inner_text() for one in views.all() if one.get_attribute("aria-pressed") == "true"] == [name]


def test_without_scripts_the_matrix_is_whole_and_its_tools_are_away(toy_page: Visit):
    page = toy_page("matrix/index.html", java_script_enabled=False)
    assert rows(page) == [MARSH, REED, BOARD]
    expect(page.locator(f"[id='{BOARD}-water']")).to_contain_text("The statement gives no height.")
    expect(page.locator("#matrix-tools")).to_be_hidden()


def test_the_matrix_is_printed_as_narrowed_and_with_quotations(toy_page: Visit):
    page = toy_page("matrix/index.html")
    page.get_by_label("Words").fill("barely")
    page.emulate_media(media="print")
    assert rows(page) == [MARSH]
    expect(page.locator(f"[id='{MARSH}-rope'] .syn-quote")).to_be_visible()
    for tool in ("#matrix-tools", ".syn-sort >> nth=0", ".syn-opener >> nth=0"):
        expect(page.locator(tool)).to_be_hidden()


# --- the matrix: narrowing ---------------------------------------------------------------------------------------

WORDS = {
    "one word": ("lintel", [REED]),
    "all words, wherever they stand in the row": ("lintel rotten", [REED]),
    "words of different rows": ("lintel barely", []),
    "folded": ("BARELY wèt", [MARSH]),
    "words of a quotation that is not shown": ("child's ankle", [MARSH]),
    "the year beside the name": ("2015", [REED]),
    "not the names of buttons": ("context", []),
    "nothing": ("  ", [MARSH, REED, BOARD]),
}


@pytest.mark.parametrize(("words", "expected"), WORDS.values(), ids=WORDS)
def test_words_narrow_the_rows(toy_page: Visit, words: str, expected: list[str]):
    page = toy_page("matrix/index.html")
    expect(count(page)).to_have_text("3 works")
    page.get_by_label("Words").fill(words)
    assert rows(page) == expected
    expect(count(page)).to_have_text(f"{len(expected)} of 3 works · “{words}”" if words.strip() else "3 works")


def test_stances_narrow_the_rows_together_with_words(toy_page: Visit):
    page = toy_page("matrix/index.html")
    assert page.locator("#matrix-tools select").count() == 4  # the concepts have no scale
    water = choice(page, "Water & mud")
    assert water.locator("option").all_inner_texts() == ["any stance", "To the ankle", "To the roof", "Silent"]  # as taken
    water.select_option("To the roof")
    assert rows(page) == [REED]
    expect(count(page)).to_have_text("1 of 3 works · Water & mud: To the roof")
    choice(page, "The rope").select_option("Sound")
    expect(count(page)).to_have_text("0 of 3 works · The rope: Sound · Water & mud: To the roof")
    page.get_by_label("Words").fill("bell")
    water.select_option("any stance")
    assert rows(page) == [MARSH]
    expect(count(page)).to_have_text("1 of 3 works · “bell” · The rope: Sound")
    page.get_by_role("button", name="Reset").click()
    assert rows(page) == [MARSH, REED, BOARD]
    expect(count(page)).to_have_text("3 works")
    expect(page.get_by_role("button", name="Reset")).to_be_hidden()
    expect(page.get_by_label("Words")).to_be_focused()


# --- the matrix: order -------------------------------------------------------------------------------------------

GIVEN = [MARSH, REED, BOARD]
TOY_ORDERS = {  # column: ascending, descending
    "Work": ([BOARD, MARSH, REED], [REED, MARSH, BOARD]),  # Harrow Ferry Board, Marsh, Reed & Quill
    "Concept tested": ([BOARD, REED, MARSH], [MARSH, REED, BOARD]),  # ringing, ringing at all, ringing in time
    "Verdict": ([MARSH, REED, BOARD], [REED, MARSH, BOARD]),  # the Board leaves it open
    "Water & mud": ([MARSH, REED, BOARD], [REED, MARSH, BOARD]),  # the Board is silent
}
REAL_ORDERS = {
    "Verdict": ([PIRAMOUN, TAN, BARRIERS, KOZHANOV, AZODI], [KOZHANOV, AZODI, TAN, BARRIERS, PIRAMOUN]),
    "Energy": ([TAN, KOZHANOV, PIRAMOUN, AZODI, BARRIERS], [KOZHANOV, PIRAMOUN, TAN, AZODI, BARRIERS]),
    # One side only is on no scale, silence is less than that.
    "Assad’s fate": ([TAN, KOZHANOV, PIRAMOUN, AZODI, BARRIERS], [PIRAMOUN, KOZHANOV, TAN, AZODI, BARRIERS]),
}


@pytest.mark.parametrize("column", TOY_ORDERS)
def test_a_column_sorts_up_down_and_back(toy_page: Visit, column: str):
    page = toy_page("matrix/index.html")
    up, down = TOY_ORDERS[column]
    for expected, said in ((up, "ascending"), (down, "descending"), (GIVEN, None)):
        assert sort(page, column) == expected
        assert head(page, column).get_attribute("aria-sort") == said


@pytest.mark.parametrize("column", REAL_ORDERS)
def test_works_with_one_stance_keep_their_order_and_those_on_no_scale_come_last(real_page: Visit, column: str):
    page = real_page("matrix/index.html")
    assert (sort(page, column), sort(page, column)) == REAL_ORDERS[column]


def test_one_column_at_a_time_is_the_sorted_one(toy_page: Visit):
    page = toy_page("matrix/index.html")
    sort(page, "Verdict")
    sort(page, "Work")
    assert page.locator("[aria-sort]").count() == 1
    expect(head(page, "Work")).to_have_attribute("aria-sort", "ascending")
    expect(page.get_by_role("status").filter(has_text="Sorted by Work, ascending")).to_be_attached()


def test_sorting_keeps_what_is_narrowed_narrowed(toy_page: Visit):
    page = toy_page("matrix/index.html")
    choice(page, "The witnesses").select_option("Nobody heard it")
    assert sort(page, "Work") == [REED]
    page.get_by_role("button", name="Reset").click()
    assert rows(page) == TOY_ORDERS["Work"][0]


# --- the matrix: addresses, keyboard, phone ----------------------------------------------------------------------


@pytest.mark.parametrize("anchor", ["energy", f"{BARRIERS}-assad", TAN])
@pytest.mark.parametrize("options", [{}, ON_A_PHONE], ids=["wide", "phone"])
def test_an_address_leads_to_its_column_cell_or_row(real_page: Visit, anchor: str, options: dict):
    page = real_page(f"matrix/index.html#{anchor}", **options)
    page.wait_for_timeout(200)
    # On a phone a column has no head; it begins in the first card.
    target = f"{KOZHANOV}-energy" if options and anchor == "energy" else anchor
    expect(page.locator(f"[id='{target}']")).to_be_in_viewport()
    covered = "(id) => { const box = document.getElementById(id).getBoundingClientRect();"
    covered += " return document.elementFromPoint(box.x + 8, box.y + 8).closest('td, th, tr, header')?.tagName; }"
    assert page.evaluate(covered, target) != "HEADER"


def test_an_address_shows_its_cell_whatever_is_narrowed(toy_page: Visit):
    page = toy_page("matrix/index.html")
    page.get_by_label("Words").fill("barely")
    page.evaluate("location.hash = '#ferry-board-rope'")
    expect(page.locator("[id='ferry-board-rope']")).to_be_in_viewport()
    assert rows(page) == GIVEN
    expect(page.get_by_label("Words")).to_have_value("")


def test_the_matrix_works_by_keyboard_alone(toy_page: Visit):
    page = toy_page("matrix/index.html")
    page.get_by_role("button", name="Claims").focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    assert page.evaluate("document.activeElement.textContent") == "With quotations"
    expect(page.locator("#matrix-table .syn-quote").first).to_be_visible()
    page.keyboard.press("Tab")
    page.keyboard.type("night")
    assert rows(page) == [MARSH, REED]  # the Board's answers do not say the word
    for _ in range(4):  # verdict, rope, water, witnesses
        page.keyboard.press("Tab")
    page.keyboard.type("Nobody")
    assert rows(page) == [REED]
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert rows(page) == GIVEN
    expect(page.get_by_label("Words")).to_be_focused()
    for _ in range(20):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.closest('th[data-sort=work]') !== null"):
            break
    page.keyboard.press("Enter")
    assert rows(page) == TOY_ORDERS["Work"][0]


def test_a_sheet_opens_and_closes_by_keyboard_and_gives_the_focus_back(toy_page: Visit):
    page = toy_page("matrix/index.html")
    opener = page.get_by_role("button", name="In context: Reed & Quill, The rope")
    sheet = page.get_by_role("dialog", name="Reed & Quill, The rope")
    opener.focus()
    page.keyboard.press("Enter")
    expect(sheet).to_be_visible()
    expect(sheet.locator("mark")).to_have_text("black with rot")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('[popover]')?.id") == f"words-{REED}-rope"
    page.keyboard.press("Escape")
    expect(sheet).to_be_hidden()
    expect(opener).to_be_focused()
    page.keyboard.press("Enter")
    sheet.get_by_role("button", name="Close").focus()
    page.keyboard.press("Enter")
    expect(sheet).to_be_hidden()
    expect(opener).to_be_focused()


def test_whoever_walks_out_of_a_sheet_by_keyboard_closes_it(toy_page: Visit):
    """Else what has the focus may stand behind the sheet (WCAG 2.4.11)."""
    page = toy_page("matrix/index.html")
    page.get_by_role("button", name="In context: Reed & Quill, The rope").press("Enter")
    sheet = page.get_by_role("dialog", name="Reed & Quill, The rope")
    assert page.evaluate("document.activeElement.closest('[popover]')?.id") == f"words-{REED}-rope"  # it begins in the sheet
    sheet.get_by_role("button", name="Close").focus()
    expect(sheet).to_be_visible()
    page.keyboard.press("Tab")
    expect(sheet).to_be_hidden()


def test_without_scripts_a_sheet_opens_and_no_quotation_is_kept_back(toy_page: Visit):
    page = toy_page("matrix/index.html", java_script_enabled=False)
    assert page.locator(".syn-matrix .syn-quote").count() > 5
    assert [one for one in page.locator(".syn-matrix .syn-quote").all() if not one.is_visible()] == []
    page.get_by_role("button", name="In context: Marsh, The rope").click()
    expect(page.locator(f"[id='words-{MARSH}-rope']")).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_shape_of_a_stance_stays_where_a_reader_forces_colours(toy_page: Visit, scheme: str):
    page = toy_page("matrix/index.html", forced_colors="active", color_scheme=scheme)
    filled = "all => all.map(one => getComputedStyle(one).backgroundColor === getComputedStyle(one).color)"
    stances = page.locator(".syn-matrix .syn-scale .syn-meter").all()
    assert len(stances) > 5
    for meter in stances:
        dots = meter.locator("i")
        assert dots.evaluate_all(filled) == dots.evaluate_all("all => all.map(one => one.classList.contains('on'))")
    views = page.get_by_role("group", name="View").get_by_role("button")
    assert len(set(views.evaluate_all("all => all.map(one => getComputedStyle(one).backgroundColor)"))) == 2


def test_on_a_phone_the_same_tools_serve_stacked_cards(real_page: Visit):
    page = real_page("matrix/index.html", **ON_A_PHONE)
    assert not is_wider_than_its_window(page)
    page.get_by_role("button", name="Sort by Verdict").tap()
    assert rows(page) == REAL_ORDERS["Verdict"][0]
    choice(page, "Energy").select_option("Silent")
    assert rows(page) == [BARRIERS, AZODI]  # sorted: not yet, no
    page.get_by_role("button", name="With quotations").tap()
    expect(page.locator(f"[id='{AZODI}-verdict'] .syn-quote")).to_be_visible()
    assert not is_wider_than_its_window(page)
    page.get_by_role("button", name="In context: Azodi & Mahmoudian, Verdict").tap()
    box = page.get_by_role("dialog").bounding_box()
    assert box
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 360


@pytest.mark.parametrize("path", ["matrix", "compare", "names", "timeline"])
@pytest.mark.parametrize("options", [{}, ON_A_PHONE], ids=["wide", "phone"])
def test_no_tool_is_smaller_than_24_pixels_or_widens_its_page(real_page: Visit, path: str, options: dict):
    page = real_page(f"{path}/index.html", **options)
    assert not is_wider_than_its_window(page)
    small = page.eval_on_selector_all(
        ".syn-bar :is(button, select, input), .syn-sort, .syn-opener",
        "all => all.map(one => [one.textContent, one.getBoundingClientRect()])"
        ".filter(([, box]) => box.width && (box.height < 23.9 || box.width < 23.9)).map(([text]) => text)",
    )
    assert small == []


# --- two works ---------------------------------------------------------------------------------------------------


def pairs(page: Page) -> set[tuple[str, ...]]:
    """The works shown in the sections, in their order; one element if all sections show the same."""
    sections = page.locator("section[data-dimension]").all()
    cells = [[one for one in section.locator(".syn-pair-cell").all() if one.is_visible()] for section in sections]
    assert len(cells) > 4
    return {tuple(one.get_attribute("data-work") or "" for one in section) for section in cells}


def stands(page: Page) -> dict[str, str]:
    """What is said of the two works in each section that has a scale."""
    said = page.locator("section[data-dimension]:has(.syn-agrees)").all()
    return {one.get_attribute("data-dimension") or "": one.locator(".syn-agrees").inner_text() for one in said}


def fragment(page: Page) -> str:
    return page.url.partition("#")[2]


SAME, DIFFERENT = "Same stance", "Different stances"
APART = "Cannot be compared: one or both take no stance on the scale"
CONCEPTS = "Cannot be compared: they test different concepts"


def test_the_first_two_works_stand_side_by_side(toy_page: Visit):
    page = toy_page("compare/index.html")
    assert pairs(page) == {(MARSH, REED)}
    assert fragment(page) == f"{MARSH}+{REED}"
    assert choice(page, "First work").locator("option").all_inner_texts() == [
        "Marsh 2011",
        "Reed & Quill 2015",
        "Harrow Ferry Board n.d.",
    ]
    assert stands(page) == dict.fromkeys(["rope", "water", "witnesses"], DIFFERENT) | {"verdict": CONCEPTS}


def test_the_address_names_the_works_and_the_question(toy_page: Visit):
    page = toy_page(f"compare/index.html#{BOARD}+{MARSH}/rope")
    assert pairs(page) == {(BOARD, MARSH)}
    expect(page.get_by_role("heading", name="The rope")).to_be_in_viewport()
    assert page.evaluate("document.getElementById('rope').getBoundingClientRect().top") < 300
    assert stands(page) == dict.fromkeys(["verdict", "rope", "water", "witnesses"], APART)
    page.evaluate(f"location.hash = '#{REED}+{BOARD}'")
    expect(choice(page, "First work")).to_have_value(REED)
    assert pairs(page) == {(REED, BOARD)}


def test_choosing_and_swapping_change_the_address(toy_page: Visit):
    page = toy_page("compare/index.html")
    choice(page, "Second work").select_option("Harrow Ferry Board n.d.")
    assert (pairs(page), fragment(page)) == ({(MARSH, BOARD)}, f"{MARSH}+{BOARD}")
    page.get_by_role("button", name="Swap").click()
    assert (pairs(page), fragment(page)) == ({(BOARD, MARSH)}, f"{BOARD}+{MARSH}")
    choice(page, "First work").select_option("Marsh 2011")  # the work of the second
    assert (pairs(page), fragment(page)) == ({(MARSH, BOARD)}, f"{MARSH}+{BOARD}")
    page.reload()
    assert pairs(page) == {(MARSH, BOARD)}


WRONG = {
    "a work that is not there": (f"{BOARD}+nobody-1999", (BOARD, MARSH), "No work here is called “nobody-1999”"),
    "two that are not there": ("x+y", (MARSH, REED), "No work here is called “x” or “y”"),
    "one work": (BOARD, (BOARD, MARSH), "does not name two works"),
    "one work twice": (f"{REED}+{REED}", (REED, MARSH), "does not name two works"),
    "three works": (f"{BOARD}+{REED}+{MARSH}", (BOARD, REED), "does not name two works"),
    "no address at all": ("%E0%A4%A", (MARSH, REED), "No work here is called “%E0%A4%A”"),
    "markup": ("<b>x</b>+y", (MARSH, REED), "No work here is called “<b>x<"),
}


@pytest.mark.parametrize(("address", "works", "said"), WRONG.values(), ids=WRONG)
def test_an_address_that_names_no_two_works_is_said_to_be_wrong(toy_page: Visit, address: str, works, said: str):
    page = toy_page(f"compare/index.html#{address}")
    message = page.get_by_role("status").and_(page.locator("#compare-summary")).locator(".syn-wrong")
    expect(message).to_contain_text(said)
    expect(message).to_contain_text("Choose two works.")
    assert message.locator("*").count() == 0
    assert pairs(page) == {works}
    page.get_by_role("button", name="Swap").click()
    expect(message).to_have_count(0)


def test_an_encoded_plus_is_a_plus(toy_page: Visit):
    page = toy_page(f"compare/index.html#{BOARD}%2B{REED}")
    assert pairs(page) == {(BOARD, REED)}
    expect(page.locator(".syn-wrong")).to_have_count(0)


def test_an_address_of_a_section_keeps_the_first_two_works(toy_page: Visit):
    page = toy_page("compare/index.html#water")
    expect(page.get_by_role("heading", name="Water & mud")).to_be_in_viewport()
    assert (pairs(page), fragment(page)) == ({(MARSH, REED)}, "water")
    expect(page.locator(".syn-wrong")).to_have_count(0)


def test_sections_and_summary_tell_agreement_difference_and_what_cannot_be_compared(real_page: Visit):
    page = real_page(f"compare/index.html#{KOZHANOV}+{AZODI}")
    assert stands(page) == {
        "verdict": CONCEPTS,  # both: no; of a military alliance, of a strategic partnership
        "converging-interests": APART,  # one shared aim; the result only
        "diverging-goals": DIFFERENT,  # limiting; far apart
        "israel": DIFFERENT,  # divides; main quarrel
        "energy": APART,  # rivals; silent
        "assad": APART,  # postponed; one side only
    }
    summary = page.get_by_role("status").and_(page.locator("#compare-summary"))
    assert summary.locator("dt").all_inner_texts() == ["Differ on", "Cannot be compared"]
    assert summary.locator("dd").all_inner_texts() == [
        "Diverging goals, Israel",
        "Verdict, Converging interests, Energy, Assad’s fate",
    ]
    summary.get_by_role("link", name="Israel").click()
    assert fragment(page) == f"{KOZHANOV}+{AZODI}/israel"
    expect(page.get_by_role("heading", name="Israel")).to_be_in_viewport()
    assert pairs(page) == {(KOZHANOV, AZODI)}
    page.evaluate("scrollTo(0, 0)")
    summary.get_by_role("link", name="Israel").click()  # again, though the address stays
    expect(page.get_by_role("heading", name="Israel")).to_be_in_viewport()
    page.evaluate(f"location.hash = '#{AZODI}+{TAN}'")
    expect(page.locator("#verdict .syn-agrees")).to_have_text(DIFFERENT)  # one concept: no; not yet


def test_two_silences_are_no_agreement(real_page: Visit):
    page = real_page(f"compare/index.html#{AZODI}+{BARRIERS}/energy")
    assert stands(page)["energy"] == APART


def test_only_contradictions_between_the_two_are_listed(toy_page: Visit):
    page = toy_page("compare/index.html")
    listed = page.locator("#contradictions-between li:visible")
    # The fourth sets a work against itself.
    assert [one.inner_text().split("?")[0] for one in listed.all()] == [
        "Could the bell be reached at all",
        "How deep was the water",
        "Was the rope sound",
    ]
    choice(page, "Second work").select_option(BOARD)
    expect(listed).to_have_count(0)
    expect(page.get_by_text("None is recorded between these two works.")).to_be_visible()


def test_the_copied_link_is_the_public_address(toy_page: Visit, toy_site: Site):
    page = toy_page(f"compare/index.html#{BOARD}+{REED}/rope", permissions=["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="Copy link").click()
    expect(page.get_by_role("status").filter(has_text="Copied")).to_be_attached()
    assert page.evaluate("navigator.clipboard.readText()") == f"{toy_site.url}compare/#{BOARD}+{REED}"


def test_all_passages_open_and_close_at_once(toy_page: Visit):
    page = toy_page("compare/index.html")
    opened = page.locator("details.syn-behind[open]:visible")
    page.get_by_role("button", name="Open all passages").click()
    expect(opened).to_have_count(10)  # five answers of each
    choice(page, "Second work").select_option(BOARD)  # its two with a quotation are closed yet
    expect(opened).to_have_count(5)
    page.get_by_role("button", name="Open all passages").click()
    expect(opened).to_have_count(7)
    page.get_by_role("button", name="Close all passages").click()
    expect(opened).to_have_count(0)
    for summary in page.locator("details.syn-behind:visible > summary").all():
        summary.click()
    expect(page.get_by_role("button", name="Close all passages")).to_be_visible()


def test_the_print_button_prints(toy_page: Visit):
    page = toy_page("compare/index.html")
    page.evaluate("window.print = () => { window.printed = true; }")
    page.get_by_role("button", name="Print").click()
    assert page.evaluate("window.printed")
    page.emulate_media(media="print")
    assert pairs(page) == {(MARSH, REED)}
    expect(page.locator("#compare-tools")).to_be_hidden()
    expect(page.locator("#compare-summary")).to_be_visible()


@pytest.mark.parametrize(("options", "beside"), [({}, True), (ON_A_PHONE, False)], ids=["wide", "phone"])
def test_two_works_stand_in_two_columns_and_on_a_phone_below_each_other(real_page: Visit, options: dict, beside: bool):
    page = real_page(f"compare/index.html#{TAN}+{KOZHANOV}", **options)
    left, right = (page.locator("#israel .syn-pair-cell:visible").nth(n).bounding_box() for n in (0, 1))
    assert left
    assert right
    assert (left["y"] == right["y"]) is beside
    assert (left["x"] == right["x"]) is not beside
    page.get_by_role("button", name="Open all passages").click()
    assert not is_wider_than_its_window(page)


def test_without_scripts_all_works_stand_side_by_side(toy_page: Visit):
    page = toy_page(f"compare/index.html#{MARSH}+{REED}", java_script_enabled=False)
    assert pairs(page) == {(MARSH, REED, BOARD)}
    expect(page.locator("#compare-tools")).to_be_hidden()


# --- names -------------------------------------------------------------------------------------------------------

NAMES = {
    "a family name": ("hobb", ["hobb", "hobb-w"]),
    "both words": ("jonas hobb", ["hobb"]),
    "another form": ("lower town", ["harrow-ferry"]),
    "its own script": ("Волков", ["volkov"]),
    "ё for е": ("Семен", ["volkov"]),
    "another script, the Arabic letters for the Persian": ("هارو فري", ["harrow-ferry"]),
    "nobody": ("zzz", []),
}
GROUPS = {
    "people": {"hobb", "hobb-w", "march", "quill", "volkov"},
    "organisations": {"board", "river-office"},
    "places": {"harrow-ferry"},
    "agreements": {"oars"},
}


@pytest.mark.parametrize(("words", "expected"), NAMES.values(), ids=NAMES)
def test_words_narrow_the_names_and_hide_empty_groups(toy_page: Visit, words: str, expected: list[str]):
    page = toy_page("names/index.html")
    expect(count(page)).to_have_text("9 names")
    page.get_by_label("Words").fill(words)
    assert shown(page, ".syn-entity") == expected
    expect(count(page)).to_have_text(f"{len(expected)} of 9 names · “{words}”")
    assert set(shown(page, "article h2")) == {group for group, ids in GROUPS.items() if ids & set(expected)}


def test_the_names_that_are_quoted_or_reported_can_be_asked_for(toy_page: Visit):
    page = toy_page("names/index.html")
    choice(page, "Show").select_option("quoted or reported")
    assert shown(page, ".syn-entity") == ["hobb", "volkov", "board"]  # both, reported, both
    assert shown(page, "article h2") == ["people", "organisations"]
    expect(count(page)).to_have_text("3 of 9 names · Show: quoted or reported")
    page.get_by_role("button", name="Reset").click()
    assert len(shown(page, ".syn-entity")) == 9
    assert len(shown(page, "article h2")) == 4


@pytest.mark.parametrize(
    ("path", "given", "search"),
    [
        ("matrix/index.html", {"The rope": "Rotten"}, "?rope=rotten"),
        ("timeline/index.html", {"Told by": "Marsh 2011", "Topic": "The witnesses"}, f"?told={MARSH}&topic=The+witnesses"),
        ("names/index.html", {"Words": "hobb", "Show": "quoted or reported"}, "?q=hobb&show=said"),
    ],
)
def test_what_is_asked_for_stands_in_the_address_and_is_there_again(toy_page: Visit, path: str, given, search: str):
    page = toy_page(path)
    for name, value in given.items():
        if name == "Words":
            page.get_by_label(name).fill(value)
        else:
            choice(page, name).select_option(value)
    page.wait_for_function("wanted => location.search === wanted", arg=search)
    said = count(page).inner_text()
    page.reload()
    expect(count(page)).to_have_text(said)
    page.goto(page.url.replace(path.removesuffix("index.html"), "bibliography/").partition("?")[0])
    page.go_back()
    expect(count(page)).to_have_text(said)
    page.get_by_role("button", name="Reset").click()
    page.wait_for_function("location.search === ''")


def test_an_address_that_asks_for_what_is_not_there_asks_for_nothing(toy_page: Visit):
    page = toy_page("timeline/index.html?topic=nonsense")
    expect(choice(page, "Topic")).to_have_value("")
    expect(count(page)).to_have_text(re.compile(r"^\d+ events$"))


def test_an_address_shows_its_name_whatever_is_asked_for(toy_page: Visit):
    page = toy_page("names/index.html?q=hobb#oars")
    expect(page.locator("#oars")).to_be_in_viewport()
    page.get_by_label("Words").fill("hobb")
    page.evaluate("location.hash = '#places'")  # the heading of an empty group
    expect(page.locator("#places")).to_be_in_viewport()


# --- timeline ----------------------------------------------------------------------------------------------------

EVENTS = {  # in the order of time: about 1871 begins before the night of the flood
    "a work": ({"Told by": "Marsh 2011"}, ["rope-hung", "leaf", "flood", "peace"]),
    "a work without a date": ({"Told by": "Harrow Ferry Board n.d."}, ["flood"]),
    "a topic": ({"Topic": "The witnesses"}, ["leaf", "flood", "mill"]),
    "both": ({"Told by": "Marsh 2011", "Topic": "The witnesses"}, ["leaf", "flood"]),
}


@pytest.mark.parametrize(("choices", "expected"), EVENTS.values(), ids=EVENTS)
def test_works_and_topics_narrow_the_events_but_not_the_works_on_the_axis(toy_page: Visit, choices, expected: list[str]):
    page = toy_page("timeline/index.html")
    expect(count(page)).to_have_text("6 events")
    for name, chosen in choices.items():
        choice(page, name).select_option(chosen)
    assert shown(page, ".syn-event-item") == expected
    said = "".join(f" · {name}: {chosen}" for name, chosen in choices.items())
    expect(count(page)).to_have_text(f"{len(expected)} of 6 events{said}")
    assert shown(page, ".syn-station") == [f"appeared-{MARSH}", f"appeared-{REED}"]


def test_words_narrow_the_events(toy_page: Visit):
    page = toy_page("timeline/index.html")
    page.get_by_label("Words").fill("rope 1868")
    assert shown(page, ".syn-event-item") == ["rope-hung"]
    page.evaluate("location.hash = '#mill'")
    expect(page.locator("#mill")).to_be_in_viewport()
    expect(count(page)).to_have_text("6 events")


@pytest.mark.parametrize("path", ["names", "timeline"])
def test_lists_read_without_scripts(toy_page: Visit, path: str):
    page = toy_page(f"{path}/index.html", java_script_enabled=False)
    assert len(shown(page, ".syn-entity, .syn-event-item")) == {"names": 9, "timeline": 6}[path]
    expect(page.locator(f"#{path}-tools")).to_be_hidden()


# --- the look-up box ---------------------------------------------------------------------------------------------


def ask(page: Page, text: str) -> Locator:
    """Type into the look-up box; its panel."""
    page.keyboard.press("/")
    page.locator("input[role=combobox]:focus").fill(text)
    panel = page.locator(".syn-find-panel:not([hidden])")
    expect(panel.get_by_role("status")).to_have_text(re.compile(r"\d+ answers?|Nothing found"))
    page.wait_for_timeout(60)
    return panel


@pytest.mark.parametrize("text", ["Velayati", "ali akbar velayati", "ولایتی", "علي اكبر ولايتي"])
def test_the_look_up_box_offers_a_name(real_page: Visit, text: str):
    page = real_page("index.html")
    answer = ask(page, text).get_by_role("group", name="Names").get_by_role("option")
    expect(answer).to_have_count(1)
    expect(answer.locator(".syn-option-label")).to_have_text("Velayati, Ali Akbar")
    expect(answer.locator(".syn-option-detail")).to_contain_text("adviser")
    answer.click()
    page.wait_for_url("**/names/index.html#velayati")
    expect(page.locator("#velayati")).to_be_in_viewport()


def test_the_look_up_box_offers_an_event(toy_page: Visit):
    page = toy_page("matrix/index.html")
    answer = ask(page, "river floods").get_by_role("group", name="Timeline").get_by_role("option")
    expect(answer.locator(".syn-option-label")).to_have_text("The river floods Harrow Ferry")
    expect(answer.locator(".syn-option-detail")).to_have_text("3 March 1871")
    answer.click()
    page.wait_for_url("**/timeline/index.html#flood")
    expect(page.locator("#flood")).to_be_in_viewport()


def test_names_that_begin_as_asked_come_first_and_their_page_lists_all(real_page: Visit):
    page = real_page("index.html")
    names = ask(page, "iran").get_by_role("group", name="Names").get_by_role("option")
    expect(names).to_have_count(7)
    assert names.all_inner_texts()[0].startswith("Iran")
    everyone = int(names.last.inner_text().split()[-1])
    names.last.click()
    page.wait_for_url("**/names/index.html?q=iran")
    found = shown(page, ".syn-entity")
    expect(count(page)).to_contain_text(f"{len(found)} of ")
    assert len(found) >= everyone > 6


def test_on_its_own_page_an_answer_shows_a_name_that_is_hidden(toy_page: Visit):
    page = toy_page("names/index.html?q=oars")
    ask(page, "Волков").get_by_role("group", name="Names").get_by_role("option").click()
    expect(page.locator("#volkov")).to_be_in_viewport()
    expect(page.get_by_label("Words")).to_have_value("")
