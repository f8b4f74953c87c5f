"""A built site as one file to take along: on a USB stick, or for who has no web server.

The same site gives the same bytes: files in order, all of one day, packed by one method.
"""

import os
import zipfile
from collections.abc import Iterator
from pathlib import Path

from .model.school import School
from .policy import with_policy
from .render import Templates
from .walking import walk

START = "Begin hier.html"
_FOLDER = "handboek"
_LONG_AGO = (1980, 1, 1, 0, 0, 0)  # the first day that a zip knows
_MODE, _UNIX = 0o644 << 16, 3


def write_zip(site: Path, target: Path, start: str) -> None:
    """Write a site as a zip file: one page to begin at, and beside it a folder with everything.

    Args:
        site: the folder of a site that is whole.
        target: the file; one from before is replaced once the new one is whole.
        start: the HTML of the page to begin at.

    Raises:
        OSError: where the file cannot be written.
    """
    new = target.with_name(f".{target.name}.{os.getpid()}")
    try:
        with zipfile.ZipFile(new, "w") as parcel:
            for name, content in (START, start.encode()), *_files(site):
                entry = zipfile.ZipInfo(name, _LONG_AGO)
                entry.external_attr, entry.create_system = _MODE, _UNIX  # the same wherever it is made
                parcel.writestr(entry, content, zipfile.ZIP_DEFLATED, 9)
        new.replace(target)
    finally:
        new.unlink(missing_ok=True)


def start_page(school: School, templates: Path) -> str:
    """Return the HTML of the page to begin at, which leads on by itself.

    Raises:
        Problems: a mistake in the template.
    """
    page = Templates(templates, {}).render("pages/begin.html", {"school": school, "map": _FOLDER})
    return with_policy(page)


def _files(site: Path) -> Iterator[tuple[str, bytes]]:
    for path in walk(site):
        yield f"{_FOLDER}/{path.relative_to(site).as_posix()}", path.read_bytes()
