"""What a page made from data is, and what renders its templates."""

from dataclasses import dataclass
from typing import Protocol

from markupsafe import Markup


@dataclass(frozen=True, slots=True)
class Page:
    """A page made from data: where it stands, what it is called, and its body as HTML."""

    path: str
    title: str
    description: str
    html: str
    is_form: bool = False
    """Whether it is to be filled in: with the scripts for that, and out of the search."""


class Renderer(Protocol):
    """Renders a template for the page at a path within docs/."""

    def __call__(self, name: str, path: str, /, **values: object) -> Markup: ...  # noqa: D102
