"""The PDFs of a site: all of them beside their pages, made once, and never other than anew."""

import os
import re
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from conftest import ROOT, build_site
from handboek.load import load
from handboek.pdf_files import PdfFiles
from handboek.pdf_source import PdfSource
from handboek.problems import Problems
from standing import Site, leftovers, read

CHANGED = "Een heel ander werkproces"
Files = Callable[[], PdfFiles]


@pytest.fixture
def source(klein: Path) -> PdfSource:
    """What the PDFs of the tiny handbook are made from, with two opleidingen."""
    (klein / "data/opleidingen/bakker.yml").write_text(
        re.sub(r"crebo: \S+", "crebo: '25999'", (klein / "data/opleidingen/kok.yml").read_text(encoding="utf-8")),
        encoding="utf-8",
    )
    handboek = load(klein / "data", klein / "docs").handboek
    return PdfSource(handboek, ROOT / "templates", klein / "cache", (klein / "docs/logo.svg").read_bytes())


def with_title(source: PdfSource, slug: str, title: str) -> PdfSource:
    """Return the source in which one opleiding has another title for its first werkproces."""
    opleiding = source.handboek.opleidingen[slug]
    kerntaak = opleiding.kerntaken[0]
    first, *others = kerntaak.werkprocessen
    other = kerntaak.model_copy(update={"werkprocessen": [first.model_copy(update={"titel": title}), *others]})
    changed = opleiding.model_copy(update={"kerntaken": [other, *opleiding.kerntaken[1:]]})
    handboek = replace(source.handboek, opleidingen={**source.handboek.opleidingen, slug: changed})
    return replace(source, handboek=handboek)


def written(source: PdfSource, site: Path, old: Path = Path("none")) -> tuple[list[str], Site]:
    """Write all PDFs; return what had to be made, and what stands in the site."""
    files = PdfFiles(source)
    left = files.write_known(site, old)
    assert list(files.make(site, left)) == left
    return sorted(pdf.path for pdf in left), read(site)


def test_every_formulier_has_its_pdf_beside_it(site: Path) -> None:
    pages = {page for page in site.rglob("*.html") if '<form class="formulier' in page.read_text(encoding="utf-8")}
    assert len(pages) > 200
    assert {page for page in pages if not page.with_suffix(".pdf").read_bytes().startswith(b"%PDF-")} == set()
    assert {page for page in pages if f'href="{page.stem}.pdf"' not in page.read_text(encoding="utf-8")} == set()


def test_what_is_made_is_made_once(source: PdfSource, tmp_path: Path) -> None:
    made, first = written(source, tmp_path / "een")
    assert made == sorted(path for path in first if path.endswith(".pdf"))
    assert len(made) >= 4
    assert written(source, tmp_path / "twee") == ([], first)


def test_a_changed_opleiding_makes_its_own_alone(source: PdfSource, tmp_path: Path) -> None:
    _, before = written(source, tmp_path / "een")
    made, after = written(with_title(source, "kok", CHANGED), tmp_path / "twee")
    assert made
    assert all(path.startswith("opleidingen/kok/") for path in made)
    assert {path for path in before if before[path] != after[path]} == {
        path for path in before if path.removesuffix(".js") in made
    }


def test_what_the_old_site_has_is_not_written_again(source: PdfSource, tmp_path: Path) -> None:
    old, new = tmp_path / "een", tmp_path / "twee"
    _, first = written(source, old)
    *same, typed_in, gone = sorted(first)
    (old / typed_in).write_bytes(b"%PDF-" + bytes(len(first[typed_in]) - 5))
    (old / gone).unlink()
    assert written(source, new, old) == ([], first)
    assert same
    assert all((new / path).samefile(old / path) for path in same)
    assert not (new / typed_in).samefile(old / typed_in)


def damage(cache: Path) -> None:
    for number, parcel in enumerate(sorted((cache / "pdf").iterdir())):
        content = bytearray(parcel.read_bytes())
        if number % 3 == 0:
            content[len(content) // 2] ^= 1
        parcel.write_bytes(content[: len(content) // (1 if number % 3 == 0 else number % 3 * 7)])


def remove(cache: Path) -> None:
    for parcel in (cache / "pdf").iterdir():
        parcel.unlink()
    (cache / "pdf").rmdir()


def block(cache: Path) -> None:
    remove(cache)
    (cache / "pdf").write_text("geen map", encoding="utf-8")


@pytest.mark.parametrize("harm", [damage, remove, block])
def test_a_cache_is_never_wrong_and_never_in_the_way(
    source: PdfSource, tmp_path: Path, harm: Callable[[Path], None]
) -> None:
    made, first = written(source, tmp_path / "een")
    harm(source.cache)
    assert written(source, tmp_path / "twee") == (made, first)


def test_other_templates_make_them_anew(source: PdfSource, klein: Path, tmp_path: Path) -> None:
    made, _ = written(source, tmp_path / "een")
    folder = klein / "templates/print"
    folder.mkdir(parents=True)
    for path in (ROOT / "templates/print").iterdir():
        (folder / path.name).write_bytes(path.read_bytes().replace(b"#16474d", b"#472d16"))
    other = replace(source, templates=klein / "templates")
    assert written(other, tmp_path / "twee")[0] == made


def test_all_that_is_wrong_is_told_at_once(source: PdfSource, tmp_path: Path) -> None:
    arabic = with_title(with_title(source, "kok", "ستاژ"), "bakker", "ستاژ")
    with pytest.raises(Problems) as caught:
        written(arabic, tmp_path / "een")
    assert {problem.wrong.partition("(")[2].partition(")")[0] for problem in caught.value} == {"Kok"}
    assert len(list(caught.value)) >= 1


def test_two_builds_at_once(klein: Path) -> None:
    cache = str(klein / "cache")
    builds = [
        subprocess.Popen(
            [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(klein / name)],
            cwd=klein,
            env={**os.environ, "NO_MKDOCS_2_WARNING": "1", "XDG_CACHE_HOME": cache},
        )
        for name in ("een", "twee")
    ]
    assert [build.wait(60) for build in builds] == [0, 0]
    one, two = (read(klein / name) for name in ("een", "twee"))
    assert one == two
    assert "formulieren/proef.pdf" in one


def test_a_pdf_that_cannot_be_made_leaves_the_old_site(project: Path) -> None:
    before = read(project / "site")
    form = project / "data/formulieren/proef.yml"
    text = form.read_text(encoding="utf-8")
    form.write_text(re.sub(r"(?m)^titel: .*", "titel: ستاژ", text), encoding="utf-8")
    done = build_site(project, project / "site")
    assert done.returncode == 1
    told = done.stdout + done.stderr
    assert "Traceback" not in told
    assert "data/formulieren/proef.yml" in told
    assert "op papier van formulier 'ستاژ'" in told
    assert read(project / "site") == before
    assert leftovers(project) == []
