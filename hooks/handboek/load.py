"""Files to a validated Handboek, or to everything that is wrong with them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from .across import check_across
from .assemble import assemble
from .baseline import Baseline, read_baseline, texts_of
from .finding import PAGE, VARIANT, Files, Layer, Source
from .model import FILES, FOLDERS, Formulier, Handboek, Model, Voorwerk
from .model.leren import Rollen
from .model.school import Schoolbestand
from .node import Node
from .overlay import HIDE, Change
from .problems import Place, Problem, Problems, Severity, quoted, suggest
from .roles import role_variables
from .school_face import check_face
from .touches import touched
from .understand import Variables, read_head, understand


@dataclass(frozen=True, slots=True)
class Loaded:
    """A handbook with the warnings about its input, and what a school changed of the base, by name of the file."""

    handboek: Handboek
    warnings: tuple[Problem, ...]
    pages: Mapping[str, Source]
    """The file of each hand-written page, by its path within docs/."""
    changes: Mapping[str, tuple[Change, ...]] = field(default_factory=dict)
    nodes: Mapping[str, Node] = field(default_factory=dict)
    """The tree of each file, by name, with the layers laid over each other and its variables filled."""
    baseline: Baseline | None = None
    """What the school remembers of the base."""


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
    if school:
        reading.baseline, damage = read_baseline(school, read)
        reading.problems.extend(damage)
    reading.read_all()
    reading.look_at_baseline()
    reading.look_at_face([layer.docs for layer in layers])
    pages = {name.removeprefix(PAGE) for name in reading.tried if name.startswith(PAGE)}
    reading.problems.extend(
        check_across(
            *(reading.values, reading.nodes, reading.kinds, reading.tried, pages),
            hidden=reading.hidden(),
            left_out=[name for name in files.sources if reading.is_left_out(name)],
            own={name for name, found in files.sources.items() if found[0].is_school},
        )
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
    baseline: Baseline | None = None
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
        for name in sorted(self.sources, key=lambda name: VARIANT in name):  # those lie over what is read by then
            if name.startswith(PAGE):
                self._read(name, Voorwerk)
            elif VARIANT in name:
                self._read_variant(name)
            elif name not in FILES and not self.is_left_out(name):
                self._read(name, FOLDERS[name.partition("/")[0]])

    def look_at_face(self, docs: list[Path]) -> None:
        """Look whether the picture that the school names is one, and its short name is short."""
        school = self.values.get("school")
        if isinstance(school, Schoolbestand):
            self.problems.extend(check_face(docs, school.school, self.nodes["school"].at(("school",))))

    def look_at_baseline(self) -> None:
        """Hold what the base says now against what the school remembers of it."""
        if self.baseline is not None:
            now = touched(self.changes, self.sources, self.bytes_of)
            self.baseline = replace(self.baseline, now=now)
            self.problems.extend(self.baseline.differences())

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
        handboek = assemble(self.values, {name: found[-1].shown for name, found in self.sources.items()})
        sources = {page: self.sources[f"{PAGE}{page}"][-1] for page in handboek.paginas}
        advice = self.baseline.advice() if self.baseline else ()
        warnings = tuple(sorted({*self.problems, *advice}))
        return Loaded(handboek, warnings, sources, self.changes, self.nodes, self.baseline)

    def is_left_out(self, name: str) -> bool:
        """Tell whether this is an opleiding of the base that the school does not have."""
        school = self.values.get("school")
        chosen = school.school.opleidingen if isinstance(school, Schoolbestand) else None
        folder, _, slug = name.partition("/")
        from_base = not self.sources[name][-1].is_school
        return folder == "opleidingen" and chosen is not None and slug not in chosen and from_base

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
        elif below is not None and opleiding in self.tried:
            self._read(name, Formulier, below=self.sources[formulier])
        elif formulier not in self.tried or opleiding not in self.tried:
            remedy = "Haal een van de twee weg: dit bestand, of waar dat staat."
            self._no(name, "dit formulier, of deze opleiding, is verborgen of weggelaten.", remedy, "let op")

    def _in_folder(self, folder: str) -> list[str]:
        names = [name.split("/") for name in self.sources]
        return [parts[1] for parts in names if parts[0] == folder and len(parts) == 2]

    def _no(self, name: str, wrong: str, remedy: str, severity: Severity = "fout") -> None:
        self.problems.append(Problem(Place(self.sources[name][-1].shown), wrong, remedy, severity))

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
        gone = texts_of(self.baseline.then, name) if self.baseline else ()
        file = understand(tuple(layers), kind, self.variables, gone)
        is_own = below == () and self.sources[name][0].is_school and kind is not Voorwerk
        there = next((text for _path, text in gone if text), "")
        if there and is_own and any(problem.severity == "fout" for problem in file.problems):
            wrong = f"de basis heeft {quoted(name)} niet meer; er stond {quoted(there)}."
            self._no(name, wrong, "Haal het weg, of maak er een volledig bestand van de school van.")
            return
        self.problems.extend(file.problems)
        if file.hidden:
            self.tried.discard(name)
        if file.changes:
            self.changes[name] = file.changes
        elif is_own and file.node is not None:
            self.changes[name] = (Change("nieuw", (), file.node),)
        if file.node is not None:
            self.nodes[name] = file.node
            self.kinds[name] = kind
        if file.value is not None:
            self.values[name] = file.value
