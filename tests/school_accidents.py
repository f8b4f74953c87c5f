"""Accidents to a school's differences: bytes that change, and entries that are hidden, moved and called otherwise.

Every accident follows from SEED and its number, so that one that fails can be repeated alone.
"""

import shutil
from collections.abc import Callable
from copy import deepcopy
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

import yaml

from accidents import NASTY, RETYPED, walk
from conftest import ROOT
from handboek.frontmatter import parse_front_matter, split
from handboek.source import parse

SEED = 20261122
SCHOOL = ROOT / "tests" / "klein_school"
NAME = "proef"
OWN = ("formulieren/eigen.yml", "opleidingen/bakker.yml")  # these lie over nothing
# Jinja that reaches for more than a page may know, and Markdown that is no Markdown.
_PROSE = (
    *(b"{{ ''.__class__.__mro__ }}", b"{{ school.__init__.__globals__ }}", b"{% include '/etc/passwd' %}"),
    *(b"{{ range(10**9) | list }}", b"{% for x in opleidingen %}{{ x.naam }}", b"{{ blok('weg') }}", b"{#", b"}}"),
    *(b"{{ cycler }}", b"{% set school = 1 %}", b"{{ lipsum(9) }}", b"](", b"<script>", b"{{ opleidingen.clear() }}"),
)
_IDS = ("welkom", "kluisje", "wel", "nog-niet", "gewoon", "rijen", "tekst", "begin", "boek", "stagiair", "kok")


@dataclass(frozen=True)
class Accident:
    """A changed file of the school, and where and how it must be refused, where that is certain."""

    name: str
    content: bytes
    line: int = 0
    said: str = ""


def install(klein: Path) -> Path:
    """Put the school into a copy of the tiny handbook; return its folder."""
    return Path(shutil.copytree(SCHOOL, klein / "data" / "scholen" / NAME))


@cache
def originals() -> dict[str, bytes]:
    paths = sorted(path for path in SCHOOL.rglob("*") if path.is_file())
    return {path.relative_to(SCHOOL).as_posix(): path.read_bytes() for path in paths}


def accident(number: int) -> Accident:
    """Return one accident: two in five to the tree of a file, the others to its bytes; each does change something."""
    random = Random(f"{SEED}-{number}")
    trees = [name for name in originals() if not name.endswith(".svg")]
    while True:
        in_a_tree = number % 5 < 2
        done = in_tree(random.choice(trees), random) if in_a_tree else in_bytes(random.choice([*originals()]), random)
        if done.content != originals()[done.name]:
            return done


def in_bytes(name: str, random: Random) -> Accident:
    """Flip, delete, insert, swap lines, repeat a line, or truncate."""
    data = bytearray(originals()[name])
    at = random.randrange(len(data))
    change = random.choice(("flip", "delete", "insert", "lines", "truncate"))
    if change == "flip":
        data[at] ^= 1 << random.randrange(8)
    elif change == "delete":
        del data[at : at + random.randint(1, 12)]
    elif change == "insert":
        data[at:at] = random.choice(_PROSE if name.endswith(".md") else NASTY)
    elif change == "truncate":
        del data[at:]
    else:
        lines = bytes(data).splitlines(keepends=True)
        one, other = random.randrange(len(lines)), random.randrange(len(lines))
        lines[one], lines[other] = lines[other], lines[random.choice((one, other))]
        data[:] = b"".join(lines)
    return Accident(name, bytes(data))


def in_tree(name: str, random: Random) -> Accident:
    """Change one thing in the tree of a file."""
    text = originals()[name].decode()
    value: Any = deepcopy((parse_front_matter if name.endswith(".md") else parse)(text, name).plain())
    change: Callable[[Any, Random], tuple[Any, str] | None] = random.choice(
        (drop, retype, rename, duplicate, misname, shout, hide, hide_other, move, wait_for_itself)
    )
    said = change(value, random)
    content = yaml.dump(value, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False, width=10**6)
    if name.endswith(".md"):
        content = f"---\n{content}---\n{split(text)[1]}"
    is_certain = name.endswith(".yml") and not (name in OWN and change is wait_for_itself)
    if said is None or not is_certain:
        return Accident(name, content.encode())
    return Accident(name, content.encode(), parse(content, name).at(said[0]).place.line, said[1])


def drop(value: Any, random: Random) -> None:
    _at, parent, key = random.choice(list(walk(value)))
    del parent[key]


def retype(value: Any, random: Random) -> None:
    _at, parent, key = random.choice(list(walk(value)))
    parent[key] = deepcopy(random.choice(RETYPED))


def rename(value: Any, random: Random) -> None:
    _at, parent, key = random.choice([place for place in walk(value) if isinstance(place[1], dict)])
    parent["omgedoopt"] = parent.pop(key)


def misname(value: Any, random: Random) -> None:
    texts = [(parent, key) for _at, parent, key in walk(value) if isinstance(parent[key], str)]
    if texts:
        parent, key = random.choice(texts)
        parent[key] = f"x{parent[key]}"


def _entries(value: Any) -> list[tuple[tuple[Any, ...], Any]]:
    """Return each entry of a list that has an id, with its path."""
    found = [(at, parent[key]) for at, parent, key in walk(value) if isinstance(parent, list)]
    return [(at, entry) for at, entry in found if isinstance(entry, dict) and "id" in entry]


def duplicate(value: Any, random: Random) -> tuple[Any, str] | None:
    lists = [(at, parent[key]) for at, parent, key in walk(value) if isinstance(parent[key], list) and parent[key]]
    if not lists:
        return None
    at, entries = random.choice(lists)
    entries.append(deepcopy(entries[0]))
    is_named = isinstance(entries[0], dict) and "id" in entries[0]
    return ((*at, len(entries) - 1), "staat al in deze lijst") if is_named else None


def shout(value: Any, random: Random) -> tuple[Any, str] | None:
    """Write an id in capitals: of an entry of the base it is no longer one, and a new one may not be called so."""
    if not (entries := _entries(value)):
        return None
    _at, entry = random.choice(entries)
    entry["id"] = entry["id"].upper()
    return None


def hide(value: Any, random: Random) -> None:
    maps = [parent[key] for _at, parent, key in walk(value) if isinstance(parent[key], dict)]
    random.choice([value, *maps])["verberg"] = True


def hide_other(value: Any, random: Random) -> None:
    lists = [parent[key] for _at, parent, key in walk(value) if isinstance(parent[key], list)]
    if lists:
        random.choice(lists).append({"id": random.choice(_IDS), "verberg": True})


def move(value: Any, random: Random) -> None:
    if entries := _entries(value):
        random.choice(entries)[1][random.choice(("na", "voor"))] = random.choice((*_IDS, 7, None, [], {"a": "b"}))


def wait_for_itself(value: Any, random: Random) -> tuple[Any, str] | None:
    """Let an entry stand after another that stands after it."""
    lists = {id(parent): (at[:-1], parent) for at, parent, _key in walk(value) if isinstance(parent, list)}
    pairs = [(at, each) for at, each in lists.values() if len(each) > 1 and isinstance(each[0], dict)]
    if not pairs:
        return None
    at, (one, other, *_rest) = random.choice(pairs)
    if not {"id"} <= one.keys() & other.keys():
        return None
    for entry, after in ((one, other), (other, one)):
        entry.pop("voor", None)
        entry["na"] = after["id"]
    return None if "verberg" in one or "verberg" in other else ((*at, 0, "na"), "wachten op elkaar")
