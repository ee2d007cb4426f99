"""The audit table only grows, and is written in the same transaction as the deed."""

import pytest
from django.db import DatabaseError, connection, transaction

from safety import audit
from safety.models import AuditEvent

pytestmark = pytest.mark.django_db


def event(**facts):
    return audit.record("service published", actor="user:7", subject="service:0", **facts)


def test_an_event_says_what_who_and_when():
    saved = AuditEvent.objects.get(pk=event(rows=3).pk)
    assert (saved.event, saved.actor, saved.subject, saved.facts) == (
        "service published",
        "user:7",
        "service:0",
        {"rows": 3},
    )
    assert saved.at is not None


@pytest.mark.parametrize(
    "statement",
    [
        "update safety_auditevent set actor = 'nobody'",
        "delete from safety_auditevent",
        "truncate safety_auditevent",
        "update safety_auditevent set actor = 'nobody' where false",
    ],
)
def test_the_database_refuses_to_change_or_remove_an_event(statement):
    event()
    # As at a commit: what is still to be linked could not be emptied for that reason alone.
    connection.check_constraints()
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)
    assert AuditEvent.objects.filter(actor="user:7").exists()


def test_an_event_goes_when_the_deed_is_undone():
    before = AuditEvent.objects.count()
    with transaction.atomic():
        event()
        transaction.set_rollback(True)
    assert AuditEvent.objects.count() == before


def test_an_event_keeps_no_hold_on_what_it_names():
    assert not [field.name for field in AuditEvent._meta.get_fields() if field.is_relation]
