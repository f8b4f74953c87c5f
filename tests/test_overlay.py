"""A school's differences: what each does to the base, and that they are read as they are written."""

import contextlib
from collections.abc import Mapping
from pathlib import Path
from textwrap import dedent

import pytest
from hypothesis import given, reject
from hypothesis import strategies as st

from handboek.finding import Layer
from handboek.forms import Bladen
from handboek.load import Loaded, load
from handboek.node import Node
from handboek.overlay import lay
from handboek.problems import Place, Problems
from handboek.source import parse

STAP = (
    "  - {{id: {id}, {waar}, fase: eerste-dag, titel: Doe {id}, wie: [stagiair], dag: 0, uitleg: Zo., bronnen: []}}\n"
)


def laid(base: str, own: str) -> object:
    return lay(parse(dedent(base), "basis.yml"), parse(dedent(own), "school.yml"))[0].plain()


def with_school(klein: Path, files: Mapping[str, str]) -> Loaded:
    folder = klein / "data/scholen/proef"
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return load(klein / "data", klein / "docs", school=Layer.of_school(folder, "data/scholen/proef"))


def test_maps_merge_by_key() -> None:
    assert laid("a: 1\nb: {c: 2, d: 3}", "b: {d: 4, e: 5}") == {"a": 1, "b": {"c": 2, "d": 4, "e": 5}}


def test_entries_merge_by_id_and_by_code() -> None:
    assert laid("l: [{id: a, x: 1}, {id: b, x: 2}]", "l: [{id: b, x: 3}]") == {
        "l": [{"id": "a", "x": 1}, {"id": "b", "x": 3}]
    }
    assert laid("l: [{code: B1-K1, x: 1}]", "l: [{code: B1-K1, y: 2}]") == {"l": [{"code": "B1-K1", "x": 1, "y": 2}]}


def test_other_lists_are_replaced() -> None:
    assert laid("l: [a, b]", "l: [c]") == {"l": ["c"]}


@pytest.mark.parametrize(
    ("own", "order"),
    [
        ("l: [{id: x, na: a}]", "axbc"),
        ("l: [{id: x, voor: a}]", "xabc"),
        ("l: [{id: x, na: a}, {id: y, na: a}]", "axybc"),
        ("l: [{id: y, na: x}, {id: x, na: c}]", "abcxy"),
        ("l: [{id: c, voor: a}]", "cab"),
        ("l: [{id: b, verberg: true}]", "ac"),
        ("l: [{id: b, verberg: true}, {id: x, na: b}]", "axc"),
    ],
)
def test_entries_are_new_move_and_hide(own: str, order: str) -> None:
    result = laid("l: [{id: a}, {id: b}, {id: c}]", own)
    assert isinstance(result, dict)
    assert "".join(entry["id"] for entry in result["l"]) == order
    assert all(entry.keys() == {"id"} for entry in result["l"])


def test_what_changed_is_told_with_both_values() -> None:
    base, own = "l: [{id: a, x: oud}, {id: b, x: 1}]", "l:\n  - {id: a, x: nieuw}\n  - {id: b, verberg: true}\n"
    _, changes = lay(parse(base, "basis.yml"), parse(own, "school.yml"))
    assert [(change.kind, change.path) for change in changes] == [
        ("vervangen", ("l", "a", "x")),
        ("verborgen", ("l", "b")),
    ]
    first = changes[0]
    assert first.base is not None
    assert (first.base.value, first.own.value, str(first.own.place)) == ("oud", "nieuw", "school.yml:2:16")


names = st.sampled_from("abcde")
scalars = st.one_of(st.integers(0, 9), st.sampled_from(["een", "twee"]))
entries = st.lists(st.fixed_dictionaries({"id": names, "x": scalars}), unique_by=lambda entry: str(entry["id"]))
trees = st.fixed_dictionaries(
    {"l": entries.filter(bool), "m": st.dictionaries(names, scalars), "k": st.lists(scalars), "s": scalars}
)
moves = st.one_of(st.none(), st.tuples(st.sampled_from(["na", "voor"]), names))


@st.composite
def overlays(draw: st.DrawFn, *, hiding: bool) -> dict[str, object]:
    """Overlays of which many are right, and some are not."""
    rest = {"m": st.dictionaries(names, scalars), "k": st.lists(scalars), "s": scalars}
    own: dict[str, object] = draw(st.fixed_dictionaries({}, optional=rest))
    listed: list[dict[str, object]] = []
    for name in draw(st.lists(names, unique=True)):
        entry: dict[str, object] = {"id": name, "x": draw(scalars)}
        if move := draw(moves):
            entry[move[0]] = move[1]
        elif hiding and draw(st.booleans()):
            entry["verberg"] = True
        listed.append(entry)
    return {**own, "l": listed} if listed else own


