"""What each key of a data file means, in Dutch, for who writes one."""

import ast
import inspect
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import yaml

from .model import Model
from .model_types import models_in

# Explanations of keys that mean the same in several types, and of words of the site, which are told by the group.
_FILE = Path(__file__).resolve().parent / "model" / "uitleg.yml"
_EVERYWHERE, _OVERLAY, _ANY = "overal", "laag", "alle"


def told(kind: type[Model]) -> list[type[Model]]:
    """Return a type of the model and every type inside it, each once."""
    found: list[type[Model]] = []
    waiting = [kind]
    while waiting:
        if (each := waiting.pop()) not in found:
            found.append(each)
            waiting.extend(inner for info in each.model_fields.values() for inner in models_in(info.annotation))
    return found


def explain(kind: type[Model], key: str) -> str:
    """Return what a key of a type means: as the type says it, or else as it is told of all types.

    Raises:
        KeyError: where nothing explains it.
    """
    for each in kind.__mro__:
        if text := _beside(each).get(key):
            return text
        group = _told().get(each.__name__, {})
        if text := group.get(key) or group.get(_ANY):
            return text
    return _told()[_EVERYWHERE][key]


def explain_overlay(key: str) -> str:
    """Return what a key means that only an overlay has, such as `verberg`."""
    return _told()[_OVERLAY][key]


@cache
def _told() -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = yaml.safe_load(_FILE.read_text(encoding="utf-8"))
    return found


@cache
def _beside(kind: type) -> dict[str, str]:
    """Return the text under each attribute of a type, which Python itself does not keep."""
    if not issubclass(kind, Model) or kind is Model:
        return {}
    return dict(_docstrings(sys.modules[kind.__module__].__file__ or "", kind.__name__))


def _docstrings(module: str, name: str) -> Iterator[tuple[str, str]]:
    for node in ast.walk(_parsed(module)):
        if isinstance(node, ast.ClassDef) and node.name == name:
            for attribute, below in zip(node.body, node.body[1:], strict=False):
                if (
                    isinstance(attribute, ast.AnnAssign)
                    and isinstance(attribute.target, ast.Name)
                    and isinstance(below, ast.Expr)
                    and isinstance(below.value, ast.Constant)
                ):
                    yield attribute.target.id.rstrip("_"), inspect.cleandoc(str(below.value.value))


@cache
def _parsed(module: str) -> ast.Module:
    return ast.parse(Path(module).read_text(encoding="utf-8"))
