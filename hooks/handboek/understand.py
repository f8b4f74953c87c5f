"""One file of the handbook to what it says, with everything that is wrong in it alone."""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from .decode import MAX_BYTES, decode
from .frontmatter import parse_front_matter
from .model import Model, Voorwerk
from .node import Node
from .problems import Problem, Problems
from .source import parse
from .text_rules import check_texts, fill_variables
from .validate import validate

Variables = tuple[tuple[str, str], ...]
"""What texts may name, with the words that stand for it; a tuple, because results are remembered by it."""


@dataclass(frozen=True, slots=True)
class Understood:
    """One file, as far as it could be understood."""

    node: Node | None
    value: Model | None
    problems: tuple[Problem, ...]


def read_head(path: Path) -> bytes:
    """Return a file's bytes, and of one that is too large only enough to see that.

    Raises:
        OSError: where the file cannot be read.
    """
    with path.open("rb") as file:
        return file.read(MAX_BYTES + 1)


@lru_cache(maxsize=256)  # while a server runs, only the files that change are understood again
def understand(content: bytes, file: str, kind: type[Model], variables: Variables | None) -> Understood:
    """Return what a file says.

    Args:
        content: the bytes of the file.
        file: the name to show in messages.
        kind: the type that the file should have; of a `Voorwerk` only the front matter is read.
        variables: what its texts may name, or None where that is not known.
    """
    problems: list[Problem] = []
    node = value = None
    try:
        text, warnings = decode(content, file)
        problems.extend(warnings)
        node = parse_front_matter(text, file) if kind is Voorwerk else parse(text, file)
        problems.extend(check_texts(node))
        if variables is not None:
            problems.extend(fill_variables(node, dict(variables)))
        value = validate(kind, node)
    except Problems as found:
        problems.extend(found)
    return Understood(node, value, tuple(problems))
