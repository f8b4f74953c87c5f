"""The headings of a page on paper: a reader of the tags meets each level in turn."""

from handboek.book_levels import close_gaps
from handboek.book_runs import Node


def headings(*levels: int) -> list[Node]:
    return [{"soort": "kop", "niveau": level, "inhoud": []} for level in levels]


def test_no_level_is_passed_over() -> None:
    blocks = headings(1, 3, 3, 2, 4, 3)
    close_gaps(blocks)
    assert [heading["niveau"] for heading in blocks] == [1, 2, 2, 2, 3, 3]


def test_headings_in_cards_and_lists_count_too() -> None:
    inside = headings(3)
    close_gaps([*headings(1), {"soort": "kaarten", "stukken": [{"inhoud": inside}]}])
    assert inside == headings(2)
