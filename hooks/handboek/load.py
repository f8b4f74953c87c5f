"""Files to a validated Handboek, or to everything that is wrong with them."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from .across import OPLEIDING, check_across
from .frontmatter import parse_front_matter
from .model import FILES, FOLDERS, Handboek, Model, Opleiding, Voorwerk
from .model.leren import Rollen
from .problems import Place, Problem, Problems, quoted, suggest
from .roles import role_variables
from .source import MAX_BYTES, Node, decode, parse
from .text_rules import check_texts, fill_variables
from .validate import validate

_ENDINGS = (".yml", ".yaml")
_PAGE = "docs/"
_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


@dataclass(frozen=True, slots=True)
class Loaded:
    """A handbook with the warnings about its input."""

    handboek: Handboek
    warnings: tuple[Problem, ...]


def load(data: Path, docs: Path) -> Loaded:
    """Read and check every data file, and the front matter of every hand-written page.

    Args:
        data: the folder with the YAML files.
        docs: the folder with the pages in Markdown.

    Raises:
        Problems: all that is wrong, in all files at once; warnings are among them then.
    """
    reading = _Reading()
    reading.read_files(data)
    reading.read_opleidingen(data)
    reading.read_pages(docs)
    pages = {name.removeprefix(_PAGE) for name in reading.tried if name.startswith(_PAGE)}
    reading.problems.extend(check_across(reading.values, reading.nodes, pages))
    if any(problem.severity == "fout" for problem in reading.problems):
        raise Problems(reading.problems)
    return Loaded(reading.handboek(), tuple(sorted(reading.problems)))


@dataclass(slots=True)
class _Reading:
    """What has been read so far, by name: `bronnen`, `opleidingen/kok`, `docs/leren/smart.md`."""

    tried: set[str] = field(default_factory=set)
    nodes: dict[str, Node] = field(default_factory=dict)
    values: dict[str, Model] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    variables: Mapping[str, str] = field(default_factory=dict)

    def read_files(self, data: Path) -> None:
        """Read the files directly in data/; the rollen first, since all others may name them."""
        files = {path.stem: path for path in _yaml_files(data)}
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
                self._read(files[name], f"{data.name}/{files[name].name}", name, FILES[name], parse)
            rollen = self.values.get(name)
            if isinstance(rollen, Rollen):
                self.variables = role_variables(rollen)

    def read_opleidingen(self, data: Path) -> None:
        """Read every opleiding; the name of its file is its web address."""
        seen: dict[str, str] = {}
        for path in sorted((data / "opleidingen").rglob("*")):
            if path.suffix not in _ENDINGS or not path.is_file():
                continue
            shown = f"{data.name}/{path.relative_to(data).as_posix()}"
            first = seen.setdefault(path.stem.lower(), shown)
            if first != shown:
                self._problem(
                    shown,
                    f"er is al een opleiding '{path.stem}' ({first}).",
                    "Geef een van de twee bestanden een andere naam.",
                )
            elif not _SLUG.fullmatch(path.stem):
                wrong = f"de bestandsnaam {quoted(path.name)} kan geen webadres worden."
                self._problem(shown, wrong, "Gebruik kleine letters, cijfers en koppeltekens.")
            else:
                self._read(path, shown, f"{OPLEIDING}{path.stem}", FOLDERS["opleidingen"], parse)

    def read_pages(self, docs: Path) -> None:
        """Read the front matter of every page in docs/."""
        for path in sorted(docs.rglob("*.md")):
            name = f"{_PAGE}{path.relative_to(docs).as_posix()}"
            self._read(path, name, name, Voorwerk, parse_front_matter)

    def handboek(self) -> Handboek:
        """Return everything that was read, as one."""
        opleidingen = {
            name.removeprefix(OPLEIDING): value for name, value in self.values.items() if isinstance(value, Opleiding)
        }
        ordered = dict(sorted(opleidingen.items(), key=lambda item: (item[1].naam.lower(), item[0])))
        pages = {name.removeprefix(_PAGE): value for name, value in self.values.items() if isinstance(value, Voorwerk)}
        # The type of each value is the one that FILES names for it.
        return Handboek(**{name: self.values[name] for name in FILES}, opleidingen=ordered, paginas=pages)  # type: ignore[arg-type]

    def _read(self, path: Path, shown: str, name: str, kind: type[Model], parser: Callable[[str, str], Node]) -> None:
        self.tried.add(name)
        try:
            text, warnings = decode(_head(path), shown)
            self.problems.extend(warnings)
            node = parser(text, shown)
            self.problems.extend(check_texts(node))
            self.problems.extend(fill_variables(node, self.variables))
            self.values[name] = validate(kind, node)
            self.nodes[name] = node
        except Problems as problems:
            self.problems.extend(problems)
        except OSError as error:
            self._problem(shown, f"dit bestand is niet te lezen ({error.strerror}).", "Controleer de rechten.")

    def _problem(self, file: str, wrong: str, remedy: str) -> None:
        self.problems.append(Problem(Place(file), wrong, remedy))


def _head(path: Path) -> bytes:
    """Return a file's bytes, and of one that is too large only enough to see that."""
    with path.open("rb") as file:
        return file.read(MAX_BYTES + 1)


def _yaml_files(folder: Path) -> Iterator[Path]:
    if folder.is_dir():
        yield from sorted(path for path in folder.iterdir() if path.suffix in _ENDINGS and path.is_file())
