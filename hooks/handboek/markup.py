"""Light markup in texts from data: emphasis, lists and links; all HTML in it is shown, never run."""

from collections.abc import Callable
from functools import cache, lru_cache
from html import unescape
from typing import TypeVar

from markdown import Markdown
from markdown.extensions.sane_lists import SaneListExtension
from markdown.treeprocessors import Treeprocessor
from markdown.util import Registry
from markupsafe import Markup

# What of Python-Markdown is left out, raw HTML first of all: it stays text, shown as typed.
# What stays is emphasis, lists, links and a backslash to escape with.
_BLOCKS_LEFT_OUT = ("indent", "code", "hashheader", "setextheader", "hr", "quote", "reference")
_INLINES_LEFT_OUT = (
    *("html", "entity", "backtick", "autolink", "automail", "linebreak", "image_link"),
    *("reference", "image_reference", "short_reference", "short_image_ref"),
)
_BLOCKS_KEPT, _INLINES_KEPT = 4, 3
_SAFE_SCHEMES = ("http", "https", "mailto")
T = TypeVar("T")


class _Collector(Treeprocessor):
    """Hands every link to a function that returns the address to show for it."""

    address: Callable[[str], str] = staticmethod(lambda target: target)
    found: list[str]

    def run(self, root):  # type: ignore[no-untyped-def]  # Python-Markdown types this as Element
        for link in root.iter("a"):
            target = _decoded(link.get("href", ""))
            self.found.append(target)
            link.set("href", self.address(target) if _is_safe(target) else "#")


def _decoded(target: str) -> str:
    """Return a link's target as a browser reads it: `javascript&#58;` is a colon in disguise."""
    while (plain := unescape(target)) != target:
        target = plain
    return target.strip()


def _is_safe(target: str) -> bool:
    return ":" not in target or target.partition(":")[0].lower() in _SAFE_SCHEMES


@cache
def _converter() -> tuple[Markdown, _Collector]:
    converter = Markdown(extensions=[SaneListExtension()], output_format="html")
    collector = _Collector(converter)
    _leave_out(converter.parser.blockprocessors, _BLOCKS_LEFT_OUT, kept=_BLOCKS_KEPT)
    _leave_out(converter.inlinePatterns, _INLINES_LEFT_OUT, kept=_INLINES_KEPT)
    converter.preprocessors.deregister("html_block")
    converter.treeprocessors.register(collector, "links", 0)
    return converter, collector


def _leave_out(registry: Registry[T], names: tuple[str, ...], *, kept: int) -> None:
    for name in names:
        registry.deregister(name)
    # A part that is new in Python-Markdown would slip through; better to stop than to run it.
    assert len(registry) == kept, f"Python-Markdown has other parts than expected: {registry}"


def _convert(text: str, address: Callable[[str], str]) -> tuple[str, list[str]]:
    converter, collector = _converter()
    collector.address = address
    collector.found = []
    return converter.reset().convert(text), collector.found


@lru_cache(maxsize=4096)
def links(text: str) -> tuple[str, ...]:
    """Return the targets of all links in a text of light markup."""
    if "](" not in text:
        return ()
    return tuple(_convert(text, lambda target: target)[1])


def to_html(text: str, address: Callable[[str], str]) -> Markup:
    """Return light markup as HTML.

    Args:
        text: the text as it stands in the data.
        address: gives the address to show for a link's target (a page of the handbook or an outside address).
    """
    return Markup(_convert(text, address)[0])  # noqa: S704 - the converter escapes all HTML of the text
