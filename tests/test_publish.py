"""The site that stands is replaced whole or not at all, whatever goes wrong and when."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.request import urlopen

import pytest
import yaml

from conftest import ROOT, build_site

Site = dict[str, bytes]


def read(site: Path) -> Site:
    """Return every file of a site."""
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}


def leftovers(project: Path) -> list[str]:
    return sorted(path.name for path in project.glob(".site.*"))


def add_hook(project: Path, code: str) -> None:
    """Let MkDocs load a hook of the test's own, after the handbook's."""
    settings = project / "mkdocs.yml"
    text = settings.read_text(encoding="utf-8")
    (project / "storing.py").write_text(code, encoding="utf-8")
    settings.write_text(text.replace("hooks:\n", "hooks:\n  - storing.py\n", 1), encoding="utf-8")
    hooks = yaml.safe_load(settings.read_text(encoding="utf-8"))["hooks"]
    assert hooks[0] == "storing.py"


def break_data(project: Path) -> None:
    path = project / "data" / "vragen.yml"
    path.write_text(path.read_text(encoding="utf-8").replace("vraag: Hoe", "vraag Hoe"), encoding="utf-8")


def break_file(project: Path) -> None:
    (project / "data" / "vragen.yml").unlink()


def break_page(project: Path) -> None:
    with (project / "docs" / "index.md").open("a", encoding="utf-8") as page:
        page.write("\n{{ de_praktijkopleidr }}\n")


def break_template(project: Path) -> None:
    """Break a template that is only rendered when pages are being written."""
    shutil.copytree(ROOT / "templates", project / "templates")
    (project / "templates" / "blocks" / "paginavoet.html").write_text("<p>\n{{ shcool.naam }}</p>\n", encoding="utf-8")


def break_link(project: Path) -> None:
    with (project / "docs" / "index.md").open("a", encoding="utf-8") as page:
        page.write("\n[weg](weg.md)\n")


def break_anchor(project: Path) -> None:
    with (project / "docs" / "index.md").open("a", encoding="utf-8") as page:
        page.write("\n[weg](leren/smart.md#weg)\n")


# What goes wrong, and a part of what is then said.
INPUT = {
    "yaml": (break_data, "data/vragen.yml:3:5: in deze regel ontbreekt een dubbele punt."),
    "file": (break_file, "data/vragen.yml:1:1: dit bestand ontbreekt."),
    "page": (break_page, "docs/index.md:15:4: 'de_praktijkopleidr' bestaat niet. Bedoel je 'de_praktijkopleider'?"),
    "template": (break_template, "templates/blocks/paginavoet.html:2:4: 'shcool' bestaat niet. Bedoel je 'school'?"),
    "link": (break_link, "'weg.md'"),
    "anchor": (break_anchor, "'leren/smart.md#weg'"),
}
STAGES = (
    *("config", "pre_build", "files", "nav", "page_markdown", "page_content", "env"),
    *("page_context", "post_page", "post_build"),
)


@pytest.fixture
def project(klein: Path) -> Path:
    """The tiny handbook, where a site from before stands."""
    (klein / "site" / "leren").mkdir(parents=True)
    (klein / "site" / "index.html").write_text("de oude site", encoding="utf-8")
    (klein / "site" / "leren" / "oud.html").write_text("een oude pagina", encoding="utf-8")
    return klein


def test_a_new_site_takes_the_place_of_the_old_whole(project: Path) -> None:
    done = build_site(project, project / "site")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    site = read(project / "site")
    assert "leren/oud.html" not in site
    assert b"Klein handboek" in site["index.html"]
    assert leftovers(project) == []


@pytest.mark.parametrize("mistake", INPUT)
def test_a_mistake_leaves_the_old_site(project: Path, mistake: str) -> None:
    old = read(project / "site")
    break_it, said = INPUT[mistake]
    break_it(project)
    done = build_site(project, project / "site")
    output = done.stdout + done.stderr
    assert done.returncode == 1
    assert output.count(said) == 1, output
    assert "Traceback" not in output
    assert read(project / "site") == old
    assert leftovers(project) == []


def test_what_only_deserves_a_look_is_said_and_the_site_is_built(project: Path) -> None:
    path = project / "data" / "vragen.yml"
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    done = build_site(project, project / "site")
    assert done.returncode == 0
    assert done.stderr.startswith("data/vragen.yml:1:1: let op: ")
    assert done.stderr.count("\n") == 1
    assert "leren/oud.html" not in read(project / "site")


def test_the_report_counts_in_dutch(project: Path) -> None:
    break_data(project)
    break_page(project)
    done = build_site(project, project / "site")
    assert done.stdout.strip().endswith("1 fout in de invoer. Er is niets geschreven.")


@pytest.mark.parametrize("stage", STAGES)
def test_a_failing_plugin_leaves_the_old_site(project: Path, stage: str) -> None:
    old = read(project / "site")
    add_hook(project, f"def on_{stage}(*args, **kwargs):\n    raise RuntimeError('storing in {stage}')\n")
    done = build_site(project, project / "site")
    assert done.returncode == 1
    assert f"storing in {stage}" in done.stderr
    assert read(project / "site") == old
    assert leftovers(project) == []


def test_the_last_plugin_that_fails_leaves_the_old_site(project: Path) -> None:
    """Also one that asks to come after all others."""
    old = read(project / "site")
    add_hook(
        project,
        "from mkdocs.plugins import event_priority\n"
        "@event_priority(-100)\n"
        "def on_post_build(config):\n    raise RuntimeError('storing aan het eind')\n",
    )
    done = build_site(project, project / "site")
    assert done.returncode == 1
    assert "storing aan het eind" in done.stderr
    assert read(project / "site") == old


def test_a_warning_of_another_plugin_leaves_the_old_site(project: Path) -> None:
    old = read(project / "site")
    add_hook(
        project,
        "import logging\ndef on_post_build(config):\n    logging.getLogger('mkdocs.plugins').warning('let op')\n",
    )
    done = build_site(project, project / "site")
    assert done.returncode == 1
    assert read(project / "site") == old
    assert leftovers(project) == []


def test_a_broken_off_build_leaves_the_old_site(project: Path) -> None:
    old = read(project / "site")
    add_hook(project, "def on_post_page(*args, **kwargs):\n    raise KeyboardInterrupt\n")
    assert build_site(project, project / "site").returncode != 0
    assert read(project / "site") == old
    assert leftovers(project) == []


def test_a_killed_build_leaves_the_old_site_and_its_rest_is_cleared_later(project: Path) -> None:
    old = read(project / "site")
    settings = (project / "mkdocs.yml").read_text(encoding="utf-8")
    add_hook(project, "import os, signal\ndef on_post_page(*a, **k):\n    os.kill(os.getpid(), signal.SIGKILL)\n")
    assert build_site(project, project / "site").returncode == -signal.SIGKILL
    assert read(project / "site") == old
    (rest,) = leftovers(project)
    (project / "mkdocs.yml").write_text(settings, encoding="utf-8")
    build_site(project, project / "site")
    assert leftovers(project) == [rest], "it may be the folder of a build that runs"
    os.utime(project / rest, (0, 0))
    build_site(project, project / "site")
    assert leftovers(project) == []


KILL_IN_SWAP = """
import os, signal
from pathlib import Path

