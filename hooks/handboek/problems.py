"""What a problem in the input is, and how it is shown to the person who can mend it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Literal, NamedTuple

_NEAR = 0.6  # of 1; what difflib advises
Severity = Literal["fout", "let op"]


class Place(NamedTuple):
    """Where something stands: a file (as the reader names it) with 1-based line and column."""

    file: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


@dataclass(frozen=True, order=True, slots=True)
class Problem:
    """One thing that is wrong: where, what, and how to mend it, both in Dutch.

    A "fout" stops the build; a "let op" is shown and the build goes on.
    """

    place: Place
    wrong: str
    remedy: str
    severity: Severity = field(default="fout")

    def __str__(self) -> str:
        label = "" if self.severity == "fout" else "let op: "
        return f"{self.place}: {label}{self.wrong} {self.remedy}"


class Problems(Exception):  # noqa: N818 - it carries many, and is named for what it carries
    """Raised with everything that was found wrong, so that a reader can mend all of it at once."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(set(problems)))
        super().__init__(report(self.problems))

    def __iter__(self) -> Iterator[Problem]:
        return iter(self.problems)

    def __reduce__(self) -> tuple[type["Problems"], tuple[tuple[Problem, ...]]]:
        return Problems, (self.problems,)  # or a process would hand them to another as one text


def report(problems: Iterable[Problem]) -> str:
    """Return the problems as text, one per line, sorted by place, with a closing count."""
    ordered = sorted(set(problems))
    errors = sum(problem.severity == "fout" for problem in ordered)
    closing = []
    if errors:
        closing = ["", f"{errors} {'fout' if errors == 1 else 'fouten'} in de invoer. Er is niets geschreven."]
    return "\n".join([*map(str, ordered), *closing])


def quoted(value: object) -> str:
    """Return a value between quotes on one line, shortened where it runs long."""
    text = " ".join(str(value).split())
    return f"'{text[:60]}…'" if len(text) > 60 else f"'{text}'"


def is_near(wrong: str, known: str) -> bool:
    """Tell whether one name may well be a misspelling of another."""
    return bool(get_close_matches(wrong.lower(), [known.lower()], cutoff=_NEAR))


def suggest(wrong: str, known: Iterable[str], *, many: int = 12) -> str:
    """Return the remedy for a misspelled name: the nearest known one, else what there is to choose from."""
    choices = sorted(known)
    lowered = {choice.lower(): choice for choice in choices}
    if near := get_close_matches(wrong.lower(), lowered, n=1, cutoff=_NEAR):
        return f"Bedoel je '{lowered[near[0]]}'?"
    if not choices:
        return "Haal het weg."
    shown = ", ".join(choices[:many])
    return f"Kies uit: {shown}{' en meer' if len(choices) > many else ''}."
