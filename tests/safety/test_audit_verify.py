"""`audit_verify` names the first row that is not as it was written, whoever changed it."""

import tracemalloc
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from safety import audit
from safety.models import AuditAnchor, AuditEvent, AuditLink
from safety.verification import BrokenChainError, verify
from tests.safety import tampering
from tests.safety.tampering import KEY, event, position_of

ADD = """
insert into safety_auditevent (at, event, actor, subject, facts) values (now(), 'x', 'y', 'z', '{}')
"""
# The links of those behind make room, and the new event takes the third one's place, bound to the second.
PUT_IN = (
    ADD
    + """;
update safety_auditlink set position = -position where position >= %(position)s;
update safety_auditlink set position = 1 - position where position < 0;
insert into safety_auditlink select %(position)s, said.id, sha256(link.hash || safety_audit_bytes(said))
from safety_auditlink link, safety_auditevent said
where link.position = %(position)s - 1 and said.id = (select max(id) from safety_auditevent)
"""
)
PUT_IN_BADLY = PUT_IN.replace("link.hash || safety_audit_bytes(said)", "'nonsense'")
SWAP = """
update safety_auditlink set event_id = -event_id where position in (%(position)s, %(position)s + 1);
update safety_auditlink set event_id = %(event)s where position = %(position)s + 1;
update safety_auditlink set event_id = (select max(id) from safety_auditevent) - 1 where position = %(position)s
"""
TAMPERED = {
    "an actor": ("update safety_auditevent set actor = 'nobody' where id = %(event)s", "event {event} was changed"),
    "a moment": (
        "update safety_auditevent set at = at + interval '1 microsecond' where id = %(event)s",
        "event {event} was changed",
    ),
    "a moment without end": (
        "update safety_auditevent set at = 'infinity' where id = %(event)s",
        "event {event} was changed",
    ),
    "a fact": (
        """update safety_auditevent set facts = '{{"rows": 4}}' where id = %(event)s""",
        "event {event} was changed",
    ),
    "a border between two fields": (
        "update safety_auditevent set actor = 'user:7s', subject = 'ervice:0' where id = %(event)s",
        "event {event} was changed",
    ),
    "a link": ("update safety_auditlink set hash = sha256('') where event_id = %(event)s", "event {event} was changed"),
    "an order": (SWAP, "position {position}: event [0-9]+ was changed"),
    "an event that is gone": (
        "delete from safety_auditevent where id = %(event)s",
        "position {position}: event {event} was removed",
    ),
    "an event that is gone with its link": (
        "delete from safety_auditevent where id = %(event)s; delete from safety_auditlink where event_id = %(event)s",
        "position {position}: removed, with its link",
    ),
    "a link that is gone": (
        "delete from safety_auditlink where event_id = %(event)s",
        "position {position}: the link is missing; event {event} has none",
    ),
    "several events that are gone": (
        "delete from safety_auditevent where id >= %(event)s;"
        " delete from safety_auditlink where position in (%(position)s, %(position)s + 1)",
        "positions {position} to {next}: removed",
    ),
    "an event that was added": (ADD, "event {last}: it has no link"),
    "an event that was added in the middle": (PUT_IN, "position {position}: .* was added in the middle"),
    "an event that was added there with any link": (PUT_IN_BADLY, "position {position}: .* was added in the middle"),
    "a beginning that is gone": (
        "delete from safety_auditevent where id < %(event)s;"
        " delete from safety_auditlink where position < %(position)s - 1",
        "removed; no event says that they were forgotten",
    ),
}


@pytest.fixture
def events(own_database) -> list[int]:
    """Ids of five events at the end of the chain."""
    return [event(rows=number) for number in range(5)]


@pytest.fixture
def key(settings) -> bytes:
    settings.AUDIT_KEY = KEY
    return KEY


def said() -> tuple[str, str]:
    out, err = StringIO(), StringIO()
    call_command("audit_verify", stdout=out, stderr=err)
    return out.getvalue(), err.getvalue()


def test_it_says_where_the_head_is_and_how_many_events_there_are(events, key):
    audit.anchor()
    head = AuditLink.objects.last()
    out, err = said()
    assert out.splitlines() == [
        f"Head: position {head.position}, {bytes(head.hash).hex()}",
        f"Events: {AuditEvent.objects.count()}, all as they were written.",
        f"Anchors: 1, up to position {head.position}.",
    ]
    assert err == ""


