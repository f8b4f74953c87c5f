"""Files that took long to make, kept under a digest of all that they were made from.

The folder may be thrown away at any time, and two builds may use it at once: a parcel appears in it whole. A parcel
that is not what was put in, because a disk was full or a hand was in it, is as good as none: a zip has a checksum.
"""

import contextlib
import os
import tempfile
import zipfile
from collections.abc import Mapping
from pathlib import Path

from .remember import make_room

Files = dict[str, bytes]


class Store:
    """Parcels of files in one folder of the cache; one that cannot be used keeps nothing."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def tidy(self) -> None:
        """Make the folder, and throw out what nobody wrote for a month."""
        with contextlib.suppress(OSError):
            make_room(self._folder)

    def get(self, key: str) -> Files | None:
        """Return the files of a parcel by name, or None."""
        try:
            with zipfile.ZipFile(self._path(key)) as parcel:
                return {name: parcel.read(name) for name in parcel.namelist()}
        except (OSError, zipfile.BadZipFile, EOFError):
            return None

    def put(self, key: str, files: Mapping[str, bytes]) -> None:
        """Keep files under a digest of what they were made from."""
        with contextlib.suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            with (
                tempfile.NamedTemporaryFile(dir=self._folder, delete=False) as file,
                zipfile.ZipFile(file, "w") as parcel,
            ):
                for name, content in files.items():
                    parcel.writestr(name, content)
            os.replace(file.name, self._path(key))  # noqa: PTH105 - both names are paths already

    def _path(self, key: str) -> Path:
        return self._folder / f"{key}.zip"
