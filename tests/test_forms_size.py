"""Our own code for the formulieren is small, all of it together and on the page that takes most of it."""

import gzip
import re
from pathlib import Path

from built import pages
from conftest import ROOT

FOLDER = ROOT / "templates" / "theme" / "assets" / "formulieren"
KIBIBYTE = 1024
MOST = 30 * KIBIBYTE
# Made from data: these grow with what a school writes, not with our code.
FROM_DATA = {"words.js", "fields.js"}


def compressed(*contents: bytes) -> int:
    return len(gzip.compress(b"".join(contents), mtime=0))


def test_all_of_it_together() -> None:
    files = {path.name: path.read_bytes() for path in sorted(FOLDER.iterdir())}
    assert files.keys().isdisjoint(FROM_DATA), "these are made by a build"
    assert len(files) > 10
    assert compressed(*files.values()) <= MOST, {name: compressed(content) for name, content in files.items()}


def test_what_one_page_takes_file_by_file(site: Path) -> None:
    sizes = {}
    for path, page in pages(site).items():
        if path.startswith("formulieren/") or page.root.xpath("//form[@data-formulier]"):
            taken = {
                str(address).rpartition("/")[2]
                for address in page.root.xpath("//script/@src | //link[@rel='stylesheet']/@href")
                if re.search(r"assets/formulieren/", str(address))
            }
            sizes[path] = sum(compressed((FOLDER / name).read_bytes()) for name in taken - FROM_DATA)
    assert max(sizes.values()) > KIBIBYTE
    assert {path: size for path, size in sizes.items() if size > MOST} == {}
