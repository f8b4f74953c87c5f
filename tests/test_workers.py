"""Work in several processes: every task is done, what is wrong is told together, and no process stays behind."""

import os
import subprocess
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from conftest import ROOT
from handboek.problems import Place, Problem, Problems
from handboek.workers import spread
from waiting import wait_until

KILLED = """
import time
from pathlib import Path
from test_workers import forever
from handboek.workers import spread

if __name__ == "__main__":
    list(spread(forever, [Path({folder!r}, str(number)) for number in range(4)], each=1))
"""


def with_process(number: int) -> tuple[int, int]:
    return number * number, os.getpid()


def squares() -> Callable[[int], tuple[int, int]]:
    return with_process


def complain(number: int) -> int:
    raise Problems([Problem(Place("data/school.yml", number), "Het kan niet.", "Doe het anders.")])


def complaining() -> Callable[[int], int]:
    return complain


def stay(mark: Path) -> None:
    mark.write_text(str(os.getpid()), encoding="utf-8")
    time.sleep(60)


def forever() -> Callable[[Path], None]:
    return stay


@pytest.mark.parametrize(("each", "processes"), [(100, 1), (20, 2)])
def test_every_task_is_done_once(each: int, processes: int) -> None:
    done = list(spread(squares, range(40), each=each))
    assert sorted(task for task, _ in done) == list(range(40))
    assert all(square == task * task for task, (square, _) in done)
    used = {process for _, (_, process) in done}
    assert (used == {os.getpid()}) == (processes == 1)


@pytest.mark.parametrize("each", [100, 1])
def test_all_problems_are_told_together(each: int) -> None:
    with pytest.raises(Problems) as caught:
        list(spread(complaining, range(1, 6), each=each))
    assert [problem.place.line for problem in caught.value] == [1, 2, 3, 4, 5]


def test_no_tasks_start_nothing() -> None:
    assert list(spread(partial(pytest.fail, "nothing to do"), [], each=1)) == []


def is_running(process: int) -> bool:
    try:
        state = Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state != "Z"


@pytest.mark.skipif(sys.platform != "linux", reason="looks processes up in /proc")
@pytest.mark.skipif((os.cpu_count() or 1) < 2, reason="needs two processors")
def test_no_process_outlives_a_build_that_was_killed(tmp_path: Path) -> None:
    marks = tmp_path / "marks"
    marks.mkdir()
    script = tmp_path / "script.py"
    script.write_text(KILLED.format(folder=str(marks)), encoding="utf-8")
    path = os.pathsep.join([str(ROOT / "hooks"), str(ROOT / "tests")])
    environment = {**os.environ, "PYTHONPATH": path}
    build = subprocess.Popen([sys.executable, str(script)], env=environment, stderr=subprocess.DEVNULL)
    wait_until(lambda: any(mark.stat().st_size for mark in marks.iterdir()))
    build.kill()
    build.wait(10)
    workers = [int(mark.read_text(encoding="utf-8")) for mark in marks.iterdir()]
    wait_until(lambda: not any(map(is_running, workers)))
