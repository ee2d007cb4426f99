"""Events older than 12 months are erased, and the chain goes on from where they ended."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, connection, transaction
from django.utils import timezone
from procrastinate.contrib.django import app

from safety import audit
from safety.models import AuditAnchor, AuditEvent, AuditLink
from safety.tasks import forget_audit
from safety.verification import verify
from tests.clock import at_offset
from tests.jobs import run_deferred
from tests.safety import tampering
from tests.safety.tampering import KEY, event, position_of

YEAR = timedelta(days=366)


def old_event(age: timedelta = YEAR) -> int:
    return AuditEvent.objects.create(event="x", actor="y", subject="z", at=timezone.now() - age).pk


@pytest.fixture
def old(own_database, settings) -> list[int]:
    """Ids of three old events, with an anchor, at the beginning of a chain that then goes on."""
    settings.AUDIT_KEY = KEY
    tampering.run("delete from safety_auditevent; delete from safety_auditlink")
    ids = [old_event() for _number in range(3)]
    audit.anchor()
    event()
    return ids


def test_what_is_old_goes_and_the_chain_goes_on(old):
    last = position_of(old[-1])
    assert audit.forget_old() == 3
    assert not AuditEvent.objects.filter(pk__in=old).exists()
    assert AuditLink.objects.first().position == last
    audit.anchor()
    seen = verify(KEY)
    assert (seen.begins_at, seen.events, seen.anchors) == (last, 2, 2)


def test_that_events_were_forgotten_is_an_event(old):
    upto = position_of(old[-1])
    audit.forget_old(by="user:1")
    said = AuditEvent.objects.last()
    assert (said.event, said.actor, said.facts) == (audit.FORGOTTEN, "user:1", {"events": 3, "upto": upto})


def test_nothing_is_forgotten_twice(old):
    assert (audit.forget_old(), audit.forget_old()) == (3, 0)
    assert AuditEvent.objects.filter(event=audit.FORGOTTEN).count() == 1


def test_it_can_be_forgotten_again_after_another_year(old):
    audit.forget_old()
    # As if all of this had been a year ago.
    tampering.run("update safety_auditevent set at = at - interval '1 year'; delete from safety_auditanchor")
    tampering.run(tampering.MAKE_ANEW)
    young = event()
    assert audit.forget_old() == 2
    assert AuditEvent.objects.first().pk == young
    verify(KEY)


def test_when_all_is_old_the_last_link_stays(own_database):
    tampering.run("delete from safety_auditevent; delete from safety_auditlink")
    last = [old_event() for _number in range(3)][-1]
    upto = position_of(last)
    assert audit.forget_old() == 3
    assert AuditLink.objects.first().position == upto
    assert verify(None).events == 1


def test_what_is_old_stays_while_something_before_it_is_young(old):
    behind = old_event()
    audit.forget_old()
    assert AuditEvent.objects.filter(pk=behind).exists()
    verify(KEY)


def test_an_anchor_goes_with_its_link(old):
    late = old_event()
    tampering.run("update safety_auditevent set at = now()")
    assert audit.forget_old() == 0
    assert AuditAnchor.objects.filter(position=position_of(late) - 2).exists()


def test_what_is_a_day_less_than_a_year_old_stays(own_database):
    tampering.run("delete from safety_auditevent; delete from safety_auditlink")
    young = old_event(timedelta(days=364))
    assert audit.forget_old() == 0
    with pytest.raises(DatabaseError, match="12 months"), connection.cursor() as cursor:
        cursor.execute("delete from safety_auditevent where id = %s", [young])


def test_who_moves_the_clock_forgets_nothing_sooner(db):
    event()
    with at_offset(2 * YEAR):
        assert audit.forget_old() == 0
        with pytest.raises(DatabaseError, match="12 months"), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("delete from safety_auditevent")


@pytest.mark.parametrize("which", ["position = 2", "position <= 2", "position = 3", "true"])
def test_a_link_stays_as_long_as_it_binds_something(old, which):
    tampering.run("delete from safety_auditevent where id = any(%(old)s)", old=old)
    with connection.cursor() as cursor:
        if which == "position <= 2":
            cursor.execute(f"delete from safety_auditlink where {which}")
        else:
            with pytest.raises(DatabaseError, match="append-only"):
                cursor.execute(f"delete from safety_auditlink where {which}")


def test_the_worker_forgets_every_night(db):
    assert app.periodic_registry.periodic_tasks[forget_audit.name, ""].cron == "30 22 * * *"
    forget_audit.defer(timestamp=0)
    assert run_deferred() == [forget_audit.name]
