"""Colours as sRGB, `#rrggbb`: how well one reads on another (WCAG 2.2), and lighter and darker ones."""

from collections.abc import Iterator

_STEPS = 64
_BLACK, _WHITE = "#000000", "#ffffff"


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours, from 1 to 21 (WCAG 2.2, 'contrast ratio')."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def darkened(colour: str, background: str, least: float) -> str:
    """Return a colour, or the least darker one that has enough contrast with a background; black where none has."""
    return next((step for step in _towards(colour, _BLACK) if contrast(step, background) >= least), _BLACK)


def lightened(colour: str, background: str, least: float) -> str:
    """Return a colour, or the least lighter one that has enough contrast with a background; white where none has."""
    return next((step for step in _towards(colour, _WHITE) if contrast(step, background) >= least), _WHITE)


def mixed(one: str, other: str, part: float) -> str:
    """Return a colour with a part of another in it, from 0 to 1."""
    pairs = zip(_channels(one), _channels(other), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * part):02x}" for a, b in pairs)


def _towards(colour: str, end: str) -> Iterator[str]:
    return (mixed(colour, end, step / _STEPS) for step in range(_STEPS + 1))


def _channels(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _luminance(colour: str) -> float:
    """Return the relative luminance of a colour (WCAG 2.2)."""
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (channel / 255 for channel in _channels(colour))
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
