"""An empty PDF as a script, so that a page can put answers into it: a page opened from disk can load nothing else.

The scripts in templates/theme/assets/pdf/ write the answers behind the bytes of the PDF. What they need to know of its
fields they read from the PDF itself; how letters are drawn stands once for all PDFs.
"""

import json
import zlib
from base64 import b64encode
from collections.abc import Mapping
from io import BytesIO

from fontTools.ttLib import TTFont  # type: ignore[import-untyped]

from .print_fonts import typed_font
from .widget_drawing import to_unicode

LETTERS = "assets/pdf/letters.js"
"""Where in the site the script stands that `letters_script` makes."""

# Answers are drawn with a composite font (ISO 32000-1, 9.7) on the file of the simple one: a validator may know fewer
# names of letters than the Adobe Glyph List, and here a letter is the number of its glyph. {words} are for the script.
_COMPOSITE = (
    "<< /Type /Font /Subtype /Type0 /BaseFont /{name} /Encoding /Identity-H "
    "/DescendantFonts [ {{glyphs}} ] /ToUnicode {{unicode}} >>"
)
_GLYPHS = (
    "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /{name} /CIDToGIDMap /Identity /FontDescriptor {{descriptor}} "
    "/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /W [ {widths} ] >>"
)


def fill_script(pdf: bytes) -> str:
    """Return the script that stands beside the PDF of a formulier, under its name with `.js` behind it.

    It leaves out the font in which one types: that is in every PDF, and stands once in `letters_script`.

    Raises:
        ValueError: bytes in which that font does not stand once, as it does in every PDF with fields of ours.
    """
    font = typed_font().data
    before, found, after = pdf.partition(font)
    if not found or font in after:
        raise ValueError("a PDF has the font to type in once")
    return _script("paper", {"before": len(before), "rest": _base64(zlib.compress(before + after, 9))})


def letters_script() -> str:
    """Return the script that all PDFs share: the font in which one types, and how its letters are drawn."""
    font = typed_font()
    glyphs = _glyphs(zlib.decompress(font.data))
    signs = {sign: code for code, sign in font.codes.items() if ord(sign) in glyphs}
    widths = {sign: font.widths[code - 1] for sign, code in signs.items()}
    # Two signs may be one glyph, such as a space and one that does not break; read back it is the first.
    read = dict(sorted({glyphs[ord(sign)]: sign for sign in sorted(signs, reverse=True)}.items()))
    unicode = zlib.compress(to_unicode(read, 4), 9)
    stream = b"<< /Filter /FlateDecode /Length %d >>\nstream\n%b\nendstream" % (len(unicode), unicode)
    shown = " ".join(f"{glyph} [ {widths[sign]} ]" for glyph, sign in read.items())
    return _script(
        "letters",
        {
            "glyphs": {sign: [glyphs[ord(sign)], widths[sign]] for sign in signs},
            "capHeight": font.cap_height,
            "objects": {
                "font": _COMPOSITE.format(name=font.name),
                "glyphs": _GLYPHS.format(name=font.name, widths=shown),
                "unicode": _base64(stream),
            },
            "data": _base64(font.data),
        },
    )


def _glyphs(file: bytes) -> Mapping[int, int]:
    """Return the number of the glyph for each sign of a TrueType file."""
    with TTFont(BytesIO(file)) as font:
        return {sign: font.getGlyphID(name) for sign, name in font.getBestCmap().items()}


def _base64(data: bytes) -> str:
    return b64encode(data).decode()


def _script(name: str, value: object) -> str:
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return f'"use strict";\n(globalThis.handboek ??= {{}}).{name} = {text};\n'
