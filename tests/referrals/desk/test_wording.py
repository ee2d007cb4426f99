"""Nothing at the desk is without words: states, reasons, timers, wishes; a ready answer has both languages."""

import pytest

from referrals import canned, wording_desk
from referrals.actions.referring import Heard
from referrals.models import Approval, Consent
from referrals.opening import Shut
from referrals.said import LONGEST_TEXT, WAYS
from referrals.states import TIMERS, TURNS, CaseState, Closing, ReferralState

WHOLE = {
    "CASES": set(CaseState) - {CaseState.ERASED},
    "REFERRALS": set(ReferralState),
    "CLOSINGS": set(Closing),
    "TURNS": {who for who in TURNS.values() if who},
    "HEARD": set(Heard),
    "HOW": set(Consent.How),
    "WISHES": set(Approval.Kind),
    "WAYS": set(WAYS),
    "SHUT": set(Shut),
    "TIMERS": {timer.name for timer in TIMERS},
}


@pytest.mark.parametrize("table", WHOLE)
def test_a_table_of_words_is_whole(table):
    assert getattr(wording_desk, table).keys() == WHOLE[table]


@pytest.mark.parametrize("one", canned.every(), ids=lambda one: one.slug)
def test_a_ready_answer_is_there_in_both_languages_and_short_enough(one):
    for language in ("ur", "en"):
        assert one.title[language]
        assert 0 < len(one.text[language]) <= LONGEST_TEXT
    assert one.said("ur-latn")
    assert one.said("ps") == one.text["ur"]


def test_no_ready_answer_says_what_happened_or_names_anybody():
    import re

    for one in canned.every():
        assert not re.search(r"\d{3}", one.text["en"] + one.text["ur"]), one.slug
