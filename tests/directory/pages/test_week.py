"""A week of opening hours, read as a sentence."""

from datetime import time
from typing import NamedTuple

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from directory.wording.clock import PARTS, say_clock, say_span
from directory.wording.week import say_days, say_week


class Spell(NamedTuple):
    weekday: int
    opens_at: time
    closes_at: time


NINE, NOON, ONE, HALF_TWO, FIVE, NIGHT = time(9), time(12), time(13), time(14, 30), time(17), time(21)
WORKDAYS = [Spell(day, NINE, FIVE) for day in (1, 2, 3, 4)]
FRIDAY = [Spell(5, HALF_TWO, FIVE), Spell(5, NINE, ONE)]


def week(language, spells):
    with translation.override(language):
        return say_week(spells)


@pytest.mark.parametrize(
    ("spells", "english", "urdu"),
    [
        ([], "", ""),
        (
            [Spell(day, NINE, FIVE) for day in range(1, 8)],
            "Every day 9 in the morning to 5 in the afternoon",
            "روزانہ صبح 9 بجے سے شام 5 بجے تک",
        ),
        (
            WORKDAYS + FRIDAY,
            "Monday to Thursday 9 in the morning to 5 in the afternoon; "
            "Friday the same, with a break from 1 to 2:30 in the afternoon; closed on Saturday and Sunday",
            "پیر سے جمعرات صبح 9 بجے سے شام 5 بجے تک؛ "
            "جمعہ کو بھی یہی وقت، بیچ میں دوپہر 1 سے 2:30 بجے تک وقفہ؛ ہفتہ اور اتوار کو بند",
        ),
        (
            FRIDAY,
            "Friday 9 in the morning to 5 in the afternoon, with a break from 1 to 2:30 in the afternoon; "
            "closed on Monday to Thursday and Saturday and Sunday",
            "جمعہ صبح 9 بجے سے شام 5 بجے تک، بیچ میں دوپہر 1 سے 2:30 بجے تک وقفہ؛ "
            "پیر سے جمعرات اور ہفتہ اور اتوار کو بند",
        ),
        (
            [Spell(6, NINE, NOON), Spell(6, FIVE, NIGHT)],
            "Saturday 9 in the morning to 12 noon, and again 5 in the afternoon to 9 at night; "
            "closed on Monday to Friday and Sunday",
            "ہفتہ صبح 9 بجے سے دوپہر 12 بجے تک، اور پھر شام 5 بجے سے رات 9 بجے تک؛ پیر سے جمعہ اور اتوار کو بند",
        ),
    ],
)
def test_a_week_is_a_sentence_with_its_breaks(spells, english, urdu):
    assert week("en", spells) == english
    assert week("ur", spells) == urdu


def test_days_apart_with_the_same_hours_are_said_together():
    said = week("en", [*WORKDAYS, *FRIDAY, Spell(6, NINE, FIVE)])
    assert said.startswith("Monday to Thursday and Saturday 9 in the morning to 5 in the afternoon; Friday the same")
    assert said.endswith("closed on Sunday")


@pytest.mark.parametrize(
    ("opens", "closes", "said"),
    [
        (time(0), time(0), "day and night"),
        (time(0), time(23, 59), "day and night"),
        (time(0), NINE, "12 midnight to 9 in the morning"),
        (time(10), time(11, 15), "10 to 11:15 in the morning"),
        (NOON, time(13), "12 noon to 1 in the afternoon"),
        (time(20), time(2), "8 at night to 2 at night"),
        (time(12, 30), time(12, 45), "12:30 to 12:45 in the afternoon"),
    ],
)
def test_a_span_names_each_part_of_the_day_once(opens, closes, said):
    with translation.override("en"):
        assert say_span((opens, closes)) == said


@pytest.mark.parametrize("hour", range(24))
def test_urdu_names_the_part_of_the_day(hour):
    with translation.override("ur"):
        said = say_clock(time(hour, 30))
    assert said.split()[0] in {"رات", "صبح", "دوپہر", "شام"}
    assert said.endswith("بجے")


@given(st.times(), st.times())
def test_two_times_of_day_are_never_said_alike(one, other):
    with translation.override("en"):
        same = say_clock(one.replace(microsecond=0, second=0)) == say_clock(other.replace(microsecond=0, second=0))
    assert same == ((one.hour, one.minute) == (other.hour, other.minute))


@given(st.sets(st.integers(1, 7), min_size=1))
def test_every_day_that_is_meant_can_be_heard_and_no_other(days):
    with translation.override("en"):
        names = {say_days([day]): day for day in range(1, 8)}
        said = say_days(sorted(days))
    assert set(_heard(said, names)) == days


def _heard(said, names):
    for part in "Monday to Sunday".join(said.split("Every day")).split(" and "):
        first, _to, last = part.partition(" to ")
        yield from range(names[first], names[last or first] + 1)


def test_the_parts_of_the_day_are_in_order_and_whole():
    assert list(PARTS) == sorted(PARTS, reverse=True)
    assert list(PARTS)[-1] == 0
