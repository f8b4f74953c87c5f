"""`handboek bekijk` shows a school's site, renews it, survives mistakes, and ends when it is told to."""

import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from command import command_environment, handboek_command, make_school
from waiting import shown, wait_until

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows sends no Ctrl-C to one process")


@contextmanager
def taken_port() -> Iterator[int]:
    """Give a port of this machine that somebody listens on."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        yield listener.getsockname()[1]


def test_it_shows_a_school_and_what_changes_in_it(klein: Path) -> None:
    school = make_school(klein.parent / "roc", "ROC Vandaag")
    (school / "docs").mkdir()
    with taken_port() as port:
        pass
    log = klein.parent / "bekijk.log"
    with log.open("w", encoding="utf-8") as output:
        server = subprocess.Popen(
            [sys.executable, "-m", "handboek", "bekijk", "--school", str(school), "--poort", str(port)],
            cwd=klein,
            env=command_environment(),
            stdout=output,
            stderr=output,
        )
        try:
            url = f"http://127.0.0.1:{port}/"
            wait_until(lambda: "ROC Vandaag" in shown(url))
            make_change(school, "Vandaag", "Morgen")
            wait_until(lambda: "ROC Morgen" in shown(url))
            make_change(school, "naam:", "naaam:")
            wait_until(lambda: "Zodra dit klopt" in log.read_text(encoding="utf-8"))
            assert "ROC Morgen" in shown(url), "the site that was there"
            make_change(school, "naaam:", "naam:")
            wait_until(lambda: "Bijgewerkt." in log.read_text(encoding="utf-8").partition("Zodra dit klopt")[2])
            renewed = log.read_text(encoding="utf-8").count("Bijgewerkt.")
            (school / "docs" / "pauze.md").write_text("---\nomschrijving: Rust.\n---\n# Pauze\n", encoding="utf-8")
            wait_until(lambda: log.read_text(encoding="utf-8").count("Bijgewerkt.") > renewed)
            assert "Pauze" in shown(f"{url}pauze.html")
        finally:
            server.send_signal(signal.SIGINT)
            code = server.wait(20)
    said = log.read_text(encoding="utf-8")
    assert (code, "Traceback" in said, "MkDocs" in said) == (0, False, False), said
    assert f"Het handboek staat op {url}. Stop met Ctrl-C." in said
    assert "school.yml:2:3: de sleutel 'naaam' bestaat hier niet." in said
    assert said.endswith("Gestopt.\n")
    assert not (klein / "site").exists()


def make_change(school: Path, old: str, new: str) -> None:
    path = school / "school.yml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_a_port_in_use_is_told(klein: Path) -> None:
    with taken_port() as port:
        done = handboek_command(klein, "bekijk", "--poort", str(port))
    assert done.returncode == 2
    assert f"poort {port} is al in gebruik. Kies een andere, zoals {port + 1}." in done.stderr
