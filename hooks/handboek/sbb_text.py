"""Texts of an SBB file as the handbook has them: tidy spaces, lists with `- `, dates as year-month-day."""

import re

from .decode import INVISIBLE

_DASH = re.compile(r"[-–•·▪]\s*(?=\S)")
_DATE = re.compile(r"(\d{1,2})-(\d{1,2})-(\d{4})")


def title(text: str) -> str:
    """Return a title with single spaces and without signs that nobody sees."""
    return " ".join(INVISIBLE.sub(lambda sign: " " if sign[0].isspace() else "", text).split())


def lines(text: str) -> str:
    """Return a text with its lines, each of them tidy, and without empty ones; a line of a list begins with `- `."""
    tidy = (title(line) for line in text.split("\n"))
    return "\n".join(_DASH.sub("- ", line, count=1) if _DASH.match(line) else line for line in tidy if line)


def date(text: str) -> str:
    """Return `01-08-2015` as `2015-08-01`, and any other text as it is."""
    found = _DATE.fullmatch(text.strip())
    return f"{found[3]}-{found[2]:0>2}-{found[1]:0>2}" if found else text.strip()
