"""Words of a page, found back in the files they were written in."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import replace
from difflib import get_close_matches

from .finding import PAGE, Source
from .frontmatter import split
from .load import Loaded
from .origin import Origin, Said, origins
from .problems import Place
from .roles import role_variables

_LINK = re.compile(r"!?\[([^\[\]]*)\]\([^()]*\)")
_VARIABLE = re.compile(r"\{\{\s*(\w+)\s*\}\}")
_LEAD = re.compile(r"^\s*(?:[-*+]\s+(?:\[[ xX]\]\s+)?|\d+[.)]\s+|#+\s+|>\s+)")
_FILLED = re.compile(r" ?\{\w+\} ?")  # `{aantal}`, which a template fills
_NO_PATTERN = {ord(sign): f"[{sign}]" for sign in ".*+?()[]|$"} | {ord("^"): r"\^", ord("\\"): r"\\"}
_WORD = re.compile(r"\w[\w-]{2,}")
_GUIDE = f"{PAGE}school/"
_MANY = 3


class Words:
    """Everything that can be read in a handbook, to find words in.

    Args:
        loaded: the handbook.
        others: more files whose words stand on pages, such as the navigation of the site.
    """

    def __init__(self, loaded: Loaded, others: Iterable[Source] = ()) -> None:
        self._variables = role_variables(loaded.handboek.rollen)
        self._texts = list(self._all(loaded, others))

    def find(self, words: str) -> list[Origin]:
        """Return where these words were written: what says just that first, and what no reader sees last.

        The pages for schools quote other pages, and count only where nothing else has these words.
        """
        wanted = self._plain(_LEAD.sub("", words))
        found: dict[Place, tuple[tuple[bool, bool, Place], Origin]] = {}
        for whole, text, lines in self._texts:
            for at in _places(wanted, text, one=not lines):
                origin = _at_line(whole, at, lines)
                place = origin.said.place
                found.setdefault(place, ((origin.is_unseen, text != wanted, place), origin))
        seen = {(origin.name, origin.path, origin.below) for _rank, origin in found.values()}
        ranked = sorted(found.values(), key=lambda each: each[0])
        every = [origin for _rank, origin in ranked if (origin.name, origin.path, origin.said) not in seen]
        return [origin for origin in every if not origin.name.startswith(_GUIDE)] or every

    def nearest(self, words: str) -> list[str]:
        """Return other words to look for: parts of these that do occur, and words that are spelled nearly so."""
        wanted = self._plain(words).split()
        for size in range(len(wanted) - 1, 1, -1):
            parts = [" ".join(wanted[start : start + size]) for start in range(len(wanted) - size + 1)]
            if occurring := [part for part in parts if any(part in text for _, text, _ in self._texts)]:
                return occurring[:_MANY]
        known = {word for _, text, _ in self._texts for word in _WORD.findall(text)}
        near = [match for word in wanted if word not in known for match in get_close_matches(word, known, n=2)]
        return near or [word for word in wanted if word in known and len(word) > _MANY][:_MANY]

    def _all(self, loaded: Loaded, others: Iterable[Source]) -> Iterator[tuple[Origin, str, list[tuple[int, int]]]]:
        """Yield each text as it is looked in; of prose also at which letter each line of the file begins."""
        for origin in origins(loaded):
            if origin.path[-1:] == ("id",):  # which no page shows
                continue
            yield origin, self._plain(origin.said.text), []
        for path, source in loaded.pages.items():
            below = source.below
            yield self._prose(f"{PAGE}{path}", source, fate="nieuw" if source.is_school and not below else "")
            if below is not None:
                yield self._prose(f"{PAGE}{path}", below, fate="vervangen", own=Said(Place(source.shown), ""))
        for source in others:
            yield self._prose(source.shown, source)

    def _prose(self, name: str, source: Source, **more: object) -> tuple[Origin, str, list[tuple[int, int]]]:
        whole = source.path.read_text(encoding="utf-8-sig")
        # The front matter of a page that stands in the handbook is among its values already.
        _head, prose, first = split(whole) if "own" not in more else ("", whole, 1)
        text, starts = "", []
        lines = prose.split("\n")
        for number, line in enumerate(lines, first):
            starts.append((len(text), number))
            text += f"{plain} " if (plain := self._plain(_LEAD.sub("", line))) else ""
        origin = Origin(name, (), Said(Place(source.shown), prose))
        return replace(origin, **more), text, starts  # type: ignore[arg-type]  # the fields of an Origin

    def _plain(self, text: str) -> str:
        """Return a text as it is read on a page: roles named, no markup, one space between words, no capitals."""
        text = _VARIABLE.sub(lambda match: self._variables.get(match[1], match[0]), text)
        return " ".join(_LINK.sub(r"\1", text).replace("*", "").split()).casefold()


def _places(wanted: str, text: str, *, one: bool) -> Iterator[int]:
    """Yield at which letters of a text some words begin."""
    if wanted and (at := text.find(wanted)) >= 0:
        while at >= 0:
            yield at
            at = -1 if one else text.find(wanted, at + 1)
    elif one and "{" in text and _is_filled(text, wanted):
        yield 0


def _is_filled(text: str, wanted: str) -> bool:
    """Tell whether some words are a text in which `{aantal}` and its kin were filled."""
    pattern = _FILLED.sub(".+", text.translate(_NO_PATTERN))
    return len(_FILLED.sub("", text)) >= _MANY and re.fullmatch(pattern, wanted) is not None


def _at_line(origin: Origin, at: int, lines: list[tuple[int, int]]) -> Origin:
    """Return a piece of prose as the line on which a letter of it stands."""
    if not lines:
        return origin
    number = lines[bisect_right(lines, (at, 10**9)) - 1][1]
    text = origin.said.text.split("\n")[number - lines[0][1]].strip()
    return replace(origin, said=Said(Place(origin.said.place.file, number), text))
