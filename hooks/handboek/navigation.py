"""The navigation of mkdocs.yml: with the pages of a school in it, and as the parts of the book."""

from collections.abc import Iterable, Sequence
from pathlib import PurePosixPath

from .book import Chapter

Entry = str | dict[str, "str | list[Entry]"]


def with_pages(nav: Sequence[Entry], pages: Iterable[str], title: str) -> list[Entry]:
    """Return a navigation with more pages in it: each below the last part that has pages of its folder.

    Args:
        nav: as mkdocs.yml has it.
        pages: paths within docs/, which it may name already.
        title: the part for pages that stand in a folder of their own.
    """
    named = set(_paths(nav))
    own: list[Entry] = []
    parts = [(dict(entry) if isinstance(entry, dict) else entry) for entry in nav]
    for page in pages:
        if page in named:
            continue
        folder = PurePosixPath(page).parent
        for part in reversed(parts):
            if isinstance(part, dict) and any(
                isinstance(inside, list) and any(PurePosixPath(path).parent == folder for path in _paths(inside))
                for inside in part.values()
            ):
                for name, inside in part.items():
                    part[name] = [*inside, page] if isinstance(inside, list) else inside
                break
        else:
            own.append(page)
    return [*parts, {title: own}] if own else parts


def chapters(nav: Sequence[Entry], title: str) -> tuple[Chapter, ...]:
    """Return the parts of the book: those of the navigation, in its order; `title` is for pages without a part."""
    found = []
    for entry in nav:
        for name, inside in (entry if isinstance(entry, dict) else {title: entry}).items():
            found.append(Chapter(name, tuple(_paths([inside] if isinstance(inside, str) else inside))))
    return tuple(found)


def _paths(nav: Iterable[Entry]) -> Iterable[str]:
    for entry in nav:
        if isinstance(entry, str):
            yield entry
        else:
            for inside in entry.values():
                yield from _paths([inside] if isinstance(inside, str) else inside)
