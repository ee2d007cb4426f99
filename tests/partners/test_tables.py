"""The closed lists of partners are whole, and each word of them has its words for people."""

import pytest
from django.db import IntegrityError, transaction

from partners import outcomes, states
from partners.models import Key, Member, Partner
from partners.outcomes import Outcome
from partners.scopes import Scope
from partners.states import MOVES, Deed, State
from partners.views.deciding import DEEDS
from partners.wording import KEY_STATES, OUTCOMES, SCOPES, STATES
from tests.partnering import make_partner

STATUSES = {200: "done", 204: "done", 304: "done", 401: "refused", 422: "refused", 429: "slowed", 500: "failed"}


def test_every_deed_has_its_move_and_whoever_does_it():
    assert MOVES.keys() == set(Deed) == DEEDS.keys()


def test_every_state_can_be_come_to_or_is_the_first():
    assert {move.end for move in MOVES.values()} | {State.ASKED} == set(State)


def test_nothing_is_done_to_what_was_refused_and_only_one_answer_leads_to_keys():
    assert {state: states.deeds(state) for state in State} == {
        State.ASKED: [Deed.APPROVE, Deed.REFUSE],
        State.APPROVED: [Deed.STOP],
        State.STOPPED: [Deed.RESUME],
        State.REFUSED: [],
    }


def test_every_word_is_said():
    assert (STATES.keys(), SCOPES.keys(), OUTCOMES.keys()) == (set(State), set(Scope), set(Outcome))
    assert list(OUTCOMES) == list(Outcome), "the plot and the table go by this order"
    assert KEY_STATES.keys() == {"living", "ending", "over", "stopped"}


@pytest.mark.parametrize(("status", "outcome"), STATUSES.items())
def test_a_status_is_counted_as_its_class(status, outcome):
    assert outcomes.of(status) == outcome


KEY = {"name": "x", "prefix": "0" * 8, "made_at": "2030-01-01T00:00Z", "expires_at": "2031-01-01T00:00Z"}
WRONG = [
    ("partner_state_is_known", lambda _partner: Partner.objects.create(state="emperor", moved_at=KEY["made_at"])),
    ("a_partner_is_asked_until_somebody_decides", lambda _partner: Partner.objects.create(name="x", state="approved")),
    ("member_role_is_known", lambda partner: Member.objects.create(user_id=1, partner=partner, role="ngo_lead")),
    ("key_scopes_are_known", lambda partner: Key.objects.create(partner=partner, digest=b"1", scopes=["all"], **KEY)),
    ("a_key_opens_something", lambda partner: Key.objects.create(partner=partner, digest=b"1", scopes=[], **KEY)),
    (
        "a_key_may_call",
        lambda partner: Key.objects.create(
            partner=partner, digest=b"1", scopes=["handoff.read"], per_minute=0, **KEY
        ),
    ),
]  # fmt: skip


@pytest.mark.django_db
@pytest.mark.parametrize(("rule", "deed"), WRONG, ids=[rule for rule, _deed in WRONG])
def test_the_database_keeps_the_rules_itself(rule, deed):
    partner = make_partner()
    with pytest.raises(IntegrityError, match=rule), transaction.atomic():
        deed(partner)
