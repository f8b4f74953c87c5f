"""The two colours of a school to those of the site, light and dark, and of paper."""

from .colours import darkened, lightened, mixed
from .model.school import Kleuren

# The page in Material's dark scheme, and what reads well on it (WCAG 2.2, 1.4.6: better than it has to be).
_NIGHT = "#1e2129"
_EASY = 7.0
_BLACK, _WHITE = "#000000", "#ffffff"


def on_screen(kleuren: Kleuren) -> dict[str, dict[str, str]]:
    """Return the colours of the site in its light and its dark scheme."""
    main, accent = kleuren.hoofd.lower(), kleuren.accent.lower()
    return {
        "licht": {
            "hoofd": main,
            "hoofd_licht": mixed(main, _WHITE, 0.15),
            "hoofd_donker": mixed(main, _BLACK, 0.25),
            "hoofd_diep": mixed(main, _BLACK, 0.45),
            "accent": accent,
        },
        "donker": {
            "hoofd": darkened(mixed(main, _BLACK, 0.25), _WHITE, _EASY),
            "link": lightened(main, _NIGHT, _EASY),
            "accent": lightened(accent, _NIGHT, _EASY),
        },
    }


def on_paper(kleuren: Kleuren | None) -> dict[str, str]:
    """Return the ink of headings and a tint behind text, or nothing for those of the handbook itself."""
    if kleuren is None:
        return {}
    main = kleuren.hoofd.lower()
    return {"inkt": main, "vlak": mixed(main, _WHITE, 0.92)}
