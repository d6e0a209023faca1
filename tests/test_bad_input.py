"""What an editor may get wrong (design.md 7): a table of broken projects, each made from the toy corpus by one slip.

Every slip is named with file and line and ends `synopsis check` and `mkdocs build --strict` with a non-zero status, never
with a traceback; the site is built all the same. Nothing an editor writes reaches HTML as markup.
"""

from __future__ import annotations

import json
import re
import subprocess
import tempfile
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import markdown
import pytest
from bs4 import BeautifulSoup

from sites import MAIN, copy_of_toy, mkdocs_build, synopsis, text
from synopsis import project
from synopsis.inline import escape_markdown

CONFIG, BIB, INDEX = "mkdocs.yml", "bib/bell.bib", "docs/index.md"
MARSH, REED, BOARD = (f"docs/papers/{key}.md" for key in ("marsh-2011", "reed-quill-2015", "ferry-board"))
ROPE, WATER = "docs/topics/rope.md", "docs/topics/water.md"
CONTRA, TIME, NAMED = "docs/contradictions.md", "docs/timeline.md", "bib/names.yml"
PROBLEM = re.compile(r"^(?P<path>[^\s:]+):(?P<line>\d+): (?P<message>.+)$", re.MULTILINE)


def assert_no_traceback(done: subprocess.CompletedProcess[str]) -> None:
    if "Traceback" in done.stderr + done.stdout:
        pytest.fail("a traceback, at the end of which:\n" + "\n".join(done.stderr.rstrip().split("\n")[-6:]), pytrace=False)


def problems_in(report: str) -> list[tuple[str, int, str]]:
    """What a report says as `file:line: message`."""
    return [(m["path"], int(m["line"]), m["message"]) for m in PROBLEM.finditer(report)]


def problems(done: subprocess.CompletedProcess[str]) -> list[tuple[str, int, str]]:
    """What a command reported."""
    return problems_in(done.stderr)


# --- one slip, one message ---------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Slip:
    """One change of one file, and the message it must give."""

    name: str
    file: str
    old: str
    """Text of the file that is replaced, once; empty for the whole file."""
    new: str | bytes | None
    """None removes the file."""
    message: str
    """Part of the message."""
    at: str | None = None
    """Text on the line the message must name; None where the fault is that of the whole file (line 1 or its front matter)."""
    reported: str = ""
    """The file the message must name, where it is another one."""

    def apply(self, root: Path) -> None:
        path = root / self.file
        if self.new is None:
            path.unlink()
        elif isinstance(self.new, bytes):
            content = path.read_bytes()
            assert self.old.encode() in content, f"{self.file} has no {self.old!r}"
            path.write_bytes(content.replace(self.old.encode(), self.new, 1) if self.old else self.new)
        else:
            content = path.read_text("utf-8") if path.exists() else ""
            assert self.old in content, f"{self.file} has no {self.old!r}"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(content.replace(self.old, self.new, 1) if self.old else self.new, "utf-8")

    @property
    def named(self) -> str:
        """The file the message must name."""
        return self.reported or self.file

    def line(self, root: Path) -> int:
        """The line the message must name."""
        lines = (root / self.named).read_text("utf-8", errors="replace").split("\n")
        found = [number for number, line in enumerate(lines, start=1) if self.at and self.at in line]
        assert len(found) == 1, f"{self.at!r} stands on lines {found} of {self.named}"
        return found[0]


TOPIC = "---\ntitle: Oars\nquestion: Whose oars?\nstances:\n  - {id: ours, label: Ours}\n---\n\nNo word yet.\n"
"""A topic that has no fault but its name."""

