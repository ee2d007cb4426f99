"""Reading the feed of changes, erasing what of it is old, beginning another one."""

from datetime import datetime, timedelta
from typing import Final, NamedTuple
from uuid import UUID

from django.db import connection, transaction

from places.prepared import fetch
from safety import audit

# For so long a tombstone stays; who asks less often takes everything anew.
KEPT: Final = timedelta(days=90)

# In one statement, so that all of it is of one moment.
STANDING: Final = "select feed, changes, forgotten, withdrawn, number from directory_catalogueversion where id = 1"
PAGE: Final = """
select version.feed, version.changes, version.forgotten, version.withdrawn, version.number as version,
       change.service, change.number, change.deleted, change.at
  from directory_catalogueversion version
  left join lateral (select * from directory_change where number > %(after)s::bigint
                      order by number limit %(limit)s::bigint) change on true
 where version.id = 1
 order by change.number"""
FORGET: Final = """
with gone as (delete from directory_change where deleted and at <= %(before)s returning number)
update directory_catalogueversion set forgotten = greatest(forgotten, (select max(number) from gone))
 where id = 1 and exists (select from gone)
returning (select count(*) from gone)"""
RENEW: Final = "update directory_catalogueversion set feed = gen_random_uuid() where id = 1"


class Standing(NamedTuple):
    """Where the feed stands: which it is, its newest number, the newest tombstone that was erased.

    `withdrawn`: exports that know less of the feed hold what is not public any more. `version`: of the catalogue.
    """

    feed: UUID
    changes: int
    forgotten: int
    withdrawn: int
    version: int


class Changed(NamedTuple):
    """That a service changed, or (`deleted`) is public no more."""

    service: UUID
    number: int
    deleted: bool
    at: datetime


def standing() -> Standing:
    """Return where the feed stands now, or in the snapshot of the caller's transaction."""
    [row] = fetch(STANDING, {})
    return Standing(*row)


def read(*, after: int, limit: int) -> tuple[Standing, list[Changed]]:
    """Return where the feed stands and, of the same moment, the first changes with a number above `after`."""
    rows = fetch(PAGE, {"after": after, "limit": limit})
    return Standing(*rows[0][:5]), [Changed(*row[5:]) for row in rows if row[5] is not None]


@transaction.atomic
def forget_changes(*, at: datetime, by: str) -> int:
    """Erase tombstones that are older than 90 days; return how many."""
    with connection.cursor() as cursor:
        # The lock comes first: a number that is being written must not be looked at before it is there.
        cursor.execute("select from directory_catalogueversion where id = 1 for update")
        cursor.execute(FORGET, {"before": at - KEPT})
        row = cursor.fetchone()
    gone: int = row[0] if row else 0
    if gone:
        audit.record("changes.forgotten", actor=by, subject="changes", tombstones=gone)
    return gone


@transaction.atomic
def begin_anew(*, by: str) -> None:
    """Begin another feed, so that whoever reads it takes everything anew: after a backup was brought back."""
    with connection.cursor() as cursor:
        cursor.execute(RENEW)
    audit.record("changes.begun_anew", actor=by, subject="changes")
