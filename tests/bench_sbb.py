"""Measure the import of a large file from SBB: `make bench`, or `python tests/bench_sbb.py DOSSIERS`.

A dossier of SBB has three profielen and 135 KB on average; so have these. Time and memory are those of a process
that does nothing else; importing again is measured with a change in every opleiding.
"""

import re
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "hooks"))

from handboek.importing import Import
from sbb_files import Dossier, Kt, Profiel, Wp, xml

DOSSIERS = 500
LARGEST = 2_300  # is 300 MB
SECONDS, MEGABYTES = 60.0, 300.0
KILOBYTE = 1024
_SENTENCE = (
    "De vakman kijkt eerst wat er nodig is, overlegt met een collega en gaat dan zorgvuldig en veilig aan het werk. "
)


@dataclass(frozen=True, slots=True)
class Measured:
    """What an import took, and of how many opleidingen it was."""

    seconds: float
    busy: float
    """Of the processor alone, which is the same on a machine that does more."""
    megabytes: float
    opleidingen: int


def large_file(path: Path, dossiers: int, word: str = "Doet") -> Path:
    """Write a file of so many dossiers, a few at a time, and return where it is."""
    with path.open("w", encoding="utf-8-sig", newline="\n") as file:
        head, _, foot = xml(Dossier()).partition("  <dossiers>\n")
        file.write(f"{head}  <dossiers>\n")
        for number in range(dossiers):
            text = xml(_dossier(number, word))
            file.write(text[text.index("    <dossier ") : text.index("  </dossiers>")])
        file.write(foot[foot.index("  </dossiers>") :])
    return path


def measured(file: Path, folder: Path) -> Measured:
    """Import a file in a process of its own."""
    command = [sys.executable, __file__, str(file), str(folder)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    seconds, busy, megabytes, opleidingen = done.stdout.split()
    return Measured(float(seconds), float(busy), float(megabytes), int(opleidingen))


def _dossier(number: int, word: str) -> Dossier:
    def task(kind: str) -> Kt:
        gedrag = "De vakman:\n" + "\n".join(f"- {_SENTENCE}" for _line in range(9))
        texts = (_SENTENCE * 14, _SENTENCE * 4, gedrag)
        return Kt(f"{kind} {number}", tuple(Wp(f"{word} {kind} {at}", *texts) for at in range(10)))

    profielen = tuple(
        Profiel(f"Vak {number} {at}", str(30_000 + 3 * number + at), str(at), kerntaken=(task(f"eigen {at}"),))
        for at in range(3)
    )
    return Dossier(f"Dossier {number}", str(23_000 + number % 1000), basis=(task("basis"),), profielen=profielen)


def _import(file: Path, folder: Path) -> None:
    start = time.perf_counter()
    with Import(folder) as importing:
        for _step in importing.read([file]):
            pass
        importing.apply()
    status = Path("/proc/self/status").read_text(encoding="ascii")  # getrusage counts what the parent held
    held = int(re.findall(r"VmHWM:\s+(\d+)", status)[0]) / KILOBYTE
    print(time.perf_counter() - start, time.process_time(), held, len(importing.changes))


def main(dossiers: int) -> int:
    """Print what imports take; return 1 where a bar is missed."""
    missed = 0
    with tempfile.TemporaryDirectory() as scratch:
        for count, word in ((dossiers, "Doet"), (dossiers, "Verricht"), (LARGEST, "Doet")):
            file = large_file(Path(scratch, "lijst.xml"), count, word)
            size = file.stat().st_size / KILOBYTE**2
            took = measured(file, Path(scratch, str(count)))
            print(
                f"SBB, {count} dossiers ({size:.0f} MB, {took.opleidingen} opleidingen, {word.lower()}): "
                f"{took.seconds:.1f} s, {took.megabytes:.0f} MB",
                flush=True,
            )
            if (count == dossiers and took.seconds > SECONDS) or took.megabytes > MEGABYTES:
                print(f"MISSED SBB: bars {SECONDS:.0f} s and {MEGABYTES:.0f} MB")
                missed = 1
    return missed


if __name__ == "__main__":
    if len(sys.argv) > 2:
        _import(Path(sys.argv[1]), Path(sys.argv[2]))
    else:
        sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else DOSSIERS))
