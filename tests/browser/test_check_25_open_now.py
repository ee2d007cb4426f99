"""Check 25: what a page says of open and closed is what the API says, at twelve clock times."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.db import transaction
from django.test import Client
from playwright.sync_api import Browser, Locator

KARACHI = ZoneInfo("Asia/Karachi")
DAYS, FRIDAY = (1, 2, 3, 4, 6), 5


def _weekly(kind: str, days: tuple[int, ...], opens: int, closes: time) -> list[dict[str, object]]:
    return [{"kind": kind, "weekday": day, "opens_at": time(opens), "closes_at": closes} for day in days]


OFFICE = [
    *_weekly("regular", (*DAYS,), 9, time(17)),
    *_weekly("regular", (FRIDAY,), 9, time(13)),
    *_weekly("regular", (FRIDAY,), 14, time(17)),
    *_weekly("ramadan", (*DAYS,), 10, time(14)),
    *_weekly("ramadan", (FRIDAY,), 10, time(12, 30)),
    {"kind": "exception", "valid_from": date(2026, 3, 20), "valid_to": date(2026, 3, 23)},
]
NIGHT = _weekly("regular", (1, 2, 3, 4, 5, 6, 7), 20, time(2))
NAMES = {"Invented Office": OFFICE, "Invented Night Desk": NIGHT, "Invented Silence": []}

# Clock time in Karachi, and what holds for the office and for the night desk. The third never told its hours.
TIMES = {
    "2026-11-26T08:59": (False, False),  # a minute early
    "2026-11-26T09:00": (True, False),
    "2026-11-26T13:15": (True, False),  # Thursday
    "2026-11-27T13:15": (False, False),  # Friday prayer
    "2026-11-27T14:00": (True, False),
    "2026-11-27T17:00": (False, False),  # the end is not open any more
    "2026-11-29T12:00": (False, False),  # Sunday
    "2026-11-27T00:00": (False, True),  # midnight
    "2026-11-27T02:00": (False, False),  # and two hours later
    "2026-02-25T15:00": (False, False),  # Ramadan
    "2026-02-25T13:15": (True, False),
    "2026-03-20T11:00": (False, False),  # Eid
}
WORDS = {
    "en": {True: "Open now", False: "Closed", None: "Hours not known"},
    "ur": {True: "ابھی کھلا", False: "بند", None: "اوقات معلوم نہیں"},
}


@dataclass(frozen=True)
class Answer:
    """What the site answered at one clock time: the API's open_now by name, and pages by language."""

    api: dict[str, bool | None]
    pages: dict[str, str]
    centres: dict[str, str]


# Made before the browser starts: while it runs, its event loop forbids the database.
@pytest.fixture(scope="module")
def answers(django_db_setup, django_db_blocker) -> Iterator[dict[str, Answer]]:
    with django_db_blocker.unblock(), transaction.atomic():
        yield _answers()
        transaction.set_rollback(True)


def _answers() -> dict[str, Answer]:
    from tests.factories import make_listing, make_place

    place = make_place("Invented Town", timezone="Asia/Karachi")
    ids = [str(make_listing(place, name, schedules=rows).pk) for name, rows in NAMES.items()]
    return {clock: _answer(clock, place.pk, ids[0]) for clock in TIMES}


def _answer(clock: str, place: str, centre: str) -> Answer:
    client = Client()
    with time_machine.travel(datetime.fromisoformat(clock).replace(tzinfo=KARACHI), tick=False):
        found = client.get("/api/v1/nearest", {"place": place, "limit": 3}).json()["results"]
        return Answer(
            {one["name"]: one["open_now"] for one in found},
            {language: client.get(f"/{language}/search/", {"place": place}).text for language in WORDS},
            {language: client.get(f"/{language}/centres/{centre}/").text for language in WORDS},
        )


@pytest.fixture(scope="module")
def read(answers, chromium: Browser) -> dict[tuple[str, str], tuple[dict[str, str], str]]:
    """Let the browser read every page: what is said of opening beside each name, and on the office's own page."""
    page = chromium.new_page(java_script_enabled=False)
    said = {}
    for clock, answer in answers.items():
        for language in WORDS:
            page.set_content(answer.pages[language])
            cards = {name: _opening(page.locator("li.card", has_text=name), language) for name in NAMES}
            page.set_content(answer.centres[language])
            said[clock, language] = cards, _opening(page.locator("main"), language)
    page.close()
    return said


def _opening(within: Locator, language: str) -> str:
    """Return the one part of the facts that speaks of opening."""
    parts = within.locator(".facts").first.locator("> *").all_inner_texts()
    found = [part for part in parts if any(words in part for words in WORDS[language].values())]
    assert len(found) == 1, parts
    return found[0]


@pytest.mark.parametrize("clock", TIMES)
def test_the_api_says_what_the_door_does(answers, clock):
    office, night = TIMES[clock]
    assert answers[clock].api == dict(zip(NAMES, (office, night, None), strict=True))


@pytest.mark.parametrize("language", WORDS)
@pytest.mark.parametrize("clock", TIMES)
def test_the_page_says_what_the_api_says(answers, read, clock, language):
    cards, _centre = read[clock, language]
    for name, is_open in answers[clock].api.items():
        assert _said(cards[name], language) == is_open, name


@pytest.mark.parametrize("language", WORDS)
@pytest.mark.parametrize("clock", TIMES)
def test_the_page_of_the_centre_says_the_same_words(answers, read, clock, language):
    cards, centre = read[clock, language]
    assert centre == cards["Invented Office"]


def _said(opening: str, language: str) -> bool | None:
    """Return what the words say, as the API has it."""
    return next(state for state, words in WORDS[language].items() if words in opening)
