"""A new site takes the place of the old one only when it is whole.

A build writes into a folder beside the site. When everything has succeeded the two change places:
the old site is set aside, the new one takes its name, and the old one goes. A build that is killed
between those two renames leaves the old site set aside; `recover` puts it back.
"""

import os
import shutil
import time
from pathlib import Path

_STALE_AFTER = 3600  # seconds; a build that takes longer than this was killed


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
    recover(site)
    for leftover in site.parent.glob(f"{_staging_prefix(site)}*"):
        if time.time() - leftover.stat().st_mtime > _STALE_AFTER:
            shutil.rmtree(leftover, ignore_errors=True)
    staging = site.with_name(f"{_staging_prefix(site)}{os.getpid()}")
    shutil.rmtree(staging, ignore_errors=True)
    return staging


def swap(staging: Path, site: Path) -> None:
    """Let a finished staging folder take the place of the site.

    Raises:
        OSError: where the old site cannot be moved (a program holds a file in it); it is back in place then.
    """
    aside = _aside(site)
    shutil.rmtree(aside, ignore_errors=True)
    if site.exists():
        site.rename(aside)
    try:
        staging.rename(site)
    except OSError:
        recover(site)
        raise
    shutil.rmtree(aside, ignore_errors=True)


def discard(staging: Path) -> None:
    """Remove what a failed build wrote."""
    shutil.rmtree(staging, ignore_errors=True)
