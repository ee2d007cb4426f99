"""Browsing without typing: countries, provinces, districts."""

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from directory.choices import NEEDS
from directory.models import Location, Service
from directory.question import clean
from directory.question_cookie import search_starts_here
from directory.scripts import content_language
from places.models import Kind, Place


@require_safe
@search_starts_here
def countries(request: HttpRequest) -> HttpResponse:
    """List the countries that have a listing."""
    covered = Service.public.values("areas__place__country")
    stood_in = Location.public.values("place__country")
    found = Place.objects.filter(kind=Kind.COUNTRY).filter(country__in=stood_in.union(covered))
    return render(request, "directory/countries.html", {"countries": found.order_by("name")})


@require_safe
@search_starts_here
def place(request: HttpRequest, pk: str) -> HttpResponse:
    """Show what lies in a place, each a way to the nearest help there."""
    here = get_object_or_404(Place, pk=clean(pk))
    said = {"place": here, "districts": districts(here), "needs": NEEDS.items()}
    return render(request, "directory/place.html", said)


def districts(here: Place) -> QuerySet[Place]:
    """Return the districts that lie in a place, by name; none in a district itself."""
    inside = Place.objects.filter(kind=Kind.DISTRICT, ancestors__contains=[here.number]).exclude(pk=here.pk)
    return inside.order_by("name_ur" if content_language() == "ur" else "name")
