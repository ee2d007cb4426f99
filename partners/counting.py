"""What keys did of late, day by day, for the plot and the table beside it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from django.db.models import Sum
from django.utils import timezone

from partners.models import Key, UsageDay
from partners.outcomes import Outcome
from safety import clock

DAYS: Final = 30


@dataclass(frozen=True, slots=True)
class Lately:
    """Calls by outcome, in the order of Outcome: on each of the last days, the oldest first; and in all."""

    days: list[date]
    counts: list[list[int]]

    @property
    def sums(self) -> list[int]:
        """Return how many calls ended in each way."""
        return [sum(column) for column in zip(*self.counts, strict=True)]

    @property
    def busy(self) -> list[tuple[date, list[int]]]:
        """Return the days on which there was a call, the newest first."""
        return [(day, calls) for day, calls in reversed(list(zip(self.days, self.counts, strict=True))) if any(calls)]


def lately(keys: Iterable[Key]) -> Lately:
    """Return what these keys did together; a day without a call has zeros."""
    today = timezone.localtime(clock.now()).date()
    days = [today - timedelta(days=back) for back in reversed(range(DAYS))]
    rows = UsageDay.objects.filter(key__in=keys, day__gte=days[0]).order_by().values_list("day", "outcome")
    found = {(day, outcome): calls for day, outcome, calls in rows.annotate(all=Sum("calls"))}
    return Lately(days, [[found.get((day, outcome.value), 0) for outcome in Outcome] for day in days])
