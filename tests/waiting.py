"""Waiting for what another process does, and what a server shows meanwhile."""

import time
from collections.abc import Callable
from urllib.request import urlopen


def wait_until(holds: Callable[[], bool], seconds: float = 30) -> None:
    """Wait until something holds; it may take a while on a busy machine, but it has to come."""
    end = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < end, "it did not happen in time"
        time.sleep(0.1)


def shown(url: str) -> str:
    """Return the page at an address, or nothing where nobody answers yet."""
    try:
        with urlopen(url, timeout=5) as answer:
            return str(answer.read(), encoding="utf-8")
    except OSError:
        return ""
