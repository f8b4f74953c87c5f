"""`handboek controleer`: links in pages that lead nowhere, each at its line and with what was meant."""

import re
from pathlib import Path

import pytest

from checked import found, page


@pytest.mark.parametrize("link", ["smart.md", "../index.md", "#proef", "smart.md#smart", "../logo.svg", "<smart.md>"])
def test_a_link_that_leads_somewhere(klein: Path, link: str) -> None:
    page(klein, f"Lees [dit]({link}), [elders](https://example.org/x#y) of [mail](mailto:a@example.org).")
    assert found(klein) == []


@pytest.mark.parametrize(
    ("link", "column", "wrong"),
    [
        ("smrt.md", 12, "de link 'smrt.md' leidt nergens heen. Bedoel je 'smart.md'?"),
        ("smart.html", 12, "de link 'smart.html' leidt nergens heen. Bedoel je 'smart.md'?"),
        ("smart", 12, "de link 'smart' leidt nergens heen. Bedoel je 'smart.md'?"),
        ("../leren/smart.md#smrt", 12, "de pagina '../leren/smart.md' heeft geen kop '#smrt'. Bedoel je 'smart'?"),
        ("#proff", 12, "deze pagina heeft geen kop '#proff'. Bedoel je 'proef'?"),
        ("/leren/smart.md", 12, "de link '/leren/smart.md' begint met een schuine streep. "),
        ("../smart.md", 12, "de link '../smart.md' leidt nergens heen. Bedoel je 'smart.md'?"),
        ("../../buiten.md", 12, "de link '../../buiten.md' leidt nergens heen. "),
        ("../naslag/", 12, "de link '../naslag/' leidt nergens heen. "),
        ("foto.png", 12, "de link 'foto.png' leidt nergens heen. "),
    ],
)
def test_a_link_that_leads_nowhere(klein: Path, link: str, column: int, wrong: str) -> None:
    page(klein, f"Goed.\n\nLees [dit]({link}).")
    (told,) = found(klein)
    assert told.startswith(f"docs/leren/proef.md:9:{column}: {wrong}")


def test_a_picture_and_a_link_in_html_are_links_too(klein: Path) -> None:
    page(klein, 'Zie ![het logo](../log.svg).\n\nOf <a href="smart.html">dit</a> en <a href="smrt.html">dat</a>.')
    first, second = found(klein)
    assert first.startswith("docs/leren/proef.md:7:17: de link '../log.svg' leidt nergens heen. Bedoel je '../logo")
    assert second == "docs/leren/proef.md:9:45: de link 'smrt.html' leidt nergens heen. Bedoel je 'smart.html'?"


def test_what_only_looks_like_a_link_is_none(klein: Path) -> None:
    page(klein, "Schrijf `[tekst](nergens.md)` of:\n\n```\n[tekst](nergens.md)\n```")
    assert found(klein) == []


def test_each_of_two_equal_links_has_its_own_line(klein: Path) -> None:
    page(klein, "Lees [dit](weg.md).\n\nLees [dat](weg.md).")
    assert [told.split(":")[1] for told in found(klein)] == ["7", "9"]


def test_a_heading_that_a_text_in_the_data_names(klein: Path) -> None:
    school = klein / "data" / "school.yml"
    school.write_text(school.read_text(encoding="utf-8").replace("index.md)", "index.md#nergens)"), encoding="utf-8")
    (told,) = found(klein)
    assert re.match(r"data/school\.yml:\d+:\d+: de pagina 'index\.md' heeft geen kop '#nergens'\.", told)
