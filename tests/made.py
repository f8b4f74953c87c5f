"""`handboek nieuw` as it is typed, for the tests of it."""

import re
from collections.abc import Sequence
from pathlib import Path

from click.testing import CliRunner, Result

from handboek.commands.nieuw import command
from handboek.commands.words_of_click import speak_dutch
from handboek.finding import Layer
from handboek.load import Loaded, load
from handboek.problems import Problem, Problems

OPLEIDING = ["--crebo", "26999", "--niveau", "2", "--url", "https://example.org/#plek"]
TASKS = ["--kerntaak", "B1-K1 Kookt: alles", "--werkproces", "B1-K1-W1 Snijdt # fijn"]
FORMULIER = ["--kort", "Kort: 'echt' #1.", "--waarom", "Daarom.", "--pak-het-als", "je iets wilt weten"]


def run(*arguments: str, typed: str | None = None) -> Result:
    """Type the command, and what is typed when it asks."""
    speak_dutch()  # or click would keep its English for all who come after
    return CliRunner().invoke(command, arguments, input=typed)


def written(result: Result) -> list[Path]:
    """Return the files that it made."""
    assert result.exception is None, (result.output, result.exception)
    return [Path(name).resolve() for name in re.findall(r"^Gemaakt: (.+)$", result.output, re.MULTILINE)]


def read(project: Path, school: Path | None = None) -> Loaded:
    """Return a handbook, with a school over it."""
    layer = Layer.of_school(school, school.name) if school else None
    return load(project / "data", project / "docs", school=layer)


def problems(result: Result) -> Sequence[Problem]:
    """Return what it refused."""
    assert isinstance(result.exception, Problems), result.output
    return result.exception.problems
