"""Warnings of texts that read harder than the handbook wants: hard words, and sentences that run long."""

import re
from collections.abc import Callable, Iterator

from .node import Node
from .problems import Place, Problem, quoted
from .readability import GOOD_SCORE, LONG_SENTENCE, measure
from .running_prose import of_data, of_page

MOST_LONG_SENTENCES = 1 / 20
"""Of all sentences of a text."""
FEWEST_WORDS = 60
"""Below this a score says little: one long name decides it."""
_FIRST_WORDS = 3


def check_page(html: str, source: str, file: str) -> Iterator[Problem]:
    """Yield the warnings of a page.

    Args:
        html: what it shows.
        source: its text as it was written, to find the line in.
        file: the name to show in messages.
    """

    def line_of(sentence: str) -> Place:
        begin = r"[\s*_>\[]+".join(re.escape(word) for word in sentence.split()[:_FIRST_WORDS])
        found = re.search(begin, source)
        return Place(file, source.count("\n", 0, found.start()) + 1 if found else 1)

    yield from _check(of_page(html), Place(file), line_of)


def check_data(root: Node, name: str, file: str) -> Iterator[Problem]:
    """Yield the warnings of a data file; `name` is as in `running_prose.of_data`."""
    texts = list(of_data(root, name))

    def line_of(sentence: str) -> Place:
        return next((node.place for node, words in texts if sentence in words), Place(file))

    yield from _check("\n\n".join(words for _node, words in texts), Place(file), line_of)


def _check(text: str, whole: Place, line_of: Callable[[str], Place]) -> Iterator[Problem]:
    found = measure(text)
    if found.words >= FEWEST_WORDS and found.score < GOOD_SCORE:
        wrong = f"deze tekst leest moeilijk: {found.score:.0f} op de schaal van Flesch-Douma."
        remedy = f"Kies gewone woorden en korte zinnen, tot het minstens {GOOD_SCORE:.0f} is."
        yield Problem(whole, wrong, remedy, "let op")
    if found.long_share > MOST_LONG_SENTENCES:
        for sentence in found.long_sentences:
            wrong = f"deze zin heeft meer dan {LONG_SENTENCE} woorden: {quoted(sentence)}."
            yield Problem(line_of(sentence), wrong, "Maak er twee zinnen van.", "let op")
