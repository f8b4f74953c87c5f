"""Where entries of a list go that say after or before which other one they stand."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from .problems import Place, Problem, quoted, suggest


@dataclass(frozen=True, slots=True)
class Placed:
    """An entry that stands after or before another one; `place` is where it says so."""

    name: str
    side: Literal["na", "voor"]
    other: str
    place: Place


def place(order: Sequence[str], moves: Sequence[Placed]) -> tuple[list[str], list[Problem]]:
    """Return the names in their order with each move done, and what is wrong with the moves.

    Several that stand after the same entry keep the order in which they are given.
    """
    names = [name for name in order if name not in {move.name for move in moves}]
    problems = []
    waiting = list(moves)
    known = {*order, *(move.name for move in moves)}
    for move in moves:
        if move.other not in known:
            wrong = f"er is geen regel {quoted(move.other)} om {move.side} te staan."
            problems.append(Problem(move.place, wrong, suggest(move.other, known - {move.name})))
            waiting.remove(move)
    last: dict[str, str] = {}
    while ready := [move for move in waiting if move.other in names]:
        for move in ready:
            if move.side == "na":
                names.insert(names.index(last.get(move.other, move.other)) + 1, move.name)
                last[move.other] = move.name
            else:
                names.insert(names.index(move.other), move.name)
            waiting.remove(move)
    for move in waiting:
        if not any(problem.place == move.place for problem in problems) and _is_in_ring(move, waiting):
            wrong = f"{quoted(move.name)} en {quoted(move.other)} wachten op elkaar."
            problems.append(
                Problem(move.place, wrong, "Zet een van beide na of voor een regel die al een plaats heeft.")
            )
    return names, problems


def _is_in_ring(start: Placed, waiting: Sequence[Placed]) -> bool:
    """Tell whether one waits, through others, for itself; who waits for a ring has no mistake of its own."""
    others = {move.name: move.other for move in waiting}
    at = start.other
    for _step in others:
        if at == start.name:
            return True
        if at not in others:
            return False
        at = others[at]
    return False
