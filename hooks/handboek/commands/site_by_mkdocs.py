"""MkDocs at the command of `handboek`: with the mkdocs.yml of a handbook, and told in Dutch.

Beside hooks/mkdocs_hook.py the only file that imports mkdocs.
"""

import logging
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")  # Material looks for it when it is imported

from mkdocs.commands.build import build as mkdocs_build
from mkdocs.commands.serve import serve as mkdocs_serve
from mkdocs.config import load_config
from mkdocs.exceptions import Abort, MkDocsException

from handboek.home import SETTINGS

_HOST = "127.0.0.1"
_IN_DUTCH = {
    "Serving on": "Het handboek staat op {url}. Stop met Ctrl-C.",
    "Detected file changes": "Er is iets veranderd. Ik bouw opnieuw.",
    "Reloading browsers": "Bijgewerkt.",
    "An error happened during the rebuild": "Zodra dit klopt, gaat de site verder.",
    "Shutting down": "Gestopt.",
}
_BY_ITSELF = "Aborted with"  # how MkDocs begins when it, and not the handbook, stops a build


class _Refused(click.ClickException):
    """What stops a build, shown as it is."""

    def show(self, _file: object = None) -> None:
        """Say what it is."""
        click.echo(self.message, err=True)


class _Teller(logging.Handler):
    """Tells in Dutch what MkDocs says: its warnings word for word, of the rest what a user waits for."""

    def __init__(self, url: str = "") -> None:
        super().__init__(logging.INFO)
        self._url = url

    def emit(self, record: logging.LogRecord) -> None:
        """Tell one thing."""
        said = record.getMessage()
        ours = next((ours for theirs, ours in _IN_DUTCH.items() if theirs in said), None)  # after the time
        if ours:
            click.echo(ours.format(url=self._url), err=True)
        elif record.levelno >= logging.WARNING:
            click.echo(f"MkDocs meldt: {said}", err=True)


def build(project: Path, school: str, site: Path) -> None:
    """Build the site of a handbook.

    Args:
        project: the folder of its mkdocs.yml.
        school: whose, as `find_school` takes it, or nothing.
        site: the folder to write; what stands there stays until the new site is whole.

    Raises:
        click.ClickException: what is wrong with the input or with the settings, after it was told.
    """
    with _in_dutch(_Teller()):
        config = load_config(str(project / SETTINGS), site_dir=str(site))
        config.extra["school"] = school
        config.plugins.on_startup(command="build", dirty=False)
        try:
            mkdocs_build(config)
        finally:
            config.plugins.on_shutdown()


def serve(project: Path, school: str, port: int, *, open_in_browser: bool) -> None:
    """Show the site of a handbook until the user stops it, and renew it at every change.

    Args:
        project: the folder of its mkdocs.yml.
        school: whose, as `find_school` takes it, or nothing.
        port: where, on this machine alone.
        open_in_browser: whether to open it there as well.

    Raises:
        click.ClickException: what is wrong with the input or with the settings, after it was told.
    """
    settings = str(project / SETTINGS)
    with _in_dutch(_Teller(f"http://{_HOST}:{port}/")):
        extra = {**load_config(settings).extra, "school": school}  # it is read again at every change
        mkdocs_serve(settings, dev_addr=f"{_HOST}:{port}", extra=extra, open_in_browser=open_in_browser)


@contextmanager
def _in_dutch(teller: _Teller) -> Iterator[None]:
    """Let MkDocs tell what it does, and give what stops it as an error of click."""
    logger = logging.getLogger("mkdocs")
    logger.addHandler(teller)
    logger.setLevel(logging.INFO)
    try:
        yield
    except Abort as stopped:
        ended = "MkDocs is gestopt om wat hierboven staat. Er is niets geschreven."
        raise _Refused(ended if stopped.message.startswith(_BY_ITSELF) else stopped.message) from None
    except MkDocsException as wrong:
        message = f"{SETTINGS}:1:1: MkDocs kan deze instellingen niet gebruiken. {wrong.message}"
        raise _Refused(f"{message}\n\nEr is niets geschreven.") from None
    finally:
        logger.removeHandler(teller)