def node(value: object) -> Node:
    at = Place("boom.yml")
    if isinstance(value, dict):
        return Node({key: node(child) for key, child in value.items()}, at, dict.fromkeys(value, at))
    if isinstance(value, list):
        return Node([node(child) for child in value], at)
    assert value is None or isinstance(value, str | int)
    return Node(value, at)


@given(trees)
def test_nothing_laid_over_changes_nothing(base: dict[str, object]) -> None:
    result, changes = lay(node(base), node({}))
    assert (result.plain(), changes) == (base, [])
    assert lay(node(base), node(base))[0].plain() == base


@given(trees, overlays(hiding=True))
def test_only_problems_come_out_and_both_trees_stay(base: dict[str, object], own: dict[str, object]) -> None:
    below, above = node(base), node(own)
    with contextlib.suppress(Problems):
        lay(below, above)
    assert (below.plain(), above.plain()) == (base, own)


@given(trees, overlays(hiding=False))
def test_laid_over_twice_is_as_once(base: dict[str, object], own: dict[str, object]) -> None:
    try:
        once = lay(node(base), node(own))[0]
    except Problems:
        reject()
    assert lay(once, node(own))[0].plain() == once.plain()


def test_a_school_changes_adds_and_hides(klein: Path) -> None:
    handboek = with_school(
        klein,
        {
            "school.yml": "school:\n  naam: ROC Proef\n",
            "rollen.yml": "rollen:\n  - id: praktijkopleider\n    enkelvoud: leermeester\n    meervoud: leermeesters\n",
            "inwerken.yml": "stappen:\n"
            + STAP.format(id="kluisje", waar="na: welkom")
            + "  - id: welkom\n    uitleg: Vraag {{ de_praktijkopleider }} om raad.\n",
            "opleidingen/kok.yml": "niveau: 3\n",
        },
    ).handboek
    assert handboek.school.school.naam == "ROC Proef"
    assert handboek.school.school.korte_naam == "Klein"
    steps = handboek.inwerken.stappen
    assert [step.id for step in steps][:2] == ["welkom", "kluisje"]
    assert steps[0].uitleg == "Vraag de leermeester om raad."
    assert handboek.opleidingen["kok"].niveau == 3


def test_a_school_hides_an_opleiding(klein: Path) -> None:
    assert with_school(klein, {"opleidingen/kok.yml": "verberg: true\n"}).handboek.opleidingen == {}


def test_one_question_for_one_opleiding(klein: Path) -> None:
    form = "delen:\n  - id: gewoon\n    velden:\n      - {id: tekst, label: Wat kook je?}\n"
    handboek = with_school(klein, {"opleidingen/kok/formulieren/proef.yml": form}).handboek
    labels = {slug: Bladen(handboek).blad("proef", slug).delen[0].velden[0].veld.label for slug in ("", "kok")}
    assert labels == {"": "Tekst", "kok": "Wat kook je?"}


def test_a_page_of_a_school_stands_in_for_that_of_the_base(klein: Path) -> None:
    page = (klein / "docs/index.md").read_text(encoding="utf-8")
    loaded = with_school(
        klein,
        {
            "docs/index.md": page + "\nVan de school.\n",
            "docs/veilig/pauze.md": "---\nomschrijving: Even rust.\n---\n# Pauze\n",
        },
    )
    assert loaded.pages["index.md"].shown == "data/scholen/proef/docs/index.md"
    assert loaded.pages["veilig/pauze.md"].path == klein / "data/scholen/proef/docs/veilig/pauze.md"
    assert loaded.pages["leren/smart.md"].shown == "docs/leren/smart.md"


def test_a_key_that_says_for_whom_is_no_place() -> None:
    base = "vragen: [{id: a, voor: [stagiair]}, {id: b, voor: [school]}]"
    assert laid(base, "vragen: [{id: b, voor: [stagiair]}, {id: c, na: a, voor: [school]}]") == {
        "vragen": [
            {"id": "a", "voor": ["stagiair"]},
            {"id": "c", "voor": ["school"]},
            {"id": "b", "voor": ["stagiair"]},
        ]
    }
