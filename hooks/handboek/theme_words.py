"""The words of the theme's own parts: ours where we have them, else what the theme itself says."""

from collections.abc import Callable, Iterable, Mapping
from functools import cache
from html import escape


def theme_words(ours: Mapping[str, str], theirs: Iterable[Callable[[str], object]]) -> Callable[[str], str]:
    """Return a function that gives the HTML of a word by the theme's name for it.

    Args:
        ours: our words, as plain text.
        theirs: the theme's own translations, the best one first; they give HTML, or nothing.
    """
    translations = tuple(theirs)

    @cache  # a theme asks for some thirty words on every page
    def word(key: str) -> str:
        if key in ours:
            return escape(ours[key])
        return next((found for translate in translations if (found := str(translate(key)).strip())), key)

    return word
