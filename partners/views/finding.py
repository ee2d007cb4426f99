"""Finds what is a partner's through who asks: another's is not there (404, audited)."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest

from accounts.desk import signed_in
from accounts.gate import forbid, hide
from accounts.roles import Permission
from partners.models import Key, Partner
from partners.permissions import may_at, partners_visible_to
from partners.wording import STATES


def find(request: HttpRequest, pk: UUID, permission: Permission = Permission.PARTNER_USE) -> Partner:
    """Return a partner at which whoever asks may do something; a colleague who may something else hears "no"."""
    user = signed_in(request)
    found = partners_visible_to(user, permission).filter(pk=pk).first()
    if found is not None:
        return found
    if partners_visible_to(user, Permission.PARTNER_USE).filter(pk=pk).exists():
        raise forbid(request)
    raise hide(request, f"partner:{pk}")


def find_key(request: HttpRequest, pk: UUID, key: UUID) -> Key:
    """Return a key of a partner of whoever asks."""
    partner = find(request, pk)
    found = Key.objects.select_related("partner", "successor").filter(pk=key, partner=partner).first()
    if found is None:
        raise hide(request, f"key:{key}")
    return found


def said_of(request: HttpRequest, partner: Partner) -> dict[str, Any]:
    """Return what every page of a partner says of it."""
    return {
        "partner": partner,
        "state": STATES[partner.state],
        "may_lead": may_at(signed_in(request), partner, Permission.PARTNER_LEAD),
        "may_use": may_at(signed_in(request), partner, Permission.PARTNER_USE),
    }
