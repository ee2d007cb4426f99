"""What an organization says of its own listing at once, without a draft: that it is full, or shut for a time."""

from datetime import date

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from directory.actions.changing import Told, locked, plain_day, save
from directory.actions.refusals import RefusedError
from directory.models import Capacity, Service, Status

SHUT = {True: Status.TEMPORARILY_CLOSED, False: Status.ACTIVE}


@transaction.atomic
def say_capacity(*, service: Service, capacity: str, until: date | None, by: User) -> None:
    """Say whether it takes new people; `until` only with "full". RefusedError; ValueError for another word."""
    said = Capacity(capacity)
    if until is not None and until < timezone.localdate():
        raise RefusedError("past")
    facts: dict[str, str | int] = {"capacity": str(said), "until": plain_day(until)}
    save(
        locked(service),
        Told(by=f"user:{by.pk}", event="listing.capacity", facts=facts),
        capacity=said,
        capacity_until=until if said == Capacity.FULL else None,
        capacity_said_on=timezone.localdate(),
    )


@transaction.atomic
def say_shut(*, service: Service, is_shut: bool, by: User) -> None:
    """Say that the service is closed for a time, or open again. A service that has ended is not opened this way."""
    service = locked(service)
    if service.status not in SHUT.values():
        raise RefusedError("ended")
    event = "listing.shut" if is_shut else "listing.open_again"
    save(service, Told(by=f"user:{by.pk}", event=event), status=SHUT[is_shut])
