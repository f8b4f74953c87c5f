"""Names that point to something else, held against what exists; and names that exist twice."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any, get_args

from pydantic import BaseModel

from .markup import links
from .model.basis import LightMarkup, Model, Reference
from .problems import Problem, quoted, suggest
from .source import Node

# How each kind of reference is called in a message.
_NAMES = {
    "bron": "de bron",
    "pagina": "de pagina",
    "rol": "de rol",
    "rol of school": "de rol",
    "fase": "de fase",
    "sleutel": "de sleutel",
    "werkproces": "het werkproces",
}


@dataclass(frozen=True, slots=True)
class _Marks:
    """What an annotation says of a text: which kind it refers to, and whether it is light markup."""

    kind: str | None = None
    markup: bool = False


@dataclass(frozen=True, slots=True)
class _Fields:
    """The fields of one type of the model that need a look, by YAML key."""

    marked: Mapping[str, _Marks] = field(default_factory=dict)
    nested: tuple[str, ...] = ()
    names: Mapping[str, str] = field(default_factory=dict)


def check_references(thing: Model, node: Node, known: Mapping[str, Collection[str]]) -> Iterator[Problem]:
    """Yield a problem for each reference below `thing` that leads nowhere and each id that stands twice in a list.

    Args:
        thing: a validated instance of the model.
        node: the tree it was made from, for the places.
        known: the names that exist, for each kind of reference.
    """
    fields = _fields(type(thing))
    for key, marks in fields.marked.items():
        if (child := _child(node, key)) is not None:
            yield from _check_marked(child, marks, known)
    for key in fields.nested:
        child = _child(node, key)
        if child is not None:
            yield from _check_nested(getattr(thing, fields.names[key]), child, known)


def _check_marked(node: Node, marks: _Marks, known: Mapping[str, Collection[str]]) -> Iterator[Problem]:
    if isinstance(node.value, list):
        for item in node.value:
            yield from _check_marked(item, marks, known)
    elif isinstance(node.value, dict):
        for key, place in node.keys.items():
            if marks.kind and key not in known[marks.kind]:
                yield Problem(
                    place, f"{_NAMES[marks.kind]} {quoted(key)} bestaat niet.", suggest(key, known[marks.kind])
                )
    elif isinstance(node.value, str):
        if marks.kind and node.value not in known[marks.kind]:
            yield Problem(
                node.place,
                f"{_NAMES[marks.kind]} {quoted(node.value)} bestaat niet.",
                suggest(node.value, known[marks.kind]),
            )
        if marks.markup:
            yield from _check_links(node, known["pagina"])


def _check_links(node: Node, pages: Collection[str]) -> Iterator[Problem]:
    for address in links(str(node.value)):
        scheme = address.partition(":")[0].lower() if ":" in address else ""
        page = address.partition("#")[0]
        if scheme in ("http", "https", "mailto") or page in pages:
            continue
        if scheme:
            yield Problem(
                node.place, f"de link {quoted(address)} mag niet.", "Een link begint met https://, http:// of mailto:."
            )
        else:
            yield Problem(node.place, f"de link {quoted(address)} leidt nergens heen.", suggest(page, pages))


def _check_nested(value: Any, node: Node, known: Mapping[str, Collection[str]]) -> Iterator[Problem]:
    if isinstance(value, Model):
        yield from check_references(value, node, known)
    elif isinstance(value, list) and isinstance(node.value, list):
        yield from _check_unique(node)
        for item, child in zip(value, node.value, strict=True):
            yield from _check_nested(item, child, known)
    elif isinstance(value, dict) and isinstance(node.value, dict):
        for key, child in node.value.items():
            yield from _check_nested(value[key], child, known)


def _check_unique(node: Node) -> Iterator[Problem]:
    seen: dict[object, Node] = {}
    assert isinstance(node.value, list)
    for item in node.value:
        name = _child(item, "id") or _child(item, "code")
        if name is None:
            continue
        first = seen.setdefault(name.value, name)
        if first is not name:
            yield Problem(
                name.place,
                f"{quoted(name.value)} staat al in deze lijst (op regel {first.place.line}).",
                "Geef elke regel van de lijst een eigen naam.",
            )


def _child(node: Node, key: str) -> Node | None:
    return node.value.get(key) if isinstance(node.value, dict) else None


@cache
def _fields(kind: type[Model]) -> _Fields:
    marked: dict[str, _Marks] = {}
    nested: list[str] = []
    names: dict[str, str] = {}
    for name, info in kind.model_fields.items():
        key = info.alias or name
        names[key] = name
        marks = _marks([*info.metadata, info.annotation])
        if marks.kind or marks.markup:
            marked[key] = marks
        if _holds_model(info.annotation):
            nested.append(key)
    return _Fields(marked, tuple(nested), names)


def _marks(parts: Any) -> _Marks:
    found = _Marks()
    for part in parts:
        inner = _Marks(part.kind) if isinstance(part, Reference) else _Marks(markup=isinstance(part, LightMarkup))
        if not (inner.kind or inner.markup) and not isinstance(part, type):
            inner = _marks([*get_args(part), *getattr(part, "__metadata__", ())])
        elif hasattr(part, "__metadata__") or get_args(part):
            inner = _marks(get_args(part))
        found = _Marks(found.kind or inner.kind, found.markup or inner.markup)
    return found


def _holds_model(annotation: Any) -> bool:
    if isinstance(annotation, type) and not get_args(annotation):
        return issubclass(annotation, BaseModel)
    return any(_holds_model(argument) for argument in get_args(annotation))
