"""Files that were each understood, to the one Handboek that they make."""

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from .finding import PAGE, VARIANT
from .model import FILES, Formulier, Handboek, Model, Opleiding, Voorwerk

M = TypeVar("M", bound=Model)


def assemble(values: Mapping[str, Model]) -> Handboek:
    """Return the handbook of these files, by name: `bronnen`, `opleidingen/kok`, `docs/leren/smart.md`."""
    files: dict[str, Any] = {name: values[name] for name in FILES}
    return Handboek(
        **files,
        opleidingen=_named(values, Opleiding, lambda opleiding: opleiding.naam),
        formulieren=_named(values, Formulier, lambda formulier: formulier.titel),
        paginas={name.removeprefix(PAGE): value for name, value in values.items() if isinstance(value, Voorwerk)},
        varianten={
            name.removeprefix("opleidingen/").replace(VARIANT, "/"): value
            for name, value in values.items()
            if VARIANT in name and isinstance(value, Formulier)
        },
    )


def _named(values: Mapping[str, Model], kind: type[M], title: Callable[[M], str]) -> dict[str, M]:
    """Return the files of one type by the name of their file, in alphabetical order of title."""
    found = {
        name.rpartition("/")[2]: value
        for name, value in values.items()
        if isinstance(value, kind) and VARIANT not in name
    }
    return dict(sorted(found.items(), key=lambda item: (title(item[1]).lower(), item[0])))
