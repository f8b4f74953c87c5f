"""The logo of a school as SVG text: what Typst draws has to come in as data, and data is text."""

import json
from base64 import b64encode

import typst

from .problems import Place, Problem, Problems, quoted

_KINDS = {b"\x89PNG": "png", b"\xff\xd8\xff": "jpeg", b"RIFF": "webp"}
# Without a size of its own such an SVG is as large as the picture in it.
_AROUND = '<svg xmlns="http://www.w3.org/2000/svg"><image href="data:image/{kind};base64,{data}"/></svg>'
_TRY = b"#image(bytes(json(bytes(sys.inputs.logo))))"


def as_svg(content: bytes, name: str) -> str:
    """Return a picture as the text of an SVG.

    Args:
        content: an SVG, PNG, JPEG or WebP.
        name: how `school.logo` names it.

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
        raise Problems([Problem(Place("data/school.yml"), wrong, remedy)]) from None
