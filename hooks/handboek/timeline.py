"""The points of a stage's timeline, drawn from the data; the browser gives each its date.

A point has a beginning to count from, and a number of days. Which day that is depends on the dates, the days of the
week and the holidays of one stage; `timeline.js` works it out on the reader's device.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from .model.gesprekken import Gesprek, Gesprekken, Moment, Vanaf
from .model.leren import Inwerken, Inwerkstap
from .rows import Rij

# The order in which a stage meets them.
_ORDER: tuple[Vanaf, ...] = ("begin", "week", "halverwege", "eind")


@dataclass(frozen=True, slots=True, kw_only=True)
class Punt(Rij):
    """A point of the timeline; `dagen` counts from `vanaf`, or is the day of the week (0 is Monday)."""

    soort: Literal["stap", "gesprek"]
    vanaf: Vanaf
    dagen: int


def timeline(inwerken: Inwerken, gesprekken: Gesprekken) -> tuple[Punt, ...]:
    """Return the points of a stage, in the order in which most stages meet them.

    A step that is one of the gesprekken is left out where that gesprek has a point of its own.
    """
    points = [*_steps(inwerken, gesprekken), *_talks(gesprekken)]
    return tuple(sorted(points, key=lambda point: (_ORDER.index(point.vanaf), point.dagen)))


def _steps(inwerken: Inwerken, gesprekken: Gesprekken) -> Iterator[Punt]:
    planned = {gesprek.id for gesprek in gesprekken.gesprekken if gesprek.moment}
    for stap in inwerken.stappen:
        if stap.gesprek not in planned:
            yield _step(stap)


def _step(stap: Inwerkstap) -> Punt:
    return Punt(
        id=stap.id,
        titel=stap.titel,
        uitleg=stap.uitleg,
        soort="stap",
        vanaf="eind" if stap.fase == "afronding" else "begin",
        dagen=stap.dag,
        wie=tuple(stap.wie),
    )


def _talks(gesprekken: Gesprekken) -> Iterator[Punt]:
    for gesprek in gesprekken.gesprekken:
        if gesprek.moment:
            yield _talk(gesprek, gesprek.moment)


def _talk(gesprek: Gesprek, moment: Moment) -> Punt:
    return Punt(
        id=gesprek.id,
        titel=gesprek.titel,
        uitleg=gesprek.doel,
        nummer=gesprek.nummer,
        keer="r1" if moment.vanaf == "week" else "",
        soort="gesprek",
        vanaf=moment.vanaf,
        dagen=moment.dagen,
        wie=tuple(gesprek.wie),
    )
