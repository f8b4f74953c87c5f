"""A long list of dossiers takes no more time than it is long, and hardly more memory than a short one."""

from pathlib import Path

import pytest

from bench_sbb import DOSSIERS, MEGABYTES, SECONDS, large_file, measured

SHORT, LONG = 5, 50


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="Linux tells what a process held")
def test_long_lists(tmp_path: Path) -> None:
    short = measured(large_file(tmp_path / "kort.xml", SHORT), tmp_path / "kort")
    long = measured(large_file(tmp_path / "lang.xml", LONG), tmp_path / "lang")
    assert (short.opleidingen, long.opleidingen) == (3 * SHORT, 3 * LONG)
    assert len(list((tmp_path / "lang").iterdir())) == 3 * LONG
    assert long.busy < SECONDS * LONG / DOSSIERS, long
    assert long.megabytes < MEGABYTES / 2, long
    assert long.megabytes - short.megabytes < 15, (short, long)
    again = measured(large_file(tmp_path / "lang.xml", LONG, "Verricht"), tmp_path / "lang")
    assert again.busy < SECONDS * LONG / DOSSIERS, again
    assert again.megabytes < MEGABYTES / 2, again
