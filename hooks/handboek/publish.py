"""A new site takes the place of the old one only when it is whole.

A build writes into a folder beside the site. When everything has succeeded the two change places, in
one step where the system has such a step. Elsewhere the old site is set aside first; a build that is
killed between those two renames leaves it there, and `recover` puts it back.
"""

import ctypes
import os
import shutil
import sys
import time
from pathlib import Path

from .problems import Place, Problem, Problems

_STALE_AFTER = 3600  # seconds; a build that takes longer than this was killed
_AT_FDCWD = -100  # Linux: a path counts from the current folder
_EXCHANGE = 2  # RENAME_EXCHANGE of Linux, RENAME_SWAP of macOS


def _aside(site: Path) -> Path:
    return site.with_name(f".{site.name}.oud")


def _staging_prefix(site: Path) -> str:
    return f".{site.name}.nieuw-"


def recover(site: Path) -> None:
    """Put the old site back after a build that was killed while it changed places with the new one."""
    aside = _aside(site)
    if aside.exists() and not site.exists():
        aside.rename(site)
    shutil.rmtree(aside, ignore_errors=True)


def stage(site: Path) -> Path:
    """Return the folder that a build may write into, beside the site; leftovers of killed builds go."""
    site.parent.mkdir(parents=True, exist_ok=True)
    for leftover in site.parent.glob(f"{_staging_prefix(site)}*"):
        if time.time() - leftover.stat().st_mtime > _STALE_AFTER:
            shutil.rmtree(leftover, ignore_errors=True)
    staging = site.with_name(f"{_staging_prefix(site)}{os.getpid()}")
    shutil.rmtree(staging, ignore_errors=True)
    return staging


def swap(staging: Path, site: Path) -> None:
    """Let a finished staging folder take the place of the site.

    Raises:
        Problems: where the old site cannot be moved; it is back in place then.
    """
    if site.exists() and _exchange(staging, site):
        shutil.rmtree(staging, ignore_errors=True)
        return
    aside = _aside(site)
    shutil.rmtree(aside, ignore_errors=True)
    try:
        if site.exists():
            site.rename(aside)
        staging.rename(site)
    except OSError:
        recover(site)
        wrong = "de nieuwe site kan de plaats van de oude niet innemen."
        remedy = "Sluit programma's die een bestand uit deze map open hebben, en probeer het opnieuw."
        raise Problems([Problem(Place(site.name), wrong, remedy)]) from None
    shutil.rmtree(aside, ignore_errors=True)


def discard(staging: Path) -> None:
    """Remove what a failed build wrote."""
    shutil.rmtree(staging, ignore_errors=True)


def _exchange(one: Path, other: Path) -> bool:
    """Let two folders change places in one step, and tell whether this system could."""
    paths = os.fsencode(one), os.fsencode(other)
    try:
        if sys.platform == "linux":
            failed = ctypes.CDLL(None).renameat2(_AT_FDCWD, paths[0], _AT_FDCWD, paths[1], _EXCHANGE)
        elif sys.platform == "darwin":
            failed = ctypes.CDLL(None).renamex_np(*paths, _EXCHANGE)
        else:
            return False
    except (AttributeError, OSError):  # an older system library
        return False
    return not failed
