"""The content of the file of one opleiding: a whole new one, or the one that is there brought up to date with SBB."""

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from .decode import MAX_BYTES, decode
from .model import Opleiding
from .opleiding_files import OPLEIDINGEN
from .opleiding_yaml import opleiding_yaml
from .problems import Problem, Problems, quoted
from .sbb import Ingelezen
from .schema_files import schema_line
from .understand import understand
from .updating import Difference, Updated, update

_BOM = b"\xef\xbb\xbf"


@dataclass(frozen=True, slots=True)
class Change:
    """What an import makes of the file of one opleiding."""

    kind: Literal["nieuw", "veranderd", "gelijk"]
    naam: str
    crebo: str
    target: Path
    differences: tuple[Difference, ...] = ()
    digest: bytes = b""
    """That of the file as it was read; nothing for a new one."""


def new_content(target: Path, read: Ingelezen, schemas: Path | None) -> bytes:
    """Return the bytes of a new file.

    Args:
        target: where it comes to stand.
        read: the opleiding.
        schemas: the folder with the schemas for editors, where there is one.

    Raises:
        Problems: where it is larger than a file may be.
    """
    schema = schema_line(target, schemas, OPLEIDINGEN.name) if schemas else ""
    content = "\n".join(filter(None, [schema, opleiding_yaml(read.opleiding)])).encode()
    if len(content) > MAX_BYTES:
        wrong = f"opleiding {quoted(read.opleiding.naam)} is groter dan een bestand mag zijn (1 MB)."
        raise Problems([Problem(read.place, wrong, "Kijk of het bestand van SBB wel klopt.")])
    return content


def changed_content(target: Path, old: bytes, opleiding: Opleiding) -> tuple[bytes, Updated]:
    """Return the bytes of a file with all that SBB says of an opleiding, and what differs.

    Args:
        target: how messages call the file.
        old: its bytes.
        opleiding: as SBB has it.

    Raises:
        Problems: where the file has a mistake, now or with what is new in it.
    """
    shown = target.as_posix()
    _check(old, shown)
    updated = update(decode(old, shown)[0], shown, opleiding)
    if not updated.differences:
        return old, updated
    text = updated.text.replace("\n", "\r\n") if b"\r\n" in old else updated.text
    content = (_BOM if old.startswith(_BOM) else b"") + text.encode()
    _check(content, shown)
    return content, updated


def _check(content: bytes, shown: str) -> None:
    """Raise the problems of a file of an opleiding; which words its texts may name depends on the whole handbook."""
    wrong = understand(((content, shown),), Opleiding, None).problems
    if any(problem.severity == "fout" for problem in wrong):
        raise Problems(wrong)
