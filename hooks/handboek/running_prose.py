"""The sentences that a reader meets: of a page its paragraphs, of a data file its texts."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser

from .node import Node

# Prose stands in paragraphs; what stands in these is a list, a table, a heading, or a list of sources or terms.
_NOT_RUNNING = {"li", "table", "dl", "figure", "nav", "aside", "summary"}
_NOT_RUNNING_CLASSES = {"paginakop", "feitjes", "label", "stapwie", "agendapunt", "bronnen", "begrippen", "herkomst"}
# What is left out of a paragraph: names of sources.
_LEFT_OUT_CLASSES = {"paginakop", "paginavoet", "bronnen", "herkomst", "bronlink"}
_VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}

# Keys of YAML whose values are names, addresses or numbers, and no prose.
_NAMES = {
    *("id", "pagina", "url", "icoon", "logo", "code", "crebo", "letter", "soort", "onderwerp", "bron", "fase"),
    *("sleutel", "zekerheid", "deel", "werkproces", "datum", "editie"),
}
# Keys below which nothing is prose: words that people type, and official titles.
_NO_PROSE = {"ook", "woorden", "woorddelen", "stopwoorden", "lichte_woorden", "kerntaken", "dossier"}
_TITLES = {"titel", "auteur", "uitgever", "jaar"}
_FEWEST_WORDS = 4
_EXPRESSION = re.compile(r"\{\{.*?\}\}", re.DOTALL)
_LINK_TARGET = re.compile(r"\]\([^)]*\)")


def of_page(html: str) -> str:
    """Return the paragraphs of a page's HTML, each ended by an empty line."""
    reader = _Paragraphs()
    reader.feed(html)
    reader.close()
    return "\n\n".join(text for text in (" ".join(part.split()) for part in reader.found) if text)


class _Paragraphs(HTMLParser):
    """Collects the text of each paragraph that is running prose."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self._open: list[tuple[str, frozenset[str]]] = []
        self._is_running = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _VOID:
            return
        classes = frozenset((dict(attrs).get("class") or "").split())
        self._open.append((tag, classes))
        if tag == "p":
            self._is_running = not any(
                name in _NOT_RUNNING or classes & _NOT_RUNNING_CLASSES for name, classes in self._open
            )
            if self._is_running:
                self.found.append("")

    def handle_endtag(self, tag: str) -> None:
        if any(name == tag for name, _classes in self._open):
            while self._open.pop()[0] != tag:
                pass
        if tag == "p":
            self._is_running = False

    def handle_data(self, data: str) -> None:
        if self._is_running and not any(classes & _LEFT_OUT_CLASSES for _name, classes in self._open):
            self.found[-1] += data


def of_data(root: Node, name: str) -> Iterator[tuple[Node, str]]:
    """Yield each text of a data file that a reader meets in whole sentences, with its words.

    Args:
        root: the file, before its variables are filled.
        name: its name, such as `bronnen` or `opleidingen/kok`.
    """
    if name == "rollen":  # it names the rollen, and is no prose
        return
    for keys, node in texts(root):
        if not is_name(name, keys):
            words = " ".join(_LINK_TARGET.sub("]", _EXPRESSION.sub("stagiair", str(node.value))).split())
            if len(words.split()) >= _FEWEST_WORDS:
                yield node, words if words.endswith((".", "?", "!")) else f"{words}."


def is_name(file: str, keys: tuple[str, ...]) -> bool:
    """Tell whether what stands at these keys of a file is a name, an address or an official title, and no prose."""
    if keys[-1] in _NAMES or _NO_PROSE & set(keys):
        return True
    if file == "bronnen":
        return keys[-1] in _TITLES
    if file.startswith("opleidingen/") and (keys[0] == "keuzedelen" or keys[-1] in {"naam", "sector", "duur"}):
        return True
    return "bronnen" in keys


def texts(node: Node, keys: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Node]]:
    """Yield each text below a node in the order of the file, with the keys that lead to it."""
    if isinstance(node.value, dict):
        for key, child in node.value.items():
            yield from texts(child, (*keys, key))
    elif isinstance(node.value, list):
        for child in node.value:
            yield from texts(child, keys)
    elif isinstance(node.value, str):
        yield keys, node
