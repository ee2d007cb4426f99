"""Telling the vetters: suggest a centre, report a listing, claim one. No page changes by it.

Nobody is asked who they are, but whoever claims to work somewhere.
"""

from collections.abc import Callable
from functools import partial
from typing import Any
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from directory import actions
from directory.forms import ClaimForm, LetterForm, ReportForm, SuggestionForm
from directory.models import ServiceAtLocation
from directory.scripts import content_language, page_language
from directory.views import shell
from safety import problems, throttle

BUSY_FOR_S = 600
letter = require_http_methods(["GET", "HEAD", "POST"])


# No token against forgery: there is no session and no cookie, so a forged sending has no more rights than one that the
# forger sends directly, and carries nothing of the person whose browser is misused.
@csrf_exempt
@letter
def suggest(request: HttpRequest) -> HttpResponse:
    """Ask for a place that is not here yet, and keep what is said for the vetters."""
    form = SuggestionForm(_sent(request))
    if not form.is_valid():
        return _page(request, "directory/suggest.html", form, settings.HOME_COUNTRY)
    return _keep(request, form, actions.suggest)


@csrf_exempt
@letter
def report(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Ask what is wrong with a listing, and keep what is said for the vetters."""
    listing, form = _find(pk), ReportForm(_sent(request))
    if not form.is_valid():
        return _about(request, "directory/report.html", form, listing)
    sender = throttle.sender_of(request, "report")
    try:
        return _keep(request, form, partial(actions.report, listing=listing, sender=sender))
    except actions.RefusedError as error:
        form.add_error(error.words["field"], str(error))
        return _about(request, "directory/report.html", form, listing)


@csrf_exempt
@letter
def claim(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Ask who works at a listing's organization and how that can be checked, and keep it for the vetters."""
    listing, form = _find(pk), ClaimForm(_sent(request))
    if not form.is_valid():
        return _about(request, "directory/claim.html", form, listing)
    try:
        return _keep(request, form, partial(actions.claim, listing=listing))
    except actions.RefusedError as error:
        form.add_error(error.words["field"], str(error))
        return _about(request, "directory/claim.html", form, listing)


@require_safe
def thanks(request: HttpRequest) -> HttpResponse:
    """Say that it has arrived, and whom to call in danger."""
    return render(request, "directory/thanks.html", shell.numbers(settings.HOME_COUNTRY))


def _sent(request: HttpRequest) -> Any:
    return request.POST if request.method == "POST" else None


def _find(pk: UUID) -> ServiceAtLocation:
    """Return a listing that the public may see; 404 for any other."""
    listings = ServiceAtLocation.public.select_related("service", "location__place")
    return get_object_or_404(listings.prefetch_related("service__texts", "service__areas__place"), pk=pk)


def _about(request: HttpRequest, template: str, form: LetterForm, listing: ServiceAtLocation) -> HttpResponse:
    """Show a form about a listing."""
    said = {"name": listing.service.said("name", content_language()), "pk": listing.pk}
    return _page(request, template, form, _country(listing), **said)


def _country(listing: ServiceAtLocation) -> str:
    """Return the country where it is, or which it serves from afar; home where neither is known."""
    places = [listing.location.place, *(area.place for area in listing.service.areas.all())]
    return next((place.country for place in places if place), settings.HOME_COUNTRY)


def _page(request: HttpRequest, template: str, form: LetterForm, country: str, **said: Any) -> HttpResponse:
    """Show the form, with the numbers of a country before it; those of the home country where it has none."""
    numbers = shell.numbers(country)
    numbers = numbers if numbers["lines"] else shell.numbers(settings.HOME_COUNTRY)
    carried = form.carried() if form.is_bound else []
    return render(request, template, {"form": form, "carried": carried, **numbers, **said})


def _keep(request: HttpRequest, form: LetterForm, deed: Callable[..., None]) -> HttpResponse:
    """Keep the letter and lead on; when we are flooded, say that we are busy, with the numbers."""
    try:
        deed(token=form.cleaned_data["token"], language=page_language(), said=form.said())
    except actions.TooManyError:
        busy = problems.answer(request, 503)
        busy["Retry-After"] = str(BUSY_FOR_S)
        return busy
    return HttpResponseRedirect(reverse("directory:thanks"), status=303)
