"""The search index, made to understand Dutch.

Material's bundle fetches its index on every page. Ours stands in `search/zoekindex.js`, which
`assets/zoeken.js` loads once a reader uses the search; Material's stays empty. With the sections go
the words that the site's own texts lack: what else people call a thing, and the parts of compounds.
Those words only find and rank; what the reader sees is title and text. A script also loads from disk.
"""

import json
from collections.abc import Iterable
from pathlib import Path

from .compounds import split, words
from .model import Handboek
from .searchwords import Words, add_words, role_words
from .sections import Section

_HELP_PAGES = ("naslag/begrippen.html", "naslag/vragen.html")


def write(site: Path, handboek: Handboek, sections: list[Section]) -> None:
    """Write the index of a built site to where the search box looks for it, with the words of Dutch added.

    Args:
        site: the folder in which MkDocs has just written the site, with an empty index of Material's own.
        handboek: the words come from its begrippen, rollen and opleidingen.
        sections: those of all pages, in their order.
    """
    folder = site / "search"
    (folder / "zoekindex.js").write_text(f"var zoekindex={_json(enrich(sections, handboek))};\n", encoding="utf-8")
    # Material's bundle asks for an index of its own on each page; from disk it can only load a script.
    empty = (folder / "search_index.json").read_text(encoding="utf-8")
    (folder / "search_index.js").write_text(f"var __index={empty};\n", encoding="utf-8")


def enrich(sections: list[Section], handboek: Handboek) -> dict[str, object]:
    """Return all that the search box needs: the sections, each with its extra words, and the rules for words.

    Args:
        sections: those of the site, each with `location`, `title` and `text`, all as plain text.
        handboek: where the extra words come from.
    """
    begrippen, teksten = handboek.begrippen, handboek.teksten.zoeken
    add_words(sections, handboek)
    return {
        "docs": sections,
        "delen": _compounds(sections, begrippen.woorddelen),
        "stopwoorden": _all_words(begrippen.stopwoorden),
        "lichte_woorden": sorted({*_all_words(begrippen.lichte_woorden), *role_words(handboek)}),
        "teksten": {"gezocht_op": teksten.gezocht_op, "kijk_ook_bij": teksten.kijk_ook_bij},
        "kijk_ook_bij": list(_HELP_PAGES),
    }


def _compounds(sections: Iterable[Section], parts: Iterable[str]) -> dict[str, str]:
    """Return the compounds that the sections use, each with its parts."""
    known = frozenset(_all_words(parts))
    starts = tuple(known)
    texts = (text for section in sections for text in (section["title"], section["text"], *_extra(section)))
    # Most words start with no part at all, which is known at once.
    found = {word: split(word, known) for word in _all_words(texts) if word.startswith(starts)}
    return {word: " ".join(its_parts) for word, its_parts in found.items() if its_parts}


def _extra(section: Section) -> list[str]:
    return [*section.get("ook", ()), *section.get("vak", ()), *section.get("verwant", ())]


def _all_words(texts: Words) -> list[str]:
    return sorted({word for text in texts for word in words(text)})


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
