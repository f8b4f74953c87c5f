"""Where each value of the handbook comes from: file and line, also where a school changed what the base said."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from .load import Loaded
from .node import Node
from .overlay import Change
from .problems import Place, quoted, suggest
from .wording import in_words

Steps = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Said:
    """A text as it was typed, and where."""

    place: Place
    text: str


@dataclass(frozen=True, slots=True)
class Origin:
    """A value, and where it was written."""

    name: str
    """The file by its name: `inwerken`, `opleidingen/kok`, `docs/leren/smart.md`."""
    path: Steps
    """Keys, ids, and numbers (from 1) of what has no id; nothing for the prose of a page."""
    said: Said
    below: Said | None = None
    """What the base says there."""
    fate: Literal["", "nieuw", "vervangen", "verborgen"] = ""
    """`nieuw`: only the school says this; `vervangen` and `verborgen`: it is the base's, and no reader sees it."""
    own: Said | None = None
    """What the school says instead of it, or where it hides it."""

    @property
    def is_unseen(self) -> bool:
        """Tell whether no page shows this."""
        return self.own is not None


class NowhereError(LookupError):
    """Nothing stands where something was looked for; the text says where the way ends, and what is near it."""


def origins(loaded: Loaded) -> Iterator[Origin]:
    """Yield every value in the data and in the front matter of the pages, with what a school replaced and hid."""
    for name, node in loaded.nodes.items():
        made = {change.path: change for change in loaded.changes.get(name, ())}
        for path, leaf in leaves(node, ()):
            yield _origin(name, path, leaf, _around(path, made))
    for name, changes in loaded.changes.items():
        for change in changes:
            if change.kind in ("vervangen", "verborgen") and change.base is not None:
                yield from _unseen(name, change, change.base)


def look_up(loaded: Loaded, name: str, path: str) -> list[Origin]:
    """Return the values at a path such as `stappen.kluisje.titel`, or all that are below it.

    Raises:
        NowhereError: where there is no such path.
    """
    steps = tuple(path.split(".")) if path else ()
    node = loaded.nodes[name]
    for number, step in enumerate(steps):
        below = dict(_children(node))
        if step not in below:
            hidden = [one for one in origins(loaded) if one.name == name and one.path[: len(steps)] == steps]
            if hidden:
                return hidden
            at = ".".join((name, *steps[:number]))
            raise NowhereError(f"{at} ({node.place}) heeft geen {quoted(step)}. {suggest(step, below)}")
        node = below[step]
    found = [origin for origin in origins(loaded) if origin.name == name and origin.path[: len(steps)] == steps]
    return [origin for origin in found if origin.fate != "vervangen"]


def leaves(node: Node, path: Steps) -> Iterator[tuple[Steps, Node]]:
    """Yield each value below a node that is no map or list, with its path."""
    if isinstance(node.value, dict | list):
        for step, child in _children(node):
            yield from leaves(child, (*path, step))
    elif node.value is not None:
        yield path, node


def _children(node: Node) -> Iterator[tuple[str, Node]]:
    if isinstance(node.value, dict):
        yield from node.value.items()
    elif isinstance(node.value, list):
        for number, child in enumerate(node.value, 1):
            entry = child.value if isinstance(child.value, dict) else {}
            name = entry.get("id") or entry.get("code")
            yield (str(name.value) if name else str(number)), child


def _origin(name: str, path: Steps, leaf: Node, change: Change | None) -> Origin:
    said = Said(leaf.place, in_words(leaf.value))
    if change is None:
        return Origin(name, path, said)
    if change.kind == "nieuw":
        return Origin(name, path, said, fate="nieuw")
    return Origin(name, path, said, below=_said(change.base) if change.base else None)


def _around(path: Steps, made: dict[Steps, Change]) -> Change | None:
    """Return the change that a value is a part of."""
    return next((made[path[:size]] for size in range(len(path), -1, -1) if path[:size] in made), None)


def _unseen(name: str, change: Change, base: Node) -> Iterator[Origin]:
    own = Said(change.own.place, "" if change.kind == "verborgen" else in_words(change.own.plain()))
    fate: Literal["vervangen", "verborgen"] = "verborgen" if change.kind == "verborgen" else "vervangen"
    for path, leaf in leaves(base, change.path):
        yield Origin(name, path, Said(leaf.place, in_words(leaf.value)), fate=fate, own=own)


def _said(node: Node) -> Said:
    return Said(node.place, in_words(node.plain()))
