"""What the tests of `handboek` share: to type a command, and a school to build."""

import os
import subprocess
import sys
from pathlib import Path

from conftest import ROOT

Done = subprocess.CompletedProcess[str]


def handboek_command(folder: Path, *words: str, **environment: str) -> Done:
    """Type `handboek` and some words in a folder; the caller judges the outcome."""
    return subprocess.run(
        [sys.executable, "-m", "handboek", *words],
        cwd=folder,
        env=command_environment(**environment),
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=300,
        check=False,
    )


def command_environment(**more: str) -> dict[str, str]:
    """Return an environment in which this project's `handboek` is found, and no school is chosen."""
    kept = {name: value for name, value in os.environ.items() if name not in ("SCHOOL", "NO_MKDOCS_2_WARNING")}
    return {**kept, "PYTHONPATH": str(ROOT / "hooks"), "PYTHONIOENCODING": "utf-8", **more}


def make_school(folder: Path, name: str, **more: str) -> Path:
    """Write the folder of a school that gives itself a name; `more` are further lines under `school:`."""
    folder.mkdir(parents=True)
    lines = [f"  naam: {name}", *(f"  {key}: {value}" for key, value in more.items())]
    (folder / "school.yml").write_text("\n".join(["school:", *lines, ""]), encoding="utf-8")
    return folder
