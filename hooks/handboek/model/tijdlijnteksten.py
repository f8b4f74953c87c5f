"""The words of the timeline and its files, and of the hints and examples at a leerdoel."""

from .basis import Model, Text


class Tijdlijnteksten(Model):
    """What a reader meets on the formulieren tijdlijn and leerdoel."""

    wat: Text
    gepland: Text
    gedaan: Text
    hulp: Text
    plaatje: Text
    legenda: Text
    zelf_gekozen: Text
    weken: Text
    maand: Text
    doelen: Text
    doel: Text
    stap: Text
    gesprek: Text
    stap_van_doel: Text
    leerdoel_zonder_tekst: Text
    stap_zonder_tekst: Text
    klaar: Text
    wie: Text
    soort: Text
    geen_datums: Text
    eind_voor_begin: Text
    te_lang: Text
    jaar_klopt_niet: Text
    geen_stagedag: Text
    werkdagen: Text
    vrij_klopt_niet: Text
    buiten: Text
    agenda: Text
    agenda_hulp: Text
    agenda_naam: Text
    rekenblad: Text
    hints: Text
    hint_ik: Text
    hint_werkwoord: Text
    hint_vaag: Text
    hint_getal: Text
    hint_tijd: Text
    hint_klaar: Text
    begin_hiermee: Text
    invulzinnen: Text
    staat_al_iets: Text
    vervang: Text
    laat_staan: Text
    voorbeeld_staat_erin: Text
