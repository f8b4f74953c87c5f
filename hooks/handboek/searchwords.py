"""The words by which people look for a section, beside those that stand in it."""

import posixpath
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain

from .addresses import address
from .compounds import words
from .model import Handboek, opleiding_page
from .sections import Section

Words = Iterable[str]

_BRACKETS = re.compile(r"\s*\([^)]*\)")


def add_words(sections: list[Section], handboek: Handboek) -> None:
    """Add to each section the words that belong to it.

    Args:
        sections: all sections of the site; `ook`, `vak` and `verwant` are filled in.
        handboek: its begrippen, zoekwoorden, rollen and opleidingen have the words.
    """
    names, trades = _page_words(handboek)
    stop = {word for text in handboek.begrippen.stopwoorden for word in words(text)}

    def subject(text: str) -> tuple[str, ...]:
        return tuple(word for word in words(text) if word not in stop)

    terms = [(frozenset(words(begrip.term)), begrip.ook) for begrip in handboek.begrippen.begrippen]
    owners = {
        subject(name): section["location"]
        for section in sections
        if "#" not in section["location"]
        for name in (section["title"], _address_name(section["location"]))
    }
    for section in sections:
        location = section["location"]
        own = list(dict.fromkeys(names.get(location, ())))
        if "#" not in location:
            own.append(_address_name(location))
        elsewhere = [text for text in own if owners.get(subject(text), location) != location]
        title = set(words(section["title"]))
        related = [*elsewhere, *chain.from_iterable(other for term, other in terms if title >= term)]
        for kind, texts in (
            ("ook", [text for text in own if text not in elsewhere]),
            ("vak", list(trades.get(location, ()))),
            ("verwant", [text for text in dict.fromkeys(related) if text in elsewhere or text not in own]),
        ):
            if texts:
                section[kind] = texts  # type: ignore[literal-required]  # the three keys above


def role_words(handboek: Handboek) -> Iterator[str]:
    """Yield each single word that names a rol: its name, and what else people call it."""
    for rol in handboek.rollen.rollen:
        begrippen = (begrip for begrip in handboek.begrippen.begrippen if begrip.id == rol.id)
        other = chain(rol.ook, *(begrip.ook for begrip in begrippen))
        for name in (rol.enkelvoud, rol.meervoud, *(_BRACKETS.sub("", name) for name in other)):
            if len(words(name)) == 1:
                yield from words(name)


def _page_words(handboek: Handboek) -> tuple[Mapping[str, list[str]], Mapping[str, list[str]]]:
    """Return the other names of each page, and the words of a trade, both by the page's address."""
    names: dict[str, list[str]] = defaultdict(list)
    trades: dict[str, list[str]] = defaultdict(list)
    opleidingen = {opleiding_page(slug): opleiding for slug, opleiding in handboek.opleidingen.items()}
    for begrip in handboek.begrippen.begrippen:
        names[address(begrip.pagina)] += [begrip.term, *begrip.ook]
    for zoekwoord in handboek.begrippen.zoekwoorden:
        names[address(zoekwoord.pagina)] += zoekwoord.woorden
    for rol in handboek.rollen.rollen:
        if rol.pagina is not None:
            other = [_BRACKETS.sub("", name) for name in rol.ook]
            names[address(rol.pagina)] += [rol.enkelvoud, rol.meervoud, *other]
    for page, opleiding in opleidingen.items():
        dossier = opleiding.dossier
        all_names = (opleiding.naam, opleiding.crebo, dossier.naam, dossier.code)
        names[address(page)] += [name for name in all_names if name is not None]
        trades[address(page)] += opleiding.ook
    return names, trades


def _address_name(location: str) -> str:
    """Return a page's address as words: "past het werk", and for an index the name of its folder."""
    folder, file = posixpath.split(location.removesuffix(".html"))
    return (posixpath.basename(folder) if file == "index" and folder else file).replace("-", " ")
