"""Changes within the text of a YAML file that leave every other sign as it was: order, quotes, wrapping, comments.

A library that writes YAML anew would wrap and quote a whole file its own way; here only the lines change that must.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

import yaml

from .opleiding_yaml import entry, scalar
from .problems import Place, Problem, Problems
from .yaml_comments import Comments, last_line

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_LONGEST = 80  # of a text that takes the place of another on the same line
Path = tuple[str | int, ...]


class _Edit(NamedTuple):
    """What comes between two points of the text; lines and columns count from nought."""

    line: int
    column: int
    replaces: bool
    number: int
    until: int
    until_column: int
    new: str


class YamlEdit:
    """The text of a file with the changes to be made in it; `text` gives it with all of them.

    Args:
        text: valid YAML without anchors, with `\\n` for a line break.
        file: the name to show in messages.
    """

    def __init__(self, text: str, file: str) -> None:
        self._file = file
        self._lines = text.removesuffix("\n").split("\n")
        root = yaml.compose(text, Loader=_LOADER)
        assert isinstance(root, yaml.MappingNode), "every file of the handbook is a map"
        self._root = root
        self._comments = Comments(root, self._lines)
        self._edits: list[_Edit] = []

    def get(self, path: Path) -> str | None:
        """Return the text at a path of keys and numbers, or nothing."""
        node = self._at(path)
        return str(node.value).strip() if isinstance(node, yaml.ScalarNode) else None

    def has(self, path: Path) -> bool:
        """Tell whether there is anything at a path."""
        return self._at(path) is not None

    def each(self, path: Path, key: str) -> list[str]:
        """Return what each entry of a list has under a key, such as its `code`."""
        node = self._at(path)
        count = len(node.value) if isinstance(node, yaml.SequenceNode) else 0
        return [self.get((*path, number, key)) or "" for number in range(count)]

    def place(self, path: Path) -> Place:
        """Return where the value at a path stands."""
        node = self._at(path)
        assert node is not None, path
        return Place(self._file, node.start_mark.line + 1, node.start_mark.column + 1)

    def put(self, path: Path, text: str, after: Sequence[str]) -> None:
        """Give a key of a map a text: in its old place, or else below the last of the keys that are named.

        Raises:
            Problems: where it has no line of its own.
        """
        *above, key = path
        node, old = self._at(tuple(above)), self._at(path)
        assert isinstance(node, yaml.MappingNode)
        is_short = "\n" not in text and len(text) < _LONGEST
        if isinstance(old, yaml.ScalarNode) and old.start_mark.line == old.end_mark.line and is_short:
            start, end = old.start_mark, old.end_mark
            new = scalar(text, quoted=bool(node.flow_style))
            self._edit(start.line, start.column, end.line, end.column, new, replaces=True)
        elif node.flow_style:
            self._refuse(tuple(above))
        else:
            self.put_lines(path, entry(str(key), text, node.start_mark.column), after)

    def put_lines(self, path: Path, lines: Iterable[str], after: Sequence[str]) -> None:
        """Give a key of a map these lines, the key among them: in its old place, or else below the keys named.

        Raises:
            Problems: where it has no line of its own.
        """
        *above, name = path
        node, old = self._at(tuple(above)), self._at(path)
        assert isinstance(node, yaml.MappingNode)
        if node.flow_style:
            self._refuse(tuple(above))
        if old is None:
            places = [last_line(value, self._lines) for key, value in node.value if key.value in after]
            line = max(places, default=last_line(node, self._lines)) + 1
            self._insert(line, lines)
        else:
            mark = next(key.start_mark for key, _value in node.value if key.value == name)
            last = last_line(old, self._lines)
            lead = self._lines[mark.line][: mark.column]  # blanks, and the dash of a list where the key comes first
            first, *rest = lines
            kept = [lead + first[len(lead) :], *rest, *self._comments.within(mark.line, last, mark.column)]
            self._edit(mark.line, 0, last + 1, 0, _text(kept), replaces=True)

    def indent(self, path: Path) -> int:
        """Return in which column the dashes of a list stand.

        Raises:
            Problems: where it has none.
        """
        node = self._at(path)
        assert isinstance(node, yaml.SequenceNode)
        if node.flow_style:
            self._refuse(path)
        return int(node.start_mark.column)

    def insert(self, path: Path, number: int, lines: Iterable[str]) -> None:
        """Put an entry into a list, behind as many of its entries as `number` says."""
        node = self._at(path)
        assert isinstance(node, yaml.SequenceNode)
        line = last_line(node.value[number - 1], self._lines) + 1 if number else node.start_mark.line
        self._insert(line, lines)

    def remove(self, path: Path, number: int) -> None:
        """Take an entry out of a list; comments in it stay.

        Raises:
            Problems: where it has no lines of its own.
        """
        node, indent = self._at(path), self.indent(path)
        assert isinstance(node, yaml.SequenceNode)
        first, last = node.value[number].start_mark.line, last_line(node.value[number], self._lines)
        self._edit(first, 0, last + 1, 0, _text(self._comments.within(first, last, indent)), replaces=True)

    def text(self) -> str:
        """Return the text with all changes made."""
        lines = [*self._lines, ""]
        # From the end, so that no change moves another; what takes a place before what comes in front of that place.
        for edit in sorted(self._edits, reverse=True):
            new = lines[edit.line][: edit.column] + edit.new + lines[edit.until][edit.until_column :]
            lines[edit.line : edit.until + 1] = new.split("\n")
        return "\n".join(lines)

    def _insert(self, line: int, lines: Iterable[str]) -> None:
        self._edit(line, 0, line, 0, _text(lines), replaces=False)

    def _edit(self, line: int, column: int, until: int, until_column: int, new: str, *, replaces: bool) -> None:
        self._edits.append(_Edit(line, column, replaces, len(self._edits), until, until_column, new))

    def _at(self, path: Path) -> yaml.Node | None:
        node: yaml.Node | None = self._root
        for step in path:
            if isinstance(node, yaml.MappingNode):
                node = next((value for key, value in node.value if key.value == step), None)
            elif isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
                node = node.value[step]
            else:
                return None
        return node

    def _refuse(self, path: Path) -> None:
        wrong = "hier moet iets bij of af, en het staat tussen haken."
        remedy = "Zet elk onderdeel op een eigen regel, zoals in de andere bestanden."
        raise Problems([Problem(self.place(path), wrong, remedy)])


def _text(lines: Iterable[str]) -> str:
    return "".join(f"{line}\n" for line in lines)
