"""How easy a Dutch text reads: the Flesch-Douma score and sentences that run long.

The formula is Douma's adaptation of Flesch for Dutch, as YoastSEO.js documents it:
206.84 - 0.93 * (words per sentence) - 77 * (syllables per word). 60 and up reads easily.
The limit of 20 words per sentence is this project's own choice.
"""

import re
from dataclasses import dataclass

LONG_SENTENCE = 20
GOOD_SCORE = 60.0

_SENTENCE_END = re.compile(r"[.!?:;]+[\"'”’)]*(?:\s+|$)|\n\s*\n")
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
# One match is one syllable: Dutch vowel groups, the longest first. A trema starts a new syllable.
_SYLLABLE = re.compile(
    r"aai|ooi|oei|eeu|ieu|aa|ee|ie|oo|uu|oe|eu|ui|ei|ij|au|ou|ai|oi|[aeiouyáéèêíóúàëïöüâîôû]", re.IGNORECASE
)


@dataclass(frozen=True)
class Readability:
    """What a text measures: its score, its sentence count and the sentences that run long."""

    score: float
    sentences: int
    words: int
    long_sentences: tuple[str, ...]

    @property
    def long_share(self) -> float:
        """The share (0 to 1) of sentences with more than LONG_SENTENCE words."""
        return len(self.long_sentences) / self.sentences if self.sentences else 0.0


def syllables(word: str) -> int:
    """Return the number of syllables in one Dutch word, never less than one."""
    return max(1, len(_SYLLABLE.findall(word)))


def sentences(text: str) -> list[str]:
    """Split plain text into sentences; a colon, a semicolon and an empty line end one too."""
    return [part.strip() for part in _SENTENCE_END.split(text) if _WORD.search(part)]


def measure(text: str) -> Readability:
    """Measure plain running prose (no markup, no headings, no lists of terms)."""
    parts = sentences(text)
    words = _WORD.findall(text)
    if not parts or not words:
        return Readability(score=100.0, sentences=0, words=0, long_sentences=())
    per_sentence = len(words) / len(parts)
    per_word = sum(map(syllables, words)) / len(words)
    return Readability(
        score=206.84 - 0.93 * per_sentence - 77 * per_word,
        sentences=len(parts),
        words=len(words),
        long_sentences=tuple(part for part in parts if len(_WORD.findall(part)) > LONG_SENTENCE),
    )
