"""Rules for any text in the data, whatever its key: placeholders, HTML, characters and variables."""

import re
from collections.abc import Iterator, Mapping

from .decode import INVISIBLE, invisible_sign
from .node import Node
from .problems import Problem, quoted, suggest

_PLACEHOLDER = re.compile(
    r"\b(?:TODO|[Tt]odo|FIXME|XXX+|TBD|NTB|PM)\b|n\.t\.b\.|[Ll]orem ipsum|(?:^|(?<=\s))(?:\.\.\.+|…)(?=\s|$)"
)
# [naam] is a blank somebody forgot; [tekst](adres) is a link.
_BLANK = re.compile(r"\[[^\[\]]{1,60}\](?!\()")
_HTML = re.compile(r"<[a-zA-Z][a-zA-Z0-9-]*(?:\s[^<>]*)?/?>")
# Nearly all texts have none of what these rules look for, which one search tells.
_SUSPECT = re.compile(rf"{_PLACEHOLDER.pattern}|\[|<|{INVISIBLE.pattern}")
_VARIABLE = re.compile(r"\{\{\s*(.*?)\s*\}\}")
_TEMPLATE = re.compile(r"\{%.*?%\}|\{#.*?#\}|\{\{(?!.*\}\})", re.DOTALL)


def leftovers(text: str) -> Iterator[str]:
    """Yield each place in a text that somebody still has to fill in, as it stands there."""
    for found in (*_PLACEHOLDER.finditer(text), *_BLANK.finditer(text)):
        yield found[0]


def check_texts(root: Node) -> Iterator[Problem]:
    """Yield the problems of every text below a node; HTML is only a warning, because it is shown and never run."""
    for node in root.texts():
        text = str(node.value)
        if not _SUSPECT.search(text):
            continue
        for blank in leftovers(text):
            wrong = f"hier staat nog {quoted(blank)} om in te vullen."
            yield Problem(node.place_of(blank), wrong, "Schrijf de tekst zelf.")
        for found in _HTML.finditer(text):
            yield Problem(
                node.place_of(found[0]),
                f"{quoted(found[0])} lijkt HTML; de lezer ziet het letterlijk.",
                "Laat het weg, of gebruik *nadruk* waar opmaak mag.",
                "let op",
            )
        if sign := INVISIBLE.search(text):
            yield Problem(node.place, *invisible_sign(sign[0]))


def fill_variables(root: Node, variables: Mapping[str, str]) -> Iterator[Problem]:
    """Replace `{{ naam }}` in every text below a node, in place, and yield a problem for each unknown name."""
    for node in root.texts():
        text = str(node.value)
        if "{" not in text:
            continue
        yield from _unknown(text, variables, node)
        node.value = _VARIABLE.sub(lambda match: variables.get(match[1], match[0]), text)


def _unknown(text: str, variables: Mapping[str, str], node: Node) -> Iterator[Problem]:
    for match in _VARIABLE.finditer(text):
        if match[1] not in variables:
            wrong = f"de variabele {quoted(match[0])} bestaat niet."
            yield Problem(node.place_of(match[0]), wrong, suggest(match[1], variables))
    if found := _TEMPLATE.search(text):
        yield Problem(
            node.place_of(found[0]),
            f"{quoted(found[0])} werkt niet in gegevens.",
            "Hier kan alleen een naam, zoals '{{ de_praktijkopleider }}'.",
        )
