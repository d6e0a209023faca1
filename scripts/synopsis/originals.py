"""Split the text conversion of a published work into sections and paragraphs.

A text conversion carries the defects of the page it came from: paragraphs cut by a page break, footnotes
in the middle of them, headings lost, blank lines missing, author cards and reference lists around the body.
`split` undoes these and says, for every paragraph, the locator a citation would use and the lines it stands on.

The rules are about text conversions in general; none names a work:

1. one line is one paragraph, unless the file is hard-wrapped (no line longer than `WRAP`);
2. the body starts at the first numbered heading, else after the heading *Abstract*, else at the first sentence;
3. it ends at the first heading that is not numbered, in a work without numbered headings at the first that is not one of
   the body (References, Keywords, Acknowledgements …), and before a closing caption or author card (a last paragraph
   that begins with the name of an author);
4. where no heading is numbered, the others are counted; where there is none, a double blank line inside the body is a
   heading that was lost: parts 0, 1, 2 …; headings of subsections (2.1) do not begin a new count;
5. a block that begins with a superscript figure is a footnote;
6. a paragraph that does not end like a sentence goes on in the next one; a word cut at the break loses its hyphen
   only if the same word, unbroken, occurs elsewhere in the file.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

WRAP = 300
"""Characters. A file with a longer line is not hard-wrapped."""

_NUMBERED = re.compile(r"(\d{1,2})\.\s+(\S.{0,110})$")
_PLAIN_HEADING = re.compile(r"[A-Z][^.!?:;,…]{2,60}$")
_NOTE = re.compile(r"([⁰¹²³⁴-⁹]+)\s*(?=\S)")
_SUPERSCRIPT = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_SUBHEADING = re.compile(r"\d{1,2}(?:\.\d{1,2})+\.?\s+\S")
_BACK_MATTER = frozenset(
    """references|bibliography|works cited|literature|notes|endnotes|keywords|acknowledgements|acknowledgments|funding
    |conflicts of interest|competing interests|declarations|appendix|about the author|about the authors|author ids
    |contacts|citation|copyright|data availability""".replace("\n    ", "").split("|")
)
_SENTENCE_END = re.compile(r"[.!?:…][\"'”’»)\]\d\[]*(\s*\([^()]*\d{4}[^()]*\))?$")
_CAPTION = re.compile(r"(Image|Photo|Figure|Source)s?:", re.IGNORECASE)
_CUT_WORD = re.compile(r"(\w+)-$")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One body paragraph of an original, after page-break joins."""

    at: str
    """Locator: `section.paragraph`, or the paragraph number alone where the work has no sections."""
    text: str
    lines: tuple[int, ...]
    """1-based lines of the file the text came from."""


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote that was lifted out of the body."""

    label: str
    text: str
    line: int


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of the body; `title` is empty where the conversion lost it."""

    section: str
    title: str
    line: int


@dataclass(frozen=True, slots=True)
class Original:
    """The body of a published work as its text conversion gives it."""

    path: str
    headings: tuple[Heading, ...]
    paragraphs: tuple[Paragraph, ...]
    notes: tuple[Note, ...]

    def paragraph(self, at: str) -> Paragraph | None:
        """The paragraph at a locator, or None."""
        return next((p for p in self.paragraphs if p.at == at), None)


@dataclass(frozen=True, slots=True)
class _Line:
    number: int
    text: str
    blanks: int
    """Blank lines directly before it."""


