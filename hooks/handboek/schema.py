"""JSON Schema of every kind of data file, from the model: an editor completes its keys and tells what each means.

There are two of each kind: the whole file, and what a school lays over it, in which nothing has to be there.
"""

import copy
import re
from collections.abc import Iterator
from typing import Any

from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue

from .explanations import explain, explain_overlay, told
from .model import FILES, FOLDERS, Model
from .model.basis import _number_as_text
from .overlay import AFTER, BEFORE, HIDE

Schema = dict[str, Any]
SCHOOL = "school-"
"""How the name begins of the schema for what a school changes."""
KINDS: dict[str, type[Model]] = {**FILES, **FOLDERS}
"""The type of each kind of file, by name of the file or of the folder that it stands in."""

# The newest that all editors know; the model needs no later one.
_DIALECT = "http://json-schema.org/draft-07/schema#"
# As long as the numbers that our patterns ask for.
_A_NUMBER = "12345"
_ENTRY_NAMES = ("id", "code")


def schemas() -> dict[str, Schema]:
    """Return every schema by its name, such as `inwerken` and `school-inwerken`."""
    whole = {name: _of(kind) for name, kind in KINDS.items()}
    return {**whole, **{SCHOOL + name: _for_school(schema, name) for name, schema in whole.items()}}


class _Generator(GenerateJsonSchema):
    """Pydantic's own, with what it leaves out: every rule for a text, and that a number may stand for one."""

    def chain_schema(self, schema: Any) -> JsonSchemaValue:
        made: Schema = {}
        for step in reversed(schema["steps"]):
            made.update(self.generate_inner(step))
        if "pattern" in made and not re.search(made["pattern"], _A_NUMBER):
            made["type"] = "string"
        return made

    def function_before_schema(self, schema: Any) -> JsonSchemaValue:
        made = super().function_before_schema(schema)
        if schema["function"]["function"] is _number_as_text:
            made["type"] = ["string", "number"]
        return made


def _of(kind: type[Model]) -> Schema:
    made = kind.model_json_schema(ref_template="#/definitions/{model}", schema_generator=_Generator)
    definitions = dict(sorted(made.pop("$defs", {}).items()))
    types = {each.__name__: each for each in told(kind)}
    _tidy(made, types[kind.__name__])
    for name, definition in definitions.items():
        if name in types:
            _tidy(definition, types[name])
    return {"$schema": _DIALECT, **made, **({"definitions": definitions} if definitions else {})}


def _tidy(made: Schema, kind: type[Model]) -> None:
    """Tell of each key what it means, in place; titles and English docstrings say nothing to who writes a file."""
    made.pop("title", None)
    made.pop("description", None)
    for key, value in made.get("properties", {}).items():
        value.pop("title", None)
        if isinstance(value.get("default"), dict | list | None):
            value.pop("default", None)
        if len(choice := value.get("anyOf", ())) == 2 and choice[1] == {"type": "null"} and "type" in choice[0]:
            value.update(choice[0], type=[*_listed(choice[0]["type"]), "null"])  # a key without a value
            value.pop("anyOf")
            if "enum" in value:
                value["enum"] = [*value["enum"], None]
        value["description"] = explain(kind, key)


def _listed(types: str | list[str]) -> list[str]:
    return [types] if isinstance(types, str) else types


def _for_school(schema: Schema, name: str) -> Schema:
    """Return the schema for what a school lays over a file: any part of it, and where its entries go."""
    laid = copy.deepcopy(schema)
    definitions = laid.get("definitions", {})
    entries = set(_entries(laid, definitions))
    for part in [laid, *definitions.values()]:
        part.pop("required", None)
        for value in part.get("properties", {}).values():
            for inner in _parts(value):
                if _definition(inner.get("items", {})) in entries:
                    inner.pop("minItems", None)
                    inner.pop("maxItems", None)
    for entry in entries:
        keys = definitions[entry]["properties"]
        definitions[entry]["required"] = [next(key for key in _ENTRY_NAMES if key in keys)]
        for key in (AFTER, BEFORE, HIDE):
            keys[key] = {"anyOf": [keys[key], _ours(key)]} if key in keys else _ours(key)
    if name in FOLDERS:
        laid["properties"][HIDE] = _ours(HIDE)
    return laid


def _ours(key: str) -> Schema:
    """Return the schema of a key that says where an entry goes, or that it is hidden."""
    return {"type": "boolean" if key == HIDE else "string", "description": explain_overlay(key)}


def _entries(schema: Schema, definitions: Schema) -> Iterator[str]:
    """Yield the definition of each entry that is known by its name in a list."""
    for part in [schema, *definitions.values()]:
        for value in part.get("properties", {}).values():
            for inner in _parts(value):
                name = _definition(inner.get("items", {}))
                if name and any(key in definitions[name].get("properties", {}) for key in _ENTRY_NAMES):
                    yield name


def _parts(value: Schema) -> list[Schema]:
    """Return a schema and those between which it leaves a choice."""
    return [value, *value.get("anyOf", [])]


def _definition(schema: Schema) -> str:
    return str(schema.get("$ref", "")).rpartition("/")[2]
