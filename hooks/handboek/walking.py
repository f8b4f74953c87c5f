"""The files in a folder of the handbook, without what other programs keep there."""

import os
from collections.abc import Iterator
from pathlib import Path

# What tells that a folder is not the handbook's: a Python environment, and a site that was built from it.
_MARKS = frozenset({"pyvenv.cfg", "sitemap.xml"})


def walk(folder: Path) -> Iterator[Path]:
    """Yield every file in a folder and those below it, in order.

    Hidden folders (`.git`), environments of Python and built sites are passed by: a school may have all of these
    beside its own files. A folder that cannot be read counts as empty.
    """
    for name, folders, files in os.walk(folder):
        if _MARKS.intersection(files) and Path(name) != folder:
            folders.clear()
            continue
        folders[:] = sorted(below for below in folders if not below.startswith("."))
        yield from (Path(name, file) for file in sorted(files))
