"""Source Sans for paper: its faces for Typst, and the subset in which a reader types.

What a reader types is drawn by the program that opens the PDF, with a simple font of at most 256 codes. Beside those of
WinAnsi it has the letters of names from Poland, Turkey, Hungary and so on, under codes that WinAnsi leaves free or that
nobody types.
"""

import os
import tempfile
import zlib
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path

from fontTools import subset  # type: ignore[import-untyped]
from fontTools.agl import UV2AGL  # type: ignore[import-untyped]
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]

FAMILY = "Source Sans Pro"
_FACES = ("SourceSansPro-Regular.ttf", "SourceSansPro-Semibold.ttf")
_LAST = 255
# Letters outside WinAnsi, those of the most names first; the Adobe Glyph List has a name for each, as PDF/UA asks.
_MORE = "ŞşıİĞğŁłőŐűŰĄąĆćĘęŃńŚśŹźŻżČčĎďĚěŇňŘřŤťŮůĐđĂăȘșĀāĒēĪīŪūĹĺĽľŔŕĻļŅņĢģĶķ"
# Codes that WinAnsi leaves undefined or gives to signs that nobody types in an answer; then those before the space.
_UNUSED = (0x81, 0x8D, 0x8F, 0x90, 0x9D, 0xAD, *"ƒ†‡ˆ‰‹›˜¤¦¨¬¯¶¸".encode("cp1252"))
_FREE = (*_UNUSED, *(code for code in range(1, 32) if code not in (9, 10, 12, 13)))
# The Adobe Glyph List has these too; fontTools knows only those of its shorter form for new fonts.
_NAMES = {**UV2AGL, 0x0218: "Scommaaccent", 0x0219: "scommaaccent"}
# What a simple font in a PDF has no use for.
_UNUSED_TABLES = {"GSUB", "GPOS", "GDEF", "FFTM", "DSIG", "BASE", "gasp"}
_BREAK = "\u200b"  # draws nothing: a line may end here


@dataclass(frozen=True, slots=True)
class TypedFont:
    """The font in which a reader types, as a simple TrueType font of PDF needs it."""

    name: str
    data: bytes
    """The TrueType file, compressed by zlib."""
    length: int
    """Of the file as it is."""
    codes: dict[int, str]
    """The sign at each code."""
    differences: dict[int, str]
    """The name of the glyph at each code that is another than in WinAnsi."""
    widths: tuple[int, ...]
    """In thousandths of an em, from code 1 on."""
    ascent: int
    descent: int
    cap_height: int
    box: tuple[int, int, int, int]


def _files() -> Path:
    spec = find_spec("font_source_sans_pro")
    assert spec is not None, "font-source-sans-pro is a dependency"
    assert spec.submodule_search_locations
    return Path(spec.submodule_search_locations[0], "files")


def write_faces(folder: Path) -> Path:
    """Copy the faces of paper to a folder and return it: Typst takes all fonts of a folder, and the package has 24.

    Raises:
        OSError: where they cannot be written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for name in _FACES:
        content = (_files() / name).read_bytes()
        if (folder / name).is_file() and (folder / name).read_bytes() == content:
            continue
        with tempfile.NamedTemporaryFile(dir=folder, delete=False) as file:
            file.write(content)
        os.replace(file.name, folder / name)  # noqa: PTH105 - both names are paths already
    return folder


@cache
def drawable() -> frozenset[str]:
    """Return the signs that paper can show, and the one that says where a line may break."""
    codes = []
    for name in _FACES:
        with TTFont(_files() / name, lazy=True) as face:
            codes.append(set(face.getBestCmap()))
    return frozenset(map(chr, set.intersection(*codes))) | {_BREAK}


def _codes() -> dict[int, str]:
    codes = {}
    for code in range(32, _LAST + 1):
        if code not in _FREE and code != 0x7F:
            codes[code] = bytes([code]).decode("cp1252")
    return dict(sorted((codes | dict(zip(_FREE, _MORE, strict=False))).items()))


@cache
def typed_font() -> TypedFont:
    """Return the font in which a reader types."""
    codes = _codes()
    options = subset.Options(
        hinting=False, layout_features=[], name_IDs=[1, 2, 4, 6], notdef_outline=True, glyph_names=False
    )
    font = TTFont(BytesIO((_files() / _FACES[0]).read_bytes()), recalcTimestamp=False)
    for unused in _UNUSED_TABLES & set(font.keys()):
        del font[unused]  # not left to the subsetter, which reads them first: that takes longer than all the rest
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=[ord(sign) for sign in codes.values()])
    cutter.subset(font)
    data = BytesIO()
    font.save(data)
    glyphs, widths, scale = font.getBestCmap(), font["hmtx"], 1000 / font["head"].unitsPerEm
    head, lines = font["head"], font["hhea"]

    def width(code: int) -> int:
        return int(widths[glyphs.get(ord(codes.get(code, " ")), ".notdef")][0] * scale + 0.5)

    return TypedFont(
        name="SourceSansPro-Regular",
        data=zlib.compress(data.getvalue(), 9),
        length=len(data.getvalue()),
        codes=codes,
        differences={code: _NAMES[ord(sign)] for code, sign in codes.items() if code in _FREE},
        widths=tuple(width(code) for code in range(1, _LAST + 1)),
        ascent=round(lines.ascent * scale),
        descent=round(lines.descent * scale),
        cap_height=round(font["OS/2"].sCapHeight * scale),
        box=(round(head.xMin * scale), round(head.yMin * scale), round(head.xMax * scale), round(head.yMax * scale)),
    )
