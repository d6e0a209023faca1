"""Every picture of three sites in a real browser, wide and on a phone: legible, within its sheet, not by colour alone.

The third site is the large invented corpus of many.py; the large matrix is tried here too.
"""

from __future__ import annotations

import math
import re
import time
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import combinations, pairwise
from xml.etree import ElementTree

import pytest
from bs4 import BeautifulSoup, Tag
from playwright.sync_api import Browser, Page

import many
from sites import MAIN, Site, mkdocs_build, synopsis
from synopsis.drawing import BOLD, SIZE, width_of

WIDE, PHONE = 1280, 360
IDS = {"spectrum", "agreement", "axis", "citations", "sources", "shares"}
BACKGROUND = {"syn-grid", "syn-thin", "syn-fold", "syn-ground", "syn-after-box"}
"""Marks that stand behind: they need no contrast."""
HOLDS_TEXT = {"syn-card-box", "syn-bubble"}
"""Marks that have their text inside."""


@pytest.fixture(scope="session")
def many_site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The site of forty works, built once."""
    folder = tmp_path_factory.mktemp("many")
    source = many.write(folder / "source")
    (MAIN / ".cache").mkdir(exist_ok=True)
    (source / ".cache").symlink_to(MAIN / ".cache")
    start = time.monotonic()
    done = mkdocs_build(source, folder / "site", "--strict")
    print(f"{many.WORKS} works are built in {time.monotonic() - start:.1f} s")
    assert done.returncode == 0, done.stderr
    return Site(folder / "site", source, "https://kites.example/")


@pytest.fixture(params=["real", "toy", "many"])
def pictured(request: pytest.FixtureRequest) -> Site:
    """Each of the three sites."""
    return request.getfixturevalue(f"{request.param}_site")


# --- what the browser sees ---------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Mark:
    """A text or another shape of a picture, in CSS pixels of the window."""

    tag: str
    text: str
    hint: str
    classes: frozenset[str]
    x: float
    y: float
    width: float
    height: float
    points: tuple[tuple[float, float], ...]
    """Points of a path; empty for other shapes."""
    fill: tuple[float, ...] | None
    stroke: tuple[float, ...] | None
    size: float
    """Of the font as it is shown."""

    @property
    def right(self) -> float:
        return self.x + self.width

    @property
    def bottom(self) -> float:
        return self.y + self.height

    @property
    def middle(self) -> tuple[float, float]:
        return self.x + self.width / 2, self.y + self.height / 2

    def ink(self) -> tuple[float, float, float, float]:
        """Left, top, right, bottom of a text without the leading a font has above and below."""
        return self.x + 1, self.y + self.height * 0.2, self.right - 1, self.bottom - self.height * 0.2

    def __str__(self) -> str:
        name = self.text or self.hint or self.tag
        return f"{name!r} {' '.join(sorted(self.classes))} at {self.x:.0f},{self.y:.0f}"


@dataclass(frozen=True)
class Sheet:
    """The drawing of a picture that is shown, and the colour of the page."""

    page: str
    id: str
    box: tuple[float, float, float, float]
    """Left, top, right, bottom."""
    marks: tuple[Mark, ...]
    ground: tuple[float, ...]

    @property
    def texts(self) -> list[Mark]:
        return [mark for mark in self.marks if mark.tag == "text"]

    @property
    def shapes(self) -> list[Mark]:
        return [mark for mark in self.marks if mark.tag != "text"]

    def __str__(self) -> str:
        return f"{self.page}#{self.id}"


SEE = """() => {
  const canvas = document.createElement("canvas"), known = new Map();
  canvas.width = canvas.height = 1;
  const brush = canvas.getContext("2d", {willReadFrequently: true});
  const colour = (text, opacity) => {
    if (text === "none") return null;
    if (!known.has(text)) {
      brush.clearRect(0, 0, 1, 1); brush.fillStyle = text; brush.fillRect(0, 0, 1, 1);
      known.set(text, [...brush.getImageData(0, 0, 1, 1).data]);
    }
    const [r, g, b, a] = known.get(text);
    return [r, g, b, a / 255 * opacity];
  };
  return [...document.querySelectorAll("figure.syn-picture")].map(figure => {
    const drawings = [...figure.querySelectorAll("svg.syn-drawing")];
    const svg = drawings.find(one => getComputedStyle(one).display !== "none");
    const box = svg.getBoundingClientRect(), scale = box.width / svg.viewBox.baseVal.width;
    const marks = [...svg.querySelectorAll("text, rect, circle, path")].map(one => {
      const style = getComputedStyle(one), at = one.getBoundingClientRect(), points = [];
      if (one.tagName === "path") {
        const length = one.getTotalLength(), steps = Math.max(2, Math.ceil(length / 2)), matrix = one.getScreenCTM();
        for (let n = 0; n <= steps; n++) {
          const point = one.getPointAtLength(length * n / steps).matrixTransform(matrix);
          points.push([point.x, point.y]);
        }
      }
      const title = one.querySelector("title");
      return {
        tag: one.tagName, text: one.tagName === "text" ? one.lastChild.textContent : "", hint: title ? title.textContent : "",
        classes: [...one.classList], x: at.x, y: at.y, width: at.width, height: at.height, points,
        fill: colour(style.fill, +style.fillOpacity), stroke: colour(style.stroke, +style.strokeOpacity),
        size: parseFloat(style.fontSize) * scale,
      };
    });
    return {
      id: figure.id.replace("picture-", ""),
      box: [box.left, box.top, box.right, box.bottom], marks,
      ground: colour(getComputedStyle(document.body).backgroundColor, 1),
    };
  });
}"""


SHOWN = """() => [...document.querySelectorAll("figure.syn-picture")].map(figure =>
  [...figure.querySelectorAll("svg.syn-drawing")].filter(one => getComputedStyle(one).display !== "none")
    .map(one => one.classList[1]).join(" "))"""
"""Which drawings of each picture are displayed."""


@cache
def addresses(site: Site) -> list[str]:
    """The pages that have pictures."""
    files = sorted(site.root.rglob("*.html"))
    return [path.relative_to(site.root).as_posix() for path in files if b'<figure class="syn-picture"' in path.read_bytes()]


@cache
def read(site: Site, path: str) -> BeautifulSoup:
    """One page; the large site has too many to read them all."""
    return BeautifulSoup((site.root / path).read_bytes(), "html5lib")


@pytest.fixture(scope="module")
def see(browser: Browser) -> Iterator[object]:
    """All pictures of a site at a width and in a colour scheme, looked at once."""

    @cache
    def seen(site: Site, width: int, scheme: str = "default") -> list[Sheet]:
        context = browser.new_context(viewport={"width": width, "height": 900})
        page = context.new_page()
        sheets = []
        for path in addresses(site):
            opened(page, site, path, scheme)
            for one in page.evaluate(SEE):
                marks = [
                    Mark(
                        **{
                            **mark,
                            "classes": frozenset(mark["classes"]),
                            "points": tuple(map(tuple, mark["points"])),
                            "fill": mark["fill"] and tuple(mark["fill"]),
                            "stroke": mark["stroke"] and tuple(mark["stroke"]),
                        }
                    )
                    for mark in one["marks"]
                ]
                sheets.append(Sheet(path, one["id"], tuple(one["box"]), tuple(marks), tuple(one["ground"])))
        context.close()
        return sheets

    return seen


def opened(page: Page, site: Site, path: str, scheme: str = "default") -> Page:
    """A page of a site from disk, in a scheme of colours."""
    page.goto((site.root / path).as_uri(), wait_until="load")
    page.evaluate("scheme => document.body.setAttribute('data-md-color-scheme', scheme)", scheme)
    page.wait_for_timeout(300)  # colours change by a transition
    return page


WIDTHS = pytest.mark.parametrize("width", [WIDE, PHONE])


def overlap(one: tuple[float, ...], other: tuple[float, ...], tolerance: float) -> bool:
    """Whether two boxes (left, top, right, bottom) share more than the tolerance in both directions."""
    across = min(one[2], other[2]) - max(one[0], other[0])
    down = min(one[3], other[3]) - max(one[1], other[1])
    return across > tolerance and down > tolerance


def box(mark: Mark) -> tuple[float, float, float, float]:
    return mark.x, mark.y, mark.right, mark.bottom


# --- the large corpus --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("works", [2, 5, many.WORKS])
def test_the_large_corpus_is_valid_whatever_its_size(works, tmp_path):
    done = synopsis("--root", many.write(tmp_path, works), "check")
    assert done.returncode == 0, done.stderr
    assert ", 0 problems" in done.stdout + done.stderr


def test_the_large_corpus_is_the_same_whenever_it_is_made():
    assert many.files() == many.files()


def test_the_large_corpus_is_large(many_site):
    assert len(read(many_site, "matrix/index.html").select("#matrix-table tbody tr")) == 40
    assert len(read(many_site, "timeline/index.html").select(".syn-event-item")) == 120
    assert len(read(many_site, "names/index.html").select(".syn-entity")) == 60
    assert len(read(many_site, "contradictions/index.html").select(".syn-contradiction")) == 30
    assert len(read(many_site, "network/index.html").select(".syn-bridges > li[id^=bridge-]")) > 20


# --- each picture on each site -----------------------------------------------------------------------------------


def test_each_site_has_each_picture(see, pictured):
    assert {sheet.id for sheet in see(pictured, WIDE)} == IDS


@WIDTHS
def test_no_two_texts_overlap(see, pictured, width):
    wrong = [
        f"{sheet}: {one} and {other}"
        for sheet in see(pictured, width)
        for one, other in combinations(sheet.texts, 2)
        if overlap(box(one), box(other), 1)
    ]
    assert wrong == []


def test_texts_take_no_more_room_than_the_engine_reckons(see, pictured):
    """The engine knows no font: what it reckons holds for the one of this browser, of whichever weight."""
    wrong = [
        f"{sheet}: {text} takes {text.width:.0f}"
        for sheet in see(pictured, WIDE)
        for text in sheet.texts
        if text.width > width_of(text.text, BOLD if "syn-strong" in text.classes else SIZE) + 1
    ]
    assert wrong == []


@WIDTHS
def test_no_text_and_no_mark_leaves_the_sheet(see, pictured, width):
    wrong = [
        f"{sheet}: {mark}"
        for sheet in see(pictured, width)
        for mark in sheet.marks
        if mark.x < sheet.box[0] - 1
        or mark.y < sheet.box[1] - 1
        or mark.right > sheet.box[2] + 1
        or mark.bottom > sheet.box[3] + 1
    ]
    assert wrong == []


@WIDTHS
def test_no_mark_covers_a_text_that_is_not_its_own(see, pictured, width):
    """Neither a year, nor a name, nor a number; lines are followed point by point."""
    wrong = []
    for sheet in see(pictured, width):
        for mark in sheet.shapes:
            if mark.classes & (HOLDS_TEXT | {"syn-after-box"}):
                continue
            for text in sheet.texts:
                left, top, right, bottom = text.ink()
                covered = (
                    overlap(box(mark), (left, top, right, bottom), -1)
                    and any(left < x < right and top < y < bottom for x, y in mark.points)
                    if mark.points
                    else overlap(box(mark), (left, top, right, bottom), 1)
                )
                if covered:
                    wrong.append(f"{sheet}: {mark} on {text}")
    assert wrong == []


@WIDTHS
def test_a_text_in_a_card_or_circle_stands_wholly_inside(see, pictured, width):
    wrong = []
    for sheet in see(pictured, width):
        holders = [mark for mark in sheet.shapes if mark.classes & HOLDS_TEXT]
        for text in sheet.texts:
            for holder in holders:
                if not overlap(box(holder), text.ink(), 1):
                    continue
                if text.x < holder.x - 1 or text.right > holder.right + 1:
                    wrong.append(f"{sheet}: {text} in {holder}")
    assert wrong == []


def test_letters_are_large_enough_on_a_phone(see, pictured):
    wrong = [f"{sheet}: {text} {text.size:.1f}px" for sheet in see(pictured, PHONE) for text in sheet.texts if text.size < 10]
    assert wrong == []


def test_one_of_the_two_drawings_is_shown_and_the_wide_one_printed(browser, pictured):
    context = browser.new_context()
    page = context.new_page()
    for path in addresses(pictured):
        page.goto((pictured.root / path).as_uri())
        for width, drawing in ((WIDE, "syn-wide"), (900, "syn-wide"), (500, "syn-narrow"), (PHONE, "syn-narrow")):
            page.set_viewport_size({"width": width, "height": 900})
            for media, expected in (("screen", drawing), ("print", "syn-wide")):
                page.emulate_media(media=media)
                assert set(page.evaluate(SHOWN)) == {expected}, f"{path} at {width}, {media}"
    context.close()


@WIDTHS
def test_no_page_with_a_picture_is_wider_than_the_window(browser, pictured, width):
    context = browser.new_context(viewport={"width": width, "height": 900})
    page = context.new_page()
    wide = {
        path: page.evaluate("document.documentElement.scrollWidth")
        for path in addresses(pictured)
        if opened(page, pictured, path)
    }
    context.close()
    assert {path: found for path, found in wide.items() if found > width} == {}


@WIDTHS
def test_no_event_hides_another(see, pictured, width):
    for sheet in see(pictured, width):
        if sheet.id == "axis":
            dots = [mark for mark in sheet.shapes if "syn-event" in mark.classes]
            lines = [mark for mark in sheet.shapes if "syn-event-span" in mark.classes]
            assert dots or lines
            hidden = [
                f"{one} {other}"
                for one, other in combinations(dots, 2)
                if math.dist(one.middle, other.middle) < one.width / 2 + other.width / 2 - 0.5
            ]
            hidden += [
                f"{dot} {line}"
                for dot in dots
                for line in lines
                if dot.hint != line.hint and any(math.dist(dot.middle, point) < dot.width / 2 - 0.5 for point in line.points)
            ]
            assert hidden == []


# --- contrast ----------------------------------------------------------------------------------------------------


def over(colour: tuple[float, ...], ground: tuple[float, ...]) -> tuple[float, ...]:
    """A colour with opacity, on an opaque one."""
    *rgb, alpha = colour
    return (*(alpha * one + (1 - alpha) * other for one, other in zip(rgb, ground, strict=False)), 1.0)


def luminance(colour: tuple[float, ...]) -> float:
    """Relative luminance (WCAG 2.2)."""
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in (part / 255 for part in colour[:3])]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: tuple[float, ...], other: tuple[float, ...]) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_contrast_is_measured_as_it_is_defined():
    assert contrast((0, 0, 0), (255, 255, 255)) == pytest.approx(21)
    assert contrast((119, 119, 119), (255, 255, 255)) == pytest.approx(4.48, abs=0.01)
    assert over((0, 0, 0, 0.5), (255, 255, 255, 1)) == (127.5, 127.5, 127.5, 1)


@pytest.mark.parametrize("scheme", ["default", "slate"])
def test_texts_can_be_read_in_light_and_dark(see, pictured, scheme):
    wrong = set()
    for sheet in see(pictured, WIDE, scheme):
        assert sheet.ground[3] == 1
        holders = [mark for mark in sheet.shapes if mark.fill and mark.classes & (HOLDS_TEXT | {"syn-after-box"})]
        for text in sheet.texts:
            ground = sheet.ground
            for holder in holders:
                if overlap(box(holder), text.ink(), 1):
                    ground = over(holder.fill, ground)
            if (found := contrast(over(text.fill, ground), ground)) < 4.5:
                wrong.add(f"{sheet}: {text} {found:.1f}")
    assert wrong == set()


@pytest.mark.parametrize("scheme", ["default", "slate"])
def test_marks_can_be_seen_in_light_and_dark(see, pictured, scheme):
    wrong = set()
    for sheet in see(pictured, WIDE, scheme):
        for mark in sheet.shapes:
            if mark.classes & BACKGROUND:
                continue
            parts = [over(part, sheet.ground) for part in (mark.fill, mark.stroke) if part]
            found = max((contrast(part, sheet.ground) for part in parts), default=0)
            if found < 3:
                wrong.add(f"{sheet}: {mark} {found:.1f}")
    assert wrong == set()


@pytest.mark.parametrize("scheme", ["default", "slate"])
def test_the_two_schemes_have_their_own_page(see, real_site, scheme):
    dark = {luminance(sheet.ground) < 0.1 for sheet in see(real_site, WIDE, scheme)}
    assert dark == {scheme == "slate"}


# --- not by colour alone -----------------------------------------------------------------------------------------


def drawings(site: Site, picture: str) -> Iterator[Tag]:
    """Both drawings of a picture, as elements."""
    for path in addresses(site):
        yield from read(site, path).select(f"#picture-{picture} svg")


def number(shape: Tag, name: str) -> float:
    return float(shape[name])


def steps_of(site: Site) -> set[tuple[str, int, int]]:
    """(label of a stance, its place on the scale, steps of the scale) from the data; (0, 1) for one that is no step."""
    found = set()
    for scale in site.matrix["scales"]:
        steps = [one for one in scale["stances"] if one["kind"] == "scale"]
        found |= {(one["label"], place, len(steps)) for place, one in enumerate(steps, start=1)}
        found |= {(one["label"], 0, 1) for one in scale["stances"] if one["kind"] != "scale"}
    return found


@pytest.mark.parametrize("picture", ["spectrum", "agreement"])
def test_a_stance_is_told_by_its_word_and_by_its_dots(pictured, picture):
    """Before each word a dot for each step of the scale, the stance’s own one full; one dot for what is not on the scale."""
    seen = 0
    for svg in drawings(pictured, picture):
        for word in svg.select("text.syn-strong"):
            kinds = {"syn-scale", "syn-partial", "syn-blank"} & set(word["class"])
            if not kinds:
                continue
            seen += 1
            rows = [y - 4 for y in (number(word, "y"), number(word, "y") - 20)]  # beside the word, or above it in columns
            near = [
                dot
                for dot in svg.select("circle")
                if kinds <= set(dot["class"])
                and number(dot, "cy") in rows
                and 0 < number(dot, "cx") - number(word, "x") + 90 < 160
            ]
            row = [dot for dot in near if number(dot, "cy") == rows[0]] or near
            full = [n for n, dot in enumerate(row, start=1) if "syn-full" in dot["class"]]
            assert len(full) == ("syn-scale" in kinds), word.get_text()
            hint = word.find("title")
            label = hint.get_text() if hint else word.get_text()
            step = (sum(full), len(row))
            wanted = {(place, length) for one, place, length in steps_of(pictured) if label in one}
            assert step in wanted, f"{label!r}: {step}"
    assert seen


def test_a_bar_has_its_number_beside_it(pictured):
    for svg in drawings(pictured, "shares"):
        grounds = svg.select(".syn-ground")
        assert grounds
        for ground in grounds:
            right, top = number(ground, "x") + number(ground, "width"), number(ground, "y")
            beside = [
                text.find(string=True, recursive=False)
                for text in svg.select("text.syn-figures")
                if 0 < number(text, "x") - right < 10 and 0 < number(text, "y") - top < 14
            ]
            bar = [one for one in svg.select(".syn-amount") if one["x"] == ground["x"] and one["y"] == ground["y"]]
            part = number(bar[0], "width") / number(ground, "width") if bar else 0
            assert len(beside) == 1
            assert int(beside[0].removesuffix("%")) == pytest.approx(100 * part, abs=1)


def test_a_circle_has_its_number_inside_and_its_area_by_it(pictured):
    for svg in drawings(pictured, "sources"):
        found = []
        for circle in svg.select("circle"):
            inside = [
                text.get_text()
                for text in svg.select("text")
                if text["x"] == circle["cx"] and 0 < number(text, "y") - number(circle, "cy") < 5
            ]
            assert len(inside) == 1
            found.append((int(inside[0]), number(circle, "r")))
        assert found
        most, largest = max(found)
        for count, radius in found:  # a circle is not smaller than its number needs
            by_area = largest * math.sqrt(count / most)
            assert radius == pytest.approx(by_area, abs=0.1) or by_area < radius < 4 + 5 * len(str(count))


def test_the_parts_of_a_bar_of_pairs_are_told_by_pattern_order_and_words(see, pictured):
    for sheet in see(pictured, WIDE):
        if sheet.id != "agreement":
            continue
        keys = [mark for mark in sheet.shapes if mark.height < 11 and mark.classes & {"syn-alike", "syn-unlike", "syn-apart"}]
        texts = {(round(text.x), round(text.y)): text.text for text in sheet.texts}
        assert len(keys) % 3 == 0
        for key in keys:
            after = [text for (x, y), text in texts.items() if 0 < x - key.right < 10 and abs(y + 8 - key.middle[1]) < 8]
            word = {"syn-alike": "agree", "syn-unlike": "differ", "syn-apart": "not comparable"}[next(iter(key.classes))]
            assert len(after) == 1
            assert word in after[0]


# --- the drawings as text ----------------------------------------------------------------------------------------


def raw(site: Site) -> Iterator[tuple[str, str]]:
    """Each drawing as it stands in the file."""
    for path in addresses(site):
        for svg in re.findall(r'<svg class="syn-drawing.*?</svg>', (site.root / path).read_text("utf-8"), re.DOTALL):
            yield path, svg


def test_each_drawing_is_xml_with_shapes_and_nothing_else(pictured):
    found = list(raw(pictured))
    assert len(found) == 2 * len(IDS)
    for path, svg in found:
        root = ElementTree.fromstring(svg.replace("&nbsp;", "\u00a0"))
        names = {name for element in root.iter() for name in element.attrib}
        assert {element.tag for element in root.iter()} <= {"svg", "text", "title", "rect", "circle", "path"}, path
        assert not [name for name in names if name in ("id", "style", "href", "src") or name.startswith("on")], path
        assert "url(" not in svg, path
        assert root.get("role") == "img", path
        assert root.get("aria-label"), path
        assert root.get("viewBox") == f"0 0 {root.get('width')} {root.get('height')}", path
        assert not re.search(r"\b(nan|inf|None)\b", " ".join(value for e in root.iter() for value in e.attrib.values())), path


def test_no_id_stands_twice_on_a_page_with_pictures(pictured):
    for path in addresses(pictured):
        ids = [element["id"] for element in read(pictured, path).select("[id]")]
        assert sorted(ids) == sorted(set(ids)), path


def test_a_label_that_is_cut_keeps_its_full_text(see, pictured):
    wrong = []
    for width in (WIDE, PHONE):
        for sheet in see(pictured, width):
            for text in sheet.texts:
                before, cut, after = text.text.partition("…")
                full = " ".join(text.hint.split())
                if cut and ("…" in full or before.strip() not in full or after.strip() not in full):
                    wrong.append(f"{sheet}: {text} hint {full!r}")
    assert wrong == []


def test_some_labels_of_the_large_corpus_are_cut(see, many_site):
    """Else the test before this one tests nothing."""
    assert [text for sheet in see(many_site, PHONE) for text in sheet.texts if "…" in text.text]


def test_each_picture_has_a_sentence_and_a_table(pictured):
    for path in addresses(pictured):
        for figure in read(pictured, path).select("figure.syn-picture"):
            assert figure.figcaption.get_text(strip=True)
            assert figure.select("details table tbody tr")
            columns = len(figure.select("thead th"))
            assert {len(row.select("th, td")) for row in figure.select("tbody tr")} == {columns}


# --- a large matrix ----------------------------------------------------------------------------------------------


@pytest.fixture
def matrix(browser: Browser, many_site: Site, request: pytest.FixtureRequest) -> Iterator[Page]:
    """The matrix of forty works, in a window of the given width."""
    context = browser.new_context(viewport={"width": request.param, "height": 900})
    yield opened(context.new_page(), many_site, "matrix/index.html")
    context.close()


AT = "element => { const box = element.getBoundingClientRect(); return [box.left, box.top, box.right, box.bottom] }"


@pytest.mark.parametrize("matrix", [WIDE], indirect=True)
def test_the_head_and_the_first_column_stay_while_a_large_matrix_is_scrolled(matrix):
    region = matrix.locator("#matrix-table")
    region.scroll_into_view_if_needed()
    cell = matrix.locator("#kite-030-height")
    before = cell.evaluate(AT)
    region.evaluate("element => element.scrollTo(300, 2000)")
    moved = region.evaluate("element => [element.scrollLeft, element.scrollTop]")
    assert moved[0] > 50
    assert moved[1] == 2000
    assert cell.evaluate(AT) == pytest.approx([before[0] - moved[0], before[1] - 2000, before[2] - moved[0], before[3] - 2000])
    left, top, right, bottom = region.evaluate(AT)
    for head in matrix.locator("#matrix-table thead th").all():
        assert head.evaluate(AT)[1] == pytest.approx(top, abs=2)
    names = [one.evaluate(AT) for one in matrix.locator('#matrix-table tbody th[scope="row"]').all()]
    assert {round(name[0] - left) <= 2 for name in names} == {True}
    seen = [name for name in names if name[3] > top and name[1] < bottom]
    assert 0 < len(seen) < 40
    corner = matrix.locator("#matrix-table thead th").first.evaluate(AT)
    assert corner[:2] == pytest.approx([left, top], abs=2)
    on_top = "([x, y]) => document.elementFromPoint(x, y).closest('th') !== null"
    assert matrix.evaluate(on_top, [corner[0] + 10, corner[1] + 10])
    assert matrix.evaluate(on_top, [right - 40, top + 10])
    middle = next(name for name in seen if name[1] > corner[3])
    assert matrix.evaluate(on_top, [middle[0] + 10, middle[1] + 8])


@pytest.mark.parametrize("matrix", [PHONE], indirect=True)
def test_on_a_phone_a_large_matrix_is_a_stack_of_cards(matrix):
    assert matrix.evaluate("document.documentElement.scrollWidth") == PHONE
    cards = [one.evaluate(AT) for one in matrix.locator("#matrix-table tbody tr").all()]
    assert len(cards) == 40
    assert all(card[0] >= 0 and card[2] <= PHONE for card in cards)
    assert all(above[3] <= below[1] for above, below in pairwise(cards))
    head = matrix.locator("#matrix-table thead")
    if head.is_visible():  # as buttons that sort, above the cards
        left, _, right, bottom = head.evaluate(AT)
        assert left >= 0
        assert right <= PHONE
        assert bottom <= cards[0][1]
    cells = matrix.locator("#kite-030 td")
    boxes = [one.evaluate(AT) for one in cells.all()]
    assert all(above[3] <= below[1] + 1 for above, below in pairwise(boxes))
    labels = cells.evaluate_all("all => all.map(one => getComputedStyle(one, '::before').content)")
    assert {label.strip('"') for label in labels} == {
        "Verdict",
        "Concept tested",
        "How long it lasts",
        *(t for t, *_ in many.TOPICS.values()),
    }
