"""The same input gives the same bytes: on two days, in two folders, with two hash seeds."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from conftest import build_site, copy_project

DAYS_LATER = 400
# Python reads this before anything else: from then on it is another day.
LATER = f"""
import datetime, time

shift = {DAYS_LATER} * 86400
real = datetime.datetime
now, gmtime, localtime = time.time, time.gmtime, time.localtime
time.time = lambda: now() + shift  # date.today asks this too
time.gmtime = lambda seconds=None: gmtime(time.time() if seconds is None else seconds)
time.localtime = lambda seconds=None: localtime(time.time() if seconds is None else seconds)

class Meta(type):
    def __instancecheck__(cls, thing):
        return isinstance(thing, real)

class Later(real, metaclass=Meta):
    @classmethod
    def now(cls, tz=None):
        return real.fromtimestamp(time.time(), tz)

    @classmethod
    def utcnow(cls):
        return real.fromtimestamp(time.time(), datetime.timezone.utc).replace(tzinfo=None)

    today = now

datetime.datetime = Later
"""


@pytest.fixture(autouse=True)
def no_fixed_date(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)


def environment(folder: Path, *, later: bool) -> dict[str, str]:
    if not later:
        return {"PYTHONHASHSEED": "1", "TZ": "UTC", "XDG_CACHE_HOME": str(folder / "cache")}
    (folder / "sitecustomize.py").write_text(LATER, encoding="utf-8")
    other = {"PYTHONHASHSEED": "4321", "TZ": "Pacific/Kiritimati", "PYTHONPATH": str(folder)}
    return {**other, "XDG_CACHE_HOME": str(folder / "cache")}  # nothing is taken from the other's cache


def test_two_builds_are_the_same(tmp_path: Path) -> None:
    sites = []
    for name, later in (("een", False), ("twee/met een langere naam", True)):
        folder = tmp_path / name
        folder.mkdir(parents=True)
        project = folder / "project"
        if not later:
            copy_project(project)
        else:
            shutil.copytree(tmp_path / "een" / "project", project, ignore=shutil.ignore_patterns(".cache"))
            for path in (*project.rglob("*.yml"), *project.rglob("*.md")):
                os.utime(path, (0, 0))
        done = build_site(project, folder / "site", **environment(folder, later=later))
        assert done.returncode == 0, done.stdout + done.stderr
        sites.append(folder / "site")
    one, two = ({path.relative_to(site): path for path in site.rglob("*") if path.is_file()} for site in sites)
    assert one.keys() == two.keys()
    assert [name for name in sorted(one) if one[name].read_bytes() != two[name].read_bytes()] == []


def test_the_second_build_is_on_another_day(tmp_path: Path) -> None:
    code = "import datetime, time; print((datetime.date.today() - datetime.date(2020, 1, 1)).days, end=' ');"
    code += "print((datetime.datetime.now() - datetime.datetime(2020, 1, 1)).days, end=' ');"
    code += "print(int(time.time() / 86400) - 18262)"
    days = []
    for later in (False, True):
        env = {**os.environ, **environment(tmp_path, later=later), "TZ": "UTC"}
        done = subprocess.run([sys.executable, "-c", code], env=env, capture_output=True, text=True, check=True)
        days.append([int(day) for day in done.stdout.split()])
    assert all(DAYS_LATER <= then - now <= DAYS_LATER + 1 for now, then in zip(*days, strict=True))