SLIPS = [
    # --- front matter
    Slip("front matter is broken", MARSH, "work: marsh-2011", "work: [marsh-2011", "broken YAML"),
    Slip("front matter is not closed", BOARD, "\n---\n\n## Text", "\n\n## Text", "not closed by a line '---'"),
    Slip("there is no front matter", ROPE, "---\ntitle", "title", "no front matter"),
    Slip("front matter is a list", ROPE, "", "---\n- a\n- b\n---\n\nText.\n", "must be a mapping, found a list"),
    Slip("a key is unknown", MARSH, "licence: CC-BY", "license: CC-BY", "unknown key", at="license:"),
    Slip("a key of a position is unknown", MARSH, "    claim: \"A new", "    claims: \"A new", "unknown key", at="claims:"),
    Slip("a key of a topic is unknown", ROPE, "question:", "questoin:", "did you mean 'question'?", at="questoin:"),
    Slip("a key stands twice", ROPE, "stances:\n", "title: Again\nstances:\n", "'title' stands twice", at="Again"),
    Slip("a list stands where a text belongs", MARSH, "work: marsh-2011", "work: [marsh-2011]", "found a list", at="work:"),
    Slip("a text stands where a mapping belongs", BOARD, "verdict:\n  stance: open", "verdict: open\nx:\n  stance: open", "found a text", at="verdict: open"),
    Slip("an edition is of no known kind", MARSH, "edition: original", "edition: fresh", "unknown edition 'fresh'", at="edition:"),
    Slip("divisions are of no known kind", MARSH, "divisions: section", "divisions: verse", "unknown divisions", at="divisions:"),
    Slip("a paper names no licence", MARSH, "licence: CC-BY-4.0\n", "", "needs 'licence'"),
    Slip("a paper has no verdict", BOARD, "verdict:", "lasts:", "needs 'verdict'"),
    # --- works and topics
    Slip("a paper names no work", BOARD, "work: ferry-board\n", "", "needs 'work'"),
    Slip("a paper names an unknown work", BOARD, "work: ferry-board", "work: fery-board", "did you mean 'ferry-board'?", at="work:"),
    Slip("a work has two editions", BOARD, "work: ferry-board", "work: marsh-2011", "has an edition already", at="work: marsh", reported=MARSH),
    Slip("a paper is empty", BOARD, "", "", "no front matter"),
    Slip("a topic is empty", ROPE, "", "", "no front matter"),
    Slip("a topic has a name that makes no address", "docs/topics/The_Rope.md", "", TOPIC, "topic 'The_Rope', the name of this file: small Latin letters"),
    Slip("a topic has the name of another dimension", "docs/topics/verdict.md", "", TOPIC, "every paper has this dimension; concept, verdict, lasts are taken"),
    Slip("a topic has the name of a work", "docs/topics/marsh-2011.md", "", TOPIC, "'marsh-2011' is a work of the corpus"),
    Slip("a topic has an id that pages make for a work", "docs/topics/marsh-2011-rope.md", "", TOPIC, "marsh-2011 and marsh-2011-… are taken"),
    Slip("a topic has an id the pages use themselves", "docs/topics/compare-works.md", "", TOPIC, "pages use it themselves"),
    Slip("a verdict stands among the positions", REED, "positions:\n", "positions:\n  verdict: {stance: open}\n", "positions: 'verdict' is no topic", at="  verdict: {"),
    Slip("a passage is on an unknown topic", MARSH, 'topics="rope witnesses"', 'topics="roep witnesses"', "unknown topic 'roep' (did you mean 'rope'?)", at="The ferryman Hobb"),
    Slip("a position is on an unknown topic", REED, "  rope:\n", "  roep:\n", "unknown topic 'roep'", at="roep:"),
    Slip("a position is missing", REED, "  water:\n", "  waters:\n", "no position on 'water'"),
    Slip("the configuration orders an unknown topic", CONFIG, "[rope, water]", "[rope, watter]", "unknown topic 'watter' (did you mean 'water'?)"),
    Slip("a setting is unknown", CONFIG, "    topics:", "    topic:", "unknown key", at="topic:"),
    Slip("a setting is of the wrong kind", CONFIG, "[rope, water]", "rope", "found a text", at="topics:"),
    # --- stances and evidence
    Slip("a stance is unknown", REED, "stance: rotten", "stance: roten", "unknown stance 'roten' (did you mean 'rotten'?)", at="  rope:"),
    Slip("a verdict is unknown", REED, "stance: never", "stance: maybe", "unknown stance 'maybe'", at="verdict:"),
    Slip("a stance stands twice in a scale", ROPE, "id: rotten", "id: sound", "'sound' stands twice", at="label: Rotten"),
    Slip("a stance is of no known kind", ROPE, "kind: blank", "kind: empty", "unknown kind", at="kind: empty"),
    Slip("a stance has an id that breaks the filter", ROPE, "id: rotten", 'id: "very rotten"', "id 'very rotten' of a stance: small Latin letters", at="very rotten"),
    Slip("a stance has no label", ROPE, "label: Rotten, ", "", "needs 'label'", at="id: rotten"),
    Slip("a position has no words", REED, '    quote: "black with rot"\n', "", "rope: needs quote", at="  rope:"),
    Slip("a position names no passage that there is", REED, 'quote: "black with rot"\n    at: "1.1"', 'quote: "black with rot"\n    at: "9.9"', "unknown passage '9.9'", at="  rope:"),
    Slip("a passage lacks the words of a position", REED, "“black with rot”", "black with mould", "does not quote these words: “black with rot”", at="  rope:"),
    Slip("a silent work makes a claim", BOARD, 'rope: {stance: silent, gap', 'rope: {stance: silent, claim: "Yes", gap', "a blank stance has no claim", at="  rope:"),
    Slip("a silent work does not say what is missing", BOARD, ', gap: "The statement has no word on the rope."', "", "needs a gap", at="  rope:"),
    # --- passages
    Slip("a passage stands twice", MARSH, '{: at="2.2"', '{: at="2.1"', "passage 2.1 stands twice", at='at="2.1" topics="witnesses water"'),
    Slip("a passage has no attribute line", REED, '{: at="1.1" topics="rope water" }\n', "", "", at="A piece of rope"),
    Slip("a passage has an unknown attribute", REED, 'at="1.1" topics=', 'at="1.1" topic=', "unknown passage attribute 'topic'", at='topic="rope'),
    Slip("a passage has no place", REED, '{: at="1.1" ', "{: ", "a passage needs at=", at='{: topics="rope water"'),
    Slip("a passage stands under the wrong heading", REED, 'at="1.1" topics', 'at="3.1" topics', "belongs under {#s3}", at='at="3.1"'),
    Slip("a passage is on no topic and does not say why", BOARD, 'aside="frames the statement"', "", "say why with aside", at="People ask"),
    Slip("a passage has topics and an aside", MARSH, 'topics="water"', 'topics="water" aside="why not"', "has topics and an aside", at="the water stood"),
    Slip("text follows the last passage", BOARD, "no rain falls.\n{: at=\"2\" topics=\"witnesses\" }", "no rain falls.\n{: at=\"2\" topics=\"witnesses\" }\n\nAn afterthought.", "text without a line", at="An afterthought"),
    Slip("a heading has no id", MARSH, "## 2. The Evidence {#s2}", "## 2. The Evidence", "needs an id", at="The Evidence"),
    Slip("two headings have one id", MARSH, "The Evidence {#s2}", "The Evidence {#s1}", "'s1' is used twice", at="The Evidence"),
    Slip("a heading has an id the page uses itself", BOARD, "## Text {#text}", "## Text {#top}", "top", at="{#top}"),
    Slip("a heading has an id the page makes", BOARD, "## Text {#text}", "## Text {#syn-references}", "'syn-references' is used by the page itself", at="{#syn-references}"),
    Slip("a heading has the id of a passage", BOARD, "## Text {#text}", "## Text {#ferry-board-1}", "ferry-board-1", at="{#ferry-board-1}"),
    Slip("a heading has a citation", MARSH, "The Evidence {#s2}", "The Evidence [@acorn2003] {#s2}", "cannot stand in a heading", at="The Evidence"),
    Slip("a footnote is not defined", MARSH, "[^1]: The leaf", "[^2]: The leaf", "[^1] is not defined", at="The ferryman Hobb"),
    Slip("a footnote is never used", MARSH, "[@hobb-diary].[^1] Hemp", "[@hobb-diary]. Hemp", "[^1] is never used", at="[^1]: The leaf"),
    Slip("a footnote is defined twice", MARSH, "[^1]: The leaf", "[^1]: Once.\n[^1]: The leaf", "[^1] is defined twice", at="The leaf"),
    # --- citations
    Slip("a citation key is unknown", REED, "as @volkov1988 shows", "as @volkof1988 shows", "unknown citation key 'volkof1988' (did you mean 'volkov1988'?)", at="@volkof1988"),
    Slip("a citation key of a synthesis is unknown", ROPE, "[@marsh-2011, sec.", "[@marsh-2012, sec.", "unknown citation key 'marsh-2012'", at="@marsh-2012"),
    Slip("a citation key of the home page is unknown", INDEX, "[@marsh-2011", "[@march-2011", "unknown citation key", at="@march-2011"),
    Slip("a citation key of a footnote is unknown", REED, "compare @riveroffice1872", "compare @riverofice1872", "unknown citation key", at="@riverofice1872"),
    Slip("a printed reference is unknown", REED, '  - "@rostami1995"', '  - "@rostami1996"', "unknown citation key 'rostami1996'"),
    Slip("a locator is given twice", MARSH, "[@acorn2003, p. 77]", "[@acorn2003, p. 77, p. 78]", "'page' is given twice", at="p. 78"),
    Slip("two keys stand in one cite-item", REED, "pp. 3-5; @volkov1988]", "pp. 3-5 @volkov1988]", "two keys without ';'", at="Bells that save"),
    Slip("a synthesis cites a passage that is not there", ROPE, "[@marsh-2011, sec. 2, para. 1]", "[@marsh-2011, sec. 2, para. 9]", "no passage at 'sec. 2, para. 9'", at="For Marsh"),
    Slip("a work is cited that the paper does not list", REED, '  - "@volkov1988"\n', "", "is not in the `references`", at="as @volkov1988 shows"),
    # --- originals
    Slip("a quotation is not in the original", REED, "“above the lintel of the door”, and", "“under the lintel of the door”, and", "quotation not in the original", at="“under the lintel"),
    Slip("the quotation of a position is not in the original", REED, 'quote: "black with rot"', 'quote: "red with rot"', "not in the original", at="  rope:"),
    Slip("quotation marks do not pair", BOARD, "“whether the bell rang”", "“whether the bell rang", "do not pair", at="People ask"),
    Slip("a paragraph is not rendered", "originals/ferry-board.txt", "The Board owns", "This paragraph is one that nobody has rendered.\n\nThe Board owns", "no passage at='3'", reported=BOARD, at="work:"),
    Slip("a printed citation is left out", MARSH, " [@acorn2003, p. 77]", "", "lacks [@acorn2003, p. 77]", at="The ferryman Hobb"),
    Slip("twelve words are taken over", BOARD, "People ask the Board each year", "The Harrow Ferry Board is asked every spring whether the bell rang on the night. It is asked", "shares 12 words", at="asked every spring"),
    # --- bibliography
    Slip("a block of the library is broken", BIB, "@book{volkov1988,", "@book volkov1988,", "", at="@book volkov1988"),
    Slip("an entry is not closed", BIB, "  langid   = {english},\n}\n\n@book{acorn2003", "  langid   = {english},\n\n@book{acorn2003", "", at="@unpublished"),
    Slip("a comma is missing", BIB, "Hemp},", "Hemp}", "a comma is missing after 'title'", at="{Hemp}"),
    Slip("a key of the library stands twice", BIB, "@book{acorn2003,", "@Book{volkov1988,", "duplicate key 'volkov1988'", at="@Book{volkov1988,"),
    Slip("two keys differ in case only", BIB, "@book{acorn2003,", "@book{Volkov1988,", "only in case", at="@book{Volkov1988,"),
    Slip("a field stands twice", BIB, "  title     = {Hemp},", "  title     = {Hemp},\n  title     = {Flax},", "given twice: title", at="@book{acorn2003"),
    Slip("a field is unknown", BIB, "publisher = {Paper Boat}", "publischer = {Paper Boat}", "unknown field 'publischer' (did you mean 'publisher'?)", at="publischer"),
    Slip("an entry type is unknown", BIB, "@book{acorn2003,", "@boook{acorn2003,", "unknown entry type 'boook'", at="@boook"),
    Slip("a language is unknown", BIB, "langid              = {persian}", "langid              = {pershian}", "unknown language", at="pershian"),
    Slip("a date is none", BIB, "date      = {2003}", "date      = {c. 2003}", "is not YYYY", at="c. 2003"),
    Slip("names are not separated by and", BIB, "{Reed, Ansel and Quill, Beatrix}", "{Reed, Ansel; Quill, Beatrix}", "separate names by 'and'", at="Reed, Ansel;"),
    Slip("an entry has no title", BIB, "  title     = {Hemp},\n", "", "no title", at="@book{acorn2003"),
    Slip("a key has a space", BIB, "@book{acorn2003,", "@book{acorn 2003,", "bad key 'acorn 2003'", at="@book{acorn 2003"),
    # --- files
    Slip("a paper is not UTF-8", BOARD, "tale does not", "tal\xe9 does not".encode("latin-1"), "not UTF-8: byte 0xe9", at="does not"),
    Slip("a topic is not UTF-8", ROPE, "the rope was new", "th\xe9 rope was new".encode("latin-1"), "not UTF-8", at="rope was new"),
    Slip("the home page is not UTF-8", INDEX, "look at one night", "look at on\xe9 night".encode("latin-1"), "not UTF-8", at="look at on"),
    Slip("the library is not UTF-8", BIB, "Zo{\\\"e}", "Zo\xeb".encode("latin-1"), "not UTF-8", at="Acorn"),
    Slip("an original is not UTF-8", "originals/ferry-board.txt", "Visitors", "Visit\xf6rs".encode("latin-1"), "not UTF-8", at="are welcome"),
    Slip("the home page is missing", INDEX, "", None, "cannot be read"),
    Slip("the library is missing", BIB, "", None, "write bib/references.bib", reported="bib"),
    # --- contradictions
    Slip("a contradiction is of no known kind", CONTRA, "kind: shift", "kind: swift", "unknown kind 'swift' (did you mean 'shift'?)", at="kind: swift"),
    Slip("a contradiction has one side", CONTRA, '      - {passage: reed-quill-2015-1.1, quote: "above the lintel of the door", says: "By the mud line, before midnight."}\n', "", "'depth' needs two sides or more"),
    Slip("a side is of no passage there is", CONTRA, "- passage: marsh-2011-2.2", "- passage: marsh-2011-2.9", "unknown passage 'marsh-2011-2.9'", at="marsh-2011-2.9"),
    Slip("a passage does not quote the words of a side", CONTRA, '"nobody rang the bell"', '"no one rang the bell"', "does not quote these words: “no one rang the bell”", at="- passage: reed-quill-2015-1.2"),
    Slip("a contradiction has an id that is no address", CONTRA, "id: depth", "id: Depth!", "small Latin letters", at="Depth!"),
    Slip("a contradiction of one work has sides in two", CONTRA, "kind: shift", "kind: within", "is of kind 'within'", at="id: rope-then-and-now"),
    Slip("a contradiction is on an unknown topic", CONTRA, "topics: water", "topics: watre", "unknown topic 'watre' (did you mean 'water'?)", at="id: depth"),
    Slip("a contradiction is a text", CONTRA, "contradictions:\n", "contradictions:\n  - reach\n", "must be a mapping, found a text", at="  - reach"),
    Slip("the front matter of the contradictions is broken", CONTRA, 'title: "How deep', 'title: ["How deep', "broken YAML"),
    Slip("an introduction cites an unknown work", CONTRA, "[@marsh-2011, sec.", "[@marsh-2012, sec.", "unknown citation key 'marsh-2012'", at="@marsh-2012"),
    Slip("there is no contradiction", CONTRA, "", "---\ntitle: Contradictions\n---\n\nNot <b>one</b>.\n", "no contradiction in this file"),
    # --- events
    Slip("the date of an event is none", TIME, 'date: "1889-06"\n', 'date: "June 1889"\n', "'June 1889' is no date", at='date: "June'),
    Slip("the date of a telling is none", TIME, '"1873/.."', '"1873/1872"', "'1873/1872' is no date", at="1873/1872"),
    Slip("a passage lacks the words of a telling", TIME, '"lost in the water"', '"lost in the flood"', "these words do not stand in passage ferry-board-1", at="lost in the flood"),
    Slip("a telling is of no passage there is", TIME, "passage: ferry-board-1,", "passage: fery-board-1,", "unknown passage 'fery-board-1' (did you mean 'ferry-board-1'?)", at="fery-board-1"),
    Slip("no passage tells the date of an event", TIME, 'in 1872", date: "1872"}', 'in 1872"}', "no passage tells the date 1872", at='date: "1872"'),
    Slip("an event has no title", TIME, '    title: "The Peace of the Oars"\n', "", "an event needs 'title'", at="id: peace"),
    Slip("the events are a text", TIME, "events:\n", "events: none\nx:\n", "must be a list, found a text", at="events: none"),
    Slip("an event has an id the page uses itself", TIME, "id: mill", "id: events", "are taken", at="id: events"),
    Slip("an event has the id of a part of the page", TIME, "id: mill", "id: timeline-tools", "pages use it themselves", at="id: timeline-tools"),
    Slip("an event has an id the page makes", TIME, "id: mill", "id: appeared-marsh-2011", "pages use it themselves", at="id: appeared-"),
    Slip("there is no event", TIME, "", "---\ntitle: Timeline\n---\n\nNo <b>event</b> yet.\n", "no event in this file"),
    Slip("the timeline is empty", TIME, "", "", "no front matter"),
    # --- names
    Slip("a name is of no known kind", NAMED, "kind: place", "kind: plaice", "unknown kind 'plaice' (did you mean 'place'?)", at="plaice"),
    Slip("no passage has a name", NAMED, "name: Peace of the Oars", "name: Peace of the Ores", "no passage names 'Peace of the Ores'", at="id: oars"),
    Slip("a form that means two is not decided", NAMED, "  - {form: Hobb, passage: marsh-2011-2.1, name: hobb}\n", "", "may be hobb or hobb-w: decide in bib/names.yml", reported=MARSH, at="The ferryman Hobb"),
    Slip("a decision decides nothing", NAMED, "marsh-2011-2.2, name: none", "marsh-2011-1.2, name: none", "'March' is not found in passage marsh-2011-1.2", at="name: none"),
    Slip("a passage lacks the words of a statement", NAMED, '"I heard it twice', '"I heard it thrice', "these words do not stand in passage marsh-2011-2.2", at="thrice"),
    Slip("an author is none of the library", NAMED, '"Quill, B."', '"Quill, C."', "unknown author 'Quill, C.' (did you mean", at="id: quill"),
    Slip("the names are broken YAML", NAMED, "decisions:", "decisions: [", "broken YAML"),
    Slip("the names are a list", NAMED, "", "- hobb\n", "must be a mapping with 'names', found a list"),
    Slip("scripts are a list", NAMED, "scripts: {ru: Семён Волков}", "scripts: [Семён]", "must be a mapping, found a list", at="scripts: ["),
    Slip("the names are not UTF-8", NAMED, "Ferryman", "Ferrym\xe4n".encode("latin-1"), "not UTF-8", at="diarist"),
]  # fmt: skip
"""One line each: the slip, the file, what is replaced by what, the message, the line it stands on."""


