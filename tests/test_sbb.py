"""Official XML of SBB: every title and code as the file means it, and what is odd is said."""

from dataclasses import replace
from datetime import date

import pytest

from handboek.model import Opleiding
from handboek.problems import Problem
from handboek.sbb import SbbReader
from sbb_files import BASIS, BOM, FIETSEN, MONTEUR, SPECIALIST, Dossier, Kt, Wp, xml


def read(text: str, *crebos: str, size: int = 1_000_000) -> tuple[list[Opleiding], list[Problem]]:
    """Return the opleidingen in a file that is read in pieces, and what was said of it."""
    reader = SbbReader("lijst.xml", crebos)
    content = text.encode()
    found = [one.opleiding for at in range(0, len(content), size) for one in reader.feed(content[at : at + size])]
    reader.close()
    return found, reader.problems


def codes(opleiding: Opleiding) -> dict[str, str]:
    titles = {kerntaak.code: kerntaak.titel for kerntaak in opleiding.kerntaken}
    return titles | {werkproces.code: werkproces.titel for werkproces in opleiding.werkprocessen}


@pytest.mark.parametrize("size", [1, 7, 1_000_000])
def test_every_title_and_every_code(size: int) -> None:
    (monteur, specialist), problems = read(BOM + xml(FIETSEN), size=size)
    assert problems == []
    shared = {
        "B1-K1": "Onderhoudt fietsen",
        "B1-K1-W1": "Plakt een band",
        "B1-K1-W2": "Stelt remmen af",
        "B1-K2": "Werkt samen",
        "B1-K2-W1": "Overlegt",
    }
    assert codes(monteur) == {**shared, "P1-K1": "Bouwt wielen", "P1-K1-W1": "Spaakt een wiel"}
    own = {"P2-K1": "Zoekt storingen", "P2-K1-W1": "Leest de accu uit", "P2-K1-W2": "Zoekt verder"}
    assert codes(specialist) == {**shared, **own}
    assert [(one.naam, one.crebo, one.niveau) for one in (monteur, specialist)] == [
        ("Fietsmonteur", "25801", 3),
        ("E-bikespecialist", "25802", 4),
    ]


def test_what_a_file_says_of_an_opleiding() -> None:
    dated = replace(MONTEUR, dates=("01-08-2016", "31-07-2026", "1-8-2029"))
    ((found,), _problems) = read(xml(replace(FIETSEN, versie=" 2025 ", profielen=(dated,))))
    assert found.sector == "Techniek en mobiliteit"
    assert found.dossier.model_dump() == {"code": "23001", "naam": "Fietsen", "versie": "2025"}
    assert found.geldig.model_dump() == {
        "vanaf": date(2016, 8, 1),
        "einde_instroom": date(2026, 7, 31),
        "einde_opleiding": date(2029, 8, 1),
    }
    (bron,) = found.bronnen
    assert bron.titel == "Kwalificatiedossier Fietsen"
    assert bron.vastgesteld == "12-03-2025"
    assert "SBB" in str(bron.uitgever)
    assert (found.zekerheid, found.leerweg, found.let_op, found.leerdoelen) == ("hoog", [], None, [])


def test_texts_of_a_werkproces_keep_their_lines() -> None:
    (monteur, _specialist), _problems = read(xml(FIETSEN))
    plakken = monteur.werkprocessen[0]
    assert plakken.omschrijving == "De monteur haalt de band los.\nDaarna zoekt ze het gat."
    assert plakken.resultaat == "De band is heel."
    assert plakken.gedrag == "De monteur:\n- werkt schoon;\n- voelt aan de binnenkant;\n- meet de druk."
    assert monteur.werkprocessen[1].is_beschreven is False


def test_what_is_added_for_one_profiel_is_for_that_alone() -> None:
    (monteur, specialist), _problems = read(xml(FIETSEN))
    added = "Bij een e-fiets zet ze eerst de stroom uit."
    assert added not in str(monteur.werkprocessen[0].omschrijving)
    assert str(specialist.werkprocessen[0].omschrijving).split("\n")[-1] == added


