"""The network of citations: what the works cite, and the works and authors that bridge them; nothing is guessed."""

from __future__ import annotations

import pytest

from sample import BEAN, BIB, LEAF
from synopsis.corpus import load
from synopsis.index import relate
from synopsis.network import End, Network

BEAN_MD = "docs/papers/bean-2021.md"
LEAF_MD = "docs/papers/leaf-2019.md"


def network_of(project, citing: str = "", bib: str = "", names: str = "", note: str = "") -> Network:
    """The network of the invented project, where bean-2021 cites something in its second passage.

    leaf-2019 (Ada Leaf and Tom Ceylon) cites kettle-2001 (Colin Kettle) and roasters-2015 (Roasters).
    """
    text = BEAN.replace("“sharper footnotes”", f"“sharper footnotes” {citing}") + note
    files = {BEAN_MD: text, "bib/references.bib": BIB + bib}
    corpus, problems = load(project(files | ({"bib/names.yml": names} if names else {})))
    assert problems == ()
    return relate(corpus).network


def book(key: str, author: str) -> str:
    return f"@book{{{key},\n  author = {{{author}}},\n  title = {{On {key}}},\n  date = {{1990}},\n}}\n"


OWN = "own"
"""Among what a work cites: it is itself of the bridge."""


def bridges(network: Network, kind: str) -> dict[str, dict[str, tuple[str, ...]]]:
    """Label -> its ends."""
    return {
        one.label: {end.work: (*([OWN] if end.own else []), *end.cites) for end in one.ends}
        for one in network.bridges
        if one.kind == kind
    }


def test_what_a_work_cites_or_lists_is_told_by_key_once(project):
    network = network_of(project, "[@kettle-2001, p. 1; @kettle-2001, p. 2]")
    assert [(paper.work, keys) for paper, keys in network.cited] == [
        ("leaf-2019", ("kettle-2001", "roasters-2015")),
        ("bean-2021", ("kettle-2001",)),
    ]
    assert network.works == {"kettle-2001", "roasters-2015"}


def test_a_work_that_is_listed_and_not_cited_counts_and_so_does_one_cited_in_a_note(project):
    text = LEAF.replace(" [@kettle-2001, p. 12]", "").replace("One library took part.", "One library [@roasters-2015].")
    text = text.replace("@roasters-2015 finds", "someone finds")
    corpus, _ = load(project({LEAF_MD: text}))
    assert relate(corpus).network.cited[0][1] == ("kettle-2001", "roasters-2015")
    text = text.replace('  - "@roasters-2015"\n', "").replace('  - "@kettle-2001"\n', "").replace("references:\n", "")
    corpus, _ = load(project({LEAF_MD: text}))
    assert relate(corpus).network.cited[0][1] == ("roasters-2015",)


def test_an_unknown_key_and_a_work_that_cites_itself_are_no_part_of_it(project):
    network = network_of(project, "[@nobody-1900; @bean-2021, para. 1]")
    assert network.cited[1][1] == ()


def test_without_a_common_source_there_is_no_bridge(project):
    assert network_of(project).bridges == ()


def test_a_work_that_two_works_cite_is_a_bridge_and_does_not_make_its_author_one_as_well(project):
    network = network_of(project, "[@kettle-2001]")
    assert bridges(network, "work") == {
        "Kettle 2001": {"leaf-2019": ("kettle-2001",), "bean-2021": ("kettle-2001",)},
    }
    assert bridges(network, "author") == {}


def test_a_work_of_the_corpus_that_another_cites_is_a_bridge_itself(project):
    network = network_of(project, "[@leaf-2019, sec. 1, para. 1]")
    assert bridges(network, "work") == {
        "Leaf & Ceylon 2019": {"leaf-2019": (OWN,), "bean-2021": ("leaf-2019",)},
    }
    assert bridges(network, "author") == {}


def test_an_author_of_two_works_that_two_works_cite_is_a_bridge(project):
    network = network_of(project, "[@steam-1990]", book("steam-1990", "Kettle, Colin and Spout, Eve"))
    assert bridges(network, "author") == {
        "Kettle, Colin": {"leaf-2019": ("kettle-2001",), "bean-2021": ("steam-1990",)},
    }
    assert bridges(network, "work") == {}


def test_an_author_who_wrote_a_work_of_the_corpus_is_a_bridge_to_those_who_cite_another_of_his(project):
    network = network_of(project, "[@leaves-1990]", book("leaves-1990", "Leaf, Ada"))
    assert bridges(network, "author") == {"Leaf, Ada": {"leaf-2019": (OWN,), "bean-2021": ("leaves-1990",)}}


def test_a_work_does_not_cite_itself_and_what_it_cites_of_its_author_is_told_beside(project):
    text = LEAF.replace('  - "@kettle-2001"\n', '  - "@kettle-2001"\n  - "@leaves-1990"\n')
    bean = BEAN.replace("“sharper footnotes”", "“sharper footnotes” [@leaf-2019]")
    bib = BIB + book("leaves-1990", "Leaf, Ada")
    corpus, _ = load(project({LEAF_MD: text, BEAN_MD: bean, "bib/references.bib": bib}))
    (author,) = (one for one in relate(corpus).network.bridges if one.kind == "author" and one.label == "Leaf, Ada")
    assert author.ends == (End("leaf-2019", ("leaves-1990",), own=True), End("bean-2021", ("leaf-2019",), own=False))