@dataclass(frozen=True)
class Outcome:
    """What came of a slip, read and rendered by the engine both edges call."""

    root: Path
    problems: list[tuple[str, int, str]]
    rendered: int
    """Files that were made all the same."""


@cache
def outcome(slip: Slip) -> Outcome:
    """The road of both edges (project.py) on a project with the slip."""
    root = copy_of_toy(Path(tempfile.mkdtemp(dir=FOLDER[0])) / "toy")
    slip.apply(root)
    checked = project.check(root)
    rendered, more = project.render(root, checked.corpus, False, checked.problems) if checked.corpus else ((), ())
    assert more == ()
    return Outcome(root, problems_in("\n".join(map(str, checked.problems))), len(rendered))


@dataclass(frozen=True)
class Built:
    """What the two commands made of a slip."""

    check: subprocess.CompletedProcess[str]
    build: subprocess.CompletedProcess[str]
    site: Path


@cache
def built(slip: Slip) -> Built:
    """`synopsis check` and `mkdocs build --strict` of the project with the slip, at the same time."""
    root = outcome(slip).root
    with ThreadPoolExecutor() as pool:
        check = pool.submit(synopsis, "--root", root, "check")
        build = pool.submit(mkdocs_build, root, root.parent / "site", "--strict")
        return Built(check.result(), build.result(), root.parent / "site")


