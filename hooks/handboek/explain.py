"""Words that explain themselves, also in blocks and generated pages: each at its first use on a page."""

import re
from bisect import bisect
from collections.abc import Mapping

# In these a word stays as it is: they are headings, can be clicked already, or are no text.
_SILENT = re.compile(
    r"<!--.*?-->|<(h[1-6]|a|abbr|th|button|label|summary|svg|script|style|option)\b[^>]*>.*?</\1>", re.DOTALL
)


class Explainer:
    """Marks words in the HTML of a page, each at its first use."""

    def __init__(self, marks: Mapping[str, str]) -> None:
        """Take the HTML of a mark for each form of a word (`bpv` and `Bpv`), as text in HTML writes it."""
        self._marks = marks
        # The longest first, so that a term is not found inside a longer one. A look behind would make this slow.
        forms = sorted(marks, key=lambda form: (-len(form), form))
        self._form = re.compile(rf"(?:{'|'.join(map(re.escape, forms))})(?!\w)")

    def explain(self, html: str) -> str:
        """Return the HTML of a page with each term marked at its first use, where a keyboard reaches it too.

        Python-Markdown's own `abbr` would mark a word each time, and does not see the blocks of a page.
        """
        if not self._marks:
            return html
        silent = [match.span() for match in _SILENT.finditer(html)]
        starts = [start for start, _end in silent]
        seen: set[str] = set()
        parts: list[str] = []
        done = 0
        for match in self._form.finditer(html):
            term, place = match[0].lower(), match.start()
            if term in seen or _goes_on(html[place - 1 : place]):
                continue
            span = bisect(starts, place) - 1
            if (span >= 0 and place < silent[span][1]) or html.rfind("<", 0, place) > html.rfind(">", 0, place):
                continue
            seen.add(term)
            parts += html[done:place], self._marks[match[0]]
            done = match.end()
        return "".join([*parts, html[done:]])


def _goes_on(before: str) -> bool:
    """Tell whether the sign before a term makes it the end of another word."""
    return before.isalnum() or before in ("-", "_")
