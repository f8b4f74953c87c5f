"""Light markup in texts from data: emphasis, lists and links; all HTML in it is shown, never run."""

from collections.abc import Callable
from functools import cache, lru_cache
from typing import TypeVar

from markdown import Markdown
from markdown.extensions.sane_lists import SaneListExtension
from markdown.treeprocessors import Treeprocessor
from markdown.util import Registry
from markupsafe import Markup

# What stays of Python-Markdown. Everything else, raw HTML first of all, is left out and so shown as typed.
_BLOCKS = {"empty", "olist", "ulist", "paragraph"}
_INLINES = {"escape", "link", "em_strong"}
_SAFE_SCHEMES = ("http", "https", "mailto")
T = TypeVar("T")


class _Collector(Treeprocessor):
    """Hands every link to a function that returns the address to show for it."""

    address: Callable[[str], str] = staticmethod(lambda target: target)
    found: list[str]

    def run(self, root):  # type: ignore[no-untyped-def]  # Python-Markdown types this as Element
        for link in root.iter("a"):
            target = link.get("href", "")
            self.found.append(target)
            link.set("href", self.address(target) if _is_safe(target) else "")


def _is_safe(target: str) -> bool:
    return ":" not in target or target.partition(":")[0].lower() in _SAFE_SCHEMES


@cache
def _converter() -> tuple[Markdown, _Collector]:
    converter = Markdown(extensions=[SaneListExtension()], output_format="html")
    collector = _Collector(converter)
    converter.parser.blockprocessors = _only(converter.parser.blockprocessors, _BLOCKS)
    converter.inlinePatterns = _only(converter.inlinePatterns, _INLINES)
    converter.preprocessors.deregister("html_block")
    converter.treeprocessors.register(collector, "links", 0)
    return converter, collector


def _only(registry: Registry[T], names: set[str]) -> Registry[T]:
    """Return a registry with only the named parts, in the order they had."""
    kept: Registry[T] = Registry()
    for place, name in enumerate(sorted(names, key=registry.get_index_for_name)):
        kept.register(registry[name], name, -place)
    return kept


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
