"""Imports for tests: into a folder, and what they change, warn of or refuse."""

from pathlib import Path

import pytest

from handboek.import_file import Change
from handboek.importing import Import
from handboek.problems import Problem, Problems


def run(folder: Path, *files: Path, crebos: tuple[str, ...] = (), below: tuple[Path, ...] = ()) -> list[Change]:
    """Import, and return what changed."""
    with Import(folder, below, crebos) as importing:
        for _step in importing.read(files):
            pass
        importing.apply()
        return importing.changes


def warnings(folder: Path, *files: Path, below: tuple[Path, ...] = ()) -> list[Problem]:
    with Import(folder, below) as importing:
        for _step in importing.read(files):
            pass
        return importing.warnings


def refused(folder: Path, *files: Path, crebos: tuple[str, ...] = ()) -> str:
    """Return what is said of an import that changes nothing."""
    before = contents(folder)
    with pytest.raises(Problems) as said:
        run(folder, *files, crebos=crebos)
    assert contents(folder) == before
    return "\n".join(map(str, said.value))


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def kinds(changes: list[Change]) -> dict[str, str]:
    return {change.target.name: change.kind for change in changes}
