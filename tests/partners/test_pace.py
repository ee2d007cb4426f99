"""How fast a key may call: every answer says so, and whoever is too fast hears when to come back."""

import re
from datetime import timedelta

import pytest

from tests.partnering import make_key
from tests.partners.conftest import limited, show

pytestmark = pytest.mark.django_db
RATE = re.compile(r'"minute";r=(\d+);t=(\d+), "day";r=(\d+);t=(\d+)')


def test_every_answer_to_a_key_says_how_fast_it_may_go_on(program, made):
    for number in (1, 2, 3):
        answer = show(program, made.shown)
        assert answer["RateLimit-Policy"] == '"minute";q=60;w=60, "day";q=5000;w=86400'
        minute, minute_in, day, day_in = map(int, RATE.fullmatch(answer["RateLimit"]).groups())
        assert (minute, day) == (60 - number, 5000 - number)
        assert 1 <= minute_in <= number
        assert 1 <= day_in <= 18 * number


def test_whoever_calls_too_fast_in_a_minute_hears_when_to_come_back(program, made, lead, clock):
    limited(made, 3, 100, lead)
    assert [show(program, made.shown).status_code for _ in range(5)] == [200, 200, 200, 429, 429]
    answer = show(program, made.shown)
    assert answer.json()["title"] == "Too Many Requests"
    assert 18 <= int(answer["Retry-After"]) <= 20
    assert answer["RateLimit"].startswith('"minute";r=0;t=')
    assert RATE.fullmatch(answer["RateLimit"])[3] == "97", "what was refused is not taken from the day"
    clock.forward(timedelta(seconds=int(answer["Retry-After"])))
    assert [show(program, made.shown).status_code for _ in range(2)] == [200, 429]


def test_a_day_s_limit_outlives_the_hour(program, made, lead, clock):
    limited(made, 100, 4, lead)
    assert [show(program, made.shown).status_code for _ in range(5)] == [200] * 4 + [429]
    clock.forward(timedelta(hours=5))
    answer = show(program, made.shown)
    assert answer.status_code == 429
    assert 3500 < int(answer["Retry-After"]) <= 3600
    clock.forward(timedelta(hours=1))
    assert [show(program, made.shown).status_code for _ in range(2)] == [200, 429]


def test_each_key_has_its_own_limits(program, made, partner, lead):
    other = make_key(partner, by=lead)
    limited(made, 1, 100, lead)
    assert [show(program, made.shown).status_code for _ in range(2)] == [200, 429]
    assert show(program, other.shown).status_code == 200


def test_other_limits_count_from_the_next_call_on(program, made, lead):
    limited(made, 1, 100, lead)
    assert [show(program, made.shown).status_code for _ in range(2)] == [200, 429]
    limited(made, 10, 100, lead)
    answer = show(program, made.shown)
    assert (answer.status_code, answer["RateLimit-Policy"]) == (429, '"minute";q=10;w=60, "day";q=100;w=86400')
    assert int(answer["Retry-After"]) <= 6
