"""Correcting a listing: what is typed stands in a draft beside it, until a vetter has looked."""

from collections.abc import Callable, Mapping
from http import HTTPStatus
from typing import Any, Final
from uuid import UUID

from django.db import transaction
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from accounts.decorators import requires_within
from accounts.desk import signed_in
from accounts.roles import Permission
from directory import actions
from directory.content import KEYS, Content, content_of
from directory.listing_forms import HELPS, ListingForm, helped
from directory.models import Draft, Service
from directory.views.listings.doors import find_listing, said_of
from directory.wording.fields import FIELDS, say_value

HELP, DEED = "help", "do"
DROP, SEND, LOOK = "drop", "send", "look"
WAYS_ON: Final[dict[str, Callable[[Service], HttpResponse]]] = {
    LOOK: lambda service: redirect("organizations:preview", service.pk),
    SEND: lambda service: redirect("organizations:listings", service.organization_id),
}


@requires_within(Permission.LISTING_EDIT)
@require_http_methods(["GET", "HEAD", "POST"])
def draft(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Show what a listing says, or what its draft says, to be corrected; keep, send in, or forget the draft."""
    service = find_listing(request, pk)
    held = Draft.objects.alive().filter(service=service).first()
    if request.method != "POST":
        return _page(request, service, held, _form(service, held))
    sent = request.POST
    if sent.get(HELP, "").partition(" ")[0] in HELPS:
        return _help(request, service, held)
    if sent.get(DEED) == DROP:
        return _drop(request, service, held)
    form = _form(service, held, sent)
    if not form.is_valid():
        return _page(request, service, held, form)
    try:
        _save(request, service, held, form)
    except actions.RefusedError as error:
        return _refused(request, service, form, error)
    return WAYS_ON.get(sent.get(DEED, ""), _stay)(service)


@requires_within(Permission.LISTING_EDIT)
@require_POST
def submit(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Send the draft in as it was just looked at."""
    service = find_listing(request, pk)
    held = Draft.objects.alive().filter(service=service).first()
    try:
        _demand_same(request.POST, held)
        if held is not None:
            actions.submit_draft(draft=held, by=signed_in(request))
    except actions.RefusedError as error:
        said = {"refusals": [str(error)]}
        return _page(request, service, held, _form(service, held), status=HTTPStatus.CONFLICT, **said)
    return redirect("organizations:listings", service.organization_id)


def _form(service: Service, held: Draft | None, sent: QueryDict | None = None, **more: Any) -> ListingForm:
    content = held.content if held else content_of(service)
    return ListingForm(sent, held=content, service=service, returned=held.returned if held else None, **more)


def _help(request: HttpRequest, service: Service, held: Draft | None) -> HttpResponse:
    """Show the form with what a button did to it; nothing is saved."""
    button = request.POST[HELP]
    part = button.partition(" ")[2]
    form = _form(service, held, helped(request.POST, button), unfolded=(part,))
    form.keep_errors_of(part)
    return _page(request, service, held, form)


def _drop(request: HttpRequest, service: Service, held: Draft | None) -> HttpResponse:
    try:
        _demand_same(request.POST, held)
        if held is not None:
            actions.drop_draft(draft=held, by=signed_in(request))
    except actions.RefusedError as error:
        return _refused(request, service, _form(service, held, request.POST), error)
    return redirect("organizations:listings", service.organization_id)


@transaction.atomic
def _save(request: HttpRequest, service: Service, held: Draft | None, form: ListingForm) -> None:
    """Keep what was typed in the draft, and send it in where that is wanted. RefusedError: then nothing is kept."""
    sent, by = request.POST, signed_in(request)
    _demand_same(sent, held)
    content = form.content | _theirs(sent, form.held)
    if held is None and content == form.held:
        if sent.get(DEED) == SEND:
            raise actions.RefusedError("nothing-changed")
        return
    # Where somebody begins one at the same moment, its version tells.
    version = held.version if held else 1
    draft = held or actions.begin_draft(service=service, by=by)
    if content != form.held:
        draft = actions.change_draft(draft=draft, content=content, version=version, by=by)
    if sent.get(DEED) == SEND:
        actions.submit_draft(draft=draft, by=by)


def _demand_same(sent: Mapping[str, str], held: Draft | None) -> None:
    """Refuse where the form was made for another draft, or for another version of it."""
    if sent.get("draft", "") != (str(held.pk) if held else ""):
        raise actions.RefusedError("outdated" if held else "not-alive")
    if held is not None and sent.get("version", "") != str(held.version):
        raise actions.RefusedError("outdated")


def _theirs(sent: QueryDict, held: Content) -> Content:
    """Return the fields in which what somebody else saved meanwhile was chosen."""
    return {key: held[key] for key in sent.getlist("theirs") if key in held}


def _refused(request: HttpRequest, service: Service, form: ListingForm, error: actions.RefusedError) -> HttpResponse:
    """Say why nothing was done. What was typed stays in the form, beside what somebody else saved meanwhile."""
    form.is_valid()
    held = Draft.objects.alive().filter(service=service).first()
    now = held.content if held else content_of(service)
    is_late = error.code in {"outdated", "not-alive"}
    beside = [
        (key, FIELDS[key], say_value(key, now[key]), say_value(key, form.content[key]))
        for key in KEYS
        if key in FIELDS and now[key] != form.content[key]
    ]
    said = {"refusals": [str(error)], "beside": beside if is_late else []}
    return _page(request, service, held, form, status=HTTPStatus.CONFLICT, **said)


def _page(
    request: HttpRequest,
    service: Service,
    held: Draft | None,
    form: ListingForm,
    status: int = HTTPStatus.OK,
    **more: Any,
) -> HttpResponse:
    said = said_of(service) | {"draft": held, "form": form, "helping": request.POST.get(HELP, ""), **more}
    return render(request, "listings/edit.html", said, status=status)


def _stay(service: Service) -> HttpResponse:
    return redirect("organizations:draft", service.pk)
