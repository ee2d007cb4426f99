"""Deciding on a listing only as it was seen: of two vetters at once, the later one is told to look again."""

from collections.abc import Callable
from typing import Any

from django.db import transaction

from accounts.models import User
from directory.actions import listings
from directory.actions.changing import locked
from directory.actions.refusals import RefusedError
from directory.actions.verifying import Finding, verify
from directory.models import Service, Verification
from directory.states import Deed

_MOVES: dict[str, Callable[..., Any]] = {
    Deed.PUBLISH: listings.publish,
    Deed.RETURN: listings.send_back,
    Deed.SUSPEND: listings.suspend,
    Deed.WITHDRAW: listings.withdraw,
    Deed.REOPEN: listings.reopen,
}


def stamp_of(service: Service) -> str:
    """Return what tells one state of a listing from the next; a form carries it."""
    return service.last_modified.isoformat()


@transaction.atomic
def move_as_seen(*, service: Service, deed: str, seen: str, why: str, by: User) -> None:
    """Move a listing that is still as it was when its page was made. RefusedError; KeyError for another deed."""
    _demand_seen(service, seen)
    _MOVES[deed](service=service, why=why, by=by)


@transaction.atomic
def verify_as_seen(*, service: Service, finding: Finding, seen: str, by: User) -> Verification:
    """Write down what a vetter found out of a listing as it was when she read it. RefusedError, and then nothing."""
    _demand_seen(service, seen)
    return verify(service=service, finding=finding, by=by, role="vetter")


def _demand_seen(service: Service, seen: str) -> None:
    if stamp_of(locked(service)) != seen:
        raise RefusedError("outdated")
