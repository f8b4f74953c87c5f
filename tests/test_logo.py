"""The picture of a school: what is no picture, or far too large, is told before anything is made."""

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from handboek.logo import check_logo
from handboek.problems import Place, Problem

PLACE = Place("data/school.yml", 5, 9)


def told(folder: Path, content: bytes) -> list[Problem]:
    (folder / "logo.png").write_bytes(content)
    return list(check_logo([folder], "logo.png", PLACE))


def picture(kind: str, size: tuple[int, int] = (40, 20)) -> bytes:
    made = BytesIO()
    Image.effect_noise(size, 90).convert("RGB").save(made, kind)
    return made.getvalue()


@pytest.mark.parametrize("kind", ["png", "jpeg", "webp"])
def test_a_picture_is_right(tmp_path: Path, kind: str) -> None:
    assert told(tmp_path, picture(kind)) == []


@pytest.mark.parametrize("kind", ["png", "jpeg", "webp"])
def test_half_a_picture_is_none(tmp_path: Path, kind: str) -> None:
    (problem,) = told(tmp_path, picture(kind)[:40])
    assert problem.place == PLACE
    assert "geen plaatje" in problem.wrong


def test_a_picture_of_many_megabytes_is_too_large(tmp_path: Path) -> None:
    (problem,) = told(tmp_path, picture("png", (2000, 2000)))
    assert "MB groot" in problem.wrong
