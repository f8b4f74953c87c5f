"""Small files in the form in which SBB publishes its kwalificatiedossiers, to read and to break."""

from dataclasses import dataclass
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

BOM = "\ufeff"


@dataclass(frozen=True)
class Wp:
    """A werkproces; `extra` adds to its omschrijving for one profiel, by number."""

    titel: str
    omschrijving: str = ""
    resultaat: str = ""
    gedrag: str = ""
    extra: tuple[str, str] = ("", "")


@dataclass(frozen=True)
class Kt:
    """A kerntaak."""

    titel: str
    werkprocessen: tuple[Wp, ...]


@dataclass(frozen=True)
class Profiel:
    """A profiel; its crebo has the dates that are given."""

    titel: str
    crebo: str
    nr: str = "71"
    niveau: str = "3"
    kerntaken: tuple[Kt, ...] = ()
    dates: tuple[str, str, str] = ("01-08-2025", "", "")


@dataclass(frozen=True)
class Dossier:
    """A dossier."""

    titel: str = "Fietsen"
    crebo: str = "23001"
    versie: str = ""
    domein: str = "41"
    status: str = "Vastgesteld"
    basis: tuple[Kt, ...] = ()
    profielen: tuple[Profiel, ...] = ()


PLAKKEN = Wp(
    "Plakt  een band ",
    "De monteur haalt de band los.\n\nDaarna zoekt ze het gat. \n",
    "De band is heel. \n\n",
    "De monteur:\n- werkt schoon; \n-voelt aan de binnenkant;\n- meet de druk.\n ",
    extra=("72", "Bij een e-fiets zet ze eerst de stroom uit."),
)
BASIS = (Kt("Onderhoudt fietsen", (PLAKKEN, Wp("Stelt remmen af"))), Kt("Werkt samen ", (Wp("Overlegt"),)))
MONTEUR = Profiel("Fietsmonteur ", "25801", kerntaken=(Kt("Bouwt wielen", (Wp("Spaakt een wiel"),)),))
SPECIALIST = Profiel(
    "E-bikespecialist", "25802", "72", "4", (Kt("Zoekt storingen", (Wp("Leest de accu uit"), Wp("Zoekt verder"))),)
)
FIETSEN = Dossier(basis=BASIS, profielen=(MONTEUR, SPECIALIST))


def xml(*dossiers: Dossier, head: str = '<?xml version="1.0" encoding="utf-8"?>\n') -> str:
    """Return a whole file."""
    return "".join(
        [
            head,
            '<sbb>\n  <domeinen>\n    <domein nr="41" titel="Techniek en  mobiliteit " crebo="79000" />\n',
            '    <domein nr="99" titel="Niet toebedeeld" crebo="" />\n  </domeinen>\n',
            '  <sectorkamers><sectorkamer nr="5" titel="Sectorkamer" /></sectorkamers>\n  <dossiers>\n',
            *map(_dossier, dossiers),
            "  </dossiers>\n</sbb>\n",
        ]
    )


def write(folder: Path, *dossiers: Dossier, name: str = "lijst.xml") -> Path:
    """Write a file as SBB does, and return where it is."""
    path = folder / name
    path.write_text(BOM + xml(*dossiers), encoding="utf-8")
    return path


def _dossier(dossier: Dossier) -> str:
    about = {"nr": dossier.crebo[1:], "titel": dossier.titel, "versie": dossier.versie, "status": dossier.status}
    approved = "<vastgesteldop>12-03-2025</vastgesteldop>"
    return "".join(
        [
            f"    <dossier {_attributes(**about, referentiedomein=dossier.domein)}>\n",
            f"      <dossiercrebos><dossiercrebo>{dossier.crebo}</dossiercrebo></dossiercrebos>\n",
            "      <voorblad><omschrijving><verantwoording><vaststellingsinformatie>",
            f"{approved}</vaststellingsinformatie></verantwoording></omschrijving></voorblad>\n",
            "      <basis><basistaken><basiskerntaken>\n",
            *(_task(number, task, "basiswerkprocessen") for number, task in enumerate(dossier.basis, 1)),
            "      </basiskerntaken></basistaken></basis>\n      <profielen>\n",
            *(_profile(number, profiel) for number, profiel in enumerate(dossier.profielen, 1)),
            "      </profielen>\n    </dossier>\n",
        ]
    )


def _profile(number: int, profiel: Profiel) -> str:
    about = {"nr": profiel.nr, "titel": profiel.titel, "hoofdstuk": str(number), "niveau": profiel.niveau}
    dates = dict(zip(("Geldig_vanaf", "Datum_einde_instroom", "Datum_einde_opleiding"), profiel.dates, strict=True))
    return "".join(
        [
            f"        <profiel {_attributes(**about)}>\n          <creboinformatie>\n",
            f"            <crebo {_attributes(**dates)}>{profiel.crebo}</crebo>\n",
            "          </creboinformatie>\n          <profielkerntaken>\n",
            *(_task(number, task, "profielwerkprocessen") for number, task in enumerate(profiel.kerntaken, 1)),
            "          </profielkerntaken>\n        </profiel>\n",
        ]
    )


def _task(number: int, task: Kt, group: str) -> str:
    processes = "".join(_process(at, process) for at, process in enumerate(task.werkprocessen, 1))
    about = _attributes(nr=str(900 + number), titel=task.titel, hoofdstuk=str(number))
    inside = f"<complexiteit>Gewoon.</complexiteit><{group}>\n{processes}        </{group}>"
    return f"        <kerntaak {about}>{inside}</kerntaak>\n"


def _process(number: int, process: Wp) -> str:
    about = _attributes(nr=str(800 + number), titel=process.titel, hoofdstuk=str(number))
    profiel, added = process.extra
    more = (
        f'<aanvullend><profiel referentie="{profiel}" /><omschrijving>{added}</omschrijving></aanvullend>'
        if added
        else ""
    )
    texts = (
        ("omschrijving", process.omschrijving, more),
        ("resultaat", process.resultaat, ""),
        ("gedrag", process.gedrag, ""),
    )
    parts = "".join(
        f"<werkproces{name}>{escape(text)}<werkproces{name}perprofiel>{extra}</werkproces{name}perprofiel></werkproces{name}>"
        for name, text, extra in texts
    )
    return f"          <werkproces {about}>\n            {parts}\n          </werkproces>\n"


def _attributes(**values: str) -> str:
    return " ".join(f"{name}={quoteattr(value)}" for name, value in values.items())
