"""The two edges: the tree on disk that any site builder can take, the `synopsis` command, and what the README says of it."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag

from sites import MAIN, Site, copy_of_toy, run, synopsis

PLAIN = """\
site_name: A tree from disk
site_url: {url}
docs_dir: tree
theme: {{name: material, font: false}}
plugins: []
markdown_extensions: [attr_list, tables, {{toc: {{toc_depth: 2}}}}]
"""
"""Another site builder: no hooks, no configuration of ours, folders as addresses."""


def plain_site(source: Path, url: str, folder: Path, builder: str = "mkdocs") -> Site:
    """The tree of a project, built without the engine, by MkDocs or the builder that succeeds it."""
    done = synopsis("--root", source, "build", folder / "tree")
    assert done.returncode == 0, done.stderr
    (folder / "mkdocs.yml").write_text(PLAIN.format(url=url), "utf-8")
    built = run("-m", builder, "build", "-f", folder / "mkdocs.yml", PYTHONPATH="")
    assert built.returncode == 0, built.stderr
    return Site(folder / "site", source, url)


@pytest.fixture(scope="module", params=["real by mkdocs", "toy by mkdocs", "real by properdocs"])
def pair(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[Site, Site]:
    """A site built by the hooks, and the same from the tree on disk."""
    name, _, builder = request.param.split()
    hooked = request.getfixturevalue(f"{name}_site")
    return hooked, plain_site(hooked.source, hooked.url, tmp_path_factory.mktemp(f"{name}_{builder}"), builder)


def body(page: Tag) -> Tag:
    """A page without the frame of the theme."""
    found = page.select_one("article.md-content__inner")
    assert found is not None
    return found


# --- the tree on disk --------------------------------------------------------------------------------------------


def test_the_tree_gives_the_same_pages_and_files(pair: tuple[Site, Site]) -> None:
    hooked, tree = pair
    assert set(tree.pages) == set(hooked.pages)
    for file in (hooked.root / "data").iterdir():
        assert (tree.root / "data" / file.name).read_bytes() == file.read_bytes(), file.name


def test_the_tree_gives_the_same_ids(pair: tuple[Site, Site]) -> None:
    hooked, tree = pair
    for path in set(hooked.pages) - {"404.html"}:
        ids = [[e["id"] for e in body(site.pages[path]).select("[id]")] for site in (hooked, tree)]
        assert ids[0] == ids[1], path


def test_the_tree_gives_the_same_links(pair: tuple[Site, Site]) -> None:
    hooked, tree = pair
    for path in set(hooked.pages) - {"404.html"}:
        first, second = ([(e.target, e.fragment) for e in site.links(path, body(site.pages[path]))] for site in pair)
        assert first == second, path
    assert [link.href for page in tree.pages for link in tree.links(page, tree.pages[page].article) if tree.dead(link)] == [
        link.href for page in hooked.pages for link in hooked.links(page, hooked.pages[page].article) if hooked.dead(link)
    ]


def test_the_tree_gives_the_same_text(pair: tuple[Site, Site]) -> None:
    hooked, tree = pair
    for path in set(hooked.pages) - {"404.html"}:
        first, second = (" ".join(body(site.pages[path]).get_text(" ").split()) for site in (hooked, tree))
        assert first == second, path


def test_the_tree_says_in_front_matter_what_a_page_is_called_and_about(pair: tuple[Site, Site]) -> None:
    """Zensical knows nothing of hooks: what a page says of itself must stand in the page."""
    hooked, tree = pair
    for path in set(hooked.pages) - {"404.html", "index.html"}:  # a theme names the home page after the site
        titles = [site.pages[path].title.get_text().split(" - ")[0].strip() for site in (hooked, tree)]
        assert titles[0] == titles[1], path
        about = [site.pages[path].select_one("meta[name=description]") for site in (hooked, tree)]
        assert about[0]["content"] == about[1]["content"], path


# --- synopsis build ----------------------------------------------------------------------------------------------


def tree_of(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def test_a_folder_that_it_did_not_make_is_left_as_it_is(toy: Path, tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine/thesis.md").write_text("All my work.", "utf-8")
    done = synopsis("--root", toy, "build", tmp_path / "mine")
    assert done.returncode == 2
    assert "not empty, and not made by this command" in done.stderr
    assert tree_of(tmp_path / "mine") == {"thesis.md": b"All my work."}


def test_the_project_itself_is_not_overwritten(toy: Path) -> None:
    before = tree_of(toy)
    for folder in (toy, toy / "docs", toy / "bib"):
        assert synopsis("--root", toy, "build", folder).returncode == 2
    assert {path: content for path, content in tree_of(toy).items() if not path.startswith(".cache")} == {
        path: content for path, content in before.items() if not path.startswith(".cache")
    }


def test_a_file_in_the_place_of_the_folder_is_left_as_it_is(toy: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("All my work.", "utf-8")
    done = synopsis("--root", toy, "build", tmp_path / "file")
    assert "Traceback" not in done.stderr
    assert done.returncode == 2
    assert (tmp_path / "file").read_text("utf-8") == "All my work."


def test_a_folder_that_it_made_is_made_anew(toy: Path, tmp_path: Path) -> None:
    assert synopsis("--root", toy, "build", tmp_path / "tree").returncode == 0
    before = tree_of(tmp_path / "tree")
    (tmp_path / "tree/stale.md").write_text("From before.", "utf-8")
    assert synopsis("--root", toy, "build", tmp_path / "tree").returncode == 0
    assert tree_of(tmp_path / "tree") == before


def test_an_empty_folder_is_filled(toy: Path, tmp_path: Path) -> None:
    (tmp_path / "new").mkdir()
    assert synopsis("--root", toy, "build", tmp_path / "new").returncode == 0
    assert (tmp_path / "new/matrix.md").is_file()


def test_relative_folders_are_those_of_the_shell(toy: Path, tmp_path: Path) -> None:
    done = run("-m", "synopsis.cli", "build", "../tree", cwd=toy)
    assert (done.returncode, done.stderr) == (0, "")
    assert (tmp_path / "tree/index.md").is_file()


def test_a_path_may_have_spaces_and_other_letters(tmp_path: Path) -> None:
    root = copy_of_toy(tmp_path / "Über den Fluß, 2. Fassung")
    done = synopsis("--root", root, "build", tmp_path / "der Baum")
    assert (done.returncode, done.stderr) == (0, "")
    assert (tmp_path / "der Baum/papers/marsh-2011.md").is_file()


def test_a_project_with_nothing_to_build_from_writes_nothing(toy: Path, tmp_path: Path) -> None:
    shutil.rmtree(toy / "docs/papers")
    done = synopsis("--root", toy, "build", tmp_path / "tree")
    assert "Traceback" not in done.stderr
    assert done.returncode != 0
    assert "docs/papers:1: no paper" in done.stderr
    assert not (tmp_path / "tree").exists()


def test_nothing_is_written_beside_the_sources(toy: Path, tmp_path: Path) -> None:
    before = {path for path in tree_of(toy) if not path.startswith(".cache")}
    synopsis("--root", toy, "check")
    synopsis("--root", toy, "build", tmp_path / "tree")
    assert {path for path in tree_of(toy) if not path.startswith(".cache")} == before


@pytest.mark.parametrize(("options", "shown"), [((), False), (("--local",), True)], ids=["to be hosted", "for oneself"])
def test_only_a_tree_for_oneself_has_an_original_without_an_open_licence(
    toy: Path, tmp_path: Path, options: tuple[str, ...], shown: bool
) -> None:
    assert synopsis("--root", toy, "build", tmp_path / "tree", *options).returncode == 0
    page = (tmp_path / "tree/papers/reed-quill-2015.md").read_text("utf-8")
    assert ("the height of the mud line on the inner wall" in page) is shown


# --- originals ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("command", [("check",), ("build", "tree")], ids=["check", "build"])
def test_a_folder_of_originals_that_is_not_there_is_an_error(toy: Path, tmp_path: Path, command: tuple[str, ...]) -> None:
    arguments = [tmp_path / one if one == "tree" else one for one in command]
    done = synopsis("--root", toy, *arguments, "--originals", tmp_path / "nowhere")
    assert done.returncode == 2
    assert "nowhere: no such folder" in done.stderr
    assert not (tmp_path / "tree").exists()


def test_originals_may_stand_in_another_folder(toy: Path, tmp_path: Path) -> None:
    (toy / "originals").rename(tmp_path / "elsewhere")
    without = synopsis("--root", toy, "check")
    assert without.returncode == 0
    assert "quotations were not compared" in without.stdout
    done = synopsis("--root", toy, "check", "--originals", tmp_path / "elsewhere")
    assert (done.returncode, done.stderr) == (0, "")
    assert re.search(r"^marsh-2011: 4 of 4 paragraphs, 7 of 7 citations", done.stdout, re.MULTILINE)


def test_the_configuration_may_name_the_folder_of_originals_for_every_command(toy: Path, tmp_path: Path) -> None:
    (toy / "originals").rename(toy / "texts")
    config = toy / "mkdocs.yml"
    content = config.read_text("utf-8").replace("watch: [bib, originals]", "watch: [bib]")
    config.write_text(content.replace("  synopsis:\n", "  synopsis:\n    originals: texts\n"), "utf-8")
    done = synopsis("--root", toy, "check")
    assert "marsh-2011: 4 of 4 paragraphs" in done.stdout
    built = run("-m", "mkdocs", "build", "-f", config, "-d", tmp_path / "site")
    assert built.returncode == 0
    page = BeautifulSoup((tmp_path / "site/papers/ferry-board/index.html").read_bytes(), "html5lib")
    assert "Visitors are welcome" in page.get_text()


def test_an_original_that_a_named_folder_lacks_is_reported(toy: Path, tmp_path: Path) -> None:
    (toy / "originals/marsh-2011.txt").unlink()
    assert synopsis("--root", toy, "check").returncode == 0
    done = synopsis("--root", toy, "check", "--originals", toy / "originals")
    assert done.returncode == 1
    assert "docs/papers/marsh-2011.md:2: no original marsh-2011.txt" in done.stderr


# --- check -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("root", ["real", "toy"])
def test_both_corpora_are_without_a_problem(root: str, toy: Path) -> None:
    done = synopsis("--root", MAIN if root == "real" else toy, "check")
    assert (done.returncode, done.stderr) == (0, "")
    assert "0 problems" in done.stdout


def test_the_five_works_are_proved_against_their_originals(originals_dir: Path) -> None:
    done = synopsis("--root", MAIN, "check", "--originals", originals_dir)
    assert (done.returncode, done.stderr) == (0, "")
    counts = re.findall(r"^\S+: (\d+) of (\d+) paragraphs, (\d+) of (\d+) citations", done.stdout, re.MULTILINE)
    assert sorted(int(whole) for _, whole, _, _ in counts) == [7, 15, 30, 41, 53]
    assert [one for one in counts if one[0] != one[1] or int(one[2]) < int(one[3])] == []


def test_problems_go_to_one_stream_and_the_account_to_the_other(toy: Path) -> None:
    paper = toy / "docs/papers/marsh-2011.md"
    paper.write_text(paper.read_text("utf-8").replace("stance: rang", "stance: sang"), "utf-8")
    done = synopsis("--root", toy, "check")
    assert done.returncode == 1
    assert re.fullmatch(r"docs/papers/marsh-2011\.md:\d+: .*\n", done.stderr)
    assert "1 problem\n" in done.stdout


@pytest.mark.parametrize("arguments", [(), ("frobnicate",), ("build",), ("check", "--frobnicate")])
def test_a_call_that_makes_no_sense_is_answered_with_the_usage(toy: Path, arguments: tuple[str, ...]) -> None:
    done = synopsis("--root", toy, *arguments)
    assert done.returncode == 2
    assert "usage: synopsis" in done.stderr


# --- what the README says ----------------------------------------------------------------------------------------


def subcommands() -> set[str]:
    found = re.search(r"\{([\w,-]+)\}", synopsis("--help").stdout)
    assert found
    return set(found[1].split(","))


def test_the_readme_names_every_command_and_no_other() -> None:
    readme = (MAIN / "README.md").read_text("utf-8")
    named = set(re.findall(r"`synopsis ([a-z][\w-]*)", readme)) | set(
        re.findall(r"^synopsis ([a-z][\w-]*)", readme, re.MULTILINE)
    )
    assert named == subcommands()


def test_the_readme_names_only_options_that_exist() -> None:
    readme = (MAIN / "README.md").read_text("utf-8")
    for command, option in re.findall(r"synopsis (\w+)[^\n`]*?(--[\w-]+)", readme):
        assert option in synopsis(command, "--help").stdout, f"synopsis {command} {option}"


def test_every_script_the_readme_names_exists() -> None:
    readme = (MAIN / "README.md").read_text("utf-8")
    named = set(re.findall(r"\bscripts/[\w./-]+", readme))
    assert {"scripts/serve", "scripts/test"} <= named
    assert [path for path in named if not (MAIN / path.rstrip("./")).exists()] == []


def test_a_strict_build_in_the_scripts_can_fail(toy: Path, tmp_path: Path) -> None:
    """`mkdocs build --quiet` drops the warnings that `--strict` counts."""
    commands = [line for path in (MAIN / "scripts/test", MAIN / ".ci/run") for line in path.read_text("utf-8").splitlines()]
    strict = [line.split("mkdocs ", 1)[1].split() for line in commands if "mkdocs build" in line and "--strict" in line]
    assert strict
    paper = toy / "docs/papers/marsh-2011.md"
    paper.write_text(paper.read_text("utf-8").replace("stance: rang", "stance: sang"), "utf-8")
    for words in strict:
        done = run("-m", "mkdocs", *words, "-f", toy / "mkdocs.yml", "-d", tmp_path / "site")
        assert done.returncode != 0, f"mkdocs {' '.join(words)} passed a project with a problem"
