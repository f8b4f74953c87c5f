"""The pictures that a page shows, ready for paper: upright, no larger than paper needs, as SVG text like the logo."""

import json
import re
from base64 import b64encode
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from io import BytesIO
from pathlib import Path

import typst
from PIL import Image, ImageOps

from .book_runs import target

_SHOWN = re.compile(r'<img\b[^>]*?\ssrc="([^"]*)"')
_WIDEST, _HIGHEST = 148.0, 110.0  # in millimetres, of the words of a page and of half a page
_MM = 25.4 / 150  # of a dot
_DOTS = 1500  # most in a row: on the widest, what a good printer shows
_QUALITY = 88
_AROUND = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="{wide}" height="{high}">'
    '<image width="{wide}" height="{high}" href="data:image/{kind};base64,{data}"/></svg>'
)
_SIZE = b"""#let shown = image(bytes(sys.inputs.svg), format: "svg")
#context [#metadata((measure(shown).width.mm(), measure(shown).height.mm()))<maat>]
#shown"""
# The folder within which Typst would follow a reference out of an SVG.
_NO_PICTURES = str(Path(__file__).parent)
# What Pillow says of a picture that is none, is broken, or is as large as a trap.
_BROKEN = (OSError, ValueError, SyntaxError, ArithmeticError, Image.DecompressionBombError)


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture as SVG, with its size in millimetres."""

    svg: str
    wide: float
    high: float


def pictures_in(html: str, page: str) -> Iterator[str]:
    """Yield the path within docs/ of each picture in the HTML of a page; those from elsewhere are left out."""
    for source in _SHOWN.findall(html):
        if "doel" in (found := target(unescape(source), page)):
            yield str(found["doel"])


def as_picture(content: bytes) -> Picture | None:
    """Return an SVG, PNG, JPEG or WebP as a picture, or nothing where it is none of these or is broken.

    Of an SVG Typst runs no script. One with a picture from elsewhere is refused: a browser leaves that out too.
    """
    try:
        return _of_svg(content.decode()) if b"<svg" in content[:2000] else _of_dots(content)
    except (*_BROKEN, RuntimeError):  # which is what Typst raises
        return None


def _of_svg(svg: str) -> Picture:
    asking = typst.Compiler(_SIZE, _NO_PICTURES, sys_inputs={"svg": svg})
    wide, high = json.loads(asking.query("<maat>", field="value", one=True))
    return _fitting(svg, wide, high)


def _of_dots(content: bytes) -> Picture:
    with Image.open(BytesIO(content), formats=("PNG", "JPEG", "WEBP")) as opened:
        lossy = opened.format != "PNG"
        shown = ImageOps.exif_transpose(opened)  # a telephone writes down how it was held
    shown.thumbnail((_DOTS, _DOTS))
    clear = shown.has_transparency_data
    kind = "jpeg" if lossy and not clear else "png"
    made = BytesIO()
    shown.convert("RGBA" if clear else "RGB").save(made, kind, quality=_QUALITY)
    data = b64encode(made.getvalue()).decode()
    svg = _AROUND.format(kind=kind, data=data, wide=shown.width, high=shown.height)
    return _fitting(svg, shown.width * _MM, shown.height * _MM)


def _fitting(svg: str, wide: float, high: float) -> Picture:
    """Return a picture that is made smaller where it would not fit on a page."""
    part = min(1.0, _WIDEST / wide, _HIGHEST / high)
    return Picture(svg, round(wide * part, 3), round(high * part, 3))
