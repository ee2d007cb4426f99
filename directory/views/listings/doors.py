"""Which listing a page speaks of: for whoever may not see it there is none."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest

from accounts.desk import signed_in
from accounts.gate import hide
from accounts.roles import Permission
from directory.models import Service
from directory.permissions import services_visible_to
from directory.scripts import content_language


def find_listing(request: HttpRequest, pk: UUID, permission: Permission = Permission.LISTING_EDIT) -> Service:
    """Return a listing with which whoever asks may do something."""
    found = services_visible_to(signed_in(request), permission).select_related("organization")
    service = found.prefetch_related("texts").filter(pk=pk).first()
    if service is None:
        raise hide(request, f"service:{pk}")
    return service


def said_of(service: Service) -> dict[str, Any]:
    """Return what every page of a listing says of it."""
    return {
        "service": service,
        "name": service.said("name", content_language()),
        "organization": service.organization_id,
    }
