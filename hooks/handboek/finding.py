"""The files of a handbook: which there are in each layer, under which name, and those that belong nowhere."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from .across import generated_pages
from .model import FILES, FOLDERS
from .problems import Place, Problem, quoted, suggest
from .walking import walk

PAGE = "docs/"
"""How the names of pages begin."""
VARIANT = "/formulieren/"
"""What stands in the name of a formulier that a school changes for one opleiding."""
BASELINE = "basis.slot"
"""What a school remembers of the base, in its folder."""
SCHOLEN = "scholen"
"""The folder of data/ in which schools may keep what differs for them."""
SCHEMAS = "schema"
"""The folder of the schemas for editors: in data/, and in the folder of a school that stands elsewhere."""
_ENDINGS = (".yml", ".yaml")
_OTHER_MARKDOWN = (".markdown", ".mdown", ".mkdn", ".mkd")  # MkDocs takes these for pages too
_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


@dataclass(frozen=True, slots=True)
class Layer:
    """Folders of a handbook, or of the school whose differences are laid over it."""

    data: Path
    docs: Path
    shown: str
    """How messages call the data folder."""
    is_school: bool = False

    @classmethod
    def of_school(cls, folder: Path, shown: str) -> "Layer":
        """Return that of a school, which keeps its pages in its own docs/."""
        return cls(folder, folder / "docs", shown, is_school=True)

    def docs_shown(self) -> str:
        """Return how messages call the folder of the pages."""
        return f"{self.shown}/docs" if self.is_school else self.docs.name


@dataclass(frozen=True, slots=True)
class Source:
    """A file: where it is, how messages call it, and whether it is a school's."""

    path: Path
    shown: str
    is_school: bool = False
    below: "Source | None" = None
    """The page of the base that a page of a school stands in for."""


