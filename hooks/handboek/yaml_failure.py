"""Where a YAML parser could not go on, and the lines around it as their writer sees them."""

import re
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass

import yaml

KEY = r"[A-Za-z_][\w-]*"
Found = tuple[int, int, str, str]
"""What a rule gives: line and column (from 0), what is wrong, and how to mend it."""

_LEAD = re.compile(r"[ \t]*(?:-[ \t]+)*")


@dataclass(frozen=True, slots=True)
class Failure:
    """Where PyYAML could not go on, and what it said. Lines and columns count from 0."""

    lines: list[str]
    said: str
    line: int
    column: int
    began: tuple[int, int]
    """Where the thing began that could not be finished; the place of the failure where PyYAML names none."""

    def lead(self, line: int) -> int:
        """Return the column where a line's own text starts, after its spaces and dashes."""
        match = _LEAD.match(self.lines[line])
        return match.end() if match else 0

    def indent(self, line: int) -> int:
        """Return by how many spaces a line is indented."""
        return len(self.lines[line]) - len(self.lines[line].lstrip())

    def body(self, line: int) -> str:
        """Return a line without its spaces and dashes in front."""
        return self.lines[line][self.lead(line) :]

    def value(self, line: int) -> tuple[int, str]:
        """Return where the value on a line starts, and the value: what stands behind its key, or all of it."""
        start = self.lead(line)
        if match := re.match(rf"{KEY}:\s+", self.body(line)):
            start += match.end()
        return start, self.lines[line][start:]

    def above(self, line: int) -> Iterator[int]:
        """Yield the lines above one, upwards, without empty lines and comments."""
        return (n for n in range(line - 1, -1, -1) if self.lines[n].strip() and self.body(n)[:1] != "#")


def failure_of(text: str) -> Failure:
    """Return what PyYAML's Python parser says of a text that it, or its faster twin, refuses."""
    # A tab between words is no mistake for the parser that refused the text, but it is for this one.
    lines = [line[:lead] + line[lead:].replace("\t", " ") for line in text.split("\n") for lead in [_lead_length(line)]]
    error: Exception = yaml.YAMLError()
    try:
        for _event in yaml.parse("\n".join(lines), Loader=yaml.SafeLoader):
            pass
    except yaml.YAMLError as caught:
        error = caught
    said = " ".join(str(getattr(error, part, None) or "") for part in ("context", "problem", "reason"))
    mark = getattr(error, "problem_mark", None)
    position = getattr(error, "position", 0)
    line = mark.line if mark else text.count("\n", 0, position)
    column = mark.column if mark else position - (text.rfind("\n", 0, position) + 1)
    context = getattr(error, "context_mark", None) or mark
    return Failure(lines, said, line, column, (context.line, context.column) if context else (line, column))


def _lead_length(line: str) -> int:
    match = re.match(r"[ \t-]*", line)
    return match.end() if match else 0


def last_bracket(failure: Failure) -> tuple[int, int] | None:
    """Return the last bracket that was open where the parser stopped, if there is one."""
    opened: list[tuple[int, int]] = []
    for token in _tokens(failure):
        if isinstance(token, yaml.FlowSequenceStartToken | yaml.FlowMappingStartToken):
            opened.append((token.start_mark.line, token.start_mark.column))
        elif isinstance(token, yaml.FlowSequenceEndToken | yaml.FlowMappingEndToken) and opened:
            opened.pop()
    return opened[-1] if opened else None


def last_quote(failure: Failure) -> tuple[int, int] | None:
    """Return the start of the quoted text that ended just before the parser stopped, if there is one."""
    last = next(iter(deque(_tokens(failure), maxlen=1)), None)
    if isinstance(last, yaml.ScalarToken) and last.style in ("'", '"') and last.end_mark.line == failure.line:
        return last.start_mark.line, last.start_mark.column
    return None


def _tokens(failure: Failure) -> Iterator[yaml.Token]:
    """Yield the tokens before the place where the parser stopped."""
    try:
        for token in yaml.scan("\n".join(failure.lines), Loader=yaml.SafeLoader):
            if (token.start_mark.line, token.start_mark.column) >= (failure.line, failure.column):
                return
            yield token
    except yaml.YAMLError:
        return
