"""`handboek nieuw school --repository`: what GitHub and GitLab are asked to do is there to be done."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from command import handboek_command
from handboek.home import version
from handbook_commands import commands_in, mistakes_in
from made import problems, run, written

GITHUB, GITLAB = ".github/workflows/handboek.yml", ".gitlab-ci.yml"
PINNED = re.compile(r"[\w-]+/[\w-]+@[0-9a-f]{40}")


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A new school that is a repository, in a folder where git has been."""
    (tmp_path / ".git").mkdir()
    monkeypatch.chdir(tmp_path)
    files = written(run("school", "--naam", "ROC 'De' Brug", "--naar", ".", "--repository"))
    names = {file.relative_to(tmp_path).as_posix() for file in files}
    assert names >= {
        GITHUB,
        GITLAB,
        "requirements.txt",
        "README.md",
        "LEESMIJ.md",
        ".gitignore",
        "school.yml",
        "schema",
    }
    return tmp_path


def parsed(file: Path) -> Any:
    return yaml.load(file.read_text(encoding="utf-8"), yaml.BaseLoader)


def test_its_readme_tells_what_each_file_is_for(repository: Path) -> None:
    told = (repository / "README.md").read_text(encoding="utf-8")
    there = {path.name for path in repository.iterdir()} - {".git", ".gitignore", ".github", "README.md"}
    assert [name for name in there if name not in told] == []


def test_it_is_a_school_without_a_problem(repository: Path) -> None:
    done = handboek_command(repository, "controleer", "--vorm", "gitlab")
    assert (done.returncode, done.stderr) == (0, "")
    assert [found for found in yaml.safe_load(done.stdout) if (repository / found["location"]["path"]).exists()] == []


@pytest.mark.parametrize("name", [GITHUB, GITLAB])
def test_the_commands_of_a_workflow_are_there(repository: Path, name: str) -> None:
    found = list(commands_in((repository / name).read_text(encoding="utf-8")))
    assert {words[0] for words in found} == {"controleer", "bouw", "bevestig"}
    assert [(words, wrong) for words in found if (wrong := mistakes_in(words))] == []
    assert ["bevestig", "--alleen-nieuw"] in found


def test_github_checks_before_it_builds_and_publishes_main_alone(repository: Path) -> None:
    workflow = parsed(repository / GITHUB)
    assert set(workflow["on"]) == {"push", "pull_request", "workflow_dispatch"}
    assert workflow["permissions"] == {"contents": "read"}
    jobs = workflow["jobs"]
    steps = jobs["bouwen"]["steps"]
    runs = [step["run"] for step in steps if "run" in step]
    assert runs == ["pip install -r requirements.txt", "handboek controleer --vorm github", "handboek bouw"]
    previews = [step for step in steps if step.get("if") == "github.event_name == 'pull_request'"]
    assert [step["with"]["path"] for step in previews] == ["site"]
    for name, may in (("publiceren", {"pages": "write", "id-token": "write"}), ("onthouden", {"contents": "write"})):
        assert jobs[name]["if"] == "github.ref == 'refs/heads/main'"
        assert (jobs[name]["needs"], jobs[name]["permissions"]) == ("bouwen", may)
    used = [step["uses"] for job in jobs.values() for step in job["steps"] if "uses" in step]
    assert len(used) >= 6
    assert all(PINNED.fullmatch(action) for action in used)


def test_gitlab_shows_problems_and_a_preview_and_publishes_main_alone(repository: Path) -> None:
    pipeline = parsed(repository / GITLAB)
    report = pipeline["controleren"]["artifacts"]
    assert (report["when"], report["reports"]) == ("always", {"codequality": "kwaliteit.json"})
    assert pipeline["controleren"]["script"][-1] == "handboek controleer", "its exit code counts"
    assert pipeline["voorvertoning"]["rules"] == [{"if": '$CI_PIPELINE_SOURCE == "merge_request_event"'}]
    assert pipeline["pages"]["rules"] == [{"if": "$CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH"}]
    for name in ("voorvertoning", "pages"):
        assert pipeline[name]["stage"] in pipeline["stages"]
        assert "handboek bouw --naar public" in pipeline[name]["script"]
        assert "public/" in pipeline[name]["artifacts"]["paths"]


def test_one_line_says_which_package(repository: Path, tmp_path: Path) -> None:
    lines = (repository / "requirements.txt").read_text(encoding="utf-8").splitlines()
    wheel = f"./stagehandboek-{version()}-py3-none-any.whl"
    assert [line for line in lines if not line.startswith("#")] == [wheel]
    other = f"stagehandboek @ git+https://git.example.org/x@v{version()}"
    written(run("school", "--naam", "Twee", "--naar", "../twee", "--pakket", other))
    assert (tmp_path.parent / "twee" / "requirements.txt").read_text(encoding="utf-8").splitlines()[-1] == other


def test_what_is_there_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    there = tmp_path / GITHUB
    there.parent.mkdir(parents=True)
    there.write_text("van ons", encoding="utf-8")
    (found,) = problems(run("school", "--naam", "Brug", "--naar", ".", "--repository"))
    assert "dit bestand is er al" in found.wrong
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == [there]
    assert there.read_text(encoding="utf-8") == "van ons"
