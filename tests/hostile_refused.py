"""Files that are no dossier: picked by mistake, damaged on the way, or made to do harm."""

import json
import random
from collections.abc import Iterator

from hostile import GOOD, HIGH, MANY, NAME, RUN, Hostile, dossier, of_answers, text

# JSON of every kind but the one that is asked for.
_NO_VERSIONS: tuple[object, ...] = (0, -1, 1.5, "1", "2", None, True, [1], {}, ...)
_NO_MAPS: dict[str, object] = {"null": None, "true": True, "number": 42, "text": "stagedossier", "list": [], "map": {}}
_NO_PARTS: tuple[object, ...] = (None, 1, [], "")
_NO_IDS: tuple[object, ...] = ("../dossier", "a b", "a:b", "a" * 65, "__proto__", "<b>", "é", "a\n", {"a": 1})
_NO_TIMES: tuple[object, ...] = (
    *("gisteren", "2026-09-01", "2026-13-45T00:00:00Z", "2026-09-01T08:00:00+02:00", "<script>", {"a": 1}),
)
_NO_ANSWERS: tuple[object, ...] = (None, 1, 1.5, True, [], ["a"], {}, {"toString": RUN}, {"__proto__": {"a": "b"}})


def _other_files() -> Iterator[tuple[str, bytes, str]]:
    """Yield what is no JSON at all: by mistake, or under a false name."""
    yield "empty", b"", "leeg"
    yield "spaces", b" \n\t \n", "leeg"
    yield "byte order mark alone", b"\xef\xbb\xbf", "leeg"
    yield "pdf", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n", "pdf"
    yield "pdf with a dossier in it", b"%PDF-1.4\n" + GOOD, "pdf"
    for kind, inside in (("docx", b"word/document.xml"), ("xlsx", b"xl/workbook.xml"), ("pptx", b"ppt/slides/1.xml")):
        yield kind, b"PK\x03\x04\x14\x00\x06\x00[Content_Types].xml" + inside, "kantoor"
    yield "odt", b"PK\x03\x04\x14\x00\x00\x00mimetypeapplication/vnd.oasis.opendocument.text", "kantoor"
    yield "doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(64), "kantoor"
    yield "rtf", b"{\\rtf1\\ansi " + GOOD, "kantoor"
    for kind, start in (
        ("zip", b"PK\x03\x04"),
        ("empty zip", b"PK\x05\x06"),
        ("gzip", b"\x1f\x8b\x08"),
        ("rar", b"Rar!"),
    ):
        yield kind, start + bytes(range(1, 60)), "zip"
    yield "7z", b"7z\xbc\xaf\x27\x1c" + bytes(20), "zip"
    images = {
        "png": b"\x89PNG\r\n\x1a\n",
        "jpeg": b"\xff\xd8\xff\xe0\x00\x10JFIF",
        "gif": b"GIF89a",
        "webp": b"RIFF\x10\x00\x00\x00WEBPVP8 ",
        "heic": b"\x00\x00\x00\x18ftypheic",
        "mp4": b"\x00\x00\x00\x20ftypisom",
    }
    for kind, start in images.items():
        yield kind, start + bytes(40), "beeld"
    for encoding in ("utf-16", "utf-16-le", "utf-16-be", "utf-32"):
        yield encoding, GOOD.decode().encode(encoding), "utf16"
    yield "latin-1", text(dossier()).replace(b"kneed", "kneéd".encode("latin-1")), "letters"
    yield "windows-1252", text(dossier()).replace(b"kneed", "“kneed”".encode("cp1252")), "letters"
    yield "half a letter at the end", GOOD[:-1] + b"\xc3", "letters"
    yield "overlong letter", GOOD.replace(b"kneed", b"\xc0\xbckneed"), "letters"
    yield "surrogate in utf-8", text(dossier(antwoorden={NAME: HIGH})), "letters"
    yield "noise", b"N" + random.Random(1).randbytes(500), "geen_tekst"
    yield "program of windows", b"MZ\x90\x00\x03\x00\x00\x00" + bytes(80), "geen_tekst"
    yield "program of linux", b"\x7fELF\x02\x01\x01" + bytes(80), "geen_tekst"
    yield "database", b"SQLite format 3\x00" + bytes(80), "geen_tekst"
    yield "nul at the end", GOOD + b"\x00", "geen_tekst"
    yield "page", f"<!doctype html><script>{RUN}</script>".encode(), "geen_dossier"
    yield (
        "page about a stagedossier",
        f"<!doctype html><title>stagedossier</title><script>{RUN}</script>".encode(),
        "geen_dossier",
    )
    yield "drawing", f"<svg xmlns='http://www.w3.org/2000/svg' onload='{RUN}'/>".encode(), "geen_dossier"
    yield "xml with entities", b'<!DOCTYPE a [<!ENTITY b "bb">]><a>&b;</a>', "geen_dossier"
    yield "csv", b"naam;datum\r\nSam;2026-09-01\r\n", "geen_dossier"
    yield "calendar", b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n", "geen_dossier"
    yield "yaml", b"soort: dossier\nversie: 1\n", "geen_dossier"
    yield "script", f"{RUN};".encode(), "geen_dossier"
    yield "letter", b"Beste Sam, hierbij het dossier.", "geen_dossier"
    yield "over 5 MB", b'"' + b"a" * 5_000_000 + b'"', "te_groot"
    yield "good but over 5 MB", GOOD + b" " * 5_000_000, "te_groot"
    yield "50 MB", b"0" * 50_000_000, "te_groot"


