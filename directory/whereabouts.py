"""Where a centre is, as text that can be shown to a driver. Of a hidden place only that it is hidden is said."""

from typing import Any

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from directory.models import Card, Location, LocationType, Precision
from directory.scripts import as_run
from directory.wording import say_way
from places.geo import Point, azimuth, distance_m
from places.models import Kind, Place

TOWNS = (Kind.CITY, Kind.TOWN, Kind.VILLAGE)


def whereabouts(location: Location, card: Card | None, language: str) -> dict[str, Any]:
    """Return what the page says of the place: its address, what it lies in, the way to it from the city's centre."""
    if location.confidential:
        return {"address": _("The place is kept hidden, to be safe. The address is told by phone.")}
    if location.location_type == LocationType.VIRTUAL:
        return {"address": _("By phone or online")}
    street = as_run(location.address_1) if location.address_1 else ""
    around = _around(card)
    return {
        "address": street or _("We know no street. Ask by phone."),
        "is_for_a_driver": bool(street),
        "lies_in": _lies_in(around, card, language),
        **_point(location, around, language),
    }


def _around(card: Card | None) -> list[Place]:
    """Return the place that the public knows and all that it lies in, nearest first; none without a card."""
    if card is None:
        return []
    found = {place.number: place for place in Place.objects.filter(number__in=card.ancestors)}
    return [found[number] for number in card.ancestors]


def _lies_in(around: list[Place], card: Card | None, language: str) -> str:
    """Return the town and its province; for what is known by its district only, the district."""
    wanted = card is not None and card.precision == Precision.EXACT
    place = (_town(around) if wanted else None) or next(iter(around), None)
    if place is None:
        return ""
    return (place.path_ur if language == "ur" else "") or place.path


def _point(location: Location, around: list[Place], language: str) -> dict[str, str | SafeString]:
    """Return the point where it is exactly known, and the way to it from the centre of its town."""
    town = _town(around)
    if location.latitude is None or location.longitude is None:
        return {}
    here = Point(location.latitude, location.longitude)
    said: dict[str, str | SafeString] = {"point": f"{here.latitude},{here.longitude}"}
    if town and not town.point_is_approximate:
        centre = Point(town.latitude, town.longitude)
        said["way"] = say_way(distance_m(centre, here), azimuth(centre, here), town.said_in(language))
    return said


def _town(around: list[Place]) -> Place | None:
    return next((place for place in around if place.kind in TOWNS), None)
