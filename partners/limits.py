"""How fast a key may call: pure arithmetic, without Django.

A limit is a counter of one moment, that until which its calls are spent, as in `safety.throttle` (GCRA). Each call
moves it on by one interval, and it may lie at most `quota` intervals ahead. So the whole quota may come at once, and
then one call each interval; nobody waits for a window to end. Unlike there the counters last, for a day's limit must
outlive the hour, and whose key it is is no secret here.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from math import ceil
from typing import Final

PER_MINUTE: Final = 60
PER_DAY: Final = 5_000
MOST_PER_MINUTE: Final = 6_000
MOST_PER_DAY: Final = 1_000_000
NOTHING: Final = timedelta()


@dataclass(frozen=True, slots=True)
class Limit:
    """So many calls in so many seconds. `name` is what the headers call it."""

    name: str
    quota: int
    window_s: int

    @property
    def every(self) -> timedelta:
        """Return how far one call moves the counter on; in whole microseconds, for the database knows no parts."""
        return timedelta(microseconds=self.window_s * 1_000_000 // self.quota)

    @property
    def full(self) -> timedelta:
        """Return how far ahead the counter may lie."""
        return self.every * self.quota


def limits(per_minute: int, per_day: int) -> tuple[Limit, Limit]:
    """Return a key's two limits."""
    return Limit("minute", per_minute, 60), Limit("day", per_day, 24 * 60 * 60)


@dataclass(frozen=True, slots=True)
class Standing:
    """How a limit stands at a moment; `ahead` is how far its counter lies ahead of that."""

    limit: Limit
    ahead: timedelta

    @classmethod
    def of(cls, limit: Limit, spent_until: datetime, now: datetime) -> "Standing":
        """Return how a limit with this counter stands."""
        return cls(limit, max(spent_until - now, NOTHING))

    @property
    def left(self) -> int:
        """Return how many calls may come at once."""
        return max((self.limit.full - self.ahead) // self.limit.every, 0)

    @property
    def full_in_s(self) -> int:
        """Return in how many whole seconds all of the quota is there again."""
        return ceil(self.ahead.total_seconds())

    @property
    def wait_s(self) -> int:
        """Return in how many whole seconds one call fits; 0 when one fits now."""
        return ceil(max(self.ahead + self.limit.every - self.limit.full, NOTHING).total_seconds())
