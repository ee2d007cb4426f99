"""Moving a listing on its way to the public and back."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from accounts.decorators import requires
from accounts.desk import signed_in
from accounts.roles import Permission
from directory import actions
from directory.vetting_words import MOVES
from directory.views.vetting.listing import address, found, refused

LONGEST = 500


@requires(Permission.LISTING_VET)
@require_POST
def move(request: HttpRequest, pk: UUID, deed: str) -> HttpResponse:
    """Move it, if it is still as it was seen."""
    if deed not in MOVES:
        raise Http404
    service, said = found(request, pk), request.POST
    why = " ".join(said.get("why", "").split())[:LONGEST]
    try:
        actions.move_as_seen(service=service, deed=deed, seen=said.get("seen", ""), why=why, by=signed_in(request))
    except actions.RefusedError as error:
        return refused(request, pk, error)
    return redirect(address(pk, said.get("queue", "")))
