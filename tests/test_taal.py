"""How the handbook is written: role names as variables, no leftovers, one way to address the reader, all in Dutch."""

import json
import re
from collections.abc import Iterator, Sequence
from copy import deepcopy
from functools import cache
from pathlib import Path

import pytest

from built import Page, pages, text
from conftest import ROOT
from proza import Told, data_of, pages_of

# Where a word that is refused elsewhere is what the text is about, with the words around it.
ABOUT_THE_WORD = (
    'Let even op het woord "mentor"',
    'Let op het woord "mentor"',
    "Een mentor is vaak iemand van school",
    "hoor je ook leermeester of werkbegeleider",
    "heet iemand bpv-docent, op de andere stagecoach",
    "Jij of u tegen een klant",
)
ROLE_NAMES = r"\w*praktijkopleid\w*|\w*stagiair\w*|\w*bpv-begeleider\w*|adviseurs? praktijkleren"
OTHER_ROLE_NAMES = (
    r"student(?:en|es?)?|mentor\w*|stagebegeleid(?:er|ster)s?|supervisors?|leermeesters?|stagecoach\w*"
    r"|(?:werk(?:plek)?|docent)?begeleiders?"
)
LEFTOVERS = {
    "een plek om nog in te vullen": r"\b(?:TODO|FIXME|XXX|TBD)\b|lorem|\.\.\.|…|\[naam\]",
    "een dubbele spatie": r"(?<=\S)[ \u00a0]{2,}(?=\S)",
    "de lezer met u": r"\b(?:u|uw|uzelf)\b",
    "een uitroepteken": r"(?<!!)!(?![!\[])",
    "een gedachtestreep": r"[–—]|(?<=[\w.,\"'”’)]) --? (?=\w)",
}
# Words for a man or a woman in a sentence about a rol; each of these is about something else.
OTHER_THINGS = ("Drie partijen sluiten haar", "vullen hem in")
MAN_OR_WOMAN = r"\b(?:hij|hem|haar|hijzelf|zijzelf|zijne|hare)\b|\b(?:zijn|haar) eigen\b"
SENTENCE = re.compile(r"[^.!?]+[.!?]*")

# English that a theme or a tool leaves behind; Dutch has words for all of these.
ENGLISH = (
    r"search\w*|footer|header|tabs|skip|next|previous|back|top of|page|pages|not found|edit|home|the|and|with|your"
    r"|you|click|here|submit|download|settings|loading|initiali[sz]\w*|matching|results?|copy|copied|toggle|navigation"
    r"|table of contents|type to|documents|last update|source|view|read more|close menu|permanent link|warning|note"
    r"|initialiseren|overeenkomende documenten|repository|geüpdatet"
)
# Names and official titles in English; they stay as they are.
ENGLISH_NAMES = (
    *("front-office", "Systems and devices", "systems and devices"),
    *("GitHub Pages", "GitLab Pages", "Settings", "Pages"),  # of a site to publish on, and its buttons
)
MONEY = r"€|\beuro'?s?\b|\bEUR\b|\d+ ?cent\b|\b\d+,\d\d\b(?! uur)"
PHONE = r"\+\d{2}|\b0\d{1,3} ?- ?\d[\d ]{5,}|\b0\d{9}\b|\b0[89]00\b|\b088\b|\btel\."


@cache
def told() -> Sequence[Told]:
    return [*pages_of(ROOT / "docs"), *data_of(ROOT / "data")]


def offences(pattern: str, allowed: Sequence[str] = ()) -> Iterator[str]:
    """Yield `file:line: words` for each match in the prose that is not part of an allowed phrase."""
    wanted = re.compile(rf"(?<![\w-])(?:{pattern})(?![\w])" if pattern[0].isalpha() else pattern, re.IGNORECASE)
    for one in told():
        for match in wanted.finditer(one.words):
            around = " ".join(one.words[max(0, match.start() - 60) : match.end() + 60].split())
            if not any(phrase in around for phrase in allowed):
                yield f"{one.at(match.start())}: {match[0]!r} in {around!r}"


