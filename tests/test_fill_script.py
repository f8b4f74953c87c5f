"""The scripts that bring an empty PDF into a page: all of its bytes, and no more than needed."""

import gzip
import json
import re
import zlib
from base64 import b64decode
from pathlib import Path
from typing import Any

import pytest

from conftest import ROOT
from handboek.fill_script import fill_script, letters_script
from handboek.model import Handboek
from handboek.print_fonts import typed_font
from pdfs import Paper, each_version

LOGO = ROOT / "docs" / "logo.svg"
FOLDER = ROOT / "templates" / "theme" / "assets" / "pdf"
MOST_BYTES = 80 * 1024
MOST_CODE = 6.5 * 1024


@pytest.fixture(scope="module")
def paper(handboek: Handboek, tmp_path_factory: pytest.TempPathFactory) -> Paper:
    return Paper(handboek, tmp_path_factory.mktemp("letters"), LOGO.read_bytes())


def value(script: str, name: str) -> Any:
    """Return what a script gives the page under a name; it does nothing else."""
    before, found, after = script.partition(f"(globalThis.handboek ??= {{}}).{name} = ")
    assert (before, bool(found), after[-2:]) == ('"use strict";\n', True, ";\n")
    return json.loads(after[:-2])


@each_version
def test_it_gives_back_every_byte(paper: Paper, version: tuple[str, str]) -> None:
    pdf = paper.version(version)
    script = fill_script(pdf)
    given, letters = value(script, "paper"), value(letters_script(), "letters")
    bytes_ = zlib.decompress(b64decode(given["rest"]))
    assert bytes_[: given["before"]] + b64decode(letters["data"]) + bytes_[given["before"] :] == pdf
    assert script == fill_script(pdf)
    assert script.isascii()
    assert len(script) <= MOST_BYTES


def test_it_knows_how_each_letter_is_drawn() -> None:
    font, letters = typed_font(), value(letters_script(), "letters")
    assert set(letters["glyphs"]) == set(font.codes.values())
    assert {sign: width for sign, (_, width) in letters["glyphs"].items()} == {
        sign: font.widths[code - 1] for code, sign in font.codes.items()
    }
    told = letters["objects"]["glyphs"].partition("/W [ ")[2]
    pairs = {int(glyph): int(width) for glyph, width in re.findall(r"(\d+) \[ (\d+) \]", told)}
    assert pairs == dict(letters["glyphs"].values())
    numbers = [glyph for glyph, _ in letters["glyphs"].values()]
    assert min(numbers) > 0, "none is the glyph of what a font does not have"
    assert len(set(numbers)) > 240


@pytest.mark.parametrize("pdf", [b"", b"%PDF-1.7\n%%EOF\n", typed_font().data * 2])
def test_a_pdf_without_our_font_is_none_of_ours(pdf: bytes) -> None:
    with pytest.raises(ValueError, match="has the font to type in once"):
        fill_script(pdf)


def test_our_code_is_small() -> None:
    contents = [path.read_bytes() for path in sorted(Path(FOLDER).iterdir())]
    assert len(contents) > 3
    assert len(gzip.compress(b"".join(contents), mtime=0)) <= MOST_CODE
