"""What every type of the model shares: how strict it is, and the kinds of text and reference."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, Strict, StringConstraints
from pydantic_core import PydanticCustomError

Kind = Literal[
    "bron",
    "gegeven",
    "gesprek",
    "opleiding",
    "pagina",
    "rijbron",
    "rol",
    "rol of school",
    "schaal",
    "sleutel",
    "tekstpagina",
    "werkproces",
]


class Model(BaseModel):
    """Base of all types: frozen, and strict about keys that it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


@dataclass(frozen=True, slots=True)
class Reference:
    """Marks a text as the name of something else; references.py checks that it exists."""

    kind: Kind


@dataclass(frozen=True, slots=True)
class LightMarkup:
    """Marks a text as light markup: emphasis, lists and links. All other texts are plain."""


def refuse(wrong: str, remedy: str, *at: str | int) -> PydanticCustomError:
    """Return the error for a rule of the model: what is wrong and how to mend it, in Dutch.

    `at` leads from the value that has the rule to the part that is wrong, as keys and indexes.
    """
    return PydanticCustomError("handboek", "{wrong}", {"wrong": wrong, "remedy": remedy, "at": at})


def _number_as_text(value: object) -> object:
    """Let `crebo: 25998` mean the text it looks like; the reader of YAML keeps only plain integers as numbers."""
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else value


def _date_as_written(value: object) -> object:
    """Let only `2026-09-01` mean a date; pydantic would also take seconds since 1970."""
    if isinstance(value, str) and re.fullmatch(r"\d{4}-\d{2}-\d{2}", value):
        return value
    wrong = f"hier hoort een datum te staan, maar er staat '{value}'."
    raise refuse(wrong, "Schrijf jaar-maand-dag, zoals 2026-09-01.")


Text = Annotated[
    str, BeforeValidator(_number_as_text), StringConstraints(strip_whitespace=True, min_length=1, max_length=2000)
]
ShortText = Annotated[
    str, BeforeValidator(_number_as_text), StringConstraints(strip_whitespace=True, min_length=1, max_length=200)
]
LongText = Annotated[
    str, BeforeValidator(_number_as_text), StringConstraints(strip_whitespace=True, min_length=1, max_length=10_000)
]
# Strict: pydantic would read true as 1, and 'off' as false.
Whole = Annotated[int, Strict()]
Minutes = Annotated[Whole, Field(ge=1, le=240)]
YesOrNo = Annotated[bool, Strict()]
Date = Annotated[date, BeforeValidator(_date_as_written)]
Markup = Annotated[Text, LightMarkup()]
Id = Annotated[ShortText, StringConstraints(pattern=r"^[a-z0-9]+(?:-[a-z0-9]+)*$")]
Url = Annotated[str, StringConstraints(strip_whitespace=True, pattern=r"^https?://[^\s<>\"]+$", max_length=500)]

BronId = Annotated[Id, Reference("bron")]
RolId = Annotated[Id, Reference("rol")]
Lezer = Annotated[Id, Reference("rol of school")]
SleutelId = Annotated[Id, Reference("sleutel")]
Pagina = Annotated[ShortText, Reference("pagina")]
Tekstpagina = Annotated[ShortText, Reference("tekstpagina")]
"""A page that is written by hand, in docs/."""


class Uitleg(Model):
    """A thing with a name and an explanation: the plainest entry of the handbook."""

    id: Id
    titel: ShortText
    uitleg: Text


class Voorbeeld(Uitleg):
    """An explained thing with an example from practice."""

    voorbeeld: Text
