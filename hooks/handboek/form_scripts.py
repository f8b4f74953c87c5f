"""What the scripts of the formulieren need to know, written as scripts: a page opened from disk can fetch nothing."""

import json

from .blad import Invulveld
from .fill_script import LETTERS, letters_script
from .forms import Bladen
from .model import Handboek

FOLDER = "assets/formulieren"
_SECTIONS = {"formulier", "dossier", "tijdlijn"}


def form_scripts(handboek: Handboek) -> dict[str, str]:
    """Return the generated scripts by their path in the site.

    `words.js` has the words that the scripts show, `fields.js` the title and the questions of each formulier, and
    `letters.js` what all PDFs share.
    """
    words = handboek.teksten.model_dump(include=_SECTIONS)
    words["opleidingen"] = {slug: opleiding.naam for slug, opleiding in handboek.opleidingen.items()}
    words["prive"] = {
        id_: formulier.titel
        for name, formulier in handboek.formulieren.items()
        for id_ in (name, *formulier.was)
        if formulier.prive
    }
    return {
        f"{FOLDER}/words.js": _script("words", words),
        f"{FOLDER}/fields.js": _script("fields", _fields(handboek)),
        LETTERS: letters_script(),
    }


def _fields(handboek: Handboek) -> dict[str, object]:
    bladen = Bladen(handboek)
    fields: dict[str, object] = {}
    for name, formulier in handboek.formulieren.items():
        blad = bladen.blad(name)
        fields[name] = {
            "titel": formulier.titel,
            "groep": formulier.groep,
            "perOpleiding": formulier.per_opleiding,
            "herhaalbaar": formulier.herhaalbaar or "",
            "was": formulier.was,
            "kop": formulier.kop,
            "velden": {
                field.veld.id: {
                    "soort": field.soort,
                    "label": field.veld.label or "",
                    "was": field.veld.was,
                    "aantal": _parts(field),
                    "rijen": {rij.id: rij.titel for rij in (*field.rijen, *field.opties) if rij.titel},
                    "kolommen": {kolom.id: kolom.titel for kolom in field.kolommen},
                }
                for part in blad.delen
                for field in part.velden
                if field.soort != "uitleg"
            },
        }
    return fields


def _parts(field: Invulveld) -> int:
    """Return of how many parts a field is: those that the progress above a formulier counts."""
    if field.soort == "voorbeelden":
        return 0
    if field.soort == "handtekeningen":
        return len(field.veld.van)
    if field.soort == "tijdlijn":
        return 1
    titles = [rij.titel for rij in field.rijen]
    return sum(map(bool, titles)) + (not all(titles) or not titles)


def _script(name: str, value: object) -> str:
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return f'"use strict";\n(globalThis.handboek ??= {{}}).{name} = {text};\n'
