"""What accounts are told of desks and inboxes: doors on a first page, what a leaver still holds, what ends then."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts import desk, open_work
from accounts.models import User
from accounts.permissions import may
from accounts.roles import Permission
from accounts.signals import closed
from directory.signals import membership_ended
from referrals import sessions
from referrals.actions import holding, keys
from referrals.models import Case, Desk, Inbox, UserKey
from referrals.pages.inbox import name_of, works_at_a_centre
from referrals.permissions import may_leave_inbox
from safety.signals import left


def connect() -> None:
    """Begin to listen."""
    closed.connect(_let_go, dispatch_uid="referrals.closed")
    membership_ended.connect(_let_go_of_inboxes, dispatch_uid="referrals.membership_ended")
    left.connect(_end_what_is_open, dispatch_uid="referrals.left")


def _let_go(sender: Any, user: User, by: str, **rest: Any) -> None:
    """Take every key from a leaver. RefusedError where nobody else could open a desk or an inbox: it stays."""
    for owner in holding.held_by(user):
        keys.let_go(owner=owner, user=user, by=by)
    keys.drop_rest(user)
    UserKey.objects.filter(user=user).delete()


def _let_go_of_inboxes(sender: Any, user: User, organization: UUID, by: str, **rest: Any) -> None:
    """Take the keys of an organization's inboxes from somebody who works there no more. RefusedError."""
    for owner in holding.held_by(user):
        if isinstance(owner, Inbox) and owner.organization_id == organization:
            keys.let_go(owner=owner, user=user, by=by)


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


@desk.builds
def inbox_door(user: User) -> Iterable[desk.DeskDoor]:
    """Name the inboxes of whoever receives for a centre."""
    if works_at_a_centre(user):
        purpose = gettext_lazy("What a desk sends you, with the consent of whoever it is about.")
        yield desk.DeskDoor(reverse("inbox:all"), gettext_lazy("Inbox of your centre"), purpose)


@open_work.tells
def held_inboxes(user: User) -> Iterable[str]:
    """Name the inboxes whose keys somebody holds, and those that nobody else could open."""
    for found in Inbox.objects.filter(group__members__user=user):
        is_last = found.holders().filter(pk=user.pk).exists() and not may_leave_inbox(found, user)
        name = name_of(found) or str(found.centre)
        if is_last:
            yield _("Is the last who can open the inbox of %(name)s.") % {"name": name}
        else:
            yield _("Holds the key of the inbox of %(name)s.") % {"name": name}
