"""What `handboek bevestig` does: tell what changed in the base below a school, and remember it as it is now."""

import tempfile
from dataclasses import dataclass, replace
from pathlib import Path

from .baseline import Baseline
from .baseline_file import Values, baseline_path, write
from .finding import BASELINE, Layer
from .load import load
from .problems import Problem, Problems
from .replacing import replace_all


@dataclass(frozen=True, slots=True)
class Confirmed:
    """What was remembered: the places where the base had changed, and how many lines came, changed and went."""

    differences: tuple[Problem, ...]
    added: int
    changed: int
    removed: int


def confirm(data: Path, docs: Path, school: Layer, *, only_new: bool = False) -> Confirmed:
    """Write into a school's folder what the base says now where the school changes it; all of it or nothing.

    Args:
        data: the folder with the YAML files of the base.
        docs: the folder with its pages.
        school: the folder of the school.
        only_new: leave what is remembered as it is, so that a change in the base is told again, until it is reviewed.

    Raises:
        Problems: all that is wrong with the handbook, or with what the school remembers; nothing is written then.
    """
    loaded = load(data, docs, school=school)
    baseline = loaded.baseline
    assert baseline is not None, "a school has one, if only an empty one"
    if baseline.is_damaged:
        file = f"{school.shown}/{BASELINE}"
        raise Problems(replace(found, severity="fout") for found in loaded.warnings if found.place.file == file)
    values = baseline.with_unknown() if only_new else baseline.values()
    confirmed = _compare(baseline, values)
    if confirmed.added or confirmed.changed or confirmed.removed:
        _write(school, write(values))
    return confirmed


def _compare(baseline: Baseline, values: Values) -> Confirmed:
    old, new = _flat(baseline.then or {}), _flat(values)
    changed = sum(old[at] != new[at] for at in old.keys() & new.keys())
    differences = tuple(sorted(baseline.differences()))
    return Confirmed(differences, len(new.keys() - old.keys()), changed, len(old.keys() - new.keys()))


def _flat(values: Values) -> dict[tuple[str, str], object]:
    return {(name, path): value for name, remembered in values.items() for path, value in remembered.items()}


def _write(school: Layer, text: str) -> None:
    """Let a new file take the place of the old one, whole."""
    with tempfile.TemporaryDirectory() as folder:
        new = Path(folder) / BASELINE
        new.write_text(text, encoding="utf-8", newline="\n")
        replace_all({baseline_path(school): new})
