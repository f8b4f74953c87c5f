"""What the sources have to offer, held against the built site: each thing stands where a reader finds it."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from built import pages, text

HERE = Path(__file__).parent
ROWS: list[dict[str, Any]] = yaml.safe_load((HERE / "functies.yml").read_text(encoding="utf-8"))["functies"]
# Less than this is a heading with a promise, not something to read.
FEWEST_WORDS = 7


def test_every_row_is_listed_once() -> None:
    assert [row["nummer"] for row in ROWS] == list(range(1, 83))
    assert len({row["naam"] for row in ROWS}) == 82


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['nummer']:02} {row['naam']}")
def test_a_reader_finds_it(site: Path, row: dict[str, Any]) -> None:
    sections = []
    for place in row["plaatsen"]:
        path, _, anchor = place.partition("#")
        assert path in pages(site), f"{path} bestaat niet"
        section = text(*pages(site)[path].section(anchor))
        assert len(section.split()) >= FEWEST_WORDS, f"{place} is bijna leeg: {section!r}"
        sections.append(section)
    for words in row.get("zegt", []):
        assert any(words in section for section in sections), f"{words!r} staat op geen van de plaatsen"
