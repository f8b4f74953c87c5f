"""The elements of an SBB file to kwalificatiedossiers. What is not known to be of no use to us is said."""

from collections.abc import Callable
from typing import TypeVar

from .problems import Place, Problem, Problems, quoted
from .sbb_dossier import PARTS, Crebo, Deel, Kwalificatiedossier, Proces, Profiel, Taak, Tekst
from .sbb_text import title
from .sbb_xml import Take

D = TypeVar("D", bound=Deel)

_DOSSIER = "sbb/dossiers/dossier"
_APPROVED = f"{_DOSSIER}/voorblad/omschrijving/verantwoording/vaststellingsinformatie/vastgesteldop"
_PROFILE = f"{_DOSSIER}/profielen/profiel"
_TASKS = {
    f"{_DOSSIER}/basis/basistaken/basiskerntaken/kerntaak": "basiswerkprocessen",
    f"{_PROFILE}/profielkerntaken/kerntaak": "profielwerkprocessen",
}
_PROCESSES = {f"{task}/{group}/werkproces" for task, group in _TASKS.items()}
# Where in the file each text about a werkproces stands, with the name it has here.
_TEXTS = {f"{path}/werkproces{part}": part for path in _PROCESSES for part in PARTS}
_EXTRAS = {f"{path}/{path.rpartition('/')[2]}perprofiel/aanvullend": part for path, part in _TEXTS.items()}
# What is left out without a word, by what it is part of: not for this handbook, and seen in SBB's own files.
_LEFT_OUT = {
    "sbb": {"sectorkamers", "competenties"},
    _DOSSIER: {"kennisenvaardigheden", "categoriekennisenvaardigheden", "inleiding", "verantwoordingsinformatie"},
    f"{_DOSSIER}/voorblad": set(),
    f"{_DOSSIER}/voorblad/omschrijving": {"penvoerder"},
    f"{_DOSSIER}/voorblad/omschrijving/verantwoording": set(),
    _APPROVED.rpartition("/")[0]: {"vastgestelddoor", "vastgesteldte"},
    f"{_DOSSIER}/basis": {"typeringberoepengroep"},
    f"{_DOSSIER}/basis/basistaken": {"generieke_onderdelen"},
    _PROFILE: {"omschrijving"},
    **{path: {"complexiteit", "verantwoordelijkheid", "vakkennisenvaardigheden"} for path in _TASKS},
    **{path: {"werkprocescompetenties"} for path in _PROCESSES},
}
_IGNORED = {f"{path}/{name}" for path, names in _LEFT_OUT.items() for name in names}
_MAX_PARTS, _MAX_SIGNS = 5_000, 5_000_000  # in one dossier; the largest of SBB have a tenth of the one, and a fiftieth
_NEWER = "Het komt niet voor in de bestanden die wij kennen: kijk na of er iets mist."


