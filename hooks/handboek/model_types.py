"""What the types of the model say of themselves: which keys there are, which type stands below, what a key may be."""

import types
from collections.abc import Iterator, Sequence
from typing import Literal, Union, get_args, get_origin

from pydantic.fields import FieldInfo

from .model import Model

_MANY = 12  # numbers, that nobody wants to read one by one


def keys_of(kind: type[Model] | None) -> list[str]:
    """Return the keys of a type, as they stand in a file."""
    return [field.alias or name for name, field in kind.model_fields.items()] if kind else []


def choices_of(kind: type[Model] | None, key: str) -> list[str]:
    """Return what a key of a type may be where that is laid down: words, true or false, or a few numbers."""
    info = _field(kind, key)
    return list(map(str, _fixed(info.annotation) or _numbers(info))) if info else []


def type_at(kind: type[Model], path: Sequence[str | int]) -> type[Model] | None:
    """Return the type of the model that a path leads to, or None where it leads elsewhere."""
    current: type[Model] | None = kind
    for step in path:
        if current is None or not isinstance(step, str):
            continue  # an index: the type of the list's items was found at its key
        field = _field(current, step)
        if field is not None:
            current = next(models_in(field.annotation), None)
    return current


def models_in(annotation: object) -> Iterator[type[Model]]:
    """Yield the types of the model inside an annotation such as `list[Stap]` or `dict[str, Rol] | None`."""
    if isinstance(annotation, type) and issubclass(annotation, Model):
        yield annotation
    elif get_origin(annotation) in (list, dict, tuple, Union, types.UnionType) or hasattr(annotation, "__metadata__"):
        for argument in get_args(annotation):
            yield from models_in(argument)


def _field(kind: type[Model] | None, key: str) -> FieldInfo | None:
    fields = kind.model_fields.items() if kind else ()
    return next((info for name, info in fields if key in (name, info.alias)), None)


def _fixed(annotation: object) -> Sequence[object]:
    """Return the words of a Literal, also of one within a list."""
    if annotation is bool:
        return ("true", "false")
    arguments = get_args(annotation)
    if get_origin(annotation) is Literal:
        return arguments
    return next((found for argument in arguments if (found := _fixed(argument))), ())


def _numbers(info: FieldInfo) -> Sequence[int]:
    bounds = {name: getattr(part, name) for part in info.metadata for name in ("ge", "le") if hasattr(part, name)}
    numbers = range(bounds["ge"], bounds["le"] + 1) if len(bounds) == 2 else range(0)
    return numbers if len(numbers) <= _MANY else ()
