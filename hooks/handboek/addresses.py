"""Paths of pages within docs/ to the addresses by which a browser finds them."""

import posixpath


def address(page: str) -> str:
    """Return the address of a file within the site: `leren/smart.html` for `leren/smart.md`, else the file itself."""
    return page.removesuffix(".md") + ".html" if page.endswith(".md") else page


def relative(target: str, page: str) -> str:
    """Return the address of a link's target as it is written on a page.

    Args:
        target: a page, with or without an anchor (`leren/smart.md#meetbaar`, `#hier`), or an address elsewhere.
        page: where the link stands.
    """
    if ":" in target:
        return target
    path, hash_, anchor = target.partition("#")
    way = posixpath.relpath(address(path), posixpath.dirname(page) or ".") if path else ""
    return way + hash_ + anchor
