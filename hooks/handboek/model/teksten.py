"""The words of the site itself: buttons, headings of generated pages, messages."""

from typing import Annotated

from pydantic import Field

from .basis import Model, Text
from .dossierteksten import Dossierteksten
from .formulierteksten import Duurteksten, Formulierteksten
from .tijdlijnteksten import Tijdlijnteksten


class Paginateksten(Duurteksten):
    """Around every page."""

    voor: Text
    afdrukken: Text
    invullen: Text
    bronnen: Text
    school: Text
    niet_gevonden: Text
    niet_gevonden_uitleg: Text
    naar_begin: Text


class Bronsoortteksten(Model):
    """The kinds of bron, as headings."""

    kern: Text
    feit: Text
    aangehaald: Text


class Blokteksten(Duurteksten):
    """Inside the blocks that show data."""

    acties: Text
    vragen: Text
    voorbereiding: Text
    agenda: Text
    afspraken: Text
    wanneer: Text
    wie: Text
    zo_doe_je_het: Text
    voorbeeld: Text
    valkuil: Text
    kenmerken: Text
    zinnen: Text
    vraag_aan_jezelf: Text
    klein_begin: Text
    wie_plant: Text
    jij_doet: Text
    de_ander_doet: Text
    gezien: Text
    denk_ik: Text
    vraag: Text
    controlevragen: Text
    voorbeelden: Text
    invulzinnen: Text
    in_de_praktijk: Text
    zo_begin_je: Text
    zo_ziet_het_eruit: Text
    daarom_gebeurt_het: Text
    tegenontwerp: Text
    signaal: Text
    eerst: Text
    wie_bellen: Text
    lees_verder: Text
    ook_wel: Text
    zekerheid_hoog: Text
    zekerheid_middel: Text
    let_op: Text
    gezien_door_ons: Text
    gebruikt_voor: Text
    bron: Text
    bronsoorten: Bronsoortteksten
    drukte: Text
    ritme: Text
    beoordelen: Text
    begeleiden: Text
    manieren_van_kijken: Text
    manieren_van_meedoen: Text
    dag_voor: Text
    dag_ervoor: Text
    dag_een: Text
    dag_na: Text
    slot: Text
    laatste_dag: Text


class Figuurteksten(Model):
    """Titles of the pictures, read aloud by a screen reader."""

    tijdlijn: Text
    sleutels: Text
    cyclus: Text
    strategieen: Text


class Opleidingteksten(Model):
    """The index of opleidingen and the page of each."""

    titel: Text
    inleiding: Text
    omschrijving: Text
    filter: Text
    filter_hulp: Text
    gevonden: Text
    niets_gevonden: Text
    niet_in_de_lijst: Text
    eigen_opleiding: Text
    crebo: Text
    niveau: Text
    leerweg: Text
    duur: Text
    dossier: Text
    versie: Text
    sector: Text
    zekerheid: Text
    controleer: Text
    doe_dit: Text
    doe_dit_stappen: list[Text]
    kerntaken: Text
    kerntaken_uitleg: Text
    keuzedelen: Text
    keuzedelen_uitleg: Text
    leerdoelen: Text
    leerdoelen_uitleg: Text
    geen_leerdoelen: Text
    werkproces: Text
    bewijs: Text
    moment: Text
    smart: Text
    hierbij: Text
    bron: Text
    cohort: Text
    vastgesteld: Text
    alle_opleidingen: Text
    zonder_sector: Text
    officieel: Text
    officieel_alle: Text
    omschrijving_werkproces: Text
    resultaat: Text
    gedrag: Text
    geldig_vanaf: Text
    einde_instroom: Text
    einde_opleiding: Text


class Zoekteksten(Model):
    """The search box."""

    gezocht_op: Text
    kijk_ook_bij: Text
    niet_geladen: Text
    sluiten: Text


class Papierteksten(Model):
    """On paper and in the PDFs."""

    pagina: Text
    datum_vorm: Text
    onderdeel: Text
    inhoud: Text
    bladzijde: Text
    datum: Text
    maanden: Annotated[list[Text], Field(min_length=12, max_length=12)]
    opleiding: Text
    formulierenlijst: Text
    formulieren_uitleg: Text
    waarvoor: Text
    uitleg: Text
    handboek: Text
    handboek_uitleg: Text
    boekje: Text
    boekje_ophalen: Text
    boekje_uitleg: Text
    boekje_opleiding: Text
    boekje_formulieren: Text
    boekje_formulieren_uitleg: Text


class Teksten(Model):
    """data/teksten.yml"""

    pagina: Paginateksten
    blok: Blokteksten
    figuur: Figuurteksten
    opleiding: Opleidingteksten
    zoeken: Zoekteksten
    formulier: Formulierteksten
    papier: Papierteksten
    dossier: Dossierteksten
    tijdlijn: Tijdlijnteksten
    thema: dict[str, Text]
    """Woorden van de onderdelen van Material, onder de namen die Material gebruikt; ze vervangen zijn eigen woorden."""
