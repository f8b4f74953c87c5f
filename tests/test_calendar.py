"""The files of a timeline: an agenda that others can read, and a spreadsheet in which nothing runs."""

import csv
import io
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar
from playwright.sync_api import Browser, Page

from stages import POINTS, Answers, stage, timeline_page

pytestmark = pytest.mark.browser

STAGE = stage("2026-08-31", "2027-02-05", "ma di do", ("2026-10-17", "2026-10-25"))
# What a reader may type as a goal, and an attacker in a file.
NASTY = [
    '=HYPERLINK("http://example.org";"klik")',
    "+31 bellen",
    "-2+3+cmd|' /C calc'!A0",
    "@SUM(1;2)",
    "\t=1+1",
    "\r=1+1",
    "\n=1+1",
    "＝1+1",
    'Zeg "ja"; en dan, met \\ en \\n letterlijk',
    "Twee\nregels\r\nen\rdrie",
    "Ik vraag wéér één keer door 👩‍🔧 " * 12,
    "x" * 3000,
    "END:VEVENT\r\nEND:VCALENDAR",
    "\u0000\u0007\u001b[31m",
    "\ud83d alleen de helft",
    "=",
]


@pytest.fixture(scope="module")
def page(chromium: Browser, server: str) -> Iterator[Page]:
    with timeline_page(chromium, server) as page:
        yield page


def goals() -> Answers:
    answers = dict(STAGE)
    for number, text in enumerate(NASTY, 2):
        answers |= {f"leerdoel~{number}.doel": text, f"leerdoel~{number}.deadline": "2026-11-20"}
    return answers


def make(page: Page, kind: str, answers: Answers, *more: str) -> bytes:
    """Return a file as the browser would write it."""
    made = page.evaluate(
        """async ([kind, points, answers, more]) => {
            const text = handboek.calendar[kind](handboek.timeline.plan(points, answers), ...more);
            return [...new Uint8Array(await new Blob([text]).arrayBuffer())];
        }""",
        [kind, POINTS, answers, list(more)],
    )
    return bytes(made)


def events(made: bytes) -> list[Any]:
    """Return the events as a library reads them; it finds no fault in any."""
    calendar = Calendar.from_ical(made)
    assert isinstance(calendar, Calendar)
    assert not calendar.errors
    assert calendar["VERSION"] == "2.0"
    found: list[Any] = list(calendar.events)
    assert not [event.errors for event in found if event.errors]
    return found


@pytest.mark.parametrize("answers", [STAGE, goals()], ids=["gewoon", "lastig"])
def test_an_agenda_keeps_the_format(page: Page, answers: Answers) -> None:
    made = make(page, "ics", answers, "abc", "Stage; bij, Jansen\\")
    assert made.endswith(b"END:VCALENDAR\r\n")
    lines = made.split(b"\r\n")
    assert max(map(len, lines)) <= 75
    assert not any(b"\n" in line or b"\r" in line for line in lines)
    for line in lines:
        line.decode()  # no character is cut in two
    assert lines.count(b"BEGIN:VEVENT") == lines.count(b"END:VEVENT") == len(events(made))


def test_an_agenda_has_every_moment_as_a_whole_day(page: Page) -> None:
    found = events(make(page, "ics", STAGE, "abc", "Stage"))
    assert len(found) == 8 + 22
    for event in found:
        assert isinstance(event.start, date)
        assert event.end - event.start == timedelta(1)
        assert event["DTSTAMP"].dt.tzinfo is not None
        assert event["TRANSP"] == "TRANSPARENT"
    start = next(event for event in found if event["SUMMARY"] == "startgesprek")
    assert start.start == date(2026, 9, 10)


