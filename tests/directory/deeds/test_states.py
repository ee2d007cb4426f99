"""The table of moves is whole, and dates decide what is due, overdue and lapsed."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from directory import states
from directory.ageing import period_of
from directory.models import ServiceKind
from directory.states import MOVES, Deed, Freshness, Standing, VettingState, Who

TODAY = date(2026, 11, 26)
days = st.dates(date(2000, 1, 1), date(2100, 1, 1))


def test_every_deed_has_its_move():
    assert MOVES.keys() == set(Deed)


def test_every_state_is_reached_and_can_be_left():
    assert {move.to for move in MOVES.values()} == set(VettingState)
    assert frozenset().union(*(move.froms for move in MOVES.values())) == set(VettingState)


def test_only_a_vetter_who_did_not_submit_it_shows_a_listing():
    assert [deed for deed, move in MOVES.items() if move.to == VettingState.PUBLISHED] == [Deed.PUBLISH]
    assert MOVES[Deed.PUBLISH].who == Who.OTHER_VETTER


def test_the_clock_can_do_one_thing_alone():
    assert [deed for deed, move in MOVES.items() if move.who == Who.TIMER] == [Deed.LAPSE]


def test_each_kind_has_a_period_and_shelters_and_helplines_a_short_one():
    periods = {kind: period_of(kind) for kind in ServiceKind}
    assert periods == dict.fromkeys(ServiceKind, 180) | {ServiceKind.SHELTER: 90, ServiceKind.HELPLINE: 90}


@pytest.mark.parametrize(
    ("age", "state"),
    [
        (0, Freshness.FRESH),
        (180, Freshness.FRESH),
        (181, Freshness.DUE),
        (210, Freshness.DUE),
        (211, Freshness.OVERDUE),
    ],
)
def test_due_and_overdue_follow_from_the_date(age, state):
    due = states.due_on(TODAY - timedelta(days=age), 180)
    assert states.freshness(due, TODAY) == state


def test_what_was_never_confirmed_has_no_clock():
    assert states.freshness(states.due_on(None, 90, TODAY), TODAY) == Freshness.NEVER
    assert not states.wants_reminder(Standing(None), TODAY)
    assert not states.has_lapsed(Standing(None, 3, TODAY - timedelta(days=900)), TODAY)


def test_a_doubt_makes_it_due_at_once():
    assert states.due_on(TODAY - timedelta(days=3), 180, TODAY) == TODAY


@given(due=days, today=days, reminders=st.integers(0, 5), reminded=st.none() | days, is_kept=st.booleans())
def test_nothing_lapses_without_two_reminders_grace_and_sixty_days(due, today, reminders, reminded, is_kept):
    listing = Standing(due, reminders, reminded, is_kept)
    if states.has_lapsed(listing, today):
        assert not is_kept
        assert reminders >= 2
        assert today - reminded > timedelta(days=14)
        assert today - due > timedelta(days=60)
        assert states.freshness(due, today) == Freshness.OVERDUE


@given(due=days, today=days, reminders=st.integers(0, 5), reminded=st.none() | days, is_kept=st.booleans())
def test_what_nobody_can_be_reminded_of_lapses_by_its_age_alone(due, today, reminders, reminded, is_kept):
    listing = Standing(due, reminders, reminded, is_kept, is_reachable=False)
    assert states.has_lapsed(listing, today) == (today - due > timedelta(days=180) and not is_kept)


@given(due=days, late=st.integers(-10, 400))
def test_a_clock_that_looks_every_day_reminds_three_times_and_lapses_after_the_last(due, late):
    reminders, reminded, lapsed = 0, None, None
    for day in (due + timedelta(days=ahead) for ahead in range(-5, 120)):
        listing = Standing(due, reminders, reminded)
        if lapsed is None and states.has_lapsed(listing, day):
            lapsed = day
        if states.wants_reminder(listing, day):
            reminders, reminded = reminders + 1, day
    assert reminders == 3
    assert lapsed == due + timedelta(days=61)
