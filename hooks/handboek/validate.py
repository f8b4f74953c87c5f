"""A tree of nodes held against a type of the model; pydantic's errors in Dutch, with their place."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any, TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from .model import Model
from .model_types import choices_of, keys_of, type_at
from .node import Node
from .problems import Place, Problem, Problems, is_near, quoted, suggest

Path = tuple[str | int, ...]
M = TypeVar("M", bound=Model)

_NO_MAP = (
    "hier horen sleutels met waarden te staan, maar er staat {found}.",
    "Schrijf 'sleutel: waarde' op eigen regels.",
)
# What is wrong and how to mend it, for each kind of error that pydantic reports; braces hold what it says of it.
_MESSAGES = {
    "string_type": (
        "hier hoort tekst te staan, maar er staat {found}.",
        "Schrijf tekst, zo nodig tussen aanhalingstekens.",
    ),
    "string_too_short": ("hier hoort tekst te staan, maar het is leeg.", "Vul de tekst in."),
    "string_too_long": ("deze tekst is te lang (hoogstens {max_length} tekens).", "Maak hem korter of splits hem."),
    "int_type": (
        "hier hoort een heel getal te staan, maar er staat {found}.",
        "Schrijf alleen cijfers, zonder aanhalingstekens.",
    ),
    "greater_than_equal": ("{found} is te klein (minstens {ge}).", "Kies een groter getal."),
    "less_than_equal": ("{found} is te groot (hoogstens {le}).", "Kies een kleiner getal."),
    "bool_type": ("hier hoort true of false te staan, maar er staat {found}.", "Schrijf true (ja) of false (nee)."),
    "list_type": ("hier hoort een lijst te staan, maar er staat {found}.", "Begin elke regel van de lijst met '- '."),
    "dict_type": _NO_MAP,
    "model_type": _NO_MAP,
    "too_short": ("deze lijst is te kort ({actual_length}, minstens {min_length}).", "Vul de lijst aan."),
    "too_long": ("deze lijst is te lang ({actual_length}, hoogstens {max_length}).", "Haal regels weg."),
    "date_from_datetime_parsing": ("{found} staat niet in de kalender.", "Kijk de maand en de dag na."),
}
_COMPARE = "Vergelijk het met een ander bestand van deze soort."
# What a text should look like, for each pattern in the model.
_PATTERNS = {
    r"^[a-z0-9]+(?:-[a-z0-9]+)*$": "Gebruik kleine letters, cijfers en koppeltekens, zoals 'eerste-week'.",
    r"^https?://[^\s<>\"]+$": "Schrijf het hele adres, zoals 'https://www.s-bb.nl'.",
    r"^[BP]\d+-K\d+$": "Schrijf de officiële code van een kerntaak, zoals 'B1-K1'.",
    r"^[BP]\d+-K\d+-W\d+$": "Schrijf de officiële code van een werkproces, zoals 'B1-K1-W2'.",
    r"^K\d{4}$": "Schrijf de officiële code van een keuzedeel: een K met vier cijfers.",
    r"^#[0-9a-fA-F]{6}$": "Schrijf een kleur als '#' met zes tekens van 0 tot f, zoals '#16474d'.",
    r"^\d{5}$": "Schrijf vijf cijfers, zoals '23399'.",
    r"^[a-zà-ÿ]+$": "Schrijf één woord in kleine letters, zoals 'snijden: snijd'.",
    r"^[\w-]+(?:/[\w-]+)*\.(?:svg|png|jpg|jpeg|webp)$": "Noem een afbeelding in docs/, zoals 'logo.svg'.",
}


def validate(kind: type[M], node: Node) -> M:
    """Return the node's value as an instance of `kind`.

    Raises:
        Problems: every way in which the value does not fit, each at its own line.
    """
    try:
        return kind.model_validate(node.plain())
    except ValidationError as error:
        raise Problems(_problems(kind, node, error.errors())) from None


def _problems(kind: type[Model], root: Node, errors: list[ErrorDetails]) -> Iterator[Problem]:
    missing = {details["loc"]: root.at(details["loc"][:-1]).place for details in errors if details["type"] == "missing"}
    for details in errors:
        path: Path = details["loc"]
        if details["type"] != "extra_forbidden":
            continue
        near = [key for key in missing if key[:-1] == path[:-1] and is_near(str(path[-1]), str(key[-1]))]
        moved = [key for key in missing if key[-1] == path[-1]]
        problem = _problem(kind, root, details)
        if near:  # the one mistake behind two errors
            missing.pop(near[0])
        elif moved:
            remedy = f"Hoort hij bij regel {missing[moved[0]].line}? Laat hem dan even ver inspringen."
            problem = replace(problem, remedy=remedy)
        yield problem
    for details in errors:
        if details["type"] != "extra_forbidden" and (details["type"] != "missing" or details["loc"] in missing):
            yield _problem(kind, root, details)


def _problem(kind: type[Model], root: Node, details: ErrorDetails) -> Problem:
    path: Path = details["loc"]
    ctx = details.get("ctx") or {}
    if path and path[-1] == "[key]":
        path = path[:-1]
        return Problem(_key_place(root, path), f"de sleutel {quoted(path[-1])} kan hier niet.", _pattern_remedy(ctx))
    if details["type"] == "missing":
        choices = choices_of(type_at(kind, path[:-1]), str(path[-1]))
        value = f"toe, met een van deze waarden: {', '.join(choices)}." if choices else "met een waarde toe."
        wrong = f"de sleutel '{path[-1]}' ontbreekt."
        return Problem(root.at(path[:-1]).place, wrong, f"Voeg '{path[-1]}:' {value}")
    if details["type"] == "extra_forbidden":
        known = keys_of(type_at(kind, path[:-1]))
        place = _key_place(root, path)
        # In this file: what only a layer below says may well be what is meant here.
        used = {key for key, at in root.at(path[:-1]).keys.items() if at.file == place.file}
        return Problem(
            place,
            f"de sleutel {quoted(path[-1])} bestaat hier niet.",
            suggest(str(path[-1]), [key for key in known if key not in used] or known),
        )
    wrong, remedy = _say(details, ctx)
    path = (*path, *ctx.get("at", ()))
    return Problem(root.at(path).place, wrong, remedy)


def _say(details: ErrorDetails, ctx: dict[str, Any]) -> tuple[str, str]:
    """Return what is wrong with a value, and the remedy."""
    value = details["input"]
    if details["type"] == "handboek":
        return str(ctx["wrong"]), str(ctx["remedy"])
    if details["type"] == "literal_error":
        choices = [choice.strip("'") for choice in str(ctx["expected"]).replace(" or ", ", ").split(", ")]
        return f"{_found(value)} kan hier niet.", suggest(str(value), choices)
    if details["type"] == "string_pattern_mismatch":
        return f"{_found(value)} heeft niet de goede vorm.", _pattern_remedy(ctx)
    if details["type"] == "string_type" and isinstance(value, dict) and value:
        wrong = f"hier hoort tekst te staan, maar '{next(iter(value))}:' maakt er een sleutel van."
        return wrong, "Zet aanhalingstekens om de hele tekst."
    name = f"string_{details['type']}" if isinstance(value, str) else details["type"]
    wrong, remedy = _MESSAGES.get(name) or _MESSAGES.get(details["type"], ("{found} past hier niet.", _COMPARE))
    return wrong.format(found=_found(value), **ctx), remedy


def _pattern_remedy(ctx: dict[str, Any]) -> str:
    return _PATTERNS.get(str(ctx.get("pattern")), _COMPARE)


def _found(value: object) -> str:
    if isinstance(value, dict):
        return "een rij sleutels"
    if isinstance(value, list):
        return "een lijst"
    if value is None:
        return "niets"
    if isinstance(value, bool):
        return str(value).lower()
    return quoted(value)


def _key_place(root: Node, path: Path) -> Place:
    parent = root.at(path[:-1])
    return parent.keys.get(str(path[-1]), parent.place)
