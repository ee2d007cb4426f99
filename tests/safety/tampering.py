"""What a database's owner can do to the audit, for tests of what shows it (take `own_database`)."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection

from safety import audit
from safety.models import AuditLink

TABLES = ("safety_auditevent", "safety_auditlink", "safety_auditanchor", "safety_auditwaiting")
KEY = bytes(range(32))
MAKE_ANEW = """
delete from safety_auditlink;
select safety_audit_link(said) from safety_auditevent as said order by id;
"""


def event(**facts: str | int | bool) -> int:
    """Write one event; return its id."""
    return audit.record("service.published", actor="user:7", subject="service:0", **facts).pk


def position_of(event_id: int) -> int:
    """Return where an event stands in the chain."""
    return AuditLink.objects.get(event_id=event_id).position


def run(statement: str, **values: Any) -> None:
    """Run one or more statements with the owner's hand: no trigger is there."""
    with triggers_off(), connection.cursor() as cursor:
        for part in filter(str.strip, statement.split(";")):
            cursor.execute(part, values)


@contextmanager
def triggers_off() -> Iterator[None]:
    """Switch the triggers off, as the owner of the tables may."""
    _alter("disable")
    try:
        yield
    finally:
        _alter("enable")


def _alter(do: str) -> None:
    with connection.cursor() as cursor:
        for table in TABLES:
            cursor.execute(f"alter table {table} {do} trigger user")
