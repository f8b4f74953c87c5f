"""`handboek nieuw`: what it writes is whole, valid and explained, whatever the names."""

import re
from datetime import date
from pathlib import Path

import pytest

from conftest import ROOT
from handboek.checking import check
from handboek.model import Formulier, Model, Opleiding
from handboek.model.school import School
from handboek.prepare import Folders
from handboek.schema import schemas
from handboek.schema_files import find_schemas, schema_files, schema_line
from made import FORMULIER, OPLEIDING, TASKS, read, run, written

ODD_NAMES = [
    "Kok",
    "Verzorgende-IG: zorg & 'welzijn'",
    'De "beste" kok #1',
    "# Smid",
    "Crêpes flambées, één à twee (é, ü, ß)",
    "- streepje",
    "null",
    "2026",
    "yes: no",
    "{accolades} & *sterren* | > % @ `",
    "con",
    "日本語",
    "a" * 199,
]


@pytest.fixture
def here(klein: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The tiny handbook, as the folder in which a command is typed."""
    monkeypatch.chdir(klein)
    return klein


@pytest.mark.parametrize("name", ODD_NAMES)
def test_an_opleiding(here: Path, name: str) -> None:
    (file,) = written(run("opleiding", "--naam", name, "--bron", name, *OPLEIDING, *TASKS))
    loaded = read(here)
    assert loaded.warnings == ()
    made = loaded.handboek.opleidingen[file.stem]
    assert (made.naam, made.crebo, made.bronnen[0].titel) == (name.strip(), "26999", name.strip())
    assert [part.titel for part in made.werkprocessen] == ["Snijdt # fijn"]


@pytest.mark.parametrize("name", [name[:60] for name in ODD_NAMES])
def test_a_formulier(here: Path, name: str) -> None:
    (file,) = written(run("formulier", "--titel", name, *FORMULIER, "--vraag", name, "--vraag", "Hoe?"))
    loaded = read(here)
    assert loaded.warnings == ()
    made = loaded.handboek.formulieren[file.stem]
    assert (made.titel, made.velden[0].label, len(made.velden)) == (name.strip(), name.strip(), 2)


@pytest.mark.parametrize("name", ODD_NAMES)
def test_a_school(here: Path, name: str) -> None:
    files = written(run("school", "--naam", name, "--hoofd", "#16474d", "--wie", name[:150]))
    folder = next(file.parent for file in files if file.name == "school.yml")
    assert folder.parent == here / "data" / "scholen"
    loaded = read(here, folder)
    made = loaded.handboek.school.school
    assert [problem.wrong.partition(" is ")[0] for problem in loaded.warnings] == ["de korte naam"] * (
        len(made.naam) > 20
    )
    assert made.contact.inleiding != read(here).handboek.school.school.contact.inleiding
    assert (made.naam, made.contact.wegen[0].wie) == (name.strip(), name[:150].strip())
    assert made.kleuren is not None
    assert [page for page, source in loaded.pages.items() if source.is_school] == ["onze-school/index.md"]


def test_a_school_elsewhere_with_all_that_belongs_to_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Over the real base, in an empty folder, as a school would; `controleer` finds nothing in it."""
    monkeypatch.chdir(tmp_path)
    written(run("school", "--naam", "ROC De Brug", "--opleiding", "verzorgende-ig", "--naar", "brug"))
    monkeypatch.chdir(tmp_path / "brug")
    written(run("opleiding", "--naam", "Kok", "--bron", "Dossier", *OPLEIDING, *TASKS))
    written(run("formulier", "--titel", "Stageapp", *FORMULIER, "--vraag", "Heb je de app?", "--per-opleiding"))
    folders = Folders.of_project(ROOT, ROOT / "docs", str(tmp_path / "brug"))
    found = check(folders, ROOT / "mkdocs.yml", date(2026, 11, 22))
    assert [str(problem) for problem in found if problem.place.file.startswith("brug/")] == []
    loaded = read(ROOT, tmp_path / "brug")
    assert loaded.warnings == ()
    assert set(loaded.handboek.opleidingen) == {"kok", "verzorgende-ig"}
    assert loaded.handboek.formulieren["stageapp"].per_opleiding


def test_each_file_names_a_schema_that_is_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    written(run("school", "--naam", "ROC De Brug", "--naar", "brug"))
    written(run("opleiding", "--naam", "Kok", "--bron", "x", "--naar", "brug", *OPLEIDING, *TASKS))
    schema = find_schemas(tmp_path / "brug")
    assert schema == tmp_path / "brug" / "schema"
    assert {path.name: path.read_text(encoding="utf-8") for path in schema.iterdir()} == dict(schema_files())
    for path, name in (("school.yml", "school-school"), ("opleidingen/kok.yml", "opleidingen")):
        file = tmp_path / "brug" / path
        line = file.read_text(encoding="utf-8").split("\n")[0]
        assert line == schema_line(file, schema, name)
        assert (file.parent / line.partition("=")[2]).resolve() == schema / f"{name}.json"


@pytest.mark.parametrize("kind", ["opleiding", "formulier", "school"])
def test_every_key_stands_in_it_with_its_explanation(kind: str, here: Path) -> None:
    options = {
        "opleiding": ["--naam", "Kok", "--bron", "x", *OPLEIDING, *TASKS],
        "formulier": ["--titel", "Proef twee", *FORMULIER, "--vraag", "Hoe?"],
        "school": ["--naam", "Brug"],
    }
    file = next(path for path in written(run(kind, *options[kind])) if path.suffix == ".yml")
    lines = file.read_text(encoding="utf-8").split("\n")
    kinds: dict[str, type[Model]] = {"opleiding": Opleiding, "formulier": Formulier, "school": School}
    schema = schemas()[{"opleiding": "opleidingen", "formulier": "formulieren", "school": "school"}[kind]]
    properties = schema["properties"] if kind != "school" else schema["definitions"]["School"]["properties"]
    for key in kinds[kind].model_fields:
        number = next((n for n, line in enumerate(lines) if re.match(rf" *(?:# )?{key}:", line)), None)
        assert number is not None, key
        if key not in ("leerweg", "sector", "gesprek", "overleg"):  # explained in words of the template
            comment = " ".join(line.strip(" #") for line in lines[max(0, number - 4) : number])
            assert properties[key]["description"] in comment, key


UNCOMMENTED = re.compile(r"^( *)# ((?: *- )? *[a-z_]+:(?: .*)?)$", re.MULTILINE)


def test_what_is_commented_out_is_right_once_it_is_not(here: Path) -> None:
    (file,) = written(run("opleiding", "--naam", "Kok twee", "--bron", "x", *OPLEIDING, *TASKS))
    text = file.read_text(encoding="utf-8")
    plain = UNCOMMENTED.sub(r"\1\2", text)
    assert plain.count("\n#") < text.count("\n#") - 20
    file.write_text(plain, encoding="utf-8")
    made = read(here).handboek.opleidingen["kok-twee"]
    assert (made.duur, len(made.keuzedelen), len(made.leerdoelen)) == ("3 jaar", 1, 1)
    assert made.geldig.vanaf == date(2026, 8, 1)
