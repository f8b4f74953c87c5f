"""Text that is no YAML, explained: each rule knows one mistake that people make.

PyYAML says where it could not go on, which is often after the mistake. The rules look at the lines
there as their writer does, and point at what has to change.
"""

import re

from .problems import Place, Problem, quoted
from .yaml_failure import KEY, Failure, failure_of, last_bracket, last_quote

_KEY_VALUE = re.compile(rf"{KEY}:(?:[ \t]|$)")
_KEY_WITHOUT_SPACE = re.compile(rf"{KEY}:(?=[^\s/])|{KEY}:(?=\u00a0)")
_DASH_WITHOUT_SPACE = re.compile(r"[ ]*-(?=[^\s-])")
_STRAY = re.compile(r"but (?:found|got) '([\]},])'")
_QUOTE_ALL = "Zet aanhalingstekens om de hele tekst."
_DOUBLE_QUOTES = 'Zet dubbele aanhalingstekens (") om de hele tekst, zoals "\'s avonds".'
_CURLY = "“”„‘’‚"

Found = tuple[int, int, str, str]  # line and column (from 0), what is wrong, how to mend it


def explain(text: str, file: str, first_line: int = 1) -> Problem:
    """Return the problem for a text that a YAML parser refuses.

    PyYAML's Python parser is asked for the reason, because its wording is the same on every platform.
    """
    failure = failure_of(text)
    for rule in _RULES:
        if found := rule(failure):
            line, column, wrong, remedy = found
            return Problem(Place(file, line + first_line, column + 1), wrong, remedy)
    return Problem(
        Place(file, failure.line + first_line, failure.column + 1),
        "deze regel is geen geldige YAML.",
        "Vergelijk hem met de regels erboven: sleutel, dubbele punt, spatie, waarde.",
    )


def _tab(failure: Failure) -> Found | None:
    for line in (failure.began[0], failure.line):
        if line < len(failure.lines) and "\t" in failure.lines[line][: failure.lead(line)]:
            column = failure.lines[line].index("\t")
            return line, column, "deze regel springt in met een tab.", "Vervang tabs door spaties (2 per niveau)."
    return None


def _open_quote(failure: Failure) -> Found | None:
    if "scanning a quoted scalar" not in failure.said:
        return None
    line, column = failure.began
    remedy = "Zet hetzelfde aanhalingsteken aan het eind van de tekst."
    if failure.lines[line][column] == "'":
        remedy += f" Is het een apostrof? {_DOUBLE_QUOTES}"
    return *failure.began, "dit aanhalingsteken wordt niet gesloten.", remedy


def _text_after_quote(failure: Failure) -> Found | None:
    if "expected <block end>" not in failure.said:
        return None
    start = last_quote(failure)
    if start is None:
        return None
    wrong = "deze tekst begint met een aanhalingsteken, maar gaat na het volgende aanhalingsteken nog verder."
    if failure.lines[start[0]][start[1]] == '"':
        return *start, wrong, "Zet enkele aanhalingstekens (') om de hele tekst, of gebruik binnenin “ en ”."
    return *start, wrong, _DOUBLE_QUOTES


def _backslash(failure: Failure) -> Found | None:
    if not re.search(r"escape (character|sequence)", failure.said):
        return None
    remedy = "Gebruik enkele aanhalingstekens ('), of schrijf \\\\ voor één backslash."
    return failure.line, failure.column - 1, "een backslash staat tussen dubbele aanhalingstekens.", remedy


def _folded(failure: Failure) -> Found | None:
    if "scanning a block scalar" not in failure.said:
        return None
    start, value = failure.value(failure.began[0])
    return (
        *(failure.began[0], start),
        f"achter {quoted(value[0])} hoort niets te staan.",
        "Begin de tekst op de volgende regel, ingesprongen; of zet aanhalingstekens om de hele tekst.",
    )


def _open_bracket(failure: Failure) -> Found | None:
    if "parsing a flow" not in failure.said:
        return None
    opened = last_bracket(failure)
    if opened is None or _STRAY.search(failure.said):
        return None
    line, column = opened
    sign = failure.lines[line][column]
    remedy = f"Zet '{']' if sign == '[' else '}'}' aan het eind. Hoort het haakje bij de tekst? {_QUOTE_ALL}"
    return line, column, f"het haakje '{sign}' wordt niet gesloten.", remedy


def _first_sign(failure: Failure) -> Found | None:
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
    return line, start, f"een tekst kan hier niet met '{sign}' beginnen.", _QUOTE_ALL


def _stray_bracket(failure: Failure) -> Found | None:
    if match := _STRAY.search(failure.said):
        return (
            failure.line,
            failure.column,
            f"'{match[1]}' hoort hier niet.",
            f"Haal het weg. Hoort het bij de tekst? {_QUOTE_ALL}",
        )
    return None


