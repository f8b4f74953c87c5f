"""The headings in a page's HTML, for its table of contents, and the anchors that links may use.

Regular expressions are enough (and ten times as fast as a parser): the HTML comes from Python-Markdown
and from templates of this project, which both write attributes between double quotes.
"""

import re
from dataclasses import dataclass, field

HEADING = re.compile(r'<h([1-6])\b[^>]*?\bid="([^"]+)"[^>]*>(.*?)</h\1>', re.DOTALL)
"""A heading with an anchor: its level, the anchor and what it says, as HTML."""

_TAG = re.compile(r"<[^>]+>")
_ANCHOR = re.compile(r'<[a-zA-Z][^<>]*?\sid="([^"]+)"')


@dataclass(slots=True)
class Heading:
    """A heading with its level (1 to 6), its anchor, its text as HTML, and the headings below it."""

    level: int
    id: str
    text: str
    children: list["Heading"] = field(default_factory=list)


def headings(html: str) -> list[Heading]:
    """Return the headings of a page that have an anchor, nested by level."""
    top: list[Heading] = []
    above: list[Heading] = []
    for match in HEADING.finditer(html):
        heading = Heading(int(match[1]), match[2], " ".join(_TAG.sub("", match[3]).split()))
        while above and above[-1].level >= heading.level:
            above.pop()
        (above[-1].children if above else top).append(heading)
        above.append(heading)
    return top


def anchors(html: str) -> set[str]:
    """Return every anchor (`id`) in a page."""
    return set(_ANCHOR.findall(html))