FOLDER: list[Path] = []


@pytest.fixture(autouse=True, scope="module")
def folder_of_outcomes(tmp_path_factory: pytest.TempPathFactory) -> None:
    FOLDER.append(tmp_path_factory.mktemp("slips"))


@pytest.mark.parametrize("slip", SLIPS, ids=lambda slip: slip.name)
def test_a_slip_is_reported_with_its_file_and_line_and_pages_are_made_all_the_same(slip: Slip) -> None:
    done = outcome(slip)
    found = [(path, line) for path, line, message in done.problems if slip.message in message and path == slip.named]
    assert found, f"nothing in {slip.named} says {slip.message!r}: {done.problems}"
    if slip.at:
        assert slip.line(done.root) in [line for _, line in found], done.problems
    assert done.rendered > 30


@pytest.mark.parametrize("slip", SLIPS, ids=lambda slip: slip.name)
def test_every_place_a_message_names_exists(slip: Slip) -> None:
    root = outcome(slip).root
    for path, line, message in outcome(slip).problems:
        if (root / path).is_file():
            assert 1 <= line <= (root / path).read_bytes().count(b"\n") + 1, f"{path}:{line}: {message}"
        else:
            assert line == 1, f"{path}:{line}: {message}"


# --- what a reader sees of a slip --------------------------------------------------------------------------------

MARKED = {
    "a citation key is unknown": "papers/reed-quill-2015",
    "a citation key of a synthesis is unknown": "topics/rope",
    "a citation key of the home page is unknown": "",
    "a citation key of a footnote is unknown": "papers/reed-quill-2015",
    "a passage is on an unknown topic": "papers/marsh-2011",
    "a stance is unknown": "papers/reed-quill-2015",
    "a passage lacks the words of a position": "papers/reed-quill-2015",
    "a passage stands twice": "papers/marsh-2011",
    "a passage has no attribute line": "papers/reed-quill-2015",
    "a footnote is not defined": "papers/marsh-2011",
    "a quotation is not in the original": "papers/reed-quill-2015",
    "front matter is broken": "papers/marsh-2011",
    "a contradiction is of no known kind": "contradictions",
    "a passage does not quote the words of a side": "contradictions",
    "the front matter of the contradictions is broken": "contradictions",
    "there is no contradiction": "contradictions",
    "the date of an event is none": "timeline",
    "a passage lacks the words of a telling": "timeline",
    "there is no event": "timeline",
    "the events are a text": "timeline",
    "a name is of no known kind": "names",
    "the names are broken YAML": "names",
    "the names are a list": "names",
    "a form that means two is not decided": "papers/marsh-2011",
}
"""Slip -> the page that must carry a visible mark (design.md 7)."""


