"""Texts to files, all of them or none; what stands there already stays unless it is asked for."""

import tempfile
from collections.abc import Collection, Mapping
from pathlib import Path

from .problems import Place, Problem, Problems
from .replacing import replace_all


def write_texts(texts: Mapping[Path, str], over: Collection[str] = ()) -> None:
    """Write texts to files, and make the folders that they stand in.

    Args:
        texts: by the file that each is to stand in.
        over: the names of files that may be there already, and are replaced.

    Raises:
        Problems: where a file is there already, or cannot be written; nothing has changed then.
    """
    if there := [path for path in texts if path.exists() and path.name not in over]:
        remedy = "Kies een andere naam, of verander dat bestand zelf."
        raise Problems(Problem(Place(path.as_posix()), "dit bestand is er al.", remedy) for path in there)
    with tempfile.TemporaryDirectory(prefix="handboek-") as folder:
        waiting = {}
        for number, (path, text) in enumerate(texts.items()):
            waiting[path] = Path(folder, str(number))
            waiting[path].write_text(text, encoding="utf-8", newline="\n")
        replace_all(waiting)
