"""The built site as a whole."""

from pathlib import Path


def test_every_page_is_built(site: Path) -> None:
    pages = list(site.rglob("*.html"))
    assert len(pages) > 70
    assert (site / "opleidingen" / "software-developer" / "index.html").is_file()
