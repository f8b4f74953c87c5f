"""The prose of the handbook as it was written: what a reader will see, with the file and line it stands on."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from handboek.node import Node
from handboek.running_prose import texts
from handboek.source import parse

# Keys of YAML whose values are names, addresses or numbers, and no prose.
_NAMES = {
    *("id", "pagina", "paginas", "url", "icoon", "logo", "code", "crebo", "letter", "soort", "onderwerp", "bron"),
    "fase",
    *("sleutel", "zekerheid", "deel", "werkproces", "datum", "editie"),
}
# Keys below which nothing is prose: words that people type, and official titles.
_NO_PROSE = {"ook", "woorden", "woorddelen", "stopwoorden", "kerntaken", "dossier"}
_ROLE_IDS = {"praktijkopleider", "stagiair", "bpv-begeleider", "adviseur-praktijkleren", "school"}
_EXPRESSION = re.compile(r"\{\{.*?\}\}", re.DOTALL)
_LINK_TARGET = re.compile(r"\]\([^)]*\)")
_FENCE = "```"
_TICK_BOX = re.compile(r"^(\s*- )\[ \] ")


@dataclass(frozen=True)
class Told:
    """One text (or one line of a page) with its place; `text` still holds `{{ }}`, `words` does not."""

    file: str
    line: int
    text: str

    @property
    def words(self) -> str:
        """The text without variables, blocks and the addresses of links."""
        return _LINK_TARGET.sub("]", _EXPRESSION.sub("§", self.text))

    def at(self, offset: int) -> str:
        """Return the place of a character in `words`, as `file:line`."""
        return f"{self.file}:{self.line + self.words.count(chr(10), 0, offset)}"


def pages_of(docs: Path) -> Iterator[Told]:
    """Yield every line of prose in the hand-written pages, and each description in their front matter; no code."""
    for path in sorted(docs.rglob("*.md")):
        file = f"docs/{path.relative_to(docs).as_posix()}"
        front_matter = 0
        is_code = False  # what somebody types, or a program answers, is no prose
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            if line == "---" and front_matter < 2:
                front_matter += 1
            elif is_code or line.startswith(_FENCE):
                is_code ^= line.startswith(_FENCE)
            elif front_matter == 2 or line.startswith("omschrijving:"):
                yield Told(file, number, _TICK_BOX.sub(r"\1", line))


def data_of(data: Path) -> Iterator[Told]:
    """Yield every text in the data that a reader sees as prose; data/rollen.yml names the rollen and is left out."""
    for path in sorted(data.rglob("*.yml")):
        if path.name == "rollen.yml":
            continue
        file = f"data/{path.relative_to(data).as_posix()}"
        source = path.read_text(encoding="utf-8")
        for keys, node in texts(parse(source, file)):
            if not _is_name(file, keys, str(node.value)):
                yield Told(file, node.place.line, _as_written(source, node))


def _is_name(file: str, keys: tuple[str, ...], value: str) -> bool:
    if keys[-1] in _NAMES or _NO_PROSE & set(keys) or value in _ROLE_IDS:
        return True
    if file == "data/bronnen.yml":
        return keys[-1] in {"titel", "auteur", "uitgever", "jaar"}
    return "bronnen" in keys or (file.startswith("data/opleidingen/") and keys[-1] in {"naam", "sector", "duur"})


def _as_written(source: str, node: Node) -> str:
    """Return a text with its line breaks where the file has them, so that a place in it is a line of the file."""
    lines = source.splitlines()[node.place.line - 1 :]
    if lines[0].rstrip().endswith((">-", ">", "|-", "|")):
        indent = len(lines[1]) - len(lines[1].lstrip())
        block = [lines[0]]
        for line in lines[1:]:
            if line.strip() and len(line) - len(line.lstrip()) < indent:
                break
            block.append(line)
        return "\n".join(["", *(line.strip() for line in block[1:])]).rstrip()
    return str(node.value)