class Builder:
    """Builds dossiers while a file is read; `done` has those that have ended, and is the reader's to empty.

    Args:
        file: the name to show in messages.
        problems: what is wrong is added to this.
    """

    def __init__(self, file: str, problems: list[Problem]) -> None:
        self.done: list[Kwalificatiedossier] = []
        self._file = file
        self._problems = problems
        self._said: set[str] = set()
        self._domains: dict[str, str] = {}
        self._extra_for = ""
        self._parts = self._signs = 0
        self._dossier: Kwalificatiedossier
        self._tasks: list[Taak] = []
        self._crebos: list[Crebo] = []
        self._opens: dict[str, Callable[[dict[str, str], Place], None]] = {
            "sbb/domeinen/domein": self._open_domain,
            _DOSSIER: self._open_dossier,
            f"{_DOSSIER}/dossiercrebos": self._open_shared,
            f"{_DOSSIER}/basis": self._open_shared,
            _PROFILE: self._open_profile,
            f"{_DOSSIER}/dossiercrebos/dossiercrebo": self._open_crebo,
            f"{_PROFILE}/creboinformatie/crebo": self._open_crebo,
            **dict.fromkeys(_TASKS, self._open_task),
            **dict.fromkeys(_PROCESSES, self._open_process),
            **{f"{path}/profiel": self._open_extra for path in _EXTRAS},
        }
        self._texts = {
            _APPROVED,
            *(path for path in self._opens if path.endswith("crebo")),
            *_TEXTS,
            *(f"{path}/omschrijving" for path in _EXTRAS),
        }
        leaves = {*self._opens, *self._texts}
        self._enters = {
            "/".join(steps[:depth])
            for path in leaves
            for steps in [path.split("/")]
            for depth in range(1, len(steps) + 1)
        }

    def start(self, path: str, attributes: dict[str, str], place: Place) -> Take:
        """Take note that an element begins, and say what to do with it.

        Raises:
            Problems: where one dossier is larger than any can be.
        """
        if path not in self._enters:
            if path not in _IGNORED:
                self._unknown(path, place)
            return Take.SKIP
        if path in self._opens:
            self._parts += 1
            self._limit(place)
            self._opens[path](attributes, place)
        elif path in _TEXTS:
            self._tasks[-1].werkprocessen[-1].teksten.setdefault(_TEXTS[path], Tekst(place))
        return Take.TEXT if path in self._texts else Take.ENTER

    def end(self, path: str, text: str) -> None:
        """Take note that an element ends, with the text that it had."""
        self._signs += len(text)
        above = path.rpartition("/")[0]
        if path == _DOSSIER:
            self.done.append(self._dossier)
        elif path == _APPROVED:
            self._dossier.vastgesteld = title(text)
        elif path in _TEXTS:
            self._text(_TEXTS[path]).algemeen += text
        elif above in _EXTRAS and path.endswith("/omschrijving"):
            extras = self._text(_EXTRAS[above]).per_profiel
            extras[self._extra_for] = f"{extras.get(self._extra_for, '')}\n{text}"
        elif path in self._texts:
            self._crebos[-1].nummer = title(text)

    def _open_domain(self, attributes: dict[str, str], _place: Place) -> None:
        # What belongs to no domain has one without a crebo, which only says so.
        if attributes.get("crebo"):
            self._domains[attributes.get("nr", "")] = title(attributes.get("titel", ""))

    def _open_dossier(self, attributes: dict[str, str], place: Place) -> None:
        self._parts = self._signs = 0
        self._dossier = Kwalificatiedossier(attributes, place)
        self._dossier.domein = self._domains.get(attributes.get("referentiedomein", ""), "")
        status = title(attributes.get("status", ""))
        if status and status != "Vastgesteld":
            wrong = f"dossier {quoted(self._dossier.titel)} heeft de status {quoted(status)}."
            self._say(place, wrong, "Controleer bij SBB of het al geldt.")

    def _open_shared(self, _attributes: dict[str, str], _place: Place) -> None:
        self._tasks, self._crebos = self._dossier.basis, self._dossier.crebos

    def _open_profile(self, attributes: dict[str, str], place: Place) -> None:
        profiel = Profiel(attributes, place)
        self._dossier.profielen.append(profiel)
        self._tasks, self._crebos = profiel.kerntaken, profiel.crebos

    def _open_crebo(self, attributes: dict[str, str], place: Place) -> None:
        self._crebos.append(Crebo(attributes, place))

    def _open_task(self, attributes: dict[str, str], place: Place) -> None:
        self._tasks.append(Taak(attributes, place))

    def _open_process(self, attributes: dict[str, str], place: Place) -> None:
        self._tasks[-1].werkprocessen.append(Proces(attributes, place))

    def _open_extra(self, attributes: dict[str, str], _place: Place) -> None:
        self._extra_for = attributes.get("referentie", "")

    def _text(self, part: str) -> Tekst:
        return self._tasks[-1].werkprocessen[-1].teksten[part]

    def _limit(self, place: Place) -> None:
        if self._parts > _MAX_PARTS or self._signs > _MAX_SIGNS:
            wrong = "dit dossier is groter dan een kwalificatiedossier kan zijn."
            raise Problems([*self._problems, Problem(place, wrong, "Haal het bestand opnieuw op bij SBB.")])

    def _unknown(self, path: str, place: Place) -> None:
        if path not in self._said and len(self._said) < _MAX_PARTS:
            self._said.add(path)
            above, _, name = path.rpartition("/")
            wrong = f"<{name[:40]}> binnen <{above.rpartition('/')[2]}> kennen we niet; het is overgeslagen."
            self._say(place, wrong, _NEWER)

    def _say(self, place: Place, wrong: str, remedy: str) -> None:
        self._problems.append(Problem(place, wrong, remedy, "let op"))
