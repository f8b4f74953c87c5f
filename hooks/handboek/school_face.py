"""What readers see of a school on every page, held against the room that there is for it."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from .logo import check_logo
from .model.school import School
from .node import Node
from .problems import Problem

_LONG = 20  # characters: what fits in the menu on the row of the other tabs


def check_face(docs: Sequence[Path], school: School, node: Node) -> Iterator[Problem]:
    """Yield what is wrong with the logo and the short name of a school.

    Args:
        docs: the folders in which the logo may stand, that of the school last.
        school: as it was read.
        node: what it was read from.
    """
    yield from check_logo(docs, school.logo, node.at(("logo",)).place)
    if (length := len(school.korte_naam)) > _LONG:
        wrong = f"de korte naam is met {length} tekens te lang om in het menu op één regel te passen."
        remedy = f"Kies er een van hoogstens {_LONG} tekens, zoals een afkorting. De hele naam staat bij 'naam'."
        yield Problem(node.at(("korte_naam",)).place, wrong, remedy, "let op")
