"""The pages for schools tell what is so: their examples work, and their commands are there."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from built import pages
from conftest import ROOT
from handboek.leftovers import check_page
from handboek.load import Loaded
from handbook_commands import commands_in, mistakes_in
from made import read, run, written

PAGES = sorted((ROOT / "docs" / "school").glob("*.md"))
_BLOCK = re.compile(r"^```(\w*)\n(.*?)^```", re.DOTALL | re.MULTILINE)
_VERBATIM = re.compile(r"{% (?:end)?raw %}")


class Example(NamedTuple):
    """A file of a school that a page shows."""

    where: str
    file: str
    text: str


def examples() -> Iterator[Example]:
    """Yield each example: its first line names its file."""
    for page in PAGES:
        for number, (kind, text) in enumerate(_BLOCK.findall(page.read_text(encoding="utf-8"))):
            if kind == "yaml":
                head, _, rest = _VERBATIM.sub("", text).partition("\n")
                yield Example(f"{page.stem}-{number}", head.removeprefix("# "), rest)
    text = (ROOT / "templates" / "nieuw" / "LEESMIJ.md").read_text(encoding="utf-8")
    yield Example("LEESMIJ", "inwerken.yml", _BLOCK.findall(text)[0][1])


EXAMPLES = list(examples())


def laid_over(folder: Path, example: Example) -> Loaded:
    """Return the handbook with an example over it, in a school that has nothing else."""
    (folder / "docs").mkdir(parents=True)
    shutil.copy(ROOT / "docs" / "logo.svg", folder / "docs" / "ons-logo.svg")
    (folder / "school.yml").write_text("school:\n  naam: Brug\n", encoding="utf-8")
    file = folder / example.file
    if file.stem == "strandwachter":  # what `handboek nieuw opleiding` wrote, as its page says
        page = (ROOT / "docs" / "school" / "opleidingen.md").read_text(encoding="utf-8")
        words = next(words for words in commands_in(page) if words[:2] == ["nieuw", "opleiding"] and words[2:])
        written(run(*words[1:], "--naar", str(folder)))
    file.parent.mkdir(parents=True, exist_ok=True)
    before = file.read_text(encoding="utf-8") if file.stem == "strandwachter" else ""
    file.write_text(f"{before}{example.text}", encoding="utf-8")
    return read(ROOT, folder)


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.where)
def test_every_example_works(tmp_path: Path, example: Example) -> None:
    loaded = laid_over(tmp_path / "brug", example)
    assert [str(found) for found in loaded.warnings if "nog niet onthouden" not in found.wrong] == []
    assert example.file.removesuffix(".yml") in loaded.changes


def test_there_is_an_example_of_each_kind_of_change() -> None:
    assert {example.file for example in EXAMPLES} >= {
        *("school.yml", "inwerken.yml", "rollen.yml", "schalen.yml", "formulieren/startgesprek.yml"),
        *("opleidingen/verzorgende-ig/formulieren/startgesprek.yml", "opleidingen/strandwachter.yml"),
    }
    told = "\n".join(example.text for example in EXAMPLES)
    assert all(word in told for word in ("na:", "voor:", "verberg: true", "logo:", "hoofd:"))


def test_a_new_school_shows_an_example_that_works(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It stands below `school.yml`, behind signs that make it a comment."""
    monkeypatch.chdir(tmp_path)
    written(run("school", "--naam", "Brug", "--naar", "nieuw"))
    text = (tmp_path / "nieuw" / "school.yml").read_text(encoding="utf-8").partition("inwerken.yml:\n")[2]
    example = Example("school", "inwerken.yml", re.sub(r"^# ", "", text, flags=re.MULTILINE))
    assert "inwerken" in laid_over(tmp_path / "brug", example).changes


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_every_command_on_a_page_is_there(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    assert [(words, wrong) for words in commands_in(text) if (wrong := mistakes_in(words))] == []


def test_every_command_has_its_section() -> None:
    text = (ROOT / "docs" / "school" / "opdrachten.md").read_text(encoding="utf-8")
    from handboek.cli import COMMANDS  # noqa: PLC0415 - beside what it is held against

    assert set(re.findall(r"^## ([a-z]+)$", text, re.MULTILINE)) == set(COMMANDS)
    for name in COMMANDS:
        assert f"\n```\n$ handboek {name}" in text.partition(f"\n## {name}\n")[2].partition("\n## ")[0], name


def test_what_a_new_repository_says_is_what_the_page_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page = (ROOT / "docs" / "school" / "publiceren.md").read_text(encoding="utf-8")
    block = next(text for _kind, text in _BLOCK.findall(page) if "--repository" in text)
    command, _, answer = block.partition("\n")
    monkeypatch.chdir(tmp_path)
    (words,) = commands_in(command)
    assert run(*words[1:]).output == answer


def test_code_is_on_screen_alone_and_is_no_place_to_fill_in(site: Path) -> None:
    shown = [pre for page in pages(site).values() for pre in page.article.xpath(".//pre")]
    assert len(shown) >= len(EXAMPLES)
    assert all(pre.getparent().get("class") == "alleen-scherm" for pre in shown)
    index = (site / "search" / "zoekindex.js").read_text(encoding="utf-8")
    assert "dan noemt het handboek wat er mist" in index, "the words around it are found"
    assert "Pas een reddingsvest" not in index
    text = "---\nvoor: []\n---\n# Zo\n\n```yaml\nwie: [stagiair]\n```\n\n[stagiair]\n"
    assert [problem.place.line for problem in check_page(text, "pagina.md")] == [10]
