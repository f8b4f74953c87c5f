"""An opleiding from SBB as YAML, in the form of the files that people write themselves."""

import json
import re
from collections.abc import Iterator, Sequence
from datetime import date

from .model.opleiding import Dossier, Geldigheid, Kerntaak, Opleiding, Schooldocument, Werkproces
from .sbb_dossier import PARTS

WIDTH = 118
_HEAD = """\
# Wat er in deze opleiding geleerd wordt, ingelezen uit het kwalificatiedossier van SBB.
# De school vult zelf aan: 'leerweg' ([bol, bbl]), 'let_op', 'ook' (woorden waarmee mensen zoeken), 'keuzedelen'
# (die staan niet in dat bestand) en 'leerdoelen'.
"""
# What YAML reads as the very same text without quotes: it begins with a letter, and no sign in it means anything.
_PLAIN = re.compile(r"[^\W\d_](?:[^:#\n\\]|:(?=\S)|(?<=\S)#)*", re.UNICODE)
_WORDS = re.compile(r"true|false|null|yes|no|on|off|y|n|[\d.e+-]+", re.IGNORECASE)


def opleiding_yaml(opleiding: Opleiding) -> str:
    """Return a whole file: all that the SBB file says, and a comment on what it does not say."""
    return _HEAD + "".join(f"{line}\n" for line in _opleiding(opleiding))


def scalar(text: str, *, quoted: bool = False) -> str:
    """Return a text on one line, between quotes where that is asked or YAML would take it for something else."""
    is_plain = _PLAIN.fullmatch(text) and not _WORDS.fullmatch(text)
    return text if is_plain and not quoted else json.dumps(text, ensure_ascii=False)


def entry(key: str, text: str, indent: int) -> Iterator[str]:
    """Yield the lines of a key with a text: on one line, wrapped, or with its own lines kept."""
    lead, inside = " " * indent, " " * (indent + 2)
    if "\n" in text:
        yield f"{lead}{key}: |-"
        yield from (f"{inside}{line}" for line in text.split("\n"))
    elif len(lead) + len(key) + len(text) > WIDTH:
        yield f"{lead}{key}: >-"
        yield from (f"{inside}{line}" for line in _wrapped(text, WIDTH - len(inside)))
    else:
        yield f"{lead}{key}: {scalar(text)}"


def map_lines(name: str, values: Dossier | Geldigheid) -> Iterator[str]:
    """Yield the lines of a key of an opleiding with keys below it; none where nothing is known."""
    known = values.model_dump(exclude_none=True)
    if known:
        yield f"{name}:"
    for key, value in known.items():
        if isinstance(value, date):
            yield f"  {key}: {value.isoformat()}"
        else:
            yield from entry(key, value, 2)


def leerweg_line(leerweg: Sequence[str]) -> str:
    """Return the line that says in which leerwegen an opleiding can be done."""
    return f"leerweg: [{', '.join(leerweg)}]"


def bron_lines(bron: Schooldocument, indent: int) -> Iterator[str]:
    """Yield the lines of an entry of `bronnen`."""
    values = bron.model_dump(exclude_none=True)
    yield from _item([line for key, text in values.items() for line in entry(key, text, indent + 2)], indent)


def kerntaak_lines(kerntaak: Kerntaak, indent: int) -> Iterator[str]:
    """Yield the lines of a kerntaak with its werkprocessen, as an entry of a list."""
    lead = " " * (indent + 2)
    yield from _item([f"{lead}code: {kerntaak.code}", *entry("titel", kerntaak.titel, indent + 2)], indent)
    yield f"{lead}werkprocessen:"
    for werkproces in kerntaak.werkprocessen:
        yield from werkproces_lines(werkproces, indent + 4)


def werkproces_lines(werkproces: Werkproces, indent: int) -> Iterator[str]:
    """Yield the lines of a werkproces, as an entry of a list."""
    lines = [f"{' ' * (indent + 2)}code: {werkproces.code}", *entry("titel", werkproces.titel, indent + 2)]
    for part in PARTS:
        if text := getattr(werkproces, part):
            lines.extend(entry(part, text, indent + 2))
    yield from _item(lines, indent)


def _opleiding(opleiding: Opleiding) -> Iterator[str]:
    yield from entry("naam", opleiding.naam, 0)
    yield f"crebo: {scalar(opleiding.crebo)}"
    yield f"niveau: {opleiding.niveau}"
    if opleiding.leerweg:
        yield leerweg_line(opleiding.leerweg)
    if opleiding.sector:
        yield from entry("sector", opleiding.sector, 0)
    yield from map_lines("dossier", opleiding.dossier)
    yield from map_lines("geldig", opleiding.geldig)
    yield f"zekerheid: {opleiding.zekerheid}"
    yield "bronnen:"
    for bron in opleiding.bronnen:
        yield from bron_lines(bron, 2)
    yield "kerntaken:"
    for kerntaak in opleiding.kerntaken:
        yield from kerntaak_lines(kerntaak, 2)


def _item(lines: list[str], indent: int) -> list[str]:
    """Put the dash of a list before the first line."""
    return [f"{' ' * indent}- {lines[0][indent + 2 :]}", *lines[1:]]


def _wrapped(text: str, width: int) -> Iterator[str]:
    """Yield a text over lines; the standard library's way takes ten times as long."""
    line: list[str] = []
    length = 0
    for word in text.split(" "):
        if line and length + len(word) > width:
            yield " ".join(line)
            line, length = [], 0
        line.append(word)
        length += len(word) + 1
    yield " ".join(line)
