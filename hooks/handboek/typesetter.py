"""Typst, with the templates and the letters of paper."""

import atexit
import shutil
from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from tempfile import mkdtemp

import typst

from .print_fonts import write_faces

_FOLDER = "print"


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
        if template not in self._compilers:
            source = str(self._templates / f"{template}.typ")
            self._compilers[template] = typst.Compiler(source, root=str(self._templates), font_paths=self._fonts)
        compiler = self._compilers[template]
        made = compiler.compile(format="pdf", sys_inputs=dict(inputs), pdf_standards=["ua-1"], timestamp=0)
        assert isinstance(made, bytes), "a PDF is one file"
        return made

    @cached_property
    def _fonts(self) -> typst.Fonts:
        return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(self._faces())])

    def _faces(self) -> Path:
        try:
            return write_faces(self._cache)
        except OSError:  # a cache that cannot be used is done without
            folder = mkdtemp(prefix="stagehandboek-")  # Typst may read from it until the very end
            atexit.register(shutil.rmtree, folder, ignore_errors=True)
            return write_faces(Path(folder))
