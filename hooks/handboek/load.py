"""Files to a validated Handboek, or to everything that is wrong with them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from .across import check_across
from .finding import PAGE, VARIANT, Files, Layer, Source
from .logo import check_logo
from .model import FILES, FOLDERS, Formulier, Handboek, Model, Opleiding, Voorwerk
from .model.leren import Rollen
from .model.naslag import Schoolbestand
from .node import Node
from .overlay import HIDE, Change
from .problems import Place, Problem, Problems, suggest
from .roles import role_variables
from .understand import Variables, read_head, understand

M = TypeVar("M", bound=Model)


@dataclass(frozen=True, slots=True)
class Loaded:
    """A handbook with the warnings about its input, and what a school changed of the base, by name of the file."""

    handboek: Handboek
    warnings: tuple[Problem, ...]
    pages: Mapping[str, Source]
    """The file of each hand-written page, by its path within docs/."""
    changes: Mapping[str, tuple[Change, ...]] = field(default_factory=dict)


def load(data: Path, docs: Path, read: Callable[[Path], bytes] = read_head, school: Layer | None = None) -> Loaded:
    """Read and check every data file, and the front matter of every hand-written page.

    Args:
        data: the folder with the YAML files.
        docs: the folder with the pages in Markdown.
        read: gives the bytes of a file.
        school: what a school lays over these.

    Raises:
        Problems: all that is wrong, in all files at once; warnings are among them then.
    """
    files = Files()
    layers = [Layer(data, docs, data.name), *([school] if school else [])]
    for layer in layers:
        files.add(layer)
    reading = _Reading(read, files.sources, list(files.problems))
    reading.read_all()
    reading.look_at_logo([layer.docs for layer in layers])
    pages = {name.removeprefix(PAGE) for name in reading.tried if name.startswith(PAGE)}
    reading.problems.extend(
        check_across(reading.values, reading.nodes, reading.kinds, reading.tried, pages, hidden=reading.hidden())
    )
    if any(problem.severity == "fout" for problem in reading.problems):
        raise Problems(reading.problems)
    return reading.loaded()


@dataclass(slots=True)
class _Reading:
    """What has been read so far, by name: `bronnen`, `opleidingen/kok`, `docs/leren/smart.md`."""

    bytes_of: Callable[[Path], bytes]
    sources: dict[str, list[Source]]
    problems: list[Problem]
    tried: set[str] = field(default_factory=set)
    nodes: dict[str, Node] = field(default_factory=dict)
    kinds: dict[str, type[Model]] = field(default_factory=dict)
    values: dict[str, Model] = field(default_factory=dict)
    changes: dict[str, tuple[Change, ...]] = field(default_factory=dict)
    variables: Variables | None = ()
    """What texts may name: nothing while the rollen are read, and None where they could not be read."""

    def read_all(self) -> None:
        """Read every file that was found; the rollen first, since all others may name them."""
        for name, kind in FILES.items():
            if name in self.sources:
                self._read(name, kind)
            if kind is Rollen:
                rollen = self.values.get(name)
                self.variables = tuple(role_variables(rollen).items()) if isinstance(rollen, Rollen) else None
        for name in self.sources:
            if name.startswith(PAGE):
                self._read(name, Voorwerk)
            elif VARIANT in name:
                self._read_variant(name)
            elif name not in FILES:
                self._read(name, FOLDERS[name.partition("/")[0]])

    def look_at_logo(self, docs: list[Path]) -> None:
        """Look whether the picture that the school names is one."""
        school = self.values.get("school")
        if isinstance(school, Schoolbestand):
            place = self.nodes["school"].at(("school", "logo")).place
            self.problems.extend(check_logo(docs, school.school.logo, place))

    def hidden(self) -> dict[str, Place]:
        """Return where each thing is hidden that the layers below have, by its id."""
        return {
            change.path[-1] if change.path else name.rpartition("/")[2]: change.own.keys[HIDE]
            for name, changes in self.changes.items()
            for change in changes
            if change.kind == "verborgen"
        }

    def loaded(self) -> Loaded:
        """Return everything that was read, as one."""
        opleidingen = self._named(Opleiding, lambda opleiding: opleiding.naam)
        formulieren = self._named(Formulier, lambda formulier: formulier.titel)
        pages = {name.removeprefix(PAGE): value for name, value in self.values.items() if isinstance(value, Voorwerk)}
        files: dict[str, Any] = {name: self.values[name] for name in FILES}
        variants = {
            name.removeprefix("opleidingen/").replace(VARIANT, "/"): value
            for name, value in self.values.items()
            if VARIANT in name and isinstance(value, Formulier)
        }
        handboek = Handboek(
            **files, opleidingen=opleidingen, formulieren=formulieren, paginas=pages, varianten=variants
        )
        sources = {page: self.sources[f"{PAGE}{page}"][-1] for page in pages}
        return Loaded(handboek, tuple(sorted(self.problems)), sources, self.changes)

    def _named(self, kind: type[M], title: Callable[[M], str]) -> dict[str, M]:
        """Return the files of one type by the name of their file, in alphabetical order of title."""
        found = {
            name.rpartition("/")[2]: value
            for name, value in self.values.items()
            if isinstance(value, kind) and VARIANT not in name
        }
        return dict(sorted(found.items(), key=lambda item: (title(item[1]).lower(), item[0])))

    def _read_variant(self, name: str) -> None:
        """Read what a school changes of a formulier for one opleiding, laid over that formulier."""
        opleiding, _, id_ = name.partition(VARIANT)
        slug, formulier = opleiding.partition("/")[2], f"formulieren/{id_}"
        below = self.values.get(formulier)
        if opleiding not in self.sources:
            self._no(name, f"er is geen opleiding '{slug}'.", suggest(slug, self._in_folder("opleidingen")))
        elif formulier not in self.sources:
            self._no(name, f"er is geen formulier '{id_}'.", suggest(id_, self._in_folder("formulieren")))
        elif isinstance(below, Formulier) and not below.per_opleiding:
            remedy = f"Zet 'per_opleiding: true' in een bestand formulieren/{id_}.yml van de school."
            self._no(name, f"formulier '{id_}' is voor elke opleiding gelijk.", remedy)
        elif below is not None:
            self._read(name, Formulier, below=self.sources[formulier])

    def _in_folder(self, folder: str) -> list[str]:
        names = [name.split("/") for name in self.sources]
        return [parts[1] for parts in names if parts[0] == folder and len(parts) == 2]

    def _no(self, name: str, wrong: str, remedy: str) -> None:
        self.problems.append(Problem(Place(self.sources[name][-1].shown), wrong, remedy))

    def _read(self, name: str, kind: type[Model], below: Sequence[Source] = ()) -> None:
        self.tried.add(name)
        layers = []
        for source in (*below, *self.sources[name]):
            try:
                layers.append((self.bytes_of(source.path), source.shown))
            except OSError:
                remedy = "Controleer of je het mag openen en of een ander programma het niet vasthoudt."
                self.problems.append(Problem(Place(source.shown), "dit bestand is niet te lezen.", remedy))
                return
        file = understand(tuple(layers), kind, self.variables)
        self.problems.extend(file.problems)
        if file.hidden:
            self.tried.discard(name)
        if file.changes:
            self.changes[name] = file.changes
        if file.node is not None:
            self.nodes[name] = file.node
            self.kinds[name] = kind
        if file.value is not None:
            self.values[name] = file.value
