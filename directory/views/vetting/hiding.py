"""Making a place hidden, on a page of its own that says what is deleted for good."""

from http import HTTPStatus
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from accounts.decorators import requires
from accounts.desk import signed_in
from accounts.roles import Permission
from directory import actions
from directory.queues.entries import name_of
from directory.views.vetting.listing import found


@requires(Permission.LISTING_VET)
@require_http_methods(["GET", "HEAD", "POST"])
def hide_place(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Say what will be gone, and hide the place once that is agreed to."""
    service, refusals = found(request, pk), []
    if request.method == "POST":
        try:
            actions.hide_place(service=service, by=signed_in(request))
        except actions.RefusedError as error:
            refusals = [str(error)]
        else:
            return redirect("vetting:listing", pk)
    said = {"service": service, "name": name_of(service), "refusals": refusals}
    return render(request, "vetting/hide.html", said, status=HTTPStatus.CONFLICT if refusals else HTTPStatus.OK)
