"""A progress bar for work that takes a while, on a terminal alone."""

import sys
from collections.abc import Iterable

import click


def run_through(steps: Iterable[object], count: int, label: str) -> None:
    """Do all steps, of which there are `count`, and show how far they are where somebody looks on."""
    with click.progressbar(steps, count, label, file=sys.stderr, hidden=not count or not sys.stderr.isatty()) as shown:
        for _step in shown:
            pass
