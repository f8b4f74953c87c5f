"""The school of the tests in a copy of the tiny handbook: what is said of it, and what it remembers."""

from pathlib import Path

from handboek.confirm import Confirmed, confirm
from handboek.load import load
from handboek.problems import Problem
from handboek.schools import find_school
from school_accidents import NAME


def warnings(school: Path) -> tuple[Problem, ...]:
    data = school.parent.parent
    return load(data, data.parent / "docs", school=find_school(data, NAME)).warnings


def confirmed(school: Path, *, only_new: bool = False) -> Confirmed:
    data = school.parent.parent
    return confirm(data, data.parent / "docs", find_school(data, NAME), only_new=only_new)


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1, text
    path.write_text(text.replace(old, new), encoding="utf-8")
