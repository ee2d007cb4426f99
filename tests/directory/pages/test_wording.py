"""Distances, times, months and weeks, as a person reads them."""

from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta, timezone

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from directory import wording
from directory.wording.dates import MONTHS, PARTS, WEEKDAYS
from directory.wording.distance import say_metres

KARACHI = timezone(timedelta(hours=5))
MONDAY_NOON = datetime(2026, 3, 2, 12, tzinfo=KARACHI)


@dataclass(frozen=True)
class Far:
    distance_m: int | None = None
    distance_km_about: int | None = None
    in_same_place: bool = False


@dataclass(frozen=True)
class Opening:
    state: str
    until: datetime | None = None
    opens_at: datetime | None = None


@pytest.fixture(autouse=True)
def english():
    with translation.override("en"):
        yield


@pytest.mark.parametrize(
    ("far", "said"),
    [
        (None, ""),
        (Far(distance_km_about=0, in_same_place=True), "in Multan"),
        (Far(distance_km_about=0), "in Multan"),
        (Far(distance_km_about=140), "about 140 km (Multan)"),
        (Far(distance_m=0), "10 metres away"),
        (Far(distance_m=446), "450 metres away"),
        (Far(distance_m=996), "1.0 km away"),
        (Far(distance_m=2_340), "2.3 km away"),
        (Far(distance_m=41_800), "42 km away"),
    ],
)
def test_a_distance_is_said_only_as_closely_as_it_is_known(far, said):
    assert wording.say_distance(far, "Multan") == said


@given(st.integers(0, 20_100_000), st.integers(0, 20_100_000))
def test_what_is_nearer_is_never_said_to_be_farther(one, other):
    with translation.override("en"):
        near, far = (_metres(say_metres(metres)) for metres in sorted((one, other)))
    assert near <= far


def _metres(said: str) -> float:
    amount, unit, _away = said.split()
    return float(amount) * {"metres": 1, "km": 1000}[unit]


def test_a_place_whose_name_is_in_the_other_script_stands_in_a_run_of_its_own():
    with translation.override("ur"):
        assert '<bdi lang="en">Multan</bdi>' in wording.say_distance(Far(distance_km_about=140), "Multan")


def test_a_place_cannot_bring_markup_into_a_distance():
    assert "<script" not in wording.say_distance(Far(in_same_place=True), "<script>x</script>")


@pytest.mark.parametrize(
    ("opening", "said"),
    [
        (Opening("unknown"), "Hours not known"),
        (Opening("open"), "Open now"),
        (Opening("open", until=MONDAY_NOON + timedelta(hours=5)), "Open now, until 5:00 pm"),
        (Opening("open", until=MONDAY_NOON + timedelta(hours=14)), "Open now, until 2:00 am"),
        (Opening("open", until=MONDAY_NOON + timedelta(days=3)), "Open now"),
        (Opening("closed"), "Closed"),
        (Opening("closed", opens_at=MONDAY_NOON + timedelta(hours=2)), "Closed, opens at 2:00 pm"),
        (Opening("closed", opens_at=MONDAY_NOON + timedelta(hours=21)), "Closed, opens tomorrow at 9:00 am"),
        (Opening("closed", opens_at=MONDAY_NOON + timedelta(days=4)), "Closed, opens on Friday at 12:00 pm"),
        (Opening("closed", opens_at=MONDAY_NOON + timedelta(days=9)), "Closed, opens in more than a week"),
    ],
)
def test_open_or_closed_is_said_with_the_next_change(opening, said):
    assert wording.say_opening(opening, MONDAY_NOON) == said


def test_tomorrow_is_judged_by_the_clock_of_the_place():
    at = datetime(2026, 3, 2, 20, tzinfo=UTC)  # 1 am on Tuesday in Karachi
    opens_at = datetime(2026, 3, 3, 9, tzinfo=KARACHI)
    assert wording.say_opening(Opening("closed", opens_at=opens_at), at) == "Closed, opens at 9:00 am"


@pytest.mark.parametrize(
    ("at", "said"),
    [
        (time(0, 0), "12:00 am"),
        (time(4, 5), "4:05 am"),
        (time(12, 0), "12:00 pm"),
        (time(13, 15), "1:15 pm"),
        (time(23, 59), "11:59 pm"),
    ],
)
def test_the_clock_has_twelve_hours(at, said):
    assert wording.say_time(at) == said


@pytest.mark.parametrize("hour", range(24))
def test_urdu_names_the_part_of_the_day(hour):
    with translation.override("ur"):
        said = wording.say_time(time(hour, 30))
    assert said.split()[0] in {"رات", "صبح", "دوپہر", "شام"}
    assert said.endswith("بجے")


@pytest.mark.parametrize(
    ("date", "said"),
    [
        ("2025-09-01", "September 2025"),
        ("2025-09", "September 2025"),
        ("2025", "2025"),
        ("2025-13", "2025"),
        ("", ""),
    ],
)
def test_a_date_is_said_by_its_month_where_it_has_one(date, said):
    assert wording.say_month(date) == said


def test_the_tables_of_dates_are_whole():
    assert (len(MONTHS), len(WEEKDAYS)) == (12, 7)
    assert [first for first, _words in PARTS] == sorted({first for first, _words in PARTS}, reverse=True)
    assert PARTS[-1][0] == 0


@pytest.mark.parametrize(
    ("dial", "kind", "link"),
    [
        ("1043", "voice", "tel:1043"),
        ("+92 00 000", "voice", "tel:+9200000"),
        ("000", "sms", "sms:000"),
        ("+92 00 000", "whatsapp", "https://wa.me/9200000"),
        ("15,7", "voice", "tel:15,7"),
        ("*0#", "voice", "tel:*0%23"),
        ("javascript:000", "voice", "tel:000"),
    ],
)
def test_a_number_links_to_what_dials_it(dial, kind, link):
    assert wording.number_link(dial, kind) == link
