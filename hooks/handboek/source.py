"""YAML text to values, each of which knows the file, line and column it came from.

Only the plain part of YAML is read: maps, lists and scalars. Anchors and tags are refused, and
words such as NO, off or 2026-11-21 stay the text that was typed; the model decides what they mean.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

import yaml

from .problems import Place, Problem, Problems, quoted
from .yaml_errors import explain

MAX_BYTES = 1_000_000
MAX_DEPTH = 20

Scalar = str | int | bool | None
_INTEGER = re.compile(r"-?(?:0|[1-9][0-9]{0,17})")
_CONSTANTS: dict[str, Scalar] = {"true": True, "false": False, "null": None, "~": None, "": None}
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(slots=True)
class Node:
    """A value from YAML with its place; maps also keep the place of each key."""

    value: "Scalar | dict[str, Node] | list[Node]"
    place: Place
    keys: dict[str, Place] = field(default_factory=dict)

    def plain(self) -> object:
        """Return the value without places, as plain dicts, lists and scalars."""
        if isinstance(self.value, dict):
            return {key: child.plain() for key, child in self.value.items()}
        if isinstance(self.value, list):
            return [child.plain() for child in self.value]
        return self.value

    def texts(self) -> "Iterator[Node]":
        """Yield every node below (and including) this one that holds text."""
        if isinstance(self.value, dict):
            for child in self.value.values():
                yield from child.texts()
        elif isinstance(self.value, list):
            for child in self.value:
                yield from child.texts()
        elif isinstance(self.value, str):
            yield self

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


def decode(data: bytes, file: str) -> tuple[str, list[Problem]]:
    """Return the text of a file and the warnings about it.

    Raises:
        Problems: where the file is too large or is not UTF-8.
    """
    if len(data) > MAX_BYTES:
        raise Problems(
            [
                Problem(
                    Place(file),
                    "het bestand is groter dan 1 MB.",
                    "Zo veel tekst past niet in één bestand: splits het.",
                )
            ]
        )
    warnings = []
    if data.startswith(b"\xef\xbb\xbf"):
        data = data[3:]
        warnings.append(
            Problem(
                Place(file),
                "het bestand begint met een onzichtbaar teken (BOM).",
                "Sla het op als 'UTF-8' in plaats van 'UTF-8 met BOM'.",
                "let op",
            )
        )
    try:
        return data.decode("utf-8"), warnings
    except UnicodeDecodeError as error:
        before = data[: error.start]
        line = before.count(b"\n") + 1
        column = len(before) - (before.rfind(b"\n") + 1) + 1
        raise Problems(
            [
                Problem(
                    Place(file, line, column),
                    "hier staat een teken dat geen UTF-8 is.",
                    "Sla het bestand op als 'UTF-8' (in Kladblok: Opslaan als, Codering).",
                )
            ]
        ) from None


def parse(text: str, file: str, first_line: int = 1) -> Node:
    """Return the YAML map in a text as a tree of nodes.

    Args:
        text: the YAML itself.
        file: the name to show in messages.
        first_line: the line of the file on which the text starts (for front matter).

    Raises:
        Problems: where the text is no YAML, is empty, or uses what this project leaves out.
    """
    try:
        return _Tree(file, first_line).build(text)
    except yaml.YAMLError:
        raise Problems([explain(text, file, first_line)]) from None


@dataclass(slots=True)
class _Open:
    """A map or list whose end has not been read yet; `key` is the map key that waits for its value."""

    node: Node
    key: str | None = None
    key_place: Place | None = None


class _Tree:
    """Builds nodes from YAML events with a stack of its own, so that depth cannot exhaust Python's."""

    def __init__(self, file: str, first_line: int) -> None:
        self.file = file
        self.offset = first_line
        self.stack: list[_Open] = []
        self.root: Node | None = None
        self.problems: list[Problem] = []

    def build(self, text: str) -> Node:
        for event in yaml.parse(text, Loader=_LOADER):
            self._read(event)
        if self.root is None or self.root.value in (None, ""):
            self._problem(Place(self.file), "het bestand is leeg.", "Vul het in, of haal het bestand weg.")
        elif not isinstance(self.root.value, dict):
            self._problem(
                self.root.place,
                "het bestand begint niet met een sleutel.",
                "Begin met 'naam: waarde' op de eerste regel.",
            )
        if self.problems or self.root is None:
            raise Problems(self.problems)
        return self.root

    def _read(self, event: yaml.Event) -> None:
        if isinstance(event, yaml.DocumentStartEvent) and self.root is not None:
            self._problem(self._place(event), "hier begint een tweede document.", "Haal de regel met '---' weg.")
        elif isinstance(event, yaml.AliasEvent):
            self._problem(self._place(event), f"'*{event.anchor}' verwijst naar een anker.", "Schrijf de tekst voluit.")
            self._add(Node("", self._place(event)))
        elif isinstance(event, yaml.ScalarEvent):
            self._check_plainness(event)
            self._add(Node(_resolve(event), self._place(event)))
        elif isinstance(event, yaml.MappingStartEvent | yaml.SequenceStartEvent):
            self._check_plainness(event)
            node = Node({} if isinstance(event, yaml.MappingStartEvent) else [], self._place(event))
            if len(self.stack) >= MAX_DEPTH:
                self._problem(node.place, "hier staan te veel lagen in elkaar.", "Haal het uit elkaar.")
                raise Problems(self.problems)
            self.stack.append(_Open(node))
        elif isinstance(event, yaml.MappingEndEvent | yaml.SequenceEndEvent):
            self._add(self.stack.pop().node)

    def _add(self, node: Node) -> None:
        if not self.stack:
            self.root = self.root or node
            return
        parent = self.stack[-1]
        if isinstance(parent.node.value, list):
            parent.node.value.append(node)
        elif isinstance(parent.node.value, dict):
            if parent.key is None:
                self._open_key(parent, node)
            else:
                if parent.key_place is not None:
                    parent.node.value[parent.key] = node
                parent.key = parent.key_place = None

    def _open_key(self, parent: _Open, node: Node) -> None:
        if isinstance(node.value, dict | list):
            self._problem(
                node.place,
                "hier staat een lijst of map als sleutel.",
                "Zet tekst die met '{' of '[' begint tussen aanhalingstekens.",
            )
            parent.key = ""
            return
        parent.key = str(node.value if node.value is not None else "")
        if parent.key in parent.node.keys:
            first = parent.node.keys[parent.key]
            self._problem(
                node.place,
                f"de sleutel {quoted(parent.key)} staat hier twee keer (ook op regel {first.line}).",
                "Haal er een weg of voeg ze samen.",
            )
            return
        parent.key_place = node.place
        parent.node.keys[parent.key] = node.place

    def _check_plainness(self, event: yaml.ScalarEvent | yaml.CollectionStartEvent) -> None:
        place = self._place(event)
        if event.anchor:
            self._problem(
                place,
                f"'&{event.anchor}' maakt een anker.",
                "Ankers werken hier niet: zet tekst met '&' tussen aanhalingstekens.",
            )
        if event.tag and not (isinstance(event, yaml.ScalarEvent) and event.tag == "!"):
            self._problem(
                place,
                f"{quoted(event.tag)} is een YAML-tag.",
                "Tags werken hier niet: zet tekst met '!' tussen aanhalingstekens.",
            )

    def _place(self, event: yaml.Event) -> Place:
        mark = event.start_mark
        assert mark is not None, "events from text have a place"
        return Place(self.file, mark.line + self.offset, mark.column + 1)

    def _problem(self, place: Place, wrong: str, remedy: str) -> None:
        self.problems.append(Problem(place, wrong, remedy))


def _resolve(event: yaml.ScalarEvent) -> Scalar:
    if event.style is not None:
        return str(event.value)
    if event.value in _CONSTANTS:
        return _CONSTANTS[event.value]
    return int(event.value) if _INTEGER.fullmatch(event.value) else str(event.value)
