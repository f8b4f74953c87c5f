"""Rules that see more than one file: references between files, and numbers that may stand only once."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from . import rows
from .model import Formulier, Model, Opleiding, formulier_page, opleiding_page
from .node import Node
from .problems import Place, Problem, quoted, suggest
from .references import Known, check_references

# Pages that the generator writes itself, beside those of each opleiding and formulier.
_GENERATED_PAGES = frozenset({"opleidingen/index.md", "formulieren/dossier.md"})
_GEGEVENS = "formulieren/gegevens"
# What forms and the browser need to find in the gegevens: the fields and their kinds.
_NEEDED = {
    "stagiair": "tekst",
    "opleiding": "keuze",
    "opleiding-naam": "tekst",
    "begin": "datum",
    "eind": "datum",
    "stagedagen": "keuzes",
    "werkprocessen": "tabel",
    "keuzedelen": "tabel",
}


class _Anything(frozenset[str]):
    """A set that has everything. It stands in for names that could not be read, whose own problem says so."""

    def __contains__(self, name: object) -> bool:
        return True


def generated_pages(names: Iterable[str]) -> set[str]:
    """Return the pages within docs/ that the generator makes for these files, such as `opleidingen/kok`."""
    pages = set(_GENERATED_PAGES)
    for name in names:
        folder, _, stem = name.rpartition("/")
        if folder == "opleidingen":
            pages.add(opleiding_page(stem))
        elif folder == "formulieren":
            pages.add(formulier_page(stem))
    return pages


def check_across(
    values: Mapping[str, Model],
    nodes: Mapping[str, Node],
    kinds: Mapping[str, type[Model]],
    tried: Collection[str],
    pages: Collection[str],
    *,
    hidden: Mapping[str, Place],
    left_out: Collection[str],
    own: Collection[str],
) -> Iterator[Problem]:
    """Yield the problems that only show when files are held beside each other.

    Args:
        values: every file that is valid by itself, by name (such as `bronnen` or `opleidingen/kok`).
        nodes: the tree of every file that is YAML, under the same names.
        kinds: the type that each of these should have.
        tried: the names of all files that were found, also those that could not be read.
        pages: the hand-written pages, as paths within docs/.
        hidden: where a school hides something that the base has, by id.
        left_out: the opleidingen of the base that a school does not have, by the names of their files.
        own: the names of the files that a school has and the base has not.
    """
    drawn = _drawn(values)
    known = _known(values, tried, pages, drawn)
    known["opleiding"] = {name.partition("/")[2] for name in (*tried, *left_out) if name.startswith("opleidingen/")}
    for name, node in nodes.items():
        value = values.get(name)
        codes = {part.code for part in value.werkprocessen} if isinstance(value, Opleiding) else _Anything()
        yield from check_references(kinds[name], node, Known({**known, "werkproces": codes}, hidden))
    # Those of a school last, since of two files that cannot both be it can only mend its own.
    names = sorted((name for name, value in values.items() if isinstance(value, Opleiding)), key=own.__contains__)
    opleidingen = {name: value for name in names if isinstance(value := values[name], Opleiding)}
    yield from _same_crebo(opleidingen, nodes)
    yield from _dossier_as_crebo(opleidingen, nodes)
    for name, formulier in values.items():
        if isinstance(formulier, Formulier) and drawn is not None:
            yield from _left_out(formulier, nodes[name], drawn)
    if isinstance(gegevens := values.get(_GEGEVENS), Formulier):
        yield from _needed_fields(gegevens, nodes[_GEGEVENS])
    elif _GEGEVENS not in tried:
        place = hidden.get(_GEGEVENS.partition("/")[2])
        wrong = "dit formulier kan niet verborgen zijn." if place else "dit bestand ontbreekt."
        remedy = "Zet het terug; alle andere formulieren tonen wat hier één keer wordt ingevuld."
        yield Problem(place or Place(f"data/{_GEGEVENS}.yml"), wrong, remedy)


def _left_out(formulier: Formulier, node: Node, drawn: Mapping[str, Sequence[rows.Rij]]) -> Iterator[Problem]:
    """Yield a problem for each row that a field leaves out, but that its source does not have."""
    for number, deel in enumerate(formulier.delen):
        for place, veld in enumerate(deel.velden):
            known = [rij.id for rij in drawn.get(veld.uit or "", ())]
            for index, name in enumerate(veld.zonder):
                if known and name not in known:
                    where = node.at(("delen", number, "velden", place, "zonder", index)).place
                    wrong = f"de lijst '{veld.uit}' heeft geen regel {quoted(name)}."
                    yield Problem(where, wrong, suggest(name, known))


def _needed_fields(gegevens: Formulier, node: Node) -> Iterator[Problem]:
    kinds = {veld.id: veld.soort for veld in gegevens.velden}
    for name, kind in _NEEDED.items():
        if kinds.get(name) != kind:
            wrong = f"de stagegegevens hebben geen veld '{name}' van soort '{kind}'."
            yield Problem(node.place, wrong, "Zet het terug; verander alleen het label en de hulp.")


def _drawn(values: Mapping[str, Model]) -> dict[str, tuple[rows.Rij, ...]] | None:
    """Return the lists that formulieren may draw rows from, or None where a file of theirs could not be read."""
    return rows.sources(values) if all(name in values for name in rows.FILES) else None


def _known(
    values: Mapping[str, Model], tried: Collection[str], pages: Collection[str], drawn: Collection[str] | None
) -> dict[str, Collection[str]]:
    def ids(file: str, attribute: str) -> Collection[str]:
        return {thing.id for thing in getattr(values[file], attribute)} if file in values else _Anything()

    roles = ids("rollen", "rollen")
    gegevens = values.get(_GEGEVENS)
    return {
        "bron": ids("bronnen", "bronnen"),
        "gegeven": {veld.id for veld in gegevens.velden} if isinstance(gegevens, Formulier) else _Anything(),
        "gesprek": ids("gesprekken", "gesprekken"),
        "pagina": {*pages, *generated_pages(tried)},
        "rijbron": _Anything() if drawn is None else {*drawn, *rows.DYNAMIC},
        "rol": roles,
        "rol of school": roles if isinstance(roles, _Anything) else {*roles, "school"},
        "schaal": ids("schalen", "schalen"),
        "sleutel": ids("sleutels", "sleutels"),
        "tekstpagina": pages,
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
    dossiers = {opleiding.dossier.code: name for name, opleiding in opleidingen.items() if opleiding.dossier.code}
    for name, opleiding in opleidingen.items():
        if opleiding.crebo in dossiers:
            where = nodes[dossiers[opleiding.crebo]].at(("dossier", "code")).place
            yield Problem(
                nodes[name].at(("crebo",)).place,
                f"'{opleiding.crebo}' is ook het nummer van een dossier (in {where.file} op regel {where.line}).",
                "Schrijf de crebo van de opleiding zelf.",
            )
