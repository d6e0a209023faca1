"""WCAG 2.2 AA as far as a machine sees it: axe-core on every kind of page, light and dark, wide and narrow.

The site uses the reader's own fonts, so rows of links break elsewhere on each machine: what a finger must hit is measured
with letters set closer and wider too, up to the text spacing of criterion 1.4.12.
"""

from __future__ import annotations

import pytest

from foreign import NODE

AXE = NODE / "node_modules/axe-core/axe.min.js"
PAGES = [
    "",
    "topics/energy/",
    "papers/azodi-mahmoudian-2018/",
    "papers/barriers-2021/",
    "matrix/",
    "compare/",
    "contradictions/",
    "timeline/",
    "names/",
    "network/",
    "coverage/",
    "bibliography/",
    "shelf/",
    "about/",
    "cite/",
]
STATES = {
    "a sheet open": ("matrix/", lambda page: page.locator(".syn-opener").first.click()),
    "the matrix sorted and narrowed": ("matrix/", lambda page: _narrowed(page, "pipeline", sort=True)),
    "two works chosen": (
        "compare/#tan-german-2022+kozhanov-2016",
        lambda page: page.get_by_role("button", name="Open all passages").click(),
    ),
    "two works not found": ("compare/#nobody+nothing", lambda page: page.locator(".syn-wrong").wait_for()),
    "the timeline narrowed": ("timeline/", lambda page: _narrowed(page, "iran")),
    "the names narrowed": ("names/", lambda page: _narrowed(page, "al")),
}
"""What a reader may have done: the page, and how it is done."""
SCHEMES = {"light": "default", "dark": "slate"}
"""What a reader's system asks for, and what Material calls it."""
RULES = {
    "light": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]},
    "dark": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]},
}
AXE_RUN = "(rules) => axe.run({runOnly: rules, resultTypes: ['violations']})"
OPEN_SOME = "[...document.querySelectorAll('.syn-passage details, .syn-entry-block details')].slice(0, 6).forEach((d) => (d.open = true))"


SPACINGS = {
    "closer": "* { letter-spacing: -.03em !important }",
    "wider": "* { letter-spacing: .05em !important }",
    "1.4.12": "* { letter-spacing: .12em !important; word-spacing: .16em !important; line-height: 1.5 !important }"
    " p { margin-bottom: 2em !important }",
}
TARGETS = {"type": "rule", "values": ["target-size"]}


def _narrowed(page, words, sort=False):
    """Use all tools of a list: words, a choice, and an order where there is one."""
    page.get_by_label("Words").fill(words)
    page.locator(".syn-bar select").last.select_option(index=1)
    if sort:
        page.locator(".syn-sort").last.click()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 360])
def test_axe_finds_nothing(browser, hosted, scheme, width):
    """All rules in the light scheme; in the dark one, which differs in its colours only, those on colours."""
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme, reduced_motion="reduce")
    found = {}
    visits = {**{path: (path, lambda page: page.evaluate(OPEN_SOME)) for path in PAGES}, **STATES}
    for name, (path, act) in visits.items():
        page = context.new_page()
        page.goto(hosted + path)
        act(page)
        page.add_script_tag(path=AXE)
        assert page.locator("body").get_attribute("data-md-color-scheme") == SCHEMES[scheme]
        for violation in page.evaluate(AXE_RUN, RULES[scheme])["violations"]:
            found[name, violation["id"]] = [node["html"][:120] for node in violation["nodes"]][:3]
        page.close()
    context.close()
    assert found == {}


def test_every_target_can_be_hit_whatever_the_width_of_letters(browser, hosted):
    context = browser.new_context(viewport={"width": 320, "height": 900})
    page = context.new_page()
    found = {}
    for path in PAGES:
        page.goto(hosted + path)
        page.evaluate(OPEN_SOME)
        page.add_script_tag(path=AXE)
        for name, rules in SPACINGS.items():
            page.evaluate(
                "(css) => document.head.append(Object.assign(document.createElement('style'), {textContent: css}))", rules
            )
            for violation in page.evaluate(AXE_RUN, TARGETS)["violations"]:
                found[path, name] = [node["html"][:120] for node in violation["nodes"]][:3]
            assert page.evaluate("document.documentElement.scrollWidth") <= 320, (path, name)
    context.close()
    assert found == {}
