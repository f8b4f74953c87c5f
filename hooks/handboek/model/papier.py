"""What goes on paper beside the handbook as a whole."""

from pydantic import Field, model_validator

from .basis import Model, ShortText, Tekstpagina, refuse


class Boekdeel(Model):
    """A part of the booklet for a leerbedrijf: pages in the order of reading."""

    titel: ShortText
    paginas: list[Tekstpagina] = Field(min_length=1)


class Papier(Model):
    """data/papier.yml"""

    boekje: list[Boekdeel] = Field(min_length=1)

    @model_validator(mode="after")
    def _holds_each_page_once(self) -> "Papier":
        seen: set[str] = set()
        for number, deel in enumerate(self.boekje):
            for place, pagina in enumerate(deel.paginas):
                if pagina in seen:
                    raise refuse(
                        f"de pagina '{pagina}' staat al in het boekje.",
                        "Haal een van de twee weg.",
                        *("boekje", number, "paginas", place),
                    )
                seen.add(pagina)
        return self
