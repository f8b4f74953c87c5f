"""New files, written and then told of, alike for the commands that make them."""

from collections.abc import Mapping
from pathlib import Path

import click

from ..finding import BASELINE
from ..writing import write_texts


def write_and_tell(files: Mapping[Path, str]) -> None:
    """Write new files, and name each; a folder of schemas is named once.

    Raises:
        Problems: where one is there already, or cannot be written; nothing has changed then.
    """
    write_texts(files, over=[BASELINE])
    for shown in dict.fromkeys(_shown(path) for path in files):
        click.echo(f"Gemaakt: {shown}")


def _shown(path: Path) -> str:
    if path.suffix == ".json":
        return f"{_shown(path.parent)}/"
    return (path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path).as_posix()
