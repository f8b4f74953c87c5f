"""One minute is told as one: on a page, on a formulier and on paper."""

import re
from itertools import chain
from pathlib import Path

import pytest

from conftest import ROOT
from handboek.forms import Bladen
from handboek.load import load
from handboek.pages import Pages
from handboek.print_data import sheets


@pytest.mark.parametrize("number", [1, 2])
def test_one_minute_or_more(klein: Path, number: int) -> None:
    for name in ("docs/index.md", "data/gesprekken.yml", "data/begeleiding.yml", "data/formulieren/proef.yml"):
        text = (klein / name).read_text(encoding="utf-8")
        changed = re.sub(r"\bminuten: \d+", f"minuten: {number}", text)
        (klein / name).write_text(changed.replace('blok("contact")', 'blok("ritme")'), encoding="utf-8")
    with (klein / "docs" / "index.md").open("a", encoding="utf-8") as page:
        page.write('\n{{ blok("gesprek", id="startgesprek") }}\n')
    loaded = load(klein / "data", klein / "docs")
    pages = Pages(loaded.handboek, ROOT / "templates")
    draft = pages.drafts(loaded.pages)["index.md"]
    forms = "".join(
        page.html for page in chain(pages.generated(), pages.forms.for_opleidingen()) if "proef" in page.path
    )
    paper = str(sheets([Bladen(loaded.handboek).blad("proef", "kok")], loaded.handboek).bladen)
    for shown, times in ((pages.finish(draft, f"<h1>Begin</h1>{draft.markdown}"), 4), (forms, 4), (paper, 2)):
        found = re.findall(rf"\b{number} (minu\w+)", shown)
        assert (set(found), len(found)) == ({("minuut", "minuten")[number - 1]}, times)