def slip_of(name: str) -> Slip:
    return next(slip for slip in SLIPS if slip.name == name)


@pytest.mark.parametrize("name", MARKED)
def test_both_commands_fail_with_the_messages_of_a_slip(name: str) -> None:
    done = built(slip_of(name))
    for command in (done.check, done.build):
        assert_no_traceback(command)
        assert command.returncode == 1
    assert problems(done.check) == outcome(slip_of(name)).problems
    for _, _, message in problems(done.check):
        assert message in done.build.stderr


@pytest.mark.parametrize("name", MARKED)
def test_a_slip_is_marked_on_its_page(name: str) -> None:
    done = built(slip_of(name))
    page = BeautifulSoup((done.site / MARKED[name] / "index.html").read_bytes(), "html5lib").article
    assert page is not None
    assert [text(mark) for mark in page.select("mark, [class*=fault], [class*=problem], [role=alert]")]


def test_an_unknown_citation_stands_on_the_page_as_it_was_written() -> None:
    done = built(slip_of("a citation key is unknown"))
    page = BeautifulSoup((done.site / "papers/reed-quill-2015/index.html").read_bytes(), "html5lib")
    assert "@volkof1988" in [text(mark) for mark in page.select("mark")]


@pytest.mark.parametrize("page", ["contradictions", "timeline", "names"])
def test_a_message_on_a_page_is_the_one_that_was_reported(page: str) -> None:
    for slip in (slip for slip in SLIPS if MARKED.get(slip.name) == page):
        done = built(slip)
        shown = text(BeautifulSoup((done.site / page / "index.html").read_bytes(), "html5lib").article)
        said = [
            " ".join(f"{path}:{line}: {message}".split()) for path, line, message in problems(done.check) if path == slip.named
        ]
        assert said
        assert [one for one in said if one not in shown] == [], slip.name


@pytest.mark.parametrize(
    ("name", "file"),
    [
        ("there is no contradiction", "contradictions"),
        ("there is no event", "timeline"),
        ("the events are a text", "timeline"),
        ("the timeline is empty", "timeline"),
    ],
)
def test_findings_that_are_none_are_not_published_as_they_stand(name: str, file: str) -> None:
    """MkDocs would render the file, front matter and raw HTML included, as a page of its own."""
    done = built(slip_of(name))
    assert not [
        path for path in (done.site / "data").iterdir() if path.stem in ("contradictions", "events") and path.stem in name
    ]
    page = done.site / file / "index.html"
    if page.exists():
        article = BeautifulSoup(page.read_bytes(), "html5lib").article
        assert article is not None
        assert article.select("[role=alert]")
        assert not article.select("b")
        assert not article.select("p:not([role=alert] p)"), text(article)


# --- several slips at once ---------------------------------------------------------------------------------------


def test_all_slips_are_reported_at_once_in_the_order_of_files_and_lines(toy: Path) -> None:
    chosen = [slip for slip in SLIPS if slip.name in {"a stance is unknown", "a comma is missing", "a key stands twice"}]
    for slip in chosen:
        slip.apply(toy)
    found = problems(synopsis("--root", toy, "check"))
    assert all(any(slip.message in message for _, _, message in found) for slip in chosen)
    assert found == sorted(found)
    assert len(set(found)) == len(found)


# --- projects that are hardly there ------------------------------------------------------------------------------


def test_an_empty_folder_is_said_to_have_no_configuration(tmp_path: Path) -> None:
    done = synopsis("--root", tmp_path, "check")
    assert_no_traceback(done)
    assert done.returncode == 2
    assert "mkdocs.yml: no such file" in done.stderr


@pytest.mark.parametrize("kept", ["mkdocs.yml", "mkdocs.yml bib", "mkdocs.yml docs/topics docs/index.md"])
def test_a_project_without_papers_is_told_to_write_one(tmp_path: Path, toy: Path, kept: str) -> None:
    for path in kept.split():
        (tmp_path / "bare" / path).parent.mkdir(parents=True, exist_ok=True)
        (toy / path).rename(tmp_path / "bare" / path)
    (tmp_path / "bare/docs").mkdir(exist_ok=True)
    config = tmp_path / "bare/mkdocs.yml"
    config.write_text(re.sub("^watch:.*", "", config.read_text("utf-8"), flags=re.MULTILINE), "utf-8")
    done = synopsis("--root", tmp_path / "bare", "check")
    assert_no_traceback(done)
    assert done.returncode == 1
    assert "docs/papers:1: no paper" in done.stderr
    built = mkdocs_build(tmp_path / "bare", tmp_path / "site")
    assert_no_traceback(built)
    assert built.returncode != 0
    assert "docs/papers:1: no paper" in built.stderr


