"""A plain text with lines of its own to what a page shows of it: paragraphs, and lists where lines begin with `- `."""

from collections.abc import Iterator
from itertools import groupby

_DASH = "- "


def paragraphs(text: str) -> Iterator[tuple[bool, list[str]]]:
    """Yield the lines of a text that belong together, and whether they are a list; each other line is a paragraph.

    Templates use it as the filter `alineas`.
    """
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    for is_list, group in groupby(lines, lambda line: line.startswith(_DASH)):
        if is_list:
            yield True, [line.removeprefix(_DASH) for line in group]
        else:
            yield from ((False, [line]) for line in group)
