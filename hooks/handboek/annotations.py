"""Problems in the forms in which GitHub and GitLab show them beside the line that they are about."""

import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from .finding import Layer
from .home import BASE_NAME
from .problems import Problem

_WORKFLOW = {"fout": "error", "let op": "warning"}
_QUALITY = {"fout": "major", "let op": "minor"}


class Repository:
    """Names files as the repository does that a folder stands in.

    Args:
        here: a folder in it; it begins at the nearest one around with a `.git`, or else here.
        layers: the folders of the handbook, which messages call by names of their own.
    """

    def __init__(self, here: Path, layers: Sequence[Layer]) -> None:
        here = here.resolve()
        self._root = next((folder for folder in (here, *here.parents) if (folder / ".git").exists()), here)
        named = [(layer.shown, layer.data, layer.is_school) for layer in layers]
        named.extend((layer.docs_shown(), layer.docs, layer.is_school) for layer in layers)
        self._folders = sorted(named, key=lambda item: -len(item[0]))

    def path(self, shown: str) -> str:
        """Return the path of a file within the repository; of one elsewhere, as messages call it.

        A page of the base that is elsewhere is in `basis/docs/`: the `docs/` of a repository are those of its school.
        """
        real, elsewhere = Path(shown), shown
        for name, folder, is_school in self._folders:
            if shown == name or shown.startswith(f"{name}/"):
                real = (folder / shown[len(name) + 1 :]).resolve()
                elsewhere = shown if is_school else f"{BASE_NAME}/{shown}"
                break
        return real.relative_to(self._root).as_posix() if real.is_relative_to(self._root) else elsewhere


def for_github(problems: Iterable[Problem], repository: Repository) -> Iterator[str]:
    """Yield a line for each problem, as GitHub Actions reads them (its 'workflow commands')."""
    for problem in problems:
        place = problem.place
        where = f"file={_property(repository.path(place.file))},line={place.line},col={place.column}"
        yield f"::{_WORKFLOW[problem.severity]} {where}::{_message(f'{problem.wrong} {problem.remedy}')}"


def for_gitlab(problems: Iterable[Problem], repository: Repository) -> str:
    """Return a report of code quality, as GitLab reads it."""
    seen: dict[str, int] = {}
    report = []
    for problem in problems:
        path = repository.path(problem.place.file)
        what = f"{path}\n{problem.wrong}"
        seen[what] = seen.get(what, 0) + 1  # the line is no part of it: what stands above may change
        report.append(
            {
                "description": f"{problem.wrong} {problem.remedy}",
                "check_name": "handboek controleer",
                "fingerprint": hashlib.sha256(f"{what}\n{seen[what]}".encode()).hexdigest(),
                "severity": _QUALITY[problem.severity],
                "location": {"path": path, "lines": {"begin": problem.place.line}},
            }
        )
    return json.dumps(report, ensure_ascii=False, indent=1)


def _message(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _message(text).replace(":", "%3A").replace(",", "%2C")
