"""Files to a validated Handboek, or to everything that is wrong with them."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from .across import check_across, generated_pages
from .logo import check_logo
from .model import FILES, FOLDERS, Formulier, Handboek, Model, Opleiding, Voorwerk
from .model.leren import Rollen
from .model.naslag import Schoolbestand
from .node import Node
from .problems import Place, Problem, Problems, quoted, suggest
from .roles import role_variables
from .understand import Variables, read_head, understand

_ENDINGS = (".yml", ".yaml")
_OTHER_MARKDOWN = (".markdown", ".mdown", ".mkdn", ".mkd")  # MkDocs takes these for pages too
_PAGE = "docs/"
M = TypeVar("M", bound=Model)
_FOLDERS_SHOWN = [f"data/{name}/" for name in FOLDERS]
_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


@dataclass(frozen=True, slots=True)
class Loaded:
    """A handbook with the warnings about its input."""

    handboek: Handboek
    warnings: tuple[Problem, ...]


def load(data: Path, docs: Path, read: Callable[[Path], bytes] = read_head) -> Loaded:
    """Read and check every data file, and the front matter of every hand-written page.

    Args:
        data: the folder with the YAML files.
        docs: the folder with the pages in Markdown.
        read: gives the bytes of a file.

    Raises:
        Problems: all that is wrong, in all files at once; warnings are among them then.
    """
    reading = _Reading(read)
    reading.read_files(data)
    for folder in FOLDERS:
        reading.read_folder(data, folder)
    reading.read_pages(docs)
    reading.look_at_logo(docs)
    reading.look_for_strays(data)
    pages = {name.removeprefix(_PAGE) for name in reading.tried if name.startswith(_PAGE)}
    reading.problems.extend(check_across(reading.values, reading.nodes, reading.kinds, reading.tried, pages))
    if any(problem.severity == "fout" for problem in reading.problems):
        raise Problems(reading.problems)
    return Loaded(reading.handboek(), tuple(sorted(reading.problems)))


@dataclass(slots=True)
class _Reading:
    """What has been read so far, by name: `bronnen`, `opleidingen/kok`, `docs/leren/smart.md`."""

    bytes_of: Callable[[Path], bytes]
    tried: set[str] = field(default_factory=set)
    nodes: dict[str, Node] = field(default_factory=dict)
    kinds: dict[str, type[Model]] = field(default_factory=dict)
    values: dict[str, Model] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    variables: Variables | None = ()
    """What texts may name: nothing while the rollen are read, and None where they could not be read."""

    def read_files(self, data: Path) -> None:
        """Read the files directly in data/; the rollen first, since all others may name them."""
        files: dict[str, Path] = {}
        for path in _yaml_files(data):
            if files.setdefault(path.stem, path) != path:
                wrong = f"er is al een bestand '{files[path.stem].name}'."
                self._problem(f"{data.name}/{path.name}", wrong, "Voeg ze samen in één bestand.")
        for name in [*FILES, *(files.keys() - FILES.keys())]:
            if name not in files:
                self._problem(
                    f"{data.name}/{name}.yml",
                    "dit bestand ontbreekt.",
                    "Zet het terug; het handboek kan er niet zonder.",
                )
            elif name not in FILES:
                self._problem(f"{data.name}/{files[name].name}", "dit bestand hoort hier niet.", suggest(name, FILES))
            else:
                self._read(files[name], f"{data.name}/{files[name].name}", name, FILES[name])
            if FILES.get(name) is Rollen:
                rollen = self.values.get(name)
                self.variables = tuple(role_variables(rollen).items()) if isinstance(rollen, Rollen) else None

    def read_folder(self, data: Path, folder: str) -> None:
        """Read every file of a folder of data/; the name of a file becomes part of a web address."""
        seen: dict[str, str] = {}
        for path in sorted((data / folder).rglob("*")):
            if path.suffix not in _ENDINGS or not path.is_file():
                continue
            shown = f"{data.name}/{path.relative_to(data).as_posix()}"
            first = seen.setdefault(path.stem.lower(), shown)
            if first != shown:
                self._problem(
                    shown,
                    f"er is al een bestand '{path.stem}' ({first}).",
                    "Geef een van de twee bestanden een andere naam.",
                )
            elif not _SLUG.fullmatch(path.stem):
                wrong = f"de bestandsnaam {quoted(path.name)} kan geen webadres worden."
                self._problem(shown, wrong, "Gebruik kleine letters, cijfers en koppeltekens.")
            else:
                self._read(path, shown, f"{folder}/{path.stem}", FOLDERS[folder])

    def read_pages(self, docs: Path) -> None:
        """Read the front matter of every page in docs/."""
        made = generated_pages(self.tried)
        for path in sorted(docs.rglob("*")):
            name = f"{_PAGE}{path.relative_to(docs).as_posix()}"
            if path.suffix in _OTHER_MARKDOWN:
                self._problem(name, "de naam van een pagina eindigt op .md.", "Geef het bestand een andere naam.")
            elif path.suffix != ".md" or not path.is_file():
                continue
            elif path.relative_to(docs).as_posix() in made:
                wrong = "deze pagina maakt het handboek zelf."
                self._problem(name, wrong, "Haal dit bestand weg, of geef het een andere naam.")
            else:
                self._read(path, name, name, Voorwerk)

    def look_at_logo(self, docs: Path) -> None:
        """Look whether the picture that the school names is one."""
        school = self.values.get("school")
        if isinstance(school, Schoolbestand):
            place = self.nodes["school"].at(("school", "logo")).place
            self.problems.extend(check_logo(docs, school.school.logo, place))

    def look_for_strays(self, data: Path) -> None:
        """Warn of files in data/ that nobody reads, such as `kok.yml.txt`, which Windows shows as `kok.yml`."""
        for path in sorted(data.rglob("*")):
            within = path.relative_to(data)
            is_read = path.suffix in _ENDINGS and (len(within.parts) == 1 or within.parts[0] in FOLDERS)
            if path.is_file() and not is_read and not path.name.startswith("."):
                place = Place(f"{data.name}/{within.as_posix()}")
                remedy = f"Gegevens staan in een .yml-bestand in {' of '.join(['data/', *_FOLDERS_SHOWN])}."
                self.problems.append(Problem(place, "dit bestand wordt niet gelezen.", remedy, "let op"))

    def handboek(self) -> Handboek:
        """Return everything that was read, as one."""
        opleidingen = self._named(Opleiding, lambda opleiding: opleiding.naam)
        formulieren = self._named(Formulier, lambda formulier: formulier.titel)
        pages = {name.removeprefix(_PAGE): value for name, value in self.values.items() if isinstance(value, Voorwerk)}
        files: dict[str, Any] = {name: self.values[name] for name in FILES}
        return Handboek(**files, opleidingen=opleidingen, formulieren=formulieren, paginas=pages)

    def _named(self, kind: type[M], title: Callable[[M], str]) -> dict[str, M]:
        """Return the files of one type by the name of their file, in alphabetical order of title."""
        found = {name.rpartition("/")[2]: value for name, value in self.values.items() if isinstance(value, kind)}
        return dict(sorted(found.items(), key=lambda item: (title(item[1]).lower(), item[0])))

    def _read(self, path: Path, shown: str, name: str, kind: type[Model]) -> None:
        self.tried.add(name)
        try:
            file = understand(self.bytes_of(path), shown, kind, self.variables)
        except OSError:
            remedy = "Controleer of je het mag openen en of een ander programma het niet vasthoudt."
            self._problem(shown, "dit bestand is niet te lezen.", remedy)
            return
        self.problems.extend(file.problems)
        if file.node is not None:
            self.nodes[name] = file.node
            self.kinds[name] = kind
        if file.value is not None:
            self.values[name] = file.value

    def _problem(self, file: str, wrong: str, remedy: str) -> None:
        self.problems.append(Problem(Place(file), wrong, remedy))


def _yaml_files(folder: Path) -> Iterator[Path]:
    if folder.is_dir():
        yield from sorted(path for path in folder.iterdir() if path.suffix in _ENDINGS and path.is_file())
