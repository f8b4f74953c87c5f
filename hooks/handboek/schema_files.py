"""The schemas as files, and the first line by which a data file names its own."""

import json
import os
from collections.abc import Iterator
from pathlib import Path

from .finding import SCHEMAS
from .model import FILES, FOLDERS
from .schema import SCHOOL, Schema, schemas

_LINE = "# yaml-language-server: $schema="
# Down to this depth each key has a line of its own; what is deeper stands on the line of the key above it.
_DEPTH = 4


def schema_files() -> Iterator[tuple[str, str]]:
    """Yield the name and the text of each file of a schema; the same model gives the same text."""
    for name, schema in schemas().items():
        yield f"{name}.json", f"{_text(schema)}\n"


def schema_line(file: Path, folder: Path, name: str) -> str:
    """Return the line by which a data file names its schema.

    Args:
        file: where the data file stands, or is to stand.
        folder: where the schemas stand.
        name: which of them, see `schema_name`.
    """
    way = os.path.relpath(folder.resolve(), file.resolve().parent).replace(os.sep, "/")
    return f"{_LINE}{way}/{name}.json"


def schema_name(file: Path, data: Path, below: Path | None = None) -> str | None:
    """Return the name of the schema that a file has to fit, or None where it is no data file.

    Args:
        file: the file.
        data: the data folder that it stands in, of the base or of a school.
        below: for a school the data folder of the base; what is in both has to fit in what lies over it.
    """
    within = file.relative_to(data)
    folder = within.parts[0] if len(within.parts) > 1 else ""
    if file.suffix not in (".yml", ".yaml") or (folder not in FOLDERS if folder else within.stem not in FILES):
        return None
    if not folder:
        return f"{SCHOOL if below else ''}{within.stem}"
    if len(within.parts) == 4:
        return f"{SCHOOL}{within.parts[2]}"
    is_laid_over = below is not None and any((below / folder).rglob(within.name))
    return f"{SCHOOL if is_laid_over else ''}{folder}"


def find_schemas(start: Path) -> Path | None:
    """Return the nearest folder with schemas: in a folder, or in one of those around it."""
    folders = (around / SCHEMAS for around in (start.resolve(), *start.resolve().parents))
    return next((folder for folder in folders if (folder / f"{SCHOOL}school.json").is_file()), None)


def _text(value: Schema, depth: int = 0) -> str:
    if not isinstance(value, dict) or depth >= _DEPTH or not value:
        return json.dumps(value, ensure_ascii=False)
    inside = " " * (depth + 1)
    lines = (f"{inside}{json.dumps(key)}: {_text(each, depth + 1)}" for key, each in value.items())
    return "{{\n{}\n{}}}".format(",\n".join(lines), " " * depth)
