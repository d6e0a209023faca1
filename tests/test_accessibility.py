"""WCAG 2.2 AA as far as a machine sees it: axe-core on every kind of page, light and dark, wide and narrow."""

from __future__ import annotations

import pytest
from foreign import NODE

AXE = NODE / "node_modules/axe-core/axe.min.js"
PAGES = ["", "topics/israel/", "papers/kozhanov-2016/", "papers/piramoun-sharifabad-2020/", "matrix/", "bibliography/", "shelf/", "about/", "cite/"]
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 360])
def test_axe_finds_nothing(browser, served, scheme, width):
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
    found = {}
    for path in PAGES:
        page = context.new_page()
        page.goto(served + path)
        page.wait_for_load_state("networkidle")
        page.evaluate("for (const one of document.querySelectorAll('details')) { if (one.matches('.syn-passage:nth-of-type(-n+2) *, .syn-entry-block:nth-of-type(-n+3) *')) one.open = true }")
        page.add_script_tag(path=AXE)
        result = page.evaluate("tags => axe.run({runOnly: {type: 'tag', values: tags}})", TAGS)
        for violation in result["violations"]:
            found[path, violation["id"]] = [node["html"][:120] for node in violation["nodes"]][:3]
        page.close()
    context.close()
    assert found == {}
