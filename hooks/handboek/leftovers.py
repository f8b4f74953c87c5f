"""Warnings of places that somebody still has to fill in, where no rule of the data refuses them."""

import re
from collections.abc import Iterator

from .frontmatter import split
from .node import Node
from .problems import Place, Problem, quoted
from .running_prose import is_name, texts
from .text_rules import leftovers

# What is no prose in a page: expressions, boxes to tick, code.
_NO_PROSE = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|^\s*[-*+] \[[ xX]\]|`[^`]*`")
_CODE = re.compile(r"^```.*?^```", re.DOTALL | re.MULTILINE)
_LOREM = re.compile(r"\blorem\b", re.IGNORECASE)
# Texts that only say that there has to be one. Elsewhere "invullen" is a word like any other, also on a button.
_TO_DO = re.compile(r"\W*(?:(?:nog|hier|zelf) )*(?:invullen|in te vullen)\W*", re.IGNORECASE)
_BUTTONS = "teksten"
_REMEDY = "Schrijf de tekst zelf."


def check_page(text: str, file: str) -> Iterator[Problem]:
    """Yield a warning for each such place in a page; `file` is the name to show."""
    _front_matter, prose, first_line = split(text)
    prose = _CODE.sub(lambda match: "\n" * match[0].count("\n"), prose)
    for number, line in enumerate(prose.split("\n"), first_line):
        plain = _NO_PROSE.sub(lambda match: " " * len(match[0]), line)
        found = [*leftovers(plain), *_LOREM.findall(plain)]
        if _TO_DO.fullmatch(plain):
            found.append(plain.strip())
        for blank in dict.fromkeys(found):
            yield _warning(Place(file, number, plain.index(blank) + 1), blank)


def check_data(root: Node, name: str) -> Iterator[Problem]:
    """Yield a warning for each such text in a data file, of this name: those that the rules for data leave."""
    for keys, node in texts(root):
        text = str(node.value)
        is_to_do = _TO_DO.fullmatch(text) and name != _BUTTONS and not is_name(name, keys)
        if is_to_do or _LOREM.fullmatch(text.strip(" .")):
            yield _warning(node.place, text)


def _warning(place: Place, blank: str) -> Problem:
    return Problem(place, f"hier staat nog {quoted(blank)} om in te vullen.", _REMEDY, "let op")
