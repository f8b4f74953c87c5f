"""The names of the rollen: of one of them, and as variables for prose such as `{{ de_praktijkopleider }}`."""

from .model import Handboek
from .model.leren import Rollen
from .render import find


def role_name(handboek: Handboek, name: str) -> str:
    """Return the name of a reader: one of the rollen, or the school itself.

    Raises:
        UnknownNameError: where there is no such rol.
    """
    rol = find(handboek.rollen.rollen, name) if name != "school" else None
    return str(getattr(rol, "enkelvoud", handboek.teksten.pagina.school))


def role_variables(rollen: Rollen) -> dict[str, str]:
    """Return each way in which prose may name a rol, by variable.

    For a rol with id `bpv-begeleider` these are `bpv_begeleider`, `bpv_begeleiders` (plural) and
    `de_bpv_begeleider` (with its article), each also with a capital for the start of a sentence.
    """
    variables = {}
    for rol in rollen.rollen:
        name = rol.id.replace("-", "_")
        forms = {name: rol.enkelvoud, f"{name}s": rol.meervoud, f"de_{name}": f"{rol.lidwoord} {rol.enkelvoud}"}
        for variable, text in forms.items():
            variables[variable] = text
            variables[variable[0].upper() + variable[1:]] = text[0].upper() + text[1:]
    return variables
