"""The fields of a Blad as data for Typst: what to show of each kind, and its boxes to fill in by their number."""

from collections.abc import Callable, Iterable, Sequence

from .blad import RIJNAAM, Invulveld
from .model import Handboek
from .model.veld import Kolom, Optie
from .print_boxes import Boxes, sentences, title_of
from .print_text import plain, runs
from .render import fill
from .rows import Rij

Data = dict[str, object]
# Options that stand in a cell as round boxes, and how long each may be; others become a list.
_MOST_IN_A_CELL, _LONGEST_IN_A_CELL = 4, 30


def role_names(handboek: Handboek, ids: Iterable[str]) -> str:
    """Return the names of some rollen, or of the school, as one text."""
    names = {rol.id: rol.enkelvoud for rol in handboek.rollen.rollen}
    return ", ".join(names.get(id_, handboek.teksten.pagina.school) for id_ in ids)


class Fields:
    """Makes fields into data, and keeps their boxes in the order of the screen."""

    def __init__(self, handboek: Handboek) -> None:
        self._handboek = handboek
        self._words = handboek.teksten.formulier
        self._keys = {sleutel.nummer: plain(sleutel.titel) for sleutel in handboek.sleutels.sleutels}
        self._date = handboek.teksten.papier.datum_vorm
        self.boxes = Boxes(self._words.kies)
        self._kinds: dict[str, Callable[[Invulveld], Data]] = {
            **dict.fromkeys(("tekst", "datum", "getal", "lang"), self._single),
            **dict.fromkeys(("tabel", "afspraken"), self._table),
            "tijdlijn": self._timeline,
            "keuze": self._choice,
            "keuzes": self._choices,
            "schaal": self._scale,
            "afvinklijst": self._checklist,
            "vragen": self._questions,
            "handtekeningen": self._signatures,
            "uitleg": lambda v: {"tekst": runs(v.veld.tekst or "")},
        }

    def data(self, fields: Iterable[Invulveld]) -> list[Data]:
        """Return fields as data; examples are left out, since they are for the screen alone."""
        return [
            {"soort": v.soort, "label": plain(v.veld.label or ""), "hulp": plain(v.veld.hulp or "")}
            | self._kinds[v.soort](v)
            for v in fields
            if v.soort != "voorbeelden"
        ]

    def _single(self, v: Invulveld) -> Data:
        shape = self._date if v.soort == "datum" else v.veld.eenheid
        add = self.boxes.area if v.soort == "lang" else self.boxes.line
        box = add(v.naam(), v.veld.label, shape, v.veld.hulp)
        return {"box": box, "regels": v.veld.regels, "vorm": plain(shape or "")}

    def _choice(self, v: Invulveld) -> Data:
        if v.veld.vorm == "lijst":
            return {"box": self.boxes.list(v.naam(), v.opties, v.veld.label, v.veld.hulp), "vorm": ""}
        options = [(option.id, sentences(title_of(option), option.uitleg)) for option in v.opties]
        return _options(v.opties, self.boxes.rounds(v.naam(), options, v.veld.label, v.veld.hulp))

    def _choices(self, v: Invulveld) -> Data:
        asked = v.veld.label, v.veld.hulp
        ticks = [self.boxes.tick(v.naam(one), asked[0], one.titel, one.uitleg, asked[1]) for one in v.opties]
        return _options(v.opties, ticks)

    def _checklist(self, v: Invulveld) -> Data:
        rows = []
        for rij in v.rijen:
            box = self.boxes.tick(v.naam(rij), v.veld.label, self._name(rij), *_explanation(rij))
            rows.append({"box": box, **self._row(v, rij)})  # the box stands before its words
        return {"rijen": rows}

    def _questions(self, v: Invulveld) -> Data:
        rows = []
        for rij in v.rijen:
            row = self._row(v, rij)
            words = fill(self._words.antwoord, nummer=rij.id[1:]) if rij.eigen else title_of(rij)
            row["box"] = self.boxes.area(v.naam(rij), v.veld.label, words, *_explanation(rij))
            rows.append(row)
        return {"rijen": rows, "regels": v.veld.regels}

    def _scale(self, v: Invulveld) -> Data:
        assert v.schaal is not None, "the model asks for one"
        steps = [(step.id, step.titel) for step in v.schaal.treden]
        rows = []
        for rij in v.rijen:
            row = self._row(v, rij)
            words = sentences(self._name(rij), rij.uitleg)
            row["rondjes"] = list(self.boxes.rounds(v.naam(rij), steps, v.veld.label, words))
            if v.veld.toelichting:
                row["toelichting"] = self.boxes.area(v.naam(rij, "toelichting"), self._words.toelichting, words)
            rows.append(row)
        shown = [
            {"kort": plain(step.kort), "titel": plain(step.titel), "uitleg": plain(step.uitleg)}
            for step in v.schaal.treden
        ]
        return {"treden": shown, "rijen": rows, "toelichting": v.veld.toelichting}

    def _table(self, v: Invulveld) -> Data:
        rows = []
        for rij in v.rijen:
            row = self._row(v, rij)
            row["cellen"] = [self._cell(v, rij, kolom) for kolom in v.kolommen]
            rows.append(row)
        words = self._handboek.teksten.tijdlijn.wat if v.soort == "tijdlijn" else v.veld.rijkop
        columns = [{"titel": plain(kolom.titel), "soort": kolom.soort} for kolom in v.kolommen]
        return {"kolommen": columns, "rijen": rows, "rijkop": plain(words or "")}

    def _timeline(self, v: Invulveld) -> Data:
        h = self._handboek
        return {
            **self._table(v),
            "plaatje": plain(h.teksten.figuur.tijdlijn),
            "fasen": [{"titel": plain(fase.titel), "wanneer": plain(fase.wanneer)} for fase in h.inwerken.fasen],
            "gesprekken": [{"nummer": t.nummer, "titel": plain(t.titel)} for t in h.gesprekken.contactmomenten],
        }

    def _cell(self, v: Invulveld, rij: Rij, kolom: Kolom) -> Data:
        name, asked = v.naam(rij, kolom), (v.veld.label, self._name(rij), kolom.titel)
        if kolom.soort == "keuze" and not _fit_in_a_cell(kolom.opties):
            return {"box": self.boxes.list(name, kolom.opties, *asked)}
        if kolom.soort == "keuze":
            options = [(option.id, option.titel) for option in kolom.opties]
            return _options(kolom.opties, self.boxes.rounds(name, options, *asked))
        if kolom.soort == "vinkje":
            return {"box": self.boxes.tick(name, *asked)}
        return {"box": self.boxes.area(name, *asked, self._date if kolom.soort == "datum" else None)}

    def _signatures(self, v: Invulveld) -> Data:
        signed = []
        for rol in v.veld.van:
            whose = role_names(self._handboek, [rol])
            name, day = (fill(words, rol=whose) for words in (self._words.naam_van, self._words.datum_van))
            boxes = {
                "naam": self.boxes.line(v.naam(rol, "naam"), name),
                "datum": self.boxes.line(v.naam(rol, "datum"), day, self._date),
            }
            signed.append({"naam_label": plain(name), "datum_label": plain(day), **boxes})
        return {"van": signed}

    def _row(self, v: Invulveld, rij: Rij) -> Data:
        """Return what names a row: words, or the box in which the reader types them, or else its number."""
        own = None
        if rij.eigen:
            own = self.boxes.area(rij.eigen, self._name(rij))
        elif not rij.titel and v.veld.rijkop:
            own = self.boxes.area(v.naam(rij, RIJNAAM), f"{v.veld.rijkop} {rij.id[1:]}")
        blok = self._handboek.teksten.blok
        minutes = fill(blok.minuut if rij.minuten == 1 else blok.minuten, aantal=rij.minuten) if rij.minuten else ""
        return {
            "nummer": "" if rij.titel else rij.id[1:],
            "eigen": own,
            "titel": plain(rij.titel),
            "code": plain(rij.code),
            "uitleg": "" if v.soort == "tijdlijn" else plain(rij.uitleg or ""),  # there it is for the calendar
            "hulp": plain(rij.hulp or ""),
            "vragen": [plain(question) for question in rij.vragen],
            "meta": plain(role_names(self._handboek, rij.wie) or minutes),
            "sleutel": rij.nummer,
            "sleutelnaam": self._keys.get(rij.nummer or 0, ""),
        }

    def _name(self, rij: Rij) -> str:
        """Return what a screen reader calls a row."""
        if rij.eigen:
            return fill(self._words.eigen_rij, nummer=rij.id[1:])
        return title_of(rij) or f"{self._words.rij} {rij.id[1:]}"


def _explanation(rij: Rij) -> tuple[str | None, ...]:
    return (rij.uitleg, rij.hulp, *rij.vragen)


def _fit_in_a_cell(options: Sequence[Optie]) -> bool:
    return len(options) <= _MOST_IN_A_CELL and all(len(option.titel) <= _LONGEST_IN_A_CELL for option in options)


def _options(options: Iterable[Rij | Optie], boxes: Iterable[int]) -> Data:
    shown = [
        {"box": box, "titel": plain(title_of(option)), "uitleg": plain(option.uitleg or "")}
        for option, box in zip(options, boxes, strict=True)
    ]
    return {"opties": shown}
