"""Where a value on a page comes from: in data and in prose, of the base and of a school."""

import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from conftest import ROOT
from handboek.cli import handboek as command
from handboek.finding import Source
from handboek.load import Loaded, load
from handboek.origin import NowhereError, Origin, look_up, origins
from handboek.origin_words import Words
from handboek.pages import Pages
from handboek.prepare import Prepared
from handboek.schools import find_school
from school_accidents import NAME, install

OWN = f"data/scholen/{NAME}"


@pytest.fixture
def base(klein: Path) -> Loaded:
    return load(klein / "data", klein / "docs")


@pytest.fixture
def loaded(klein: Path) -> Loaded:
    """The tiny handbook with the school of the tests."""
    install(klein)
    return load(klein / "data", klein / "docs", school=find_school(klein / "data", NAME))


def lines(found: list[Origin]) -> list[tuple[str, str]]:
    return [(f"{origin.said.place.file}:{origin.said.place.line}", origin.fate) for origin in found]


def test_a_text_from_data_is_found_at_its_line(base: Loaded) -> None:
    (found,) = Words(base).find("geef  een HAND.")
    assert (found.name, found.path, str(found.said.place)) == (
        "inwerken",
        ("stappen", "welkom", "uitleg"),
        "data/inwerken.yml:13:13",
    )


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("Vraag het aan de praktijkopleider", "docs/index.md:11"),  # {{ de_praktijkopleider }}
        ("Lees het begin.", "docs/leren/doelsoorten.md:7"),  # Lees [het begin](../index.md).
        ("Begin", "docs/index.md:9"),
        ("Lees dit.", "data/formulieren/proef.yml:32"),  # Lees *dit*.
        ("12 minuten lezen", "data/teksten.yml:"),  # "{aantal} minuten lezen"
        ("25180", "data/opleidingen/kok.yml:2"),
        ("Over SMART.", "docs/leren/smart.md:2"),
    ],
)
def test_words_are_found_as_they_stand_on_a_page(words: str, place: str, base: Loaded) -> None:
    assert any(line.startswith(place) for line, _fate in lines(Words(base).find(words)))


def test_the_pages_for_schools_quote_and_are_no_origin(klein: Path) -> None:
    page = klein / "docs/school/veranderen.md"
    page.parent.mkdir()
    page.write_text(
        "---\nomschrijving: Over veranderen.\n---\n\n# Veranderen\n\nGeef een hand. Zo doe je dat.\n", encoding="utf-8"
    )
    words = Words(load(klein / "data", klein / "docs"))
    assert [origin.said.place.file for origin in words.find("geef een hand.")] == ["data/inwerken.yml"]
    assert [origin.said.place.file for origin in words.find("zo doe je dat")] == ["docs/school/veranderen.md"]


def test_words_over_two_lines_of_prose(klein: Path) -> None:
    page = klein / "docs/leren/smart.md"
    page.write_text(f"{page.read_text(encoding='utf-8')}\n- [ ] Vraag het\n  {{{{ De_stagiair }}}} zelf.\n", "utf-8")
    assert lines(Words(load(klein / "data", klein / "docs")).find("vraag het de stagiair zelf")) == [
        ("docs/leren/smart.md:9", "")
    ]


def test_what_a_school_changed_is_told_with_both_places(loaded: Loaded) -> None:
    (found,) = Words(loaded).find("Vraag de leermeester om raad.")
    assert found.said.place.file == f"{OWN}/inwerken.yml"
    assert found.below is not None
    assert (found.below.text, found.below.place.file) == ("Geef een hand.", "data/inwerken.yml")


@pytest.mark.parametrize(
    ("words", "place", "fate", "own"),
    [
        ("Geef een hand.", "data/inwerken.yml:13", "vervangen", f"{OWN}/inwerken.yml"),
        ("Cijfer", "", "", ""),
        ("Getal", "data/formulieren/proef.yml:28", "verborgen", f"{OWN}/formulieren/proef.yml"),
        ("Over SMART.", "docs/leren/smart.md:2", "vervangen", f"{OWN}/docs/leren/smart.md"),
    ],
)
def test_what_no_page_shows_any_more(words: str, place: str, fate: str, own: str, loaded: Loaded) -> None:
    found = [origin for origin in Words(loaded).find(words) if origin.is_unseen]
    assert {line for line, _fate in lines(found)} == ({place} if place else set())
    assert {(origin.fate, origin.own.place.file) for origin in found if origin.own} == (
        {(fate, own)} if place else set()
    )


