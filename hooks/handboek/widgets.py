"""The links that Typst drew around empty boxes, made into the fields of a PDF form (ISO 32000-1, 12.7).

Typst gives each link its rectangle, its place in the order of reading and its element in the structure tree; what is
left is to say what each is. A field has its whole name as its own, without parents: `a.rij` and `a.rij.toelichting`
are both fields, and a parent cannot have a value.
"""

import re
from collections.abc import Iterator, Sequence

from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream, String

from .print_boxes import Box
from .print_fonts import typed_font
from .widget_drawing import cross, dot, simple_font

_LINK = re.compile(r"field:(\d+)")
_FONT = "Sans"
# Bits of Ff. A radio group is without NoToggleToOff: on screen too a choice can be taken back.
_MULTILINE, _RADIO, _COMBO = 1 << 12, 1 << 15, 1 << 17
_PRINT = 4  # of F: the widget is printed
_OF_LINK = ("/A", "/Border", "/Contents", "/QuadPoints")
# pt; 60 letters fit on a line, and where there are several lines the text shrinks to fit (a size of 0).
_WIDE, _WIDE_SIZE, _NARROW_SIZE = 300, 10.5, 9.5
_EMPTY = b"/Tx BMC EMC"


def make_widgets(pdf: Pdf, boxes: Sequence[Box]) -> None:
    """Put fields in place of the links that Typst drew, and headers in the rows of its tables.

    Args:
        pdf: a tagged PDF with a link to `field:<number>` around each box.
        boxes: what to fill in there, by number; those of one name are one field.
    """
    _Form(pdf, boxes).fill()
    for number, table in enumerate(_elements(pdf.Root.StructTreeRoot.K, "/Table")):
        _name_rows(table, f"t{number}")


class _Form:
    """The fields of one PDF, as they are made."""

    def __init__(self, pdf: Pdf, boxes: Sequence[Box]) -> None:
        self._pdf = pdf
        self._boxes = boxes
        self._resources = pdf.make_indirect(Dictionary(Font=Dictionary({f"/{_FONT}": simple_font(pdf, typed_font())})))
        self._drawings: dict[tuple[str, float, float], Stream] = {}

    def fill(self) -> None:
        """Turn each link into a widget, and the widgets into fields in the order of their boxes."""
        widgets = self._widgets()
        assert sorted(widgets) == list(range(len(self._boxes))), "every box is drawn, and drawn once"
        parts: dict[str, list[int]] = {}
        for number, box in enumerate(self._boxes):
            parts.setdefault(box.name, []).append(number)
        fields = [self._field(self._boxes[own[0]], [widgets[number] for number in own]) for own in parts.values()]
        self._pdf.Root.AcroForm = self._pdf.make_indirect(
            Dictionary(Fields=Array(fields), DA=_default(_WIDE_SIZE), DR=self._resources)
        )

    def _widgets(self) -> dict[int, Object]:
        elements = dict(_parent_tree(self._pdf.Root.StructTreeRoot.ParentTree))
        found: dict[int, Object] = {}
        for page in self._pdf.pages:
            for annotation in page.obj.get("/Annots", ()):
                action = annotation.get("/A")
                match = _LINK.fullmatch(str(action.get("/URI", ""))) if action is not None else None
                if match:
                    elements[int(annotation.StructParent)].S = Name.Form
                    self._make_widget(annotation, self._boxes[int(match[1])], page.obj)
                    found[int(match[1])] = annotation
        return found

    def _make_widget(self, link: Object, box: Box, page: Object) -> None:
        for key in _OF_LINK:
            if key in link:
                del link[key]
        link.Subtype, link.F, link.P = Name.Widget, _PRINT, page
        link.TU = String(f"{box.question} {box.option}" if box.option else box.question)
        width, height = _size(link)
        if box.kind in ("tick", "round"):
            states = {f"/{box.state}": self._drawing(box.kind, width, height), "/Off": self._drawing("", width, height)}
            link.AP, link.AS = Dictionary(N=Dictionary(states)), Name.Off
        else:  # each its own, since a program that fills it in may write into it
            link.AP = Dictionary(N=self._stream(width, height, _EMPTY, self._resources))

    def _field(self, box: Box, widgets: list[Object]) -> Object:
        """Return a field: its only widget, or what several widgets have in common."""
        field = widgets[0]
        if len(widgets) > 1 or box.kind == "round":
            field = self._pdf.make_indirect(Dictionary(Kids=Array(widgets)))
            for widget in widgets:
                widget.Parent = field
        field.T, field.TU = String(box.name), String(box.question)
        if box.kind in ("tick", "round"):
            field.FT, field.V = Name.Btn, Name.Off
            if box.kind == "round":
                field.Ff = _RADIO
            return field
        if box.kind == "list":
            field.FT, field.Ff = Name.Ch, _COMBO
            field.Opt = Array([Array([String(value), String(words)]) for value, words in box.options])
        else:
            field.FT = Name.Tx
        size = _WIDE_SIZE if _size(widgets[0])[0] >= _WIDE else _NARROW_SIZE
        if box.kind == "area":
            field.Ff, size = _MULTILINE, 0
        field.DA = _default(size)
        return field

    def _drawing(self, kind: str, width: float, height: float) -> Stream:
        key = kind, width, height
        if key not in self._drawings:
            content = {"tick": cross, "round": dot}[kind](width, height) if kind else b""
            self._drawings[key] = self._stream(width, height, content, Dictionary())
        return self._drawings[key]

    def _stream(self, width: float, height: float, content: bytes, resources: Object) -> Stream:
        stream = self._pdf.make_stream(content)
        stream.Type, stream.Subtype = Name.XObject, Name.Form
        stream.BBox, stream.Resources = Array([0, 0, width, height]), resources
        return stream


def _default(size: float) -> String:
    """Return the default appearance: what a reader types in."""
    return String(f"/{_FONT} {size} Tf 0 g")


def _size(widget: Object) -> tuple[float, float]:
    left, bottom, right, top = map(float, widget.Rect)
    return round(right - left, 2), round(top - bottom, 2)


def _parent_tree(node: Object) -> Iterator[tuple[int, Object]]:
    """Yield the key and the element of each entry of a number tree."""
    numbers = node.get("/Nums", ())
    for place in range(0, len(numbers), 2):
        yield int(numbers[place]), numbers[place + 1]
    for kid in node.get("/Kids", ()):
        yield from _parent_tree(kid)


def _name_rows(table: Object, name: str) -> None:
    """Make the first cell of each row its header; Typst 0.15 through typst-py knows only headers of columns."""
    rows = [row for body in table.K if body.S == "/TBody" for row in body.K]
    for number, row in enumerate(rows):
        head, *cells = row.K
        head.S, head.ID = Name.TH, String(f"{name}r{number}")
        for attributes in _of_table(head):
            attributes.Scope = Name.Row
        for cell in cells:
            for attributes in _of_table(cell):
                attributes.Headers = Array([*attributes.get("/Headers", ()), head.ID])


def _of_table(cell: Object) -> Iterator[Object]:
    for attributes in cell.A if isinstance(cell.A, Array) else [cell.A]:
        if attributes.O == "/Table":
            yield attributes


def _elements(node: Object, kind: str) -> Iterator[Object]:
    """Yield the elements of a kind in a structure tree, but not those within another of them."""
    if isinstance(node, Array):
        for kid in node:
            yield from _elements(kid, kind)
    elif isinstance(node, Dictionary) and "/S" in node:
        if str(node.S) == kind:
            yield node
        elif "/K" in node:
            yield from _elements(node.K, kind)
