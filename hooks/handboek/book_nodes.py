"""A page's HTML to what paper shows of it: a tree of blocks that Typst draws. What is not known is refused."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from . import book_rules as rules
from .book_elements import Element, bare_pictures, opened, parse
from .book_paragraphs import Paragraphs
from .book_runs import Node, columns_of, is_long, number_in
from .problems import Place, Problem, Problems, quoted

_ADD = "Gebruik een vorm die er al is, of voeg deze toe in hooks/handboek/book_rules.py."
_REWRITE = "Schrijf het met andere letters."
_SAVE = "Zet het als svg, png, jpg of webp bij de pagina's, of haal het weg."


@dataclass(slots=True)
class Walked:
    """A page as blocks, with the anchors that links may lead to."""

    blocks: list[Node]
    anchors: list[str]


def walk(html: str, page: str, place: Place, pictures: Mapping[str, bytes] = MappingProxyType({})) -> Walked:
    """Return what paper shows of a page.

    Args:
        html: the inside of the page.
        page: its path within docs/.
        place: where to send who has to mend it.
        pictures: the files that pages show, by their path within docs/.

    Raises:
        Problems: each kind of element that has no form on paper, each letter that its font lacks, and each picture that
            is not there or is none.
    """
    walker = _Walker(page, pictures)
    blocks = list(walker.flow(parse(html)))
    problems = [
        Problem(place, f"op papier is er geen vorm voor {one} ({page}).", _ADD) for one in dict.fromkeys(walker.unknown)
    ]
    for source in dict.fromkeys(walker.broken):
        problems.append(Problem(place, f"er is geen plaatje {quoted(source)} dat op papier kan ({page}).", _SAVE))
    if walker.missing:
        letters = " ".join(dict.fromkeys(walker.missing))
        problems.append(Problem(place, f"op papier zijn deze tekens niet te tonen ({page}): {letters}.", _REWRITE))
    if problems:
        raise Problems(problems)
    return Walked(blocks, walker.anchors)


@dataclass(slots=True)
class _Walker(Paragraphs):
    _wide: bool = False

    def flow(self, children: Sequence[Element | str]) -> Iterator[Node]:
        """Yield blocks; what stands loose between them becomes paragraphs."""
        loose: list[Element | str] = []
        for child in bare_pictures(children):
            if isinstance(child, str) or rules.is_inline(child):
                loose.append(child)
                continue
            yield from self.paragraph(loose)
            loose = []
            yield from self._block(child)
        yield from self.paragraph(loose)

    def _block(self, element: Element) -> Iterator[Node]:
        if rules.is_left_out(element):
            return
        around = self.key, self._wide
        self.key = rules.key_of(element) or self.key
        name = rules.name_of(element)
        self._wide = self._wide or name in rules.WIDE
        form = rules.BLOCKS.get(name, "")
        if form != "kop":
            self.begin(element)
        yield from _FORMS.get(form, _Walker._unknown)(self, element)
        self.key, self._wide = around

    def _cards(self, element: Element) -> Iterator[Node]:
        columns = 1 if self._wide else rules.CARDS[rules.name_of(element)]
        cards = [self._card(one, columns) for one in element.elements()]
        yield {"soort": "kaarten", "kolommen": columns, "stukken": cards}

    def _lone_card(self, element: Element) -> Iterator[Node]:
        yield {"soort": "kaarten", "kolommen": 1, "stukken": [self._card(element)]}

    def _framed(self, element: Element) -> Iterator[Node]:
        inside = list(self.flow(element.children))
        yield {"soort": "kader", "inhoud": inside, "lang": is_long(inside)}

    def _quoted(self, element: Element) -> Iterator[Node]:
        inside = list(self.flow(element.children))
        yield {"soort": "citaat", "inhoud": inside, "lang": is_long(inside)}

    def _with_key(self, element: Element) -> Iterator[Node]:
        key, *rest = element.elements()
        yield {"soort": "sleutelkop", "nummer": number_in(key), "inhoud": list(self.flow(rest))}

    def _group(self, element: Element) -> Iterator[Node]:
        yield from self.flow(element.children)

    def _unknown(self, element: Element) -> Iterator[Node]:
        self.unknown.append(element.shown())
        yield from ()

    def _card(self, element: Element, columns: int = 1) -> Node:
        if rules.name_of(element) not in rules.CARD:
            self.unknown.append(element.shown())
        around, self.key = self.key, rules.key_of(element) or self.key
        self.begin(element)
        inside = list(self._lines(element.children) if element.tag == "li" else self.flow(element.children))
        card: Node = {"inhoud": inside, "sleutel": self.key, "lang": is_long(inside, columns)}
        self.key = around
        return card

    def _list(self, element: Element) -> Iterator[Node]:
        rule = rules.LISTS[rules.name_of(element)]
        items = []
        for item in element.elements():
            if item.tag != "li" or not ("kaart" in item.classes or rules.name_of(item) == "li"):
                self.unknown.append(item.shown())
            around, self.key = self.key, rules.key_of(item) or self.key
            self.begin(item)
            inside = list(self._lines(item.children) if rule.in_lines else self.flow(item.children))
            items.append({"inhoud": inside, "sleutel": self.key, "lang": is_long(inside)})
            self.key = around
        yield {"soort": "lijst", "merk": rule.mark, "stukken": items}

    def _lines(self, children: Sequence[Element | str]) -> Iterator[Node]:
        """Yield the parts of an item: a title with what is said of it in small letters, and below it the rest."""
        line: list[Element | str] = []
        for child in opened(children):
            if isinstance(child, Element) and (not rules.is_inline(child) or _begins_line(child, line)):
                yield from self.paragraph(line)
                line = []
            if isinstance(child, str) or rules.is_inline(child):
                line.append(child)
            else:
                yield from self._block(child)
        yield from self.paragraph(line)

    def _definitions(self, element: Element) -> Iterator[Node]:
        beside = rules.name_of(element) in rules.BESIDE
        yield {"soort": "uitgelegd", "naast": beside, "stukken": list(self._pairs(element))}

    def _pairs(self, element: Element) -> Iterator[Node]:
        for pair in element.elements():
            self.begin(pair)
            parts = list(pair.elements())
            if [pair.tag, *(part.tag for part in parts)] != ["div", "dt", "dd"]:
                self.unknown.append(pair.shown())
                continue
            term, inside = list(self.paragraph(parts[0].children)), list(self.flow(parts[1].children))
            yield {"titel": term, "inhoud": inside, "lang": is_long(inside)}

    def _table(self, element: Element) -> Iterator[Node]:
        rows: list[list[list[Node]]] = []
        head = 0
        for part in element.elements():
            if part.tag not in ("thead", "tbody"):
                self.unknown.append(part.shown())
            for row in part.elements():
                self.begin(row)
                rows.append([list(self.flow(cell.children)) for cell in row.elements()])
            head = len(rows) if part.tag == "thead" else head
        long = any(is_long(cell, len(row)) for row in rows for cell in row)
        yield {"soort": "tabel", "kop": rows[:head], "rijen": rows[head:], "kolommen": columns_of(rows), "lang": long}


def _begins_line(part: Element, line: Sequence[Element | str]) -> bool:
    """Tell whether a part of an item begins a line of its own; a picture stays before the words after it."""
    shown = [one for one in line if not isinstance(one, str) and not rules.is_left_out(one)]
    after_picture = bool(shown) and shown[-1].tag == "svg"
    return rules.name_of(part) in rules.OWN_LINE and not after_picture


# What reads each form of rules.BLOCKS.
_FORMS: dict[str, Callable[[_Walker, Element], Iterator[Node]]] = {
    "alinea": _Walker.styled,
    "citaat": _Walker._quoted,
    "figuur": _Walker.figure,
    "groep": _Walker._group,
    "hoofd": _Walker.head,
    "kaart": _Walker._lone_card,
    "kaarten": _Walker._cards,
    "kader": _Walker._framed,
    "kop": _Walker.heading,
    "lijst": _Walker._list,
    "plaatje": _Walker.picture,
    "sleutelkop": _Walker._with_key,
    "tabel": _Walker._table,
    "uitgelegd": _Walker._definitions,
    "voet": _Walker.foot,
}
