"""When reports call for a confirmation at once: three that nobody answers, from people who know not of each other."""

from datetime import datetime, timedelta

from django.utils import timezone

from directory.actions.changing import Told, locked, save
from directory.models import ListingReport, Service, Wrong

UNANSWERED = (Wrong.NO_ANSWER, Wrong.DEAD_NUMBER)
ENOUGH = 3
# Reports of longer ago say nothing of today.
LOOKED_BACK = timedelta(days=90)
SENDER_KNOWN_FOR = timedelta(hours=1)


def independent(service: Service, now: datetime) -> int:
    """Return how many independent reports say that nobody answers, since the last confirmation.

    Each earlier day counts once. Today counts once, or as many times as senders can be told apart: only within the hour
    does a report hold what tells that.
    """
    since = now - LOOKED_BACK
    reports = ListingReport.objects.filter(
        service_at_location__service=service, wrong__in=UNANSWERED, created_at__gt=since
    )
    today = timezone.localdate(now)
    days: set[object] = set()
    senders: set[bytes] = set()
    for at, sender in reports.values_list("created_at", "sender"):
        day = timezone.localdate(at)
        if service.assured_date is not None and day <= service.assured_date:
            continue
        days.add(day)
        if sender is not None and now - at <= SENDER_KNOWN_FOR:
            senders.add(bytes(sender))
    return len(days - {today}) + max(len(senders), int(today in days))


def call_for_a_call(service: Service, now: datetime) -> bool:
    """Make a listing due at once when enough reports say that nobody answers, in the transaction of the last."""
    if service.called_for_on is not None or independent(service, now) < ENOUGH:
        return False
    service = locked(service)
    if service.called_for_on is None:
        save(service, Told(by="visitor", event="listing.called_for"), called_for_on=timezone.localdate(now))
    return True


def forget_senders(now: datetime) -> int:
    """Erase what told senders apart, once its hour has passed; return of how many reports."""
    return ListingReport.objects.filter(created_at__lte=now - SENDER_KNOWN_FOR).exclude(sender=None).update(sender=None)
