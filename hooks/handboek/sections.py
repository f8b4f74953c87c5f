"""A page's HTML to the sections that the search knows: each heading with the text below it.

Material's search plugin does this with a general HTML parser, which takes longer than all of our own
rendering. Our pages come from Python-Markdown and our own templates, so a few expressions do.
"""

import html
import re
from collections.abc import Iterator
from typing import NotRequired, TypedDict

from .headings import HEADING

_LEFT_OUT = re.compile(r"<(script|style|svg|pre)\b.*?</\1>|<(div|aside) [^>]*data-search-exclude.*?</\2>", re.DOTALL)
_TAG = re.compile(r"<[^>]*>")
# Words on both sides of these belong together; all other tags part them.
_INLINE = re.compile(r"</?(?:abbr|em|strong|code|a)\b[^>]*>")


class Section(TypedDict):
    """A section of the site as the search box knows it; texts are plain."""

    location: str
    title: str
    text: str
    ook: NotRequired[list[str]]
    """What else its page is called."""
    vak: NotRequired[list[str]]
    """The words of a trade, on the page of its opleiding: they give way to the subject in a question."""
    verwant: NotRequired[list[str]]
    """What else the begrip in its title is called, and what another page is about in the first place."""


def sections(address: str, body: str) -> Iterator[Section]:
    """Yield each section of a page; the first one is the page itself, the others have an anchor.

    Args:
        address: of the page, within the site.
        body: the HTML of the page's own content, with one `h1`.
    """
    body = _LEFT_OUT.sub(" ", body)
    location, title, start = address, "", 0
    for match in HEADING.finditer(body):
        if title:
            yield {"location": location, "title": title, "text": _plain(body[start : match.start()])}
            location = f"{address}#{match[2]}"
        title, start = _plain(match[3]), match.end()
    if title:
        yield {"location": location, "title": title, "text": _plain(body[start:])}


def _plain(part: str) -> str:
    return " ".join(html.unescape(_TAG.sub(" ", _INLINE.sub("", part))).split())
