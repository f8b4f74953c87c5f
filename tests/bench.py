"""Measure our build beside plain Material's, in one run: `make bench`.

Times are medians of three builds, each in its own process; our first build, which has an empty cache,
is shown beside it. With 500 opleidingen a site has thousands of formulieren, and plain Material builds
it once. Memory is the most that a build held at any moment.
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
from pathlib import Path

import yaml

from plain_material import plain_project

ROOT = Path(__file__).resolve().parent.parent
RUNS = 3
MEGABYTE = 1024  # of the kilobytes in which Linux counts memory
PARTS = ("hooks", "templates", "data", "docs", "mkdocs.yml")
BARS = {
    "handboek": 1.0,
    "500 opleidingen": 0.35,
    "500 / 50": 11.0,
    "memory": 1.15,
    "serve, seconds": 2.0,
    "changed / first": 0.25,
}


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


def _build(project: Path) -> tuple[float, float]:
    """Return the seconds that one build takes, and the megabytes it held at most."""
    start = time.perf_counter()
    build = subprocess.Popen(
        [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(project / "site")],
        cwd=project,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1", "XDG_CACHE_HOME": str(project / "cache")},
    )
    _pid, status, used = os.wait4(build.pid, 0)
    build.returncode = os.waitstatus_to_exitcode(status)
    assert build.returncode == 0, project
    return time.perf_counter() - start, used.ru_maxrss / MEGABYTE


def _times(project: Path, runs: int = RUNS) -> list[float]:
    """Return the seconds of each build; the first one of ours has nothing to remember yet."""
    return [_build(project)[0] for _run in range(runs)]


def _change_one(project: Path) -> tuple[float, int]:
    """Return the seconds of a build for which one opleiding changed, and how many PDFs it made."""
    parcels = project / "cache/stagehandboek/pdf"
    before = len(list(parcels.iterdir()))
    path = project / "data/opleidingen/opleiding-7.yml"
    path.write_text(path.read_text(encoding="utf-8").replace(" 7\n", " zeven\n", 1), encoding="utf-8")
    return _build(project)[0], len(list(parcels.iterdir())) - before


def _without_forms(project: Path) -> Path:
    """Take the versions per opleiding away from a project, so that only the general formulieren are left."""
    for path in (project / "data/formulieren").glob("*.yml"):
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace("per_opleiding: true", "per_opleiding: false"), encoding="utf-8")
    return project


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
            runs = 1 if count == 500 else RUNS
            plain = statistics.median(_times(plain_project(Path(scratch, name, "plain"), project / "site"), runs))
            ours[name] = statistics.median(times)
            ratios[name] = ours[name] / plain
            print(
                f"{name:16} ours {ours[name]:5.2f} s (first build {times[0]:5.2f} s)   "
                f"plain Material {plain:5.2f} s   ratio {ratios[name]:.2f}",
                flush=True,
            )
            if count == 50:
                changed, made = _change_one(project)
                print(f"{'one of 50 changed':16} {changed:5.2f} s, {made} PDFs made", flush=True)
                ratios["changed / first"] = changed / times[0]
        with_forms = _build(project)[1]
        _build(_without_forms(project))  # which fills the cache again
        without = _build(project)[1]
        ratios["memory"] = with_forms / without
        print(f"{'memory':16} with formulieren {with_forms:.0f} MB, without {without:.0f} MB", flush=True)
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
