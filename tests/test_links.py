"""Every link leads somewhere, every page can be reached, and every page is a page of its own."""

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from built import Page, pages, text

# What stands for the site while links are resolved; nothing in the site may name it.
HOST = "https://handboek.invalid"
SAFE_ELSEWHERE = ("https", "http", "mailto")
_STYLE_URL = re.compile(r"url\(\s*['\"]?([^'\")]+)")


def targets(page: Page) -> Iterator[tuple[str, str]]:
    """Yield every address on a page as it is written, and as it is reached from that page."""
    # local-name: links in drawings are elements of SVG.
    for name in ("href", "src", "srcset", "action", "data", "poster"):
        for written in page.root.xpath(f"//@*[local-name()='{name}']"):
            yield str(written), urljoin(f"{HOST}/{page.path}", str(written))


def test_every_internal_link_and_anchor_resolves(site: Path) -> None:
    broken = []
    for page in pages(site).values():
        for written, reached in targets(page):
            parts = urlsplit(reached)
            if parts.scheme in SAFE_ELSEWHERE and not reached.startswith(HOST):
                continue
            file = unquote(parts.path).lstrip("/")
            anchor = unquote(parts.fragment)
            target = pages(site).get(file)
            if not (site / file).is_file() or (anchor and target is not None and anchor not in target.ids):
                broken.append(f"{page.path}: {written}")
    assert not broken, "\n".join(broken)


def test_style_sheets_name_only_files_that_exist(site: Path) -> None:
    for sheet in site.rglob("*.css"):
        for written in _STYLE_URL.findall(sheet.read_text(encoding="utf-8")):
            if not written.startswith(("data:", "#")):
                assert (sheet.parent / urlsplit(written).path).is_file(), f"{sheet.name}: {written}"


def test_every_page_is_reached_from_the_first_one(site: Path) -> None:
    seen, waiting = set[str](), ["index.html"]
    while waiting:
        path = waiting.pop()
        if path in seen or path not in pages(site):
            continue
        seen.add(path)
        links = pages(site)[path].root.xpath("//*[local-name()='a']/@href")
        waiting.extend(urlsplit(urljoin(f"{HOST}/{path}", link)).path.lstrip("/") for link in links)
    assert set(pages(site)) - seen == {"404.html"}


def test_every_page_says_what_it_is(site: Path) -> None:
    titles = Counter[str]()
    for page in pages(site).values():
        assert page.root.get("lang") == "nl", page.path
        assert len(page.root.xpath("//h1")) == 1, page.path
        assert text(page.root.xpath("//h1")[0]), page.path
        title = text(page.root.xpath("//title")[0])
        titles[title] += 1
        (description,) = page.root.xpath("//meta[@name='description']/@content")
        assert len(title) > 5, page.path
        assert 20 <= len(description) <= 200, f"{page.path}: {description}"
    assert [title for title, number in titles.items() if number > 1] == []


def test_no_id_stands_twice_on_a_page(site: Path) -> None:
    twice = [f"{page.path}#{id_}" for page in pages(site).values() for id_, n in Counter(page.ids).items() if n > 1]
    assert not twice, "\n".join(twice)
