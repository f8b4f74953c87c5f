"""YAML text to values, each of which knows the file, line and column it came from.

Only the plain part of YAML is read: maps, lists and scalars. Anchors and tags are refused, and
words such as NO, off or 2026-11-21 stay the text that was typed; the model decides what they mean.
"""

import re
from dataclasses import dataclass

import yaml

from .node import Node, Scalar
from .problems import Place, Problem, Problems, quoted
from .yaml_errors import explain

MAX_DEPTH = 20

_INTEGER = re.compile(r"0|-?[1-9][0-9]{0,17}")
_CONSTANTS: dict[str, Scalar] = {"true": True, "false": False, "null": None, "~": None, "": None}
_OWN_TAGS = "tag:yaml.org,2002:"
_PLAIN = (None, "")  # the style of a scalar without quotes, in PyYAML and in libyaml
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def parse(text: str, file: str, first_line: int = 1) -> Node:
    """Return the YAML map in a text as a tree of nodes.

    Args:
        text: the YAML itself.
        file: the name to show in messages.
        first_line: the line of the file on which the text starts (for front matter).

    Raises:
        Problems: where the text is no YAML, is empty, or uses what this project leaves out.
    """
    tree = _Tree(text, file, first_line)
    try:
        return tree.build(text)
    except yaml.YAMLError:
        reason = explain(text, file, first_line)
        # What was found on the same line or below is a consequence.
        before = [problem for problem in tree.problems if problem.place.line < reason.place.line]
        raise Problems([*before, reason]) from None


@dataclass(slots=True)
class _Open:
    """A map or list whose end has not been read yet; `key` is the map key that waits for its value."""

    node: Node
    key: str | None = None
    key_place: Place | None = None


class _Tree:
    """Builds nodes from YAML events with a stack of its own, so that depth cannot exhaust Python's."""

    def __init__(self, text: str, file: str, first_line: int) -> None:
        self.file = file
        self.lines = [""] * (first_line - 1) + text.split("\n")
        self.offset = first_line
        self.stack: list[_Open] = []
        self.root: Node | None = None
        self.problems: list[Problem] = []

    def build(self, text: str) -> Node:
        for event in yaml.parse(text, Loader=_LOADER):
            self._read(event)
        if self.root is None or self.root.value in (None, ""):
            self._problem(Place(self.file), "het bestand is leeg.", "Vul het in; kijk hoe een ander bestand eruitziet.")
        elif not isinstance(self.root.value, dict):
            self._problem(
                self.root.place,
                "het bestand begint niet met een sleutel.",
                "Begin met een sleutel en een dubbele punt, zonder streepje ervoor.",
            )
        if self.problems or self.root is None:
            raise Problems(self.problems)
        return self.root

    def _read(self, event: yaml.Event) -> None:
        if isinstance(event, yaml.ScalarEvent):
            self._check_plainness(event)
            self._check_dashes(event)
            self._add(self._node(_resolve(event), event))
        elif isinstance(event, yaml.MappingStartEvent | yaml.SequenceStartEvent):
            self._check_plainness(event)
            node = self._node({} if isinstance(event, yaml.MappingStartEvent) else [], event)
            if len(self.stack) >= MAX_DEPTH:
                self._problem(node.place, "hier staan te veel lagen in elkaar.", "Haal het uit elkaar.")
                raise Problems(self.problems)
            self.stack.append(_Open(node))
        elif isinstance(event, yaml.MappingEndEvent | yaml.SequenceEndEvent):
            self._add(self.stack.pop().node)
        else:
            self._read_rare(event)

    def _read_rare(self, event: yaml.Event) -> None:
        if isinstance(event, yaml.DocumentStartEvent) and self.root is not None:
            self._problem(self._place(event), "hier begint een tweede document.", "Haal de regel met '---' weg.")
        elif isinstance(event, yaml.DocumentEndEvent) and event.explicit:
            self._problem(self._place(event), "hier staat nog '...' om in te vullen.", "Schrijf de tekst zelf.")
            raise Problems(self.problems)
        elif isinstance(event, yaml.AliasEvent):
            remedy = "Schrijf het voluit, of zet tekst met '*' tussen aanhalingstekens."
            self._problem(self._place(event), f"'*{event.anchor}' verwijst naar een anker.", remedy)
            self._add(self._node("", event))

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
            sign = "{{" if isinstance(node.value, dict) else "{["
            wrong = f"een tekst kan hier niet met '{sign}' beginnen."
            self._problem(parent.node.place, wrong, "Zet aanhalingstekens om de hele tekst.")
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
        if event.anchor:
            self._problem(
                self._place(event),
                f"'&{event.anchor}' maakt een anker.",
                "Ankers werken hier niet: zet tekst met '&' tussen aanhalingstekens.",
            )
        if event.tag:
            self._problem(
                self._place(event),
                f"{quoted(event.tag.replace(_OWN_TAGS, '!!'))} is een YAML-tag.",
                "Tags werken hier niet: zet tekst met '!' tussen aanhalingstekens.",
            )

    def _check_dashes(self, event: yaml.ScalarEvent) -> None:
        """Refuse a list that, by its indentation, became a part of the text above it."""
        first, last = event.start_mark.line, event.end_mark.line  # type: ignore[union-attr]  # read from text
        if last > first and event.style in _PLAIN:
            start = self._place(event)
            for number, line in enumerate(self.lines[start.line : start.line + last - first], start.line + 1):
                if line.lstrip().startswith("- "):
                    self._problem(
                        Place(self.file, number, line.index("-") + 1),
                        f"dit streepje springt zo ver in dat het bij de tekst van regel {start.line} hoort.",
                        "Begin het op dezelfde kolom als de andere streepjes. Is het tekst? "
                        "Zet aanhalingstekens om de hele tekst.",
                    )

    def _node(self, value: "Scalar | dict[str, Node] | list[Node]", event: yaml.Event) -> Node:
        return Node(value, self._place(event), lines=self.lines)

    def _place(self, event: yaml.Event) -> Place:
        mark = event.start_mark
        assert mark is not None, "events from text have a place"
        return Place(self.file, mark.line + self.offset, mark.column + 1)

    def _problem(self, place: Place, wrong: str, remedy: str) -> None:
        self.problems.append(Problem(place, wrong, remedy))


def _resolve(event: yaml.ScalarEvent) -> Scalar:
    if event.style not in _PLAIN:
        return str(event.value)
    if event.value in _CONSTANTS:
        return _CONSTANTS[event.value]
    return int(event.value) if _INTEGER.fullmatch(event.value) else str(event.value)
