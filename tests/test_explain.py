"""Words that explain themselves on a whole page: in blocks and in prose, each one once."""

import re

import pytest

from handboek.explain import Explainer

WORDS = ("bpv", "Bpv", "SBB", "proeve van bekwaamheid", "R&amp;D")
EXPLAINER = Explainer({word: f'<abbr tabindex="0" title="Uitleg.">{word}</abbr>' for word in WORDS})


def marked(html: str) -> list[str]:
    return re.findall(r"<abbr[^>]*>(.*?)</abbr>", EXPLAINER.explain(html))


def test_the_first_use_is_marked_and_the_rest_stays() -> None:
    shown = EXPLAINER.explain("<p>De bpv is bpv. Bpv.</p>")
    mark = '<abbr tabindex="0" title="Uitleg.">bpv</abbr>'
    assert shown == f"<p>De {mark} is bpv. Bpv.</p>"


@pytest.mark.parametrize(
    "html",
    [
        "<h2>De bpv</h2>",
        '<a href="x">de <b>bpv</b></a>',
        '<img alt="bpv">',
        '<p data-a="over bpv">x</p>',
        "<svg><text>SBB</text></svg>",
        "<!-- bpv -->",
        '<abbr title="iets anders">SBB</abbr>',
        "<p>mini-bpv, bpvtje, stage</p>",
    ],
)
def test_where_a_word_stays_as_it_is(html: str) -> None:
    assert EXPLAINER.explain(html) == html


def test_after_such_a_place_the_next_use_is_marked() -> None:
    assert marked("<h2>De bpv</h2><p>de bpv</p>") == ["bpv"]
    assert marked("<p>een proeve van bekwaamheid</p>") == ["proeve van bekwaamheid"]
    assert marked("<p>bij R&amp;D</p>") == ["R&amp;D"]


def test_without_begrippen_nothing_changes() -> None:
    assert Explainer({}).explain("<p>bpv</p>") == "<p>bpv</p>"
