"""Dutch words: to the form in which they are compared, and compounds to their parts."""

import re
import unicodedata
from collections.abc import Collection
from functools import cache

_WORD = re.compile(r"[^\W_]+")
_SILENT = re.compile(r"['’`\u0300-\u036f]")  # apostrophes, and accents once they are taken apart
# What Dutch puts between two parts: bedrijf-s-map, student-en-raad, zonn-e-bank.
_LINKS = ("", "s", "e", "en")
_SHORTEST = 3


def words(text: str) -> list[str]:
    """Return the words of a text in lower case, without accents and apostrophes.

    The script of the search box does the same with what a reader types: "Bbl'er" and "bbler" are one word.
    """
    return _WORD.findall(_SILENT.sub("", unicodedata.normalize("NFD", text.lower())))


def split(word: str, parts: Collection[str]) -> list[str]:
    """Return the parts of a compound, the fewest that make it up, or nothing when it is no compound of these.

    Args:
        word: a word as `words` returns it, such as `stagegesprekken`.
        parts: the words that compounds are made of, in the same form.
    """

    @cache
    def rest(start: int) -> tuple[str, ...] | None:
        """Return the parts from a position on; None where it does not come out."""
        if start == len(word):
            return ()
        best: tuple[str, ...] | None = None
        for end in range(len(word), start + _SHORTEST - 1, -1):
            part = word[start:end]
            if part not in parts:
                continue
            for link in _LINKS:
                if link and (end == len(word) or not word.startswith(link, end)):
                    continue
                after = rest(end + len(link))
                if after is not None and (best is None or len(after) + 1 < len(best)):
                    best = (part, *after)
        return best

    found = rest(0)
    return list(found) if found and len(found) > 1 else []
