"""The schemas say what the model says, every data file names and fits its own, and each key is explained."""

import json
from collections.abc import Iterator
from copy import deepcopy
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft7Validator

from conftest import ROOT
from handboek.explanations import told
from handboek.finding import SCHEMAS
from handboek.model import FILES, FOLDERS
from handboek.problems import Problems
from handboek.schema import KINDS, SCHOOL, schemas
from handboek.schema_files import schema_files, schema_line, schema_name
from handboek.source import parse
from handboek.validate import validate

DATA = ROOT / "data"
KLEIN = ROOT / "tests" / "klein" / "data"
EXPLAINED = ROOT / "hooks" / "handboek" / "model" / "uitleg.yml"


@cache
def validator(name: str) -> Draft7Validator:
    return Draft7Validator(schemas()[name])


def fits(name: str, value: object) -> bool:
    return validator(name).is_valid(value)


def files(data: Path, below: Path | None = None) -> Iterator[tuple[Path, str]]:
    """Yield each data file of the base or of a school, with the name of its schema."""
    for path in sorted(data.rglob("*.yml")):
        if (name := schema_name(path, data, below)) is not None:
            yield path, name


def all_files() -> list[tuple[Path, str]]:
    schools = sorted(path for path in (DATA / "scholen").iterdir() if path.is_dir())
    return [*files(DATA), *(found for school in schools for found in files(school, DATA))]


def plain(path: Path) -> Any:
    return parse(path.read_text(encoding="utf-8"), path.name).plain()


def test_the_schemas_are_those_of_the_model() -> None:
    written = {path.name: path.read_text(encoding="utf-8") for path in (DATA / SCHEMAS).glob("*.json")}
    assert written == dict(schema_files()), "make them anew: handboek schema"


@pytest.mark.parametrize("name", sorted(schemas()))
def test_each_is_a_schema(name: str) -> None:
    Draft7Validator.check_schema(schemas()[name])


@pytest.mark.parametrize(("path", "name"), all_files(), ids=lambda each: str(each).removeprefix(f"{DATA}/"))
def test_every_data_file_names_its_schema_and_fits_it(path: Path, name: str) -> None:
    assert path.read_text(encoding="utf-8").split("\n")[0] == schema_line(path, DATA / SCHEMAS, name)
    assert [error.message for error in validator(name).iter_errors(plain(path))] == []


def test_files_of_every_kind_were_seen() -> None:
    assert {name for _path, name in all_files()} >= {*KINDS, "school-school", "school-inwerken", "school-formulieren"}


def accidents(value: Any) -> Iterator[Any]:
    """Yield a value with each of its keys renamed, dropped, and given something of another type, one at a time."""

    def changed(here: Any) -> Iterator[Any]:
        if isinstance(here, dict):
            for key in list(here):
                kept = here.pop(key)
                yield value
                here[f"{key}x"] = kept
                yield value
                del here[f"{key}x"]
                for other in ({"a": "b"}, [["a"]], True, 99999, "A b!"):
                    here[key] = other
                    yield value
                here[key] = kept
                yield from changed(kept)
        elif isinstance(here, list):
            for each in here[:2]:
                yield from changed(each)

    yield from changed(value)


# What only the model knows: rules between keys, and of a crebo.
BETWEEN_KEYS = {"handboek"}


@pytest.mark.parametrize(("path", "name"), list(files(KLEIN)), ids=lambda each: str(each).removeprefix(f"{KLEIN}/"))
def test_schema_and_model_refuse_the_same(path: Path, name: str) -> None:
    kind = KINDS[name]
    count = 0
    for broken in accidents(deepcopy(plain(path))):
        count += 1
        try:
            kind.model_validate(broken)
            wrong: set[str] = set()
        except ValueError as error:
            wrong = {str(each["type"]) for each in error.errors()}  # type: ignore[attr-defined]
        if not (wrong and wrong <= BETWEEN_KEYS):
            assert fits(name, broken) == (not wrong), f"{wrong}: {json.dumps(broken, ensure_ascii=False)}"
    assert count > 5


def test_a_wrong_key_does_not_fit() -> None:
    inwerken = plain(KLEIN / "inwerken.yml")
    assert fits("inwerken", inwerken)
    inwerken["stappen"][0]["titell"] = "Kluisje"
    assert not fits("inwerken", inwerken)
    with pytest.raises(Problems):
        validate(FILES["inwerken"], parse(json.dumps(inwerken), "inwerken.yml"))


def test_a_school_needs_only_what_differs() -> None:
    assert fits("school-inwerken", {"stappen": [{"id": "kluisje", "titel": "Anders"}]})
    assert fits("school-inwerken", {"stappen": [{"id": "kluisje", "verberg": True}, {"id": "x", "na": "kluisje"}]})
    assert fits("school-formulieren", {"verberg": True})
    assert fits("school-vragen", {"vragen": [{"id": "x", "voor": ["stagiair"]}, {"id": "y", "voor": "x"}]})
    assert not fits("inwerken", {"stappen": [{"id": "kluisje", "titel": "Anders"}]})
    assert not fits("school-inwerken", {"stappen": [{"id": "kluisje", "titell": "Anders"}]})
    assert not fits("school-inwerken", {"stappen": [{"titel": "Van welke stap?"}]})
    assert not fits("school-inwerken", {"verberg": True})


def test_a_number_may_stand_for_a_text() -> None:
    assert fits("school-opleidingen", {"crebo": 25998, "let_op": None})
    assert not fits("school-opleidingen", {"crebo": True})


def explained(schema: dict[str, Any]) -> Iterator[tuple[str, str]]:
    for part in (schema, *schema.get("definitions", {}).values()):
        for key, value in part.get("properties", {}).items():
            for each in value.get("anyOf", [value]) if "description" not in value else [value]:
                yield key, each.get("description", "")


@pytest.mark.parametrize("name", sorted(schemas()))
def test_each_key_is_explained_in_a_sentence(name: str) -> None:
    for key, text in explained(schemas()[name]):
        assert text.endswith((".", "...")), f"{name}, {key}: {text!r}"
        assert "\n" not in text


def test_every_explanation_is_of_a_key() -> None:
    types = {each.__name__: each for kind in KINDS.values() for each in told(kind)}
    told_of = yaml.safe_load(EXPLAINED.read_text(encoding="utf-8"))
    everywhere, laid = told_of.pop("overal"), told_of.pop("laag")
    keys = {name: {info.alias or key for key, info in kind.model_fields.items()} for name, kind in types.items()}
    assert set(laid) == {"na", "voor", "verberg"}
    assert set(everywhere) <= set().union(*keys.values())
    for name, texts in told_of.items():
        assert set(texts) - {"alle"} <= keys[name], name


def test_each_kind_of_file_has_both_schemas() -> None:
    assert set(schemas()) == {*FILES, *FOLDERS} | {SCHOOL + name for name in (*FILES, *FOLDERS)}
