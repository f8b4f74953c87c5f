"""Draws one book with Typst, in processes that hold nothing else: a book takes memory, and so does a handbook.

Typst lays out a book again when it comes to know on which page everything stands, and keeps all that it made until it
is done. So a draft is drawn first, without pictures, only to learn the pages; then the book, with these as data. Where
the pages turn out otherwise, because the number of one is longer than in the draft, it is drawn once more.

This file is a program too: a drawing as JSON comes in; its pages, and then the PDF, go out. It imports nothing of ours.
"""

import json
import subprocess
import sys
from dataclasses import asdict, dataclass

import typst

_PAGES, _HEIGHTS = "bladzijden", "hoogten"
"""What a template tells, and reads: on which pages its goals stand, and where on the page."""
_MOST = 5  # drawings, as many as Typst itself tries


@dataclass(frozen=True, slots=True)
class Drawing:
    """A book to draw: its template, the folders of the templates and of the letters, and the data."""

    template: str
    root: str
    letters: str
    inputs: dict[str, str]


def draw_apart(drawing: Drawing) -> bytes:
    """Return a book as a tagged PDF, PDF/UA-1, drawn in processes of its own.

    Raises:
        typst.TypstError: what Typst could not draw.
    """
    pages = heights = made = b""
    for _ in range(_MOST):
        known = {_PAGES: pages.decode(), _HEIGHTS: heights.decode()}
        inputs = {**asdict(drawing), "inputs": drawing.inputs | known}
        # Without -P the names in this folder would stand before those of Python.
        command = [sys.executable, "-P", __file__]
        done = subprocess.run(  # noqa: S603 - Python itself, and this file
            command, input=json.dumps(inputs).encode(), capture_output=True, check=False
        )
        if done.returncode:
            said = (done.stdout or done.stderr).decode(errors="replace").strip()
            raise typst.TypstError(said.splitlines()[-1] if said else f"Typst stopped ({done.returncode})", said)
        before = pages
        pages, heights, made = done.stdout.split(b"\n", 2)
        if pages == before:
            break
    return made


def main() -> int:
    """Draw what comes in, or of a draft only tell the pages; return 1 where Typst could not."""
    drawing = Drawing(**json.load(sys.stdin.buffer))
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[drawing.letters])
    out = sys.stdout.buffer
    made: object = b""
    try:
        compiler = typst.Compiler(drawing.template, drawing.root, fonts, sys_inputs=drawing.inputs)
        if drawing.inputs[_PAGES]:
            made = compiler.compile(format="pdf", pdf_standards=["ua-1"], timestamp=0)
        told = [json.loads(compiler.query(f"<{name}>", field="value", one=True)) for name in (_PAGES, _HEIGHTS)]
    except RuntimeError as error:  # of a query it is no TypstError
        out.write(str(error).encode())
        return 1
    assert isinstance(made, bytes), "a PDF is one file"
    out.write("".join(json.dumps(one) + "\n" for one in told).encode() + made)
    return 0


if __name__ == "__main__":
    sys.exit(main())
