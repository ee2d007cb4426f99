"""What the clock does to listings every night, one listing and one transaction at a time."""

from collections.abc import Iterator
from datetime import date
from uuid import UUID

from django.db import transaction
from django.db.models import Count, Q

from directory import states
from directory.actions.changing import Told, locked, move, refresh, save
from directory.ageing import standing_of, with_due
from directory.cards.trust import Trust, trust_of
from directory.models import Assurance, Card, FreshnessDay, Service, VettingState
from directory.states import Deed, has_lapsed

CLOCK = "task:tick_listings"


def tick(today: date) -> dict[str, int]:
    """Take down what has lapsed, end what was full until a day, renew the cards of what grew old; say how many.

    Reminders are sent by `directory.actions.reminding`. Running it twice on a day does nothing more.
    """
    lapsed = sum(_lapse(pk, today) for pk in _may_lapse(today))
    emptied = sum(_empty(pk, today) for pk in _full_no_more(today))
    renewed = sum(_renew(pk) for pk in _differ_in_trust(today))
    count_day(today)
    return {"lapsed": lapsed, "emptied": emptied, "renewed": renewed}


def _may_lapse(today: date) -> list[UUID]:
    """Return what may lapse today, what is due for longest first."""
    published = Service.everything.filter(vetting_state=VettingState.PUBLISHED, assurance=Assurance.CONFIRMED)
    old = with_due(published).filter(due__lt=today - states.LAPSES_AFTER).order_by("due", "pk")
    return list(old.values_list("pk", flat=True))


@transaction.atomic
def _lapse(pk: UUID, today: date) -> bool:
    """Take one listing down, if that is still so under the lock."""
    service = locked(Service(pk=pk))
    if service.vetting_state != VettingState.PUBLISHED or not has_lapsed(standing_of(service), today):
        return False
    move(service, Deed.LAPSE, by=CLOCK)
    return True


def _differ_in_trust(today: date) -> Iterator[UUID]:
    """Yield the confirmed listings whose cards say another trust than today's."""
    rows = Card.objects.filter(service_at_location__service__assurance=Assurance.CONFIRMED)
    held = dict(rows.values_list("service_at_location__service_id", "trust"))
    for service in Service.public.filter(pk__in=held):
        if Trust(held[service.pk]) != trust_of(service, today):
            yield service.pk


def _full_no_more(today: date) -> list[UUID]:
    """Return the listings that were full until a day that has passed."""
    return list(Service.everything.filter(capacity_until__lt=today).order_by("pk").values_list("pk", flat=True))


@transaction.atomic
def _empty(pk: UUID, today: date) -> bool:
    """Take back that a listing is full, once its day has passed, if that is still so under the lock."""
    service = locked(Service(pk=pk))
    if service.capacity_until is None or service.capacity_until >= today:
        return False
    save(service, Told(by=CLOCK, event="listing.capacity"), capacity="", capacity_until=None, capacity_said_on=None)
    return True


@transaction.atomic
def _renew(pk: UUID) -> bool:
    refresh(locked(Service(pk=pk)))
    return True


def count_day(today: date) -> FreshnessDay:
    """Keep how fresh the public listings are today."""
    overdue = Q(due__lt=today - states.OVERDUE_AFTER)
    counts = with_due(Service.public.all()).aggregate(
        count_never=Count("pk", filter=Q(due=None)),
        count_overdue=Count("pk", filter=overdue),
        count_due=Count("pk", filter=Q(due__lt=today) & ~overdue),
        count_fresh=Count("pk", filter=Q(due__gte=today)),
    )
    defaults = {name.removeprefix("count_"): count for name, count in counts.items()}
    day, _is_new = FreshnessDay.objects.update_or_create(day=today, defaults=defaults)
    return day
