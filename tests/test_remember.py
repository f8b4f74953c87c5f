"""The cache of what was worked out before: never wrong, and never in the way."""

import os
import shutil
import time
from pathlib import Path

import pytest

from handboek import remember as module
from handboek.remember import make_room, remember
from handboek.render import Prose


def counted(results: list[str]) -> str:
    results.append("gemaakt")
    return f"uitkomst {len(results)}"


def test_the_same_input_is_worked_out_once(tmp_path: Path) -> None:
    made: list[str] = []
    first = remember(tmp_path, lambda: [("a", b"1")], lambda: counted(made))
    assert remember(tmp_path, lambda: [("a", b"1")], lambda: counted(made)) == first
    assert len(made) == 1


@pytest.mark.parametrize(
    "other", [[("a", b"2")], [("b", b"1")], [], [("a", b"1"), ("b", b"")], [("a", b""), ("1", b"")], [("a1", b"")]]
)
def test_any_other_input_is_worked_out_anew(tmp_path: Path, other: list[tuple[str, bytes]]) -> None:
    made: list[str] = []
    remember(tmp_path, lambda: [("a", b"1")], lambda: counted(made))
    remember(tmp_path, lambda: other, lambda: counted(made))
    assert len(made) == 2


def test_other_code_works_it_out_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[str] = []
    remember(tmp_path, list, lambda: counted(made))
    monkeypatch.setattr(module, "code_digest", lambda: "andere code")
    remember(tmp_path, list, lambda: counted(made))
    assert len(made) == 2


@pytest.mark.parametrize("content", [b"", b"geen pickle", b"\x80\x05cmodule_die_weg_is\nding\n."])
def test_a_damaged_file_is_as_good_as_none(tmp_path: Path, content: bytes) -> None:
    made: list[str] = []
    remember(tmp_path, list, lambda: counted(made))
    (file,) = tmp_path.iterdir()
    file.write_bytes(content)
    assert remember(tmp_path, list, lambda: counted(made)) == "uitkomst 2"
    assert remember(tmp_path, list, lambda: counted(made)) == "uitkomst 2"


def test_what_changed_during_the_work_is_not_remembered(tmp_path: Path) -> None:
    content = [b"oud"]

    def work() -> bytes:
        content[0] = b"nieuw"  # as when somebody saves a file during a build
        return content[0]

    assert remember(tmp_path, lambda: [("a", content[0])], work) == b"nieuw"
    assert list(tmp_path.iterdir()) == []


def test_a_failure_is_not_remembered(tmp_path: Path) -> None:
    def fail() -> str:
        raise ValueError("mislukt")

    with pytest.raises(ValueError, match="mislukt"):
        remember(tmp_path, list, fail)
    assert list(tmp_path.iterdir()) == []


def test_a_cache_that_cannot_be_used_is_done_without(tmp_path: Path) -> None:
    (tmp_path / "bestand").write_text("geen map")
    assert remember(tmp_path / "bestand" / "cache", list, lambda: "uitkomst") == "uitkomst"


def test_what_is_old_goes(tmp_path: Path) -> None:
    old, new = tmp_path / "oud.pickle", tmp_path / "nieuw.pickle"
    for file in (old, new):
        file.write_bytes(b"")
    os.utime(old, (time.time() - 40 * 24 * 3600,) * 2)
    make_room(tmp_path)
    assert list(tmp_path.iterdir()) == [new]


def test_a_folder_in_use_stays(tmp_path: Path) -> None:
    used = make_room(tmp_path / "gebruikt")
    os.utime(used, (0, 0))
    make_room(used)
    make_room(tmp_path)
    assert used.is_dir()


def test_a_cache_that_goes_during_a_build_is_done_without(tmp_path: Path) -> None:
    prose = Prose(tmp_path)
    shutil.rmtree(tmp_path)
    assert prose.render("{{ naam }}", {"naam": "kok"}, file="a.md") == "kok"
