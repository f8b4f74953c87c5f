"""What holds for the timeline of every stage, against days that Python counts."""

from datetime import date, timedelta
from itertools import pairwise
from random import Random

import pytest
from playwright.sync_api import Browser, Page

from stages import WEEK, Answers, plan, stage, timeline_page, weekly, working_days

pytestmark = pytest.mark.browser


def any_stage(random: Random) -> Answers:
    begin = date(2024, 1, 1) + timedelta(random.randrange(1500))
    end = begin + timedelta(random.choice([20, 70, 140, 300, 720]) + random.randrange(20))
    days = " ".join(sorted(random.sample(WEEK, random.randint(1, 5))))
    free = []
    for _ in range(random.randint(0, 3)):
        first = begin + timedelta(random.randrange((end - begin).days))
        free.append((first.isoformat(), (first + timedelta(random.randrange(14))).isoformat()))
    return stage(begin.isoformat(), end.isoformat(), days, *free)


def test_any_stage(chromium: Browser, server: str) -> None:
    random = Random(2026)
    with timeline_page(chromium, server) as page:
        for _ in range(150):
            check(page, any_stage(random))


def check(page: Page, answers: Answers) -> None:
    days = [day.isoformat() for day in working_days(answers)]
    found = plan(page, answers)
    if not days:
        assert "geen enkele stagedag" in found["problem"]
        return
    assert found["work"] == days
    on = found["on"]
    assert {day for name, day in on.items() if name not in ("overeenkomst", "leerwens")} <= set(days), answers
    weeks = [date.fromisoformat(day).isocalendar()[:2] for day in weekly(on)]
    assert weeks == sorted({date.fromisoformat(day).isocalendar()[:2] for day in days}), answers
    assert on["tussengesprek"] == days[(len(days) - 1) // 2]
    order = [on[name] for name in ("overeenkomst", "leerwens", "voorstellen", "startgesprek", "tussengesprek")]
    assert all(one <= other for one, other in pairwise([*order, on["eindgesprek"], days[-1]])), answers
