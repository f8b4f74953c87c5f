"""Files that were each understood, to the one Handboek that they make."""

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from .finding import PAGE, VARIANT
from .model import FILES, Formulier, Handboek, Model, Opleiding, Voorwerk

M = TypeVar("M", bound=Model)


def assemble(values: Mapping[str, Model], shown: Mapping[str, str]) -> Handboek:
    """Return the handbook of these files.

    Args:
        values: by name: `bronnen`, `opleidingen/kok`, `docs/leren/smart.md`.
        shown: how messages call the file of each.
    """
    files: dict[str, Any] = {name: values[name] for name in FILES}
    return Handboek(
        **files,
        opleidingen=_named(values, Opleiding, lambda opleiding: opleiding.naam),
        formulieren=_named(values, Formulier, lambda formulier: formulier.titel),
        paginas={name.removeprefix(PAGE): value for name, value in values.items() if isinstance(value, Voorwerk)},
        varianten={
            _formulier(name): value
            for name, value in values.items()
            if VARIANT in name and isinstance(value, Formulier)
        },
        bestanden={_formulier(name): shown[name] for name, value in values.items() if isinstance(value, Formulier)},
    )


def _formulier(name: str) -> str:
    """Return what a handbook calls a formulier: `startgesprek`, or for one opleiding `kok/startgesprek`."""
    return name.removeprefix("formulieren/").removeprefix("opleidingen/").replace(VARIANT, "/")


def _named(values: Mapping[str, Model], kind: type[M], title: Callable[[M], str]) -> dict[str, M]:
    """Return the files of one type by the name of their file, in alphabetical order of title."""
    found = {
        name.rpartition("/")[2]: value
        for name, value in values.items()
        if isinstance(value, kind) and VARIANT not in name
    }
    return dict(sorted(found.items(), key=lambda item: (title(item[1]).lower(), item[0])))
