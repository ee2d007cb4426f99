"""What happens by itself: keys that end are told of, old counts go."""

import pytest
from django.core import mail

from partners import actions, tasks
from partners.actions.calling import count
from partners.models import UsageDay
from partners.outcomes import Outcome
from tests.jobs import run_deferred, waiting
from tests.partnering import make_member
from tests.partners.conftest import DAY

pytestmark = pytest.mark.django_db


def nights(clock, number: int) -> list[int]:
    """Go through so many nights; return after how many the letters came."""
    told = []
    for night in range(1, number + 1):
        clock.forward(DAY)
        tasks.tell_of_ending_keys(timestamp=0)
        told += [night] * len(run_deferred())
    return told


def test_its_people_are_told_a_month_a_week_and_a_day_before_a_key_ends(made, lead, clock):
    clock.forward(330 * DAY)
    assert nights(clock, 40) == [5, 28, 34]
    assert {message.to[0] for message in mail.outbox} == {lead.email}
    assert made.key.prefix in mail.outbox[0].body
    assert f"/ur/staff/partners/{made.key.partner_id}/" in mail.outbox[0].body
    assert made.shown not in mail.outbox[0].body


def test_nobody_is_told_of_a_key_that_was_replaced_or_stopped(made, partner, lead, clock):
    actions.rotate_key(key=made.key, days=30, by=lead)
    assert nights(clock, 40) == []


def test_a_letter_that_has_become_untrue_is_not_sent(made, lead, clock):
    clock.forward(335 * DAY)
    tasks.tell_of_ending_keys(timestamp=0)
    assert waiting("mail_ending").count() == 1
    actions.stop_key(key=made.key, by=lead)
    run_deferred()
    assert mail.outbox == []


def test_whoever_has_left_is_not_told(made, partner, clock, administrator):
    other = make_member(partner, "partner_member")
    clock.forward(335 * DAY)
    tasks.tell_of_ending_keys(timestamp=0)
    actions.remove_member(member=other.partners.get(), by=administrator)
    run_deferred()
    assert len(mail.outbox) == 1


def test_counts_of_calls_are_kept_for_400_days(made, clock):
    count(made.key, Outcome.DONE)
    clock.forward(400 * DAY)
    tasks.forget_partners(timestamp=0)
    assert UsageDay.objects.count() == 1
    clock.forward(DAY)
    tasks.forget_partners(timestamp=0)
    assert not UsageDay.objects.exists()


def test_a_letter_about_a_partner_that_is_gone_is_not_sent():
    tasks.mail_decision(partner="00000000-0000-4000-8000-000000000000", kind="partner_stopped")
    tasks.mail_ending(key="00000000-0000-4000-8000-000000000000", user=1)
    assert mail.outbox == []
