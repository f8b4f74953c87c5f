"""`handboek`: the commands, each read when it is asked for, and how what goes wrong is told."""

import sys
from importlib import import_module
from io import TextIOWrapper

import click

from .commands.words_of_click import speak_dutch
from .home import version
from .problems import Problems

# Each is a module in commands/, in the order in which the help shows them.
COMMANDS = (
    "bouw",
    "bekijk",
    "controleer",
    "nieuw",
    "importeer",
    "herkomst",
    "bevestig",
    "schema",
)
_OPTIONS, _COMMAND = "[KEUZES]", "OPDRACHT ..."


class _Handboek(click.Group):
    """A group that finds its commands by name, and tells what goes wrong as it is told elsewhere."""

    def list_commands(self, _ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, _ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        command = import_module(f"{__package__}.commands.{cmd_name}").command
        assert isinstance(command, click.Command), "a module in commands/ has a click command"
        _name_parts(command)
        return command

    def invoke(self, ctx: click.Context) -> None:
        try:
            super().invoke(ctx)
            return
        except Problems as problems:
            click.echo(str(problems), err=True)
        except BrokenPipeError:
            raise  # click ends in silence: who read along, as `head` does, has seen enough
        except OSError as error:  # a full disk, a folder that may not be written in
            where = f" ({error.filename})" if error.filename else ""
            click.echo(f"Het lukt niet om te lezen of te schrijven{where}: {error.strerror or error}.", err=True)
        ctx.exit(1)


def _name_parts(command: click.Command) -> None:
    """Let the help of a command, and of those below it, call its parts by Dutch names."""
    command.options_metavar = _OPTIONS
    for param in command.params:
        if param.type is click.STRING:
            param.metavar = param.metavar or "TEKST"
    if isinstance(command, click.Group):
        command.subcommand_metavar = _COMMAND
        for below in command.commands.values():
            _name_parts(below)


@click.group(
    cls=_Handboek,
    options_metavar=_OPTIONS,
    subcommand_metavar=_COMMAND,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(version(), "--versie", message="Stagehandboek %(version)s", help="Toon de versie en stop.")
def handboek() -> None:
    """Maak van het stagehandboek de website, de pdf's en het boek van jouw school.

    Vraag met 'handboek OPDRACHT --help' wat een opdracht doet.
    """


def main() -> None:
    """Run `handboek` as a user types it."""
    speak_dutch()
    if isinstance(sys.stdout, TextIOWrapper):  # what Windows pipes on has no letter such as ş; stderr allows for that
        sys.stdout.reconfigure(errors="backslashreplace")
    handboek(prog_name="handboek")
