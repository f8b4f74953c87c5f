"""What is around the pages of a book: its cover, the words of its edges, and where its links lead."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from .book_nodes import Walked
from .logo import as_svg
from .model import Handboek
from .print_data import around
from .print_fields import Data
from .print_text import plain
from .render import fill


@dataclass(frozen=True, slots=True)
class Cover:
    """The words of a cover, from top to bottom."""

    above: str
    title: str
    below: str
    about: Sequence[str] = ()


class Frame:
    """Puts pages together as a book of one handbook."""

    def __init__(self, handboek: Handboek, logo: bytes | None) -> None:
        """Take the data, and the picture that `school.logo` names.

        Raises:
            Problems: a logo that is no picture.
        """
        self._handboek = handboek
        school, papier = handboek.school.school, handboek.teksten.papier
        found = around(handboek, as_svg(logo, school.logo) if logo else "")
        words = found["woorden"]
        assert isinstance(words, dict)
        words |= {"inhoud": plain(papier.inhoud), "bladzijde": plain(papier.bladzijde)}
        words["verder"] = plain(handboek.teksten.blok.lees_verder)
        self._around = found

    def book(
        self, cover: Cover, parts: Sequence[tuple[str, Sequence[Walked]]], goals: Mapping[str, str] | None = None
    ) -> Data:
        """Return a book as data for Typst.

        Args:
            cover: what its cover says.
            parts: the title of each part, and its pages.
            goals: the places beside those pages that links may lead to.
        """
        return {
            **self._around,
            "titel": plain(cover.title),
            "omslag": self._cover(cover),
            "delen": [{"titel": plain(title), "paginas": [page.blocks for page in pages]} for title, pages in parts],
            "doelen": {**_goals(page for _title, pages in parts for page in pages), **(goals or {})},
        }

    def _cover(self, cover: Cover) -> Data:
        day, papier = self._handboek.school.school.datum, self._handboek.teksten.papier
        date = fill(papier.datum, dag=day.day, maand=papier.maanden[day.month - 1], jaar=day.year)
        return {
            "boven": plain(cover.above),
            "titel": plain(cover.title),
            "onder": plain(cover.below),
            "over": [plain(about) for about in cover.about],
            "datum": plain(date),
        }


def _goals(pages: Iterable[Walked]) -> dict[str, str]:
    """Return the place in the document for each goal that a link may have; a page is found where its title stands."""
    goals: dict[str, str] = {}
    for page in pages:
        for anchor in page.anchors:
            goals.setdefault(anchor.partition("#")[0], anchor)
            goals[anchor] = anchor
    return goals
