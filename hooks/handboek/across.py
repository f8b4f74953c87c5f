"""Rules that see more than one file: references between files, and numbers that may stand only once."""

from collections.abc import Collection, Iterator, Mapping

from .model import Model, Opleiding, opleiding_page
from .problems import Problem
from .references import check_references
from .source import Node

# Pages that the generator writes itself, beside one for each opleiding.
GENERATED_PAGES = frozenset({"opleidingen/index.md"})
OPLEIDING = "opleidingen/"


class _Anything(frozenset[str]):
    """A set that has everything. It stands in for names that could not be read, whose own problem says so."""

    def __contains__(self, name: object) -> bool:
        return True


def check_across(values: Mapping[str, Model], nodes: Mapping[str, Node], pages: Collection[str]) -> Iterator[Problem]:
    """Yield the problems that only show when files are held beside each other.

    Args:
        values: every file that could be read, by name (such as `bronnen` or `opleidingen/kok`).
        nodes: the trees they were made from, under the same names.
        pages: the hand-written pages, as paths within docs/.
    """
    known = _known(values, pages)
    for name, value in values.items():
        local = known
        if isinstance(value, Opleiding):
            local = {**known, "werkproces": {werkproces.code for werkproces in value.werkprocessen}}
        yield from check_references(value, nodes[name], local)
    opleidingen = {name: value for name, value in values.items() if isinstance(value, Opleiding)}
    yield from _same_crebo(opleidingen, nodes)
    yield from _dossier_as_crebo(opleidingen, nodes)


def _known(values: Mapping[str, Model], pages: Collection[str]) -> dict[str, Collection[str]]:
    def ids(file: str, attribute: str) -> Collection[str]:
        return {thing.id for thing in getattr(values[file], attribute)} if file in values else _Anything()

    roles = ids("rollen", "rollen")
    opleidingen = {opleiding_page(name.removeprefix(OPLEIDING)) for name in values if name.startswith(OPLEIDING)}
    return {
        "bron": ids("bronnen", "bronnen"),
        "pagina": {*pages, *GENERATED_PAGES, *opleidingen},
        "rol": roles,
        "rol of school": roles if isinstance(roles, _Anything) else {*roles, "school"},
        "fase": ids("inwerken", "fasen"),
        "sleutel": ids("sleutels", "sleutels"),
        "werkproces": frozenset(),
    }


def _same_crebo(opleidingen: Mapping[str, Opleiding], nodes: Mapping[str, Node]) -> Iterator[Problem]:
    seen: dict[tuple[str, str | None], str] = {}
    for name, opleiding in opleidingen.items():
        node = nodes[name].at(("crebo",))
        first = seen.setdefault((opleiding.crebo, opleiding.dossier.versie), node.place.file)
        if first != node.place.file:
            yield Problem(
                node.place,
                f"crebo {opleiding.crebo} met deze versie van het dossier staat ook in {first}.",
                "Haal een van de twee weg, of vul bij 'dossier' een andere 'versie' in.",
            )


def _dossier_as_crebo(opleidingen: Mapping[str, Opleiding], nodes: Mapping[str, Node]) -> Iterator[Problem]:
    dossiers = {opleiding.dossier.code for opleiding in opleidingen.values()}
    for name, opleiding in opleidingen.items():
        if opleiding.crebo in dossiers:
            yield Problem(
                nodes[name].at(("crebo",)).place,
                f"'{opleiding.crebo}' is hier ook het nummer van een dossier.",
                "Schrijf de crebo van de opleiding zelf.",
            )
