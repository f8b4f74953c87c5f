"""The headings in a page's HTML, for its table of contents and for the anchors that links may use."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

_LEVELS = {f"h{level}": level for level in range(1, 7)}


@dataclass(slots=True)
class Heading:
    """A heading with its level (1 to 6), its anchor, its text as HTML, and the headings below it."""

    level: int
    id: str
    text: str
    children: list["Heading"] = field(default_factory=list)


class _Reader(HTMLParser):
    """Collects headings that have an anchor, and every anchor."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.found: list[Heading] = []
        self.anchors: set[str] = set()
        self._open: Heading | None = None
        self._skipped = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = dict(attrs)
        anchor = attributes.get("id")
        if anchor:
            self.anchors.add(anchor)
        if tag in _LEVELS and anchor and "data-toc-skip" not in attributes:
            self._open = Heading(_LEVELS[tag], anchor, "")
        elif self._open is not None and tag == "a" and "headerlink" in (attributes.get("class") or ""):
            self._skipped += 1

    def handle_endtag(self, tag: str) -> None:
        if tag == "a" and self._skipped:
            self._skipped -= 1
        elif self._open is not None and tag in _LEVELS:
            self._open.text = " ".join(self._open.text.split())
            self.found.append(self._open)
            self._open = None

    def handle_data(self, data: str) -> None:
        if self._open is not None and not self._skipped:
            self._open.text += data

    def handle_entityref(self, name: str) -> None:
        self.handle_data(f"&{name};")

    def handle_charref(self, name: str) -> None:
        self.handle_data(f"&#{name};")


def headings(html: str) -> list[Heading]:
    """Return the headings of a page that have an anchor, nested by level."""
    reader = _Reader()
    reader.feed(html)
    top: list[Heading] = []
    above: list[Heading] = []
    for heading in reader.found:
        while above and above[-1].level >= heading.level:
            above.pop()
        (above[-1].children if above else top).append(heading)
        above.append(heading)
    return top


def anchors(html: str) -> set[str]:
    """Return every anchor (`id`) in a page."""
    reader = _Reader()
    reader.feed(html)
    return reader.anchors