def test_a_project_without_topics_builds(toy: Path, tmp_path: Path) -> None:
    for topic in (toy / "docs/topics").iterdir():
        topic.unlink()
    for paper in (toy / "docs/papers").iterdir():
        content = re.sub(r"^positions:\n(?:  .*\n)+", "", paper.read_text("utf-8"), flags=re.MULTILINE)
        paper.write_text(re.sub(r'topics="[^"]*"', 'aside="no topic yet"', content), "utf-8")
    for findings in (toy / CONTRA, toy / TIME):
        findings.write_text(re.sub(r"^ +topics: .*\n", "", findings.read_text("utf-8"), flags=re.MULTILINE), "utf-8")
    config = toy / "mkdocs.yml"
    config.write_text(config.read_text("utf-8").replace("[rope, water]", "[]"), "utf-8")
    done = mkdocs_build(toy, tmp_path / "site", "--strict")
    assert done.returncode == 0, done.stderr
    home = BeautifulSoup((tmp_path / "site/index.html").read_bytes(), "html5lib")
    assert home.select("h2#works")
    assert not home.select("h2#topics, .syn-topics"), "a heading over nothing"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("site_name:", "site_name: [\nx:"),
        ("Nobody", "Nobod\xff"),
        ("extra:\n  generator: false\n  synopsis:\n    topics: [rope, water]", "extra: [a]"),
        ("    topics: [rope, water]", "    - rope"),
        ("  synopsis:\n    topics: [rope, water]", "  synopsis: rope"),
        ("    topics:", "    originals: [a, b]\n    topics:"),
    ],
    ids=["broken YAML", "not UTF-8", "extra is a list", "settings are a list", "settings are a text", "folder is a list"],
)
def test_a_broken_configuration_is_reported_with_its_line(toy: Path, old: str, new: str) -> None:
    config = toy / "mkdocs.yml"
    assert old in config.read_text("utf-8")
    config.write_bytes(config.read_text("utf-8").replace(old, new).encode("latin-1" if "\xff" in new else "utf-8"))
    done = synopsis("--root", toy, "check")
    assert_no_traceback(done)
    assert done.returncode == 1
    assert [line for path, line, _ in problems(done) if path == "mkdocs.yml" and line > 1], done.stderr


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("  synopsis:\n    topics: [rope, water]", "  synopsis:"),
        ("extra:\n  generator: false\n  synopsis:\n    topics: [rope, water]", ""),
        ("    topics: [rope, water]", "    - rope"),
        ("site_url: https://bell.example/archive/", ""),
        ("site_description: Three invented works on one invented flood.\nsite_author: Nobody\n", ""),
    ],
    ids=["settings empty", "no settings", "settings are a list", "no address", "no description"],
)
def test_a_configuration_that_leaves_something_out_ends_in_no_traceback(toy: Path, tmp_path: Path, old: str, new: str) -> None:
    config = toy / "mkdocs.yml"
    assert old in config.read_text("utf-8")
    config.write_text(config.read_text("utf-8").replace(old, new), "utf-8")
    done = mkdocs_build(toy, tmp_path / "site")
    assert_no_traceback(done)
    assert done.returncode == 0, done.stderr


def test_a_folder_in_the_place_of_a_paper_is_reported(toy: Path, tmp_path: Path) -> None:
    (toy / "docs/papers/folder.md").mkdir()
    done = synopsis("--root", toy, "check")
    assert_no_traceback(done)
    assert "docs/papers/folder.md:1: cannot be read" in done.stderr


def test_line_ends_and_byte_order_marks_of_windows_are_no_fault(toy: Path, tmp_path: Path) -> None:
    before = {p["id"]: p for p in json.loads(_built(toy, tmp_path / "before"))}
    for path in (*toy.rglob("*.md"), *toy.rglob("*.bib"), *toy.rglob("*.txt")):
        path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    assert {p["id"]: p for p in json.loads(_built(toy, tmp_path / "after"))} == before


def _built(root: Path, folder: Path) -> str:
    done = synopsis("--root", root, "build", folder)
    assert (done.returncode, done.stderr) == (0, ""), done.stderr
    return (folder / "data/passages.json").read_text("utf-8")


# --- nothing an editor writes is markup --------------------------------------------------------------------------

PAYLOAD = 'x"><script>boom({0})</script><img src=x onerror=boom({0})>'


@dataclass(frozen=True)
class Injection:
    """A place where an editor may write markup, and a page that must show it as text."""

    name: str
    file: str
    old: str
    new: str
    """`%` stands for the markup."""
    page: str

    @property
    def code(self) -> str:
        """What tells this markup from the others."""
        return "".join(c for c in self.name if c.isalpha())


