"""The site that stands survives a build that is broken off or killed, at whatever moment."""

import os
import signal
import sys
from pathlib import Path

import pytest

from conftest import build_site
from standing import add_hook, break_data, leftovers, read


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
