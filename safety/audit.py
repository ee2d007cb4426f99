"""What was done, when, by whom: one append-only table that holds no private word.

Each event that is committed gets a link in a chain, which the database writes last in the transaction. Anchors vouch
for links under a key that is not in the database. `manage.py audit_verify` looks whether all of it is still so.
"""

from typing import Final

from django.conf import settings
from django.db import connection, transaction

from safety.chain import anchor_mac
from safety.models import AuditAnchor, AuditEvent, AuditLink

FORGOTTEN: Final = "audit.forgotten"

# The last position before the first event that is younger than 12 months: a link between old and young must not go.
LAST_OLD: Final = """
select coalesce(
  (
    select min(link.position) - 1
    from safety_auditlink as link join safety_auditevent as event on event.id = link.event_id
    where event.at > clock_timestamp() - interval '12 months'
  ),
  (select max(link.position) from safety_auditlink as link)
)
"""
FORGET_EVENTS: Final = """
delete from safety_auditevent as event using safety_auditlink as link
where link.event_id = event.id and link.position <= %s
"""
FORGET_LINKS: Final = "delete from safety_auditlink as link where link.position < %s"
FORGET_ANCHORS: Final = "delete from safety_auditanchor as anchor where anchor.position < %s"


def record(event: str, *, actor: str, subject: str, **facts: str | int | bool) -> AuditEvent:
    """Write one event inside the caller's transaction.

    `actor` and `subject` are plain ids ("user:7", "command:load_catalogue", "service:<uuid>"): no foreign keys, so
    that what they name may be erased. `facts` hold counts and codes, never a person's words.
    """
    return AuditEvent.objects.create(event=event, actor=actor, subject=subject, facts=facts)


def anchor() -> AuditAnchor | None:
    """Vouch for the newest link; return the anchor, or None when it has one already, or there is no link or no key."""
    key, newest = audit_key(), AuditLink.objects.last()
    if key is None or newest is None:
        return None
    link = bytes(newest.hash)
    said = {"hash": link, "mac": anchor_mac(key, newest.position, link)}
    made, is_new = AuditAnchor.objects.get_or_create(position=newest.position, defaults=said)
    return made if is_new else None


@transaction.atomic
def forget_old(*, by: str = "task:forget_audit") -> int:
    """Erase the events older than 12 months, by the database's clock, and their links; return how many events.

    The last of those links stays, as what the chain now begins with, and an event says which it is.
    """
    upto = _last_old()
    forgotten = _erase(FORGET_EVENTS, upto)
    if forgotten:
        _erase(FORGET_LINKS, upto)
        _erase(FORGET_ANCHORS, upto)
        record(FORGOTTEN, actor=by, subject="audit", events=forgotten, upto=upto)
    return forgotten


def audit_key() -> bytes | None:
    """Return the key of the anchors (`settings.AUDIT_KEY`); None where this process has none."""
    key: bytes | None = getattr(settings, "AUDIT_KEY", None)
    return key


def _last_old() -> int:
    with connection.cursor() as cursor:
        cursor.execute(LAST_OLD)
        return int(cursor.fetchone()[0] or 0)


def _erase(statement: str, upto: int) -> int:
    with connection.cursor() as cursor:
        cursor.execute(statement, [upto])
        return int(cursor.rowcount)
