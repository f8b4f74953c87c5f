"""A kwalificatiedossier as an SBB file has it, and the opleidingen in it as trees of nodes, like those from YAML."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from .node import Node
from .problems import Place, Problem, quoted
from .sbb_text import date, lines, title
from .text_rules import check_texts, fill_variables

PARTS = ("omschrijving", "resultaat", "gedrag")
"""What a file says of a werkproces beside its title."""
UITGEVER = "Samenwerkingsorganisatie Beroepsonderwijs Bedrijfsleven (SBB)"
URL = "https://kwalificaties.s-bb.nl"
_NEWER = "Kijk of SBB een nieuwer bestand heeft, of kies met --crebo wat je wel wilt inlezen."
_DATES = {
    "vanaf": "Geldig_vanaf",
    "einde_instroom": "Datum_einde_instroom",
    "einde_opleiding": "Datum_einde_opleiding",
}
Attributes = Mapping[str, str]


@dataclass(slots=True)
class Deel:
    """A kerntaak, a werkproces, a profiel: what has a number, a title and a place."""

    attributes: Attributes
    place: Place

    @property
    def titel(self) -> str:
        """Its title, tidy."""
        return title(self.attributes.get("titel", ""))

    @property
    def hoofdstuk(self) -> str:
        """Its number within what it is part of, of which the official codes are composed."""
        return self.attributes.get("hoofdstuk", "").strip()


@dataclass(slots=True)
class Tekst:
    """A text about a werkproces, and what is added to it for one profiel, by the number of that profiel."""

    place: Place
    algemeen: str = ""
    per_profiel: dict[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class Proces(Deel):
    """A werkproces."""

    teksten: dict[str, Tekst] = field(default_factory=dict)


@dataclass(slots=True)
class Taak(Deel):
    """A kerntaak."""

    werkprocessen: list[Proces] = field(default_factory=list)


@dataclass(slots=True)
class Crebo(Deel):
    """The number of a kwalificatie or of a dossier, with the dates for which it holds."""

    nummer: str = ""


@dataclass(slots=True)
class Profiel(Deel):
    """A kwalificatie of a dossier: one opleiding for each crebo."""

    crebos: list[Crebo] = field(default_factory=list)
    kerntaken: list[Taak] = field(default_factory=list)


@dataclass(slots=True)
class Kwalificatiedossier(Deel):
    """A dossier with all that its profielen share."""

    domein: str = ""
    crebos: list[Crebo] = field(default_factory=list)
    vastgesteld: str = ""
    basis: list[Taak] = field(default_factory=list)
    profielen: list[Profiel] = field(default_factory=list)


class Composer:
    """Composes the opleidingen of one dossier; what is wrong or left out is added to `problems`."""

    def __init__(self, dossier: Kwalificatiedossier, problems: list[Problem]) -> None:
        self._dossier = dossier
        self._problems = problems
        known = {profiel.attributes.get("nr", "") for profiel in dossier.profielen}
        for task in dossier.basis:
            for process in task.werkprocessen:
                for tekst in process.teksten.values():
                    for nummer in sorted(tekst.per_profiel.keys() - known):
                        wrong = f"hier hoort een tekst bij profiel {quoted(nummer)}, dat er niet is."
                        problems.append(Problem(tekst.place, wrong, "De tekst is overgeslagen.", "let op"))

    def opleiding(self, profiel: Profiel, crebo: Crebo) -> Node | None:
        """Return an opleiding as a tree of nodes, or nothing where the file does not allow to compose its codes."""
        before = len(self._problems)
        dossier, place = self._dossier, profiel.place
        kerntaken = [*self._tasks(dossier.basis, "B1", profiel), *self._tasks(profiel.kerntaken, "P", profiel)]
        if not kerntaken:
            self._refuse(place, f"profiel {quoted(profiel.titel)} heeft geen kerntaken.", _NEWER)
        niveau = profiel.attributes.get("niveau", "").strip()
        if niveau not in ("1", "2", "3", "4"):
            self._refuse(place, f"profiel {quoted(profiel.titel)} heeft niveau {quoted(niveau)}.", _NEWER)
        if any(problem.severity == "fout" for problem in self._problems[before:]):
            return None
        dates = {key: date(crebo.attributes.get(name, "")) for key, name in _DATES.items()}
        bron = {
            "titel": f"Kwalificatiedossier {dossier.titel}",
            "uitgever": UITGEVER,
            "vastgesteld": dossier.vastgesteld,
            "url": URL,
        }
        numbers = {number.nummer: number for number in dossier.crebos if number.nummer}
        code = next(iter(numbers)) if len(numbers) == 1 else ""
        versie = title(dossier.attributes.get("versie", ""))
        values: dict[str, Node] = {
            "naam": Node(profiel.titel, place),
            "crebo": Node(crebo.nummer, crebo.place),
            "niveau": Node(int(niveau), place),
            **({"sector": Node(dossier.domein, dossier.place)} if dossier.domein else {}),
            "dossier": _map({"code": code, "naam": dossier.titel, "versie": versie}, dossier.place),
            "geldig": _map(dates, crebo.place),
            "zekerheid": Node("hoog", place),
            "bronnen": Node([_map(bron, dossier.place)], dossier.place),
            "kerntaken": Node(kerntaken, place),
        }
        return Node(values, place)

    def _tasks(self, tasks: Iterable[Taak], kind: str, profiel: Profiel) -> Iterator[Node]:
        seen: dict[str, Place] = {}
        for task in tasks:
            prefix = f"P{self._number(profiel)}" if kind == "P" else kind
            code = f"{prefix}-K{self._number(task)}"
            self._once(code, task.place, seen)
            if not task.werkprocessen:
                self._refuse(task.place, f"kerntaak {code} heeft geen werkprocessen.", _NEWER)
            processes = [self._process(process, code, profiel, seen) for process in task.werkprocessen]
            yield Node(
                {
                    "code": Node(code, task.place),
                    "titel": Node(task.titel, task.place),
                    "werkprocessen": Node(processes, task.place),
                },
                task.place,
            )

    def _process(self, process: Proces, kerntaak: str, profiel: Profiel, seen: dict[str, Place]) -> Node:
        code = f"{kerntaak}-W{self._number(process)}"
        self._once(code, process.place, seen)
        values = {"code": Node(code, process.place), "titel": Node(process.titel, process.place)}
        for name in PARTS:
            if (tekst := process.teksten.get(name)) is None:
                continue
            nummer = profiel.attributes.get("nr", "")
            node = Node(lines(f"{tekst.algemeen}\n{tekst.per_profiel.get(nummer, '')}"), tekst.place)
            if node.value and self._is_plain(node, f"{name} van {code}"):
                values[name] = node
        return Node(values, process.place)

    def _is_plain(self, node: Node, what: str) -> bool:
        """Tell whether the handbook can show a text; one that it cannot is left out, and that is said."""
        for problem in [*check_texts(node), *fill_variables(node, {})]:
            wrong = f"{what} is weggelaten: {problem.wrong}"
            self._problems.append(Problem(node.place, wrong, "Vul de tekst zo nodig zelf aan.", "let op"))
            return False
        return True

    def _number(self, deel: Deel) -> str:
        if not deel.hoofdstuk.isdecimal():
            wrong = f"{quoted(deel.titel)} heeft geen nummer: bij 'hoofdstuk' staat {quoted(deel.hoofdstuk)}."
            self._refuse(deel.place, wrong, _NEWER)
        return deel.hoofdstuk

    def _once(self, code: str, place: Place, seen: dict[str, Place]) -> None:
        first = seen.setdefault(code, place)
        if first is not place:
            self._refuse(place, f"de code {code} staat hier twee keer (ook op regel {first.line}).", _NEWER)

    def _refuse(self, place: Place, wrong: str, remedy: str) -> None:
        self._problems.append(Problem(place, wrong, remedy))


def _map(values: Mapping[str, str], place: Place) -> Node:
    """Return a node of the texts that are not empty."""
    return Node({key: Node(value, place) for key, value in values.items() if value}, place)
