"""Work spread over all cores, in processes that start clean: alike on Linux, Windows and macOS."""

import math
import multiprocessing
import os
import pickle
import signal
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from .problems import Problem, Problems

Task = TypeVar("Task")
Result = TypeVar("Result")
Work = Callable[[Task], Result]
_work: Work[object, object] | None = None


def spread(
    set_up: Callable[[], Work[Task, Result]], tasks: Sequence[Task], *, each: int
) -> Iterator[tuple[Task, Result]]:
    """Do tasks in as many processes as pay, and yield each with its result as it is done.

    Args:
        set_up: gives, in each process, the function that does a task; it and all it holds can be pickled.
        tasks: the longest first, so that no process is left alone with one.
        each: how many tasks pay for starting a process; with fewer they are done here.

    Raises:
        Problems: those of all tasks at once.
    """
    processes = min(os.cpu_count() or 1, math.ceil(len(tasks) / each))
    found: list[Problem] = []
    if processes < 2:
        work = set_up() if tasks else None
        for task in tasks:
            assert work is not None
            try:
                yield task, work(task)
            except Problems as problems:
                found.extend(problems)
    else:
        yield from _in_processes(processes, set_up, tasks, found)
    if found:
        raise Problems(found)


def _in_processes(
    processes: int, set_up: Callable[[], Work[Task, Result]], tasks: Sequence[Task], found: list[Problem]
) -> Iterator[tuple[Task, Result]]:
    with _importable(), tempfile.TemporaryDirectory() as folder:
        # In a file: through a pipe each process is waited for until it has read it, before the next one is started.
        given_work = Path(folder, "work")
        given_work.write_bytes(pickle.dumps(set_up))
        # Not forked: threads that Typst or a server started would be missing in the copy, and their locks held.
        clean = multiprocessing.get_context("spawn")
        # The types of the pool know only what its initializer takes where that takes nothing.
        begin: Callable[..., None] = _begin
        pool = ProcessPoolExecutor(processes, mp_context=clean, initializer=begin, initargs=(given_work,))
        try:
            given = {pool.submit(_do, task): task for task in tasks}
            for future in as_completed(given):
                task = given.pop(future)
                try:
                    result: Result = future.result()  # type: ignore[assignment]  # what set_up's work gives
                except Problems as problems:
                    found.extend(problems)
                else:
                    yield task, result
        finally:
            pool.shutdown(cancel_futures=True)


@contextmanager
def _importable() -> Iterator[None]:
    """Let a new process find this package: it is given this one's path, and MkDocs takes a hook's folder off it."""
    home = str(Path(__file__).resolve().parent.parent)
    sys.path.append(home)
    try:
        yield
    finally:
        sys.path.remove(home)


def _begin(given_work: Path) -> None:
    global _work  # noqa: PLW0603 - a process has one kind of work, and keeps what it read for it
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # a broken off build stops its processes itself
    threading.Thread(target=_end_with_parent, daemon=True).start()
    _work = pickle.loads(given_work.read_bytes())()  # noqa: S301 - the process that began this one wrote it


def _end_with_parent() -> None:
    """End with the build, however that ends: a process left waiting for work would wait for ever."""
    parent = multiprocessing.parent_process()
    assert parent is not None
    parent.join()
    os._exit(1)


def _do(task: object) -> object:
    assert _work is not None, "a process begins before it works"
    return _work(task)
