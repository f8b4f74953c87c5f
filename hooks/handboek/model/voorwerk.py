"""What stands above a hand-written page, between two lines of `---`."""

from typing import Annotated, Literal

from pydantic import Field

from .basis import BronId, Lezer, Model, Pagina, Text, Whole


class Voorwerk(Model):
    """Front matter of a page in docs/."""

    omschrijving: Annotated[Text, Field(max_length=200)]
    voor: list[Lezer] = Field(default_factory=list)
    minuten: Annotated[Whole, Field(ge=1, le=60)] | None = None
    bronnen: list[BronId] = Field(default_factory=list)
    volgende: Pagina | None = None
    hide: list[Literal["navigation", "toc", "footer"]] = Field(default_factory=list)