def test_only_what_is_asked_for() -> None:
    without = replace(MONTEUR, crebo="")
    other = replace(MONTEUR, crebo="25803", kerntaken=())
    found, problems = read(xml(replace(FIETSEN, profielen=(without, SPECIALIST, other))), "25802")
    assert [one.crebo for one in found] == ["25802"]
    assert problems == []


def test_the_order_of_the_parts_of_a_dossier_does_not_matter() -> None:
    text = xml(FIETSEN)
    start, end = text.index("      <basis>"), text.index("      <profielen>")
    later = text[:start] + text[end:].replace("</profielen>\n", "</profielen>\n" + text[start:end])
    assert later != text
    assert read(later)[0] == read(text)[0]


def test_several_dossiers_each_with_their_own_base() -> None:
    other = Dossier(
        "Varen", "23002", basis=(Kt("Vaart", (Wp("Legt aan"),)),), profielen=(replace(MONTEUR, crebo="25803"),)
    )
    found, _problems = read(xml(FIETSEN, other))
    assert [len(one.werkprocessen) for one in found] == [4, 5, 2]
    assert found[2].kerntaken[0].titel == "Vaart"


def test_a_sector_only_where_the_file_has_one() -> None:
    for domain in ("99", "100"):
        (found, *_rest), problems = read(xml(replace(FIETSEN, domein=domain)))
        assert found.sector == ""
        assert problems == []


def test_an_unknown_element_is_said_once_and_passed_over() -> None:
    text = xml(FIETSEN).replace("<werkprocesresultaat>", "<nieuw><kerntaak /></nieuw><werkprocesresultaat>")
    (monteur, _specialist), problems = read(text)
    assert codes(monteur)["B1-K1-W1"] == "Plakt een band"
    before = text[: text.index("<nieuw>")]
    line = f"{before.count(chr(10)) + 1}:{len(before) - before.rindex(chr(10))}"
    assert len(problems) == 2, "once in a base werkproces, once in one of a profiel"
    assert str(problems[0]) == (
        f"lijst.xml:{line}: let op: <nieuw> binnen <werkproces> kennen we niet; het is overgeslagen. "
        "Het komt niet voor in de bestanden die wij kennen: kijk na of er iets mist."
    )


@pytest.mark.parametrize(
    ("dossier", "message"),
    [
        (replace(FIETSEN, status="Concept"), "dossier 'Fietsen' heeft de status 'Concept'."),
        (replace(FIETSEN, profielen=()), "dossier 'Fietsen' heeft geen profielen."),
        (replace(FIETSEN, profielen=(MONTEUR,)), "hier hoort een tekst bij profiel '72', dat er niet is."),
    ],
)
def test_odd_but_not_wrong(dossier: Dossier, message: str) -> None:
    _found, problems = read(xml(dossier))
    assert {problem.severity for problem in problems} == {"let op"}
    assert message in [problem.wrong for problem in problems]


@pytest.mark.parametrize("odd", ["Vul [naam] in.", "En zo ...", "Gebruik {{ naam }}.", "<b>Let op</b> de rem."])
def test_a_text_that_the_handbook_cannot_show_is_left_out(odd: str) -> None:
    basis = (Kt("Fietst", (Wp("Stuurt", resultaat=odd, gedrag="Kijkt."),)),)
    ((found,), (problem,)) = read(xml(replace(FIETSEN, basis=basis, profielen=(replace(MONTEUR, kerntaken=()),))))
    assert (found.werkprocessen[0].resultaat, found.werkprocessen[0].gedrag) == (None, "Kijkt.")
    assert problem.severity == "let op"
    assert problem.wrong.startswith("resultaat van B1-K1-W1 is weggelaten: ")


def test_signs_that_nobody_sees_are_taken_out() -> None:
    basis = (Kt("Fiet\u200bst\u00a0hard", BASIS[0].werkprocessen),)
    (found, *_rest), problems = read(xml(replace(FIETSEN, basis=basis)))
    assert found.kerntaken[0].titel == "Fietst hard"
    assert problems == []
