"""Values from data in words, short enough to quote in a message."""

from collections.abc import Mapping

_NAMES = ("titel", "naam", "label", "term", "vraag", "korte_naam", "enkelvoud", "doel", "tekst", "kort")
_SHORT = 60  # what `quoted` shows of a text
_BEFORE = 20


def in_words(value: object) -> str:
    """Return a value as one text: `titel: Heet welkom, dag: 0`."""
    if isinstance(value, Mapping):
        return ", ".join(f"{key}: {in_words(child)}" for key, child in value.items())
    if isinstance(value, list):
        return "; ".join(map(in_words, value))
    return str(value).lower() if isinstance(value, bool) else "" if value is None else str(value)


def name_of(value: object) -> str:
    """Return what a thing is called, and of a value without a name all of it in words."""
    names = [value[key] for key in _NAMES if isinstance(value.get(key), str)] if isinstance(value, Mapping) else []
    return str(names[0]) if names else in_words(value)


def apart(one_value: object, other_value: object) -> tuple[str, str]:
    """Return two values in words, from a little before the place where they part: a short quote of each shows it."""
    if isinstance(one_value, Mapping) and isinstance(other_value, Mapping):
        one_value, other_value = _without_same(one_value, other_value), _without_same(other_value, one_value)
    one, other = (" ".join(in_words(value).split()) for value in (one_value, other_value))
    if max(len(one), len(other)) <= _SHORT:
        return one, other
    same = next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    start = one.rfind(" ", 0, max(same - _BEFORE, 0)) + 1
    return ("…" * bool(start)) + one[start:], ("…" * bool(start)) + other[start:]


def _without_same(value: Mapping[str, object], other: Mapping[str, object]) -> dict[str, object]:
    return {key: child for key, child in value.items() if key not in other or other[key] != child}
