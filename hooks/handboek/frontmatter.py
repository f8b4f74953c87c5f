"""The front matter of a hand-written page, apart from its prose."""

import re

from .node import Node
from .problems import Place, Problem, Problems
from .source import parse

_FRONT_MATTER = re.compile(r"\A---[ \t]*\r?\n(.*?)^---[ \t]*\r?\n", re.DOTALL | re.MULTILINE)


def split(text: str) -> tuple[str, str, int]:
    """Return a page's front matter (YAML), its prose, and the line on which the prose starts."""
    match = _FRONT_MATTER.match(text)
    if match is None:
        return "", text, 1
    return match[1], text[match.end() :], text.count("\n", 0, match.end()) + 1


def parse_front_matter(text: str, file: str) -> Node:
    """Return the front matter of a page as a tree; its places count lines of the whole file.

    Raises:
        Problems: where there is none, or it is no YAML.
    """
    front_matter, _prose, _line = split(text)
    if not front_matter.strip():
        opened = text.startswith("---")
        wrong = "het voorwerk van deze pagina is leeg, of wordt niet afgesloten." if opened else "voorwerk ontbreekt."
        remedy = "Zet bovenaan drie regels: '---', 'omschrijving: waar de pagina over gaat' en weer '---'."
        raise Problems([Problem(Place(file), wrong, remedy)])
    return parse(front_matter, file, first_line=2)
