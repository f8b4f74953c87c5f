"""`handboek bevestig` and the file it writes: that nothing of it is lost, and that it is never written over blindly."""

from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from conftest import ROOT
from handboek.baseline_file import read, shortened, write
from handboek.cli import handboek as command
from handboek.confirm import Confirmed
from handboek.finding import BASELINE
from handboek.problems import Problems
from handboek.wording import apart
from own_school import change, confirmed, warnings
from school_accidents import NAME, install


@pytest.fixture
def school(klein: Path) -> Path:
    """The folder of the school of the tests, in a copy of the tiny handbook, with all that it remembers."""
    return install(klein)


names = st.text("abcz0-./() é\"':#{\n", min_size=1, max_size=8)
values = st.recursive(
    st.one_of(st.text(max_size=30), st.integers(-(10**17), 10**17), st.booleans()),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(names, inner, max_size=3)),
    max_leaves=6,
)


@given(st.dictionaries(names, st.dictionaries(names, st.one_of(st.none(), values), min_size=1), max_size=4))
def test_what_is_written_is_read_again(remembered: dict[str, dict[str, object]]) -> None:
    assert read(write(remembered).encode(), "basis.slot") == remembered


@pytest.mark.parametrize(
    "text", ["no", "true", "null", "~", "12", "0012", "2026-11-21", "a: b", "- x", "\u2028", "\x85"]
)
def test_words_that_yaml_takes_for_something_else(text: str) -> None:
    assert read(write({text: {text: text}}).encode(), "basis.slot") == {text: {text: text}}


def test_each_value_has_a_line_of_its_own_in_a_fixed_order() -> None:
    remembered: dict[str, dict[str, object]] = {"b": {"z": "een\ntwee", "a": None}, "a": {"x": [1, "é"]}}
    lines = [line for line in write(remembered).splitlines() if not line.startswith("#")]
    assert lines == ["a:", '  x: [1, "é"]', "b:", "  a:", '  z: "een\\ntwee"']


def test_a_very_long_value_is_remembered_by_its_beginning_and_a_digest() -> None:
    one, other = shortened("x" * 5000), shortened("x" * 5001)
    assert one != other
    assert len(str(one)) < 300


def test_texts_are_quoted_where_they_part() -> None:
    begin = "Een heel lange zin die in beide gevallen precies zo begint als de andere, tot hier: "
    assert apart(f"{begin}een", f"{begin}twee") == ("…de andere, tot hier: een", "…de andere, tot hier: twee")
    assert apart("kort", "korter") == ("kort", "korter")
    assert apart({"a": 1, "b": 2}, {"a": 1, "b": 3}) == ("b: 2", "b: 3")


def test_confirming_twice_changes_nothing(school: Path) -> None:
    (school / BASELINE).unlink()
    (advice,) = warnings(school)
    assert "nog niet onthouden" in advice.wrong
    done = confirmed(school)
    assert (done.added > 20, done.changed, done.removed, done.differences) == (True, 0, 0, ())
    before = (school / BASELINE).read_bytes()
    assert before == (ROOT / "tests" / "klein_school" / BASELINE).read_bytes()
    assert warnings(school) == ()
    assert confirmed(school) == Confirmed((), 0, 0, 0)
    assert (school / BASELINE).read_bytes() == before


def test_what_is_new_can_be_remembered_without_confirming_what_changed(school: Path) -> None:
    change(school.parent.parent / "inwerken.yml", "Geef een hand.", "Geef een boks.")
    change(school / "inwerken.yml", "  - id: welkom\n", "  - id: welkom\n    titel: Zeg hallo\n")
    assert len(warnings(school)) == 2
    done = confirmed(school, only_new=True)
    assert (done.added, done.changed, done.removed) == (1, 0, 0)
    (problem,) = warnings(school)
    assert "veranderde in de basis" in problem.wrong


def test_a_line_taken_out_by_hand_is_remembered_anew(school: Path) -> None:
    change(school.parent.parent / "inwerken.yml", "Geef een hand.", "Geef een boks.")
    change(school / BASELINE, '  stappen.welkom.uitleg: "Geef een hand."\n', "")
    confirmed(school, only_new=True)
    assert warnings(school) == ()


@pytest.mark.parametrize(
    "damage", [b"", b"\xff\xfe", b"<<<<<<< HEAD\n", b"inwerken: [\n", b"a: &b\n", b"x" * 1_100_000]
)
def test_a_damaged_file_is_never_written_over(damage: bytes, school: Path) -> None:
    (school / BASELINE).write_bytes(damage)
    assert {(problem.place.file, problem.severity) for problem in warnings(school)} == {
        (f"data/scholen/{NAME}/{BASELINE}", "let op")
    }
    with pytest.raises(Problems, match="Er is niets geschreven"):
        confirmed(school)
    assert (school / BASELINE).read_bytes() == damage


def test_a_disk_that_refuses_leaves_the_old_file(school: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (school / BASELINE).write_text("{}\n", encoding="utf-8")

    def refuse(*_paths: object) -> None:
        raise PermissionError(13, "geweigerd")

    monkeypatch.setattr("handboek.replacing.shutil.copyfile", refuse)
    with pytest.raises(Problems, match="niet te schrijven"):
        confirmed(school)
    assert (school / BASELINE).read_text(encoding="utf-8") == "{}\n"
    assert [path.name for path in school.iterdir() if path.name.startswith(".")] == []


def test_the_command_tells_what_changed_and_what_it_wrote(school: Path, tmp_path: Path) -> None:
    own = tmp_path / "mijn-school"
    own.mkdir()
    (own / "school.yml").write_text(
        "school:\n  korte_naam: Anders\n  contact:\n    inleiding: Bel ons.\n", encoding="utf-8"
    )

    def said(*words: str) -> tuple[int, str]:
        done = CliRunner().invoke(command, ["bevestig", "--school", str(own), *words])
        return done.exit_code, done.output

    assert said() == (0, "mijn-school/basis.slot: 1 nieuw.\n")
    assert said() == (0, "mijn-school/basis.slot: er is niets veranderd.\n")
    assert str(tmp_path) not in (own / BASELINE).read_text(encoding="utf-8")
    (own / BASELINE).write_text('school:\n  school.contact.inleiding: "Oud"\n', encoding="utf-8")
    code, told = said("--alleen-nieuw")
    assert (code, "Bevestig het daarna: 'handboek bevestig', of" in told) == (0, True)
    code, told = said()
    assert told.endswith("mijn-school/basis.slot: 1 bijgewerkt.\n")
    assert "mijn-school/school.yml:4:16: wat hier vervangen is, veranderde in de basis: eerst 'Oud', nu" in told
    (own / BASELINE).write_text("[", encoding="utf-8")
    assert said()[0] == 1
