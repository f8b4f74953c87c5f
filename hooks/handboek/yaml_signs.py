"""Text that is no YAML because of a sign in it: quotation marks, brackets, backslashes and colons.

Each rule gives what it found, or None where the failure has another cause.
"""

import re

from .problems import quoted
from .yaml_failure import Failure, Found, last_bracket, last_quote

_STRAY = re.compile(r"but (?:found|got) '([\]},])'")
_DOUBLE_QUOTES = 'Zet dubbele aanhalingstekens (") om de hele tekst, zoals "\'s avonds".'
_CURLY = "“”„‘’‚"
QUOTE_ALL = "Zet aanhalingstekens om de hele tekst."


def open_quote(failure: Failure) -> Found | None:
    """A quotation mark that is never closed."""
    if "scanning a quoted scalar" not in failure.said:
        return None
    line, column = failure.began
    remedy = "Zet hetzelfde aanhalingsteken aan het eind van de tekst."
    if failure.lines[line][column] == "'":
        remedy += f" Is het een apostrof? {_DOUBLE_QUOTES}"
    return *failure.began, "dit aanhalingsteken wordt niet gesloten.", remedy


def text_after_quote(failure: Failure) -> Found | None:
    """Text that goes on after the quotation mark that ends it."""
    if "expected <block end>" not in failure.said:
        return None
    start = last_quote(failure)
    if start is None:
        return None
    wrong = "deze tekst begint met een aanhalingsteken, maar gaat na het volgende aanhalingsteken nog verder."
    if failure.lines[start[0]][start[1]] == '"':
        return *start, wrong, "Zet enkele aanhalingstekens (') om de hele tekst, of gebruik binnenin “ en ”."
    return *start, wrong, _DOUBLE_QUOTES


def backslash(failure: Failure) -> Found | None:
    """A backslash between double quotation marks, where it means something else."""
    if not re.search(r"escape (character|sequence)", failure.said):
        return None
    remedy = "Gebruik enkele aanhalingstekens ('), of schrijf \\\\ voor één backslash."
    return failure.line, failure.column - 1, "een backslash staat tussen dubbele aanhalingstekens.", remedy


def folded(failure: Failure) -> Found | None:
    """Text on the same line as the sign that puts it on the next ones."""
    if "scanning a block scalar" not in failure.said:
        return None
    start, value = failure.value(failure.began[0])
    return (
        *(failure.began[0], start),
        f"achter {quoted(value[0])} hoort niets te staan.",
        "Begin de tekst op de volgende regel, ingesprongen; of zet aanhalingstekens om de hele tekst.",
    )


def open_bracket(failure: Failure) -> Found | None:
    """A bracket that is never closed."""
    if "parsing a flow" not in failure.said:
        return None
    opened = last_bracket(failure)
    if opened is None or _STRAY.search(failure.said):
        return None
    line, column = opened
    sign = failure.lines[line][column]
    remedy = f"Zet '{']' if sign == '[' else '}'}' aan het eind. Hoort het haakje bij de tekst? {QUOTE_ALL}"
    return line, column, f"het haakje '{sign}' wordt niet gesloten.", remedy


def first_sign(failure: Failure) -> Found | None:
    """Text that starts with a sign that means something else in YAML."""
    if "expected <block end>" in failure.said and "'<scalar>'" not in failure.said:
        return None
    if not re.search(r"cannot start any token|an alias|an anchor|mapping keys|<scalar>|document start", failure.said):
        return None
    line = failure.line
    if "document start" in failure.said:
        percent = next((n for n, text in enumerate(failure.lines) if text[:1] == "%"), None)
        if percent is None:
            return None
        line = percent
    start, value = failure.value(line)
    if value[:1] not in set("@`%*&!?[{|>") or not value:
        return None
    sign = "{{" if value.startswith("{{") else value[0]
    return line, start, f"een tekst kan hier niet met '{sign}' beginnen.", QUOTE_ALL


def stray_bracket(failure: Failure) -> Found | None:
    """A bracket or comma that closes nothing."""
    if match := _STRAY.search(failure.said):
        return (
            failure.line,
            failure.column,
            f"'{match[1]}' hoort hier niet.",
            f"Haal het weg. Hoort het bij de tekst? {QUOTE_ALL}",
        )
    return None


def colon_in_text(failure: Failure) -> Found:
    """A colon and a space in a text, which make a key of what stands before it."""
    start, value = failure.value(failure.line)
    if value[:1] in set(_CURLY):
        wrong = f"'{value[0]}' is voor YAML geen aanhalingsteken."
        return failure.line, start, wrong, "Gebruik rechte aanhalingstekens: \" of '."
    wrong = "in deze tekst staat een dubbele punt met een spatie erachter."
    return failure.line, failure.column, wrong, QUOTE_ALL
