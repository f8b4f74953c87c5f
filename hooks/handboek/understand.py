"""One file of the handbook, with what a school lays over it, to what it says and all that is wrong in it alone."""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from .decode import MAX_BYTES, decode
from .frontmatter import parse_front_matter
from .model import Formulier, Model, Opleiding, Voorwerk
from .node import Node
from .overlay import HIDE, Change, is_hidden, lay
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
    changes: tuple[Change, ...] = ()
    """What the last layer changed of those below it."""
    hidden: bool = False
    """Whether a layer hides the whole file."""


def read_head(path: Path) -> bytes:
    """Return a file's bytes, and of one that is too large only enough to see that.

    Raises:
        OSError: where the file cannot be read.
    """
    with path.open("rb") as file:
        return file.read(MAX_BYTES + 1)


@lru_cache(maxsize=256)  # while a server runs, only the files that change are understood again
def understand(
    layers: tuple[tuple[bytes, str], ...], kind: type[Model], variables: Variables | None, gone: Variables = ()
) -> Understood:
    """Return what a file says.

    Args:
        layers: its bytes and the name to show in messages, in each layer that has it, the lowest first.
        kind: the type that the file should have; of a `Voorwerk` only the front matter is read.
        variables: what its texts may name, or None where that is not known.
        gone: what an earlier base said where the layers above it change something, see `lay`.
    """
    problems: list[Problem] = []
    changes: list[Change] = []
    node = value = None
    try:
        for content, file in layers:
            text, warnings = decode(content, file)
            problems.extend(warnings)
            own = parse_front_matter(text, file) if kind is Voorwerk else parse(text, file)
            if is_hidden(own):
                return _hide(node, own, kind, tuple(problems))
            if node is None:
                node = own
            else:
                node, changes = lay(node, own, dict(gone))
        assert node is not None, "a file stands in a layer"
        problems.extend(check_texts(node))
        if variables is not None:
            problems.extend(fill_variables(node, dict(variables)))
        value = validate(kind, node)
    except Problems as found:
        problems.extend(found)
    return Understood(node, value, tuple(problems), tuple(changes))


def _hide(below: Node | None, own: Node, kind: type[Model], problems: tuple[Problem, ...]) -> Understood:
    """Return a file that a layer hides; only what there are many of can be missed."""
    place = own.keys[HIDE]
    if below is None:
        wrong, remedy = "er is hier niets te verbergen.", "Haal dit bestand weg."
    elif kind not in (Formulier, Opleiding):
        wrong, remedy = "het handboek kan dit bestand niet missen.", "Verberg de regels die je niet wilt tonen."
    else:
        return Understood(None, None, problems, (Change("verborgen", (), own, below),), hidden=True)
    return Understood(None, None, (*problems, Problem(place, wrong, remedy)))
