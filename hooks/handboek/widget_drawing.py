"""What stands in the fields of a PDF: the font in which a reader types, a cross and a dot."""

from collections.abc import Mapping

from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream

from .print_fonts import TypedFont

_CMAP = """\
/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<{first}> <{last}>
endcodespacerange
{letters}endcmap
CMapName currentdict /CMap defineresource pop
end
end
"""
_ROUND = 0.5523  # how far the handles of four curves stand from their ends to look like a circle
_NONSYMBOLIC = 32  # Flags of a font descriptor
_STEM = 80  # pt/1000; what Source Sans is drawn with, and only used where the font itself is lost


def simple_font(pdf: Pdf, font: TypedFont) -> Object:
    """Add a font to a PDF as a simple TrueType font (ISO 32000-1, 9.6.3), and return it."""
    data = Stream(pdf, font.data, Filter=Name.FlateDecode, Length1=font.length)
    descriptor = Dictionary(
        Type=Name.FontDescriptor,
        FontName=Name(f"/{font.name}"),
        Flags=_NONSYMBOLIC,
        FontBBox=Array(font.box),
        ItalicAngle=0,
        Ascent=font.ascent,
        Descent=font.descent,
        CapHeight=font.cap_height,
        StemV=_STEM,
        FontFile2=data,
    )
    differences: list[object] = []
    for code, name in font.differences.items():
        differences += [code, Name(f"/{name}")]
    return pdf.make_indirect(
        Dictionary(
            Type=Name.Font,
            Subtype=Name.TrueType,
            BaseFont=Name(f"/{font.name}"),
            FirstChar=1,
            LastChar=len(font.widths),
            Widths=Array(font.widths),
            Encoding=Dictionary(Type=Name.Encoding, BaseEncoding=Name.WinAnsiEncoding, Differences=Array(differences)),
            FontDescriptor=pdf.make_indirect(descriptor),
            ToUnicode=pdf.make_stream(to_unicode(font.codes, 2)),
        )
    )


def to_unicode(codes: Mapping[int, str], digits: int) -> bytes:
    """Return the CMap that tells which letter each code is (ISO 32000-1, 9.10.3), a hundred at a time as it asks.

    Args:
        codes: the sign at each code, in the order of the codes.
        digits: of a code as it is written in a PDF, sixteen to each.
    """
    lines = [f"<{code:0{digits}X}> <{ord(sign):04X}>" for code, sign in codes.items()]
    blocks = [lines[start : start + 100] for start in range(0, len(lines), 100)]
    shown = "".join(f"{len(block)} beginbfchar\n{chr(10).join(block)}\nendbfchar\n" for block in blocks)
    return _CMAP.format(first="0" * digits, last="F" * digits, letters=shown).encode()


def cross(width: float, height: float) -> bytes:
    """Return the drawing of a cross in a box of this size."""
    left, right, low, high = (f"{part:.2f}" for part in (width * 0.22, width * 0.78, height * 0.22, height * 0.78))
    return f"q 1.4 w 1 J {left} {low} m {right} {high} l {left} {high} m {right} {low} l S Q".encode()


def dot(width: float, height: float) -> bytes:
    """Return the drawing of a dot in a box of this size."""
    centre, r = (width / 2, height / 2), width * 0.29
    k = r * _ROUND
    curves = ((r, k, k, r, 0, r), (-k, r, -r, k, -r, 0), (-r, -k, -k, -r, 0, -r), (k, -r, r, -k, r, 0))
    path = " ".join(
        " ".join(f"{centre[place % 2] + offset:.2f}" for place, offset in enumerate(curve)) + " c" for curve in curves
    )
    return f"q {centre[0] + r:.2f} {centre[1]:.2f} m {path} f Q".encode()