def _damaged() -> Iterator[tuple[str, bytes, str]]:
    """Yield what was a dossier once, or looks like one."""
    written = json.dumps(dossier(), indent=2, sort_keys=True).encode()
    for share in range(1, 10):
        yield f"broken off at {share}0%", written[: len(written) * share // 10], "niet_heel"
    yield "broken off at the last sign", GOOD[:-1], "niet_heel"
    yield "twice", GOOD + GOOD, "niet_heel"
    yield "trailing comma", GOOD[:-2] + b",}}", "niet_heel"
    yield "single quotes", GOOD.replace(b'"', b"'"), "geen_dossier"
    yield "names without quotes", GOOD.replace(b'"soort"', b"soort"), "niet_heel"
    yield "comment", b"// een stagedossier\n" + GOOD, "geen_dossier"
    yield "call", b"alert(" + GOOD + b")", "geen_dossier"
    yield "assignment", f"{RUN}; var a = ".encode() + GOOD, "geen_dossier"
    yield "guard", b")]}',\n" + GOOD, "geen_dossier"
    yield "line break in a text", GOOD.replace(b"Ik kneed", b"Ik\nkneed"), "niet_heel"
    yield "wrong escape", GOOD.replace(b"kneed", b"\\x41"), "niet_heel"
    yield "half an escape", GOOD.replace(b"kneed", b"\\u12"), "niet_heel"
    yield "not a number", GOOD.replace(b'"versie": 1', b'"versie": NaN'), "niet_heel"
    yield "number with a zero", GOOD.replace(b'"versie": 1', b'"versie": 01'), "niet_heel"
    yield "mark in the middle", GOOD.replace(b", ", b",\xef\xbb\xbf", 1), "niet_heel"
    yield "two marks", b"\xef\xbb\xbf" * 2 + GOOD, "niet_heel"
    yield "deep and open", b'{"soort":"stagedossier","a":' + b"[" * 200_000, "niet_heel"
    yield "deep objects and open", b'{"stagedossier":' * 100_000, "niet_heel"


def _other_json() -> Iterator[tuple[str, bytes, str]]:
    for name, value in _NO_MAPS.items():
        yield f"just {name}", text(value), "geen_dossier"
    yield "dossier in a list", text([dossier()]), "geen_dossier"
    yield "dossier in a map", text({"dossier": dossier()}), "geen_dossier"
    yield "package", text({"name": "stagedossier", "version": "1.0.0"}), "geen_dossier"
    yield "deep lists", b"[" * 200_000 + b"]" * 200_000, "geen_dossier"
    yield "deep maps", b'{"a":' * 100_000 + b"1" + b"}" * 100_000, "geen_dossier"
    for kind in ("Stagedossier", "stagedossier ", "dossier", "", None, 1, True, ["stagedossier"], {"a": 1}, ...):
        yield f"of the kind {kind!r}", text(dossier(soort=kind)), "geen_dossier"
    yield "all in __proto__", text({"__proto__": dossier()}), "geen_dossier"
    yield "all in constructor", text({"constructor": {"prototype": dossier()}}), "geen_dossier"
    for version in (2, 3, 99, 10**9):
        yield f"version {version}", text(dossier(versie=version)), "nieuwer"
    yield "newer of another shape", text({"soort": "stagedossier", "versie": 7, "delen": [1, 2]}), "nieuwer"
    for wrong in _NO_VERSIONS:
        yield f"version {wrong!r}", text(dossier(versie=wrong)), "verkeerd"
    yield "version without end", GOOD.replace(b'"versie": 1', b'"versie": 1e999'), "verkeerd"


def _wrong_parts() -> Iterator[tuple[str, bytes, str]]:
    for part in ("id", "gemaakt", "gewijzigd", "antwoorden"):
        yield f"no {part}", text(dossier(**{part: ...})), "ontbreekt"
        for wrong in _NO_PARTS:
            yield f"{part} is {wrong!r}", text(dossier(**{part: wrong})), "verkeerd"
    for wrong in _NO_IDS:
        yield f"id is {str(wrong)[:12]!r}", text(dossier(id=wrong)), "verkeerd"
    for wrong in _NO_TIMES:
        yield f"changed at {wrong!r}", text(dossier(gewijzigd=wrong)), "verkeerd"
    yield "answers in pairs", text(dossier(antwoorden=[[NAME, "a"]])), "verkeerd"
    for name in ("extra", "__proto__", "constructor", "toString", "hasOwnProperty", f"<img src=x onerror='{RUN}'>"):
        yield f"with {name[:16]}", text({**dossier(), name: {"polluted": 1}}), "vreemd"


def _wrong_answers() -> Iterator[tuple[str, bytes, str]]:
    names = (
        *(
            "__proto__",
            "constructor",
            "prototype",
            "toString",
            "",
            ".",
            "a",
            "a.",
            ".a",
            "a..b",
            "A.b",
            "a b.c",
            "a/b.c",
        ),
        *(
            "leerdoel~.doel",
            "leerdoel~x.doel",
            "leerdoel~2~3.doel",
            "leerdoel.doel\n",
            "leerdoel.doel;",
            "léérdoel.doel",
        ),
        *("leerdoel.__proto__", "leerdoel.do\u0000el", "leerdoel.doel\u202e", f"<img src=x onerror='{RUN}'>.a"),
        *("a." + "b" * 199, "leerdoel.😀"),
    )
    for name in names:
        yield f"named {name[:14]!r}", of_answers({name: {} if name == "__proto__" else "a"}), "naam"
    for value in _NO_ANSWERS:
        yield f"answer {value!r}", of_answers({NAME: value}), "waarde"
    yield "deep answer", GOOD.replace(b'"Ik kneed deeg."', b"[" * 100_000 + b"]" * 100_000), "waarde"
    yield "one sign too long", of_answers({NAME: "a" * 20_001}), "lang"
    yield "4 MB in one answer", of_answers({NAME: "a" * 4_000_000}), "lang"
    for half in ("\\ud800", "\\udc00", "a\\udfffb", "\\ud83d \\ude00"):
        yield f"half a letter {half}", GOOD.replace(b"kneed", half.encode()), "tekens"
    for nul in ("\\u0000", "Ik\\u0000<script>"):
        yield f"with {nul}", GOOD.replace(b"kneed", nul.encode()), "tekens"
    yield "too many answers", of_answers({f"leerdoel.d{number}": "a" for number in range(MANY + 1)}), "te_veel"
    double = b'"leerdoel.doel": "Ik kneed deeg."'
    yield "one answer twice", GOOD.replace(double, double + b', "leerdoel.doel": "Anders"'), "dubbel"
    yield "one answer twice, the same", GOOD.replace(double, double + b", " + double), "dubbel"
    yield "one answer twice, disguised", GOOD.replace(double, double + b', "leerdoel.d\\u006fel": "Anders"'), "dubbel"
    yield "id twice", GOOD.replace(b'"versie"', b'"id": "anders", "versie"'), "dubbel"
    yield "answers twice", GOOD.replace(b'"antwoorden"', b'"antwoorden": {}, "antwoorden"'), "dubbel"
    yield "version twice", GOOD.replace(b'"versie"', b'"versie": 9, "versie"'), "dubbel"


def refused() -> list[Hostile]:
    """Return the files that are no dossier."""
    families = (_other_files(), _damaged(), _other_json(), _wrong_parts(), _wrong_answers())
    return [Hostile(*each) for family in families for each in family]
