"""What the base said when a school changed it, held against what it says now.

A school replaces, hides and adds. Each of these was right for the base that it was written for: a text that was
replaced may have been mended since, what was hidden may be gone, and what was added may now be there already.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from .baseline_file import Values, read_of
from .finding import BASELINE, SCHOLEN, Layer
from .problems import Problem, Problems, quoted
from .touches import Touch
from .unknown_entry import WHOLE
from .wording import apart, name_of


@dataclass(frozen=True, slots=True)
class Baseline:
    """What a school remembers of the base, beside what the base says now."""

    then: Values | None
    """None where the school has never remembered anything."""
    now: Mapping[str, Mapping[str, Touch]]
    command: str
    """What the school types to remember what there is now."""
    is_damaged: bool = False
    """Whether it remembered something that cannot be read."""

    def differences(self) -> Iterator[Problem]:
        """Yield a warning for each place where the base is no longer as it was."""
        for name, touches in self.now.items():
            then = (self.then or {}).get(name, {})
            gained: dict[str, list[str]] = {}
            for path, touch in touches.items():
                if path in then:
                    if then[path] != touch.base:
                        yield self._changed(touch, then[path])
                elif (outer := _added_around(path, then)) is not None:
                    gained.setdefault(outer, []).append(path)
                elif lost := _remembered_below(path, touch, then):
                    yield self._say(touch, f"de basis heeft dit niet meer; eerst stond er {quoted(lost)}.")
            for paths in gained.values():
                yield self._gained(paths, touches)

    def unknown(self) -> Iterator[tuple[str, str, Touch]]:
        """Yield the file, the path and what is there for each place of which nothing is remembered yet."""
        for name, touches in self.now.items():
            then = (self.then or {}).get(name, {})
            for path, touch in touches.items():
                is_known = path in then or _added_around(path, then) is not None
                if not is_known and not _remembered_below(path, touch, then):
                    yield name, path, touch

    def advice(self) -> Iterator[Problem]:
        """Yield one warning where there are places of which nothing is remembered yet."""
        places = sorted(touch.place for _name, _path, touch in self.unknown())
        if not places or self.is_damaged:
            return
        number = "deze verandering" if len(places) == 1 else f"{len(places)} veranderingen (dit is de eerste)"
        wrong = f"van {number} is nog niet onthouden wat de basis zegt."
        remedy = f"Met '{self.command}' onthoud je het. Dan hoor je het als de basis daar verandert."
        yield Problem(places[0], wrong, remedy, "let op")

    def values(self) -> dict[str, dict[str, object]]:
        """Return all there is to remember now."""
        return {name: {path: touch.base for path, touch in touches.items()} for name, touches in self.now.items()}

    def with_unknown(self) -> dict[str, dict[str, object]]:
        """Return what is remembered with only what was not known yet added to it."""
        values = {name: dict(then) for name, then in (self.then or {}).items()}
        for name, path, touch in self.unknown():
            values.setdefault(name, {})[path] = touch.base
        return values

    @property
    def _how(self) -> str:
        """How to confirm; who has nothing installed can do it in the browser."""
        return f"'{self.command}', of haal de regel ervan weg uit {BASELINE}"

    def _changed(self, touch: Touch, then: object) -> Problem:
        if then is None:
            return self._both(touch, touch.own, touch.base)
        if touch.base is None:
            return self._say(touch, f"de basis heeft dit niet meer; eerst stond er {quoted(name_of(then))}.")
        before, after = map(quoted, apart(then, touch.base))
        if touch.kind == "verborgen":
            return self._say(touch, f"wat hier verborgen is, veranderde in de basis: eerst {before}, nu {after}.")
        if touch.kind == "gelijk":
            remedy = f"Je mag deze regel weghalen. Bevestig het daarna: {self._how}."
            wrong = f"de basis zegt nu hetzelfde als hier: eerst {before}, nu {after}."
            return Problem(touch.place, wrong, remedy, "let op")
        if touch.page:
            wrong = f"de pagina die deze vervangt, veranderde in de basis: eerst {before}, nu {after}."
            remedy = f"Haal eruit wat je nodig hebt; ze staat in {touch.page}. Bevestig het daarna: {self._how}."
            return Problem(touch.place, wrong, remedy, "let op")
        return self._say(touch, f"wat hier vervangen is, veranderde in de basis: eerst {before}, nu {after}.")

    def _gained(self, paths: Sequence[str], touches: Mapping[str, Touch]) -> Problem:
        """Tell that the base now has what the school added; what both of them say there is all that is known of it."""
        outermost = min(path.count(".") for path in paths)
        within = {path.rpartition(".")[2]: touches[path] for path in paths if path.count(".") == outermost}
        first = min(within.values(), key=lambda touch: touch.place)
        own = {key: touch.own for key, touch in within.items()}
        return self._both(first, name_of(own), name_of({key: touch.base for key, touch in within.items()}))

    def _both(self, touch: Touch, own: object, base: object) -> Problem:
        here, there = map(quoted, apart(own, base))
        wrong = f"de basis heeft dit nu zelf ook: hier staat {here}, in de basis {there}."
        remedy = f"Kijk na of het nog nodig is, of geef het een andere naam. Bevestig het daarna: {self._how}."
        return Problem(touch.place, wrong, remedy, "let op")

    def _say(self, touch: Touch, wrong: str) -> Problem:
        remedy = f"Kijk na of dit zo nog klopt. Bevestig het daarna: {self._how}."
        return Problem(touch.place, wrong, remedy, "let op")


def read_baseline(school: Layer, bytes_of: Callable[[Path], bytes]) -> tuple[Baseline, list[Problem]]:
    """Return what a school remembers, beside nothing yet, and what is wrong with its file.

    A damaged file is a warning, since the handbook can do without; but nothing may be written over it then.
    """
    inside = school.data.parent.name == SCHOLEN
    command = f"handboek bevestig --school {school.data.name}" if inside else "handboek bevestig"
    try:
        return Baseline(read_of(school, bytes_of), {}, command), []
    except Problems as problems:
        found = [replace(problem, severity="let op") for problem in problems]
        return Baseline(None, {}, command, is_damaged=True), found


def texts_of(then: Values | None, name: str) -> tuple[tuple[str, str], ...]:
    """Return what is remembered of a file, in words, by path; of what the school added there are no words."""
    remembered = (then or {}).get(name, {})
    return tuple((path, "" if value is None else name_of(value) or " ") for path, value in sorted(remembered.items()))


def _added_around(path: str, then: Mapping[str, object]) -> str | None:
    """Return the path of what the school once added and that this path is a part of."""
    parts = path.split(".")
    outer = [".".join(parts[:number]) for number in range(1, len(parts))]
    return next((at for at in (WHOLE, *outer) if at in then and then[at] is None), None)


def _remembered_below(path: str, touch: Touch, then: Mapping[str, object]) -> str:
    """Return what the base once said within what is now new, or replaced as a whole; nothing where it did not."""
    if touch.kind == "verborgen":
        return ""
    below = [value for at, value in then.items() if path == WHOLE or at.startswith(f"{path}.")]
    return next((name_of(value) for value in below if value is not None), "")
