"""One clock for all that falls due: the database's, as `clock_now()` tells it. It never runs backwards.

`tick()` keeps how far time has come. When the server's clock is set back, time stands still until it has caught up:
what was over stays over. (When it had run ahead by mistake, an operator who knows may empty `safety_clock`.)

Tests move time by the setting `raah.clock_offset`, an interval; `refuse_an_offset` keeps it out of production.
"""

from datetime import datetime, timedelta
from typing import Any, Final

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db import connection

NOW: Final = "select clock_now()"
SILENCE: Final = "select coalesce(clock_now() - (select latest from safety_clock), '0')"
# `before` is read, and its row held, before the new moment is taken; so of two ticks at once one comes after the other.
TICK: Final = """
with before as (select latest from safety_clock for update),
held as (select max(latest) as latest from before),
moved as (
  insert into safety_clock as clock (latest) select greatest(clock_now(), held.latest) from held
  on conflict ((true)) do update set latest = greatest(clock.latest, excluded.latest)
  returning latest
)
select coalesce(moved.latest - held.latest, '0') from moved, held
"""
OFFSET: Final = "select coalesce(current_setting('raah.clock_offset', true), '')"


def now() -> datetime:
    """Return the present moment, in UTC. It goes on within a transaction."""
    moment: datetime = _ask(NOW)
    return moment


def tick() -> timedelta:
    """Move what has been reached on to now; return how long it was since the last tick (0 when there was none)."""
    silent: timedelta = _ask(TICK)
    return silent


def silence() -> timedelta:
    """Return how long it has been since the last tick; 0 when there was none."""
    silent: timedelta = _ask(SILENCE)
    return silent


def refuse_an_offset() -> None:
    """Raise ImproperlyConfigured when time is moved on this connection, unless this is a demo."""
    offset = _ask(OFFSET)
    if offset and not settings.DEMO:
        raise ImproperlyConfigured(f"raah.clock_offset is {offset!r} in this database: only tests may move time.")


def _ask(statement: str) -> Any:
    with connection.cursor() as cursor:
        cursor.execute(statement)
        return cursor.fetchone()[0]
