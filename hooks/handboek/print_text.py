"""Texts from the data as paper can show them: plain, or light markup as a tree of runs."""

import re
import unicodedata
from html.parser import HTMLParser

from .markup import to_html
from .print_fonts import drawable

Run = str | dict[str, object]
_OTHERS = {0x2010: "-", 0x2011: "-", 0x2028: " ", 0x2029: " ", 0x00AD: None}
# So and Sk hold emoji and their colours, Cf and Mn what joins them: pictures beside words, which can be missed.
_PICTURES = ("So", "Sk", "Cf", "Mn", "Co", "Cn", "Cs", "Cc")
_LONG_WORD = re.compile(r"[^\s\u200b]{31,}")
_PIECE = 15
_LOOSE = re.compile(r"\s+(?=[.,;:!?)])")  # the space before a picture that stood at the end of a clause
_OUTSIDE = ("http://", "https://", "mailto:")


def plain(text: str) -> str:
    """Return a text without what the font has no sign for and a reader can miss, such as emoji.

    A word too long for any line may break: where does not matter, as no language has such words.
    """
    text = unicodedata.normalize("NFC", text).translate(_OTHERS)
    if pictures := {sign for sign in set(text) - drawable() if not sign.isspace() and _is_picture(sign)}:
        text = _LOOSE.sub("", "".join(sign for sign in text if sign not in pictures))
    return _LONG_WORD.sub(lambda word: _breakable(word[0]), " ".join(text.split()))


def undrawable(text: str) -> list[str]:
    """Return the letters of a plain text that the font of paper does not have, each once."""
    return [sign for sign in dict.fromkeys(text) if sign not in drawable() and not sign.isspace()]


def runs(markup: str) -> list[Run]:
    """Return light markup as a tree: texts, and maps with a `soort` such as `strong` and an `inhoud`."""
    reader = _Runs()
    reader.feed(to_html(markup, lambda target: target))
    reader.close()
    return reader.tree


def _is_picture(sign: str) -> bool:
    return unicodedata.category(sign) in _PICTURES


def _breakable(word: str) -> str:
    return "\u200b".join(word[start : start + _PIECE] for start in range(0, len(word), _PIECE))


class _Runs(HTMLParser):
    """Collects the elements that markup.py makes."""

    def __init__(self) -> None:
        super().__init__()
        self.tree: list[Run] = []
        self._inside = [self.tree]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        content: list[Run] = []
        run: dict[str, object] = {"soort": tag, "inhoud": content}
        address = dict(attrs).get("href") or ""
        if address.startswith(_OUTSIDE):  # a page of the handbook has no address on paper
            run["adres"] = address
        self._inside[-1].append(run)
        self._inside.append(content)

    def handle_endtag(self, tag: str) -> None:  # noqa: ARG002 - the name that HTMLParser gives it
        self._inside.pop()

    def handle_data(self, data: str) -> None:
        if not data.isspace() or self._inside[-1] is not self.tree:
            lead, trail = data[:1].isspace(), data[-1:].isspace()
            self._inside[-1].append(" " * lead + plain(data) + " " * trail)