@pytest.mark.parametrize("what", TAMPERED)
def test_it_names_what_was_tampered_with(events, what):
    statement, words = TAMPERED[what]
    third, position = events[2], position_of(events[2])
    tampering.run(statement.replace("{{", "{").replace("}}", "}"), event=third, position=position)
    last = AuditEvent.objects.last().pk
    with pytest.raises(CommandError, match=words.format(event=third, position=position, next=position + 1, last=last)):
        said()


def test_of_two_troubles_it_names_the_first(events):
    change = "update safety_auditevent set actor = 'nobody' where id = %(event)s"
    tampering.run(change, event=events[3])
    tampering.run(change, event=events[1])
    with pytest.raises(CommandError, match=f"event {events[1]} was changed"):
        said()


def test_a_function_that_was_replaced_hides_nothing(events):
    tampering.run("create or replace function sha256(bytea) returns bytea language sql as 'select null::bytea'")
    test_of_two_troubles_it_names_the_first(events)


def test_the_way_along_the_chain_takes_the_same_memory_however_long_it_is(own_database):
    with connection.cursor() as cursor:
        cursor.execute(
            "insert into safety_auditevent (at, event, actor, subject, facts)"
            " select now(), 'x', 'y', repeat('z', 200), '{}' from generate_series(1, 12000)"
        )
    tracemalloc.start()
    try:
        assert verify(KEY).events > 12_000
        assert tracemalloc.get_traced_memory()[1] < 3_000_000
    finally:
        tracemalloc.stop()


def test_an_anchor_is_made_when_there_is_something_new(events, key):
    made = audit.anchor()
    assert made.position == position_of(events[-1])
    assert audit.anchor() is None
    event()
    assert audit.anchor().position == made.position + 1
    assert verify(KEY).anchors == 2


def test_without_a_key_no_anchor_is_made_and_a_warning_is_given(events, settings):
    settings.AUDIT_KEY = None
    assert audit.anchor() is None
    assert not AuditAnchor.objects.exists()
    assert "there is no AUDIT_KEY" in said()[1]


def test_a_warning_is_given_when_anchors_are_absent_or_end_early(events, key):
    assert "anchors are absent" in said()[1]
    made = audit.anchor()
    event()
    assert f"reach only to position {made.position}" in said()[1]


def made_anew(changed: int) -> None:
    tampering.run(
        "update safety_auditevent set actor = 'nobody' where id = %(event)s;" + tampering.MAKE_ANEW, event=changed
    )


def test_a_chain_that_was_made_anew_is_shown_by_the_anchors_and_the_range_named(events, key):
    before = audit.anchor().position
    later = [event() for _number in range(3)]
    after = audit.anchor().position
    made_anew(later[1])
    with pytest.raises(CommandError, match=f"positions {before + 1} to {after}: made anew"):
        said()


def test_without_anchors_a_chain_that_was_made_anew_looks_whole(events):
    made_anew(events[2])
    assert verify(None).events == AuditEvent.objects.count()


def test_an_anchor_cannot_be_made_anew_without_the_key(events, key):
    upto = audit.anchor().position
    made_anew(events[2])
    tampering.run(
        "update safety_auditanchor as a set hash = l.hash from safety_auditlink as l where l.position = a.position"
    )
    with pytest.raises(CommandError, match=f"positions 1 to {upto}: the anchor of position {upto} was not made with"):
        said()


def test_an_anchor_shows_an_end_that_is_gone(events, key):
    audit.anchor()
    first, last = position_of(events[3]), position_of(events[4])
    tampering.run(
        "delete from safety_auditevent where id >= %(event)s;"
        "delete from safety_auditlink where position >= %(position)s",
        event=events[3],
        position=first,
    )
    with pytest.raises(CommandError, match=f"positions {first} to {last}: removed"):
        said()


def test_an_anchor_shows_that_all_is_gone(events, key):
    upto = audit.anchor().position
    tampering.run("delete from safety_auditevent; delete from safety_auditlink")
    with pytest.raises(BrokenChainError, match=f"positions 1 to {upto}: removed"):
        verify(KEY)


def test_an_empty_audit_is_whole(own_database):
    tampering.run("delete from safety_auditevent; delete from safety_auditlink")
    assert (verify(KEY).position, audit.anchor()) == (0, None)
