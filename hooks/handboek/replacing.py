"""Several files take their place together: all of them, or none."""

import contextlib
import os
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path

from .problems import Place, Problem, Problems

_REMEDY = "Sluit programma's die een bestand uit deze map open hebben, en kijk of je er mag schrijven."


def replace_all(files: Mapping[Path, Path]) -> None:
    """Put files into place, each beside its target first; a process that is killed leaves only whole files.

    Args:
        files: for each target the file that is to stand there.

    Raises:
        Problems: where one cannot be written; everything is as it was then.
    """
    beside = {target: target.with_name(f".{target.name}.{os.getpid()}") for target in files}
    old = {target: target.with_name(f".{target.name}.{os.getpid()}.oud") for target in files if target.exists()}
    done: list[Path] = []
    target = Path()
    try:
        for target, source in files.items():
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source, beside[target])
            if target in old:
                shutil.copy2(target, old[target])
                shutil.copymode(target, beside[target])
        for target in files:
            beside[target].replace(target)
            done.append(target)
    except OSError:
        for written in done:
            with contextlib.suppress(OSError):
                old[written].replace(written) if written in old else written.unlink()
        wrong = "dit bestand is niet te schrijven; er is niets veranderd."
        raise Problems([Problem(Place(target.as_posix()), wrong, _REMEDY)]) from None
    finally:
        for leftover in _leftovers(beside, old):
            with contextlib.suppress(OSError):
                leftover.unlink(missing_ok=True)


def _leftovers(*files: Mapping[Path, Path]) -> Iterator[Path]:
    return (path for each in files for path in each.values())
