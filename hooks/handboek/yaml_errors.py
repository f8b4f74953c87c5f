"""Text that is no YAML, explained: each rule knows one mistake that people make.

PyYAML says where it could not go on, which is often after the mistake. The rules look at the lines
there as their writer does, and point at what has to change.
"""

from . import yaml_lines, yaml_signs
from .problems import Place, Problem
from .yaml_failure import failure_of

# In this order: what the first rule finds may be the cause of what a later one would find.
_RULES = (
    yaml_lines.tab,
    yaml_signs.open_quote,
    yaml_signs.text_after_quote,
    yaml_signs.backslash,
    yaml_signs.folded,
    yaml_signs.open_bracket,
    yaml_lines.dash_without_space,
    yaml_signs.first_sign,
    yaml_signs.stray_bracket,
    yaml_lines.list_behind_key,
    yaml_lines.unfinished_key,
    yaml_lines.unexpected_colon,
    yaml_lines.first_line,
    yaml_lines.indentation,
)


def explain(text: str, file: str, first_line: int = 1) -> Problem:
    """Return the problem for a text that a YAML parser refuses.

    PyYAML's Python parser is asked for the reason, because its wording is the same on every platform.

    Args:
        text: the YAML itself.
        file: the name to show in the message.
        first_line: the line of the file on which the text starts.
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
