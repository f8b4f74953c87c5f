"""The logo of a school as SVG text: what Typst draws has to come in as data, and data is text."""

import json
from base64 import b64encode
from collections.abc import Iterator, Sequence
from pathlib import Path

import typst

from .problems import Place, Problem, Problems, quoted

_KINDS = {b"\x89PNG": "png", b"\xff\xd8\xff": "jpeg", b"RIFF": "webp"}
# Without a size of its own such an SVG is as large as the picture in it.
_AROUND = '<svg xmlns="http://www.w3.org/2000/svg"><image href="data:image/{kind};base64,{data}"/></svg>'
_LARGEST = 1_000_000  # bytes
_PLACE = Place("data/school.yml")
_TRY = b"#image(bytes(json(bytes(sys.inputs.logo))))"


def find_logo(docs: Sequence[Path], name: str) -> Path:
    """Return the picture that `school.logo` names, from the last of some folders that has it."""
    return next((folder / name for folder in reversed(docs) if (folder / name).is_file()), docs[-1] / name)


def check_logo(docs: Sequence[Path], name: str, place: Place) -> Iterator[Problem]:
    """Yield what is wrong with the picture that `school.logo` names, a file within one of some folders docs/."""
    try:
        content = find_logo(docs, name).read_bytes()
    except OSError:
        wrong = f"het logo {quoted(name)} staat niet in {docs[-1].name}/, of is niet te lezen."
        yield Problem(place, wrong, f"Zet het bestand in {docs[-1].name}/.")
        return
    if len(content) > _LARGEST:
        wrong = (
            f"het logo {quoted(name)} is {len(content) / _LARGEST:.0f} MB groot; het staat op elke pagina en elk vel."
        )
        yield Problem(place, wrong, "Bewaar het kleiner: hoogstens 1 MB, liefst als svg.")
        return
    try:
        as_svg(content, name, place)
    except Problems as problems:
        yield from problems


def as_svg(content: bytes, name: str, place: Place = _PLACE) -> str:
    """Return a picture as the text of an SVG.

    Args:
        content: an SVG, PNG, JPEG or WebP.
        name: how `school.logo` names it.
        place: where it does.

    Raises:
        Problems: where it is none of these, or is broken.
    """
    try:
        typst.Compiler(_TRY).compile(format="svg", sys_inputs={"logo": json.dumps(list(content))})
        kind = next((kind for signature, kind in _KINDS.items() if content.startswith(signature)), "")
        return _AROUND.format(kind=kind, data=b64encode(content).decode()) if kind else content.decode()
    except (typst.TypstError, UnicodeDecodeError):
        wrong = f"het logo {quoted(name)} is geen plaatje dat op papier kan."
        remedy = "Bewaar het opnieuw als svg, png, jpg of webp."
        raise Problems([Problem(place, wrong, remedy)]) from None
