"""Lines that are no YAML: their indentation, their dashes, and keys without colon or space.

Each rule gives what it found, or None where the failure has another cause.
"""

import re

from .yaml_failure import KEY, Failure, Found
from .yaml_signs import QUOTE_ALL, colon_in_text

_KEY_VALUE = re.compile(rf"{KEY}:(?:[ \t]|$)")
_KEY_WITHOUT_SPACE = re.compile(rf"{KEY}:(?=[^\s/])|{KEY}:(?=\u00a0)")
_DASH_WITHOUT_SPACE = re.compile(r"[ ]*-(?=[^\s-])")


def tab(failure: Failure) -> Found | None:
    """A line that is indented with a tab."""
    for line in (failure.began[0], failure.line):
        if line < len(failure.lines) and "\t" in failure.lines[line][: failure.lead(line)]:
            column = failure.lines[line].index("\t")
            return line, column, "deze regel springt in met een tab.", "Vervang tabs door spaties (2 per niveau)."
    return None


def list_behind_key(failure: Failure) -> Found | None:
    """A list that starts on the line of its key."""
    if "sequence entries are not allowed" not in failure.said:
        return None
    remedy = f"Zet elk streepje op een eigen regel onder de sleutel. Hoort het bij de tekst? {QUOTE_ALL}"
    return failure.line, failure.column, "een lijst begint op een nieuwe regel.", remedy


def dash_without_space(failure: Failure) -> Found | None:
    """A dash that has no space behind it."""
    return _dash(failure, failure.line) if "expected <block end>" in failure.said else None


def _dash(failure: Failure, line: int) -> Found | None:
    match = _DASH_WITHOUT_SPACE.match(failure.lines[line])
    return (line, match.end(), "na het streepje hoort een spatie.", "Schrijf '- ' voor de tekst.") if match else None


def unfinished_key(failure: Failure) -> Found | None:
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


def unexpected_colon(failure: Failure) -> Found | None:
    """A colon where none can be: in a text, or in a key that stands in or under the wrong line."""
    if "mapping values are not allowed" not in failure.said:
        return None
    line = failure.line
    if ":" in failure.lines[line][failure.lead(line) : failure.column] or failure.body(line)[:1] in set("'\""):
        return colon_in_text(failure)
    upper = next(failure.above(line), None)
    if upper is None:
        return colon_in_text(failure)
    owner = next((n for n in [upper, *failure.above(upper)] if _KEY_VALUE.match(failure.body(n))), None)
    if owner != upper and (owner is None or failure.indent(upper) < failure.indent(line)):
        return _incomplete(failure, upper)
    assert owner is not None, "only a line without key has no owner"
    if owner != upper and failure.body(owner).endswith(":") and _KEY_VALUE.match(failure.body(line)):
        return _incomplete(failure, upper)
    return (
        *(line, failure.lead(line)),
        f"deze regel springt zo ver in dat hij bij de tekst van regel {owner + 1} hoort.",
        f"Begin een nieuwe sleutel op kolom {failure.lead(owner) + 1}. Hoort de regel bij die tekst? {QUOTE_ALL}",
    )


def first_line(failure: Failure) -> Found | None:
    """A first line that is indented, where the rest is not."""
    if "document start" not in failure.said:
        return None
    first = next(reversed([*failure.above(failure.line)]), failure.line)
    if not failure.indent(first):
        return None
    wrong = "de eerste regel springt in, en de rest niet."
    return first, 0, wrong, "Laat de eerste sleutel op kolom 1 beginnen."


def indentation(failure: Failure) -> Found | None:
    """A line that starts on another column than those above it."""
    if "expected <block end>" not in failure.said:
        return None
    line = failure.line
    dashed = failure.lines[line].lstrip().startswith("-")
    is_text = not dashed and not _KEY_VALUE.match(failure.body(line))
    indent = failure.indent(line)
    before = next(failure.above(line), line)
    is_beside = failure.indent(before) == indent and failure.lead(before) == indent
    if is_beside and not dashed and not is_text and not _KEY_VALUE.match(failure.body(before)):
        return _incomplete(failure, before)
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
