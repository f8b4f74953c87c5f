"""The comments in the text of a YAML file, which its nodes know nothing of, and where nodes end."""

import re
from collections.abc import Iterator, Sequence

import yaml

_BLOCK = ("|", ">")
_COMMENT = re.compile(r"(?:^|\s)(#.*)")


class Comments:
    """The comments of one file, given its root and its lines."""

    def __init__(self, root: yaml.Node, lines: Sequence[str]) -> None:
        self._lines = lines
        self._from = [0] * len(lines)
        """From which column a line may have a comment: where its last text ends."""
        for node in _scalars(root):
            start, last = node.start_mark, last_line(node, lines)
            for number in range(start.line, last + 1):
                self._from[number] = len(lines[number])
            if node.style in _BLOCK:
                self._from[start.line] = start.column
            else:
                self._from[last] = node.end_mark.column

    def within(self, first: int, last: int, indent: int) -> Iterator[str]:
        """Yield the comments from one line to another, each as a line of its own that begins at a column."""
        for number in range(first, last + 1):
            if found := _COMMENT.search(self._lines[number], self._from[number]):
                yield " " * indent + found[1]


def last_line(node: yaml.Node, lines: Sequence[str]) -> int:
    """Return the last line of a node, counted from nought; empty ones below it are not part of it."""
    if isinstance(node, yaml.CollectionNode) and node.value and not node.flow_style:
        child = node.value[-1]
        return last_line(child[1] if isinstance(child, tuple) else child, lines)
    line = int(node.end_mark.line)
    if isinstance(node, yaml.ScalarNode) and node.style in _BLOCK:
        line -= node.end_mark.column == 0
        line = min(line, len(lines) - 1)
        while line > node.start_mark.line and not lines[line].strip():
            line -= 1
    return line


def _scalars(node: yaml.Node) -> Iterator[yaml.ScalarNode]:
    """Yield every text below a node, in the order in which they stand."""
    if isinstance(node, yaml.ScalarNode):
        yield node
    else:
        for child in node.value:
            for part in child if isinstance(child, tuple) else (child,):
                yield from _scalars(part)
