"""What was worked out before, kept for the next build under all that it was worked out from.

A name in the cache is a digest of the input, of this package's own code and of the versions it runs on,
so that a change of any of these is simply another name. The folder may be thrown away at any time, and
two builds may use it at once: a file appears in it whole. It belongs to the user, never to a project,
because what stands in it is run as code.
"""

import contextlib
import hashlib
import os
import pickle
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import TypeVar

from .walking import walk

T = TypeVar("T")
_KEPT = 30 * 24 * 3600  # seconds
# Whose work stands in what is remembered; of mkdocs-material these are the icons.
_PACKAGES = (
    *("jinja2", "markdown", "markupsafe", "mkdocs-material", "pydantic", "pyyaml"),
    *("font-source-sans-pro", "fonttools", "pikepdf", "typst"),
)


@cache
def code_digest() -> str:
    """Return a digest of this package's code and of the versions that its results depend on."""
    versions = [f"{package} {version(package)}" for package in _PACKAGES]
    digest = hashlib.sha256(" ".join([sys.version, *versions]).encode())
    for path in sorted(Path(__file__).parent.rglob("*.py")):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:20]


def contents(*folders: Path) -> Iterator[tuple[str, bytes]]:
    """Yield the name and bytes of every file in some folders; one that cannot be read counts by its name alone."""
    for path in sorted(path for folder in folders for path in walk(folder)):
        try:
            yield path.as_posix(), path.read_bytes()
        except OSError:
            yield path.as_posix(), b""


def remember(folder: Path, inputs: Callable[[], Iterable[tuple[str, bytes]]], make: Callable[[], T]) -> T:
    """Return what `make` gives for these inputs: from the cache where it was made before, else anew.

    Args:
        folder: the cache, which is made where it is missing; one that cannot be used is done without.
        inputs: gives everything that the result depends on, by name; it is asked once more after the work, and a
            result that something changed under is not remembered.
        make: works the result out; what it raises is raised here and not remembered.
    """
    path = folder / _name(inputs())
    # A file that is damaged, or was written by code that is gone, is as good as none.
    with contextlib.suppress(Exception):
        found: T = pickle.loads(path.read_bytes())  # noqa: S301 - the user's own cache, see above
        return found
    made = make()
    with contextlib.suppress(OSError):
        if _name(inputs()) == path.name:
            _write(path, pickle.dumps(made, protocol=pickle.HIGHEST_PROTOCOL))
    return made


def _name(inputs: Iterable[tuple[str, bytes]]) -> str:
    digest = hashlib.sha256(code_digest().encode())
    for name, content in inputs:
        digest.update(f"{len(name)}:{name}{len(content)}:".encode() + content)
    return f"{digest.hexdigest()}.pickle"


def _write(path: Path, content: bytes) -> None:
    make_room(path.parent)
    with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as file:
        file.write(content)
    os.replace(file.name, path)  # noqa: PTH105 - both names are paths already


def make_room(folder: Path) -> Path:
    """Return a folder of the cache, made where it is missing, without what nobody wrote in for a month.

    Raises:
        OSError: where the folder cannot be made.
    """
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    now = time.time()
    os.utime(folder, (now, now))  # a folder in use is not old, however long ago something was added to it
    for old in folder.iterdir():
        if now - old.stat().st_mtime > _KEPT:
            shutil.rmtree(old, ignore_errors=True) if old.is_dir() else old.unlink(missing_ok=True)
    return folder
