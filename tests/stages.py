"""Stages to try the timeline on, worked out by the scripts of the built page itself."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from typing import Any

from playwright.sync_api import Browser, Page

from browser import PHONE, reader

WEEK = ("ma", "di", "wo", "do", "vr", "za", "zo")
Answers = dict[str, str]

# Points of each kind, as the scripts read them from the table of the page.
POINTS: list[dict[str, Any]] = [
    {"name": f"tijdlijn.plan.{name}", "title": name, "who": "", "text": "", "since": since, "days": days, "kind": kind}
    for name, since, days, kind in (
        ("overeenkomst", "begin", -14, "stap"),
        ("leerwens", "begin", -2, "stap"),
        ("voorstellen", "begin", 0, "stap"),
        ("eigen-plan", "begin", 1, "stap"),
        ("startgesprek", "begin", 10, "gesprek"),
        ("weekgesprek", "week", 4, "gesprek"),
        ("tussengesprek", "halverwege", 0, "gesprek"),
        ("eindgesprek", "eind", -5, "gesprek"),
        ("bedanken", "eind", -1, "stap"),
    )
]


def stage(begin: str, end: str, days: str = "ma di wo do vr", *free: tuple[str, str], **more: str) -> Answers:
    """Return the answers of a dossier for a stage; `free` are the first and last day of each holiday."""
    answers = {"gegevens.begin": begin, "gegevens.eind": end, **more}
    answers |= {f"gegevens.stagedagen.{day}": "ja" for day in days.split()}
    for number, (first, last) in enumerate(free, 1):
        answers |= {f"tijdlijn.vrij.r{number}.van": first, f"tijdlijn.vrij.r{number}.tot": last}
    return {name: value for name, value in answers.items() if value}


def working_days(answers: Answers) -> list[date]:
    """Return the days on which there is stage, worked out apart from the scripts."""
    begin, end = (date.fromisoformat(answers[f"gegevens.{name}"]) for name in ("begin", "eind"))
    chosen = {number for number, day in enumerate(WEEK) if f"gegevens.stagedagen.{day}" in answers} or set(range(5))
    free = set[date]()
    for number in range(1, 10):
        first, last = (answers.get(f"tijdlijn.vrij.r{number}.{name}") for name in ("van", "tot"))
        if first and last:
            free |= set(_days(date.fromisoformat(first), date.fromisoformat(last)))
    return [day for day in _days(begin, end) if day.weekday() in chosen and day not in free]


def weekly(on: dict[str, str]) -> list[str]:
    """Return the days of the weekgesprek among the days of a plan."""
    return [day for name, day in on.items() if name.startswith("weekgesprek.")]


def _days(first: date, last: date) -> Iterator[date]:
    return (first + timedelta(number) for number in range((last - first).days + 1))


@contextmanager
def timeline_page(chromium: Browser, server: str) -> Iterator[Page]:
    """Open the formulier tijdlijn for a reader with a phone, in a new browser; fail on any error in its scripts."""
    errors: list[str] = []
    with reader(chromium, PHONE, accept_downloads=True) as page:
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.goto(f"{server}formulieren/tijdlijn.html")
        yield page
    assert errors == []


def plan(page: Page, answers: Answers, points: list[dict[str, Any]] | None = None) -> dict[str, Any]:
    """Return the plan of a stage, with its days as ISO dates and its moments also by the end of their name."""
    found: dict[str, Any] = page.evaluate(
        """([points, answers]) => {
            const plan = handboek.timeline.plan(points, answers);
            const iso = (day) => (typeof day === "number" ? handboek.dates.iso(day) : day);
            const dated = ({ date, done, calculated, ...more }) =>
                ({ ...more, date: iso(date), done: iso(done), calculated: iso(calculated) });
            return { ...plan, work: plan.work?.map(iso), moments: plan.moments?.map(dated) };
        }""",
        [POINTS if points is None else points, answers],
    )
    found["on"] = {one["name"].removeprefix("tijdlijn.plan."): one["date"] for one in found.get("moments") or []}
    return found
