"""The names of the rollen as variables for prose: `{{ de_praktijkopleider }}`, `{{ Stagiairs }}`."""

from .model.leren import Rollen


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
