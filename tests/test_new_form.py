"""A new formulier is one new YAML file and nothing else: it stands where every formulier stands, and keeps answers."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from built import pages, text
from conftest import build_site, copy_project
from filling import address, sheet
from handboek.load import load

NEW = """\
titel: Gereedschap
kort: Welk gereedschap je kent en wat je nog wilt leren.
waarom: Wie het gereedschap kent, durft eerder zelf te beginnen.
soort: ontwikkelen
wie: [stagiair]
met: [praktijkopleider]
wanneer: In de tweede week
minuten: 10
pagina: begeleiden/opdracht-geven.md
gesprek: weekgesprek
pak_het_als: je niet weet welk gereedschap bij welke klus hoort
groep: begeleiden
per_opleiding: true
een_vel: true
kop: [stagiair, leerbedrijf]
delen:
  - id: kast
    titel: De kast
    velden:
      - id: favoriet
        soort: tekst
        label: Waar werk je het liefst mee?
      - id: bij-welk-werk
        soort: tabel
        label: Bij welk werk hoort wat?
        rijkop: Werkproces
        uit: werkprocessen
        kolommen:
          - id: wat
            titel: Gereedschap
            soort: tekst
"""
SLUG = "software-developer"


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real handbook with one more file, built."""
    project = copy_project(tmp_path_factory.mktemp("nieuw") / "project")
    (project / "data" / "formulieren" / "gereedschap.yml").write_text(NEW, encoding="utf-8")
    done = build_site(project, project / "site")
    assert done.returncode == 0, done.stdout + done.stderr
    return project


def test_it_stands_where_every_formulier_stands(project: Path) -> None:
    site = pages(project / "site")
    handboek = load(project / "data", project / "docs").handboek
    new = address("gereedschap")
    for slug in ("", *handboek.opleidingen):
        page = site[address("gereedschap", slug)]
        assert "Gereedschap" in text(page.article)
        if slug:
            assert all(one.titel in text(page.form) for one in handboek.opleidingen[slug].werkprocessen)
            assert page.path in site[f"opleidingen/{slug}/index.html"].leads_to
    for path in ("formulieren/index.html", "formulieren/dossier.html", "begeleiden/opdracht-geven.html"):
        assert new in site[path].leads_to, path
    assert "je niet weet welk gereedschap bij welke klus hoort" in text(site["formulieren/index.html"].article)
    assert '"gereedschap"' in (project / "site" / "assets" / "formulieren" / "fields.js").read_text(encoding="utf-8")


@pytest.mark.browser
@pytest.mark.parametrize("slug", ["", SLUG])
def test_it_can_be_filled_in_and_kept(chromium: Browser, project: Path, slug: str) -> None:
    with sheet(chromium, f"{(project / 'site').as_uri()}/") as here:
        here.open("formulieren/index.html")
        here.page.get_by_role("link", name="Gereedschap", exact=True).click()
        here.page.wait_for_url("**/gereedschap.html")
        if slug:
            here.open(address("gereedschap", slug))
        given = here.fill()
        assert {"gegevens.stagiair", "gereedschap.favoriet"} < given.keys()
        assert any(name.startswith("gereedschap.bij-welk-werk.") for name in given)
        here.page.reload()
        assert here.shown() == given
        content = here.save()
        here.open("formulieren/dossier.html")
        expect(here.page.locator("[data-formulier=gereedschap] [data-voortgang]")).not_to_be_empty()
        assert here.save() == content
