"""The queue itself tries a message again, later and later, and gives it up at last."""

import pytest

from partners import actions
from partners.models import Attempt, Message, MessageState, Off
from safety.jobs import PATIENT
from tests.factories import make_service
from tests.jobs import make_due, run_jobs
from tests.partnering import make_member, make_partner


@pytest.fixture
def webhook(own_database, receiver):
    partner = make_partner()
    made = actions.make_webhook(partner=partner, url=receiver.url, by=make_member(partner)).webhook
    make_service("Invented Centre that changes")
    from directory.cards import rebuild

    rebuild()
    actions.announce()
    return made


def test_a_message_is_tried_again_until_it_is_taken(webhook, receiver):
    receiver.does = [500, 503]
    for _ in range(4):
        run_jobs()
        make_due()
    assert Message.objects.get().state == MessageState.TAKEN
    assert list(Attempt.objects.values_list("status", flat=True)) == [500, 503, 200]


def test_after_the_last_try_it_is_given_up_and_the_queue_is_empty(webhook, receiver):
    receiver.does = [500] * 40
    for _ in range(PATIENT.max_attempts + 3):
        run_jobs()
        make_due()
    webhook.refresh_from_db()
    assert (Message.objects.get().state, webhook.off) == (MessageState.GIVEN_UP, Off.FAILING)
    assert Attempt.objects.count() == PATIENT.max_attempts + 1
