"""Files of SBB to files of opleidingen: first all that would change, then, when that is wanted, all of it at once."""

import contextlib
import hashlib
import math
import shutil
import tempfile
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Literal

from .baseline_file import with_new_files
from .finding import BASELINE
from .import_file import Change, changed_content, new_content
from .model import Opleiding
from .opleiding_files import OPLEIDINGEN, Names, by_crebo, opleiding_files
from .opleiding_yaml import leerweg_line
from .problems import Place, Problem, Problems, quoted
from .replacing import replace_all
from .sbb import Ingelezen, SbbReader, not_there
from .schema_files import find_schemas
from .yaml_edit import YamlEdit

CHUNK = 256 * 1024
MAX_FILE = 1_000_000_000


class Import:
    """An import into a folder of opleidingen; used in a `with`, which clears away what it leaves.

    `read` finds what would change, with what is odd in `warnings`; `apply` makes it so. What is to be written waits
    in a folder of its own meanwhile, so that memory does not grow with the number of opleidingen.

    Args:
        folder: where the files of opleidingen stand, or come to stand.
        below: folders with opleidingen that this one is laid over; what stands in them stays as it is.
        crebos: the opleidingen that are wanted; all when empty.
        leerweg: for each opleiding that has none, since it is not in the files of SBB.
    """

    def __init__(
        self,
        folder: Path,
        below: Sequence[Path] = (),
        crebos: Collection[str] = (),
        leerweg: Sequence[Literal["bol", "bbl"]] = (),
    ) -> None:
        self.changes: list[Change] = []
        self.warnings: list[Problem] = []
        self._crebos = frozenset(crebos)
        self._leerweg = list(leerweg)
        self._folder = folder
        self._files = by_crebo(folder)
        self._below = {crebo: path for layer in below for crebo, path in by_crebo(layer).items()}
        self._names = Names(path.stem for layer in (folder, *below) for path in opleiding_files(layer))
        self._seen: dict[str, Place] = {}
        self._schemas = find_schemas(folder)
        self._waiting = Path(tempfile.mkdtemp(prefix="handboek-"))

    def __enter__(self) -> "Import":
        return self

    def __exit__(self, *_error: object) -> None:
        shutil.rmtree(self._waiting, ignore_errors=True)

    @staticmethod
    def steps(files: Sequence[Path]) -> int:
        """Return in how many steps `read` goes through these files."""
        return sum(math.ceil(path.stat().st_size / CHUNK) for path in files if path.is_file())

    def read(self, files: Sequence[Path]) -> Iterator[None]:
        """Read files of SBB, a step at a time.

        Raises:
            Problems: all that is wrong in them, or in the files of opleidingen that they would change.
        """
        found: list[Problem] = []
        there: set[str] = set()
        for path in dict.fromkeys(files):
            reader = SbbReader(path.as_posix(), self._crebos)
            try:
                yield from self._read(path, reader, found)
            except Problems as problems:
                found.extend(problems)
            found.extend(reader.problems)
            there |= reader.crebos
        if missing := sorted(self._crebos - there):
            found.append(not_there(missing, files, sorted(there)))
        if any(problem.severity == "fout" for problem in found):
            raise Problems(found)
        self.warnings = sorted(set(found))

    def set_leerweg(self, leerweg: Sequence[str]) -> None:
        """Give every new opleiding a leerweg after all; none when that is not known yet."""
        for change in self.changes:
            if change.kind == "nieuw" and leerweg:
                waiting = self._waiting / change.target.name
                edit = YamlEdit(waiting.read_text(encoding="utf-8"), change.target.as_posix())
                edit.put_lines(("leerweg",), [leerweg_line(leerweg)], ("niveau",))
                waiting.write_bytes(edit.text().encode())

    def apply(self) -> None:
        """Write all that changes, and what a school then remembers of the base.

        Raises:
            Problems: where a file changed since it was read, or cannot be written; nothing is written then.
        """
        changes = [change for change in self.changes if change.kind != "gelijk"]
        remedy = "Lees opnieuw in."
        raced = [
            Problem(Place(change.target.as_posix()), "dit bestand is net door iets anders veranderd.", remedy)
            for change in changes
            if _digest(change.target) != change.digest
        ]
        if raced:
            raise Problems(raced)
        replace_all({change.target: self._waiting / change.target.name for change in changes} | self._remembered())

    def _remembered(self) -> dict[Path, Path]:
        """Return what takes the place of the file in which a school remembers: the base has none of what is new."""
        folder = self._folder.resolve()
        slot, waiting = folder.parent / BASELINE, self._waiting / BASELINE
        new = [f"{folder.name}/{change.target.stem}" for change in self.changes if change.kind == "nieuw"]
        if not new or folder.name != OPLEIDINGEN.name or not slot.is_file():
            return {}
        with contextlib.suppress(Problems):  # of a file that is damaged, which every build tells of
            text = with_new_files(slot.read_bytes(), slot.name, new)
            waiting.write_text(text, encoding="utf-8", newline="\n")
            return {slot: waiting}
        return {}

    def _read(self, path: Path, reader: SbbReader, found: list[Problem]) -> Iterator[None]:
        try:
            if path.stat().st_size > MAX_FILE:
                wrong = "dit bestand is groter dan 1 GB."
                raise Problems([Problem(Place(path.as_posix()), wrong, "Vraag bij SBB een kleinere lijst op.")])
            with path.open("rb") as file:
                while data := file.read(CHUNK):
                    for read in reader.feed(data):
                        self._take(read, found)
                    yield
            reader.close()
        except OSError:
            wrong = "dit bestand is niet te lezen of te bewaren."
            remedy = "Controleer de naam, en of je het mag openen en er nog ruimte op de schijf is."
            found.append(Problem(Place(path.as_posix()), wrong, remedy))

    def _take(self, read: Ingelezen, found: list[Problem]) -> None:
        """Work out what an opleiding changes; what is wrong with that is added to what was found."""
        read = replace(read, opleiding=read.opleiding.model_copy(update={"leerweg": self._leerweg}))
        opleiding = read.opleiding
        crebo = opleiding.crebo
        if crebo in self._seen:
            first = self._seen[crebo]
            wrong = f"crebo {crebo} ({quoted(opleiding.naam)}) staat ook in {first.file} op regel {first.line}."
            found.append(Problem(read.place, wrong, "Lees alleen het bestand in met de versie die voor jullie geldt."))
            return
        self._seen[crebo] = read.place
        if crebo in self._files:
            try:
                self._change(self._files[crebo], opleiding, found)
            except Problems as problems:
                found.extend(problems)
        elif crebo in self._below:
            wrong = f"crebo {crebo} staat al in het handboek ({self._below[crebo].as_posix()}); het is overgeslagen."
            found.append(
                Problem(read.place, wrong, "Schrijf in een bestand met die naam alleen wat anders is.", "let op")
            )
        else:
            target = self._folder / f"{self._names.new(opleiding.naam, crebo)}.yml"
            try:
                self._keep(Change("nieuw", opleiding.naam, crebo, target), new_content(target, read, self._schemas))
            except Problems as problems:
                found.extend(problems)

    def _change(self, target: Path, opleiding: Opleiding, found: list[Problem]) -> None:
        old = target.read_bytes()
        content, updated = changed_content(target, old, opleiding)
        found.extend(updated.warnings)
        if not updated.differences:
            self.changes.append(Change("gelijk", opleiding.naam, opleiding.crebo, target))
            return
        digest = hashlib.sha256(old).digest()
        change = Change("veranderd", opleiding.naam, opleiding.crebo, target, updated.differences, digest)
        self._keep(change, content)

    def _keep(self, change: Change, content: bytes) -> None:
        (self._waiting / change.target.name).write_bytes(content)
        self.changes.append(change)


def _digest(path: Path) -> bytes:
    return hashlib.sha256(path.read_bytes()).digest() if path.exists() else b""
