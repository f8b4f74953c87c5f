"""XML that is not safe, not sound or not of SBB: one clear message with its line, and never a traceback."""

from collections.abc import Callable
from dataclasses import replace
from random import Random

import pytest

from handboek.model import Opleiding
from handboek.problems import Problems
from handboek.sbb import Ingelezen, SbbReader
from handboek.sbb_xml import MAX_DEPTH, MAX_TEXT
from sbb_files import FIETSEN, MONTEUR, SPECIALIST, Dossier, Kt, Wp, xml

SEED = 20261122
HEAD = '<?xml version="1.0" encoding="utf-8"?>\n'
BOMB = '<!DOCTYPE sbb [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>\n'
WHOLE = xml(FIETSEN)


def refused(content: bytes) -> str:
    """Return what is said of a file, of which nothing may be used."""
    reader = SbbReader("lijst.xml")
    try:
        for at in range(0, len(content), 4096):
            list(reader.feed(content[at : at + 4096]))
        reader.close()
    except Problems as problems:
        reader.problems.extend(problems)
    assert any(problem.severity == "fout" for problem in reader.problems)
    return "\n".join(str(problem) for problem in sorted(set(reader.problems)))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (WHOLE.replace(HEAD, HEAD + "<!DOCTYPE sbb>\n"), "lijst.xml:2:14: het bestand heeft een DTD (<!DOCTYPE>)"),
        (WHOLE.replace(HEAD, HEAD + BOMB), "lijst.xml:2:15: het bestand heeft een DTD (<!DOCTYPE>)"),
        (WHOLE.replace("Gewoon.", "&gevaar;"), ":13:83: hier staat een entiteit die niet in XML zelf zit."),
        ("<html></html>", "1:1: de XML begint met <html>, en hier hoort <sbb>."),
        ("<sbb><dossiers></dossiers></sbb>", "1:1: er staat geen kwalificatiedossier in dit bestand."),
        (WHOLE[:1500], "het bestand houdt hier op, midden in de XML."),
        (WHOLE[: WHOLE.index("</sbb>")], "het bestand houdt hier op, midden in de XML."),
        (WHOLE[: WHOLE.index("<voorblad")] + "<voorb", "het bestand houdt hier op, midden in de XML."),
        (WHOLE.replace("</profielen>", "</profiel>"), "hier sluit een onderdeel dat niet het laatst geopende is."),
        (WHOLE.replace('<profiel nr="71"', '<profiel nr="1" nr="71"'), "hier staat een gegeven twee keer in één"),
        (WHOLE + "<sbb></sbb>", "hier staat nog iets na het einde van de XML."),
        (WHOLE.replace("<dossiers>", "<dossiers> < "), "hier klopt de XML niet."),
        ("", "1:1: het bestand is leeg."),
        ("   \n", "het bestand houdt hier op, midden in de XML."),
        ("PK\x03\x04", "1:1: dit is een zip-bestand."),
        (HEAD.replace("utf-8", "windows-1252") + "<sbb/>", "het bestand zegt dat het in 'windows-1252' staat"),
        (HEAD.replace("utf-8", "klingon") + "<sbb/>", "het bestand zegt dat het in 'klingon' staat"),
        ("<sbb>" + "<a>" * 100_000, f":{5 + 3 * (MAX_DEPTH - 1) + 1}: hier staan te veel onderdelen in elkaar."),
        (f'<sbb a="{"a" * 3_000_000}"/>', "hier staat een onderdeel waar geen eind aan komt."),
        (f"<sbb><!--{'a' * 3_000_000}--></sbb>", "hier staat een onderdeel waar geen eind aan komt."),
        (WHOLE.replace("De band is heel.", "a" * (MAX_TEXT + 1)), f"deze tekst is te lang (hoogstens {MAX_TEXT}"),
        (WHOLE.replace("De band is heel.", "a<!-- -->" * (MAX_TEXT + 1)), "deze tekst is te lang"),
    ],
)
def test_no_safe_and_sound_xml(text: str, message: str) -> None:
    assert message in refused(text.encode())


def test_the_line_of_a_wrong_sign() -> None:
    text = WHOLE.replace("Onderhoudt fietsen", "Onderhoudt één fiets")
    line = text[: text.index("één")].count("\n") + 1
    assert refused(text.encode("latin-1")).startswith(f"lijst.xml:{line}:1: dit teken ('é') is geen UTF-8. Haal het")
    assert "is geen UTF-8" in refused(WHOLE.encode("utf-16"))


MANY = tuple(Kt(f"Taak {number}", tuple(Wp(f"Werk {at}") for at in range(60))) for number in range(90))


