"""A large invented corpus: forty works on whether a kite needs a tail, with everything a corpus can have.

`files(works)` is a complete and valid project as path -> text, the same whenever it is made; `write(folder, works)` puts it
on disk. The number of events, names and contradictions grows with the number of works. Every name, title and sentence is
invented and says so by its number.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import yaml

ROOT = Path(__file__).resolve().parent.parent
WORKS = 40

# --- scales --------------------------------------------------------------------------------------------------------

Scale = tuple[tuple[str, str, str], ...]

VERDICT: Scale = (
    ("always", "Always", "scale"),
    ("in-wind", "In a strong wind", "scale"),
    ("undecided", "Undecided after long trials", "scale"),
    ("for-show", "For show, and for nothing else", "scale"),
    ("never", "Never", "scale"),
    ("hinted", "Hinted at, but never said", "partial"),
    ("mute", "No verdict", "blank"),
)
SILENT = ("silent", "Silent", "blank")
TOPICS: dict[str, tuple[str, str, Scale]] = {
    "wind": ("Wind", "Does wind lift a kite?", (("lifts", "Yes", "scale"), ("drops", "No", "scale"), SILENT)),
    "thread": (
        "Thread and its waxing",
        "Should the thread be waxed?",
        (
            ("waxed", "Waxed, and waxed anew after each rain", "scale"),
            ("bare", "Bare", "scale"),
            ("either", "Either will do", "scale"),
            SILENT,
        ),
    ),
    "paper": (
        "Paper, its weight and its grain",
        "Which paper is light enough, and which too light?",
        (
            ("tissue", "Tissue", "scale"),
            ("news", "Newsprint", "scale"),
            ("parcel", "Parcel paper of the stoutest sort that is sold", "scale"),
            ("cloth", "None: cloth", "scale"),
            ("touched", "Touched on", "partial"),
            SILENT,
        ),
    ),
    "tail": (
        "Tail",
        "How long should the tail be?",
        (
            ("none", "None", "scale"),
            ("short", "A hand", "scale"),
            ("equal", "As long as the kite", "scale"),
            ("long", "Three times as long", "scale"),
            ("endless", "Without end", "scale"),
            SILENT,
        ),
    ),
    "colour": (
        "Colour",
        "Which colour is seen best from below?",
        (
            ("red", "Red", "scale"),
            ("orange", "Orange", "scale"),
            ("yellow", "Yellow", "scale"),
            ("white", "White, for want of anything better", "scale"),
            ("grey", "Grey", "scale"),
            ("black", "Black", "scale"),
            SILENT,
        ),
    ),
    "height": (
        "Height",
        "Is there a height at which every kite turns?",
        (("yes", "Yes", "scale"), ("no", "No", "scale"), SILENT),
    ),
}

# --- people, places, sources ---------------------------------------------------------------------------------------

FAMILIES = (
    "Ox", "Threadneedle-Longfeather", "Loft", "Papierschwanz-Drachensteiger", "Reel", "Gale", "von Windhausen", "Spar",
    "Bridlepoint", "Swoop", "Streamer-Featherstonehope of Upperloft", "Knot", "Breeze", "Tuft", "Överluft", "Lull",
)  # fmt: skip
GIVEN = ("Ada", "Bo", "Maximiliana Theodora", "Cy", "Désirée", "Ed", "Fay", "Gus")
LANGUAGES = ("english", "german", "french", "russian", "persian", "arabic", "turkish")
FORMS = {
    "russian": ("Змеев, Воздух", "О хвостах и ветре {}"),
    "persian": ("بادبادکی, نسیم", "درباره دم بادبادک {}"),
    "arabic": ("الطائرة, ورق", "في ذيول الطائرات {}"),
}
WORDS = ("kite", "tail", "thread", "paper", "gust", "field", "reel", "spar", "knot", "loft")
KINDS = ("person", "organisation", "place", "agreement")
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
)  # fmt: skip


def numeral(number: int) -> str:
    """A number as letters, so that no name is part of another: 0 is `aa`, 27 is `bb`."""
    return chr(97 + number // 26 % 26) + chr(97 + number % 26)


@dataclass(frozen=True)
class Made:
    """A work of the corpus while it is made."""

    number: int
    of: int

    @property
    def key(self) -> str:
        return f"kite-{self.number:03}"

    @property
    def year(self) -> int:
        """From 1985 to 2024, however many works there are."""
        return 1985 + self.number * 39 // max(self.of - 1, 1)

    @property
    def passages(self) -> int:
        return 3 + self.number % 4

    def at(self, passage: int) -> str:
        return f"{passage // 3 + 1}.{passage % 3 + 1}"

    def passage(self, passage: int) -> str:
        return f"{self.key}-{self.at(passage)}"

    def quote(self, passage: int) -> str:
        return f"the {WORDS[(self.number + passage) % 10]} of trial {self.number}-{passage} held in the gust"


# --- the bibliography ----------------------------------------------------------------------------------------------


def _authors(number: int) -> str:
    family = FAMILIES[number % len(FAMILIES)] + ("" if number < len(FAMILIES) else f"-{numeral(number).capitalize()}")
    people = [f"{family}, {GIVEN[number % len(GIVEN)]}"]
    if number % 4 == 1:
        people.append(f"{FAMILIES[(number * 5 + 3) % len(FAMILIES)]}, {GIVEN[(number + 3) % len(GIVEN)]}")
    if number % 7 == 6:
        people += [f"Ballast, Nr{number}", f"Cloud, Nr{number}"]
    if number % 11 == 10:
        return f"{{Royal Society for Kites, Streamers and Other Airborne Things, Chapter {number}}}"
    return " and ".join(people)


def _entry(kind: str, key: str, fields: dict[str, str]) -> str:
    return "\n".join([f"@{kind}{{{key},", *(f"  {name} = {{{value}}}," for name, value in fields.items() if value), "}\n"])


def _corpus_entry(work: Made) -> str:
    nameless, undated = work.number == 2, work.number == 5
    language = LANGUAGES[work.number % len(LANGUAGES)] if work.number % 3 == 0 else "english"
    fields = {
        "author": "" if nameless else _authors(work.number),
        "title": f"On the Tails of Kites, Invented Study {work.number}",
        "journaltitle": "Journal of Invented Kites",
        "volume": str(work.number + 1),
        "pages": f"{work.number + 1}--{work.number + 20}",
        "date": "" if undated else str(work.year),
        "langid": language,
    }
    if language in FORMS and not nameless:
        author, title = FORMS[language]
        fields |= {"author_orig": author if " and " not in fields["author"] else "", "title_orig": title.format(work.number)}
    return _entry("article", work.key, fields)


def sources(works: int) -> int:
    """How many further works are cited: 150 by 40."""
    return works * 15 // 4


def shared(works: int) -> int:
    """How many of them several works cite."""
    return max(works * 3 // 8, 1)


def _source_entry(number: int, works: int) -> str:
    language = LANGUAGES[number * number % 11 % len(LANGUAGES)]
    author = f"Sourceman-{numeral(number).capitalize()}, {GIVEN[number % len(GIVEN)]}"
    if number >= shared(works) and number % 6 == 0:  # several works by one author
        author = f"Quill-{numeral(number // 6 % 10).capitalize()}, Una"
    year = "" if number % 29 == 28 else str(1921 + number * 37 % 104)
    fields = {
        "author": author,
        "title": f"Invented Source {number} on the {WORDS[number % 10].capitalize()}",
        "publisher": "Paper Boat",
        "date": year,
        "langid": "" if number % 31 == 30 else language,
    }
    if language in FORMS:
        fields |= {"author_orig": FORMS[language][0], "title_orig": FORMS[language][1].format(number)}
    return _entry("book", f"source-{number:03}", fields)


def _cited(work: Made) -> list[str]:
    """Keys a work cites: its own share of the sources, some shared ones, and an earlier work."""
    common, every = shared(work.of), sources(work.of)
    keys = [f"source-{number:03}" for number in range(common, every) if (number - common) % work.of == work.number]
    keys += [f"source-{n:03}" for n in range(common) if (work.number * 7 + n * 3) % work.of < 2 + n % 4 and work.number != 4]
    if work.number % 5 == 4 and work.number > 3:
        keys.append(Made(work.number - 3, work.of).key)
    return keys


# --- names, events, contradictions ---------------------------------------------------------------------------------


@dataclass(frozen=True)
class Named:
    """A name of names.yml."""

    number: int

    @property
    def kind(self) -> str:
        return KINDS[(0, 0, 1, 2, 0, 3, 2)[self.number % 7]]

    @property
    def name(self) -> str:
        mark = numeral(self.number).capitalize()
        return {
            "person": f"{GIVEN[self.number % len(GIVEN)]} Flyer-{mark}",
            "organisation": f"Invented Society {mark} for the Betterment of Kites",
            "place": f"Kitefield {mark}",
            "agreement": f"Treaty {mark} of the Threads",
        }[self.kind]


def _date(number: int) -> tuple[str, int, str]:
    """EDTF of an event, its last year, and the date in words."""
    year, month, day = 1960 + number * 7 % 62, number % 12 + 1, number % 28 + 1
    named = MONTHS[month - 1]
    return (
        (f"{year}-{month:02}-{day:02}", year, f"on {day} {named} {year}"),
        (f"{year}-{month:02}", year, f"in {named} {year}"),
        (f"{year}-22", year, f"in the summer of {year}"),
        (f"{year}", year, f"in {year}"),
        (f"{year}~", year, f"in about {year}"),
        (f"{year}-{month:02}-{day:02}/{year + 1}-02-03", year + 1, f"from {day} {named} {year} to 3 February {year + 1}"),
        (f"{year // 10}X", year // 10 * 10 + 9, f"in the {year // 10}0s"),
        (f"{year}-{month:02}-{day:02}/..", year, f"since {day} {named} {year}"),
        (f"{year}?", year, f"perhaps in {year}"),
        (f"{year}/{year + 3}", year + 3, f"from {year} to {year + 3}"),
    )[number % 10]


def _tellings(works: list[Made]) -> list[tuple[int, list[tuple[Made, int]]]]:
    """Each event with the passages that tell of it; no work tells of what came after it."""
    told = []
    for number in range(3 * len(works)):
        last = _date(number)[1]
        later = [work for work in works if work.year > last or work == works[-1]]
        teller = [later[(number * (3 + step)) % len(later)] for step in range((1, 2, 1, 1, 3)[number % 5])]
        told.append((number, [(work, number % work.passages) for work in dict.fromkeys(teller)]))
    return told


def _sides(number: int, works: list[Made]) -> tuple[str, list[tuple[Made, int]]]:
    kind = ("conflict", "conflict", "shift", "within")[number % 4]
    one, other = works[number % len(works)], works[(number * 11 + 5) % len(works)]
    if kind == "within":
        return kind, [(one, 0), (one, 1)]
    if one == other:
        other = works[(number + 1) % len(works)]
    return kind, [(one, 0), (other, number % other.passages)]


# --- files ---------------------------------------------------------------------------------------------------------


def _mkdocs() -> str:
    scripts = (ROOT / "scripts").as_posix()
    ours = yaml.safe_load((ROOT / "mkdocs.yml").read_text("utf-8"))  # its styles and scripts are those of every site
    return "\n".join(
        [
            "site_name: Kites and their tails",
            "site_description: Many invented works on one invented question.",
            "site_author: Nobody",
            "site_url: https://kites.example/",
            "nav: [index.md, matrix.md, bibliography.md]",
            "theme:",
            "  name: material",
            f'  custom_dir: "{scripts}/overrides"',
            "  font: false",
            "  palette:",
            "    - {media: '(prefers-color-scheme: light)', scheme: default, primary: custom, accent: custom}",
            "    - {media: '(prefers-color-scheme: dark)', scheme: slate, primary: custom, accent: custom}",
            f"extra_css: [{', '.join(ours['extra_css'])}]",
            f"extra_javascript: [{', '.join(ours['extra_javascript'])}]",
            "plugins: []",
            f'hooks: ["{scripts}/hooks.py"]',
            "markdown_extensions: [attr_list, tables, {toc: {toc_depth: 2}}]",
            "validation: {not_found: warn, absolute_links: warn, unrecognized_links: warn, anchors: warn}",
            "extra:",
            "  generator: false",
            f"  synopsis: {{topics: [{', '.join(TOPICS)}]}}",
            "",
        ]
    )


def _question(title: str, question: str, scale: Scale, text: str) -> str:
    stances = "".join(
        f'  - {{id: "{name}", label: "{label}", kind: {kind}, means: "The work says: {label.lower()}."}}\n'
        for name, label, kind in scale
    )
    return f'---\ntitle: "{title}"\nquestion: "{question}"\nstances:\n{stances}---\n\n{text}\n'


def _position(work: Made, scale: Scale, number: int) -> str:
    stance, label, kind = scale[number % len(scale)]
    if kind == "blank":
        return f'{{stance: "{stance}", gap: "Work {work.number} has no word on it."}}'
    place = number % work.passages
    more = " The trials went on for years and were told of at length." if number % 3 == 0 else ""
    return f'{{stance: "{stance}", claim: "{label}, it says.{more}", quote: "{work.quote(place)}", at: "{work.at(place)}"}}'


def _paper(work: Made, told: dict[str, list[str]], named: dict[str, list[str]]) -> str:
    cited = _cited(work)
    lines = [
        "---",
        f"work: {work.key}",
        "edition: reading",
        f"licence: {'CC-BY-4.0' if work.number % 2 else 'none found'}",
        f'concept: {{name: "{("lift", "steadiness in a gusty wind")[work.number % 2]}", claim: "It tests trial {work.number}.",'
        f' quote: "{work.quote(0)}", at: "1.1"}}',
        f"verdict: {_position(work, VERDICT, work.number * 3 + work.number // 7)}",
        f'lasts: {{claim: "As long as the wind.", quote: "{work.quote(1)}", at: "1.2"}}',
        "positions:",
    ]
    for place, (topic, (_, _, scale)) in enumerate(TOPICS.items()):
        lines.append(f"  {topic}: {_position(work, scale, work.number * (place + 2) + work.number // 5)}")
    lines += ["references:", *(f'  - "@{key}"' for key in cited), "---", ""] if cited else ["---", ""]
    for place in range(work.passages):
        if place % 3 == 0:
            lines += [f"## {place // 3 + 1}. Trials {place // 3 + 1} of work {work.number} {{#s{place // 3 + 1}}}", ""]
        sentences = [f"The work tells that “{work.quote(place)}”."]
        own = cited[place :: work.passages]
        if own:
            sentences.append(
                f"It rests on what others found {'[' + '; '.join(f'@{key}, p. {place + 1}' for key in own) + ']'}."
            )
        sentences += told.get(work.passage(place), [])
        sentences += [f"{name} flew a kite there." for name in named.get(work.passage(place), [])]
        topics = [topic for n, topic in enumerate(TOPICS) if (work.number + place + n) % 3 == 0]
        aside = work.number % 6 == 0 and place == work.passages - 1
        attributes = 'topics="" aside="thanks those who held the thread"' if aside else f'topics="{" ".join(topics)}"'
        lines += [" ".join(sentences), f'{{: at="{work.at(place)}" {attributes} }}', ""]
    return "\n".join(lines)


def _timeline(events: list[tuple[int, list[tuple[Made, int]]]]) -> str:
    lines = ["---", "title: Timeline", "description: What the invented works tell of.", "events:"]
    for number, told in events:
        edtf, _, words = _date(number)
        more = " with all its prizes, processions and a very long name" if number % 9 == 0 else ""
        lines += [
            f"  - id: fair-{number:03}",
            f'    date: "{edtf}"',
            f'    title: "Kite fair {number}{more}"',
            f"    topics: {list(TOPICS)[number % len(TOPICS)]}",
            "    told:",
        ]
        for place, (work, passage) in enumerate(told):
            date = f', date: "{edtf}"' if place == 0 else (', date: "1959"' if number % 20 == 4 else "")
            said = f"kite fair {number} was held{'' if place else f' {words}'}"
            lines.append(f'      - {{passage: {work.passage(passage)}, words: "{said}"{date}}}')
    return "\n".join([*lines, "---", "", "All dates are invented.", ""])


def _contradictions(works: list[Made]) -> str:
    lines = ["---", "title: Contradictions", "description: Where the invented works contradict each other.", "contradictions:"]
    for number in range(max(len(works) * 3 // 4, 1)):
        kind, sides = _sides(number, works)
        lines += [
            f"  - id: quarrel-{number:02}",
            f"    kind: {kind}",
            f'    title: "Did the tail of trial {number} hold?"',
            f"    topics: [{list(TOPICS)[number % len(TOPICS)]}]",
            '    differs: "It held, or it did not."',
            f'    explains: "The wind of year {number}."',
            f"    grounds: [{('date', 'source', 'concept', 'wording')[number % 4]}]",
            "    sides:",
        ]
        for work, place in sides:
            lines.append(
                f'      - {{passage: {work.passage(place)}, quote: "{work.quote(place)}", says: "Work {work.number} says so."}}'
            )
    return "\n".join([*lines, "---", "", "All quarrels are invented.", ""])


def _names(names: list[Named], named: dict[str, list[str]]) -> str:
    lines = ["names:"]
    for one in names:
        mark = numeral(one.number).capitalize()
        lines += [f"  - id: name-{one.number:02}", f"    kind: {one.kind}", f'    name: "{one.name}"']
        if one.kind == "person":
            lines += [f'    sort: "Flyer-{mark}, {GIVEN[one.number % len(GIVEN)]}"', f'    forms: ["Flyer-{mark}"]']
            lines.append("    scripts: {ru: Змеев, fa: بادبادکی}")
            passage = next(key for key, found in named.items() if one.name in found)
            lines.append(f'    says: [{{passage: {passage}, words: "{one.name} flew a kite there"}}]')
        lines.append(f'    note: "Invented, number {one.number}."')
    return "\n".join([*lines, ""])


def files(works: int = WORKS) -> dict[str, str]:
    """The project, path -> text."""
    made = [Made(number, works) for number in range(works)]
    places = [(work, place) for work in made for place in range(work.passages)]
    names = [Named(number) for number in range(min(works * 3 // 2, len(places)))]
    named: dict[str, list[str]] = {}
    for number, (work, place) in enumerate(places):
        both = dict.fromkeys((names[number % len(names)].name, names[(number * 7 + 3) % len(names)].name))
        named[work.passage(place)] = list(both)
    events = _tellings(made)
    told: dict[str, list[str]] = {}
    for number, tellers in events:
        for place, (work, passage) in enumerate(tellers):
            words = "" if place else f" {_date(number)[2]}"
            told.setdefault(work.passage(passage), []).append(f"There kite fair {number} was held{words}, as is told.")
    first = made[0]
    introduction = f"{works} invented works ask one question [@{first.key}, sec. 1, para. 1]."
    return {
        "mkdocs.yml": _mkdocs(),
        "bib/references.bib": "\n".join(
            [*map(_corpus_entry, made), *(_source_entry(number, works) for number in range(sources(works)))]
        ),
        "bib/names.yml": _names(names, named),
        "docs/index.md": _question("Kites and their tails", "Does a kite need a tail?", VERDICT, introduction),
        "docs/timeline.md": _timeline(events),
        "docs/contradictions.md": _contradictions(made),
        **{
            f"docs/topics/{topic}.md": _question(title, question, scale, f"They differ [@{first.key}, sec. 1, para. 1].")
            for topic, (title, question, scale) in TOPICS.items()
        },
        **{f"docs/papers/{work.key}.md": _paper(work, told, named) for work in made},
    }


def write(folder: Path, works: int = WORKS) -> Path:
    """Write the project into a folder; the folder is returned."""
    for name, content in files(works).items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, "utf-8")
    return folder
