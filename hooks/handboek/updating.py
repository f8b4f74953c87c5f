"""A file of an opleiding brought up to date with SBB: what is official changes, what the school wrote stays."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from .model import Opleiding
from .model.opleiding import Kerntaak, Werkproces
from .opleiding_yaml import bron_lines, kerntaak_lines, leerweg_line, map_lines, werkproces_lines
from .problems import Problem
from .sbb_dossier import PARTS, UITGEVER
from .yaml_edit import Path, YamlEdit

Official = TypeVar("Official", Kerntaak, Werkproces)
_HEAD = ("naam", "crebo", "niveau", "leerweg", "sector")
_GELDIG = ("vanaf", "einde_instroom", "einde_opleiding")


@dataclass(frozen=True, slots=True)
class Difference:
    """What a file said and what it says now, by official code or by key: nothing for what is new or what is gone.

    Of long texts only the names are told, in `what`, and neither of the two is there.
    """

    what: str
    old: str | None
    new: str | None


@dataclass(frozen=True, slots=True)
class Updated:
    """The text of a file brought up to date, with what differs."""

    text: str
    differences: tuple[Difference, ...]
    warnings: tuple[Problem, ...]


def update(text: str, file: str, new: Opleiding) -> Updated:
    """Return the text of a file with all that SBB says of an opleiding.

    A werkproces that is gone stays where a leerdoel of the school still points to it; a warning says where.

    Args:
        text: that of a valid file, with `\\n` for a line break.
        file: its name, to show in messages.
        new: the opleiding as SBB has it.

    Raises:
        Problems: where the file is written so that nothing can be put between.
    """
    updating = _Updating(YamlEdit(text, file), new)
    updating.head()
    updating.sources()
    updating.tasks()
    changed = updating.edit.text() if updating.differences else text
    return Updated(changed, tuple(updating.differences), tuple(updating.warnings))


class _Updating:
    """One file on its way."""

    def __init__(self, edit: YamlEdit, new: Opleiding) -> None:
        self.edit = edit
        self.new = new
        self.differences: list[Difference] = []
        self.warnings: list[Problem] = []

    def head(self) -> None:
        """Bring what stands above the kerntaken up to date."""
        self._text(("naam",), self.new.naam, (), "naam")
        if self._differs(("niveau",), str(self.new.niveau), "niveau"):
            self.edit.put_lines(("niveau",), [f"niveau: {self.new.niveau}"], _HEAD)
        if self.new.leerweg and self.edit.get(("leerweg", 0)) is None:  # the school knows best, once it has said so
            self.edit.put_lines(("leerweg",), [leerweg_line(self.new.leerweg)], ("naam", "crebo", "niveau"))
            self.differences.append(Difference("leerweg", None, " en ".join(self.new.leerweg)))
        dossier = self.new.dossier.model_dump(exclude_none=True)
        if dossier and not self.edit.has(("dossier",)):
            self.edit.put_lines(("dossier",), map_lines("dossier", self.new.dossier), _HEAD)
            self.differences.append(Difference("dossier", None, ", ".join(dossier.values())))
        else:
            for key, value in dossier.items():
                self._text(("dossier", key), value, ("code", "naam"), f"dossier {key}")
        self._dates()

    def sources(self) -> None:
        """Bring the source of the official texts up to date, or add it."""
        (bron,) = self.new.bronnen
        path: Path = ("bronnen",)
        known = self.edit.each(path, "uitgever")
        if UITGEVER not in known:
            self.edit.insert(path, len(known), bron_lines(bron, self.edit.indent(path)))
            self.differences.append(Difference("bron", None, bron.titel))
            return
        at = (*path, known.index(UITGEVER))
        for key in ("titel", "vastgesteld"):
            if value := getattr(bron, key):
                self._text((*at, key), value, ("titel", "uitgever"), f"bron {key}")

    def tasks(self) -> None:
        """Bring the kerntaken up to date, each with its werkprocessen."""
        path: Path = ("kerntaken",)
        wanted = {kerntaak.code: kerntaak for kerntaak in self.new.kerntaken}
        codes = self.edit.each(path, "code")
        for number, code in enumerate(codes):
            below: Path = (*path, number, "werkprocessen")
            if code in wanted:
                self._text((*path, number, "titel"), wanted[code].titel, ("code",), code)
                self._processes(below, wanted[code].werkprocessen)
            elif self._goals_of(self.edit.each(below, "code")):
                self._processes(below, [])
            else:
                self._gone((*path, number), code)
                self.edit.remove(path, number)
                for at, process in enumerate(self.edit.each(below, "code")):
                    self._gone((*below, at), process)
        self._add(path, codes, wanted, kerntaak_lines)

    def _processes(self, path: Path, werkprocessen: Iterable[Werkproces]) -> None:
        wanted = {werkproces.code: werkproces for werkproces in werkprocessen}
        codes = self.edit.each(path, "code")
        for number, code in enumerate(codes):
            at = (*path, number)
            if code in wanted:
                self._text((*at, "titel"), wanted[code].titel, ("code",), code)
                self._parts(at, wanted[code])
            elif goals := self._goals_of([code]):
                wrong = f"werkproces {code} staat niet meer in het bestand van SBB, en een leerdoel wijst ernaar."
                remedy = (
                    "Laat het leerdoel naar een ander werkproces wijzen en lees opnieuw in; tot dan blijft het staan."
                )
                self.warnings.extend(Problem(self.edit.place(goal), wrong, remedy, "let op") for goal in goals)
            else:
                self._gone(at, code)
                self.edit.remove(path, number)
        self._add(path, codes, wanted, werkproces_lines)

    def _parts(self, path: Path, werkproces: Werkproces) -> None:
        """Bring the texts about a werkproces up to date; one that SBB no longer has may be the school's, and stays."""
        changed = []
        for place, part in enumerate(PARTS):
            text = getattr(werkproces, part)
            if text and self.edit.get((*path, part)) != text:
                self.edit.put((*path, part), text, ("code", "titel", *PARTS[:place]))
                changed.append(part)
        if changed:
            self.differences.append(Difference(f"{werkproces.code} ({', '.join(changed)})", None, None))

    def _add(
        self,
        path: Path,
        codes: list[str],
        wanted: Mapping[str, Official],
        lines: Callable[[Official, int], Iterable[str]],
    ) -> None:
        """Put what is new into a list, each behind what it comes after in the file of SBB."""
        behind = 0
        for code, thing in wanted.items():
            if code in codes:
                behind = codes.index(code) + 1
            else:
                self.edit.insert(path, behind, lines(thing, self.edit.indent(path)))
                self.differences.append(Difference(code, None, thing.titel))

    def _dates(self) -> None:
        dates = {key: value.isoformat() for key, value in self.new.geldig.model_dump(exclude_none=True).items()}
        differs = [self._differs(("geldig", key), dates.get(key), f"geldig {key}") for key in _GELDIG if dates]
        if any(differs):
            self.edit.put_lines(("geldig",), map_lines("geldig", self.new.geldig), (*_HEAD, "dossier"))

    def _text(self, path: Path, new: str, after: Sequence[str], what: str) -> None:
        if self._differs(path, new, what):
            self.edit.put(path, new, after)

    def _differs(self, path: Path, new: str | None, what: str) -> bool:
        old = self.edit.get(path)
        if old != new:
            self.differences.append(Difference(what, old, new))
        return old != new

    def _gone(self, path: Path, code: str) -> None:
        self.differences.append(Difference(code, self.edit.get((*path, "titel")), None))

    def _goals_of(self, codes: Iterable[str]) -> list[Path]:
        """Return where the leerdoelen stand that point to one of these werkprocessen."""
        wanted = set(codes)
        goals = enumerate(self.edit.each(("leerdoelen",), "werkproces"))
        return [("leerdoelen", number, "werkproces") for number, code in goals if code in wanted]
