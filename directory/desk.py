"""What accounts are told of organizations: doors on a person's first page, and what a leaver still holds."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts import desk, open_work
from accounts.models import User
from accounts.permissions import may
from accounts.roles import ORGANIZATION_ROLES, Permission
from accounts.signals import closed, joined
from directory import actions, queues
from directory.models import Membership
from directory.permissions import is_only_lead, organizations_visible_to
from directory.scripts import content_language


def connect() -> None:
    """Begin to listen."""
    joined.connect(_take_in, dispatch_uid="directory.joined")
    closed.connect(_let_go, dispatch_uid="directory.closed")


def _take_in(sender: Any, user: User, role: str, organization: UUID, **rest: Any) -> None:
    if role in ORGANIZATION_ROLES:
        actions.join_organization(user=user, role=role, organization=organization)


def _let_go(sender: Any, user: User, by: str, **rest: Any) -> None:
    actions.end_memberships(user=user, by=by)


@desk.builds
def organizations(user: User) -> Iterable[desk.DeskDoor]:
    """Name the organizations of whoever has any."""
    if organizations_visible_to(user, Permission.TEAM_SEE).exists():
        purpose = gettext_lazy("Their people and their listings.")
        yield desk.DeskDoor(reverse("organizations:all"), gettext_lazy("Organizations"), purpose)


@desk.builds
def vetting(user: User) -> Iterable[desk.DeskDoor]:
    """Name the vetters' desk, with what waits there most."""
    if may(user, Permission.LISTING_VET):
        waiting = queues.waiting(timezone.localdate())
        purpose = (
            _("Reports: %(reported)d. To be checked again: %(due)d. Changes: %(changed)d. New: %(new)d.") % waiting
        )
        yield desk.DeskDoor(reverse("vetting:home"), gettext_lazy("Check listings"), purpose)


@open_work.tells
def memberships(user: User) -> Iterable[str]:
    """Name the organizations that lose somebody, and those that lose their only lead."""
    for held in Membership.objects.filter(user=user).select_related("organization"):
        said = _("Is the only lead of %(name)s.") if is_only_lead(held) else _("Works for %(name)s.")
        yield said % {"name": held.organization.said("name", content_language())}
