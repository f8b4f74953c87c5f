"""The file in a school's folder that remembers what the base said where the school changes it.

It is YAML with one value on each line, so that a difference in git is as small as what it is about:

    inwerken:
      stappen.kluisje:                            (nothing: it is the school's own, the base had none)
      stappen.welkom.titel: "Heet welkom"
"""

import json
import re
from collections.abc import Callable, Iterable, Mapping
from hashlib import sha256
from pathlib import Path

from .decode import INVISIBLE, decode
from .finding import BASELINE, Layer
from .problems import Place, Problem, Problems
from .source import parse
from .unknown_entry import WHOLE

Values = Mapping[str, Mapping[str, object]]
"""For each file, by name, what the base says at a path with dots; None where it says nothing."""
_LONGEST = 4000
_BEGIN = 200
_PLAIN = re.compile(r"[a-zA-Z(][\w()/.-]*")
_WORDS = ("true", "false", "null")
_HEAD = """\
# Wat de basis zei op de plekken die deze school verandert of verbergt. Verandert de basis daar later iets, dan hoor
# je het. Na het nakijken werkt 'handboek bevestig' dit bestand bij; je mag ook zelf een regel weghalen.
# Een regel zonder tekst: daar had de basis niets.
"""


def baseline_path(school: Layer) -> Path:
    """Return where the file of a school is, or would be."""
    return school.data / BASELINE


def shortened(value: object) -> object:
    """Return a value as it is remembered: one that is very long by its beginning and a digest."""
    text = json.dumps(value, ensure_ascii=False)
    if len(text) <= _LONGEST:
        return value
    return f"{text[:_BEGIN]}… #{sha256(text.encode('utf-8', 'surrogatepass')).hexdigest()[:12]}"


def fingerprint(page: bytes) -> str:
    """Return what is remembered of a page: its title, how long it is, and a digest."""
    text = page.decode("utf-8", "replace").replace("\r\n", "\n")
    title = next((line[2:].strip() for line in text.split("\n") if line.startswith("# ")), "")
    return f"{title}, {len(text.split())} woorden #{sha256(text.encode()).hexdigest()[:12]}"


def write(values: Values) -> str:
    """Return the text of the file that remembers some values."""
    lines = []
    for name, remembered in sorted(values.items()):
        if remembered:
            lines.append(f"{_key(name)}:")
            lines.extend(_line(path, value) for path, value in sorted(remembered.items()))
    return _HEAD + "\n".join(lines or ["{}"]) + "\n"


def read(content: bytes, file: str) -> dict[str, dict[str, object]]:
    """Return the values in the bytes of the file; `file` is how messages call it.

    Raises:
        Problems: where it is damaged, at its line.
    """
    text, _warnings = decode(content, file)
    root = parse(text, file)
    assert isinstance(root.value, dict), "what is no map is refused"
    values = {}
    problems = []
    for name, node in root.value.items():
        plain = node.plain()
        if isinstance(plain, dict):
            values[name] = plain
        else:
            problems.append(Problem(node.place, f"onder '{name}' horen regels met een sleutel te staan.", _REMEDY))
    if problems:
        raise Problems(problems)
    return values


def with_new_files(content: bytes, file: str, names: Iterable[str]) -> str:
    """Return the text of the file, from its bytes, with files in it that a school has now and the base does not.

    Raises:
        Problems: where it is damaged.
    """
    values = read(content, file)
    return write({**{name: {WHOLE: None} for name in names}, **values})


def read_of(school: Layer, bytes_of: Callable[[Path], bytes]) -> dict[str, dict[str, object]] | None:
    """Return what a school remembers, or None where it has no such file.

    Raises:
        Problems: where the file is damaged or cannot be read.
    """
    path, shown = baseline_path(school), f"{school.shown}/{BASELINE}"
    if not path.exists():
        return None
    try:
        return read(bytes_of(path), shown)
    except OSError:
        raise Problems([Problem(Place(shown), "dit bestand is niet te lezen.", _REMEDY)]) from None
    except Problems as problems:
        raise Problems(Problem(found.place, found.wrong, _REMEDY) for found in problems) from None


_REMEDY = "Zet een eerdere versie van dit bestand terug, of haal het weg en draai 'handboek bevestig'."


def _line(path: str, value: object) -> str:
    return f"  {_key(path)}:" if value is None else f"  {_key(path)}: {_json(value)}"


def _key(text: str) -> str:
    return text if _PLAIN.fullmatch(text) and text not in _WORDS else _json(text)


def _json(value: object) -> str:
    """Return a value as JSON, which is YAML too, with a code for each sign that a file may not hold."""
    return INVISIBLE.sub(lambda sign: f"\\u{ord(sign[0]):04x}", json.dumps(value, ensure_ascii=False))
