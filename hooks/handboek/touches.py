"""The places where a school changes something of the base, each with what the base says there."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from .baseline_file import fingerprint, shortened
from .finding import PAGE, VARIANT, Source
from .overlay import HIDE, Change
from .problems import Place
from .unknown_entry import WHOLE
from .wording import name_of

# The file and the depth of the keys such as `school.naam`.
_SCHOOL, _FACE = "school", 2


@dataclass(frozen=True, slots=True)
class Touch:
    """A place where a school changes something: what it says there, and what the base does, as it is remembered."""

    place: Place
    own: object
    base: object
    kind: str
    page: Path | None = None
    """The page of the base that it stands in for."""


def touched(
    changes: Mapping[str, Iterable[Change]], sources: Mapping[str, Sequence[Source]], bytes_of: Callable[[Path], bytes]
) -> dict[str, dict[str, Touch]]:
    """Return each place where a school changes the base, by name of the file and path with dots.

    Args:
        changes: all that the school changed.
        sources: the files of both, by name; what it changes of its own files, for one opleiding, is no change here.
        bytes_of: gives the bytes of a page.
    """
    own = {source.shown for files in sources.values() for source in files if source.is_school}
    pages = {
        name: {WHOLE: _page(files[-1], bytes_of)}
        for name, files in sources.items()
        if name.startswith(PAGE) and files[-1].is_school
    }
    return pages | {
        name: {
            ".".join(change.path) or WHOLE: _touch(change)
            for change in made
            if not (VARIANT in name and change.base is not None and change.base.place.file in own)
            and not _is_face(name, change)
        }
        for name, made in changes.items()
    }


def _is_face(name: str, change: Change) -> bool:
    """Tell whether this is the name, the edition or another part of a school's face; that of the base is its own.

    What it says to readers, under `school.contact`, is a text like any other.
    """
    return name == _SCHOOL and len(change.path) == _FACE


def _page(source: Source, bytes_of: Callable[[Path], bytes]) -> Touch:
    """Return what a page of the school does: it stands in for one of the base, or is new."""

    def told(page: Source) -> str | None:
        try:
            return fingerprint(bytes_of(page.path))
        except OSError:
            return None

    place, below = Place(source.shown), source.below
    return Touch(place, told(source), told(below) if below else None, "pagina", below.path if below else None)


def _touch(change: Change) -> Touch:
    base: object = None
    if change.base is not None:
        plain = change.base.plain()
        base = shortened(("" if plain is None else plain) if change.path else name_of(plain))
    return Touch(change.own.keys.get(HIDE, change.own.place), change.own.plain(), base, change.kind)
