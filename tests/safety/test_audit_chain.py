"""Every event that is committed has its link, in the order of commits, and nobody waits for each other in a circle."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction

from accounts.models import Device, User
from safety import audit
from safety.models import AuditEvent, AuditLink
from safety.verification import verify
from tests.accounts.at_once import at_once
from tests.jobs import wait_until
from tests.people import make_person
from tests.safety.tampering import event, position_of

WAITING = "select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'"


def waiting() -> int:
    with connection.cursor() as cursor:
        cursor.execute("select count(*) from safety_auditwaiting")
        return cursor.fetchone()[0]


def somebody_waits() -> bool:
    with connection.cursor() as cursor:
        # Within a transaction the view is otherwise the one of the first look.
        cursor.execute("select pg_stat_clear_snapshot()")
        cursor.execute(WAITING)
        return cursor.fetchone()[0] > 0


def several(times: int) -> None:
    for number in range(times):
        with transaction.atomic():
            event(number=number)
            event(number=number)


def test_an_event_that_is_committed_has_its_link(own_database):
    before = verify(None)
    pk = event(rows=3, words="ا")
    after = verify(None)
    assert position_of(pk) == after.position == before.position + 1
    assert AuditLink.objects.count() == AuditEvent.objects.count()
    assert waiting() == 0


@pytest.mark.parametrize("text", ["", "a" * 60, "راہ", 'quote " and \\ and \n', "\U0001f642"])
def test_the_database_and_python_bind_the_same_bytes(own_database, text):
    AuditEvent.objects.create(event=text, actor=text, subject=text, facts={text: [text, 1.50, None, True]})
    verify(None)


def test_events_are_linked_in_the_order_of_commits(own_database):
    with transaction.atomic():
        earlier = event()
        [later] = at_once(event)
    assert earlier < later
    assert position_of(earlier) == position_of(later) + 1
    verify(None)


def test_many_who_write_at_once_make_one_chain(own_database):
    before = verify(None).position
    assert at_once(*[lambda: several(10)] * 6) == [None] * 6
    assert verify(None).position == before + 120


def test_what_is_undone_leaves_no_link_and_no_gap(own_database):
    before = verify(None).position
    with transaction.atomic():
        event()
        transaction.set_rollback(True)
    with transaction.atomic():
        kept = event()
        with transaction.atomic():
            event()
            transaction.set_rollback(True)
    assert position_of(kept) == verify(None).position == before + 1
    assert waiting() == 0


def lock(user: User) -> None:
    User.objects.select_for_update().get(pk=user.pk)


def refer_to(user: User) -> None:
    """Write what the database looks up only at commit, and must wait for."""
    Device.objects.create(user=user, digest=b"x", label="x")


@pytest.mark.parametrize("need", [lock, refer_to])
def test_who_writes_an_event_first_and_who_locks_a_row_first_do_not_block_each_other(own_database, need):
    user = make_person("vetter")

    @transaction.atomic
    def audit_first():
        pk = event()
        need(user)
        return pk

    with ThreadPoolExecutor(1) as thread:
        with transaction.atomic():
            lock(user)
            other = thread.submit(closing(audit_first))
            wait_until(somebody_waits, "the other waited for the row")
            own = event()
        assert position_of(other.result()) == position_of(own) + 1
    verify(None)


def closing(deed):
    """Return the deed, which then closes its thread's connection."""

    def done():
        try:
            return deed()
        finally:
            connection.close()

    return done


@pytest.mark.parametrize("table", ["safety_auditlink", "safety_auditanchor"])
@pytest.mark.parametrize("statement", ["update {} set position = 7", "delete from {}", "truncate {}"])
def test_links_and_anchors_are_append_only(own_database, settings, table, statement):
    settings.AUDIT_KEY = b"k" * 32
    event()
    audit.anchor()
    with pytest.raises(DatabaseError, match="append-only"), connection.cursor() as cursor:
        cursor.execute(statement.format(table))


def test_events_of_before_the_chain_get_their_links_with_it(own_database):
    before = verify(None)
    call_command("migrate", "safety", "0003", verbosity=0)
    event()
    call_command("migrate", "safety", verbosity=0)
    event()
    after = verify(None)
    assert after.position == before.position + 2 == AuditEvent.objects.count()
