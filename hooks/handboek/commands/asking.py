"""Options that are questions too: what a user leaves out is asked, with an explanation, until the answer is right."""

import sys
from collections.abc import Mapping, Sequence
from typing import Any

import click
from click.core import ParameterSource

from ..answers import Check
from ..problems import Problem, Problems


class Question(click.Option):
    """An option whose help is also the question.

    `must` tells that there is no going on without it; `otherwise` is what it is without an answer.
    """

    def __init__(self, *names: Any, must: bool = False, **settings: Any) -> None:
        super().__init__(*names, **settings)
        self.must = must
        self.otherwise: Any = settings.get("default") or (() if self.multiple else False if self.is_flag else "")


def answers(ctx: click.Context, checks: Mapping[str, Check]) -> dict[str, Any]:
    """Return the answer to every question of a command.

    With everything there that must be, nothing is asked. Otherwise all that was not given is.

    Args:
        ctx: the command with the options that were given.
        checks: for each question what looks at its answer.

    Raises:
        Problems: where what was given is wrong.
    """
    questions = [option for option in ctx.command.params if isinstance(option, Question)]
    given = {option for option in questions if _is_given(ctx, option)}
    found: dict[str, Any] = {}
    for option in questions:
        if option in given:
            found[str(option.name)] = _look(option, ctx.params[str(option.name)], checks)
    missing = [option for option in questions if option.must and option not in given]
    for option in questions:
        if option not in given:
            needed = [each for each in missing if each.name not in found]
            value = _ask(option, checks, needed) if missing else option.otherwise
            found[str(option.name)] = checks[str(option.name)](value)
    return {str(option.name): found[str(option.name)] for option in questions}


def _is_given(ctx: click.Context, option: Question) -> bool:
    return ctx.get_parameter_source(str(option.name)) is ParameterSource.COMMANDLINE


def _look(option: Question, value: object, checks: Mapping[str, Check]) -> object:
    try:
        return checks[str(option.name)](value)
    except Problems as problems:
        place = problems.problems[0].place._replace(file=option.opts[0])
        raise Problems(Problem(place, found.wrong, found.remedy) for found in problems) from None


def _ask(option: Question, checks: Mapping[str, Check], needed: Sequence[Question]) -> object:
    """Ask until the answer is right; with nobody to ask, only what is still needed is missed."""
    click.echo(f"\n{option.help}")
    while True:
        try:
            value = _several(option) if option.multiple else _one(option)
        except click.Abort:
            if sys.stdin.isatty():
                raise
            if not needed:
                click.echo()
                return option.otherwise
            names = ", ".join(each.opts[0] for each in needed)
            raise click.UsageError(f"er is niemand om iets te vragen. Noem zelf: {names}.") from None
        try:
            checks[str(option.name)](value)
        except Problems as problems:
            click.echo("\n".join(f"  {problem.wrong} {problem.remedy}" for problem in problems))
        else:
            return value


def _one(option: Question) -> object:
    if option.is_flag:
        return _yes(str(option.name))
    while True:
        otherwise = option.otherwise
        value = str(click.prompt(f"{option.name}", default=otherwise, show_default=bool(otherwise)))
        if value or not option.must:
            return value
        click.echo("  Dit kan niet leeg blijven.")


def _yes(name: str) -> bool:
    """Ask in Dutch, which click's own question with yes and no cannot."""
    words = {"j": True, "ja": True, "n": False, "nee": False}
    while True:
        value = str(click.prompt(f"{name} [j/N]", default="n", show_default=False)).strip().lower()
        if value in words:
            return words[value]
        click.echo("  Antwoord met j of n.")


def _several(option: Question) -> tuple[str, ...]:
    """Ask until nothing is answered, or take what there is by itself where there is nothing at all."""
    values: list[str] = []
    while True:
        value: str = click.prompt(f"{option.name} (leeg: klaar)", default="", show_default=False)
        if value:
            values.append(value)
        elif values or not option.must:
            return tuple(values) or option.otherwise
        else:
            click.echo("  Noem er minstens één.")
