"""The days of a timeline: leap years, long and short stages, one day a week, holidays, and input that cannot be."""

from collections import Counter
from collections.abc import Iterator
from datetime import date

import pytest
from playwright.sync_api import Browser, Page

from handboek.forms import Bladen
from handboek.model import Handboek
from handboek.timeline import timeline
from stages import Answers, plan, stage, timeline_page, weekly, working_days

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def page(chromium: Browser, server: str) -> Iterator[Page]:
    with timeline_page(chromium, server) as page:
        yield page


def test_the_points_of_the_handbook(handboek: Handboek) -> None:
    points = timeline(handboek.inwerken, handboek.gesprekken)
    assert [point.nummer for point in points if point.nummer] == [1, 2, 3]
    assert [point.id for point in points if point.keer] == ["weekgesprek"]
    steps = {stap.id for stap in handboek.inwerken.stappen}
    # The one step that is a gesprek gives way to it.
    assert {point.id for point in points} & steps == steps - {"eindgesprek-voeren"}
    assert Counter(point.id for point in points).most_common(1)[0][1] == 1


def test_every_point_has_two_days_to_fill_in(handboek: Handboek) -> None:
    names = Bladen(handboek).blad("tijdlijn").namen()
    assert "tijdlijn.plan.startgesprek.gepland" in names
    assert "tijdlijn.plan.startgesprek.gedaan" in names
    assert "tijdlijn.plan.weekgesprek.r1.gedaan" in names


def test_a_stage_of_twenty_weeks(page: Page) -> None:
    found = plan(page, stage("2026-08-31", "2027-02-05", "ma di do", ("2026-10-17", "2026-10-25")))["on"]
    assert found["overeenkomst"] == "2026-08-17"
    assert found["leerwens"] == "2026-08-28"  # a Friday: two days before is a Saturday
    assert found["voorstellen"] == "2026-08-31"
    assert found["eigen-plan"] == "2026-09-01"
    assert found["startgesprek"] == "2026-09-10"
    assert found["eindgesprek"] == "2027-01-28"  # Saturday the 30th is no stagedag; the Thursday is nearest
    assert weekly(found)[:3] == ["2026-09-03", "2026-09-10", "2026-09-17"]
    assert "2026-10-22" not in weekly(found)
    assert len(weekly(found)) == 22  # 23 weeks, one of them free


def test_the_middle_is_counted_in_stagedagen(page: Page) -> None:
    answers = stage("2026-09-07", "2026-10-30", "wo", ("2026-09-07", "2026-09-18"))
    days = working_days(answers)
    assert len(days) == 6
    assert plan(page, answers)["on"]["tussengesprek"] == days[2].isoformat() == "2026-10-07"


def test_a_holiday_in_the_middle(page: Page) -> None:
    whole = plan(page, stage("2026-09-07", "2026-12-11"))["on"]["tussengesprek"]
    assert whole == "2026-10-23"
    found = plan(page, stage("2026-09-07", "2026-12-11", "ma di wo do vr", ("2026-10-17", "2026-10-25")))["on"]
    assert found["tussengesprek"] == "2026-10-28"


@pytest.mark.parametrize(
    ("begin", "end", "day", "expected"),
    [
        ("2028-02-01", "2028-03-31", "di", "2028-02-29"),
        ("2027-02-01", "2027-03-31", "ma", "2027-03-01"),
        ("2026-12-01", "2027-01-29", "do", "2026-12-31"),
        ("2026-12-01", "2027-01-29", "vr", "2027-01-01"),
        ("2026-10-19", "2026-11-06", "zo", "2026-10-25"),  # summer time ends
    ],
)
def test_a_day_of_the_calendar(page: Page, begin: str, end: str, day: str, expected: str) -> None:
    assert expected in weekly(plan(page, stage(begin, end, day))["on"])


