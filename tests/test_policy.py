"""The Content-Security-Policy: on every page, strict, and nothing that a page does goes against it."""

import re
from base64 import b64encode
from hashlib import sha256
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from browser import DESK, KINDS, reader
from built import Element, pages
from conftest import ROOT
from filling import address
from handboek.policy import with_policy

TEMPLATES = ROOT / "templates"
FORM_PAGES = {
    "dossier": "formulieren/dossier.html",
    "formulier": address("leerplan"),
    "leerdoel": address("leerdoel"),
    "tijdlijn": address("tijdlijn"),
    "per opleiding": address("leerplan", "onderwijsassistent"),
}


def policies(root: Element) -> list[str]:
    return [str(found) for found in root.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")]


def hash_of(script: str) -> str:
    return f"'sha256-{b64encode(sha256(script.encode()).digest()).decode()}'"


def test_every_page_has_one_strict_policy(site: Path) -> None:
    wrong = []
    for path, page in pages(site).items():
        found = policies(page.root)
        if len(found) != 1:
            wrong.append(f"{path} has {len(found)} policies")
            continue
        parts = {part.split()[0]: part.split()[1:] for part in found[0].split(";")}
        anywhere = {source for sources in parts.values() for source in sources}
        allowed = {"'self'", "'none'", "data:", *(source for source in anywhere if source.startswith("'sha256-"))}
        if anywhere - allowed or parts["default-src"] != ["'self'"] or "data:" in parts["script-src"]:
            wrong.append(f"{path}: {found[0]}")
        if parts["base-uri"] != ["'none'"] or parts["form-action"] != ["'none'"]:
            wrong.append(f"{path} may send a form")
        inline = page.root.xpath("//script[not(@src) and not(starts-with(@type, 'application/'))]")
        if [script.text for script in inline if hash_of(script.text or "") not in parts["script-src"]]:
            wrong.append(f"{path} has a script that the policy does not name")
        if len(parts["script-src"]) - 1 > len({script.text for script in inline}):
            wrong.append(f"{path} lets scripts run that it does not have")
        first = page.root.xpath("//head/*[not(self::meta[@charset])][1]")[0]
        if first.get("http-equiv") != "Content-Security-Policy":
            wrong.append(f"{path} has something before its policy")
    assert wrong == []
    assert {"404.html", *KINDS.values(), *FORM_PAGES.values()} <= pages(site).keys()


def test_a_script_in_a_page_is_named_once() -> None:
    html = "<head><meta charset=utf-8><script>a()</script><script>a()</script><script src=b.js></script></head>"
    page = with_policy(html)
    assert page.count(hash_of("a()")) == page.count("sha256-") == 1
    assert page.index("Content-Security-Policy") < page.index("<script>")


def test_no_page_has_a_style_or_a_script_in_an_attribute(site: Path) -> None:
    found = []
    for path, page in pages(site).items():
        for name in page.root.xpath("//@*[name() = 'style' or starts-with(name(), 'on')]/.."):
            found.append(f"{path}: {name.tag} {dict(name.attrib)}")
    assert found == []


@pytest.mark.parametrize(
    "path", sorted(TEMPLATES.rglob("*.html")), ids=lambda path: path.relative_to(TEMPLATES).as_posix()
)
def test_no_template_of_ours_writes_one(path: Path) -> None:
    assert re.findall(r"<\w[^>]*\s(?:style|on[a-z]+)=", path.read_text(encoding="utf-8")) == []


def test_no_script_of_ours_makes_html_from_text() -> None:
    for path in (TEMPLATES / "theme" / "assets").rglob("*.js"):
        text = path.read_text(encoding="utf-8")
        found = re.findall(
            r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function|setAttribute\(\"style", text
        )
        assert found == [], path.name


@pytest.mark.browser
@pytest.mark.parametrize("place", ["server", "disk"])
def test_no_page_goes_against_its_policy(chromium: Browser, server: str, site: Path, place: str) -> None:
    root = server if place == "server" else f"{site.as_uri()}/"
    found: list[str] = []
    asked: list[str] = []
    with reader(chromium, DESK) as page:
        page.on("console", lambda said: found.append(f"{page.url}: {said.text}") if said.type == "error" else None)
        page.on("pageerror", lambda error: found.append(f"{page.url}: {error}"))
        page.on("request", lambda request: asked.append(request.url))
        for path in (*KINDS.values(), *FORM_PAGES.values()):
            page.goto(root + path)
            page.wait_for_function("document.readyState === 'complete'")
        page.emulate_media(media="print")
        page.goto(root + FORM_PAGES["formulier"])
        page.pdf()
    assert found == []
    assert [url for url in asked if not url.startswith((root, "data:", "blob:"))] == []
