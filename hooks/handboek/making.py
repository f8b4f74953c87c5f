"""New files for a handbook: whole and valid, with a comment at each key, from a few answers and a template."""

import json
import shutil
import tempfile
import textwrap
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from .baseline_file import baseline_path, write
from .explanations import explain
from .finding import BASELINE, SCHEMAS, SCHOLEN, Files, Layer, Source
from .load import Loaded, load
from .model import Formulier, Model, Opleiding
from .model.school import Contact, Kleuren, School
from .opleiding_files import Names
from .opleiding_yaml import scalar
from .problems import Place, Problem, Problems, quoted
from .schema_files import find_schemas, schema_files, schema_line
from .walking import walk

Answers = Mapping[str, object]
_READ = (".yml", ".yaml")
_WIDTH = 116
_PAGE = "onze-school/index.md"
_FACE = (School, Kleuren, Contact)
# What stands in a repository around a school, and the template of each.
_REPOSITORY = {
    "README.md": "README.md",
    "requirements.txt": "requirements.txt",
    ".gitignore": "gitignore",
    ".github/workflows/handboek.yml": "github.yml",
    ".gitlab-ci.yml": "gitlab.yml",
}


@dataclass(frozen=True, slots=True)
class Maker:
    """Makes new files for the base, or for a school that lies over it; it writes nothing."""

    data: Path
    docs: Path
    templates: Path
    school: Layer | None = None

    def opleiding(self, answers: Answers) -> dict[Path, str]:
        """Return the file of a new opleiding, and what the school then remembers of the base.

        Raises:
            Problems: where there is one already, or what would be wrong in the handbook with it.
        """
        taken = [name.partition("/")[2] for name in self.sources() if name.startswith("opleidingen/")]
        name = Names(taken).new(str(answers["naam"]), str(answers["crebo"]))
        return self._entry("opleidingen", name, "opleiding", answers, Opleiding)

    def formulier(self, answers: Answers) -> dict[Path, str]:
        """Return the file of a new formulier; raises as `opleiding` does."""
        name = Names(()).new(str(answers["titel"]), "formulier")
        return self._entry("formulieren", name, "formulier", answers, Formulier)

    def new_school(self, answers: Answers) -> dict[Path, str]:
        """Return all files of a new school, which is this maker's; raises as `opleiding` does."""
        school = self.school
        assert school is not None, "the folder that it is to have"
        if school.data.exists() and any(not path.name.startswith(".") for path in school.data.iterdir()):
            raise _there_already(school.shown, "deze map is er al, en er staat iets in.")
        inside = school.data.parent.name == SCHOLEN
        shown = school.data.name if inside else "."
        schemas = find_schemas(school.data.parent) if inside else school.data / SCHEMAS
        file = school.data / "school.yml"
        line = schema_line(file, schemas, "school-school") if schemas else ""
        first = load(self.data, self.docs).handboek.school.school.contact.wegen[0].id
        files = {
            file: self._render("school.yml", {**answers, "schema": line, "eerste_weg": first}, *_FACE),
            school.data / "LEESMIJ.md": self._render("LEESMIJ.md", {**answers, "map": shown}),
            school.docs / _PAGE: self._render("pagina.md", {}),
        }
        loaded = self._check(files)
        assert loaded.baseline is not None, "a school has one"
        files[school.data / BASELINE] = write(loaded.baseline.with_unknown())
        if not inside:
            files |= {school.data / SCHEMAS / name: text for name, text in schema_files()}
        return files

    def repository(self, naam: str, versie: str, pakket: str | None) -> dict[Path, str]:
        """Return what a repository has beside the files of this maker's school, so that GitHub and GitLab build it.

        Args:
            naam: that of the school.
            versie: of the base.
            pakket: what pip installs the base from, as in requirements.txt; else a wheel in the same folder.
        """
        assert self.school is not None, "the school whose repository it is"
        folder = self.school.data
        answers = {"naam": naam, "versie": versie, "pakket": pakket or f"./stagehandboek-{versie}-py3-none-any.whl"}
        return {folder / name: self._render(f"repository/{file}", answers) for name, file in _REPOSITORY.items()}

    @property
    def _target(self) -> Layer:
        return self.school or Layer(self.data, self.docs, self.data.name)

    def sources(self) -> Mapping[str, Sequence[Source]]:
        """Return the files that there are, by name, the one of the base before that of a school."""
        there = Files()
        for layer in (Layer(self.data, self.docs, self.data.name), *([self.school] if self.school else [])):
            there.add(layer)
        return there.sources

    def _entry(self, folder: str, name: str, template: str, answers: Answers, kind: type[Model]) -> dict[Path, str]:
        if sources := self.sources().get(f"{folder}/{name}"):
            raise _there_already(sources[-1].shown, f"er is al een {template} met de naam {quoted(name)}.")
        file = self._target.data / folder / f"{name}.yml"
        schemas = find_schemas(self._target.data)
        line = schema_line(file, schemas, folder) if schemas else ""
        files = {file: self._render(f"{template}.yml", {**answers, "schema": line}, kind)}
        baseline = self._check(files).baseline
        if self.school and baseline and baseline.then is not None:  # the school remembers, so also of this file
            values = {each: dict(then) for each, then in baseline.then.items()}
            for each, path, touch in baseline.unknown():
                if each == f"{folder}/{name}":
                    values.setdefault(each, {})[path] = touch.base
            files[baseline_path(self.school)] = write(values)
        return files

    def _render(self, name: str, values: Answers, *kinds: type[Model]) -> str:
        """Fill in a template, which may ask what a key of these types means."""

        def uitleg(key: str, more: str = "", indent: int = 0) -> str:
            text = explain(next(kind for kind in kinds if key in kind.model_fields), key)
            lead = f"{' ' * indent}# "
            return textwrap.fill(f"{text} {more}".strip(), _WIDTH, initial_indent=lead, subsequent_indent=lead)

        environment = Environment(  # noqa: S701 - what it makes is no HTML
            loader=FileSystemLoader(self.templates / "nieuw"),
            undefined=StrictUndefined,
            block_start_string="<%",
            block_end_string="%>",
            variable_start_string="<<",
            variable_end_string=">>",
            comment_start_string="<#",
            comment_end_string="#>",
            trim_blocks=True,
            keep_trailing_newline=True,
        )
        environment.filters.update({"yaml": scalar, "quoted": lambda text: json.dumps(text, ensure_ascii=False)})
        return environment.get_template(name).render({**values, "uitleg": uitleg})

    def _check(self, files: Mapping[Path, str]) -> Loaded:
        """Return the handbook with these files in it.

        Raises:
            Problems: what is wrong with it, or was already.
        """
        target = self._target
        with tempfile.TemporaryDirectory(prefix="handboek-") as folder:
            copy = Path(folder, target.data.name)
            for path in walk(target.data):
                within = path.relative_to(target.data)
                if (path.suffix in _READ or path.name == BASELINE) and within.parts[0] != SCHOLEN:
                    (copy / within).parent.mkdir(parents=True, exist_ok=True)
                    shutil.copyfile(path, copy / within)
            for path, text in files.items():
                new = copy / path.relative_to(target.data)
                new.parent.mkdir(parents=True, exist_ok=True)
                new.write_text(text, encoding="utf-8", newline="\n")
            own = replace(target, data=copy, docs=target.docs if target.docs.is_dir() else copy / "docs")
            return load(self.data if self.school else copy, self.docs, school=own if self.school else None)


def _there_already(place: str, wrong: str) -> Problems:
    return Problems([Problem(Place(place), wrong, "Kies een andere naam; wat er staat, blijft staan.")])