INJECTIONS = [
    Injection("bib title", BIB, "Who Rang at {Harrow Ferry}?", "Who Rang at {Harrow Ferry}? {%}", "papers/marsh-2011"),
    Injection("bib institution", BIB, "author      = {{River Office of the Province}}", "author      = {{River Office %}}", "bibliography"),
    Injection("bib institution of a paper", BIB, "author      = {{Harrow Ferry Board}}", "author      = {{Harrow Ferry Board %}}", "papers/ferry-board"),
    Injection("bib family", BIB, "{Hobb, Jonas}", "{{Hobb %}, Jonas}", "bibliography"),
    Injection("bib journal", BIB, "{Annals of Invented Rivers}", "{Annals %}", "papers/marsh-2011"),
    Injection("bib publisher", BIB, "{Paper Boat}", "{Paper %}", "bibliography"),
    Injection("bib original title", BIB, "{ناقوس‌ها و رودها}", "{ناقوس‌ها %}", "bibliography"),
    Injection("bib translation", BIB, "{Rivers and Bells}", "{Rivers %}", "bibliography"),
    Injection("bib rights", BIB, "{CC BY 4.0}", "{CC BY 4.0 %}", "papers/marsh-2011"),
    Injection("bib addendum", BIB, "  rights       = {CC BY", "  addendum     = {Seen %},\n  rights       = {CC BY", "papers/marsh-2011"),
    Injection("bib erratum", BIB, "  title     = {Hemp},", "  title     = {Hemp},\n  erratum   = {Wrong %},", "bibliography"),
    Injection("topic title", ROPE, "title: The rope", "title: 'The rope %'", "topics/rope"),
    Injection("topic question", ROPE, "question: Could the rope still be pulled?", "question: 'Could it %'", "topics/rope"),
    Injection("topic title that begins as data", WATER, 'title: "Water & mud"', "title: '{</title>%'", "topics/water"),
    Injection("topic question that begins as data", WATER, "question: How high did", "question: '{</title>%'\nx: How", "topics/water"),
    Injection("stance label", ROPE, "label: Rotten", "label: 'Rotten %'", "topics/rope"),
    Injection("stance meaning", ROPE, 'means: "The rope would have broken."', "means: 'Broken %'", "topics/rope"),
    Injection("synthesis", ROPE, "For Marsh the rope was new", "For % the rope was new", "topics/rope"),
    Injection("home title", INDEX, "title: The Bell of Harrow Ferry", "title: 'The Bell %'", ""),
    Injection("home question", INDEX, "question: Did the bell of Harrow Ferry warn the town before the flood?", "question: 'Did it %'", ""),
    Injection("home text", INDEX, "*None of them exists*", "*None* of % exists", ""),
    Injection("licence", REED, "licence: none found", "licence: 'none %'", ""),
    Injection("concept", MARSH, 'name: "ringing in time"', "name: 'ringing %'", "matrix"),
    Injection("claim", MARSH, 'claim: "A new rope had been hung the summer before."', "claim: 'A new %'", "matrix"),
    Injection("quote", MARSH, 'quote: "the bell rang in time"', "quote: 'the bell %'", "matrix"),
    Injection("gap", BOARD, 'gap: "The statement gives no height."', "gap: 'None %'", "matrix"),
    Injection("section", MARSH, "## 2. The Evidence", "## 2. The Evidence %", "papers/marsh-2011"),
    Injection("passage", MARSH, "If that is so,", "If % is so,", "papers/marsh-2011"),
    Injection("footnote", MARSH, "The leaf is torn", "The leaf % is torn", "papers/marsh-2011"),
    Injection("aside", BOARD, 'aside="frames the statement"', "aside='frames %'", "papers/ferry-board"),
    Injection("prefix of a citation", REED, "[@rostami1995, pp. 3-5;", "[see % @rostami1995, pp. 3-5;", "papers/reed-quill-2015"),
    Injection("suffix of a citation", MARSH, "[@acorn2003, p. 77]", "[@acorn2003, p. 77 %]", "papers/marsh-2011"),
    Injection("unknown citation", REED, "as @volkov1988 shows", "as [@nobody %] shows", "papers/reed-quill-2015"),
    Injection("original", "originals/ferry-board.txt", "Visitors are welcome", "Visitors % are welcome", "papers/ferry-board"),
    Injection("contradiction title", CONTRA, '"How deep was the water?"', "'How deep %'", "contradictions"),
    Injection("contradiction title on a topic", CONTRA, '"Was the rope sound?"', "'Was the rope %'", "topics/rope"),
    Injection("contradiction differs", CONTRA, '"An ankle is not a lintel."', "'An ankle %'", "contradictions"),
    Injection("contradiction differs compared", CONTRA, '"It cannot have been rung in time and by nobody."', "'It cannot %'", "compare"),
    Injection("contradiction explains", CONTRA, '"Marsh speaks of the night, Reed and Quill of what is left today."', "'Marsh %'", "contradictions"),
    Injection("contradiction quote", CONTRA, '"above the lintel of the door"', "'above %'", "contradictions"),
    Injection("contradiction says", CONTRA, '"By the mud line, before midnight."', "'By the mud %'", "contradictions"),
    Injection("contradiction id", CONTRA, "contradictions:\n", "contradictions:\n  - {id: 'x %'}\n", "contradictions"),
    Injection("contradiction ground", CONTRA, "grounds: [source]", "grounds: ['source %']", "contradictions"),
    Injection("contradiction topic", CONTRA, "topics: [witnesses, rope]", "topics: [witnesses, rope, 'rope %']", "contradictions"),
    Injection("contradictions text", CONTRA, "Two of the three works", "Two % of the three works", "contradictions"),
    Injection("timeline title that begins as data", TIME, "title: Timeline", "title: '{</title>%'", "timeline"),
    Injection("timeline description that begins as data", TIME, "events:\n", "description: '{\"></title>%'\nevents:\n", ""),
    Injection("event title", TIME, '"The mill of the paper opens"', "'The mill %'", "timeline"),
    Injection("event note", TIME, '"The year is supplied on the leaf itself."', "'The year %'", "timeline"),
    Injection("event words", TIME, '"opened in June 1889"', "'opened %'", "timeline"),
    Injection("event date", TIME, 'date: "2014-05-04/2014-05-09"\n', "date: '2014 %'\n", "timeline"),
    Injection("event passage", TIME, "passage: ferry-board-1,", "passage: 'ferry-board-1 %',", "timeline"),
    Injection("event unknown key", TIME, 'id: peace\n', "id: peace\n    'key %': 1\n", "timeline"),
    Injection("timeline text", TIME, "Most of it", "Most % of it", "timeline"),
    Injection("name", NAMED, "name: River Office of the Province", "name: 'River %'", "names"),
    Injection("name sort", NAMED, '"Hobb, Wilma"', "'Hobb %'", "names"),
    Injection("name note", NAMED, '"The sexton."', "'The sexton %'", "names"),
    Injection("name script", NAMED, "{fa: هارو فری}", "{fa: 'هارو %'}", "names"),
    Injection("name language", NAMED, "{ru: Семён Волков}", "{'ru %': Семён Волков}", ""),
    Injection("name form", NAMED, "forms: [lower town]", "forms: ['lower town', 'upper %']", ""),
    Injection("name exception", NAMED, 'not: ["3 March 1871"]', "not: ['3 March 1871', '3 %']", ""),
    Injection("name author", NAMED, '"Quill, B."', "'Quill %'", "names"),
    Injection("name words", NAMED, '"I heard it twice, and then no more"', "'I heard %'", "names"),
    Injection("decision form", NAMED, "decisions:\n", "decisions:\n  - {form: 'Form %', passage: marsh-2011-2.1, name: none}\n", "names"),
    Injection("decision name", NAMED, "marsh-2011-2.2, name: none", "marsh-2011-2.2, name: 'none %'", "names"),
]  # fmt: skip
"""None of these may become an element or leave its attribute."""
UNSEEN = {"name language", "name form", "name exception"}
"""What no page shows as text: a language, and forms and phrases that no passage has."""
FINDINGS = [one for one in INJECTIONS if one.file in (CONTRA, TIME, NAMED) and not one.name.endswith(" text")]
"""Fields that are no Markdown."""


def inject(folder: Path, injections: list[Injection], markup: str) -> Path:
    """The toy site with markup in many places at once; `{0}` in it tells the place."""
    root = copy_of_toy(folder / "toy")
    for one in injections:
        path = root / one.file
        content = path.read_text("utf-8")
        assert one.old in content, f"{one.file} has no {one.old!r}"
        path.write_text(content.replace(one.old, one.new.replace("%", markup.replace("{0}", one.code)), 1), "utf-8")
    done = mkdocs_build(root, folder / "site")
    assert_no_traceback(done)
    assert done.returncode == 0, done.stderr
    return folder / "site"


def read(site: Path) -> dict[str, BeautifulSoup]:
    paths = site.rglob("*.html")
    return {path.relative_to(site).as_posix(): BeautifulSoup(path.read_bytes(), "html5lib") for path in paths}


