"""What accounts are told of partners: doors on a person's first page, and what a leaver still holds."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts import desk, open_work
from accounts.models import User
from accounts.permissions import may
from accounts.roles import PARTNER_ROLES, Permission
from accounts.signals import closed, joined
from partners import actions
from partners.models import Member, Partner
from partners.permissions import is_only_lead, partners_visible_to


def connect() -> None:
    """Begin to listen."""
    joined.connect(_take_in, dispatch_uid="partners.joined")
    closed.connect(_let_go, dispatch_uid="partners.closed")


def _take_in(sender: Any, user: User, role: str, organization: UUID, **rest: Any) -> None:
    if role in PARTNER_ROLES:
        actions.join_partner(user=user, role=role, partner=organization)


def _let_go(sender: Any, user: User, by: str, **rest: Any) -> None:
    actions.end_memberships(user=user, by=by)


@desk.builds
def apps(user: User) -> Iterable[desk.DeskDoor]:
    """Name the apps of whoever works on one."""
    if partners_visible_to(user, Permission.PARTNER_USE).exists():
        purpose = gettext_lazy("Keys, what they did, links to our pages.")
        yield desk.DeskDoor(reverse("partners:all"), gettext_lazy("My apps"), purpose)


@desk.builds
def deciding(user: User) -> Iterable[desk.DeskDoor]:
    """Name the page of partner apps for whoever decides about them, with how many wait."""
    if may(user, Permission.PARTNER_APPROVE):
        purpose = _("Waiting: %(waiting)d.") % {"waiting": Partner.objects.waiting().count()}
        yield desk.DeskDoor(reverse("partners:queue"), gettext_lazy("Partner apps"), purpose)


@open_work.tells
def memberships(user: User) -> Iterable[str]:
    """Name the apps that lose somebody, and those that lose their only lead."""
    for held in Member.objects.filter(user=user).select_related("partner"):
        said = _("Is the only lead of %(name)s.") if is_only_lead(held) else _("Works for %(name)s.")
        yield said % {"name": held.partner.name}
