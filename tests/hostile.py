"""Files that someone might open as a dossier, each with what the reader is to see. Whatever would run sets `__ran`."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

RUN = "window.__ran = 1"
HIGH = "\ud800"  # half of a pair, which must not stand alone
NAME = "leerdoel.doel"
MANY = 20_000


@dataclass(frozen=True)
class Hostile:
    """A file and what a reader is to see of it."""

    id: str
    content: bytes
    says: str = ""
    """The message, by its name in data/teksten.yml under dossier.bestand; nothing where it is a dossier after all."""


def dossier(**parts: Any) -> dict[str, Any]:
    """Return a good dossier with some parts replaced; a part that is `...` is left out."""
    whole = {
        "soort": "stagedossier",
        "versie": 1,
        "id": "vreemd",
        "gemaakt": "2026-09-01T08:00:00.000Z",
        "gewijzigd": "2026-09-02T09:30:00.000Z",
        "antwoorden": {"gegevens.stagiair": "Vreemd", NAME: "Ik kneed deeg."},
        **parts,
    }
    return {name: value for name, value in whole.items() if value is not ...}


def text(value: object) -> bytes:
    """Return a value as JSON."""
    return json.dumps(value, ensure_ascii=False).encode("utf-8", "surrogatepass")


def of_answers(answers: dict[str, Any]) -> bytes:
    """Return a dossier with these answers as JSON."""
    return text(dossier(antwoorden=answers))


GOOD = text(dossier())

_TEXTS = {
    "script": f"<script>{RUN}</script>",
    "closed script": f"</script><script>{RUN}</script>",
    "image": f"<img src=x onerror='{RUN}'>",
    "drawing": f"<svg onload='{RUN}'><animate onbegin='{RUN}' attributeName=x dur=1s>",
    "frame": f"<iframe srcdoc='<script>parent.{RUN}</script>'></iframe>",
    "address": f"javascript:{RUN}",
    "link": f"<a href='javascript:{RUN}'>klik</a>",
    "data address": "data:text/html,<script>parent.__ran = 1</script>",
    "out of a textarea": f"</textarea><script>{RUN}</script>",
    "out of an attribute": f"\" autofocus onfocus='{RUN}' x=\"",
    "out of a comment": f"--><script>{RUN}</script><!--",
    "out of a template": f"</template><img src=x onerror='{RUN}'>",
    "form": f"<form action='javascript:{RUN}'><button>Bewaar</button></form>",
    "style": f"<style>body {{ display: none }}</style><link rel=stylesheet href='//vreemd.invalid'><b>{RUN}</b>",
    "refresh": "<meta http-equiv=refresh content='0;url=//vreemd.invalid'>",
    "place to fill in": "{naam} {aantal} {titel} {{ 7 * 7 }} ${alert(1)} $& $1 %s",
    "formula": '=HYPERLINK("//vreemd.invalid";"klik")',
    "json": '{"__proto__": {"polluted": 1}}',
    "turned around": "\u202egnp.exe\u202c \u2066naam\u2069",
    "stacked letters": "z" + "\u0301" * 300,
    "all lines": "een\ntwee\r\ndrie\rvier\u2028vijf\tzes",
    "control signs": "a\u0001b\u0008c\u001bd\u007fe\u0085f",
    "half a smiley apart": "😀😀 \U0001f468\u200d\U0001f469\u200d\U0001f467",
    "long": "lang " * 3999,
    "one long word": "w" * 20_000,
    "day that is none": "2026-99-99",
    "far day": "9999-12-31",
    "just a zero": "0",
    "spaces": "   ",
}
_NAMES = (
    *(
        "constructor.prototype",
        "constructor.constructor",
        "tostring.x",
        "hasownproperty.call",
        "--.x",
        "0.0",
        "valueof.a",
    ),
    *("leerdoel.constructor", "leerdoel.toString.valueOf", "leerdoel~2.constructor.x", "weg.veld", "weg~3.veld.r1.a"),
    *("leerdoel~0.doel", "leerdoel~1.doel", "leerdoel~01.doel", "leerdoel~1000.doel", f"leerdoel~{'9' * 30}.doel"),
    *("leerdoel.doel.extra.delen", "a." + "b" * 198, "leerdoel" + ".a" * 90, "leerplan~2.plan.r1.werk"),
)
_CHOSEN = (
    "../../vreemd",
    "//vreemd.invalid/x",
    f"javascript:{RUN}",
    "constructor",
    "__proto__",
    "software-developer/../..",
    "%2e%2e",
)


def shown() -> Iterator[Hostile]:
    """Yield files that are a dossier, whatever there is in it: all of it is to be seen, as plain text."""
    for id_, value in _TEXTS.items():
        yield Hostile(f"answer: {id_}", of_answers({"gegevens.stagiair": "Vreemd", NAME: value, "weg.veld": value}))
    for id_ in ("script", "image", "place to fill in", "turned around", "address"):
        yield Hostile(f"name of a person: {id_}", of_answers({"gegevens.stagiair": _TEXTS[id_]}))
    for name in _NAMES:
        yield Hostile(f"named {name[:20]}", of_answers({"gegevens.stagiair": "Vreemd", name: RUN}))
    for slug in _CHOSEN:
        yield Hostile(f"opleiding {slug[:20]}", of_answers({"gegevens.opleiding": slug, NAME: "Ik kneed."}))
    for id_ in ("constructor", "toString", "valueOf", "huidig", "1"):
        yield Hostile(f"id {id_}", text(dossier(id=id_)))
    yield Hostile("no answers", of_answers({}))
    yield Hostile("an empty answer", of_answers({NAME: ""}))
    yield Hostile("as many answers as may be", of_answers({f"weg.d{number}": "a" for number in range(MANY)}))
    yield Hostile("with a byte order mark", b"\xef\xbb\xbf" + GOOD)
    yield Hostile(
        "all escaped", "".join(f"\\u{ord(sign):04x}" for sign in "Vreemd").encode().join(GOOD.split(b"Vreemd"))
    )
    yield Hostile("spread out", json.dumps(dossier(), indent=8).replace("\n", "\r\n").encode())
    for time in ("0000-01-01T00:00:00Z", "9999-12-31T23:59:59.999Z"):
        yield Hostile(f"from {time[:4]}", text(dossier(gemaakt=time, gewijzigd=time)))
