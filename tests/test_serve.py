"""The server with live reload: it survives mistakes, and leaves the built site alone."""

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.request import urlopen

import pytest

from standing import read
from waiting import shown, wait_until


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


def test_a_server_survives_a_mistake_and_shows_the_mended_text(project: Path, served: tuple[str, Path]) -> None:
    url, log = served
    page, data = project / "docs" / "index.md", project / "data" / "school.yml"
    wait_until(lambda: "Bel gerust." in shown(url))
    right = data.read_text(encoding="utf-8")
    data.write_text(right.replace("editie:", "editei:"), encoding="utf-8")
    wait_until(lambda: "data/school.yml:6:3: de sleutel 'editei' bestaat hier niet." in log.read_text(encoding="utf-8"))
    assert "Bel gerust." in shown(url), "the site that was there"
    data.write_text(right.replace("Bel gerust.", "Mail gerust."), encoding="utf-8")
    wait_until(lambda: "Mail gerust." in shown(url))
    page.write_text(page.read_text(encoding="utf-8") + "\n{{ de_stagiaire }}\n", encoding="utf-8")
    wait_until(lambda: "docs/index.md:15:4: 'de_stagiaire' bestaat niet." in log.read_text(encoding="utf-8"))
    page.write_text(page.read_text(encoding="utf-8").replace("{{ de_stagiaire }}", "Klaar."), encoding="utf-8")
    wait_until(lambda: "Klaar." in shown(url))
    assert "Traceback" not in log.read_text(encoding="utf-8")
    assert read(project / "site")["index.html"] == b"de oude site", "a server leaves the site alone"


def test_a_pdf_is_made_when_it_is_asked_for_and_follows_a_change(project: Path, served: tuple[str, Path]) -> None:
    url, log = served
    form = project / "data" / "formulieren" / "proef.yml"
    wait_until(lambda: "Bel gerust." in shown(url))
    first = bytes_at(f"{url}formulieren/proef.pdf")
    assert first.startswith(b"%PDF-")
    text = form.read_text(encoding="utf-8")
    form.write_text(text.replace("titel: Proef", "titel: Andere proef"), encoding="utf-8")
    wait_until(lambda: "Andere proef" in shown(f"{url}formulieren/proef.html"))
    assert bytes_at(f"{url}formulieren/proef.pdf") != first
    form.write_text(text.replace("titel: Proef", "titel: ستاژ"), encoding="utf-8")
    wait_until(lambda: "ستاژ" in shown(f"{url}formulieren/proef.html"))
    assert bytes_at(f"{url}formulieren/proef.pdf") == b""
    assert "op papier van formulier 'ستاژ'" in log.read_text(encoding="utf-8")


def bytes_at(url: str) -> bytes:
    try:
        with urlopen(url, timeout=20) as answer:
            return bytes(answer.read())
    except OSError:
        return b""
