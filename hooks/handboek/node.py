"""A value from YAML that knows the file, line and column it came from."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from .problems import Place

Scalar = str | int | bool | None


@dataclass(slots=True)
class Node:
    """A value from YAML with its place; maps also keep the place of each key."""

    value: "Scalar | dict[str, Node] | list[Node]"
    place: Place
    keys: dict[str, Place] = field(default_factory=dict)
    lines: list[str] = field(default_factory=list, repr=False)
    """The lines of the whole file, to find a part of a text in."""

    def place_of(self, part: str) -> Place:
        """Return where a part of this node's text stands, or the node's own place where it is written otherwise."""
        start = self.place.column - 1
        for number, line in enumerate(self.lines[self.place.line - 1 :], self.place.line):
            if (column := line.find(part, start)) >= 0:
                return Place(self.place.file, number, column + 1)
            start = 0
        return self.place

    def plain(self) -> object:
        """Return the value without places, as plain dicts, lists and scalars."""
        if isinstance(self.value, dict):
            return {key: child.plain() for key, child in self.value.items()}
        if isinstance(self.value, list):
            return [child.plain() for child in self.value]
        return self.value

    def texts(self) -> "Iterator[Node]":
        """Yield every node below (and including) this one that holds text, in no order to rely on."""
        waiting = [self]
        while waiting:
            node = waiting.pop()
            if isinstance(node.value, str):
                yield node
            elif isinstance(node.value, dict):
                waiting.extend(node.value.values())
            elif isinstance(node.value, list):
                waiting.extend(node.value)

    def at(self, path: tuple[str | int, ...]) -> "Node":
        """Return the node at a path of keys and indexes, or the deepest one on the way that exists."""
        node = self
        for step in path:
            children = node.value
            if isinstance(children, dict) and step in children:
                node = children[str(step)]
            elif isinstance(children, list) and isinstance(step, int) and step < len(children):
                node = children[step]
            else:
                break
        return node
