"""Text that is no YAML, explained: each rule knows one mistake that people make."""

import re

import yaml

from .problems import Place, Problem

# (what PyYAML's own scanner or parser says, what is wrong, how to mend it); the first that fits is used.
_RULES = (
    (r"found character '\\t'", "deze regel springt in met een tab.", "Vervang tabs door spaties (2 per niveau)."),
    (
        r"mapping values are not allowed",
        "hier staat een dubbele punt die YAML niet verwacht.",
        "Zet tekst met ': ' tussen aanhalingstekens, of spring de regel goed in.",
    ),
    (
        r"could not find expected ':'",
        "hier ontbreekt een dubbele punt.",
        "Schrijf 'sleutel: waarde', met een spatie na de dubbele punt.",
    ),
    (
        r"found unexpected end of stream|while scanning a quoted scalar",
        "een aanhalingsteken wordt niet gesloten.",
        "Zet aan het eind van de tekst hetzelfde aanhalingsteken als aan het begin.",
    ),
    (
        r"unknown escape character|expected escape sequence",
        "een backslash staat tussen dubbele aanhalingstekens.",
        "Gebruik enkele aanhalingstekens, of schrijf \\\\ voor één backslash.",
    ),
    (
        r"found character '[@`%|>]|cannot start any token|expected alphabetic or numeric character|expected a comment",
        "de waarde begint met een teken dat in YAML iets anders betekent.",
        "Zet de waarde tussen aanhalingstekens.",
    ),
    (
        r"while parsing a flow|expected ',' or|while parsing a block mapping.*'\{'",
        "een haakje wordt niet gesloten.",
        "Zet tekst die met '{' of '[' begint tussen aanhalingstekens.",
    ),
    (
        r"expected <block end>|did not find expected|could not determine a constructor",
        "deze regel springt anders in dan de regels eromheen.",
        "Laat regels van één lijst of blok op dezelfde kolom beginnen.",
    ),
    (
        r"special characters are not allowed|unacceptable character",
        "hier staat een onzichtbaar stuurteken.",
        "Haal het teken weg en typ de tekst opnieuw.",
    ),
)
_TAB = re.compile(r"[ ]*\t\s*\S")


def explain(text: str, file: str, first_line: int = 1) -> Problem:
    """Return the problem for a text that a YAML parser refuses.

    PyYAML's Python parser is asked for the reason, because its wording is the same on every platform.
    """
    error = _failure(text)
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    if mark is None:
        position = getattr(error, "position", 0)
        line, column = text.count("\n", 0, position), position - (text.rfind("\n", 0, position) + 1)
    else:
        line, column = mark.line, mark.column
    said = " ".join(str(getattr(error, part, None) or "") for part in ("context", "problem", "reason"))
    lines = text.split("\n")
    tabbed = next((n for n in range(min(line + 1, len(lines))) if _TAB.match(lines[n])), None)
    if tabbed is not None:
        line, column, said = tabbed, lines[tabbed].index("\t"), "found character '\\t'"
    elif "could not find expected ':'" in said and (context := getattr(error, "context_mark", None)) is not None:
        line, column = context.line, context.column
    elif "mapping values are not allowed" not in said and (missing := _without_colon(lines, line)) is not None:
        line, column, said = missing, len(lines[missing]) - len(lines[missing].lstrip()), "could not find expected ':'"
    for pattern, wrong, remedy in _RULES:
        if re.search(pattern, said):
            return Problem(Place(file, line + first_line, column + 1), wrong, remedy)
    return Problem(
        Place(file, line + first_line, column + 1),
        "deze regel is geen geldige YAML.",
        "Vergelijk hem met de regels erboven: sleutel, dubbele punt, spatie, waarde.",
    )


def _failure(text: str) -> Exception:
    try:
        for _event in yaml.parse(text, Loader=yaml.SafeLoader):
            pass
    except (yaml.YAMLError, RecursionError) as error:
        return error
    return yaml.YAMLError()


def _without_colon(lines: list[str], line: int) -> int | None:
    """Return the line, at or just above the refused one, that looks like a key whose colon is missing."""
    for number in (line, line - 1):
        if 0 <= number < len(lines) and re.fullmatch(r"\s*(?:- )?[a-z][a-z_]*(?: \S.*)?", lines[number]):
            indent = len(lines[number]) - len(lines[number].lstrip())
            above = lines[number - 1] if number else ""
            if ":" not in lines[number] and (":" in above or not above.strip()) and indent <= len(above):
                return number
    return None
