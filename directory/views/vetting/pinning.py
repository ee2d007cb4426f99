"""Looking up where a place is, in our gazetteer or at the service that the settings name; giving it its point."""

from http import HTTPStatus
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from accounts.decorators import requires
from accounts.desk import signed_in
from accounts.gate import hide
from accounts.roles import Permission
from directory import actions
from directory.content import Content, content_of
from directory.geocoding import Candidate, GeocoderAwayError, geocoder
from directory.models import Service
from directory.point_form import PointForm
from directory.queues.entries import name_of
from directory.views.vetting.listing import found
from places.models import Place

LONGEST = 200


@requires(Permission.LISTING_VET)
@require_http_methods(["GET", "HEAD", "POST"])
def pin(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Look up an address (GET, `q`), and send in a draft with the point that was chosen or typed (POST)."""
    service = found(request, pk)
    content = content_of(service)
    # Of a hidden place nothing is looked up: a service elsewhere would learn of it.
    if content["confidential"] or content["place"] is None:
        raise hide(request, f"service:{pk}")
    form = PointForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        return _page(request, service, content, form)
    try:
        draft = actions.pin(service=service, point=form.cleaned_data["point"], by=signed_in(request))
    except actions.RefusedError as error:
        return _page(request, service, content, form, str(error))
    return redirect("vetting:draft", draft.pk)


def _page(request: HttpRequest, service: Service, content: Content, form: PointForm, refusal: str = "") -> HttpResponse:
    place = Place.objects.get(pk=content["place"])
    asked = " ".join(request.GET.get("q", "").split())[:LONGEST]
    candidates, away = _candidates(asked, place.country)
    said: dict[str, Any] = {
        "service": service,
        "name": name_of(service),
        "form": form,
        "asked": asked or " ".join(filter(None, (content["address"], place.name))),
        "is_asked": bool(asked),
        "candidates": candidates,
        "refusals": [words for words in (refusal, away) if words],
    }
    return render(request, "vetting/point.html", said, status=HTTPStatus.CONFLICT if refusal else HTTPStatus.OK)


def _candidates(asked: str, country: str) -> tuple[list[Candidate], str]:
    """Return what may be meant, and why there is nothing where the service is away."""
    if not asked:
        return [], ""
    try:
        return geocoder().find(asked, country), ""
    except GeocoderAwayError as error:
        return [], str(error)
