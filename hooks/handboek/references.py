"""Names that point to something else, held against what exists; and names that exist twice."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any, get_args, get_origin

from .markup import links
from .model.basis import LightMarkup, Model, Reference
from .model_types import models_in
from .node import Node
from .problems import Place, Problem, quoted, suggest

# How each kind of reference is called in a message.
_NAMES = {
    "bron": "de bron",
    "gegeven": "het veld van de stagegegevens",
    "gesprek": "het gesprek",
    "opleiding": "de opleiding",
    "pagina": "de pagina",
    "rijbron": "de lijst",
    "rol": "de rol",
    "rol of school": "de rol",
    "schaal": "de schaal",
    "sleutel": "de sleutel",
    "tekstpagina": "de pagina",
    "werkproces": "het werkproces",
}


@dataclass(frozen=True, slots=True)
class Known:
    """The names that exist, for each kind of reference, and those that a school hides, with the place where it does."""

    names: Mapping[str, Collection[str]]
    hidden: Mapping[str, Place] = field(default_factory=dict)

    def check(self, kind: str, name: str, where: Place) -> Iterator[Problem]:
        """Yield a problem where a name leads nowhere; what a school hides is its own to mend."""
        if name in self.names[kind]:
            return
        if name in self.hidden:
            wrong = f"{_NAMES[kind]} {quoted(name)} wordt nog gebruikt in {where.file} op regel {where.line}."
            yield Problem(self.hidden[name], wrong, "Verberg of verander ook die plek, of laat dit staan.")
        else:
            wrong = f"{_NAMES[kind]} {quoted(name)} bestaat niet."
            yield Problem(where, wrong, suggest(name, self.names[kind]))


@dataclass(frozen=True, slots=True)
class _Marks:
    """What an annotation says of a text: which kind it refers to, and whether it is light markup."""

    kind: str | None = None
    markup: bool = False


@dataclass(frozen=True, slots=True)
class _Fields:
    """The fields of one type of the model that need a look, by YAML key."""

    marked: Mapping[str, _Marks] = field(default_factory=dict)
    nested: Mapping[str, tuple[type[Model], bool]] = field(default_factory=dict)
    """The type of what stands below a key, and whether that is a map of names to such things."""


def check_references(kind: type[Model], node: Node, known: Known) -> Iterator[Problem]:
    """Yield a problem for each reference below a node that leads nowhere and each id that stands twice in a list.

    Args:
        kind: the type that the node should have; what does not fit it is left to `validate`.
        node: the tree of a file, or a part of it.
        known: the names that exist, for each kind of reference.
    """
    fields = _fields(kind)
    for key, marks in fields.marked.items():
        if (child := _child(node, key)) is not None:
            yield from _check_marked(child, marks, known)
    for key, (inner, is_map) in fields.nested.items():
        if (child := _child(node, key)) is not None:
            things = child.value.values() if is_map and isinstance(child.value, dict) else [child]
            for thing in things:
                yield from _check_nested(inner, thing, known)


def _check_marked(node: Node, marks: _Marks, known: Known) -> Iterator[Problem]:
    if isinstance(node.value, list):
        for item in node.value:
            yield from _check_marked(item, marks, known)
    elif isinstance(node.value, dict):
        for key, place in node.keys.items():
            if marks.kind:
                yield from known.check(marks.kind, key, place)
    elif (name := _name(node)) is not None:
        if marks.kind:
            yield from known.check(marks.kind, name, node.place)
        if marks.markup:
            yield from _check_links(node, known.names["pagina"])


def _check_links(node: Node, pages: Collection[str]) -> Iterator[Problem]:
    for address in links(str(node.value)):
        scheme = address.partition(":")[0].lower() if ":" in address else ""
        page = address.partition("#")[0]
        if scheme in ("http", "https", "mailto") or page in pages:
            continue
        if scheme:
            yield Problem(
                node.place_of(address),
                f"de link {quoted(address)} mag niet.",
                "Een link begint met https://, http:// of mailto:.",
            )
        else:
            wrong = f"de link {quoted(address)} leidt nergens heen."
            yield Problem(node.place_of(address), wrong, suggest(page, pages))


def _check_nested(kind: type[Model], node: Node, known: Known) -> Iterator[Problem]:
    if isinstance(node.value, list):
        yield from _check_unique(node)
        for item in node.value:
            yield from _check_nested(kind, item, known)
    else:
        yield from check_references(kind, node, known)


def _check_unique(node: Node) -> Iterator[Problem]:
    seen: dict[str, Node] = {}
    assert isinstance(node.value, list)
    for item in node.value:
        child = _child(item, "id") or _child(item, "code")
        name = _name(child) if child else None
        if child is None or name is None:
            continue
        first = seen.setdefault(name, child)
        if first is not child:
            yield Problem(
                child.place,
                f"{quoted(name)} staat al in deze lijst (op regel {first.place.line}).",
                "Geef elke regel van de lijst een eigen naam.",
            )


def _name(node: Node) -> str | None:
    """Return the text of a node as the model reads it, or None where it is no text."""
    return str(node.value) if isinstance(node.value, str | int) and not isinstance(node.value, bool) else None


def _child(node: Node, key: str) -> Node | None:
    return node.value.get(key) if isinstance(node.value, dict) else None


@cache
def _fields(kind: type[Model]) -> _Fields:
    marked: dict[str, _Marks] = {}
    nested: dict[str, tuple[type[Model], bool]] = {}
    for name, info in kind.model_fields.items():
        key = info.alias or name
        marks = _marks([*info.metadata, info.annotation])
        if marks.kind or marks.markup:
            marked[key] = marks
        for inner in models_in(info.annotation):
            nested[key] = inner, get_origin(info.annotation) is dict
    return _Fields(marked, nested)


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
