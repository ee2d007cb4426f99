"""How far vetting has come, in figures."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, Q

from directory import states
from directory.ageing import with_due
from directory.models import FreshnessDay, Service, Verification
from directory.states import Freshness, VettingState

# How far back the plot reaches.
PLOTTED = timedelta(days=180)


@dataclass(frozen=True, slots=True)
class Progress:
    """Listings by state, public ones by freshness, and how many were checked, and confirmed, of late."""

    states: dict[str, int]
    freshness: dict[str, int]
    this_week: int
    this_month: int
    days: list[FreshnessDay]


def progress(today: date) -> Progress:
    """Return the figures of today; the week begins on Monday. Four statements."""
    counted = dict(Service.everything.order_by().values_list("vetting_state").annotate(count=Count("pk")))
    monday = today - timedelta(days=today.weekday())
    lately = Verification.objects.aggregate(
        week=Count("pk", filter=Q(on__gte=monday)), month=Count("pk", filter=Q(on__gte=today.replace(day=1)))
    )
    return Progress(
        states={state: counted.get(state, 0) for state in VettingState},
        freshness=_freshness(today),
        this_week=lately["week"],
        this_month=lately["month"],
        days=list(FreshnessDay.objects.filter(day__gte=today - PLOTTED)),
    )


def _freshness(today: date) -> dict[str, int]:
    overdue = Q(due__lt=today - states.OVERDUE_AFTER)
    counts: dict[str, int] = with_due(Service.public.all()).aggregate(
        are_fresh=Count("pk", filter=Q(due__gte=today)),
        are_due=Count("pk", filter=Q(due__lt=today) & ~overdue),
        are_overdue=Count("pk", filter=overdue),
        are_never=Count("pk", filter=Q(due=None)),
    )
    order = (Freshness.FRESH, Freshness.DUE, Freshness.OVERDUE, Freshness.NEVER)
    return dict(zip(map(str, order), counts.values(), strict=True))