def test_texts_come_out_as_they_went_in(page: Page) -> None:
    found = {str(event["UID"]): event for event in events(make(page, "ics", goals(), "abc", "Stage"))}
    said = {
        text: str(found[f"abc.leerdoel~{number}.deadline@stagehandboek"]["DESCRIPTION"])
        for number, text in enumerate(NASTY, 2)
    }
    assert said['Zeg "ja"; en dan, met \\ en \\n letterlijk'] == 'Zeg "ja"; en dan, met \\ en \\n letterlijk'
    assert said["Twee\nregels\r\nen\rdrie"] == "Twee\nregels\nen\ndrie"
    assert said["Ik vraag wéér één keer door 👩‍🔧 " * 12] == "Ik vraag wéér één keer door 👩‍🔧 " * 12
    assert said["END:VEVENT\r\nEND:VCALENDAR"] == "END:VEVENT\nEND:VCALENDAR"
    summaries = [str(event["SUMMARY"]) for event in found.values()]
    assert max(map(len, summaries)) < 110
    assert "Leerdoel: Ik vraag wéér één keer door" in " ".join(summaries)


def test_the_same_moment_keeps_its_name_when_its_day_moves(page: Page) -> None:
    before = {event["UID"]: event for event in events(make(page, "ics", STAGE, "abc", "Stage"))}
    moved = {**STAGE, "tijdlijn.plan.startgesprek.gepland": "2026-09-15"}
    after = {event["UID"]: event for event in events(make(page, "ics", moved, "abc", "Stage"))}
    assert before.keys() == after.keys()
    assert len(before) == 30
    changed = [uid for uid in before if before[uid].start != after[uid].start]
    assert changed == ["abc.tijdlijn.plan.startgesprek@stagehandboek"]
    assert all(after[uid]["SEQUENCE"] >= before[uid]["SEQUENCE"] for uid in before)
    other = {event["UID"] for event in events(make(page, "ics", STAGE, "def", "Stage"))}
    assert other.isdisjoint(before)


def test_a_spreadsheet_runs_nothing(page: Page) -> None:
    made = make(page, "csv", goals())
    assert made.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(made.decode("utf-8-sig"), newline=""), delimiter=";"))
    assert rows[0] == ["Wat", "Soort", "Wie", "Gepland", "Gedaan"]
    assert {len(row) for row in rows} == {5}
    assert len(rows) == 1 + 30 + len(NASTY)
    assert not [cell for row in rows for cell in row if cell.startswith(tuple("=+-@\t\r\n＝＋－＠"))]
    told = {row[0] for row in rows}
    assert {text if text[0] not in "=+-@\t\r\n＝＋－＠" else f"'{text}" for text in NASTY[:12]} <= told


def test_a_spreadsheet_says_what_is_done(page: Page) -> None:
    done = {
        "tijdlijn.plan.startgesprek.gedaan": "2026-09-14",
        "leerdoel.stappen.r1.stap": "Kijken",
        "leerdoel.stappen.r1.wanneer": "2026-09-21",
        "leerdoel.stappen.r1.klaar": "ja",
    }
    rows = csv.reader(io.StringIO(make(page, "csv", {**STAGE, **done}).decode("utf-8-sig")), delimiter=";")
    told: dict[str, Any] = {row[0]: row[1:] for row in rows}
    assert told["startgesprek"] == ["Gesprek", "", "2026-09-10", "2026-09-14"]
    assert told["Kijken"] == ["Stap naar een leerdoel", "", "2026-09-21", "Klaar"]


def test_the_buttons_give_the_files(page: Page, tmp_path: Path) -> None:
    answers = {**STAGE, "gegevens.leerbedrijf": "Bakkerij De Korst"}
    page.evaluate("(answers) => handboek.dossiers.change(answers)", answers)
    for name, button in (("tijdlijn.ics", "Zet in je agenda"), ("tijdlijn.csv", "Open in een rekenblad")):
        with page.expect_download() as waiting:
            page.get_by_role("button", name=button).click()
        assert waiting.value.suggested_filename == name
        waiting.value.save_as(tmp_path / name)
    agenda = (tmp_path / "tijdlijn.ics").read_bytes()
    assert b"X-WR-CALNAME:Stage Bakkerij De Korst\r\n" in agenda
    titles = {str(event["SUMMARY"]) for event in events(agenda)}
    assert {"Startgesprek", "Tussengesprek", "Eindgesprek", "Weekgesprek", "Doelengesprek"} <= titles
    assert "Startgesprek" in (tmp_path / "tijdlijn.csv").read_text(encoding="utf-8-sig")