def test_there_is_prose_to_check() -> None:
    files = {one.file for one in told()}
    assert len([file for file in files if file.startswith("docs/")]) > 60
    assert len([file for file in files if file.startswith("data/opleidingen/")]) == 14
    assert len(told()) > 5000


def test_role_names_are_variables() -> None:
    found = [where for one in told() for where in literal_role_names(one)]
    assert not found, "\n".join(found)


def literal_role_names(one: Told) -> Iterator[str]:
    for match in re.finditer(ROLE_NAMES, one.words, re.IGNORECASE):
        yield f"{one.at(match.start())}: {match[0]!r} staat er letterlijk; schrijf een variabele"


def test_no_other_names_for_the_rollen() -> None:
    found = list(offences(OTHER_ROLE_NAMES, ABOUT_THE_WORD))
    assert not found, "\n".join(found)


@pytest.mark.parametrize("what", LEFTOVERS)
def test_no_leftovers(what: str) -> None:
    found = [where for where in offences(LEFTOVERS[what], ABOUT_THE_WORD) if ": '!' in '!!! " not in where]
    assert not found, "\n".join(found)


def test_a_rol_is_no_man_and_no_woman() -> None:
    found = []
    for one in told():
        for sentence in SENTENCE.finditer(one.text.replace("{{ ", "{{")):
            names_a_rol = re.search(r"\{\{\w*(?:praktijkopleider|stagiair|bpv_begeleider|adviseur)", sentence[0], re.I)
            about_another = any(phrase in " ".join(sentence[0].split()) for phrase in OTHER_THINGS)
            if names_a_rol and not about_another and re.search(MAN_OR_WOMAN, sentence[0], re.I):
                found.append(f"{one.file}:{one.line}: {sentence[0].strip()}")
    assert not found, "\n".join(found)


@pytest.mark.parametrize("phrase", [*ABOUT_THE_WORD, *OTHER_THINGS])
def test_what_is_allowed_is_still_there(phrase: str) -> None:
    assert any(phrase in " ".join(one.words.split()) for one in told())


def shown(page: Page) -> Iterator[str]:
    """Yield every piece of text on a page that a reader sees or hears, in its frame too."""
    for piece in page.root.xpath("//text()[not(ancestor::script or ancestor::style or ancestor::code)]"):
        yield str(piece)
    for name in ("aria-label", "title", "placeholder", "alt", "data-gevonden", "data-niets", "data-niet-geladen"):
        yield from map(str, page.root.xpath(f"//@{name}"))
    yield from map(str, page.root.xpath("//meta[@name='description']/@content"))
    for config in page.root.xpath("//script[@id='__config']"):
        yield from json.loads(config.text)["translations"].values()


def test_every_page_is_dutch(site: Path) -> None:
    english = re.compile(rf"(?<![\w-])(?:{ENGLISH})(?![\w-])", re.IGNORECASE)
    found = set[str]()
    for page in pages(site).values():
        for piece in shown(page):
            for name in ENGLISH_NAMES:
                piece = piece.replace(name, " ")  # noqa: PLW2901 - what is left is looked at
            found.update(f"{page.path}: {match[0]!r} in {piece.strip()[:80]!r}" for match in english.finditer(piece))
    assert not found, "\n".join(sorted(found)[:40])


def test_no_variable_or_markup_is_left_on_a_page(site: Path) -> None:
    for page in pages(site).values():
        article = deepcopy(page.article)
        for example in article.xpath(".//pre"):
            example.drop_tree()
        seen = text(article)
        assert not re.search(r"\{\{|\}\}|\{%|\]\(|\*\*|<!--|\bNone\b|&(?:amp|lt|gt|#\d+);", seen), page.path


@pytest.mark.parametrize("pattern", [MONEY, PHONE], ids=["geldbedragen", "telefoonnummers"])
def test_no_amounts_and_no_phone_numbers(site: Path, pattern: str) -> None:
    found = [
        f"{page.path}: {match[0]!r} in {piece.strip()[:80]!r}"
        for page in pages(site).values()
        for piece in shown(page)
        for match in re.finditer(pattern, piece, re.IGNORECASE)
    ]
    assert not found, "\n".join(found)
    assert not [link for page in pages(site).values() for link in page.root.xpath("//a/@href[starts-with(., 'tel:')]")]
