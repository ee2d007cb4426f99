"""Time is the database's, goes on but never back, and only tests may move it."""

from datetime import UTC, datetime, timedelta

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from safety import clock as time
from tests.accounts.at_once import at_once
from tests.clock import at_offset, database_at_offset

DAY, HOUR, MOMENT, NONE = timedelta(days=1), timedelta(hours=1), timedelta(minutes=5), timedelta()


def ask(statement: str):
    with connection.cursor() as cursor:
        cursor.execute(statement)
        return cursor.fetchone()[0] if cursor.description else None


def is_about(found: datetime | timedelta, expected: datetime | timedelta) -> bool:
    return abs(found - expected) < MOMENT


def test_the_time_is_the_databases(db):
    before, now, after = ask("select clock_timestamp()"), time.now(), ask("select clock_timestamp()")
    assert before <= now <= after
    assert now.tzinfo == UTC


def test_it_goes_on_within_a_transaction(db):
    assert time.now() < time.now()


def test_a_test_moves_it_and_moves_it_back(db):
    start = time.now()
    with at_offset(DAY):
        assert is_about(time.now(), start + DAY)
        with at_offset(2 * DAY):
            assert is_about(time.now(), start + 2 * DAY)
        assert is_about(time.now(), start + DAY)
    assert is_about(time.now(), start)


def test_it_can_be_moved_on_again_and_again(db, clock):
    start = time.now()
    assert is_about(clock.forward(HOUR), start + HOUR)
    assert is_about(clock.forward(DAY), start + HOUR + DAY)


def test_it_is_put_back_even_after_an_error_in_a_transaction(own_database):
    with pytest.raises(ZeroDivisionError), transaction.atomic(), at_offset(DAY):
        1 / 0  # noqa: B018
    assert is_about(time.now(), ask("select clock_timestamp()"))


def test_it_does_not_run_backwards_when_the_server_is_set_back_by_a_day(db):
    time.tick()
    reached = ask("select latest from safety_clock")
    with at_offset(-DAY):
        assert time.now() == time.now() == reached
        time.tick()
    assert ask("select latest from safety_clock") == reached
    assert time.now() > reached


def test_a_tick_says_how_long_it_was_silent(db, clock):
    time.tick()
    clock.forward(3 * DAY)
    assert is_about(time.silence(), 3 * DAY)
    assert is_about(time.tick(), 3 * DAY)
    assert is_about(time.silence(), NONE)
    assert is_about(time.tick(), NONE)


def test_without_a_tick_yet_there_was_no_silence(db):
    ask("delete from safety_clock")
    assert time.silence() == NONE
    assert time.tick() == NONE
    assert ask("select count(*) from safety_clock") == 1


def test_the_clock_has_one_row_however_many_tick_at_once(own_database):
    ask("truncate safety_clock")
    found = at_once(*[time.tick] * 6)
    assert all(NONE <= silent < MOMENT for silent in found), found
    assert ask("select count(*) from safety_clock") == 1


def test_a_silence_is_told_to_one_of_those_who_tick_at_once(own_database):
    time.tick()
    ask("update safety_clock set latest = latest - interval '3 days'")
    found = at_once(*[time.tick] * 6)
    assert [is_about(silent, 3 * DAY) for silent in found].count(True) == 1
    assert [is_about(silent, NONE) for silent in found].count(True) == 5


def test_a_tick_is_one_statement(db):
    with CaptureQueriesContext(connection) as asked:
        time.tick()
    assert len(asked) == 1


def test_two_connections_reach_the_same_time(own_database):
    with at_offset(DAY):
        reached = time.now()
        time.tick()
    [elsewhere] = at_once(time.now)
    assert elsewhere > reached, "the other has no offset, but time has come so far"


def test_an_offset_of_the_database_is_for_all_who_connect_and_ends(own_database):
    start = time.now()
    with database_at_offset(own_database, DAY):
        [elsewhere] = at_once(time.now)
        assert is_about(elsewhere, start + DAY)
        assert is_about(time.now(), start), "who was connected before keeps the time"
    [afterwards] = at_once(time.now)
    assert is_about(afterwards, start)


def test_whoever_was_connected_is_hung_up_on_so_that_a_server_takes_the_new_time(own_database):
    other = connection.copy()
    with other.cursor() as cursor:
        cursor.execute("select 1")
    with database_at_offset(own_database, DAY):
        assert not other.is_usable()
    other.close()


@pytest.mark.parametrize("by", [DAY, -DAY, NONE])
def test_production_refuses_an_offset(db, settings, by):
    settings.DEMO = False
    time.refuse_an_offset()
    with at_offset(by), pytest.raises(ImproperlyConfigured, match=r"raah\.clock_offset"):
        time.refuse_an_offset()
    time.refuse_an_offset()


def test_production_refuses_an_offset_that_the_database_was_given(own_database, settings):
    settings.DEMO = False
    with database_at_offset(own_database, DAY):
        [refusal] = at_once(time.refuse_an_offset)
    assert isinstance(refusal, ImproperlyConfigured)


def test_a_demo_may_have_one(db, settings):
    settings.DEMO = True
    with at_offset(DAY):
        time.refuse_an_offset()
