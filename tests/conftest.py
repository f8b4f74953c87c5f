"""What the tests share: the places of this project, and one build of the real handbook."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from functools import cache, partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from hypothesis import HealthCheck, settings
from playwright.sync_api import Browser, Playwright, sync_playwright

from handboek.load import load
from handboek.model import Handboek

ROOT = Path(__file__).resolve().parent.parent
# A machine that is busy is no reason for a test to fail.
settings.register_profile("patient", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("patient")
_SUB_PATH = "/handboek/"
_NO_CHROMIUM = "no Chromium was found; 'playwright install chromium' gets one."
CHROMIUM_ARGS = [
    *(["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []),  # Chromium refuses root otherwise
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def build_site(project: Path, site: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Build a project with the command a user types; the caller judges the outcome."""
    return subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(site)],
        cwd=project,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1", **environment},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )


def copy_project(target: Path) -> Path:
    """Copy what a build of the real handbook reads, so that a test can change it."""
    for name in ("data", "docs", "hooks", "templates"):
        shutil.copytree(ROOT / name, target / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "mkdocs.yml", target)
    return target


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """The built site of the real handbook, built once for each worker."""
    folder = tmp_path_factory.mktemp(f"site-{worker_id}") / "site"
    done = build_site(ROOT, folder)
    assert done.returncode == 0, done.stdout + done.stderr
    return folder


@pytest.fixture(scope="session")
def handboek() -> Handboek:
    """The real handbook, as data."""
    return load(ROOT / "data", ROOT / "docs").handboek


@pytest.fixture
def klein(tmp_path: Path) -> Path:
    """A copy of the tiny handbook tests/klein, complete and a project of its own, to break."""
    project = tmp_path / "klein"
    shutil.copytree(ROOT / "tests" / "klein", project)
    shutil.copy(ROOT / "data" / "teksten.yml", project / "data")
    settings = project / "mkdocs.yml"
    settings.write_text(settings.read_text(encoding="utf-8").replace("../..", ROOT.as_posix()), encoding="utf-8")
    return project


@pytest.fixture
def project(klein: Path) -> Path:
    """The tiny handbook, where a site from before stands."""
    (klein / "site" / "leren").mkdir(parents=True)
    (klein / "site" / "index.html").write_text("de oude site", encoding="utf-8")
    (klein / "site" / "leren" / "oud.html").write_text("een oude pagina", encoding="utf-8")
    return klein


@pytest.fixture(scope="session")
def server(site: Path) -> Iterator[str]:
    """The address of the site, served under a sub-path as a school would: http://127.0.0.1:<port>/handboek/."""
    handler = partial(_SubPathHandler, directory=str(site))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as http:
        thread = Thread(target=http.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{http.server_port}{_SUB_PATH}"
        http.shutdown()
        thread.join()


class _SubPathHandler(SimpleHTTPRequestHandler):
    def translate_path(self, path: str) -> str:
        inside = path.startswith(_SUB_PATH)
        return super().translate_path(path.removeprefix(_SUB_PATH)) if inside else "/outside/the/handbook"

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name that http.server gives it
        pass


@cache
def chromium_path() -> str | None:
    """Return the Chromium of this machine, or the one that Playwright installed for itself."""
    names = ("chromium", "chromium-browser", "google-chrome", "chrome", "msedge")
    if found := next(filter(None, map(shutil.which, names)), None):
        return found
    with sync_playwright() as playwright:
        own = playwright.chromium.executable_path
    return own if Path(own).is_file() else None


@pytest.fixture(scope="session")
def driver() -> Iterator[Playwright]:
    """What drives browsers; there can be one at a time."""
    chromium_path()  # which may need a driver too
    with sync_playwright() as playwright:
        yield playwright


@pytest.fixture(scope="session")
def chromium(driver: Playwright) -> Iterator[Browser]:
    """The browser for all browser tests."""
    path = chromium_path()
    assert path, f"{_NO_CHROMIUM} CI has to have one."
    browser = driver.chromium.launch(executable_path=path, args=CHROMIUM_ARGS)
    yield browser
    browser.close()


@pytest.fixture(scope="session")
def firefox(driver: Playwright) -> Iterator[Browser]:
    """Firefox as Playwright installs it; tests that ask for it are skipped where it is not."""
    if not Path(driver.firefox.executable_path).is_file():
        pytest.skip("no Firefox was found; 'playwright install firefox' gets one.")
    browser = driver.firefox.launch()
    yield browser
    browser.close()


def _without_browser() -> bool:
    return not os.environ.get("CI") and chromium_path() is None


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave the browser tests out where there is no browser; under CI they then fail."""
    browser_tests = [item for item in items if "chromium" in getattr(item, "fixturenames", ())]
    if browser_tests and _without_browser():
        config.hook.pytest_deselected(items=browser_tests)
        items[:] = [item for item in items if item not in browser_tests]


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say in one line that the browser tests were skipped."""
    if _without_browser():
        terminalreporter.write_line(f"browser tests skipped: {_NO_CHROMIUM}", yellow=True)