@pytest.fixture(scope="module")
def injected(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The toy site with markup in every place at once."""
    return inject(tmp_path_factory.mktemp("injected"), INJECTIONS, PAYLOAD)


@pytest.fixture(scope="module")
def injected_pages(injected: Path) -> dict[str, BeautifulSoup]:
    return read(injected)


def scripts(page: BeautifulSoup) -> list[str]:
    """What a browser would run."""
    return [one.decode_contents() for one in page.select("script") if "json" not in one.get("type", "")]


@pytest.mark.parametrize("one", INJECTIONS, ids=lambda one: one.name)
def test_markup_of_an_editor_becomes_no_element(injected_pages: dict[str, BeautifulSoup], one: Injection) -> None:
    run = []
    for path, page in injected_pages.items():
        run += [(path, "script") for script in scripts(page) if f"boom({one.code})" in script]
        run += [(path, "onerror") for image in page.select("[onerror]") if image["onerror"] == f"boom({one.code})"]
    assert run == []


@pytest.mark.parametrize("one", [one for one in INJECTIONS if one.name not in UNSEEN], ids=lambda one: one.name)
def test_markup_of_an_editor_is_shown_as_text(injected_pages: dict[str, BeautifulSoup], one: Injection) -> None:
    page = injected_pages[f"{one.page}/index.html".lstrip("/")]
    assert page.article is not None
    shown = text(page.article).casefold()  # a title may be set in another case
    assert f"<script>boom({one.code})</script><img src=x onerror=boom({one.code})>" in shown, (
        f"not shown; but: {around(shown, one.code)}"
    )


def around(shown: str, code: str) -> str:
    """What stands on the page instead."""
    return shown[max(0, shown.find(code) - 40) : shown.find(code) + 80] if code in shown else "nothing of it"


SIGNS = "{{ 7 * 7 }} {% if %} {# no #} **bold{0}** _em_ `code` [link](https://boom.example/{0}) ![i](boom.png) {: #boom} &lt; <b>{0}"
"""Markdown, a template and an entity: text where a field is no Markdown."""


@pytest.fixture(scope="module")
def signed_pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, BeautifulSoup]:
    """The toy site with Markdown in every field of the findings."""
    return read(inject(tmp_path_factory.mktemp("signed"), FINDINGS, SIGNS))


@pytest.mark.parametrize("one", [one for one in FINDINGS if one.name not in UNSEEN], ids=lambda one: one.name)
def test_markdown_in_a_field_of_a_finding_is_shown_as_it_was_written(
    signed_pages: dict[str, BeautifulSoup], one: Injection
) -> None:
    page = signed_pages[f"{one.page}/index.html".lstrip("/")]
    assert page.article is not None
    shown = " ".join(page.article.get_text().split())
    assert SIGNS.replace("{0}", one.code) in shown, f"not shown; but: {around(shown, one.code)}"


def test_markdown_in_a_field_of_a_finding_becomes_no_element(signed_pages: dict[str, BeautifulSoup]) -> None:
    live = []
    for path, page in signed_pages.items():
        assert page.article is not None
        live += [(path, str(e)) for e in page.article.select("[href*='boom.example'], [src*=boom], #boom, b")]
        live += [(path, str(e)) for e in page.article.select("strong, em") if text(e).startswith(("bold", "em"))]
    assert live == []


FIELD = re.compile(r"\b(?P<key>\w+): (?P<value>\"[^\"\n]*\"|\[[^\]\n]*\]|\{[^}\n]*\}|[^,}\n\[{\"]+)")
"""A key with the value that stands on its line."""
VALUES = ["[a, [b], {c: [d]}]", "~"]


@pytest.mark.parametrize("file", [CONTRA, TIME, NAMED])
@pytest.mark.parametrize("value", VALUES, ids=["list", "nothing"])
def test_a_value_of_any_kind_in_any_field_is_reported_or_shown(toy: Path, file: str, value: str) -> None:
    """Never a traceback: each key of the file, where it stands first, is given the value in turn."""
    path = toy / file
    content = path.read_text("utf-8")
    fields: dict[str, re.Match[str]] = {}
    for found in FIELD.finditer(content.partition("\n---")[0]):
        fields.setdefault(found["key"], found)
    assert len(fields) >= 7, fields
    for found in fields.values():
        start, end = found.span("value")
        path.write_text(content[:start] + value + content[end:], "utf-8")
        checked = project.check(toy)
        assert checked.corpus, found[0]
        outputs, more = project.render(MAIN, checked.corpus, False, checked.problems)
        assert outputs, found[0]
        assert more == ()
        for one in checked.problems:
            assert one.location.line <= (toy / one.location.path).read_text("utf-8").count("\n") + 1, f"{found[0]}: {one}"


@pytest.mark.parametrize("attributes", ["", " {#top}"])
@pytest.mark.parametrize("title", ["1. C#", "C ##", "C# #", "# first", "a #b# c", "it’s & 'so'#"])
def test_a_number_sign_of_a_title_stays_in_its_heading(title: str, attributes: str) -> None:
    heading = markdown.markdown(f"# {escape_markdown(title)}{attributes}\n", extensions=["attr_list"])
    assert text(BeautifulSoup(heading, "html5lib").h1) == title


def test_data_within_a_page_stay_data(injected_pages: dict[str, BeautifulSoup]) -> None:
    """`</script>` in a title must not end the JSON-LD it stands in."""
    for path, page in injected_pages.items():
        for one in page.select("script[type='application/ld+json']"):
            assert json.loads(one.decode_contents()), path


def test_markup_of_an_editor_reaches_the_search_index_escaped(injected: Path) -> None:
    """The search box puts this text into the page as HTML."""
    entries = json.loads((injected / "search/search_index.json").read_text("utf-8"))["docs"]
    live = [entry["location"] for entry in entries if re.search(r"<(script|img)\b", entry["title"] + entry["text"])]
    assert live == []


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        (BIB, "https://floods.example/12/reed%20quill", "javascript:boom(1)"),
        (MARSH, "If that is so,", "If [that](javascript:boom(2)) is so,"),
        (MARSH, "If that is so,", "If <javascript:boom(3)> is so,"),
        (ROPE, "For Marsh", "For [Marsh](JavaScript:boom(4))"),
        (MARSH, "The leaf is torn", "The [leaf](data:text/html,<b>boom</b>) is torn"),
    ],
    ids=["address of a work", "link of a passage", "bare link of a passage", "link of a synthesis", "link of a footnote"],
)
def test_a_link_runs_nothing(toy: Path, tmp_path: Path, file: str, old: str, new: str) -> None:
    path = toy / file
    assert old in path.read_text("utf-8")
    path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")
    mkdocs_build(toy, tmp_path / "site")
    live = []
    for page in (tmp_path / "site").rglob("*.html"):
        links = BeautifulSoup(page.read_bytes(), "html5lib").select("[href], [src]")
        live += [a for a in links if re.match(r"(javascript|data):", (a.get("href") or a["src"]).strip(), re.IGNORECASE)]
    assert live == []


@pytest.mark.parametrize(
    "broken",
    ["work: ferry-board\n", "---\nwork", "work: ferry-board\nedition: reading"],
    ids=["no work", "no front matter", "broken front matter"],
)
def test_a_paper_that_cannot_be_read_is_not_published_as_it_stands(toy: Path, tmp_path: Path, broken: str) -> None:
    """MkDocs would render it, front matter and raw HTML included, as a page of its own."""
    paper = toy / BOARD
    content = paper.read_text("utf-8").replace("People ask", "People <script>boom()</script> ask")
    assert broken in content
    paper.write_text(content.replace(broken, "edition: [", 1), "utf-8")
    done = mkdocs_build(toy, tmp_path / "site")
    assert_no_traceback(done)
    for page in (tmp_path / "site").rglob("*.html"):
        assert not [one for one in scripts(BeautifulSoup(page.read_bytes(), "html5lib")) if "boom" in one], page
