"""The fourteen opleidingen: official titles left as they are, and goals that are really fourteen times our own."""

import re
from functools import cache
from itertools import combinations
from pathlib import Path
from typing import Any, get_args

import pytest
import yaml

from built import pages, text, with_class
from conftest import ROOT
from handboek.load import load
from handboek.model import Handboek, Opleiding, opleiding_page
from handboek.model.leren import Doelsoort
from handboek.model.opleiding import Leerdoel

OFFICIAL: dict[str, Any] = yaml.safe_load(
    (Path(__file__).parent / "opleidingen-officieel.yml").read_text(encoding="utf-8")
)
SLUGS = sorted(OFFICIAL)
LETTERS = ("specifiek", "meetbaar", "acceptabel", "realistisch", "tijdgebonden")
TEXTS = ("doel", *LETTERS, "bewijs", "moment")
HALF = 0.5
_WORD = re.compile(r"[^\W\d_]{2,}")
# A capital that does not start a sentence: a name.
_NAME = re.compile(r"(?<=[\w,;] )[A-Z][\w’'-]*")


@cache
def handboek() -> Handboek:
    return load(ROOT / "data", ROOT / "docs").handboek


def opleiding(slug: str) -> Opleiding:
    return handboek().opleidingen[slug]


def shown(site: Path, slug: str) -> str:
    return text(pages(site)[opleiding_page(slug).replace(".md", ".html")].article)


def own_words(goal: Leerdoel, of: Opleiding) -> frozenset[str]:
    """Return the words of a goal as a set, without the titles and names that goals may share.

    Left out are the names of the opleiding and of the rollen, the official titles of its kerntaken and
    werkprocessen, and every other word with a capital inside a sentence. What stays is lower case, and
    at least two letters long.
    """
    told = " ".join(str(getattr(goal, key)) for key in TEXTS)
    left_out = [of.naam, *(werkproces.titel for werkproces in of.werkprocessen)]
    left_out += [kerntaak.titel for kerntaak in of.kerntaken]
    left_out += [name for rol in handboek().rollen.rollen for name in (rol.meervoud, rol.enkelvoud)]
    for phrase in left_out:
        told = re.sub(re.escape(phrase), " ", told, flags=re.IGNORECASE)
    return frozenset(_WORD.findall(_NAME.sub(" ", told).lower()))


def shared(one: frozenset[str], other: frozenset[str]) -> float:
    """Return which part of the smaller of two sets of words is also in the other."""
    return len(one & other) / min(len(one), len(other))


def test_there_are_fourteen() -> None:
    assert len(SLUGS) == 14
    assert sorted(handboek().opleidingen) == SLUGS


@pytest.mark.parametrize("slug", SLUGS)
def test_official_codes_and_titles_are_left_as_they_are(slug: str) -> None:
    found = opleiding(slug)
    titles = {kerntaak.code: kerntaak.titel for kerntaak in found.kerntaken}
    titles |= {werkproces.code: werkproces.titel for werkproces in found.werkprocessen}
    assert {
        "naam": found.naam,
        "crebo": found.crebo,
        "niveau": found.niveau,
        "leerweg": list(found.leerweg),
        "dossier": found.dossier.model_dump(exclude_none=True),
        "titels": titles,
    } == OFFICIAL[slug]


@pytest.mark.parametrize("slug", SLUGS)
def test_goals_cover_every_doelsoort_and_werkprocessen_of_their_own(slug: str) -> None:
    goals = opleiding(slug).leerdoelen
    codes = {werkproces.code for werkproces in opleiding(slug).werkprocessen}
    assert len(goals) >= 6
    assert {goal.soort for goal in goals} == set(get_args(Doelsoort))
    assert {goal.werkproces for goal in goals} <= codes
    assert len({goal.werkproces.rpartition("-")[0] for goal in goals}) >= 2, "alle doelen horen bij één kerntaak"


def test_every_letter_says_something_of_its_own() -> None:
    seen: dict[str, str] = {}
    for slug, found in handboek().opleidingen.items():
        for goal in found.leerdoelen:
            for key in TEXTS:
                told = str(getattr(goal, key))
                where = f"{slug}: {goal.id}.{key}"
                assert len(told.split()) >= 4, f"{where} zegt te weinig: {told}"
                assert seen.setdefault(told, where) == where, f"{where} is gelijk aan {seen[told]}"


def test_no_two_goals_share_more_than_half_their_words() -> None:
    goals = [
        (f"{slug}: {goal.id}", own_words(goal, found))
        for slug, found in handboek().opleidingen.items()
        for goal in found.leerdoelen
    ]
    too_close = [
        f"{shared(words, others):.0%} {name} en {other}: {' '.join(sorted(words & others))}"
        for (name, words), (other, others) in combinations(goals, 2)
        if shared(words, others) > HALF
    ]
    assert not too_close, "\n".join(too_close)


@pytest.mark.parametrize("slug", SLUGS)
def test_the_reader_sees_how_certain_it_is(site: Path, slug: str) -> None:
    found = opleiding(slug)
    seen = shown(site, slug)
    assert found.let_op is not None
    assert text_of(found.let_op) in seen
    assert re.search(r"(Controleer|Vraag|Kijk|Ga|Zoek)[^.]* bij [^.]*\(SBB\)", seen)
    for source in found.bronnen:
        assert source.titel in seen
        assert source.cohort is None or f"cohort {source.cohort}" in seen
    assert any(source.cohort for source in found.bronnen)
    certain = handboek().teksten.blok
    assert (certain.zekerheid_hoog if found.zekerheid == "hoog" else certain.zekerheid_middel) in seen


@pytest.mark.parametrize("slug", SLUGS)
def test_the_reader_sees_every_goal_with_its_werkproces(site: Path, slug: str) -> None:
    page = pages(site)[opleiding_page(slug).replace(".md", ".html")]
    for goal in opleiding(slug).leerdoelen:
        (card,) = page.article.xpath(f".//section[{with_class('leerdoel')}][h3[@id=$id]]", id=f"doel-{goal.id}")
        for key in TEXTS:
            assert text_of(getattr(goal, key)) in text(card), f"{goal.id}.{key}"
        (werkproces,) = card.xpath(f".//p[{with_class('stapwie')}]/a/@href")
        assert werkproces == f"#{goal.werkproces.lower()}"
    seen = text(page.article)
    for code, title in OFFICIAL[slug]["titels"].items():
        assert f"{code} {title}" in seen


def test_the_index_lists_all_by_sector(site: Path) -> None:
    index = pages(site)["opleidingen/index.html"]
    listed = {}
    for sector in index.article.xpath(f".//section[{with_class('sector')}]"):
        for link in sector.xpath(".//li/a/@href"):
            listed[link.removesuffix("/index.html")] = text(sector.xpath("h2")[0])
    assert listed == {slug: found.sector for slug, found in handboek().opleidingen.items()}
    assert "niet-in-de-lijst.html" in index.article.xpath(".//a/@href")


def text_of(told: str) -> str:
    """Return a text from the data as the page shows it, with single spaces."""
    return " ".join(told.split())
