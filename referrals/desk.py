"""What accounts are told of the desk: doors on a person's first page, what a leaver still holds, and what ends then."""

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts import desk, open_work
from accounts.models import User
from accounts.permissions import may
from accounts.roles import Permission
from accounts.signals import closed
from referrals import sessions
from referrals.actions import desks
from referrals.models import Case, Desk, UserKey
from safety.signals import left


def connect() -> None:
    """Begin to listen."""
    closed.connect(_let_go, dispatch_uid="referrals.closed")
    left.connect(_end_what_is_open, dispatch_uid="referrals.left")


def _let_go(sender: Any, user: User, by: str, **rest: Any) -> None:
    """Take every key from a leaver. RefusedError where nobody else could open a desk: the account stays."""
    for held in Desk.objects.filter(group__members__user=user):
        desks.let_go(desk=held, user=user, by=by)
    UserKey.objects.filter(user=user).delete()


def _end_what_is_open(sender: Any, request: Any, **rest: Any) -> None:
    """End what a browser that leaves had open. Its cookies are taken by whoever marks the browser."""
    sessions.end_draft(request.COOKIES.get(settings.DRAFT_COOKIE_NAME, ""))
    sessions.end_code(request.COOKIES.get(settings.CODE_COOKIE_NAME, ""))
    sessions.end_vault(request.COOKIES.get(settings.VAULT_COOKIE_NAME, ""))


@desk.builds
def doors(user: User) -> Iterable[desk.DeskDoor]:
    """Name the desk of whoever works there."""
    if may(user, Permission.CASE_WORK):
        purpose = gettext_lazy("People who ask for help, and what the desk does for them.")
        yield desk.DeskDoor(reverse("desk:queue"), gettext_lazy("The desk"), purpose)


@open_work.tells
def held(user: User) -> Iterable[str]:
    """Say how many cases go back to the queue."""
    cases = Case.objects.filter(holder=user).count()
    if cases:
        yield _("Holds %(count)d open cases: they go back to the desk.") % {"count": cases}
    for found in Desk.objects.filter(group__members__user=user):
        yield _("Holds the key of the desk %(name)s.") % {"name": found.name}
