"""Browsing without typing: a drawing of the provinces, districts, other countries."""

from collections.abc import Mapping, Set

from django.conf import settings
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from directory.choices import NEEDS
from directory.counting import counted
from directory.nearby import provinces_around, serves
from directory.question import clean
from directory.question_cookie import search_starts_here
from directory.schematic import HEIGHT, WIDTH, drawn
from directory.scripts import content_language
from directory.sitemap import is_listed
from directory.views import shell
from places.ids import country_id
from places.models import Kind, Place
from safety.hotlines import Line

WithCounts = list[tuple[Place, int]]


@require_safe
@search_starts_here
def countries(request: HttpRequest) -> HttpResponse:
    """Show the home country's provinces, as a drawing and as a list, and the other countries that have a listing."""
    provinces, help_there = shell.provinces(settings.HOME_COUNTRY), counted()
    said = {
        "provinces": with_counts(provinces, help_there.places_to_go),
        "drawn": drawn(provinces),
        "size": (WIDTH, HEIGHT),
        "countries": others(help_there.countries),
        **shell.numbers(settings.HOME_COUNTRY),
    }
    return render(request, "directory/browse.html", said)


@require_safe
@search_starts_here
def place(request: HttpRequest, pk: str) -> HttpResponse:
    """Show whom to call in a place, then what lies in it, each a way to the nearest help there."""
    here = get_object_or_404(Place, pk=clean(pk))
    # Sorting keeps the order of names among those with listings, and among those without.
    found = sorted(with_counts(districts(here), counted().places_to_go), key=lambda pair: not pair[1])
    said = {
        "place": here,
        "needs": NEEDS.items(),
        "lines": numbers(here),
        "districts": found,
        "is_listed": is_listed(here),
    }
    return render(request, "directory/place.html", said)


def others(codes: Set[str]) -> QuerySet[Place]:
    """Return these countries, but for the home country, by name."""
    found = Place.objects.filter(kind=Kind.COUNTRY, country__in=sorted(codes))
    return found.exclude(pk=country_id(settings.HOME_COUNTRY)).order_by(*_by_name())


def districts(here: Place) -> QuerySet[Place]:
    """Return the districts that lie in a place, and the cities that are wider than any district, by name."""
    # Said twice, for the index on country and kind.
    near = Place.objects.filter(country=here.country, kind__in=(Kind.DISTRICT, Kind.CITY))
    parts = Q(kind=Kind.DISTRICT) | Q(kind=Kind.CITY, parent__kind=Kind.DIVISION)
    return near.filter(parts, ancestors__contains=[here.number]).exclude(pk=here.pk).order_by(*_by_name())


def with_counts(places: list[Place] | QuerySet[Place], counts: Mapping[int, int]) -> WithCounts:
    """Return the places with how many listings lie in each."""
    return [(one, counts.get(one.number, 0)) for one in places]


def numbers(here: Place) -> tuple[Line, ...]:
    """Return the numbers to call in a place: those of its province first, then those of the whole country."""
    lines = shell.all_numbers(here.country)
    names = {one.said_in(content_language()) for one in provinces_around(here)}
    own = [line for line in lines["nearby"] if serves(line, names)]
    return (*own, *lines["lines"])[: shell.FIRST_LINES]


def _by_name() -> tuple[str, ...]:
    return ("name_ur", "name") if content_language() == "ur" else ("name",)
