"""The chain as the database shows it: links, events and anchors, side by side, in their order."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any, Final, NamedTuple

from django.db import connection, transaction

from safety.chain import Event

ROWS_AT_ONCE: Final = 1000
# One statement sees one moment. Events without a link have no position, and come first.
ROWS: Final = """
select link.position, link.event_id, link.hash, anchor.position, anchor.hash, anchor.mac,
  event.id, extract(epoch from event.at) * 1000000, event.event, event.actor, event.subject, event.facts::text
from safety_auditlink as link
full join safety_auditevent as event on event.id = link.event_id
full join safety_auditanchor as anchor on anchor.position = link.position
order by coalesce(link.position, anchor.position) nulls first, event.id
"""


class Link(NamedTuple):
    """A link as it stands in its table."""

    position: int
    event: int
    hash: bytes


class Anchor(NamedTuple):
    """An anchor as it stands in its table."""

    position: int
    hash: bytes
    mac: bytes


class Row(NamedTuple):
    """What belongs together. One of the three is there, each other may be missing."""

    link: Link | None
    anchor: Anchor | None
    event: Event | None


def rows() -> Iterator[Row]:
    """Give every row of the three tables, in parts, so that memory stays flat."""
    with transaction.atomic(), connection.chunked_cursor() as cursor:
        cursor.execute(ROWS)
        while part := cursor.fetchmany(ROWS_AT_ONCE):
            for values in part:
                yield _row(values)


def _row(values: tuple[Any, ...]) -> Row:
    link, anchor, event = values[:3], values[3:6], values[6:]
    return Row(
        None if link[0] is None else Link(link[0], link[1], bytes(link[2])),
        None if anchor[0] is None else Anchor(anchor[0], bytes(anchor[1]), bytes(anchor[2])),
        None if event[0] is None else Event(event[0], _whole(event[1]), *event[2:]),
    )


def _whole(at_us: Decimal) -> int:
    """Return the microseconds; 0 for "infinity", which nobody writes but who changes a row."""
    return int(at_us) if at_us.is_finite() else 0
