"""An entry of a school that the base does not have: why that may be, and what to do."""

from collections.abc import Iterable, Mapping, Sequence

from .problems import quoted, suggest

WHOLE = "(bestand)"
"""Stands where a path would, for what is remembered of a whole file."""


def explain_unknown(path: Sequence[str], known: Iterable[str], earlier: Mapping[str, str], key: str) -> tuple[str, str]:
    """Return what is wrong with an entry that is not in the list it changes, and the remedy.

    Args:
        path: keys and ids that lead to it.
        known: the ids that the list has.
        earlier: what an earlier base said, by path with dots: words, or nothing for what the school added itself.
        key: what names the entries of the list, such as `id`.
    """
    name, at = path[-1], ".".join(path)
    there = [text for where, text in earlier.items() if text and (where == at or where.startswith(f"{at}."))]
    added = [part for number, part in enumerate(path[:-1], 1) if earlier.get(".".join(path[:number])) == ""]
    if there:
        wrong = f"de basis heeft {quoted(name)} niet meer; er stond {quoted(there[0])}."
        remedy = f"Haal '{key}: {name}' weg met alles wat eronder staat"
        return wrong, f"{remedy}, of maak hem helemaal van de school: vul hem aan, met 'na:' of 'voor:' erbij."
    if earlier.get(WHOLE) == "":
        wrong = f"de basis heeft dit bestand nu zelf ook, zonder een regel {quoted(name)}."
        return wrong, "Geef jouw bestand een andere naam, of laat er alleen in staan wat verschilt."
    if added:
        wrong = f"de basis heeft nu zelf ook een {quoted(added[0])}, zonder een regel {quoted(name)}."
        return wrong, "Geef die van jou een andere id, of laat er alleen in staan wat verschilt."
    wrong = f"deze lijst heeft geen regel {quoted(name)}."
    return wrong, f"{suggest(name, known)} Is het een nieuwe regel? Zet er dan 'na:' of 'voor:' bij."
