"""What an organization says at once, without a vetter: full, shut for a time, still correct, hidden."""

from collections.abc import Callable
from http import HTTPStatus
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from accounts.decorators import requires_within
from accounts.desk import signed_in
from accounts.roles import Permission
from directory import actions
from directory.actions.still_correct import shown, version_of
from directory.listing_forms import CapacityForm
from directory.models import AssuranceMethod, Membership, Outcome, Service
from directory.views.listings import mine
from directory.views.listings.doors import find_listing, said_of
from directory.wording.fields import FIELDS, say_value

page = require_http_methods(["GET", "HEAD", "POST"])


@requires_within(Permission.LISTING_EDIT)
@require_POST
def capacity(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Say whether they take new people."""
    service = find_listing(request, pk)
    form = CapacityForm(request.POST)
    if not form.is_valid():
        return mine.page(request, service.organization, (service, _first_fault(form), form))
    said = form.cleaned_data
    return _told(
        request,
        service,
        lambda: actions.say_capacity(
            service=service, capacity=said["capacity"], until=said["until"], by=signed_in(request)
        ),
        form,
    )


@requires_within(Permission.LISTING_EDIT)
@require_POST
def shut(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Say that it is closed for a time (`is_shut` "yes"), or open again."""
    service = find_listing(request, pk)
    is_shut = request.POST.get("is_shut") == "yes"
    return _told(request, service, lambda: actions.say_shut(service=service, is_shut=is_shut, by=signed_in(request)))


@requires_within(Permission.LISTING_EDIT)
@page
def confirm(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Show what the public reads, and take one "yes, still correct" from somebody of the organization."""
    service = find_listing(request, pk)
    if request.method == "POST":
        try:
            _confirm(request, service)
        except actions.RefusedError as error:
            service.refresh_from_db()
            return _correct(request, service, [str(error)], HTTPStatus.CONFLICT)
        return _listings(service)
    return _correct(request, service)


@requires_within(Permission.LISTING_EDIT)
@page
def hide(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Say what hiding a place deletes for good, and do it."""
    service = find_listing(request, pk)
    refusals, status = [], HTTPStatus.OK
    if request.method == "POST":
        try:
            actions.hide_place(service=service, by=signed_in(request))
            return _listings(service)
        except actions.RefusedError as error:
            refusals, status = [str(error)], HTTPStatus.CONFLICT
    return render(request, "listings/hide.html", said_of(service) | {"refusals": refusals}, status=status)


def _told(
    request: HttpRequest, service: Service, deed: Callable[[], None], form: CapacityForm | None = None
) -> HttpResponse:
    """Do it and show the listings; where it is refused, with the reason."""
    try:
        deed()
    except actions.RefusedError as error:
        return mine.page(request, service.organization, (service, str(error), form))
    return _listings(service)


def _confirm(request: HttpRequest, service: Service) -> None:
    """Write down that it is correct as it was shown. RefusedError where it changed, or is not the person's own."""
    user = signed_in(request)
    membership = Membership.objects.filter(user=user, organization=service.organization_id).first()
    if membership is None:
        raise actions.RefusedError("self-declared")
    if request.POST.get("version") != version_of(service):
        raise actions.RefusedError("outdated")
    finding = actions.Finding(
        on=timezone.localdate(),
        method=AssuranceMethod.SELF_DECLARED,
        outcome=Outcome.CONFIRMED,
        fields=tuple(shown(service)),
    )
    actions.verify(service=service, finding=finding, by=user, role=membership.role)


def _correct(
    request: HttpRequest, service: Service, refusals: list[str] | None = None, status: int = HTTPStatus.OK
) -> HttpResponse:
    said = said_of(service) | {
        "rows": [(FIELDS[key], say_value(key, value)) for key, value in shown(service).items()],
        "version": version_of(service),
        "refusals": refusals or [],
    }
    return render(request, "listings/still_correct.html", said, status=status)


def _first_fault(form: CapacityForm) -> str:
    return str(next(iter(form.errors.values()))[0])


def _listings(service: Service) -> HttpResponse:
    return redirect("organizations:listings", service.organization_id)
