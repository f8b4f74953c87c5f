"""The boxes of a formulier on paper: what to fill in where, and what a screen reader says there."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from .model.veld import Optie
from .rows import Rij

Kind = Literal["line", "area", "list", "tick", "round"]
_ENDS = (".", "?", "!", ":")


@dataclass(frozen=True, slots=True)
class Box:
    """A place to fill in: a widget of the field `name`."""

    name: str
    kind: Kind
    question: str
    """What the field asks, with its explanation."""
    option: str = ""
    """What this box of several says of its own."""
    state: str = ""
    """The value that ticking it gives."""
    options: tuple[tuple[str, str], ...] = ()
    """Of a list: value and words."""


class Boxes:
    """The boxes of one formulier; each method adds to them, and returns where in the order they stand."""

    def __init__(self, choose: str) -> None:
        """`choose` are the words of a list that nothing was chosen from."""
        self._choose = choose
        self._all: list[Box] = []

    def __iter__(self) -> Iterator[Box]:
        return iter(self._all)

    def line(self, name: str, *question: str | None) -> int:
        """Add a box for one line of text."""
        return self._add(Box(name, "line", sentences(*question)))

    def area(self, name: str, *question: str | None) -> int:
        """Add a box for text of several lines."""
        return self._add(Box(name, "area", sentences(*question)))

    def tick(self, name: str, *question: str | None) -> int:
        """Add a box to tick."""
        return self._add(Box(name, "tick", sentences(*question), state="ja"))

    def list(self, name: str, options: Iterable[Rij | Optie], *question: str | None) -> int:
        """Add a list to choose from, where one may also choose nothing."""
        choices = ("", self._choose), *((option.id, title_of(option)) for option in options)
        return self._add(Box(name, "list", sentences(*question), options=choices))

    def rounds(self, name: str, options: Iterable[tuple[str, str]], *question: str | None) -> range:
        """Add a round box for each option, given as value and words, of which one can be chosen."""
        first = len(self._all)
        self._all.extend(Box(name, "round", sentences(*question), words, value) for value, words in options)
        return range(first, len(self._all))

    def _add(self, box: Box) -> int:
        self._all.append(box)
        return len(self._all) - 1


def title_of(option: Rij | Optie) -> str:
    """Return the title of a row or option, with its code before it."""
    return " ".join(filter(None, (getattr(option, "code", ""), option.titel)))


def sentences(*texts: str | None) -> str:
    """Join texts, each of which may be a whole sentence."""
    whole = [" ".join(text.split()) for text in texts if text]
    ended = [text if text.endswith(_ENDS) else f"{text}." for text in whole[:-1]]
    return " ".join([*ended, *whole[-1:]])
