"""The tables by which cases and referrals move."""

from datetime import timedelta
from itertools import product
from pathlib import Path

import pytest

from referrals import states
from referrals.state_pages import page
from referrals.states import CaseState as C
from referrals.states import InvalidMoveError, ReferralState, Who
from referrals.states import ReferralState as R
from tests.architecture import tree

ALL = [*C, *R]


def reachable(moves, starts):
    found, new = set(), set(starts)
    while new:
        found |= new
        new = {after for before, after in moves if before in found} - found
    return found


def test_every_state_has_somebody_whose_turn_it_is_unless_it_has_ended():
    assert set(ALL) == states.TURNS.keys()
    assert {state for state, who in states.TURNS.items() if who is None} == states.ENDS


@pytest.mark.parametrize(("moves", "kind"), [(states.CASE_MOVES, C), (states.REFERRAL_MOVES, R)])
def test_a_case_becomes_no_referral_and_every_state_can_be_reached(moves, kind):
    assert {type(state) for move in moves for state in move} == {kind}
    assert reachable(moves, [state for state in states.BEGINNINGS if isinstance(state, kind)]) == set(kind)


def test_what_has_ended_never_moves_again():
    assert {before for before, _after in states.MOVES}.isdisjoint(states.ENDS)


def test_from_every_state_there_is_a_way_to_an_end():
    for state in ALL:
        assert reachable(states.MOVES, [state]) & states.ENDS


def test_every_move_names_somebody():
    assert all(states.MOVES.values())


def test_whoever_has_the_turn_can_make_a_move():
    for state, who in states.TURNS.items():
        movers = set().union(*(by for (before, _after), by in states.MOVES.items() if before == state))
        assert who is None or who in movers, state


def test_only_she_or_a_recorded_telephone_call_makes_a_proposal_a_consent():
    assert states.MOVES[R.PROPOSED, R.CONSENTED] == {Who.SURVIVOR, Who.HOLDER}
    assert {before for before, after in states.MOVES if after == R.CONSENTED} == {R.PROPOSED}


def test_nothing_is_sent_without_a_consent():
    assert {before for before, after in states.MOVES if after == R.SENT} == {R.CONSENTED}


def test_she_can_take_back_whatever_has_not_ended():
    open_ones = set(ReferralState) - states.ENDS
    assert {before for before, after in states.MOVES if after == R.WITHDRAWN} == open_ones
    assert all(states.MOVES[state, R.WITHDRAWN] == {Who.SURVIVOR} for state in open_ones)


def test_she_can_erase_in_every_state():
    assert {before for (before, after), who in states.MOVES.items() if after == C.ERASED and Who.SURVIVOR in who} == (
        set(C) - {C.ERASED}
    )


def test_nobody_at_the_desk_erases_alone():
    for (_before, after), who in states.MOVES.items():
        if after == C.ERASED:
            assert who.isdisjoint({Who.MODERATOR, Who.HOLDER, Who.LEAD, Who.FILTER})


def test_no_filter_throws_anybody_away():
    assert all(after == C.HELD_SPAM for (_before, after), who in states.MOVES.items() if Who.FILTER in who)


def is_allowed(check, *move):
    try:
        check(*move)
    except InvalidMoveError:
        return False
    return True


def test_a_move_is_allowed_exactly_when_the_table_has_it():
    allowed = {move for move in product(ALL, ALL, Who) if is_allowed(states.check, *move)}
    assert allowed == {(*move, who) for move, by in states.MOVES.items() for who in by}


def test_a_refusal_is_said_in_words():
    with pytest.raises(InvalidMoveError, match="a referral that is done cannot become sent"):
        states.check(R.DONE, R.SENT, Who.HOLDER)
    with pytest.raises(InvalidMoveError, match="a case that is erased cannot become new"):
        states.check(C.ERASED, C.NEW, Who.LEAD)
    with pytest.raises(InvalidMoveError, match="from new to claimed is not a move of: survivor"):
        states.check(C.NEW, C.CLAIMED, Who.SURVIVOR)


def test_a_beginning_is_allowed_exactly_when_the_table_has_it():
    allowed = {begun for begun in product(ALL, Who) if is_allowed(states.check_beginning, *begun)}
    assert allowed == {(state, who) for state, by in states.BEGINNINGS.items() for who in by}


@pytest.mark.parametrize("timer", states.TIMERS, ids=lambda timer: timer.name)
def test_a_timer_makes_only_moves_of_the_table(timer):
    assert timer.after > timedelta(0)
    assert (timer.to is None) != (timer.tells is None), "it moves, or it tells"
    if timer.to:
        states.check(timer.state, timer.to, Who.TIMER)
        assert (timer.to == C.CLOSED) == (timer.closing is not None)


def test_timers_have_names_of_their_own():
    assert len({timer.name for timer in states.TIMERS}) == len(states.TIMERS)


def test_nothing_outlives_the_hard_end():
    assert states.HARD_END == timedelta(days=90)
    for state in set(C) - {C.ERASED}:
        states.check(state, C.ERASED, Who.TIMER)
    assert timedelta(days=30) == states.LONGEST_CONSENT < states.HARD_END


def test_the_docs_have_the_tables_as_they_are():
    assert page() == tree.text(Path("docs/referral-states.md")), (
        "python -m referrals.state_pages > docs/referral-states.md"
    )
