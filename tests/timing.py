"""How long a maker of documents takes, and what it holds meanwhile, in processes that start clean."""

import multiprocessing
import os
import statistics
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import partial
from itertools import count
from pathlib import Path
from typing import Any

from handboek.workers import spread

_OFTEN = 0.005  # seconds: how often the processes that a maker begins are looked at

Make = Callable[[Any], bytes]
SetUp = Callable[[], Make]
"""Gives what makes a document; it goes to another process, and what it gives need not."""


@dataclass(frozen=True, slots=True)
class Made:
    """How long a document took, the largest made, and the most memory that a process held, in megabytes."""

    seconds: float
    largest: bytes
    memory: float

    def __str__(self) -> str:
        return f"{self.seconds:6.2f} s " if self.seconds >= 1 else f"{self.seconds * 1000:6.1f} ms"


def timed(make: Make, documents: Iterable[Any]) -> Made:
    """Make documents, of which the first does not count, and return the median."""
    times, largest = [], b""
    with _watched() as below:
        for document in documents:
            start = time.perf_counter()
            pdf = make(document)
            times.append(time.perf_counter() - start)
            largest = max(largest, pdf, key=len)
    return Made(statistics.median(times[1:]), largest, max(_memory(), *below))


def alone(set_up: SetUp, documents: Sequence[Any]) -> Made:
    """Do the same in a process of its own."""
    with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as pool:
        return pool.submit(_timed, set_up, documents).result()


def on_all_cores(set_up: SetUp, documents: Sequence[Any], folder: Path) -> Made:
    """Make documents on all cores, each written to a folder by who made it; starting up is counted."""
    folder.mkdir()
    start = time.perf_counter()
    memory = max(memory for _, memory in spread(partial(_saving, set_up, folder), documents, each=1))
    seconds = time.perf_counter() - start
    largest = max(folder.iterdir(), key=lambda path: path.stat().st_size)
    return Made(seconds, largest.read_bytes(), memory)


def _timed(set_up: SetUp, documents: Sequence[Any]) -> Made:
    return timed(set_up(), documents)


def _saving(set_up: SetUp, folder: Path) -> Callable[[Any], float]:
    """Return what makes a document, writes it, and tells the most memory held so far."""
    make, number = set_up(), count()

    def save(document: Any) -> float:
        (folder / f"{os.getpid()}-{next(number)}.pdf").write_bytes(make(document))
        return _memory()

    return save


@contextmanager
def _watched() -> Iterator[list[float]]:
    """Give the most that each process held which this one begins, as far as it could be seen so far."""
    found, done = [0.0], threading.Event()

    def watch() -> None:
        while not done.wait(_OFTEN):
            for children in Path("/proc/self/task").glob("*/children"):
                with suppress(OSError):  # that thread, or that process, has just ended
                    found.extend(_memory(child) for child in children.read_text(encoding="ascii").split())

    thread = threading.Thread(target=watch)
    thread.start()
    try:
        yield found
    finally:
        done.set()
        thread.join()


def _memory(process: str = "self") -> float:
    """Return the most that a process held. What getrusage says counts what its parent held when it began."""
    for line in Path(f"/proc/{process}/status").read_text(encoding="ascii").splitlines():
        name, _, value = line.partition(":")
        if name == "VmHWM":
            return int(value.split()[0]) / 1024
    return 0.0  # it has ended
