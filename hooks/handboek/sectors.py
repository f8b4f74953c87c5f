"""The opleidingen by sector, for a list of all of them."""

from itertools import groupby

from .model import Handboek, Opleiding


def by_sector(handboek: Handboek) -> list[tuple[str, list[tuple[str, Opleiding]]]]:
    """Return each sector with its opleidingen and their slugs, in alphabetical order; those without one come last."""

    def sector(item: tuple[str, Opleiding]) -> tuple[bool, str]:
        return not item[1].sector, item[1].sector

    ordered = sorted(handboek.opleidingen.items(), key=lambda item: (sector(item), item[1].naam.lower()))
    rest = handboek.teksten.opleiding.zonder_sector
    return [(name or rest, list(group)) for (_is_rest, name), group in groupby(ordered, sector)]