def test_the_part_of_a_bridge_tells_citing_from_writing(project):
    network = network_of(project, "[@leaves-1990; @leaf-2019; @kettle-2001]", book("leaves-1990", "Leaf, Ada"))
    assert {one.label: one.part for one in network.bridges} == {
        "Leaf, Ada": "cited in 1, wrote 1",
        "Leaf & Ceylon 2019": "itself, cited in 1",
        "Kettle 2001": "work in 2 works",
    }


def test_an_author_with_a_shared_and_another_work_is_a_bridge_and_so_is_the_shared_work(project):
    network = network_of(project, "[@kettle-2001; @steam-1990]", book("steam-1990", "Kettle, Colin"))
    assert bridges(network, "author") == {
        "Kettle, Colin": {"leaf-2019": ("kettle-2001",), "bean-2021": ("kettle-2001", "steam-1990")},
    }
    assert list(bridges(network, "work")) == ["Kettle 2001"]


def test_an_author_of_two_works_that_one_work_cites_is_no_bridge(project):
    assert (
        network_of(project, "[@one-1990; @two-1990]", book("one-1990", "Spout, E.") + book("two-1990", "Spout, E.")).bridges
        == ()
    )


def test_an_institution_is_an_author_too(project):
    network = network_of(project, "[@beans-1990]", book("beans-1990", "{Roasters}"))
    assert bridges(network, "author") == {"Roasters": {"leaf-2019": ("roasters-2015",), "bean-2021": ("beans-1990",)}}


def test_names_that_are_not_printed_alike_are_not_joined_unless_the_editor_says_so(project):
    steam = book("steam-1990", "Kettle, C.")
    assert network_of(project, "[@steam-1990]", steam).bridges == ()
    names = (
        "names:\n  - id: kettle\n    kind: person\n    name: Colin Kettle\n    sort: Kettle, Colin (historian)\n"
        '    note: Printed in two ways.\n    author: ["Kettle, Colin", "Kettle, C."]\n'
    )
    (bridge,) = network_of(project, "[@steam-1990]", steam, names).bridges
    assert (bridge.id, bridge.kind, bridge.label) == ("kettle", "author", "Kettle, Colin (historian)")
    assert bridge.note == "Printed in two ways."
    assert bridge.ends == (End("leaf-2019", ("kettle-2001",), own=False), End("bean-2021", ("steam-1990",), own=False))


@pytest.mark.parametrize(("one", "other"), [("Šarić, Ana", "Saric, Ana"), ("कमल", "कमाल"), ("Бой, Лев", "Бои, Лев")])
def test_marks_tell_authors_apart(project, one, other):
    bib = BIB.replace("{Kettle, Colin}", f"{{{one}}}")
    corpus, _ = load(
        project(
            {
                BEAN_MD: BEAN.replace("“sharper footnotes”", "“sharper footnotes” [@steam-1990]"),
                "bib/references.bib": bib + book("steam-1990", other),
            }
        )
    )
    assert relate(corpus).network.bridges == ()


def test_case_and_the_way_a_mark_is_encoded_tell_no_authors_apart(project):
    bib = BIB.replace("{Kettle, Colin}", "{\u0160ari\u0107, Ana}")
    corpus, _ = load(
        project(
            {
                BEAN_MD: BEAN.replace("“sharper footnotes”", "“sharper footnotes” [@steam-1990]"),
                "bib/references.bib": bib + book("steam-1990", "S\u030cARIC\u0301, Ana"),
            }
        )
    )
    assert [bridge.kind for bridge in relate(corpus).network.bridges] == ["author"]


def test_a_person_of_names_yml_is_not_joined_with_an_author_whose_name_looks_like_the_id(project):
    names = 'names:\n  - {id: roasters, kind: person, name: Ann Roaster, author: ["Roaster, Ann"]}\n'
    assert network_of(project, "[@ann-1990]", book("ann-1990", "Roaster, Ann"), names).bridges == ()


def test_et_al_is_nobody(project):
    more = book("steam-1990", "Steam, Eve and others") + book("smoke-1990", "Smoke, Sam and others")
    text = LEAF.replace('  - "@kettle-2001"\n', '  - "@kettle-2001"\n  - "@smoke-1990"\n')
    text_of_bean = BEAN.replace("“sharper footnotes”", "“sharper footnotes” [@steam-1990]")
    corpus, _ = load(project({LEAF_MD: text, BEAN_MD: text_of_bean, "bib/references.bib": BIB + more}))
    assert relate(corpus).network.bridges == ()


def test_bridges_with_most_ends_come_first_then_authors_then_works_by_label(project):
    third = BEAN.replace("work: bean-2021", "work: steam-1990").replace(
        "“sharper footnotes”", "“sharper footnotes” [@kettle-2001]"
    )
    citing = "[@kettle-2001; @roasters-2015; @steam-1990; @leaf-2019]"
    files = {
        "docs/papers/steam-1990.md": third,
        BEAN_MD: BEAN.replace("“sharper footnotes”", f"“sharper footnotes” {citing}"),
        "bib/references.bib": BIB + book("steam-1990", "Kettle, Colin"),
    }
    corpus, _ = load(project(files))
    assert [(bridge.kind, bridge.label, len(bridge.ends)) for bridge in relate(corpus).network.bridges] == [
        ("author", "Kettle, Colin", 3),
        ("work", "Kettle 2001", 3),
        ("work", "Kettle 1990", 2),
        ("work", "Leaf & Ceylon 2019", 2),
        ("work", "Roasters 2015", 2),
    ]
