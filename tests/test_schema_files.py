"""The schemas as files: where they are written, and that no handbook is made from them."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from conftest import ROOT
from handboek.commands.schema import command
from handboek.finding import SCHEMAS
from handboek.load import load
from handboek.prepare import Folders
from handboek.schema_files import find_schemas, schema_files, schema_name


def held(folder: Path) -> dict[str, str]:
    return {path.name: path.read_text(encoding="utf-8") for path in folder.iterdir()}


def test_the_command_writes_them_where_it_is_asked(tmp_path: Path) -> None:
    done = CliRunner().invoke(command, ["--naar", str(tmp_path / "schemas")])
    assert done.exit_code == 0, done.output
    assert held(tmp_path / "schemas") == dict(schema_files())


def test_the_command_writes_in_the_folder_of_a_school(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "school.yml").write_text("school: {naam: X}\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert CliRunner().invoke(command, []).exit_code == 0
    assert (tmp_path / SCHEMAS / "school-school.json").is_file()


def test_the_command_writes_in_the_data_of_a_handbook(klein: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(klein)
    done = CliRunner().invoke(command, [])
    assert done.exit_code == 0, done.output
    assert held(klein / "data" / SCHEMAS) == dict(schema_files())
    assert not (klein / SCHEMAS).exists()


def test_the_files_of_the_base_and_of_a_school_in_it_find_them_there() -> None:
    for start in ("data", "data/opleidingen", "data/scholen", "data/scholen/voorbeeld"):
        assert find_schemas(ROOT / start) == ROOT / "data" / SCHEMAS


def test_a_handbook_is_made_from_data_and_not_from_schemas(klein: Path) -> None:
    school = klein / "data/scholen/proef"
    school.mkdir(parents=True)
    folders = Folders.of_project(klein, klein / "docs", "proef")
    before = list(folders.contents())
    for data in (folders.data, school):
        (data / SCHEMAS).mkdir()
        for name, text in schema_files():
            (data / SCHEMAS / name).write_text(text, encoding="utf-8")
    assert list(folders.contents()) == before, "another schema would ask for another build"
    assert load(folders.data, folders.docs, school=folders.school).warnings == ()


def test_data_among_the_schemas_is_missed(klein: Path) -> None:
    strays = [klein / "data" / SCHEMAS / name for name in ("school.yml", "oud/school.json")]
    for path in strays:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("{}", encoding="utf-8")
        assert schema_name(path, klein / "data") is None
    told = [problem.place.file for problem in load(klein / "data", klein / "docs").warnings]
    assert sorted(told) == ["data/schema/oud/school.json", "data/schema/school.yml"]