def split(text: str, path: str = "", authors: Sequence[str] = ()) -> Original:
    """The sections and paragraphs of a text conversion; `authors` are full names, given name first."""
    lines = _paragraph_lines(text)
    body = lines[_body_start(lines) : _body_end(lines, authors)]
    notes = tuple(_note(line) for line in body if _NOTE.match(line.text))
    body = [line for line in body if not _NOTE.match(line.text)]
    numbered = any(_NUMBERED.match(line.text) and _is_heading(line.text) for line in body)
    headings: list[Heading] = []
    paragraphs: list[Paragraph] = []
    section, count = "", 0
    words = frozenset(re.findall(r"\w+", text))
    titled = not numbered and any(_is_plain_heading(line) for line in body)
    has_parts = not numbered and not titled and any(line.blanks > 1 for line in body[1:])
    for index, line in enumerate(body):
        opens = _NUMBERED.match(line.text) if numbered and _is_heading(line.text) else None
        if opens:
            section, count = opens[1], 0
            headings.append(Heading(section, opens[2].strip(), line.number))
            continue
        if not numbered and _is_plain_heading(line):
            section, count = str(int(section or 0) + 1), 0
            headings.append(Heading(section, line.text, line.number))
            continue
        if numbered and _SUBHEADING.match(line.text) and _is_heading(line.text):
            continue
        if has_parts and (index == 0 or line.blanks > 1):
            section, count = str(int(section) + 1 if section else 0), 0
            headings.append(Heading(section, "", line.number))
        if count and _goes_on(paragraphs[-1].text):
            last = paragraphs[-1]
            paragraphs[-1] = Paragraph(last.at, _join(last.text, line.text, words), (*last.lines, line.number))
            continue
        count += 1
        paragraphs.append(Paragraph(f"{section}.{count}" if section else str(count), line.text, (line.number,)))
    return Original(path, tuple(headings), tuple(paragraphs), notes)


def _paragraph_lines(text: str) -> list[_Line]:
    """The non-blank lines (wrapped ones joined), each with the number of blank lines before it."""
    raw = text.replace("\f", " ").split("\n")
    words = frozenset(re.findall(r"\w+", text))
    wrapped = max((len(line) for line in raw), default=0) <= WRAP
    lines: list[_Line] = []
    blanks = 0
    for number, line in enumerate(raw, start=1):
        stripped = line.replace("\N{NO-BREAK SPACE}", " ").strip()
        if not stripped:
            blanks += 1
            continue
        if wrapped and lines and not blanks:
            lines[-1] = _Line(lines[-1].number, _join(lines[-1].text, stripped, words), lines[-1].blanks)
        else:
            lines.append(_Line(number, stripped, blanks))
        blanks = 0
    return lines


def _is_heading(text: str) -> bool:
    return len(text) <= 110 and not _SENTENCE_END.search(text)


def _is_plain_heading(line: _Line) -> bool:
    return bool(_PLAIN_HEADING.match(line.text)) and len(line.text.split()) <= 6 and not _NUMBERED.match(line.text)


def _body_start(lines: Sequence[_Line]) -> int:
    for index, line in enumerate(lines):
        if _NUMBERED.match(line.text) and _is_heading(line.text):
            return index
    for index, line in enumerate(lines):
        if line.text.casefold() == "abstract":
            return index + 1
    for index, line in enumerate(lines):
        if _SENTENCE_END.search(line.text) and len(line.text.split()) > 12:
            return index
    return len(lines)


def _body_end(lines: Sequence[_Line], authors: Sequence[str]) -> int:
    start = _body_start(lines)
    numbered = any(_NUMBERED.match(line.text) and _is_heading(line.text) for line in lines)
    end = next(
        (i for i in range(start + 1, len(lines)) if _is_plain_heading(lines[i]) and (numbered or _closes(lines[i]))),
        len(lines),
    )
    while end > start and _is_closing_matter(lines[end - 1].text, authors):
        end -= 1
    return end


def _closes(line: _Line) -> bool:
    return line.text.casefold().strip(" :") in _BACK_MATTER


def _is_closing_matter(text: str, authors: Iterable[str]) -> bool:
    return bool(_CAPTION.match(text)) or any(text.startswith(f"{name} ") for name in authors if name)


def _note(line: _Line) -> Note:
    mark = _NOTE.match(line.text)
    assert mark is not None, "called only for lines that begin with a superscript figure"
    return Note(mark[1].translate(_SUPERSCRIPT), line.text[mark.end() :].strip(), line.number)


def _goes_on(text: str) -> bool:
    return not _SENTENCE_END.search(text)


def _join(first: str, second: str, words: frozenset[str]) -> str:
    """The two halves of a paragraph that a page break cut.

    >>> _join("zones of influ-", "ence in the", frozenset({"influence"}))
    'zones of influence in the'
    >>> _join("their self-", "proclaimed caliphate", frozenset({"caliphate"}))
    'their self-proclaimed caliphate'
    """
    cut = _CUT_WORD.search(first)
    if not cut:
        return f"{first} {second}"
    rest = re.match(r"\w+", second)
    whole = cut[1] + (rest[0] if rest else "")
    return (first[:-1] if whole in words else first) + second
