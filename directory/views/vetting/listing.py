"""The call sheet of a listing, and the form for what was found out."""

from http import HTTPStatus
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from accounts.decorators import requires
from accounts.desk import signed_in
from accounts.gate import hide
from accounts.roles import Permission
from directory import actions, call_sheet, queues
from directory.content import content_of
from directory.models import Service
from directory.vetting_forms import FindingForm


@requires(Permission.LISTING_VET)
@require_http_methods(["GET", "HEAD", "POST"])
def listing(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Show the sheet; write a finding down."""
    service = found(request, pk)
    if request.method != "POST":
        return sheet(request, service)
    form = _form(service, request.POST)
    if not form.is_valid():
        return sheet(request, service, form, status=HTTPStatus.BAD_REQUEST)
    queue = form.cleaned_data["queue"]
    onward = queues.next_after(queue, pk, timezone.localdate()) if "next" in request.POST else None
    try:
        seen = form.cleaned_data["seen"]
        actions.verify_as_seen(service=service, finding=form.finding(), seen=seen, by=signed_in(request))
    except actions.RefusedError as error:
        return refused(request, pk, error, form.data)
    if "next" in request.POST and onward is None:
        return redirect("vetting:queue", queue) if queue in queues.QUEUES else redirect("vetting:home")
    return redirect(address(onward or pk, queue) + ("" if onward else "#checks"))


def found(request: HttpRequest, pk: UUID) -> Service:
    """Return a listing; that there is none is written down."""
    service = call_sheet.find(pk)
    if service is None:
        raise hide(request, f"service:{pk}")
    return service


def address(pk: UUID, queue: str = "") -> str:
    """Return where a listing's sheet is, in the queue from which it was opened."""
    path = reverse("vetting:listing", args=[pk])
    return f"{path}?queue={queue}" if queue in queues.QUEUES else path


def refused(request: HttpRequest, pk: UUID, error: actions.RefusedError, data: Any = None) -> HttpResponse:
    """Show the sheet as it is now, why nothing was done, and all that was typed."""
    service = found(request, pk)
    form = _form(service, data) if data is not None else None
    return sheet(request, service, form, status=HTTPStatus.CONFLICT, refusals=[str(error)])


def sheet(
    request: HttpRequest, service: Service, form: FindingForm | None = None, status: int = HTTPStatus.OK, **said: Any
) -> HttpResponse:
    """Show the sheet. The form carries the present stamp: who sends it again has seen this page."""
    queue = request.POST.get("queue", request.GET.get("queue", ""))
    shown = {
        "form": form or _form(service, queue=queue),
        "seen": actions.stamp_of(service),
        "queue": queue if queue in queues.QUEUES else "",
        "queue_name": queues.QUEUES[queue].name if queue in queues.QUEUES else "",
        "why": request.POST.get("why", ""),
    }
    return render(request, "vetting/listing.html", call_sheet.sheet_of(service) | shown | said, status=status)


def _form(service: Service, data: Any = None, queue: str = "") -> FindingForm:
    phones = list(service.phones.all())
    return FindingForm(data, content=content_of(service), phones=phones, initial={"queue": queue})
