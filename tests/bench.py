"""Measure our build beside plain Material's, in one run: `make bench`.

Plain Material builds hand-written Markdown pages with the same words, headings and lists: our own
built pages, turned back into Markdown. Times are medians of three builds, each in its own process;
our first build, which has an empty cache, is shown beside it.
"""

import contextlib
import os
import re
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from html.parser import HTMLParser
from pathlib import Path

import yaml

ROOT = Path(__file__).resolve().parent.parent
RUNS = 3
PARTS = ("hooks", "templates", "data", "docs", "mkdocs.yml")
BARS = {"handboek": 1.0, "500 opleidingen": 1.0, "500 / 50": 11.0, "serve, seconds": 2.0}


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
            self._targets.append("" if "headerlink" in (attributes.get("class") or "") else target)
            self.parts.append("[" if self._targets[-1] else "")

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
        if self._inside and data.strip("\n ¶"):
            self.parts.append(" ".join(data.replace("¶", "").split()) + " ")


def _to_markdown(html: str) -> str:
    reader = _Markdown()
    reader.feed(html)
    return "".join(reader.parts).strip() + "\n"


def _opleidingen(folder: Path, count: int) -> None:
    """Fill a data folder with `count` opleidingen: the real ones over and over, each with a crebo of its own."""
    examples = [
        yaml.safe_load(path.read_text(encoding="utf-8")) for path in sorted((ROOT / "data/opleidingen").glob("*.yml"))
    ]
    shutil.rmtree(folder)
    folder.mkdir()
    for number in range(count):
        opleiding = dict(examples[number % len(examples)])
        opleiding.update(naam=f"{opleiding['naam']} {number}", crebo=str(30000 + number))
        text = yaml.safe_dump(opleiding, allow_unicode=True, sort_keys=False)
        (folder / f"opleiding-{number}.yml").write_text(text, encoding="utf-8")


def _project(folder: Path, opleidingen: int | None = None) -> Path:
    """Copy this project into a folder, with as many opleidingen as asked."""
    for part in PARTS:
        source = ROOT / part
        if source.is_dir():
            shutil.copytree(source, folder / part, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, folder / part)
    if opleidingen is not None:
        _opleidingen(folder / "data/opleidingen", opleidingen)
    return folder


def _plain(folder: Path, ours: Path) -> Path:
    """Make a project of plain Material with the pages of a built site of ours as Markdown."""
    config = yaml.safe_load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"))
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
    (folder / "mkdocs.yml").write_text(yaml.safe_dump(config, allow_unicode=True, sort_keys=False), encoding="utf-8")
    return folder


def _build(project: Path) -> float:
    """Return the seconds that one build takes."""
    start = time.perf_counter()
    subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(project / "site")],
        cwd=project,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1", "XDG_CACHE_HOME": str(project / "cache")},
        check=True,
    )
    return time.perf_counter() - start


def _times(project: Path) -> list[float]:
    """Return the seconds of each build; the first one of ours has nothing to remember yet."""
    return [_build(project) for _run in range(RUNS)]


def _serve_seconds(project: Path) -> float:
    """Return the seconds between saving a change in a data file and seeing it on the served page."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = "127.0.0.1:{1}".format(*free.getsockname())
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    server = subprocess.Popen(
        [sys.executable, "-m", "mkdocs", "serve", "--quiet", "--dev-addr", address], cwd=project, env=environment
    )
    try:
        _wait_for(f"http://{address}/momenten/voor-dag-een.html", "<h1")
        times = []
        steps = project / "data/inwerken.yml"
        for run in range(RUNS):
            time.sleep(1)
            text = re.sub(r"titel: Teken \S+", f"titel: Teken proef{run}", steps.read_text(encoding="utf-8"), count=1)
            start = time.perf_counter()
            steps.write_text(text, encoding="utf-8")
            _wait_for(f"http://{address}/momenten/voor-dag-een.html", f"Teken proef{run}")
            times.append(time.perf_counter() - start)
        return statistics.median(times)
    finally:
        server.terminate()
        server.wait()


def _wait_for(url: str, words: str) -> None:
    for _attempt in range(600):
        with contextlib.suppress(OSError), urllib.request.urlopen(url) as answer:
            if words in answer.read().decode():
                return
        time.sleep(0.05)
    raise TimeoutError(f"{words} not seen at {url}")


def main() -> int:
    """Print the table; return 1 where a bar is missed."""
    ratios = {}
    with tempfile.TemporaryDirectory() as scratch:
        ours: dict[str, float] = {}
        for name, count in (("handboek", None), ("50 opleidingen", 50), ("500 opleidingen", 500)):
            project = _project(Path(scratch, name, "ours"), count)
            times = _times(project)
            plain = statistics.median(_times(_plain(Path(scratch, name, "plain"), project / "site")))
            ours[name] = statistics.median(times)
            ratios[name] = ours[name] / plain
            print(
                f"{name:16} ours {ours[name]:5.2f} s (first build {times[0]:5.2f} s)   "
                f"plain Material {plain:5.2f} s   ratio {ratios[name]:.2f}",
                flush=True,
            )
        ratios["500 / 50"] = ours["500 opleidingen"] / ours["50 opleidingen"]
        print(f"{'500 / 50':16} ratio {ratios['500 / 50']:.2f}", flush=True)
        ratios["serve, seconds"] = _serve_seconds(Path(scratch, "handboek", "ours"))
        print(f"a saved change shows in the server after {ratios['serve, seconds']:.2f} s")
    missed = [name for name, bar in BARS.items() if ratios[name] > bar]
    for name in missed:
        print(f"MISSED {name}: {ratios[name]:.2f}, bar {BARS[name]}")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
