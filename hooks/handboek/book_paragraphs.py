"""The paragraphs, headings and pictures of a page, and what is known while the page is walked through."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from . import book_rules as rules
from .book_elements import Element, bare_pictures, text_of
from .book_pictures import as_picture
from .book_runs import Node, Run, is_blank, joined, number_in, target, texts_in, tidy, words
from .print_text import undrawable


@dataclass(slots=True)
class Paragraphs:
    """Reads the paragraphs of one page, a path within docs/."""

    page: str
    pictures: Mapping[str, bytes] = field(default_factory=dict)
    """The files that pages show, by their path within docs/."""
    broken: list[str] = field(default_factory=list)
    """The pictures of this page that are not among them, or are none, as it names them."""
    anchors: list[str] = field(default_factory=list)
    """What links may lead to, whole: `leren/smart.md#meetbaar`."""
    unknown: list[str] = field(default_factory=list)
    """The elements that have no form on paper."""
    missing: list[str] = field(default_factory=list)
    """The letters that the font of paper does not have."""
    pending: list[str] = field(default_factory=list)
    """Anchors of what has begun, for the next paragraph."""
    key: int = 0
    """The sleutel that this is about."""

    def begin(self, element: Element) -> None:
        """Remember that an element begins here, if a link may lead to it."""
        if anchor := self.anchor(element):
            self.pending.append(anchor)

    def anchor(self, element: Element) -> str:
        """Return what links call an element, or nothing where none can lead to it."""
        if not (name := element.attributes.get("id")):
            return ""
        self.anchors.append(f"{self.page}#{name}")
        return self.anchors[-1]

    def paragraph(self, children: Sequence[Element | str], style: str = "") -> Iterator[Node]:
        """Yield a paragraph, unless it would be blank."""
        if style == "feitjes":
            parts = [self.runs([child]) for child in children if isinstance(child, Element)]
            runs = tidy(joined(parts, "  ·  "))
        else:
            runs = tidy(self.runs(children))
        if is_blank(runs):
            return
        if style == "regel":
            runs = _with_colon(runs)
        node: Node = {"soort": "alinea", "inhoud": runs}
        if style:
            node["stijl"] = style
        if self.pending:
            node["ankers"], self.pending = self.pending, []
        yield node

    def styled(self, element: Element) -> Iterator[Node]:
        """Yield the paragraph that an element is; a picture parts it."""
        style = rules.PARAGRAPHS[rules.name_of(element)]
        loose: list[Element | str] = []
        for child in bare_pictures(element.children):
            if isinstance(child, Element) and child.tag == "img":
                yield from self.paragraph(loose, style)
                yield from self.picture(child)
                loose = []
            else:
                loose.append(child)
        yield from self.paragraph(loose, style)

    def picture(self, element: Element) -> Iterator[Node]:
        """Yield a picture from a file within docs/, with what it says to who cannot see it."""
        source = element.attributes.get("src", "")
        content = self.pictures.get(str(target(source, self.page).get("doel")))
        picture = as_picture(content) if content is not None else None
        if picture is None:
            self.broken.append(source)
            return
        said = words(element.attributes.get("alt", "")).strip()
        yield {"soort": "plaatje", "svg": picture.svg, "uitleg": said, "breed": picture.wide, "hoog": picture.high}

    def heading(self, element: Element) -> Iterator[Node]:
        """Yield a heading."""
        node: Node = {"soort": "kop", "niveau": int(element.tag[1]), "inhoud": tidy(self.runs(element.children))}
        if anchor := self.anchor(element):
            node["anker"] = anchor
        yield node

    def head(self, element: Element) -> Iterator[Node]:
        """Yield what stands above a page: for whom it is, and the formulieren that go with it."""
        for part in element.elements():
            if part.tag == "p":
                yield from self.paragraph(part.children, "feitjes")
        links = [part for part in element.elements() if part.tag == "a"]
        yield from self.paragraph(links, "feitjes")

    def foot(self, element: Element) -> Iterator[Node]:
        """Yield what stands below a page: where it comes from."""
        for part in element.elements():
            yield from self.paragraph(part.children, "voet")

    def figure(self, element: Element) -> Iterator[Node]:
        """Yield a picture, with what it says."""
        said, name = element.attributes.get("aria-label", ""), rules.name_of(element)
        if element.attributes.get("role") == "group":  # what is in it is to be read too
            said = f"{said}: {', '.join(texts_in(element))}"
        wide = rules.FIGURES[name]
        _left, _top, width, height = map(float, element.attributes["viewbox"].split())
        yield {
            "soort": "figuur",
            "svg": element.source,
            "uitleg": self.words(said),
            "breed": wide,
            "hoog": round(wide * height / width, 3),
            "naast": name in rules.BESIDE,
        }

    def runs(self, children: Sequence[Element | str]) -> list[Run]:
        """Return texts and the elements between them as runs."""
        found: list[Run] = []
        for child in children:
            if isinstance(child, str):
                found.append(self.words(child))
            elif not rules.is_left_out(child):
                found.extend(self._run(child))
        return found

    def words(self, text: str) -> str:
        """Return a text as paper can show it."""
        shown = words(text)
        self.missing.extend(undrawable(shown))
        return shown

    def _run(self, element: Element) -> list[Run]:
        name = rules.name_of(element)
        if name not in rules.INLINE:
            self.unknown.append(element.shown())
            return []
        kind, inside = rules.INLINE[name], self.runs(element.children)
        if kind == "":
            return inside
        if kind == "link":
            marks = [run for run in inside if isinstance(run, dict) and run["soort"] == "nummer"]  # no part of a link
            words = [run for run in inside if run not in marks]
            link: dict[str, object] = {"soort": kind, **target(element.attributes.get("href", ""), self.page)}
            if name in rules.POINTING:
                link["wijst"] = True
            return [*marks, {**link, "inhoud": words}]
        if kind == "sleutel":
            return [{"soort": kind, "nummer": number_in(element)}]
        if kind == "nummer":
            return [{"soort": kind, "nummer": text_of(element.children), "sleutel": self.key}]
        return [{"soort": kind, "inhoud": inside}]


def _with_colon(runs: list[Run]) -> list[Run]:
    """Put the colon behind the first words that the style sheet puts there on screen."""
    first = runs[0]
    if isinstance(first, dict) and isinstance(first["inhoud"], list):
        return [{**first, "inhoud": [*first["inhoud"], ":"]}, *runs[1:]]
    return runs
