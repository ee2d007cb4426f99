"""A call with a key: whose it is, whether it may call now, and the count of it. Nothing is kept of the call itself."""

from datetime import datetime, timedelta
from typing import Any, Final, NamedTuple

from django.conf import settings
from django.db import connection, transaction
from django.utils import timezone

from partners import tokens
from partners.limits import Standing, limits
from partners.models import Key, KeyPace, UsageDay
from partners.models.key import NOW
from partners.outcomes import Outcome
from safety import audit

# So long counts of calls are kept.
USAGE_KEPT: Final = timedelta(days=400)

# One statement, so that of many calls at once none sees a counter that another is about to move. `excluded` holds what
# a new counter would: the present moment and one interval. Nobody waits for the disk: what a crash takes away of such
# counters and counts is a few calls.
SPEND: Final = """
insert into partners_keypace as pace (key_id, minute_spent, day_spent)
select %(key)s, moment.now + %(minute)s, moment.now + %(day)s
from (select clock_now() as now, set_config('synchronous_commit', 'off', true)) as moment
on conflict (key_id) do update set
  minute_spent = greatest(pace.minute_spent + %(minute)s, excluded.minute_spent),
  day_spent = greatest(pace.day_spent + %(day)s, excluded.day_spent)
  where pace.minute_spent + %(minute)s <= excluded.minute_spent - %(minute)s + %(full_minute)s
  and pace.day_spent + %(day)s <= excluded.day_spent - %(day)s + %(full_day)s
returning minute_spent, day_spent, clock_now()
"""
COUNT: Final = """
with today as materialized (
  select (clock_now() at time zone %(zone)s)::date as day, set_config('synchronous_commit', 'off', true)
),
used as (
  update partners_key as key set used_on = today.day from today
  where key.id = %(key)s and key.used_on is distinct from today.day
)
insert into partners_usageday as usage (key_id, day, outcome, calls)
select %(key)s, today.day, %(outcome)s, 1 from today
on conflict (key_id, day, outcome) do update set calls = usage.calls + 1
"""


class Spent(NamedTuple):
    """Whether a call was within the key's limits, and how each of them stands now."""

    is_within: bool
    standings: tuple[Standing, ...]

    @property
    def wait_s(self) -> int:
        """Return in how many seconds a call fits."""
        return max(standing.wait_s for standing in self.standings)


def key_of(shown: str) -> Key | None:
    """Return the key that somebody shows; None for one that never was, is over, was stopped, or whose partner was."""
    if not tokens.is_whole(shown):
        return None
    return Key.objects.living().select_related("partner").filter(digest=tokens.digest(shown)).first()


def spend(key: Key) -> Spent:
    """Take one call from a key's limits, before it is answered. Not inside a transaction, which could undo it."""
    minute, day = limits(key.per_minute, key.per_day)
    said = {"minute": minute.every, "day": day.every, "full_minute": minute.full, "full_day": day.full}
    with transaction.atomic(durable=True):
        taken = _row(SPEND, {"key": key.pk, **said})
    spent_minute, spent_day, now = taken or _as_it_stands(key)
    standings = Standing.of(minute, spent_minute, now), Standing.of(day, spent_day, now)
    return Spent(taken is not None, standings)


def count(key: Key, outcome: Outcome) -> None:
    """Count a call that was answered, on today."""
    with connection.cursor() as cursor:
        cursor.execute(COUNT, {"key": key.pk, "outcome": outcome.value, "zone": settings.TIME_ZONE})


def _as_it_stands(key: Key) -> tuple[Any, ...]:
    return KeyPace.objects.annotate(now=NOW).values_list("minute_spent", "day_spent", "now").get(key=key)


def _row(statement: str, said: dict[str, Any]) -> tuple[Any, ...] | None:
    with connection.cursor() as cursor:
        cursor.execute(statement, said)
        found: tuple[Any, ...] | None = cursor.fetchone()
    return found


@transaction.atomic
def forget_usage(*, at: datetime, by: str) -> None:
    """Erase counts of calls that are older than USAGE_KEPT."""
    gone, _by_model = UsageDay.objects.filter(day__lt=timezone.localtime(at - USAGE_KEPT).date()).delete()
    if gone:
        audit.record("usage.forgotten", actor=by, subject="partners", rows=gone)
