"""The handbook as plain Material would have it: our built pages, turned back into hand-written Markdown.

They hold the same words, headings and lists, so that a build of them can be held beside one of ours. It gets our PDFs
ready-made, and copies them as it copies any file.
"""

import shutil
from html.parser import HTMLParser
from pathlib import Path

import yaml
from mkdocs.utils.yaml import yaml_load

ROOT = Path(__file__).resolve().parent.parent
_MARKS = {"strong": "**", "em": "*", "code": "`"}
_BLOCKS = {"p", "dt", "dd", "summary", "text", "blockquote", "figure", "table"}


class _Markdown(HTMLParser):
    """Turns the article of a built page back into the Markdown a person would write for it."""

    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []
        self._inside = False
        self._targets: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = dict(attrs)
        if tag == "article":
            self._inside = True
        elif not self._inside:
            return
        elif tag in {"h1", "h2", "h3", "h4"}:
            self.parts.append("\n\n" + "#" * int(tag[1]) + " ")
        elif tag == "li":
            self.parts.append("\n- ")
        elif tag in {"ul", "ol"} or (tag in _BLOCKS and not (self.parts and self.parts[-1].endswith("- "))):
            self.parts.append("\n\n")
        elif tag in {"td", "th"}:
            self.parts.append("| ")
        elif tag in _MARKS:
            self.parts.append(_MARKS[tag])
        elif tag == "a":
            target = (attributes.get("href") or "").replace(".html", ".md")
            self._targets.append(target)
            self.parts.append("[" if target else "")

    def handle_endtag(self, tag: str) -> None:
        if tag == "article":
            self._inside = False
        elif not self._inside:
            return
        elif tag in _MARKS:
            self.parts[-1] = self.parts[-1].rstrip()
            self.parts.append(_MARKS[tag] + " ")
        elif tag == "tr":
            self.parts.append("|\n")
        elif tag == "thead":
            self.parts.append("|---|---|---|\n")
        elif tag == "a" and (target := self._targets.pop()):
            self.parts.append(f"]({target}) ")

    def handle_data(self, data: str) -> None:
        if self._inside and data.strip():
            self.parts.append(" ".join(data.split()) + " ")


def _to_markdown(html: str) -> str:
    reader = _Markdown()
    reader.feed(html)
    return "".join(reader.parts).strip() + "\n"


def plain_project(folder: Path, ours: Path) -> Path:
    """Make a project of plain Material in a folder, with the pages and the PDFs of a built site of ours."""
    config = yaml_load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"))  # which knows !ENV
    for key in ("hooks", "extra_css"):
        config.pop(key, None)
    config["theme"].pop("custom_dir")
    config["strict"] = False
    config["validation"] = {"links": {"not_found": "ignore", "anchors": "ignore", "unrecognized_links": "ignore"}}
    for page in ours.rglob("*.html"):
        if page.name != "404.html":
            target = folder / "docs" / page.relative_to(ours).with_suffix(".md")
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(_to_markdown(page.read_text(encoding="utf-8")), encoding="utf-8")
    for pdf in ours.rglob("*.pdf"):
        shutil.copy(pdf, folder / "docs" / pdf.relative_to(ours))
    (folder / "mkdocs.yml").write_text(yaml.safe_dump(config, allow_unicode=True, sort_keys=False), encoding="utf-8")
    return folder
