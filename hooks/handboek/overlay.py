"""A school's differences laid over the handbook: a tree of nodes over another, each value keeping its place.

The whole of it: maps merge by key; lists whose entries have an id (or a code) merge by it; other values are replaced.
An entry is new, or moves, where it says `na:` or `voor:`; `verberg: true` hides one. Any other unknown id is a mistake.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

from .node import Node
from .placing import Placed, place
from .problems import Place, Problem, Problems, quoted
from .unknown_entry import explain_unknown

HIDE, AFTER, BEFORE = "verberg", "na", "voor"
_NAMES = ("id", "code")
_OURS = (HIDE, AFTER, BEFORE)


@dataclass(frozen=True, slots=True)
class Change:
    """What a layer did to a value of the layers below it."""

    kind: Literal["vervangen", "gelijk", "verborgen", "nieuw"]
    """`gelijk`: it says what stood there already."""
    path: tuple[str, ...]
    """Keys and ids, such as `("stappen", "kluisje", "titel")`."""
    own: Node
    base: Node | None = None


def lay(base: Node, own: Node, gone: Mapping[str, str] | None = None) -> tuple[Node, list[Change]]:
    """Return a tree with another laid over it, and what that changed; neither of the two is touched.

    Args:
        base: the tree below.
        own: the one laid over it.
        gone: what an earlier base said, see `explain_unknown`.

    Raises:
        Problems: entries that are placed nowhere, twice or without a name, each at its own line.
    """
    overlay = _Overlay(gone or {})
    result = overlay.merge(base, own, ())
    if overlay.problems:
        raise Problems(overlay.problems)
    return result, overlay.changes


def is_hidden(own: Node) -> bool:
    """Tell whether a node says `verberg: true`; of a whole file this hides the file."""
    child = own.value.get(HIDE) if isinstance(own.value, dict) else None
    return child is not None and child.value is True


@dataclass(slots=True)
class _Overlay:
    gone: Mapping[str, str]
    changes: list[Change] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def merge(self, base: Node, own: Node, path: tuple[str, ...]) -> Node:
        if isinstance(base.value, dict) and isinstance(own.value, dict):
            return self._merge_maps(base, own, path)
        if isinstance(base.value, list) and isinstance(own.value, list) and (key := _name_key(base)):
            return self._merge_entries(base, own, key, path)
        is_same = base.plain() == own.plain()
        self.changes.append(Change("gelijk" if is_same else "vervangen", path, own, base))
        return own

    def _merge_maps(self, base: Node, own: Node, path: tuple[str, ...]) -> Node:
        assert isinstance(base.value, dict)
        assert isinstance(own.value, dict)
        merged = dict(base.value)
        for key, child in own.value.items():
            if key in merged:
                merged[key] = self.merge(merged[key], child, (*path, key))
            else:
                self.changes.append(Change("nieuw", (*path, key), child))
                merged[key] = child
        return Node(merged, base.place, {**base.keys, **own.keys}, base.lines)

    def _merge_entries(self, base: Node, own: Node, key: str, path: tuple[str, ...]) -> Node:
        known = dict(_entries(base, key))
        entries = dict(known)
        hidden: set[str] = set()
        moves: list[Placed] = []
        for name, entry in self._named(own, key):
            target = self._target(entry)
            self._check_hiding(entry)
            if name not in known and target is None:
                self._unknown((*path, name), entry, key, known)
                continue
            if target is not None:
                moves.append(Placed(name, *target))
            if is_hidden(entry):
                hidden.add(name)
                self.changes.append(Change("verborgen", (*path, name), entry, known.get(name)))
            elif name in known:
                merged = self.merge(known[name], _without(entry, key, *_ours(entry)), (*path, name))
                merged.keys[key] = entry.keys[key]  # it says which entry this is, and changes nothing
                entries[name] = merged
            else:
                entries[name] = _without(entry, *_ours(entry))
                self.changes.append(Change("nieuw", (*path, name), entry))
        order, wrong = place(list(known), moves)
        self.problems.extend(wrong)
        at, lines = (own.place, own.lines) if hidden else (base.place, base.lines)  # a list too short is for who hides
        return Node([entries[name] for name in order if name not in hidden], at, lines=lines)

    def _named(self, own: Node, key: str) -> Iterator[tuple[str, Node]]:
        """Yield each entry of a list with its name; what has none or one that stands twice is a problem."""
        seen: dict[str, Place] = {}
        assert isinstance(own.value, list)
        for entry in own.value:
            name = _name(entry, key)
            if name is None:
                wrong = f"deze regel van de lijst heeft geen '{key}'."
                self._problem(
                    entry.place, wrong, f"Schrijf '{key}:' van de regel die je verandert, verbergt of toevoegt."
                )
            elif name in seen:
                wrong = f"{quoted(name)} staat al in deze lijst (op regel {seen[name].line})."
                self._problem(entry.place, wrong, "Zet alles over deze regel bij elkaar.")
            else:
                seen[name] = entry.place
                yield name, entry

    def _target(self, entry: Node) -> tuple[Literal["na", "voor"], str, Place] | None:
        """Return beside which other entry one is to stand, and on which side."""
        assert isinstance(entry.value, dict)
        asked = [side for side in _ours(entry) if side != HIDE]
        if len(asked) > 1:
            self._problem(entry.keys[BEFORE], "een regel staat 'na' of 'voor' een andere.", "Haal een van de twee weg.")
        if not asked:
            return None
        side: Literal["na", "voor"] = "na" if asked[0] == AFTER else "voor"
        target = entry.value[side]
        if not isinstance(target.value, str | int):
            wrong = f"'{side}' noemt de regel waar deze {side} komt."
            self._problem(target.place, wrong, "Schrijf de id van die regel, zonder haken.")
            return None
        return side, str(target.value), target.place

    def _check_hiding(self, entry: Node) -> None:
        """Refuse `verberg: ja`, which would hide nothing."""
        assert isinstance(entry.value, dict)
        said = entry.value.get(HIDE)
        if said is not None and not isinstance(said.value, bool):
            wrong = "hier hoort true of false te staan."
            self._problem(said.place, wrong, "Schrijf 'verberg: true' om deze regel te verbergen.")

    def _unknown(self, path: tuple[str, ...], entry: Node, key: str, known: dict[str, Node]) -> None:
        assert isinstance(entry.value, dict)
        wrong, remedy = explain_unknown(path, known, self.gone, key)
        self._problem(entry.value[key].place, wrong, remedy)

    def _problem(self, where: Place, wrong: str, remedy: str) -> None:
        self.problems.append(Problem(where, wrong, remedy))


def _name_key(base: Node) -> str | None:
    """Return by which key the entries of a list are named, or None where they are not."""
    assert isinstance(base.value, list)
    for key in _NAMES:
        if base.value and all(_name(entry, key) is not None for entry in base.value):
            return key
    return None


def _entries(base: Node, key: str) -> Iterator[tuple[str, Node]]:
    assert isinstance(base.value, list)
    for entry in base.value:
        name = _name(entry, key)
        assert name is not None, "all entries have a name"
        yield name, entry


def _name(entry: Node, key: str) -> str | None:
    child = entry.value.get(key) if isinstance(entry.value, dict) else None
    is_text = child is not None and isinstance(child.value, str | int) and not isinstance(child.value, bool)
    return str(child.value) if is_text and child is not None else None


def _ours(entry: Node) -> list[str]:
    """Return the keys that say how an entry is laid over; a `voor` with a list says for whom it is."""
    assert isinstance(entry.value, dict)
    said = [key for key in _OURS if key in entry.value]
    return [key for key in said if key != BEFORE or not isinstance(entry.value[key].value, list)]


def _without(entry: Node, *left_out: str) -> Node:
    """Return an entry without some of its keys, such as those that only say how it is laid over."""
    assert isinstance(entry.value, dict)
    value = {key: child for key, child in entry.value.items() if key not in left_out}
    return Node(value, entry.place, {key: place for key, place in entry.keys.items() if key in value}, entry.lines)
