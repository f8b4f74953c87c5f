"""Rules for any text in the data, whatever its key: placeholders, HTML, characters and variables."""

import re
from collections.abc import Iterator, Mapping

from .problems import Place, Problem, quoted, suggest
from .source import Node

_PLACEHOLDER = re.compile(r"\b(?:TODO|FIXME|XXX|TBD|PM)\b|lorem ipsum|(?:^|(?<=\s))(?:\.\.\.+|…)(?=\s|$)")
# [naam] is a blank somebody forgot; [tekst](adres) is a link.
_BLANK = re.compile(r"\[[^\[\]]{1,60}\](?!\()")
_HTML = re.compile(r"</?[a-zA-Z][a-zA-Z0-9-]*(?:\s[^<>]*)?/?>")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_VARIABLE = re.compile(r"\{\{\s*(.*?)\s*\}\}")
_TEMPLATE = re.compile(r"\{%.*?%\}|\{#.*?#\}|\{\{(?!.*\}\})", re.DOTALL)


def check_texts(root: Node) -> Iterator[Problem]:
    """Yield the problems of every text below a node; HTML is only a warning, because it is shown and never run."""
    for node in root.texts():
        text = str(node.value)
        if found := _PLACEHOLDER.search(text) or _BLANK.search(text):
            yield Problem(node.place, f"hier staat nog {quoted(found[0])} om in te vullen.", "Schrijf de tekst zelf.")
        if found := _HTML.search(text):
            yield Problem(
                node.place,
                f"{quoted(found[0])} lijkt HTML; de lezer ziet het letterlijk.",
                "Laat het weg, of gebruik *nadruk* waar opmaak mag.",
                "let op",
            )
        if found := _CONTROL.search(text):
            yield Problem(
                node.place,
                f"hier staat een onzichtbaar stuurteken (U+{ord(found[0]):04X}).",
                "Typ de tekst opnieuw zonder dat teken.",
            )


def fill_variables(root: Node, variables: Mapping[str, str]) -> Iterator[Problem]:
    """Replace `{{ naam }}` in every text below a node, in place, and yield a problem for each unknown name."""
    for node in root.texts():
        text = str(node.value)
        if "{" not in text:
            continue
        yield from _unknown(text, variables, node.place)
        node.value = _VARIABLE.sub(lambda match: variables.get(match[1], match[0]), text)


def _unknown(text: str, variables: Mapping[str, str], place: Place) -> Iterator[Problem]:
    for match in _VARIABLE.finditer(text):
        if match[1] not in variables:
            yield Problem(place, f"de variabele {quoted(match[0])} bestaat niet.", suggest(match[1], variables))
    if found := _TEMPLATE.search(text):
        yield Problem(
            place,
            f"{quoted(found[0])} werkt niet in gegevens.",
            "Hier kan alleen een naam, zoals '{{ de_praktijkopleider }}'.",
        )
