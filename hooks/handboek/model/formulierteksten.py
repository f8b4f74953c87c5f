"""The words around and inside the formulieren."""

from .basis import Model, Text, Uitleg


class Duurteksten(Model):
    """How long something takes: one minute, or more."""

    minuut: Text
    minuten: Text


class Formulierteksten(Duurteksten):
    """A formulier on screen, in PDF and on paper."""

    groepen: list[Uitleg]
    """De groepen formulieren, in de volgorde waarin ze in de lijst staan."""
    pakket: Text
    pakket_uitleg: Text
    formulier: Text
    paginatitel: Text
    pak_het_als: Text
    wie: Text
    met: Text
    wanneer: Text
    bij: Text
    uitleg_pagina: Text
    leeg_pdf: Text
    beoordeling: Text
    beoordeling_uitleg: Text
    per_opleiding: Text
    gegevens: Text
    kies: Text
    rij: Text
    rij_erbij: Text
    rij_weg: Text
    eigen_rij: Text
    vink: Text
    antwoord: Text
    toelichting: Text
    datum: Text
    wat: Text
    wie_doet: Text
    wanneer_doen: Text
    naam_van: Text
    datum_van: Text
    handtekening: Text
    zonder_script: Text
    voortgang: Text
    dossier: Text
    naamloos: Text
    nieuw_dossier: Text
    beheer: Text
    bewaar_bestand: Text
    afdrukken: Text
    pdf_antwoorden: Text
    pdf_bezig: Text
    pdf_klaar: Text
    pdf_past_niet: Text
    pdf_tekens: Text
    pdf_geen_plek: Text
    pdf_mislukt: Text
    eerste_keer: Text
    opgeslagen_apparaat: Text
    opgeslagen_venster: Text
    niet_opgeslagen: Text
    bijgewerkt: Text
    exemplaar: Text
    nog_een: Text
    andere_opleiding: Text
    open_voor_opleiding: Text
    over: Text
    over_uitleg: Text
    over_wis: Text
    geen_getal: Text
    te_klein: Text
    te_groot: Text
    meldingen: Text
    terug_naar_formulieren: Text
    opleiding_index: Text
    opleiding_formulieren: Text
    opleiding_formulieren_uitleg: Text
