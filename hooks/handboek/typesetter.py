"""Typst, with the templates and the letters of paper."""

import atexit
import shutil
from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from tempfile import mkdtemp

import typst

from .book_process import Drawing, draw_apart
from .print_fonts import write_faces

_FOLDER = "print"
# The default value, which poppler takes for an error; spaces keep every other byte in its place.
_SUSPECTS = b"/Suspects false"


class Typesetter:
    """Draws documents with the templates of one handbook. It keeps what it read: make it once."""

    def __init__(self, templates: Path, cache: Path) -> None:
        """Take the templates' folder, and one to keep fonts in."""
        self._templates = templates / _FOLDER
        self._cache = cache
        self._compilers: dict[str, typst.Compiler] = {}

    def pdf(self, template: str, inputs: Mapping[str, str]) -> bytes:
        """Draw a template as a tagged PDF, PDF/UA-1, the same for the same inputs.

        Args:
            template: its name in templates/print/, such as `formulier`.
            inputs: what it reads as `sys.inputs`; data goes in as JSON, and is never read as Typst.

        Raises:
            typst.TypstError: what Typst could not draw.
        """
        compiler = self._compiler(template)
        made = compiler.compile(format="pdf", sys_inputs=dict(inputs), pdf_standards=["ua-1"], timestamp=0)
        assert isinstance(made, bytes), "a PDF is one file"
        return _quiet(made)

    def book(self, template: str, inputs: Mapping[str, str]) -> bytes:
        """Draw a template that tells on which pages its goals stand, in the same way and in a process of its own."""
        root, letters = str(self._templates), str(self._letters)
        return _quiet(draw_apart(Drawing(self._source(template), root, letters, dict(inputs))))

    def _compiler(self, template: str) -> typst.Compiler:
        if template not in self._compilers:
            self._compilers[template] = typst.Compiler(
                self._source(template), root=str(self._templates), font_paths=self._fonts
            )
        return self._compilers[template]

    def _source(self, template: str) -> str:
        return str(self._templates / f"{template}.typ")

    @cached_property
    def _fonts(self) -> typst.Fonts:
        return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(self._letters)])

    @cached_property
    def _letters(self) -> Path:
        try:
            return write_faces(self._cache)
        except OSError:  # a cache that cannot be used is done without
            folder = mkdtemp(prefix="stagehandboek-")  # Typst may read from it until the very end
            atexit.register(shutil.rmtree, folder, ignore_errors=True)
            return write_faces(Path(folder))


def _quiet(pdf: bytes) -> bytes:
    """Return a PDF of Typst as poppler has nothing to say of it."""
    return pdf.replace(_SUSPECTS, b" " * len(_SUSPECTS))