def _list_behind_key(failure: Failure) -> Found | None:
    if "sequence entries are not allowed" not in failure.said:
        return None
    remedy = f"Zet elk streepje op een eigen regel onder de sleutel. Hoort het bij de tekst? {_QUOTE_ALL}"
    return failure.line, failure.column, "een lijst begint op een nieuwe regel.", remedy


def _dash_without_space(failure: Failure) -> Found | None:
    return _dash(failure, failure.line) if "expected <block end>" in failure.said else None


def _dash(failure: Failure, line: int) -> Found | None:
    match = _DASH_WITHOUT_SPACE.match(failure.lines[line])
    return (line, match.end(), "na het streepje hoort een spatie.", "Schrijf '- ' voor de tekst.") if match else None


def _unfinished_key(failure: Failure) -> Found | None:
    """A line that should be a key with its value, or more of the text above it."""
    if "could not find expected ':'" not in failure.said:
        return None
    return _incomplete(failure, failure.began[0])


def _incomplete(failure: Failure, line: int) -> Found:
    """A key without colon, or without the space after it or after the dash."""
    if found := _dash(failure, line):
        return found
    if match := _KEY_WITHOUT_SPACE.match(failure.body(line)):
        column = failure.lead(line) + match.end()
        return line, column, "na de dubbele punt hoort een gewone spatie.", "Schrijf 'sleutel: waarde'."
    remedy = "Schrijf 'sleutel: waarde'. Hoort de regel bij de tekst erboven? Spring dan verder in."
    return line, failure.lead(line), "in deze regel ontbreekt een dubbele punt.", remedy


def _unexpected_colon(failure: Failure) -> Found | None:
    if "mapping values are not allowed" not in failure.said:
        return None
    line = failure.line
    if ":" in failure.lines[line][failure.lead(line) : failure.column] or failure.body(line)[:1] in set("'\""):
        return _colon_in_text(failure)
    upper = next(failure.above(line), None)
    if upper is None:
        return _colon_in_text(failure)
    owner = next((n for n in [upper, *failure.above(upper)] if _KEY_VALUE.match(failure.body(n))), None)
    if owner != upper and (owner is None or failure.indent(upper) < failure.indent(line)):
        return _incomplete(failure, upper)
    assert owner is not None, "only a line without key has no owner"
    return (
        *(line, failure.lead(line)),
        f"deze regel springt zo ver in dat hij bij de tekst van regel {owner + 1} hoort.",
        f"Begin een nieuwe sleutel op kolom {failure.lead(owner) + 1}. Hoort de regel bij die tekst? {_QUOTE_ALL}",
    )


def _colon_in_text(failure: Failure) -> Found:
    start, value = failure.value(failure.line)
    if value[:1] in set(_CURLY):
        wrong = f"'{value[0]}' is voor YAML geen aanhalingsteken."
        return failure.line, start, wrong, "Gebruik rechte aanhalingstekens: \" of '."
    wrong = "in deze tekst staat een dubbele punt met een spatie erachter."
    return failure.line, failure.column, wrong, _QUOTE_ALL


def _first_line(failure: Failure) -> Found | None:
    if "document start" not in failure.said:
        return None
    first = next(reversed([*failure.above(failure.line)]), failure.line)
    if not failure.indent(first):
        return None
    wrong = "de eerste regel springt in, en de rest niet."
    return first, 0, wrong, "Laat de eerste sleutel op kolom 1 beginnen."


def _indentation(failure: Failure) -> Found | None:
    if "expected <block end>" not in failure.said:
        return None
    line = failure.line
    dashed = failure.lines[line].lstrip().startswith("-")
    is_text = not dashed and not _KEY_VALUE.match(failure.body(line))
    indent = failure.indent(line)
    columns: dict[int, int] = {}
    for upper in failure.above(line):
        if is_text:
            columns.setdefault(failure.lead(upper), upper)
            break
        if not dashed and _KEY_VALUE.match(failure.body(upper)):
            columns.setdefault(failure.lead(upper), upper)
        elif dashed and failure.lines[upper].lstrip().startswith("-"):
            columns.setdefault(failure.indent(upper), upper)
    wrong = "deze regel springt anders in dan de regels erboven."
    if not columns:
        return line, indent, wrong, "Laat regels van één lijst of blok op dezelfde kolom beginnen."
    near = min(columns, key=lambda column: (abs(column - indent), -column))
    return line, indent, wrong, f"Begin hem op kolom {near + 1}, net als regel {columns[near] + 1}."


_RULES = (
    _tab,
    _open_quote,
    _text_after_quote,
    _backslash,
    _folded,
    _open_bracket,
    _dash_without_space,
    _first_sign,
    _stray_bracket,
    _list_behind_key,
    _unfinished_key,
    _unexpected_colon,
    _first_line,
    _indentation,
)
