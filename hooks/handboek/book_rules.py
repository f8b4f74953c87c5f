"""What each element of our pages is on paper, by its tag and its classes. What is not in here is refused."""

from dataclasses import dataclass
from typing import Literal

from .book_elements import Element

_TINT = "sleutel-"

# Only of use on a screen: buttons, icons beside words, words for a screen reader alone, and the search box.
LEFT_OUT = frozenset(
    {
        "button.afdrukken.md-button",
        "div.alleen-scherm",
        "div.opleidingfilter",
        "p.alleen-scherm",
        "section.sector",  # of the opleidingen; books.py has a table of them
        "span.deur-icoon",
        "span.onzichtbaar",
        "span.sleutelicoon",
        "svg.smal",
    }
)

# Within a sentence: the kind of run, or nothing where only its words count.
INLINE = {
    "a": "link",
    "a.bronlink": "link",
    "a.invullen.md-button": "link",
    "a.los": "link",
    "a.sleutellabel": "link",
    "abbr": "",
    "b": "vet",
    "br": "regeleinde",
    "code": "code",
    "em": "nadruk",
    "i": "nadruk",
    "span": "",
    "span.code": "kenmerk",
    "span.feitbron": "klein",
    "span.minuten": "klein",
    "span.nummer": "nummer",
    "span.stapwie": "klein",
    "strong": "vet",
    "svg.sleutelfiguur": "sleutel",
}

# Links that say nothing where they lead nowhere.
POINTING = frozenset({"a.los"})

# Paragraphs, with how they look.
PARAGRAPHS = {
    "p": "",
    "p.admonition-title": "label",
    "p.agendapunt": "",
    "p.feitjes": "feitjes",
    "p.label": "label",
    "p.ook": "klein",
    "p.regel": "regel",
    "p.stapwie": "klein",
    "p.voorbeeld": "voorbeeld",
    "summary": "label",
}


@dataclass(frozen=True, slots=True)
class ListRule:
    """A list: what stands before an item, and whether the parts of an item each take a line of their own."""

    mark: Literal["punt", "vraag", "vink", "nummer", "stap", "kaal"]
    in_lines: bool = False


LISTS = {
    "ol": ListRule("nummer"),
    "ol.agenda": ListRule("stap"),
    "ol.groei": ListRule("stap", in_lines=True),
    "ol.taakstappen": ListRule("nummer", in_lines=True),
    "ol.vragenlijst": ListRule("nummer", in_lines=True),
    "ul": ListRule("punt"),
    "ul.afvinken": ListRule("vink"),
    "ul.afvinken.stappen": ListRule("vink", in_lines=True),
    "ul.feiten": ListRule("punt"),
    "ul.formulierrij": ListRule("punt"),
    "ul.herkomst": ListRule("punt"),
    "ul.vragen": ListRule("vraag"),
    "ul.werkprocessen": ListRule("kaal"),
}

# What begins a line in such an item.
OWN_LINE = frozenset({"em", "span", "strong"})

# Cards beside each other, or under each other where they are large: how many in a row.
CARDS = {
    "div.kaarten": 2,
    "div.patronen": 2,
    "div.smart": 2,
    "div.strategieen": 1,
    "ul.contact": 2,
    "ul.deuren": 3,
    "ul.momenten": 2,
    "ul.sleutelbos": 2,
}
CARD = frozenset({"section.kaart", "section.kaart.leerdoel", "li.kaart", "li.deur"})
# Around cards that are large.
WIDE = frozenset({"div.gesprek"})

# Pictures, with their width in millimetres.
FIGURES = {"svg.breed": 170, "svg.cyclusfiguur": 95, "svg.strategiefiguur": 46}
# A picture, or terms, beside the words that go with them.
BESIDE = frozenset({"dl", "svg.strategiefiguur"})

# The form of each block; a group is only there to hold what is inside.
BLOCKS = {
    **dict.fromkeys(("h1", "h2", "h3", "h4"), "kop"),
    **dict.fromkeys(PARAGRAPHS, "alinea"),
    **dict.fromkeys(LISTS, "lijst"),
    **dict.fromkeys(CARDS, "kaarten"),
    **dict.fromkeys(CARD, "kaart"),
    **dict.fromkeys(FIGURES, "figuur"),
    "aside.paginavoet": "voet",
    "blockquote": "citaat",
    "details.smartdoel": "groep",
    "div": "groep",
    "div.admonition": "kader",
    "div.begrippen": "groep",
    "div.bronnen": "groep",
    "div.gesprek": "groep",
    "div.paginakop": "hoofd",
    "div.sleutelblok": "groep",
    "div.sleutelkop": "sleutelkop",
    "dl": "uitgelegd",
    "dl.uitgelegd": "uitgelegd",
    "figure": "groep",
    "figure.figuur": "groep",
    "figure.figuur.tijdlijn": "groep",
    "img": "plaatje",
    "section": "groep",
    "table": "tabel",
    "table.formulierlijst.kaarttabel": "tabel",
    "table.kaarttabel": "tabel",
}


def name_of(element: Element) -> str:
    """Return the tag with the classes that tell what it is, in alphabetical order."""
    if "admonition" in element.classes or (element.tag == "details" and "smartdoel" not in element.classes):
        return "div.admonition"  # of whatever kind
    if element.tag == "img":
        return element.tag  # however the screen shows it
    return ".".join([element.tag, *sorted(name for name in element.classes if not name.startswith(_TINT))])


def key_of(element: Element) -> int:
    """Return the number of the sleutel that an element is about, or 0."""
    return next((int(name.removeprefix(_TINT)) for name in element.classes if name.startswith(_TINT)), 0)


def is_left_out(element: Element) -> bool:
    """Tell whether an element is of use on a screen alone."""
    return "hidden" in element.attributes or name_of(element) in LEFT_OUT


def is_inline(element: Element) -> bool:
    """Tell whether an element stands within a paragraph."""
    return name_of(element) in INLINE or is_left_out(element)
