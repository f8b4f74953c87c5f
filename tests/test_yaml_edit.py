"""Changes in the text of a YAML file: only what must change does."""

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from handboek.opleiding_yaml import entry
from handboek.problems import Problems
from handboek.sbb_text import lines, title
from handboek.source import parse
from handboek.yaml_edit import YamlEdit

TEXT = """\
# Bovenaan
naam: Kok   # zo heet hij
dossier: {code: '23001', naam: Keuken}
kerntaken:
  - code: B1-K1
    titel: "Snijdt"   # één
    werkprocessen:
    # over het eerste
    - code: B1-K1-W1
      titel: >-   # lang
        Snijdt
        uien

      # tussen
      gedrag: |-
        De kok:
        # hij
        - huilt;
    - titel: Wast 😀 af # af
      code: B1-K1-W2

  # slot
  - {code: B1-K2, titel: Bakt, werkprocessen: [{code: B1-K2-W1, titel: Bakt}]}
ook: [keuken, # pan
  oven]
"""
FIRST = ("kerntaken", 0, "werkprocessen")


def edit() -> YamlEdit:
    return YamlEdit(TEXT, "kok.yml")


def changed(made: YamlEdit, old: str, new: str) -> None:
    """See that a text is as it was but for one part."""
    assert TEXT.count(old) == 1
    assert made.text() == TEXT.replace(old, new)
    yaml.safe_load(made.text())


def test_nothing_asked_nothing_changed() -> None:
    assert edit().text() == TEXT
    assert YamlEdit("a: b", "x.yml").text() == "a: b\n"


def test_a_text_on_its_line() -> None:
    made = edit()
    made.put(("naam",), "Kok: de baas", ())
    changed(made, "naam: Kok   #", 'naam: "Kok: de baas"   #')
    made = edit()
    made.put(("dossier", "naam"), "Koken, en meer", ())
    changed(made, "naam: Keuken}", 'naam: "Koken, en meer"}')
    made = edit()
    made.put((*FIRST, 1, "titel"), "Ruimt op", ())
    changed(made, "Wast 😀 af # af", "Ruimt op # af")


def test_a_long_text_in_the_place_of_another_keeps_its_comments() -> None:
    made = edit()
    made.put((*FIRST, 0, "titel"), "Hakt", ())
    old = "      titel: >-   # lang\n        Snijdt\n        uien\n"
    changed(made, old, "      titel: Hakt\n      # lang\n")
    made = edit()
    made.put((*FIRST, 1, "titel"), "Wast\n- borden", ())
    changed(made, "    - titel: Wast 😀 af # af\n", "    - titel: |-\n        Wast\n        - borden\n      # af\n")


def test_a_new_key_stands_below_the_last_of_those_named() -> None:
    made = edit()
    made.put((*FIRST, 0, "omschrijving"), "Met een mes.", ("code", "titel"))
    changed(made, "        uien\n\n", "        uien\n      omschrijving: Met een mes.\n\n")
    made = edit()
    made.put_lines(("geldig",), ["geldig:", "  vanaf: 2025-08-01"], ("naam", "dossier"))
    changed(made, "Keuken}\n", "Keuken}\ngeldig:\n  vanaf: 2025-08-01\n")


def test_entries_come_and_go() -> None:
    made = edit()
    made.insert(FIRST, 0, ["    - code: B1-K1-W0"])
    made.insert(FIRST, 2, ["    - code: B1-K1-W3"])
    made.insert(FIRST, 2, ["    - code: B1-K1-W4"])
    made.remove(FIRST, 1)
    made.remove(FIRST, 0)
    found = yaml.safe_load(made.text())["kerntaken"][0]["werkprocessen"]
    assert [one["code"] for one in found] == ["B1-K1-W0", "B1-K1-W3", "B1-K1-W4"]
    for comment in ("# over het eerste", "# lang", "# tussen", "# af", "# slot"):
        assert made.text().count(comment) == 1, comment
    assert "# hij" not in made.text(), "that is text"


def test_the_last_entry_of_a_file() -> None:
    made = YamlEdit("a:\n  - x: 1\n  - x: |\n      lang\n\n\n", "x.yml")
    made.remove(("a",), 1)
    made.insert(("a",), 2, ["  - x: 2"])
    assert yaml.safe_load(made.text()) == {"a": [{"x": 1}, {"x": 2}]}


def test_what_stands_between_brackets_has_no_lines_of_its_own() -> None:
    for ask in (
        lambda: edit().put(("dossier", "versie"), "2025", ("naam",)),
        lambda: edit().put(("kerntaken", 1, "werkprocessen", 0, "gedrag"), "Een\n- twee", ()),
        lambda: edit().indent(("kerntaken", 1, "werkprocessen")),
        lambda: edit().remove(("kerntaken", 1, "werkprocessen"), 0),
        lambda: edit().put_lines(("dossier", "versie"), ["versie: 1"], ()),
    ):
        with pytest.raises(Problems, match=r"^kok\.yml:(3:10|23:\d+): hier moet iets bij of af, en het staat tussen"):
            ask()


@settings(deadline=None)
@given(st.text(min_size=1, max_size=300), st.integers(0, 3))
def test_any_official_text_comes_back_as_it_was(text: str, depth: int) -> None:
    for tidy in (title(text), lines(text)):
        if tidy:
            indent = 2 * depth
            above = [f"{' ' * (2 * level)}n{level}:" for level in range(depth)]
            written = "\n".join([*above, *entry("gedrag", tidy, indent), f"{' ' * indent}na: x"])
            node = parse(written, "x.yml").plain()
            for level in range(depth):
                assert isinstance(node, dict)
                node = node[f"n{level}"]
            assert node == {"gedrag": tidy, "na": "x"}


@pytest.mark.parametrize(
    "text",
    ["no", "1", "1.5", "0x1F", "2025-08-01", "- a", "a: b", "a #b", "a:", "'a'", '"', "*a", "&a", "!a", "~", "null"],
)
def test_texts_that_yaml_would_take_for_something_else(text: str) -> None:
    assert yaml.safe_load("\n".join(entry("a", text, 0))) == {"a": text}


@settings(deadline=None)
@given(st.data())
def test_a_change_leaves_the_rest(data: st.DataObject) -> None:
    """Whatever is asked, the other values and every comment are as they were."""
    made, plain = edit(), yaml.safe_load(TEXT)
    if data.draw(st.booleans()):
        text = lines(data.draw(st.text(max_size=200))) or "x"
        made.put((*FIRST, 0, "gedrag"), text, ())
        plain["kerntaken"][0]["werkprocessen"][0]["gedrag"] = text
    if data.draw(st.booleans()):
        text = title(data.draw(st.text(max_size=200))) or "x"
        made.put((*FIRST, 1, "titel"), text, ())
        plain["kerntaken"][0]["werkprocessen"][1]["titel"] = text
    if data.draw(st.booleans()):
        made.put((*FIRST, 1, "resultaat"), "Schoon.", ("titel",))
        plain["kerntaken"][0]["werkprocessen"][1]["resultaat"] = "Schoon."
    assert yaml.safe_load(made.text()) == plain
    assert all(
        made.text().count(f"# {word}") == 1 for word in ("Bovenaan", "zo", "lang", "tussen", "af", "slot", "pan")
    )