rename = Path.rename
times = 0

def killing(self, target):
    global times
    times += 1
    if times == 2:
        os.kill(os.getpid(), signal.SIGKILL)
    return rename(self, target)

def on_post_build(config):
    from handboek import publish
    publish._exchange = lambda one, other: False  # as where the system cannot do it in one step
    Path.rename = killing
"""


@pytest.mark.parametrize("mistake", [None, break_data])
def test_a_build_killed_between_the_two_renames_is_recovered(project: Path, mistake: object) -> None:
    old = read(project / "site")
    settings = (project / "mkdocs.yml").read_text(encoding="utf-8")
    add_hook(project, KILL_IN_SWAP)
    assert build_site(project, project / "site").returncode == -signal.SIGKILL
    assert not (project / "site").exists()
    (project / "mkdocs.yml").write_text(settings, encoding="utf-8")
    if callable(mistake):
        mistake(project)
        assert build_site(project, project / "site").returncode == 1
        assert read(project / "site") == old
    else:
        assert build_site(project, project / "site").returncode == 0
        assert b"Klein handboek" in (project / "site" / "index.html").read_bytes()
    assert ".site.oud" not in leftovers(project)


@pytest.mark.skipif(sys.platform not in ("linux", "darwin"), reason="no system call that exchanges two folders")
def test_where_the_system_can_the_site_is_never_away(project: Path) -> None:
    add_hook(
        project,
        "import os\n"
        "from pathlib import Path\n"
        "def renamed(self, target):\n    os._exit(9)\n"
        "def on_post_build(config):\n    Path.rename = renamed\n",
    )
    assert build_site(project, project / "site").returncode == 0
    assert b"Klein handboek" in (project / "site" / "index.html").read_bytes()
    assert leftovers(project) == []


@pytest.fixture
def served(project: Path) -> Iterator[tuple[str, Path]]:
    """A server with live reload: its address, and the file it writes its messages to."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{free.getsockname()[1]}"
    log = project / "serve.log"
    with log.open("w", encoding="utf-8") as output:
        server = subprocess.Popen(
            [sys.executable, "-m", "mkdocs", "serve", "-a", address],
            cwd=project,
            env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
            stdout=output,
            stderr=output,
        )
        try:
            yield f"http://{address}/", log
        finally:
            server.send_signal(signal.SIGINT)
            server.wait(20)


def wait_until(holds: object, seconds: float = 20) -> None:
    assert callable(holds)
    end = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < end, "it did not happen in time"
        time.sleep(0.1)


def shown(url: str) -> str:
    try:
        with urlopen(url, timeout=5) as answer:
            return str(answer.read(), encoding="utf-8")
    except OSError:
        return ""


def test_a_server_survives_a_mistake_and_shows_the_mended_text(project: Path, served: tuple[str, Path]) -> None:
    url, log = served
    page, data = project / "docs" / "index.md", project / "data" / "school.yml"
    wait_until(lambda: "Bel gerust." in shown(url))
    right = data.read_text(encoding="utf-8")
    data.write_text(right.replace("editie:", "editei:"), encoding="utf-8")
    wait_until(lambda: "data/school.yml:6:3: de sleutel 'editei' bestaat hier niet." in log.read_text(encoding="utf-8"))
    data.write_text(right.replace("Bel gerust.", "Mail gerust."), encoding="utf-8")
    wait_until(lambda: "Mail gerust." in shown(url))
    page.write_text(page.read_text(encoding="utf-8") + "\n{{ de_stagiaire }}\n", encoding="utf-8")
    wait_until(lambda: "docs/index.md:15:4: 'de_stagiaire' bestaat niet." in log.read_text(encoding="utf-8"))
    page.write_text(page.read_text(encoding="utf-8").replace("{{ de_stagiaire }}", "Klaar."), encoding="utf-8")
    wait_until(lambda: "Klaar." in shown(url))
    assert "Traceback" not in log.read_text(encoding="utf-8")
    assert read(project / "site")["index.html"] == b"de oude site", "a server leaves the site alone"
