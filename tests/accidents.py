"""Accidents to the real data: bytes that change, and values that are dropped, renamed or point elsewhere.

Every accident follows from SEED and its number, so that one that fails can be repeated alone.
"""

from collections.abc import Callable, Iterator
from copy import deepcopy
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

import yaml
from pydantic import ValidationError

from conftest import ROOT
from handboek.frontmatter import parse_front_matter, split
from handboek.model import FILES, FOLDERS, Model, Voorwerk
from handboek.model.teksten import Teksten
from handboek.node import Node
from handboek.problems import Place, quoted
from handboek.source import parse

SEED = 20261121

DATA, DOCS = ROOT / "data", ROOT / "docs"
REFERENCES = {"bron", "pagina", "volgende", "sleutel", "werkproces", "gesprek", "schaal", "uit"}
REFERENCE_LISTS = {"bronnen", "wie", "voor", "kop", "met", "van"}
RETYPED: tuple[Any, ...] = (
    *("", "tekst", "NO", "off", "2026-11-21", 7, -1, 10**30, 1.5, True, None),
    *([], {}, ["a"], {"a": "b"}, [[["a"]]]),
)
NASTY = (
    *(b"\t", b"\0", b"\xff", b"\xef\xbb\xbf", b"'", b'"', b": ", b"- "),
    *(b"[", b"{{ ", b"*", b"&a ", b"!", b"\r", b"#", b"<b>"),
)
Said = tuple[tuple[Any, ...], str] | None
"""Where in a tree a change must be told of, and a part of the message; None where that is not certain."""


@dataclass(frozen=True)
class Accident:
    """A changed file, and what must be said of it: (where, a part of the message), where that is certain."""

    path: Path
    content: bytes
    expected: tuple[Place, str] | None = None


@cache
def originals() -> dict[Path, bytes]:
    paths = sorted([*DATA.rglob("*.yml"), *DOCS.rglob("*.md")])
    return {path: path.read_bytes() for path in paths if "scholen" not in path.parts}


def shown(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def kind_of(path: Path) -> type[Model]:
    if path.suffix == ".md":
        return Voorwerk
    return FOLDERS[path.parent.name] if path.parent.name in FOLDERS else FILES[path.stem]


def accident(number: int) -> Accident:
    """Return one accident: to a data file, or one time in eight to the front matter of a page."""
    random = Random(f"{SEED}-{number}")
    pages = random.random() < 1 / 8
    path = random.choice([path for path in originals() if (path.suffix == ".md") == pages])
    return in_tree(path, random) if random.random() < 0.5 else in_bytes(path, random)


def in_bytes(path: Path, random: Random) -> Accident:
    """Flip, delete, insert, swap lines, repeat a line, or truncate."""
    data = bytearray(originals()[path])
    end = len(data)
    if path.suffix == ".md":
        prose = split(data.decode())[1]
        end -= len(prose.encode())
    at = random.randrange(end)
    change = random.choice(("flip", "delete", "insert", "swap", "repeat", "truncate"))
    if change == "flip":
        data[at] ^= 1 << random.randrange(8)
    elif change == "delete":
        del data[at : at + random.randint(1, 12)]
    elif change == "insert":
        data[at:at] = random.choice(NASTY)
    elif change == "truncate":
        del data[at:]
    else:
        lines = bytes(data[:end]).splitlines(keepends=True)
        one, other = random.randrange(len(lines)), random.randrange(len(lines))
        if change == "swap":
            lines[one], lines[other] = lines[other], lines[one]
        else:
            lines.insert(other, lines[one])
        data[:end] = b"".join(lines)
    return Accident(path, bytes(data))


def in_tree(path: Path, random: Random) -> Accident:
    """Drop, retype, rename, duplicate or re-point one value."""
    tree = tree_of(path, originals()[path])
    change: Callable[..., Said] = random.choice((drop, retype, rename, duplicate, re_point))
    value: Any = deepcopy(tree.plain())
    said = change(value, kind_of(path), random)
    content = written(path, value)
    if said is None:
        return Accident(path, content)
    at, message = said
    return Accident(path, content, (tree_of(path, content).at(at).place, message))


def tree_of(path: Path, content: bytes) -> Node:
    return (parse_front_matter if path.suffix == ".md" else parse)(content.decode(), shown(path))


def written(path: Path, value: object) -> bytes:
    text = yaml.dump(value, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False, width=10**6)
    if path.suffix == ".md":
        text = f"---\n{text}---\n{split(originals()[path].decode())[1]}"
    return text.encode()


def walk(value: Any, at: tuple[Any, ...] = ()) -> Iterator[tuple[tuple[Any, ...], Any, Any]]:
    """Yield every place in a tree: its path, the map or list it stands in, and its key or index there."""
    pairs = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, child in pairs:
        yield (*at, key), value, key
        yield from walk(child, (*at, key))


def drop(value: Any, kind: type[Model], random: Random) -> Said:
    at, parent, key = random.choice(list(walk(value)))
    del parent[key]
    return (at[:-1], f"de sleutel '{key}' ontbreekt.") if is_missing(value, kind, at) else None


def is_missing(value: Any, kind: type[Model], at: tuple[Any, ...]) -> bool:
    try:
        kind.model_validate(value)
    except ValidationError as error:
        return any(details["type"] == "missing" and details["loc"] == at for details in error.errors())
    return False


def retype(value: Any, kind: type[Model], random: Random) -> None:
    _at, parent, key = random.choice(list(walk(value)))
    parent[key] = deepcopy(random.choice(RETYPED))


def rename(value: Any, kind: type[Model], random: Random) -> Said:
    places = [place for place in walk(value) if isinstance(place[1], dict)]
    at, parent, key = random.choice(places)
    parent["omgedoopt"] = parent.pop(key)
    return (at[:-1], f"de sleutel '{key}' ontbreekt.") if is_missing(value, kind, at) else None


def duplicate(value: Any, kind: type[Model], random: Random) -> Said:
    places = [place for place in walk(value) if isinstance(place[1], list)]
    if not places:
        return None
    at, parent, index = random.choice(places)
    parent.insert(index, deepcopy(parent[index]))
    name = next((name for name in ("id", "code") if isinstance(parent[index], dict) and name in parent[index]), None)
    return ((*at[:-1], index + 1, name), f"'{parent[index][name]}' staat al in deze lijst") if name else None


def re_point(value: Any, kind: type[Model], random: Random) -> Said:
    places = [(at, parent, key) for at, parent, key in walk(value) if isinstance(parent[key], str) and refers(at)]
    if not places or kind is Teksten:  # its keys are words of the site, `bron` among them
        return None
    at, parent, key = random.choice(places)
    parent[key] = "B9-K9-W9" if at[-1] == "werkproces" else f"x{parent[key]}"
    return at, f"{quoted(parent[key])} bestaat niet."


def refers(at: tuple[Any, ...]) -> bool:
    return at[-1] in REFERENCES or (len(at) > 1 and at[-2] in REFERENCE_LISTS)
