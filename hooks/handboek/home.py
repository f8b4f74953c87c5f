"""Where the base of the handbook stands: in this project, or inside the package that was installed from it."""

import tomllib
from importlib.metadata import version as installed_version
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent
BASE_NAME = "basis"
_INSTALLED = _PACKAGE / BASE_NAME  # pyproject.toml puts it there
_CLONE = _PACKAGE.parent.parent

BASE = _INSTALLED if _INSTALLED.is_dir() else _CLONE
"""The folder with mkdocs.yml, data/, docs/, templates/ and hooks/."""
SETTINGS = "mkdocs.yml"


def version() -> str:
    """Return the version of the handbook; a clone knows its own, whatever was installed before."""
    project = BASE / "pyproject.toml"
    if not project.is_file():
        return installed_version("stagehandboek")
    return str(tomllib.loads(project.read_text(encoding="utf-8"))["project"]["version"])
