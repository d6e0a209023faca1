"""An invented project: two works that never were, on whether tea or coffee suits scholars.

`PROJECT` is complete and valid. `ORIGINALS` are the invented works themselves, as text conversions with the usual
defects; a project that has them proves clean too.
"""

from __future__ import annotations

from pathlib import Path

from synopsis.model import Passage
from synopsis.papers import parse_paper

HOOKS = Path(__file__).resolve().parent.parent / "scripts" / "hooks.py"

MKDOCS = f"""\
site_name: Tea or coffee
site_description: Two invented works on what suits scholars.
site_author: Nobody
site_url: https://tea.example/
theme: {{name: material, font: false}}
extra_css: [assets/synopsis.css]
plugins: [search]
hooks: ["{HOOKS.as_posix()}"]
markdown_extensions: [attr_list, {{toc: {{toc_depth: 2}}}}]
extra:
  generator: false
  synopsis:
    topics: [sleep, price]
"""

BIB = """\
@article{leaf-2019,
  author       = {Leaf, Ada and Ceylon, Tom},
  title        = {Tea and the Scholar’s Evening},
  journaltitle = {Journal of Invented Beverages},
  volume       = {3},
  pages        = {10--20},
  date         = {2019},
  doi          = {10.5555/leaf.2019},
  langid       = {english},
}

@online{bean-2021,
  author  = {Bean, Arabella},
  title   = {Why Coffee Wins},
  date    = {2021-05-04},
  url     = {https://coffee.example/why%20coffee},
  langid  = {english},
}

@book{kettle-2001,
  author    = {Kettle, Colin},
  title     = {A History of Hot Water},
  publisher = {Invented University Press},
  date      = {2001},
  langid    = {english},
}

@report{roasters-2015,
  author      = {{Roasters}},
  title       = {Sleep and the Bean},
  institution = {Roasters},
  date        = {2015},
  langid      = {english},
}
"""

INDEX = """\
---
title: Tea or coffee
question: Does tea or coffee suit scholars better?
description: Two invented works on one question.
stances:
  - {id: tea, label: Tea}
  - {id: either, label: Either}
  - {id: coffee, label: Coffee}
---

Two works ask what scholars should drink. Leaf and Ceylon prefer tea [@leaf-2019, sec. 1, para. 1].
"""

SLEEP = """\
---
title: Sleep
question: Does the drink keep scholars awake?
stances:
  - {id: sleeps, label: They sleep}
  - {id: wakes, label: It wakes them}
  - {id: aside, label: Mentioned, kind: partial}
  - {id: silent, label: Silent, kind: blank}
---

The works disagree about sleep [@leaf-2019, sec. 2, para. 1; @bean-2021, para. 1].
"""

PRICE = """\
---
title: Price
question: Which drink costs less?
stances:
  - {id: tea-cheaper, label: Tea}
  - {id: silent, label: Silent, kind: blank}
---

Only one work counts coins [@leaf-2019, sec. 2, para. 2].
"""

LEAF = """\
---
work: leaf-2019
edition: reading
licence: CC-BY-4.0
divisions: section
verdict:
  stance: tea
  claim: "Tea is better company for the evening."
  quote: "the calmer companion"
  at: "1.1"
positions:
  sleep:
    stance: sleeps
    claim: "Tea lets readers sleep."
    quote: "slept through until morning"
    at: "2.1"
  price:
    stance: tea-cheaper
    claim: "A pot of tea is cheap."
    quote: "costs a single coin"
    at: "2.2"
references:
  - "@kettle-2001"
  - "@roasters-2015"
---

## 1. Introduction {#s1}

No evidence has yet ended the dispute over desk drinks [@kettle-2001, p. 12]. The authors call tea
“the calmer companion” of a late night.
{: at="1.1" topics="sleep" }

## 2. Sleep and price {#s2}

After tea nine in ten readers “slept through until morning”.[^1] For coffee @roasters-2015 finds the contrary.
{: at="2.1" topics="sleep" }

Cost is secondary, since a morning pot “costs a single coin” at their library.
{: at="2.2" topics="price" }

Forty entries of a diary follow.
{: at="2.3" aside="raw data" }

[^1]: One library took part.
"""

BEAN = """\
---
work: bean-2021
edition: reading
licence: none found
divisions: none
verdict:
  stance: coffee
  claim: "Coffee makes better footnotes."
  quote: "sharper footnotes"
  at: "2"
positions:
  sleep:
    stance: wakes
    claim: "Coffee keeps scholars up, and should."
    quote: "nobody ever finished a thesis asleep"
    at: "1"
  price:
    stance: silent
    gap: "The post has no prices."
---

## Text {#text}

Being awake is the point, writes Bean, for “nobody ever finished a thesis asleep”.
{: at="1" topics="sleep" }

Those who drink coffee are said to write “sharper footnotes”.
{: at="2" aside="general praise" }
"""

PROJECT = {
    "mkdocs.yml": MKDOCS,
    "bib/references.bib": BIB,
    "docs/index.md": INDEX,
    "docs/topics/sleep.md": SLEEP,
    "docs/topics/price.md": PRICE,
    "docs/papers/leaf-2019.md": LEAF,
    "docs/papers/bean-2021.md": BEAN,
}

DIARY = " ".join(f"Reader {n} drank two cups at noon and filled {n} pages before supper." for n in range(1, 41))

LEAF_ORIGINAL = f"""\
Tea and the Scholar's Evening

Ada Leaf*, Tom Ceylon

1. Introduction

The old quarrel about what a scholar should drink was never settled by evidence of any kind (Kettle, 2001: p. 12). \
Tea is "the calmer companion" of the long evening, as most librarians agree.

2. Sleep and Price

A cup of tea after supper rarely keeps anybody awake, and in our survey nine out of ten readers slept through until morn-

¹ The survey was held in one library only.

ing without complaint. Roasters (2015) found the opposite for coffee.

Price matters less than one might think, because a pot of morning tea costs a single coin in the library.

{DIARY}

References

Roasters (2015). Sleep and the Bean.

Kettle, C. (2001). A History of Hot Water. Invented University Press.
"""

BEAN_ORIGINAL = """\
Why Coffee Wins

Every scholar wants to stay awake, and this is exactly what coffee is for, since nobody ever finished a thesis asleep.

Whoever drinks coffee writes sharper footnotes, as I have seen in my own department over many years and many cups. \
My neighbour disagrees with all of this; he drinks warm milk, goes to bed early, gets up late, and has published less \
than anybody else on our corridor, although he says that his few pages will still be read when the rest of us and all \
our sharp remarks are long forgotten.

Arabella Bean drinks coffee in an invented town and teaches there.
"""

ORIGINALS = {"originals/leaf-2019.txt": LEAF_ORIGINAL, "originals/bean-2021.txt": BEAN_ORIGINAL}

EDITION = """\
---
work: leaf-2019
edition: reading
licence: CC-BY-4.0
divisions: none
verdict: {stance: tea}
---

## Text {#text}

"""
"""The beginning of an edition of no work in particular."""


def passages(*texts: str, notes: str = "") -> tuple[Passage, ...]:
    """An edition with these paragraphs, read as every edition is."""
    body = "\n\n".join(f'{text}\n{{: at="{n}" aside="x" }}' for n, text in enumerate(texts, start=1))
    paper, problems = parse_paper(f"{EDITION}{body}\n\n{notes}", "docs/papers/leaf-2019.md")
    assert problems == ()
    assert paper is not None
    return paper.passages
