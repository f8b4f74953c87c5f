"""What the tests share: the places of this project, and one build of the real handbook."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


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


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """The built site of the real handbook, built once for each worker."""
    folder = tmp_path_factory.mktemp(f"site-{worker_id}") / "site"
    done = build_site(ROOT, folder)
    assert done.returncode == 0, done.stdout + done.stderr
    return folder