def test_two_years_with_four_days_a_week(page: Page) -> None:
    summer = ("2027-07-19", "2027-08-29")
    answers = stage("2026-09-01", "2028-07-14", "ma di wo do", summer)
    found = plan(page, answers)
    days = [date.fromisoformat(day) for day in weekly(found["on"])]
    assert len(days) == 98 - 6
    assert {day.weekday() for day in days} == {3}
    half = working_days(answers)
    assert found["on"]["tussengesprek"] == half[(len(half) - 1) // 2].isoformat() == "2027-08-30"
    assert found["on"]["eindgesprek"] == "2028-07-06"  # as near to Saturday the 8th as the 10th is


def test_one_day_a_week(page: Page) -> None:
    found = plan(page, stage("2026-09-02", "2027-01-29", "vr"))["on"]
    assert found["voorstellen"] == "2026-09-04"  # the first stagedag, not the first day of the agreement
    assert found["eigen-plan"] == "2026-09-11"
    assert found["startgesprek"] == "2026-09-11"
    assert found["eindgesprek"] == "2027-01-22"


def test_a_stage_of_one_week_keeps_its_order(page: Page) -> None:
    found = plan(page, stage("2026-09-07", "2026-09-11"))["on"]
    talks = [found[name] for name in ("startgesprek", "tussengesprek", "eindgesprek")]
    assert talks == ["2026-09-08", "2026-09-09", "2026-09-10"]


def test_a_stage_of_one_day(page: Page) -> None:
    found = plan(page, stage("2026-09-07", "2026-09-07"))["on"]
    assert {day for name, day in found.items() if name not in ("overeenkomst", "leerwens")} == {"2026-09-07"}


def test_the_number_of_a_week_does_not_move_with_a_holiday(page: Page) -> None:
    names = set(plan(page, stage("2026-09-07", "2026-12-11"))["on"])
    fewer = set(plan(page, stage("2026-09-07", "2026-12-11", "ma di wo do vr", ("2026-09-14", "2026-09-20")))["on"])
    assert names - fewer == {"weekgesprek.r2"}


def test_the_readers_own_day_goes_first(page: Page) -> None:
    own = {"tijdlijn.plan.startgesprek.gepland": "2026-09-20", "tijdlijn.plan.weekgesprek.r2.gepland": "2026-09-16"}
    found = plan(page, stage("2026-09-07", "2026-12-11", **own))
    assert found["on"]["startgesprek"] == "2026-09-20"  # a Sunday, if the reader says so
    assert found["on"]["weekgesprek.r2"] == "2026-09-16"
    assert found["on"]["weekgesprek.r3"] == "2026-09-25"


def test_goals_and_their_steps(page: Page) -> None:
    goals = {
        "leerdoel.doel": "Ik bind een boeket",
        "leerdoel.deadline": "2026-11-20",
        "leerdoel~2.stappen.r3.stap": "Meekijken",
        "leerdoel~2.stappen.r3.wanneer": "2026-10-12",
        "leerdoel~2.stappen.r3.klaar": "ja",
        "leerdoel~3.deadline": "2027-11-20",
        "leerdoel~4.deadline": "binnenkort",
    }
    found = plan(page, stage("2026-09-07", "2026-12-11", **goals), [])
    shown = [(one["title"], one["date"], one["isDone"]) for one in found["moments"]]
    assert shown[:2] == [("Meekijken", "2026-10-12", True), ("Ik bind een boeket", "2026-11-20", False)]
    assert len(shown) == 3
    assert "20 nov 2027" in found["notes"][0]


@pytest.mark.parametrize(
    ("answers", "words"),
    [
        ({}, "Vul de eerste en de laatste dag"),
        (stage("2026-09-01", ""), "Vul de eerste en de laatste dag"),
        (stage("2026-02-30", "2026-06-30"), "Vul de eerste en de laatste dag"),
        (stage("1 september", "<b>"), "Vul de eerste en de laatste dag"),
        (stage("2026-09-02", "2026-09-01"), "ligt vóór de eerste"),
        (stage("2026-09-01", "2056-09-01"), "langer dan zes jaar"),
        (stage("0026-09-01", "2026-09-01"), "jaartallen klopt niet"),
        (stage("2026-09-01", "9999-12-31"), "jaartallen klopt niet"),
        (stage("2026-09-07", "2026-09-11", "zo"), "geen enkele stagedag"),
        (stage("2026-09-07", "2026-09-11", "ma", ("0001-01-01", "9999-12-31")), "geen enkele stagedag"),
    ],
)
def test_input_that_cannot_be_gives_a_sentence(page: Page, answers: Answers, words: str) -> None:
    assert words in plan(page, answers)["problem"]


def test_a_holiday_that_ends_before_it_begins_does_not_count(page: Page) -> None:
    answers = stage("2026-09-07", "2026-12-11", "ma", ("2026-10-25", "2026-10-17"))
    found = plan(page, answers)
    assert found["on"] == plan(page, stage("2026-09-07", "2026-12-11", "ma"))["on"]
    assert "telt nu niet mee" in found["notes"][0]


def test_no_days_chosen_is_said(page: Page) -> None:
    found = plan(page, stage("2026-09-07", "2026-12-11", ""))
    assert found["on"] == plan(page, stage("2026-09-07", "2026-12-11"))["on"]
    assert "maandag tot en met vrijdag" in found["notes"][0]
