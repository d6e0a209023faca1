"""WCAG 2.2 AA as far as a machine sees it: axe-core on every kind of page, light and dark, wide and narrow."""

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
    "bibliography/",
    "shelf/",
    "about/",
    "cite/",
]
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
OPEN_SOME = "[...document.querySelectorAll('.syn-passage details, .syn-entry-block details')].slice(0, 6).forEach((d) => (d.open = true))"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 360])
def test_axe_finds_nothing(browser, hosted, scheme, width):
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme, reduced_motion="reduce")
    found = {}
    for path in PAGES:
        page = context.new_page()
        page.goto(hosted + path, wait_until="networkidle")
        page.evaluate(OPEN_SOME)
        page.add_script_tag(path=AXE)
        result = page.evaluate("(tags) => axe.run({runOnly: {type: 'tag', values: tags}, resultTypes: ['violations']})", RULES)
        for violation in result["violations"]:
            found[path, violation["id"]] = [node["html"][:120] for node in violation["nodes"]][:3]
        page.close()
    context.close()
    assert found == {}