@dataclass(slots=True)
class Files:
    """The files of all layers by name: `bronnen`, `opleidingen/kok`, `docs/leren/smart.md`; the lowest layer first.

    What a school changes for one opleiding is called `opleidingen/kok/formulieren/startgesprek`.
    """

    sources: dict[str, list[Source]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def add(self, layer: Layer) -> None:
        """Find what is in a layer."""
        self._add_files(layer)
        for folder in FOLDERS:
            self._add_folder(layer, folder)
        self._add_pages(layer)
        self._look_for_strays(layer)

    def _add_files(self, layer: Layer) -> None:
        """Find the files directly in the folder."""
        files: dict[str, Path] = {}
        for path in _yaml_files(layer.data):
            if files.setdefault(path.stem, path) != path:
                wrong = f"er is al een bestand '{files[path.stem].name}'."
                self._problem(f"{layer.shown}/{path.name}", wrong, "Voeg ze samen in één bestand.")
        for name in [*FILES, *(files.keys() - FILES.keys())]:
            if name in files and name in FILES:
                self._add(name, Source(files[name], f"{layer.shown}/{files[name].name}", layer.is_school))
            elif name in files:
                self._problem(f"{layer.shown}/{files[name].name}", "dit bestand hoort hier niet.", suggest(name, FILES))
            elif not layer.is_school:
                remedy = "Zet het terug; het handboek kan er niet zonder."
                self._problem(f"{layer.shown}/{name}.yml", "dit bestand ontbreekt.", remedy)

    def _add_folder(self, layer: Layer, folder: str) -> None:
        """Find every file of a folder; the name of a file becomes part of a web address."""
        seen: dict[str, str] = {}
        for path in sorted((layer.data / folder).rglob("*")):
            if path.suffix not in _ENDINGS or not path.is_file():
                continue
            within = path.relative_to(layer.data)
            shown = f"{layer.shown}/{within.as_posix()}"
            is_variant = layer.is_school and _is_variant(within)
            name = within.with_suffix("").as_posix() if is_variant else f"{folder}/{path.stem}"
            first = seen.setdefault(name.lower(), shown)
            if first != shown:
                wrong = f"er is al een bestand '{path.stem}' ({first})."
                self._problem(shown, wrong, "Geef een van de twee bestanden een andere naam.")
            elif not _SLUG.fullmatch(path.stem):
                wrong = f"de bestandsnaam {quoted(path.name)} kan geen webadres worden."
                self._problem(shown, wrong, "Gebruik kleine letters, cijfers en koppeltekens.")
            else:
                self._add(name, Source(path, shown, layer.is_school))

    def _add_pages(self, layer: Layer) -> None:
        """Find every page; one of a school stands in for the page of that name below it."""
        made = generated_pages(self.sources)
        called = {name.removeprefix(PAGE).lower(): name.removeprefix(PAGE) for name in self.sources}
        for path in sorted(layer.docs.rglob("*")):
            within = path.relative_to(layer.docs).as_posix()
            shown = f"{layer.docs_shown()}/{within}"
            if path.suffix in _OTHER_MARKDOWN:
                self._problem(shown, "de naam van een pagina eindigt op .md.", "Geef het bestand een andere naam.")
            elif path.suffix != ".md" or not path.is_file():
                continue
            elif within in made:
                wrong = "deze pagina maakt het handboek zelf."
                self._problem(shown, wrong, "Haal dit bestand weg, of geef het een andere naam.")
            elif (other := called.setdefault(within.lower(), within)) != within:
                wrong = f"er is al een pagina '{other}', met andere hoofdletters."
                self._problem(shown, wrong, "Schrijf de naam net zo, of geef het bestand een andere naam.")
            else:
                below = self.sources.get(f"{PAGE}{within}", [None])[-1]
                self.sources[f"{PAGE}{within}"] = [Source(path, shown, layer.is_school, below)]

    def _look_for_strays(self, layer: Layer) -> None:
        """Warn of files that nobody reads, such as `kok.yml.txt`, which Windows shows as `kok.yml`."""
        folders = [f"{layer.shown}/", *(f"{layer.shown}/{name}/" for name in FOLDERS)]
        for path in walk(layer.data):
            within = path.relative_to(layer.data)
            is_read = path.suffix in _ENDINGS and (len(within.parts) == 1 or within.parts[0] in FOLDERS)
            elsewhere = within.parts[0] == ("docs" if layer.is_school else SCHOLEN)
            is_data = not layer.is_school or within.parts[0] in FOLDERS or _looks_like_yaml(path)
            is_known = elsewhere or is_schema(within) or path.name.startswith(".")
            if is_data and not is_read and not is_known:
                remedy = f"Gegevens staan in een .yml-bestand in {' of '.join(folders)}."
                place = Place(f"{layer.shown}/{within.as_posix()}")
                self.problems.append(Problem(place, "dit bestand wordt niet gelezen.", remedy, "let op"))

    def _add(self, name: str, source: Source) -> None:
        self.sources.setdefault(name, []).append(source)

    def _problem(self, file: str, wrong: str, remedy: str) -> None:
        self.problems.append(Problem(Place(file), wrong, remedy))


def is_schema(within: Path) -> bool:
    """Tell whether a file, by its path in the folder of a layer, is a schema: what no handbook is made from."""
    return len(within.parts) == 2 and within.parts[0] == SCHEMAS and within.suffix == ".json"


def _looks_like_yaml(path: Path) -> bool:
    """Tell whether a file was meant to be read; a school's folder may be a repository, with files of other kinds."""
    return not {suffix.lower() for suffix in path.suffixes}.isdisjoint(_ENDINGS)


def _is_variant(within: Path) -> bool:
    return len(within.parts) == 4 and f"/{within.parts[2]}/" == VARIANT


def _yaml_files(folder: Path) -> Iterator[Path]:
    if folder.is_dir():
        paths = sorted(path for path in folder.iterdir() if path.suffix in _ENDINGS and path.is_file())
        yield from (path for path in paths if not path.name.startswith("."))  # .gitlab-ci.yml is no data
