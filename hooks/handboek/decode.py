"""Bytes of a file to its text: UTF-8 of a reasonable size, without signs that nobody sees."""

import re
from collections.abc import Iterator

from .problems import Place, Problem, Problems

MAX_BYTES = 1_000_000
# Signs that no reader sees: control characters, marks that turn the direction of text, stray line ends and BOMs.
INVISIBLE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u200e\u200f\u2028-\u202e\u2060\u2066-\u2069\ufeff\ufffe\uffff]"
)
_SAVE = "Sla het op als 'UTF-8' (in Kladblok: Opslaan als, Codering)."


def decode(data: bytes, file: str) -> tuple[str, list[Problem]]:
    """Return the text of a file and the warnings about it.

    Raises:
        Problems: where the file is too large, is not UTF-8 or holds signs that no reader sees.
    """
    if len(data) > MAX_BYTES:
        raise Problems(
            [
                Problem(
                    Place(file),
                    "het bestand is groter dan 1 MB.",
                    "Zo veel tekst past niet in één bestand: splits het.",
                )
            ]
        )
    warnings = []
    if data.startswith(b"\xef\xbb\xbf"):
        data = data[3:]
        warnings.append(
            Problem(
                Place(file),
                "het bestand begint met een onzichtbaar teken (BOM).",
                "Sla het op als 'UTF-8' in plaats van 'UTF-8 met BOM'.",
                "let op",
            )
        )
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise Problems([Problem(Place(file), "het bestand is opgeslagen als UTF-16 ('Unicode').", _SAVE)])
    try:
        text = data.decode("utf-8").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8")
        sign = data[error.start : error.start + 1].decode("cp1252", errors="replace")
        raise Problems([Problem(_end(file, before), f"dit teken ('{sign}') is geen UTF-8.", _SAVE)]) from None
    if INVISIBLE.search(text):
        raise Problems([*warnings, *_invisible(text, file)])
    return text, warnings


def invisible_sign(sign: str) -> tuple[str, str]:
    """Return what is wrong with a text that has a sign of `INVISIBLE`, and how to mend it."""
    return f"hier staat een onzichtbaar teken (U+{ord(sign):04X}).", "Haal het weg, of typ de tekst opnieuw."


def _invisible(text: str, file: str) -> Iterator[Problem]:
    for number, line in enumerate(text.split("\n"), 1):
        if found := INVISIBLE.search(line):
            yield Problem(Place(file, number, found.start() + 1), *invisible_sign(found[0]))


def _end(file: str, before: str) -> Place:
    return Place(file, before.count("\n") + 1, len(before) - before.rfind("\n"))
