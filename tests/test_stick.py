"""The site as a zip file: the same bytes each time, one page to begin at, and all of it works from disk."""

import os
import re
import zipfile
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from browser import DESK, reader
from command import handboek_command
from conftest import ROOT
from handboek.load import load
from handboek.stick import START, start_page, write_zip
from standing import read


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A folder that looks like a site."""
    for name in ("index.html", "leren/smart.html", "search/zoekindex.js"):
        (tmp_path / "site" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "site" / name).write_text(name * 99, encoding="utf-8")
    return tmp_path / "site"


def test_the_same_site_gives_the_same_bytes(small: Path) -> None:
    one, two = small.parent / "een.zip", small.parent / "twee.zip"
    write_zip(small, one, "begin")
    for path in (small / "index.html", small / "leren"):
        os.utime(path, (0, 0))
        path.chmod(0o700)
    write_zip(small, two, "begin")
    assert one.read_bytes() == two.read_bytes()
    with zipfile.ZipFile(one) as parcel:
        assert {entry.date_time[:3] for entry in parcel.infolist()} == {(1980, 1, 1)}, "or tomorrow's bytes differ"


def test_a_zip_that_fails_leaves_the_old_one(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = small.parent / "site.zip"
    target.write_bytes(b"oud")

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(zipfile.ZipFile, "writestr", full)
    with pytest.raises(OSError, match="No space"):
        write_zip(small, target, "begin")
    assert target.read_bytes() == b"oud"
    assert sorted(path.name for path in small.parent.iterdir()) == ["site", "site.zip"]


def test_the_zip_holds_the_site_and_a_page_to_begin_at(klein: Path) -> None:
    done = handboek_command(klein, "bouw", "--zip")
    assert done.returncode == 0, done.stderr
    with zipfile.ZipFile(klein / "site.zip") as parcel:
        held = {name: parcel.read(name) for name in parcel.namelist()}
    start = held.pop(START).decode()
    assert re.findall(r'(?:href="|url=)([^"]+)"', start) == ["handboek/index.html"] * 2
    assert "<h1><a " in start
    assert "Klein handboek" in start
    assert held == {f"handboek/{name}": content for name, content in read(klein / "site").items()}


@pytest.mark.browser
def test_it_works_from_disk_and_asks_nothing_of_the_network(chromium: Browser, site: Path, tmp_path: Path) -> None:
    parcel = tmp_path / "stick.zip"
    school = load(ROOT / "data", ROOT / "docs").handboek.school.school
    write_zip(site, parcel, start_page(school, ROOT / "templates"))
    with zipfile.ZipFile(parcel) as zipped:
        zipped.extractall(tmp_path / "stick")
    asked: list[str] = []
    with reader(chromium, DESK) as page:
        page.on("request", lambda request: asked.append(request.url))
        page.goto((tmp_path / "stick" / START).as_uri())
        page.wait_for_url((tmp_path / "stick/handboek/index.html").as_uri())
        page.locator(".md-search__input").fill("stagecontract")
        expect(page.locator(".md-search-result__item").first).to_be_visible()
    assert [url for url in asked if not url.startswith(("file:", "blob:", "data:"))] == []
    assert any(url.endswith("zoekindex.js") for url in asked)
