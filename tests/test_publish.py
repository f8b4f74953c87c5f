"""The site that stands is replaced whole or not at all, whatever is wrong with the input or with a plugin."""

import shutil
from pathlib import Path

import pytest

from conftest import ROOT, build_site
from standing import add_hook, break_data, break_page, leftovers, read


def break_file(project: Path) -> None:
    (project / "data" / "vragen.yml").unlink()


def break_template(project: Path) -> None:
    """Break a template that is only rendered when pages are being written."""
    shutil.copytree(ROOT / "templates", project / "templates")
    (project / "templates" / "blocks" / "paginavoet.html").write_text("<p>\n{{ shcool.naam }}</p>\n", encoding="utf-8")


def break_link(project: Path) -> None:
    with (project / "docs" / "index.md").open("a", encoding="utf-8") as page:
        page.write("\n[weg](weg.md)\n")


def break_anchor(project: Path) -> None:
    with (project / "docs" / "index.md").open("a", encoding="utf-8") as page:
        page.write("\n[weg](leren/smart.md#weg)\n")


# What goes wrong, and a part of what is then said.
INPUT = {
    "yaml": (break_data, "data/vragen.yml:3:5: in deze regel ontbreekt een dubbele punt."),
    "file": (break_file, "data/vragen.yml:1:1: dit bestand ontbreekt."),
    "page": (break_page, "docs/index.md:15:4: 'de_praktijkopleidr' bestaat niet. Bedoel je 'de_praktijkopleider'?"),
    "template": (break_template, "templates/blocks/paginavoet.html:2:4: 'shcool' bestaat niet. Bedoel je 'school'?"),
    "link": (break_link, "'weg.md'"),
    "anchor": (break_anchor, "'leren/smart.md#weg'"),
}
STAGES = (
    *("config", "pre_build", "files", "nav", "page_markdown", "page_content", "env"),
    *("page_context", "post_page", "post_build"),
)


def test_a_new_site_takes_the_place_of_the_old_whole(project: Path) -> None:
    done = build_site(project, project / "site")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    site = read(project / "site")
    assert "leren/oud.html" not in site
    assert b"Klein handboek" in site["index.html"]
    assert leftovers(project) == []


@pytest.mark.parametrize("mistake", INPUT)
def test_a_mistake_leaves_the_old_site(project: Path, mistake: str) -> None:
    old = read(project / "site")
    break_it, said = INPUT[mistake]
    break_it(project)
    done = build_site(project, project / "site")
    output = done.stdout + done.stderr
    assert done.returncode == 1
    assert output.count(said) == 1, output
    assert "Traceback" not in output
    assert read(project / "site") == old
    assert leftovers(project) == []


def test_what_only_deserves_a_look_is_said_and_the_site_is_built(project: Path) -> None:
    path = project / "data" / "vragen.yml"
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    done = build_site(project, project / "site")
    assert done.returncode == 0
    assert done.stderr.startswith("data/vragen.yml:1:1: let op: ")
    assert done.stderr.count("\n") == 1
    assert "leren/oud.html" not in read(project / "site")


def test_the_report_counts_in_dutch(project: Path) -> None:
    break_data(project)
    break_page(project)
    done = build_site(project, project / "site")
    assert done.stdout.strip().endswith("1 fout in de invoer. Er is niets geschreven.")


@pytest.mark.parametrize("stage", STAGES)
def test_a_failing_plugin_leaves_the_old_site(project: Path, stage: str) -> None:
    old = read(project / "site")
    add_hook(project, f"def on_{stage}(*args, **kwargs):\n    raise RuntimeError('storing in {stage}')\n")
    done = build_site(project, project / "site")
    assert done.returncode == 1
    assert f"storing in {stage}" in done.stderr
    assert read(project / "site") == old
    assert leftovers(project) == []


def test_the_last_plugin_that_fails_leaves_the_old_site(project: Path) -> None:
    """Also one that asks to come after all others."""
    old = read(project / "site")
    add_hook(
        project,
        "from mkdocs.plugins import event_priority\n"
        "@event_priority(-100)\n"
        "def on_post_build(config):\n    raise RuntimeError('storing aan het eind')\n",
    )
    done = build_site(project, project / "site")
    assert done.returncode == 1
    assert "storing aan het eind" in done.stderr
    assert read(project / "site") == old


def test_a_warning_of_another_plugin_leaves_the_old_site(project: Path) -> None:
    old = read(project / "site")
    add_hook(
        project,
        "import logging\ndef on_post_build(config):\n    logging.getLogger('mkdocs.plugins').warning('let op')\n",
    )
    done = build_site(project, project / "site")
    assert done.returncode == 1
    assert read(project / "site") == old
    assert leftovers(project) == []