def test_what_is_the_schools_own(loaded: Loaded) -> None:
    assert lines(Words(loaded).find("Geef een kluisje")) == [(f"{OWN}/inwerken.yml:13", "nieuw")]
    assert lines(Words(loaded).find("Wat kook je?")) == [(f"{OWN}/opleidingen/kok/formulieren/proef.yml:4", "")]
    assert (f"{OWN}/docs/onze-school/stagebureau.md:6", "nieuw") in lines(Words(loaded).find("Stagebureau"))


def test_a_path_gives_a_value_or_all_below_it(loaded: Loaded) -> None:
    (found,) = look_up(loaded, "inwerken", "stappen.welkom.uitleg")
    assert found.said.text == "Vraag de leermeester om raad."
    assert {origin.path[-1] for origin in look_up(loaded, "inwerken", "stappen.welkom")} > {"titel", "uitleg", "dag"}
    assert {origin.fate for origin in look_up(loaded, "schalen", "schalen.oordeel.treden.wel")} == {"verborgen"}
    assert [
        origin.said.text for origin in look_up(loaded, "gesprekken", "gesprekken.startgesprek.agenda.begin.vragen.2")
    ]
    with pytest.raises(
        NowhereError, match=r"inwerken\.stappen \(data/inwerken\.yml:8:3\) heeft geen 'welkm'.*'welkom'"
    ):
        look_up(loaded, "inwerken", "stappen.welkm.titel")


def test_what_is_nowhere_is_answered_with_what_is_near(base: Loaded) -> None:
    words = Words(base)
    assert words.find("Geef een voet aan iedereen") == []
    assert words.nearest("Geef een voet aan iedereen") == ["geef een"]
    assert "praktijkopleider" in words.nearest("praktikopleider")
    assert words.find("") == []
    assert words.find("{{ weg }}") == []


def test_every_value_of_the_handbook_has_its_line(loaded: Loaded, klein: Path) -> None:
    """Each text as it was typed stands in the file and on the line that are told, or begins there as a block."""
    count = 0
    for origin in origins(loaded):
        line = (klein / origin.said.place.file).read_text(encoding="utf-8").split("\n")[origin.said.place.line - 1]
        rest = line[origin.said.place.column - 1 :].lstrip("'\"")
        first = origin.said.text.split()[0] if origin.said.text else ""
        assert rest.startswith((first, ">", "|", "{{", "[", "")[: 4 if first else 6]) or "\\" in rest, origin
        count += 1
    assert count > 400


def test_the_words_of_every_page_of_the_real_handbook_are_found() -> None:
    """Sentences as a reader sees them, taken from the pages themselves."""
    real = load(ROOT / "data", ROOT / "docs")
    drafts = Pages(real.handboek, ROOT / "templates").drafts(real.pages)
    words = Words(real, [Source(ROOT / "mkdocs.yml", "mkdocs.yml")])
    sentences = [
        (path, line)
        for path, draft in drafts.items()
        for line in draft.markdown.split("\n")
        if len(line) > 40 and not set(line) & set("<[&|*{") and not line.startswith((" ", "!", "-", "#", *"0123456789"))
    ]
    assert len(sentences) > 100
    for path, line in sentences:
        assert f"docs/{path}" in {origin.said.place.file for origin in words.find(line)}, line
    assert any(origin.name == "mkdocs.yml" for origin in words.find("Begeleiden"))


def test_a_build_remembers_none_of_it() -> None:
    """The trees stay out of the cache, which is read at every build."""
    assert not {"nodes", "changes", "baseline"} & set(Prepared.__dataclass_fields__)


def test_the_command_answers() -> None:
    def said(*words: str) -> tuple[int, str]:
        done = CliRunner().invoke(command, ["herkomst", "--school", "voorbeeld", *words])
        return done.exit_code, done.output

    code, told = said("Stuur een welkomstbericht")
    assert (code, "data/scholen/voorbeeld/inwerken.yml" in told, "basis: data/inwerken.yml" in told) == (0, True, True)
    code, told = said("data/inwerken.yml", "stappen.welkomstbericht.titel")
    assert (code, told.count("\n")) == (0, 3)
    code, told = said("inwerken", "stappen.welkmstbericht")
    assert (code, "Bedoel je 'welkomstbericht'?" in told) == (1, True)
    code, told = said("zeppelin", "boven", "zee")
    assert (code, "staat nergens" in told) == (1, True)
    code, told = said("praktijkopleider")
    assert (code, "Toon ze met --alles." in told) == (0, True)
    assert len(said("--alles", "praktijkopleider")[1]) > 2 * len(told)


def test_it_runs_as_it_is_typed() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "handboek", "herkomst", "inwerken", "stappen.welkomstbericht.titel"],
        cwd=ROOT / "hooks",
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=60,
    )
    assert (done.returncode, done.stdout.startswith("data/inwerken.yml:")) == (0, True), done.stderr
