"""How vetters move a listing: each deed is one transaction with its audit event, its edition and its cards."""

from django.db import transaction

from accounts.models import User
from directory.actions.changing import (
    Told,
    demand_move,
    demand_no_street,
    demand_showable,
    locked,
    move,
    needs_two,
    save,
)
from directory.actions.refusals import RefusedError
from directory.models import Service
from directory.states import Deed


@transaction.atomic
def publish(*, service: Service, by: User, why: str = "") -> bool:
    """Show the listing to the public; return False where this was the first of two vetters. RefusedError."""
    service = locked(service)
    demand_move(service, Deed.PUBLISH)
    demand_other(service, by)
    demand_showable(service)
    if needs_two(service) and service.approved_by is None:
        save(service, Told(by=f"user:{by.pk}", event="listing.approved"), approved_by=by.pk)
        return False
    _move(service, Deed.PUBLISH, by, why)
    return True


@transaction.atomic
def send_back(*, service: Service, by: User, why: str) -> None:
    """Give a listing that is being checked back to who wrote it. RefusedError."""
    if not why:
        raise RefusedError("no-reason")
    _move(locked(service), Deed.RETURN, by, why, submitted_by=None)


@transaction.atomic
def suspend(*, service: Service, by: User, why: str = "") -> None:
    """Take the listing from the public at once, until somebody publishes it again. RefusedError."""
    _move(locked(service), Deed.SUSPEND, by, why)


@transaction.atomic
def withdraw(*, service: Service, by: User, why: str = "") -> None:
    """Take the listing out of the directory; it stays in the archive. RefusedError."""
    _move(locked(service), Deed.WITHDRAW, by, why)


@transaction.atomic
def reopen(*, service: Service, by: User, why: str = "") -> None:
    """Take the listing out of the archive, to be checked anew. RefusedError."""
    _move(locked(service), Deed.REOPEN, by, why)


def demand_other(service: Service, by: User) -> None:
    """Refuse whoever submitted the listing, and the first of two vetters as the second."""
    if service.submitted_by == by.pk:
        raise RefusedError("own")
    if service.approved_by == by.pk:
        raise RefusedError("second-person")


def _move(service: Service, deed: Deed, by: User, why: str, **changes: object) -> None:
    demand_no_street(service, why)
    move(service, deed, by=f"user:{by.pk}", why=why, **changes)
