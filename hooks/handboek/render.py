"""Jinja: the templates of this project and the prose of docs/, with mistakes told at their own line."""

import contextlib
import re
from collections.abc import Iterable, Mapping
from datetime import date
from importlib.util import find_spec
from pathlib import Path

from jinja2 import (
    BytecodeCache,
    ChoiceLoader,
    Environment,
    FileSystemBytecodeCache,
    FileSystemLoader,
    FunctionLoader,
    PrefixLoader,
    StrictUndefined,
    TemplateNotFound,
)
from jinja2.bccache import Bucket
from jinja2.defaults import DEFAULT_NAMESPACE
from jinja2.exceptions import SecurityError
from markupsafe import Markup

from .jinja_errors import Where, explain, unbalanced, unknown
from .paragraphs import paragraphs
from .problems import Problems
from .remember import code_digest, make_room
from .sandbox import Sandbox

# What Markdown would take as markup, as the entity that shows it. Texts from data are plain text in prose too.
_MARKDOWN = {ord(sign): f"&#{ord(sign)};" for sign in '&<>"*_`[]\\#|~{}'}
_LIST_START = re.compile(r"^(\s*)([-+]|\d+[.)])(?=\s)", re.MULTILINE)


def _icons() -> Path:
    """Return the folder of Material's icons, which come with the package mkdocs-material."""
    spec = find_spec("material")
    assert spec is not None, "mkdocs-material is a dependency"
    assert spec.submodule_search_locations
    return Path(spec.submodule_search_locations[0], "templates", ".icons", "material")


def find(things: Iterable[object], wanted: str) -> object:
    """Return the thing whose `id` is wanted; templates use it as the filter `zoek`.

    Raises:
        UnknownNameError: where there is none.
    """
    known = {str(getattr(thing, "id", "")): thing for thing in things}
    if wanted not in known:
        raise unknown("de naam", wanted, known)
    return known[wanted]


def find_all(things: Iterable[object], **wanted: str) -> list[object]:
    """Return the things with an attribute of this value; templates use it as the filter `alle`.

    Raises:
        UnknownNameError: where there is none.
    """
    ((attribute, value),) = wanted.items()
    things = list(things)
    found = [thing for thing in things if getattr(thing, attribute) == value]
    if not found:
        raise unknown("de naam", value, {str(getattr(thing, attribute)) for thing in things})
    return found


def fill(text: str, **values: object) -> str:
    """Fill `{naam}` in a text from data/teksten.yml; templates use it as the filter `met`."""
    return re.sub(r"\{(\w+)\}", lambda match: str(values.get(match[1], match[0])), text)


class _Compiled(FileSystemBytecodeCache):
    """What Jinja compiled, kept for the next build; a folder that has gone meanwhile is no reason to stop."""

    def dump_bytecode(self, bucket: Bucket) -> None:
        with contextlib.suppress(OSError):
            super().dump_bytecode(bucket)


def _compiled(cache: Path | None, kind: str) -> BytecodeCache | None:
    """Return the place where Jinja keeps what it compiled.

    Jinja looks it up by the text of a template; settings and filters are this package's, so its code names the folder.
    """
    if cache is None:
        return None
    try:
        folder = make_room(make_room(cache) / f"{kind}-{code_digest()}")
    except OSError:
        return None
    return _Compiled(str(folder))


class Templates:
    """The templates of one folder, rendered as HTML: everything that is not markup is escaped.

    All of them know `globals_`; `cache` keeps what Jinja compiled.
    """

    def __init__(
        self,
        folder: Path,
        globals_: Mapping[str, object],
        cache: Path | None = None,
    ) -> None:
        self.folder = folder
        self._environment = Environment(
            loader=ChoiceLoader([FileSystemLoader(folder), PrefixLoader({"icons": FileSystemLoader(_icons())})]),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
            bytecode_cache=_compiled(cache, "templates"),
        )
        self._environment.filters.update({"zoek": find, "alle": find_all, "met": fill, "alineas": paragraphs})
        self._environment.globals.update(globals_)

    def names(self, subfolder: str) -> list[str]:
        """Return the names of the templates in a subfolder, without folder and extension."""
        return sorted(path.stem for path in (self.folder / subfolder).glob("*.html"))

    def render(self, name: str, values: Mapping[str, object]) -> Markup:
        """Render a template.

        Raises:
            Problems: where the template has a mistake or uses a name that does not exist.
            UnknownNameError: where a value it was given names nothing; the page that gave it knows the place better.
        """
        try:
            return Markup(self._environment.get_template(name).render(values))  # noqa: S704 - autoescape is on
        except Exception as error:
            if isinstance(error, OSError | MemoryError) and not isinstance(error, TemplateNotFound):
                raise  # no mistake in a template
            known = (self._environment.globals.keys() - DEFAULT_NAMESPACE.keys()) | values.keys()
            raise explain(error, Where(str(self.folder)), known) from None


class Prose:
    """The prose of docs/: Markdown with `{{ }}`, in a sandbox, since a school writes pages of its own.

    `cache` keeps what Jinja compiled.
    """

    def __init__(self, cache: Path | None = None) -> None:
        self._texts: dict[str, str] = {}
        self._environment = Sandbox(
            loader=FunctionLoader(lambda file: (self._texts[file], file, lambda: False)),
            undefined=StrictUndefined,
            finalize=_plain_in_markdown,
            keep_trailing_newline=True,
            bytecode_cache=_compiled(cache, "prose"),
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
        self._texts[file] = lead + text
        if problems := list(unbalanced(self._texts[file], file)):
            raise Problems(problems)
        try:
            return self._environment.get_template(file).render(values).removeprefix(lead)
        except OSError:
            raise  # no mistake in the page
        except Exception as error:
            raise explain(error, Where(file, {file: self._texts[file]}), values.keys()) from None


def _plain_in_markdown(value: object) -> object:
    if isinstance(value, Markup | StrictUndefined):
        return value
    if not isinstance(value, str | int | float | date):
        raise SecurityError("no text")  # such as a block that is named, but not shown
    return _LIST_START.sub(
        lambda match: match[1] + "".join(f"&#{ord(sign)};" for sign in match[2]), str(value).translate(_MARKDOWN)
    )
