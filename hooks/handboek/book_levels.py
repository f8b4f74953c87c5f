"""The levels of the headings of a page on paper, where none may be passed over (PDF/UA-1, 7.4.2)."""

from collections.abc import Iterator, Sequence

from .book_runs import Node


def close_gaps(blocks: Sequence[Node]) -> None:
    """Give each heading of a page, as the reader meets them, one level more than the one it stands below."""
    above: list[int] = []
    for heading in _headings(blocks):
        level = heading["niveau"]
        assert isinstance(level, int)
        while above and above[-1] >= level:
            above.pop()
        above.append(level)
        heading["niveau"] = len(above)


def _headings(value: object) -> Iterator[Node]:
    if isinstance(value, dict):
        if value.get("soort") == "kop":
            yield value
        for part in value.values():
            yield from _headings(part)
    elif isinstance(value, list):
        for part in value:
            yield from _headings(part)
