"""`handboek nieuw`: a new opleiding, formulier or school, by asking what it needs."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path

import click

from ..answers import Check, Checks, kerntaken
from ..finding import SCHOLEN, Layer
from ..home import BASE, version
from ..load import load
from ..making import Maker
from ..model import FORMULIEREN, Formulier, Handboek
from ..model.school import Contactweg, Kleuren, School
from ..model.veld import Veld
from ..opleiding_files import slugify
from ..problems import Place, Problem, Problems
from ..schools import find_school
from ..workplace import check_apart, project_at, school_at
from .asking import Question, answers
from .school_choice import may_change
from .telling import write_and_tell

_SCHOOL, _UNNAMED = "school.yml", "onze-school"
_FIRST_MONTH = 8  # of a year at school
_TALK = "weekgesprek"


@click.group(short_help="Maak een opleiding, een formulier of een school.")
def command() -> None:
    """Maak een nieuw bestand, met uitleg bij elke regel.

    Noem je niets, dan stelt deze opdracht vragen. Wat er al is, blijft altijd staan.
    """


naar_option = click.option(
    "--naar", metavar="MAP", help="De map van de school. Zonder deze keuze: de map waarin je staat, of de basis."
)


@command.command(short_help="Een opleiding erbij.")
@click.option("--naam", cls=Question, must=True, help="De officiële naam van de opleiding.")
@click.option("--crebo", cls=Question, must=True, help="Het nummer van de opleiding: vijf cijfers.")
@click.option("--niveau", cls=Question, must=True, help="Het niveau in het mbo: 1, 2, 3 of 4.")
@click.option("--leerweg", cls=Question, multiple=True, help="De leerweg: bol, bbl of allebei. Weglaten mag.")
@click.option("--sector", cls=Question, help="Het kopje waaronder de opleiding in de lijst staat. Weglaten mag.")
@click.option("--dossier", cls=Question, help="Het nummer van het kwalificatiedossier: vijf cijfers. Weglaten mag.")
@click.option("--zekerheid", cls=Question, default="middel", help="Hoe zeker de titels zijn: hoog of middel.")
@click.option("--bron", cls=Question, must=True, help="De titel van het document waar je de titels vond.")
@click.option("--url", cls=Question, must=True, help="Het adres van dat document, zoals https://...")
@click.option(
    "--kerntaak", cls=Question, must=True, multiple=True, help="Elke kerntaak: code en titel, zoals 'B1-K1 Bakt brood'."
)
@click.option(
    "--werkproces",
    cls=Question,
    must=True,
    multiple=True,
    help="Elk werkproces: code en titel, zoals 'B1-K1-W1 Maakt deeg'.",
)
@naar_option
@click.pass_context
def opleiding(ctx: click.Context, /, naar: str | None, **_given: object) -> None:
    """Maak een opleiding. De codes en titels staan in het kwalificatiedossier van SBB."""
    maker = _maker(naar)
    check = Checks(_handboek(maker))
    found = answers(ctx, check.opleiding(maker.sources(), in_school=maker.school is not None))
    write_and_tell(maker.opleiding({**found, "kerntaken": kerntaken(found["kerntaak"], found["werkproces"])}))


@command.command(short_help="Een formulier erbij.")
@click.option("--titel", cls=Question, must=True, help="De naam van het formulier, hoogstens 60 tekens.")
@click.option("--kort", cls=Question, must=True, help="Wat het is, in een zin van hoogstens 140 tekens.")
@click.option("--waarom", cls=Question, must=True, help="Waarom het helpt; de lezer ziet het boven de vragen.")
@click.option("--pak-het-als", cls=Question, must=True, help="Maak de zin af: pak dit formulier als ...")
@click.option("--vraag", cls=Question, must=True, multiple=True, help="Elke vraag op het formulier.")
@click.option("--wie", cls=Question, multiple=True, default=("stagiair",), help="Wie het invult; anders de stagiair.")
@click.option("--met", cls=Question, multiple=True, help="Met wie je het bespreekt. Weglaten mag.")
@click.option("--wanneer", cls=Question, default="Als je het nodig hebt", help="Wanneer je het invult.")
@click.option("--minuten", cls=Question, default="15", help="Hoeveel minuten het kost.")
@click.option("--groep", cls=Question, default="week", help="Het kopje waaronder het in de lijst staat.")
@click.option("--soort", cls=Question, default="ontwikkelen", help="Waarvoor het is: ontwikkelen of beoordelen.")
@click.option("--pagina", cls=Question, help=f"De pagina met uitleg, vanaf docs/. Anders {FORMULIEREN}.")
@click.option("--gesprek", cls=Question, help=f"Het gesprek waar het bij hoort. Anders het {_TALK}.")
@click.option("--overleg", cls=Question, help="Of een ander overleg, in eigen woorden. Weglaten mag.")
@click.option("--per-opleiding", cls=Question, is_flag=True, help="Maak een blad voor elke opleiding.")
@naar_option
@click.pass_context
def formulier(ctx: click.Context, /, naar: str | None, **_given: object) -> None:
    """Maak een formulier om in te vullen, op het scherm en op papier."""
    maker = _maker(naar)
    handboek = _handboek(maker)
    check = Checks(handboek)
    own = ("titel", "kort", "waarom", "pak_het_als", "wanneer", "minuten", "groep", "soort", "overleg")
    checks: dict[str, Check] = {key: check.key(Formulier, key) for key in own}
    checks["vraag"] = check.each(Veld, "label")
    checks["wie"] = checks["met"] = check.known([*(rol.id for rol in handboek.rollen.rollen), "school"], "de rol")
    checks["pagina"] = check.known(handboek.paginas, "de pagina")
    gesprekken = [gesprek.id for gesprek in handboek.gesprekken.gesprekken]
    checks["gesprek"] = check.known(gesprekken, "het gesprek")
    checks["per_opleiding"] = bool
    found = answers(ctx, checks)
    found["pagina"] = found["pagina"] or _usual(FORMULIEREN, handboek.paginas)
    found["gesprek"] = "" if found["overleg"] else found["gesprek"] or _usual(_TALK, gesprekken)
    write_and_tell(maker.formulier({**found, "vragen": found["vraag"]}))


@command.command(short_help="Een school erbij: een map met wat er anders is.")
@click.option("--naam", cls=Question, must=True, help="De naam van de school, zoals die bovenaan elke pagina komt.")
@click.option("--korte-naam", cls=Question, help="De naam in het menu, liefst hoogstens 20 tekens. Anders dezelfde.")
@click.option("--hoofd", cls=Question, help="De kleur van de balk bovenaan, zoals #16474d. Weglaten mag.")
@click.option("--accent", cls=Question, help="De kleur van wat oplicht, zoals #8a3b12. Weglaten mag.")
@click.option("--opleiding", cls=Question, multiple=True, help="Een opleiding van de basis; anders allemaal.")
@click.option("--wie", cls=Question, default="Het stagebureau", help="Bij wie de lezer met vragen terechtkan.")
@click.option("--waarvoor", cls=Question, default="Vragen over je stage.", help="Met welke vragen.")
@click.option("--hoe", cls=Question, default="Vraag ernaar bij de receptie van de school.", help="Hoe je daar komt.")
@click.option("--naar", metavar="MAP", help="De map die gemaakt wordt. Anders heet ze naar de school.")
@click.option("--repository", is_flag=True, help="Zet er ook in wat GitHub of GitLab nodig heeft om te bouwen.")
@click.option("--pakket", help="Waar pip het handboek vindt, voor --repository. Anders een .whl-bestand in de map.")
@click.pass_context
def school(ctx: click.Context, /, naar: str | None, pakket: str | None, *, repository: bool, **_given: object) -> None:
    """Maak een map voor een school, met alleen wat er anders is dan in de basis."""
    here = Path.cwd()
    project = project_at(here)
    base = _of(project)
    others = base.data / SCHOLEN if may_change(project, here) and here.is_relative_to(project) else here
    check_apart((Path(naar).expanduser() if naar else others / _UNNAMED).resolve(), project)
    handboek = _handboek(base)
    check = Checks(handboek)
    checks: dict[str, Check] = {key: check.key(School, key) for key in ("naam", "korte_naam")}
    checks |= {key: check.key(Contactweg, key) for key in ("wie", "waarvoor", "hoe")}
    checks |= {key: check.key(Kleuren, key) for key in ("hoofd", "accent")}
    checks["opleiding"] = check.known(handboek.opleidingen, "de opleiding")
    found = answers(ctx, checks)
    today = date.today()
    begin = today.year - (today.month < _FIRST_MONTH)
    found |= {"korte_naam": found["korte_naam"] or found["naam"], "opleidingen": found["opleiding"]}
    found |= {"editie": f"{begin}-{begin + 1}", "datum": today.isoformat()}
    folder = (Path(naar).expanduser() if naar else others / (slugify(str(found["naam"])) or _UNNAMED)).resolve()
    shown = f"{base.data.name}/{SCHOLEN}/{folder.name}" if folder.parent == base.data / SCHOLEN else folder.name
    maker = replace(base, school=Layer.of_school(folder, shown))
    files = maker.new_school(found)
    write_and_tell(files | maker.repository(str(found["naam"]), version(), pakket) if repository or pakket else files)


def _usual(name: str, known: Iterable[str]) -> str:
    """Return a name, or the first that there is where a handbook does not have it."""
    names = list(known)
    return name if name in names else names[0]


def _of(project: Path) -> Maker:
    """Return the maker for a handbook itself; a project without templates of its own uses those of the base."""
    own = project / "templates"
    return Maker(project / "data", project / "docs", own if own.is_dir() else BASE / "templates")


def _maker(naar: str | None) -> Maker:
    """Return the maker for a school, or for the handbook itself.

    Raises:
        Problems: where there is no such school, or the handbook is the one that was installed.
    """
    here = Path.cwd()
    project = project_at(here)
    base = _of(project)
    chosen = school_at(here, project) if naar is None else naar
    if chosen and Path(chosen).resolve() not in (project, base.data):
        school = find_school(base.data, chosen)
        if not (school.data / _SCHOOL).is_file() and school.data.parent != base.data / SCHOLEN:
            remedy = "Maak eerst een school met 'handboek nieuw school', of noem een andere map."
            raise Problems([Problem(Place(school.shown), "in deze map staat geen school.yml.", remedy)])
        return replace(base, school=school)
    if not may_change(project, here):
        remedy = "Noem met --naar de map van je school; een nieuwe maak je met 'handboek nieuw school'."
        raise Problems([Problem(Place(project.name), "de basis is geïnstalleerd en blijft zoals ze is.", remedy)])
    return base


def _handboek(maker: Maker) -> Handboek:
    return load(maker.data, maker.docs, school=maker.school).handboek
