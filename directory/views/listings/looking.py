"""How a listing will look to a survivor, before anybody has seen it."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from accounts.decorators import requires_within
from accounts.roles import Permission
from directory.content import content_of
from directory.listing_forms import new_faults
from directory.models import Draft
from directory.previewing import preview
from directory.views.listings.doors import find_listing, said_of


@requires_within(Permission.LISTING_EDIT)
@require_safe
def looks(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Show the page of a centre as its draft would have it; what cannot be shown yet is corrected first."""
    service = find_listing(request, pk)
    draft = Draft.objects.alive().filter(service=service).first()
    content = draft.content if draft else content_of(service)
    if new_faults(content, service):
        return redirect("organizations:draft", pk)
    said = said_of(service) | {"draft": draft, "shown": preview(service, content)}
    return render(request, "listings/preview.html", said)
