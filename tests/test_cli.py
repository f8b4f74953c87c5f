"""The command `handboek`: what it says, and that it speaks Dutch, also where click or MkDocs does the talking."""

import ast
import errno
import importlib
import pkgutil
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from conftest import ROOT
from handboek import commands
from handboek.cli import COMMANDS, handboek
from handboek.commands import site_by_mkdocs
from handboek.commands.words_of_click import dutch, speak_dutch
from handboek.home import BASE, version

# What click says to who writes a program, never to who uses one.
FOR_PROGRAMMERS = (
    *(
        "Arguments take exactly one",
        "Boolean option",
        "Could not determine name",
        "DeprecationWarning",
        "Name '{name}'",
    ),
    *("No options defined", "Unknown color", "Unknown standard stream", "Value must be", "Windows error"),
    *("{editor}: Editing failed", "Couldn't detect Bash", "Shell completion is not"),
    *("%(prog)s, version", "d"),  # --versie has words of its own; the letter of "days" in a progress bar is ours too
)
ENGLISH = (
    "Usage",
    "Options",
    "Commands",
    "Error",
    "Show ",
    "default",
    "required",
    "[OPTIONS]",
    "COMMAND",
    "Try ",
    "TEXT",
    "INTEGER",
)


def typed(*words: str) -> tuple[int, str]:
    """Return the exit code and all that is said, of a command that does nothing on disk."""
    speak_dutch()
    done = CliRunner().invoke(handboek, words, prog_name="handboek")
    return done.exit_code, done.output


def own_commands() -> set[str]:
    """Return the names of the modules in commands/ that are one."""
    names = {module.name for module in pkgutil.iter_modules(commands.__path__)}
    return {name for name in names if hasattr(importlib.import_module(f"{commands.__name__}.{name}"), "command")}


def test_every_command_can_be_typed() -> None:
    assert set(COMMANDS) == own_commands()


@pytest.mark.parametrize("words", [(), *((name,) for name in COMMANDS)], ids=lambda words: " ".join(words) or "-")
def test_the_help_is_dutch(words: tuple[str, ...]) -> None:
    code, said = typed(*words, "--help")
    assert code == 0
    assert said.startswith(f"Gebruik: {' '.join(('handboek', *words))} [KEUZES]")
    assert [word for word in ENGLISH if word in said] == []
    assert "..." not in said.partition("Opdrachten:")[2], "a short text that is too long for its line"


@pytest.mark.parametrize(
    ("words", "wrong"),
    [
        (("bou",), "Fout: de opdracht 'bou' bestaat niet."),
        (("bouw", "--schol"), "Fout: de keuze '--schol' bestaat niet."),
        (("bouw", "--naar"), "Fout: de keuze '--naar' vraagt een waarde."),
        (("bouw", "nu"), "Fout: Dit hoort er niet bij: nu"),
        (("bouw", "--school", "x", "--alle-scholen"), "Fout: kies een school of alle scholen, een van de twee."),
        (("bekijk", "--poort", "een"), "Fout: Dit kan niet bij '--poort': 'een' is geen getal."),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_a_slip_is_told_in_dutch(words: tuple[str, ...], wrong: str) -> None:
    code, said = typed(*words)
    assert code == 2
    assert wrong in said
    assert [word for word in ENGLISH if word in said] == []


@pytest.mark.parametrize("name", COMMANDS)
def test_so_is_the_help_of_a_command_below_a_command(name: str) -> None:
    group = handboek.get_command(click.Context(handboek), name)
    for below in group.commands if isinstance(group, click.Group) else ():
        code, said = typed(name, below, "--help")
        assert (code, [word for word in ENGLISH if word in said]) == (0, []), said


def texts_of_click() -> dict[str, set[str]]:
    """Return by module of click what it gives to gettext."""
    assert click.__file__
    found: dict[str, set[str]] = {}
    for module in Path(click.__file__).parent.glob("*.py"):
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("_", "ngettext"):
                said = [part.value for part in node.args if isinstance(part, ast.Constant)]
                found.setdefault(module.name, set()).update(map(str, said))
    return found


def test_click_says_nothing_in_another_language() -> None:
    """Also after an upgrade: what is new there has to be put into Dutch, or counted as no user's concern."""
    found = {text for texts in texts_of_click().values() for text in texts}
    assert len(found) > 60
    unknown = {text for text in found if dutch(text) == text}
    assert {
        text for text in unknown if not text.startswith(FOR_PROGRAMMERS[:-1]) and text != FOR_PROGRAMMERS[-1]
    } == set()


def test_the_version_is_that_of_this_project() -> None:
    assert (BASE, version()) == (ROOT, "0.1.0")
    assert typed("--versie") == (0, f"Stagehandboek {version()}\n")


def test_who_has_read_enough_hears_no_complaint(monkeypatch: pytest.MonkeyPatch) -> None:
    def write(*_: object, **__: object) -> None:
        raise BrokenPipeError(errno.EPIPE, "Broken pipe")

    monkeypatch.setattr("handboek.commands.bouw.workplace", write)
    assert typed("bouw") == (1, "")


@pytest.mark.parametrize("error", [PermissionError(13, "Permission denied", "site"), OSError(28, "No space left")])
def test_a_disk_that_refuses_is_no_traceback(monkeypatch: pytest.MonkeyPatch, error: OSError) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr("handboek.commands.bouw.workplace", refuse)
    code, said = typed("bouw")
    assert (code, said.count("\n")) == (1, 1)
    assert said.startswith("Het lukt niet om te lezen of te schrijven")


def test_only_a_handbook_is_taken_for_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder with a mkdocs.yml of something else is not built, and data/ of a handbook is no school."""
    asked: list[tuple[Path, str]] = []
    monkeypatch.setattr(site_by_mkdocs, "build", lambda project, school, site: asked.append((project, school)))
    (tmp_path / "mkdocs.yml").write_text("site_name: Iets anders\n", encoding="utf-8")
    for folder in (tmp_path, ROOT / "data"):
        monkeypatch.chdir(folder)
        code, said = typed("bouw", "--naar", str(tmp_path / "uit"))
        assert (code, said.count("In deze map staat geen school; dit gaat over de basis")) == (0, 1)
    assert asked == [(ROOT, ""), (ROOT, "")]
