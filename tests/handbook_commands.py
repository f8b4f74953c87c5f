"""Commands of `handboek` as a page or a workflow writes them, held against those that there are."""

import re
import shlex
from collections.abc import Iterator

import click

from handboek.cli import handboek

_COMMAND = re.compile(r"(?:^|`)[ ]*(?:- |run: |\$ )?handboek ((?:[^`\n\\]|\\\n)+)", re.MULTILINE)
_NO_COMMAND = re.compile(r" (?:>|\|\|) .*")


def commands_in(text: str) -> Iterator[list[str]]:
    """Yield the words of each command in a text, without `handboek` itself."""
    for match in _COMMAND.finditer(text):
        words = shlex.split(_NO_COMMAND.sub("", match[1].replace("\\\n", " ")))
        if words != ["OPDRACHT"]:
            yield words


def mistakes_in(words: list[str]) -> list[str]:
    """Return what is not there: a command, or an option of it."""
    command: click.Command = handboek
    rest = list(words)
    while isinstance(command, click.Group) and rest and not rest[0].startswith("-"):
        found = command.get_command(click.Context(command), rest[0])
        if found is None:
            return [rest[0]]
        command = found
        rest.pop(0)
    options = {name for option in command.params for name in (*option.opts, *option.secondary_opts)}
    return [word for word in rest if word.startswith("--") and word not in options | {"--help"}]