@pytest.mark.parametrize(
    ("dossier", "message"),
    [
        (replace(FIETSEN, profielen=(replace(MONTEUR, crebo=""),)), "profiel 'Fietsmonteur' heeft geen crebo."),
        (replace(FIETSEN, profielen=(replace(MONTEUR, crebo="258"),)), "crebo '258' bestaat niet uit vijf cijfers."),
        (replace(FIETSEN, profielen=(replace(MONTEUR, crebo="23999"),)), "'23999' is het nummer van een kwalificatied"),
        (replace(FIETSEN, profielen=(replace(MONTEUR, niveau="3/4"),)), "profiel 'Fietsmonteur' heeft niveau '3/4'."),
        (replace(FIETSEN, profielen=(replace(MONTEUR, titel=" "),)), "hier hoort tekst te staan, maar het is leeg."),
        (replace(FIETSEN, profielen=(replace(MONTEUR, titel="Maakt [naam]"),)), "hier staat nog '[naam]' om in te"),
        (replace(FIETSEN, profielen=(replace(MONTEUR, titel="{{ school }}"),)), "de variabele '{{ school }}' bestaat"),
        (
            replace(FIETSEN, profielen=(replace(MONTEUR, dates=("31-02-2025", "", "")),)),
            "'2025-02-31' staat niet in de kalender.",
        ),
        (
            replace(FIETSEN, profielen=(replace(MONTEUR, dates=("morgen", "", "")),)),
            "hier hoort een datum te staan, maar er staat 'morgen'.",
        ),
        (replace(FIETSEN, basis=(Kt("Leeg", ()),)), "kerntaak B1-K1 heeft geen werkprocessen."),
        (Dossier(profielen=(replace(MONTEUR, kerntaken=()),)), "profiel 'Fietsmonteur' heeft geen kerntaken."),
        (replace(FIETSEN, basis=(Kt("a" * 201, (Wp("Kort"),)),)), "deze tekst is te lang (hoogstens 200 tekens)."),
        (replace(FIETSEN, basis=MANY), "dit dossier is groter dan een kwalificatiedossier kan zijn."),
    ],
)
def test_no_dossier_as_we_know_it(dossier: Dossier, message: str) -> None:
    said = refused(xml(dossier).encode())
    assert message in said
    assert all(line.startswith("lijst.xml:") for line in said.split("\n"))


def test_codes_that_cannot_be_composed() -> None:
    doubled = WHOLE.replace('titel="Stelt remmen af" hoofdstuk="2"', 'titel="Stelt remmen af" hoofdstuk="1"')
    assert "de code B1-K1-W1 staat hier twee keer (ook op regel 14)." in refused(doubled.encode())
    without = WHOLE.replace('titel="Spaakt een wiel" hoofdstuk="1"', 'titel="Spaakt een wiel"')
    assert "'Spaakt een wiel' heeft geen nummer: bij 'hoofdstuk' staat ''." in refused(without.encode())


def test_a_file_full_of_mistakes_is_not_read_to_its_end() -> None:
    wrong = Dossier(basis=FIETSEN.basis, profielen=(replace(MONTEUR, crebo=""), replace(SPECIALIST, crebo="")))
    assert len(refused(xml(*[wrong] * 400).encode()).split("\n")) < 400


def mutated(random: Random) -> bytes:
    """Return the small file with one to four accidents: to its bytes, its words, or its elements."""
    data = bytearray(WHOLE.encode())
    for _time in range(random.randint(1, 4)):
        at = random.randrange(len(data))
        until = min(len(data), at + random.randint(1, 60))
        random.choice(_ACCIDENTS)(data, at, until, random)
    return bytes(data)


_NASTY = (
    *(b"<", b">", b"&", b"&amp;", b'"', b"\0", b"\xff", b"\xef\xbb\xbf", b"<![CDATA[", b"]]>", b"<!--", b"<?x ?>"),
    *(b"<kerntaak>", b"</kerntaak>", b"<werkproces/>", b"<profiel/>", b"<crebo>25999</crebo>", b"hoofdstuk='9'"),
)
_ACCIDENTS: list[Callable[[bytearray, int, int, Random], object]] = [
    lambda data, at, _until, random: data.__setitem__(at, random.randrange(256)),
    lambda data, at, until, _random: data.__delitem__(slice(at, until)),
    lambda data, at, until, _random: data.__setitem__(slice(at, at), data[at:until]),
    lambda data, at, _until, _random: data.__delitem__(slice(at, len(data))),
    lambda data, at, until, _random: data.__setitem__(slice(at, until), data[at:until].upper()),
    lambda data, at, _until, random: data.__setitem__(slice(at, at), random.choice(_NASTY)),
]


@pytest.mark.parametrize("first", range(0, 2000, 250))
def test_mutations_are_refused_or_read(first: int) -> None:
    reads = 0
    for number in range(first, first + 250):
        content = mutated(Random(f"{SEED}-{number}"))
        reader = SbbReader("lijst.xml")
        found: list[Ingelezen] = []
        said = reader.problems
        try:
            found.extend(reader.feed(content))
            reader.close()
            reads += 1
        except Problems as problems:
            said.extend(problems)
        assert all(isinstance(one.opleiding, Opleiding) for one in found)
        assert all(problem.place.line <= content.count(b"\n") + 1 for problem in said), number
    assert 0 < reads < 250, "some must be refused and some read, or nothing is tried"
