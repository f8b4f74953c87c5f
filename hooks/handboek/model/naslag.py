"""What readers look up: patronen, begrippen, questions, bronnen and feiten."""

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from .basis import BronId, Id, Lezer, Markup, Model, Pagina, ShortText, Text, Uitleg, Url, Whole, YesOrNo

Zekerheid = Literal["hoog", "middel"]
Onderwerp = Literal[
    "stagepact",
    "erkenning",
    "overeenkomst",
    "leerwegen",
    "rollen",
    "fasen",
    "discriminatie",
    "jongeren",
    "privacy",
    "monitor",
]
SearchWord = Annotated[ShortText, StringConstraints(max_length=60)]


class Principe(Uitleg):
    """One of the three principles behind the handbook."""

    nummer: Annotated[Whole, Field(ge=1)]
    in_de_praktijk: Text


class Kenmerk(Uitleg):
    """One of the six marks of a stage that works."""

    nummer: Annotated[Whole, Field(ge=1)]
    zo_begin_je: Text
    pagina: Pagina


class Patroon(Model):
    """A way in which stages fail, beside the design that prevents it."""

    id: Id
    titel: ShortText
    zo_ziet_het_eruit: Text
    daarom_gebeurt_het: Text
    tegenontwerp: Text
    pagina: Pagina


class RodeVlag(Model):
    """A sign that a stage goes wrong, and what to do first."""

    id: Id
    signaal: Text
    eerst: Text
    wie_bellen: Text


class Patronen(Model):
    """data/patronen.yml"""

    principes: list[Principe] = Field(min_length=1)
    kenmerken: list[Kenmerk] = Field(min_length=1)
    patronen: list[Patroon] = Field(min_length=1)
    rode_vlaggen: list[RodeVlag] = Field(min_length=1)


class Begrip(Model):
    """A word of the stagewoordenboek, with the words people type when they look for it."""

    id: Id
    term: ShortText
    uitleg: Text
    ook: list[SearchWord]
    pagina: Pagina
    zweeftekst: YesOrNo
    """true: lopende tekst legt het woord uit bij aanwijzen."""


class Zoekwoord(Model):
    """Words that are no begrip but still belong to a page."""

    id: Id
    woorden: list[SearchWord] = Field(min_length=1)
    pagina: Pagina


class Begrippen(Model):
    """data/begrippen.yml"""

    begrippen: list[Begrip] = Field(min_length=1)
    zoekwoorden: list[Zoekwoord]
    woorddelen: list[SearchWord]
    """Delen van samenstellingen: 'stage' en 'gesprek' laten 'gesprek' ook 'stagegesprek' vinden."""
    stopwoorden: list[SearchWord]
    """Woorden die bij het zoeken niet meetellen."""
    lichte_woorden: list[SearchWord] = Field(default_factory=list)
    """Woorden die bij het zoeken minder meetellen naast andere, zoals 'bedrijf' in 'ruzie op het bedrijf'."""


class VeelgesteldeVraag(Model):
    """A question of a reader with its answer."""

    id: Id
    vraag: Text
    antwoord: Markup
    voor: list[Lezer] = Field(min_length=1)
    bronnen: list[BronId] = Field(default_factory=list)


class Vragen(Model):
    """data/vragen.yml"""

    vragen: list[VeelgesteldeVraag] = Field(min_length=1)


class Bron(Model):
    """A source, with what was seen of it and what it is used for."""

    id: Id
    titel: ShortText
    auteur: ShortText | None = None
    jaar: ShortText | None = None
    uitgever: ShortText | None = None
    url: Url | None = None
    gezien: Text
    gebruikt_voor: Text
    soort: Literal["kern", "feit", "aangehaald"]


class Bronnen(Model):
    """data/bronnen.yml"""

    bronnen: list[Bron] = Field(min_length=1)


class Feit(Model):
    """A rule or figure from outside, with its source and how certain it is."""

    id: Id
    onderwerp: Onderwerp
    tekst: Text
    zekerheid: Zekerheid
    bron: BronId
    let_op: Text | None = None


class Feiten(Model):
    """data/feiten.yml"""

    feiten: list[Feit] = Field(min_length=1)
