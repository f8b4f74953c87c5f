"""What stands within a paragraph of the book: texts, emphasis and links, as Typst is to show them."""

import posixpath
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from html import unescape
from urllib.parse import unquote

from .book_elements import Element
from .print_text import plain

Run = str | dict[str, object]
Node = dict[str, object]
_TEXT = re.compile(r"<text\b[^>]*>([^<]*)</text>")
# Of a line of the book, and of a page with some to spare.
_LETTERS, _LINES, _OF_PICTURE = 90, 40, 10
_OF_PAGE = len(" (p. 100)")
_OUTSIDE = ("http://", "https://", "mailto:")


def words(text: str) -> str:
    """Return a text as paper can show it, with a space on the sides where it had any."""
    if not text or text.isspace():
        return " " if text else ""
    return " " * text[0].isspace() + plain(text) + " " * text[-1].isspace()


def target(href: str, page: str) -> dict[str, object]:
    """Return where a link leads: an address elsewhere, or a page within docs/ with or without an anchor.

    Args:
        href: as it stands in the HTML.
        page: the page on which it stands.
    """
    if href.startswith(_OUTSIDE):
        return {"adres": href}
    path, hash_, anchor = unquote(href).partition("#")
    whole = posixpath.normpath(posixpath.join(posixpath.dirname(page), path)) if path else page
    if whole.endswith(".html"):
        whole = whole.removesuffix(".html") + ".md"
    return {"doel": whole + hash_ + anchor}


def tidy(runs: Iterable[Run]) -> list[Run]:
    """Return the runs of a paragraph with single spaces between its words and none around them."""
    state = _Spaces()
    found = state.tidy(runs)
    while found and isinstance(found[-1], str) and not found[-1].strip():
        found.pop()
    if found and isinstance(found[-1], str):
        found[-1] = found[-1].rstrip()
    return found


def length(value: object) -> int:
    """Return how many letters runs or nodes have."""
    if isinstance(value, str):
        return len(value)
    if isinstance(value, dict):
        own = _OF_PAGE if "doel" in value else 0
        return own + sum(length(part) for key, part in value.items() if key in ("inhoud", "stukken", "titel", "rijen"))
    return sum(map(length, value)) if isinstance(value, list) else 0


def is_long(blocks: object, columns: int = 1) -> bool:
    """Tell whether blocks may be longer than a page, and so have to be parted by its end.

    Args:
        blocks: what stands together.
        columns: how many such stand beside each other.
    """
    return _paragraphs(blocks) + length(blocks) * columns / _LETTERS > _LINES


def _paragraphs(value: object) -> int:
    if isinstance(value, dict):
        own = _OF_PICTURE if value.get("soort") in ("figuur", "plaatje") else value.get("soort") in ("alinea", "kop")
        return own + _paragraphs([value.get(key) for key in ("inhoud", "stukken", "titel", "rijen")])
    return sum(map(_paragraphs, value)) if isinstance(value, list) else 0


def is_blank(runs: Iterable[Run]) -> bool:
    """Tell whether runs show nothing."""
    return all(isinstance(run, str) and not run.strip() for run in runs)


@dataclass(slots=True)
class _Spaces:
    """Whether what was written last ends with a space; a paragraph begins as if it does."""

    spaced: bool = True

    def tidy(self, runs: Iterable[Run]) -> list[Run]:
        found: list[Run] = []
        for run in runs:
            if isinstance(run, str):
                text = run.lstrip() if self.spaced else run
                if text:
                    self.spaced = text[-1].isspace()
                    if found and isinstance(found[-1], str):
                        found[-1] += text
                    else:
                        found.append(text)
            elif run["soort"] == "regeleinde":
                self.spaced = True
                found.append(run)
            elif "inhoud" in run:
                inside = run["inhoud"]
                assert isinstance(inside, list)
                found.append({**run, "inhoud": self.tidy(inside)})
            else:
                self.spaced = False
                found.append(run)
        return found


def joined(parts: Iterable[list[Run]], between: str) -> list[Run]:
    """Return runs with a text between them."""
    found: list[Run] = []
    for part in parts:
        if not is_blank(part):
            found += [between, *part] if found else part
    return found


def columns_of(rows: Sequence[Sequence[object]]) -> list[float]:
    """Return how wide the columns of a table are to be, each against the others: more for more text."""
    sums = [sum(length(cell) for cell in column) / len(rows) for column in zip(*rows, strict=True)]
    longest = [max(max(_words(cell), default=0) for cell in column) for column in zip(*rows, strict=True)]
    return [round(max(total**0.75, long, 5.0), 1) for total, long in zip(sums, longest, strict=True)]


def _words(value: object) -> Iterator[int]:
    if isinstance(value, str):
        yield from map(len, value.split())
    elif isinstance(value, dict):
        yield from _words(value.get("inhoud"))
    elif isinstance(value, list):
        for part in value:
            yield from _words(part)


def texts_in(picture: Element) -> list[str]:
    """Return the texts that a picture shows, in its order."""
    return [unescape(text).strip() for text in _TEXT.findall(picture.source)]


def number_in(picture: Element) -> str:
    """Return the number that a picture of a sleutel shows."""
    return next(iter(texts_in(picture)), "")
