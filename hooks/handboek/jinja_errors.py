"""Jinja that fails, explained at its own line: in the prose of docs/ and in the templates."""

import re
import traceback
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from jinja2 import TemplateError, TemplateNotFound, TemplateSyntaxError

from .problems import Place, Problem, Problems, quoted, suggest

_SIGNS = re.compile(r"\{\{|\}\}|\{%|%\}|\{#|#\}|\}")
_CLOSED_BY = {"{{": "}}", "{%": "%}", "{#": "#}"}
_BLOCK_CALL = 'Schrijf een naam, zoals {{ de_stagiair }}, of een blok met rechte aanhalingstekens: {{ blok("naam") }}.'


class UnknownNameError(Problems):
    """A template or page asked for something that does not exist, such as a block with another name.

    Its place is only known where it is caught: a page that asked for it knows better than the template.
    """

    def __init__(self, wrong: str, remedy: str, place: Place | None = None) -> None:
        self.wrong, self.remedy = wrong, remedy
        super().__init__([Problem(place or Place("templates"), wrong, remedy)])


def unknown(what: str, name: object, known: Iterable[str]) -> UnknownNameError:
    """Return the error for a name that does not exist; `what` says what it should name."""
    return UnknownNameError(f"{what} {quoted(name)} bestaat niet.", suggest(str(name), known))


@dataclass(frozen=True, slots=True)
class Where:
    """The text in which an error may have its place: one page, or a folder of templates."""

    root: str
    """The page as Jinja knows it, or the folder."""
    texts: dict[str, str] = field(default_factory=dict)
    """The text of the page. Templates are read from their folder."""

    @property
    def is_prose(self) -> bool:
        """Tell whether this is a page of docs/."""
        return bool(self.texts)

    def has(self, filename: str) -> bool:
        """Tell whether a file belongs to it."""
        return filename == self.root or (not self.is_prose and filename.startswith(self.root))

    def place(self, filename: str, line: int, part: str = "") -> Place:
        """Return a place as the reader names it, at the column of `part` where that stands on the line."""
        path = Path(filename)
        text = self.texts.get(filename) or (path.read_text(encoding="utf-8") if path.is_file() else "")
        lines = text.split("\n")
        found = re.search(rf"(?<!\w){re.escape(part)}", lines[line - 1]) if part and line <= len(lines) else None
        root = Path(self.root)
        shown = filename if self.is_prose else Path(root.name, path.relative_to(root)).as_posix()
        return Place(shown, line, found.start() + 1 if found else 1)


def unbalanced(text: str, file: str) -> Iterator[Problem]:
    """Yield a problem for each `{{`, `{%` or `{#` in a text that is not closed, and each end that opens nowhere."""
    opened: re.Match[str] | None = None
    for found in _SIGNS.finditer(text):
        sign = found[0]
        if opened is None:
            if sign in _CLOSED_BY:
                opened = found
            elif sign != "}":
                yield _open(text, file, found, f"'{sign}' sluit iets dat niet begonnen is.")
        elif sign == _CLOSED_BY[opened[0]]:
            opened = None
        elif opened[0] == "{{" and sign in ("{{", "}"):
            yield _unclosed(text, file, opened)
            opened = found if sign == "{{" else None
    if opened is not None:
        yield _unclosed(text, file, opened)


def _unclosed(text: str, file: str, opened: re.Match[str]) -> Problem:
    sign = opened[0]
    if sign == "{#":
        place = _open(text, file, opened, "").place
        remedy = "Sluit het met '#}'. Een naam voor een kop schrijf je zo: {: #naam }."
        return Problem(place, "'{#' begint een opmerking die niet eindigt.", remedy)
    return _open(text, file, opened, f"'{sign}' wordt niet gesloten.")


def _open(text: str, file: str, found: re.Match[str], wrong: str) -> Problem:
    before = text[: found.start()]
    place = Place(file, before.count("\n") + 1, len(before) - before.rfind("\n"))
    return Problem(place, wrong, "Schrijf '{{ naam }}', met twee accolades aan elke kant.")


def explain(error: Exception, where: Where, known: Iterable[str]) -> Problems:
    """Return the problem for an error that Jinja raised: at the deepest line of ours that took part in it."""
    if isinstance(error, Problems) and not isinstance(error, UnknownNameError):
        return error
    filename, line = _line(error, where)
    if isinstance(error, UnknownNameError):
        name = (re.findall(r"'([^']+)'", error.wrong) or [""])[0]
        return UnknownNameError(error.wrong, error.remedy, where.place(filename, line, name))
    message = str(error.message if isinstance(error, TemplateError) and error.message else error)
    if match := re.search(r"^'([^']+)' is undefined$", message):
        return _undefined(match[1], where, where.place(filename, line, match[1]), known)
    part, wrong, remedy = _say(error, message, where)
    place = where.place(filename, line, part)
    return Problems([Problem(place, wrong, remedy)])


def _say(error: Exception, message: str, where: Where) -> tuple[str, str, str]:
    """Return the part of the line that an error is about, what is wrong with it, and how to mend it."""
    if match := re.search(r"has no attribute '([^']+)'$", message):
        return match[1], f"{quoted(match[1])} bestaat hier niet.", "Vergelijk de naam met de sleutel in data/."
    if where.is_prose:
        return "{{", "wat hier tussen accolades staat, kan de site niet lezen.", _BLOCK_CALL
    if isinstance(error, TemplateNotFound):
        return message, f"het sjabloon {quoted(message)} bestaat niet.", "Controleer de naam en de map."
    return "", f"dit sjabloon klopt hier niet (Jinja zegt: {message}).", "Kijk hoe een ander sjabloon het doet."


def _undefined(name: str, where: Where, place: Place, known: Iterable[str]) -> Problems:
    remedy = suggest(name, known)
    if remedy.startswith("Bedoel"):
        return Problems([Problem(place, f"{quoted(name)} bestaat niet.", remedy)])
    if where.is_prose:
        remedy = f'Hoort het bij een blok? Zet er aanhalingstekens om: "{name}". {remedy}'
        return Problems([Problem(place, f"{quoted(name)} bestaat niet.", remedy)])
    if "/blocks/" not in f"/{place.file}":
        return Problems([Problem(place, f"{quoted(name)} bestaat niet.", "Kijk hoe een ander sjabloon het doet.")])
    # Most likely the page that shows this block forgot to say which one; that page gives this its place.
    block = Path(place.file).stem
    wrong = f"het blok '{block}' vraagt om '{name}' ({place})."
    return UnknownNameError(wrong, f'Schrijf {{{{ blok("{block}", {name}="...") }}}}.', place)


def _line(error: Exception, where: Where) -> tuple[str, int]:
    """Return the deepest file and line of ours in an error."""
    if isinstance(error, TemplateSyntaxError):
        return error.filename or where.root, error.lineno
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if where.has(frame.filename)]
    return (frames[-1].filename, frames[-1].lineno or 1) if frames else (where.root, 1)
