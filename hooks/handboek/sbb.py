"""Official XML of SBB to opleidingen: one dossier in memory at a time; what is unexpected is said, never guessed.

Codes of kerntaken and werkprocessen do not stand in the file but are composed from its chapters:
`B1-K{kerntaak}-W{werkproces}` for what all profielen share, `P{profiel}-K{kerntaak}-W{werkproces}` for the rest.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from .model import Opleiding
from .node import Node
from .problems import Place, Problem, Problems, quoted
from .sbb_build import Builder
from .sbb_dossier import Composer, Kwalificatiedossier
from .sbb_xml import XmlStream
from .text_rules import check_texts, fill_variables
from .validate import validate

_MOST = 100  # problems in one file; who has more holds another kind of file
_MOST_NAMED = 12
_BY_HAND = "Kijk of SBB een nieuwer bestand heeft, of voeg deze opleiding met de hand toe."


@dataclass(frozen=True, slots=True)
class Ingelezen:
    """An opleiding as a file has it, and where."""

    opleiding: Opleiding
    place: Place


class SbbReader:
    """Reads one file: `feed` takes its bytes as they come, and what is wrong with its content gathers in `problems`.

    Args:
        file: the name to show in messages.
        crebos: the opleidingen that are wanted; all when empty.
    """

    def __init__(self, file: str, crebos: Collection[str] = ()) -> None:
        self.problems: list[Problem] = []
        self.crebos: set[str] = set()
        """Those of all opleidingen that the file has, wanted or not."""
        self._file = file
        self._wanted = frozenset(crebos)
        self._builder = Builder(file, self.problems)
        self._xml = XmlStream(file, "sbb", self._builder.start, self._builder.end)
        self._dossiers = 0

    def feed(self, data: bytes) -> Iterator[Ingelezen]:
        """Read the next bytes and yield the opleidingen of each dossier that ends in them.

        Raises:
            Problems: where this is no safe and sound XML, or has too many problems to go on.
        """
        self._xml.feed(data)
        done = list(self._builder.done)
        self._builder.done.clear()
        self._dossiers += len(done)
        for dossier in done:
            yield from self._opleidingen(dossier)
            if len(self.problems) > _MOST:
                raise Problems(self.problems)

    def close(self) -> None:
        """Say that there are no more bytes.

        Raises:
            Problems: where the document does not end here.
        """
        self._xml.close()
        if not self._dossiers:
            remedy = "Geef een bestand met kwalificatiedossiers, zoals SBB het bij 'Lijsten' aanbiedt."
            self._say(Place(self._file), "er staat geen kwalificatiedossier in dit bestand.", remedy)

    def _opleidingen(self, dossier: Kwalificatiedossier) -> Iterator[Ingelezen]:
        composer = Composer(dossier, self.problems)
        if not dossier.profielen:
            wrong = f"dossier {quoted(dossier.titel)} heeft geen profielen."
            self.problems.append(Problem(dossier.place, wrong, "Er is niets uit in te lezen.", "let op"))
        for profiel in dossier.profielen:
            crebos = {crebo.nummer: crebo for crebo in profiel.crebos if crebo.nummer}
            self.crebos |= crebos.keys()
            if not crebos and not self._wanted:
                remedy = "Kies met --crebo de opleidingen die je wilt, of wacht op een nieuwer bestand van SBB."
                self._say(profiel.place, f"profiel {quoted(profiel.titel)} heeft geen crebo.", remedy)
            for nummer, crebo in crebos.items():
                if not self._wanted or nummer in self._wanted:
                    node = composer.opleiding(profiel, crebo)
                    if node is not None and (opleiding := self._checked(node)) is not None:
                        yield Ingelezen(opleiding, crebo.place)

    def _checked(self, node: Node) -> Opleiding | None:
        """Return what the handbook makes of an opleiding, by the rules that hold for one from YAML."""
        wrong = [problem for problem in (*check_texts(node), *fill_variables(node, {})) if problem.severity == "fout"]
        try:
            opleiding = validate(Opleiding, node)
        except Problems as problems:
            wrong.extend(problems)
        self.problems.extend(replace(problem, remedy=_BY_HAND) for problem in wrong)
        return None if wrong else opleiding

    def _say(self, place: Place, wrong: str, remedy: str) -> None:
        self.problems.append(Problem(place, wrong, remedy))


def not_there(missing: Sequence[str], files: Sequence[Path], there: Sequence[str]) -> Problem:
    """Return what to say of crebos that were asked for in vain, with those that there are."""
    names = [path.as_posix() for path in dict.fromkeys(files)]
    where = ", ".join(names) if len(names) <= _MOST_NAMED else f"deze {len(names)} bestanden"
    more = f" en nog {len(there) - _MOST_NAMED}" if len(there) > _MOST_NAMED else ""
    known = f"Daarin staan wel: {', '.join(there[:_MOST_NAMED])}{more}. " if there else ""
    remedy = f"{known}Kijk het nummer na, of neem een ander bestand van SBB."
    return Problem(Place("--crebo"), f"crebo {', '.join(missing)} staat niet in {where}.", remedy)
