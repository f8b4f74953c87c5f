"""Jinja: the templates of this project and the prose of docs/, with mistakes told at their own line."""

import re
import traceback
from collections.abc import Callable, Iterable, Mapping
from importlib.util import find_spec
from pathlib import Path

from jinja2 import (
    BaseLoader,
    ChoiceLoader,
    Environment,
    FileSystemLoader,
    PrefixLoader,
    StrictUndefined,
    TemplateError,
    TemplateSyntaxError,
)
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from .problems import Place, Problem, Problems, quoted, suggest

# What Markdown would take as markup, as the entity that shows it. Texts from data are plain text in prose too.
_MARKDOWN = {ord(sign): f"&#{ord(sign)};" for sign in '&<>"*_`[]\\#|~{}'}
_LIST_START = re.compile(r"^(\s*)([-+]|\d+[.)])(?=\s)", re.MULTILINE)


def _icons() -> Path:
    """Return the folder of Material's icons, which come with the package mkdocs-material."""
    spec = find_spec("material")
    assert spec is not None, "mkdocs-material is a dependency"
    assert spec.submodule_search_locations
    return Path(spec.submodule_search_locations[0], "templates", ".icons", "material")


class UnknownNameError(LookupError):
    """A template or page asked for something that does not exist, such as a block with another name."""

    def __init__(self, what: str, name: object, known: Iterable[str]) -> None:
        self.wrong = f"{what} {quoted(name)} bestaat niet."
        self.remedy = suggest(str(name), known)
        super().__init__(self.wrong)


def find(things: Iterable[object], wanted: str) -> object:
    """Return the thing whose `id` is wanted; templates use it as the filter `zoek`.

    Raises:
        UnknownNameError: where there is none.
    """
    known = {str(getattr(thing, "id", "")): thing for thing in things}
    if wanted not in known:
        raise UnknownNameError("de naam", wanted, known)
    return known[wanted]


class Templates:
    """The templates of one folder, rendered as HTML: everything that is not markup is escaped."""

    def __init__(
        self, folder: Path, globals_: Mapping[str, object], filters: Mapping[str, Callable[..., object]]
    ) -> None:
        self.folder = folder
        self._environment = Environment(
            loader=ChoiceLoader([FileSystemLoader(folder), PrefixLoader({"icons": FileSystemLoader(_icons())})]),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._environment.filters.update({"zoek": find, **filters})
        self._environment.globals.update(globals_)
        self._names = frozenset(self._environment.list_templates())

    def names(self, subfolder: str) -> list[str]:
        """Return the names of the templates in a subfolder, without folder and extension."""
        return sorted(Path(name).stem for name in self._names if name.startswith(f"{subfolder}/"))

    def render(self, name: str, values: Mapping[str, object]) -> Markup:
        """Render a template.

        Raises:
            Problems: where the template has a mistake or uses a name that does not exist.
            UnknownNameError: where a value it was given names nothing; the caller knows where that was written.
        """
        try:
            return Markup(self._environment.get_template(name).render(values))  # noqa: S704 - autoescape is on
        except (UnknownNameError, Problems):
            raise
        except Exception as error:
            raise _located(
                error, str(self.folder), self.folder.name, self._environment.globals.keys() | values.keys()
            ) from error


class Prose:
    """The prose of docs/: Markdown with `{{ }}`, in a sandbox, since a school writes pages of its own."""

    def __init__(self) -> None:
        self._environment = ImmutableSandboxedEnvironment(
            loader=BaseLoader(), undefined=StrictUndefined, finalize=_plain_in_markdown, keep_trailing_newline=True
        )

    def render(self, text: str, values: Mapping[str, object], *, file: str, first_line: int = 1) -> str:
        """Render a page's prose to Markdown.

        Args:
            text: the prose, without its front matter.
            values: what the page may show; texts among them are escaped for Markdown, `Markup` is not.
            file: the name to show in messages.
            first_line: the line of the file on which the prose starts.

        Raises:
            Problems: a mistake in the Jinja of the page, at its line.
        """
        # Empty lines stand in for the front matter, so that Jinja counts the lines of the file.
        lead = "\n" * (first_line - 1)
        try:
            code = self._environment.compile(lead + text, filename=file)
            template = self._environment.template_class.from_code(self._environment, code, {})
            return template.render(values).removeprefix(lead)
        except Problems:
            raise
        except Exception as error:
            raise _located(error, file, None, values.keys()) from error


def _plain_in_markdown(value: object) -> object:
    if isinstance(value, Markup | StrictUndefined):
        return value
    return _LIST_START.sub(
        lambda match: match[1] + "".join(f"&#{ord(sign)};" for sign in match[2]), str(value).translate(_MARKDOWN)
    )


def _located(error: Exception, root: str, shown_root: str | None, known: Iterable[str]) -> Problems:
    """Return the problem for an error inside a template: the deepest line of ours that took part in it."""
    place = Place(shown_root or root)
    if isinstance(error, TemplateSyntaxError):
        place = Place(_shown(error.filename or root, root, shown_root), error.lineno)
    else:
        for frame in traceback.extract_tb(error.__traceback__):
            if frame.filename == root or (shown_root and frame.filename.startswith(root)):
                place = Place(_shown(frame.filename, root, shown_root), frame.lineno or 1)
    if isinstance(error, UnknownNameError):
        return Problems([Problem(place, error.wrong, error.remedy)])
    message = str(error.message if isinstance(error, TemplateError) and error.message else error)
    if match := re.search(r"^'([^']+)' is undefined$", message):
        return Problems([Problem(place, f"{quoted(match[1])} bestaat niet.", suggest(match[1], known))])
    if match := re.search(r"^'(?:.+ object|.+)' has no attribute '([^']+)'$", message):
        return Problems(
            [Problem(place, f"{quoted(match[1])} bestaat hier niet.", "Vergelijk de naam met de sleutel in data/.")]
        )
    if isinstance(error, TemplateSyntaxError):
        return Problems(
            [
                Problem(
                    place, f"dit is geen geldige Jinja ({message}).", "Sluit elke '{{' met '}}' en elke '{%' met '%}'."
                )
            ]
        )
    return Problems(
        [Problem(place, f"dit lukt niet: {message}.", "Vergelijk het met een andere pagina die wel werkt.")]
    )


def _shown(filename: str, root: str, shown_root: str | None) -> str:
    if shown_root is None:
        return filename
    return f"{shown_root}/{Path(filename).relative_to(root).as_posix()}"
