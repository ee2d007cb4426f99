"""What looks for faults finds them: each kind is made here, and named. (Short: it runs with all tests.)"""

from dataclasses import replace

import pytest
from django.db import connection

from referrals import form_keys
from referrals.actions import hers
from referrals.models import Blob, Case, CaseKeys, Kind
from safety.models import AuditEvent
from tests.desks import Sent, Staffed, make_desk, send_case
from tests.referrals.soak import asking, faults
from tests.referrals.soak.ledger import Entry, Known, Ledger

pytestmark = pytest.mark.django_db


@pytest.fixture
def staffed() -> Staffed:
    return make_desk()


@pytest.fixture
def sent(staffed) -> Sent:
    found = send_case(staffed.desk)
    hers.reply(opened=found.opened, text="one")
    hers.reply(opened=found.opened, text="two")
    return found


@pytest.fixture
def ledger(sent) -> Ledger:
    """What is known of a case that was sent, and answered twice."""
    key = form_keys.new(asking.a_minute_ago())
    Case.objects.update(form_tag=faults.codes.form_tags(key.secret)[0])
    events = {"case.new": 1, "message.added": 2}
    known = Known(key.text, sent.code, str(sent.case.pk), "new", "", ("one", "two"), events)
    return Ledger({key.text: Entry(known)}, {key.text})


def test_what_is_as_it_was_told_has_no_fault(staffed, ledger):
    assert faults.of_ledger(ledger, staffed.vault(staffed.moderator), everything=True) == []
    with connection.cursor() as cursor:
        # The links of the audit are written at the end of a transaction.
        cursor.execute("set constraints all immediate")
    assert faults.alone() == []


@pytest.mark.parametrize(
    ("damage", "named"),
    [
        (lambda: CaseKeys.objects.all().delete(), "a case without keys"),
        (lambda: Blob.objects.filter(kind=Kind.SUMMARY).delete(), "a case without a summary"),
        (lambda: Blob.objects.filter(kind=Kind.CONTACT).delete(), "a case without a contact"),
        (lambda: Blob.objects.filter(kind=Kind.MESSAGE, number=1).delete(), "a hole in the messages"),
    ],
)
def test_what_stands_alone_is_named(sent, damage, named):
    damage()
    assert any(found.startswith(named) for found in faults.alone())


def test_a_case_that_went_without_a_trace_is_named(staffed, sent, ledger):
    Case.objects.all().delete()
    assert any(found.startswith("an event of no case") for found in faults.alone())
    assert any("there is no case" in found for found in faults.of_ledger(ledger, staffed.vault(staffed.moderator)))


@pytest.mark.parametrize(
    ("changed", "named"),
    [
        ({"messages": ("one", "three")}, "its messages are"),
        ({"messages": ("one",)}, "with 2 messages"),
        ({"state": "claimed"}, "it is new"),
        ({"code": "0" * 16}, "it does not open"),
        ({"events": {"case.new": 2, "message.added": 2}}, "its events are"),
        ({"referral": "proposed"}, "its referral is"),
        ({"state": "erased"}, "there is a case"),
    ],
)
def test_what_is_not_as_it_was_told_is_named(staffed, ledger, changed, named):
    [secret] = ledger.entries
    certain = ledger.entries[secret].certain
    ledger.entries[secret] = Entry(replace(certain, **changed))
    assert any(named in found for found in faults.of_ledger(ledger, staffed.vault(staffed.moderator)))


def test_a_deed_that_may_have_been_done_is_settled_either_way(staffed, ledger):
    [secret] = ledger.entries
    truth = ledger.entries[secret].certain
    ledger.entries[secret] = Entry(truth, truth.after("case.claimed", state="claimed"), is_open=True)
    assert faults.of_ledger(ledger, staffed.vault(staffed.moderator)) == []
    assert ledger.entries[secret] == Entry(truth)


def test_an_event_that_was_written_twice_breaks_what_is_known(staffed, ledger):
    found = AuditEvent.objects.get(event="case.new")
    AuditEvent.objects.create(event=found.event, actor=found.actor, subject=found.subject, facts={})
    assert faults.of_ledger(ledger, staffed.vault(staffed.moderator)) != []
