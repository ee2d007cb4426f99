"""Where a centre is, as text that can be shown to a driver. Of a hidden place only that it is hidden is said."""

from collections.abc import Mapping
from typing import Any

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from directory.models import LocationType, Precision
from directory.scripts import as_run
from directory.wording import say_way
from places.geo import Point, azimuth, distance_m
from places.models import Kind, Place

TOWNS = (Kind.CITY, Kind.TOWN, Kind.VILLAGE)


def whereabouts(listing: Any, card: Any, places: Mapping[int, Place], language: str) -> dict[str, Any]:
    """Return what the page says of the place: its address, what it lies in, the way to it from the city's centre.

    `listing` is a row of `Gathered.listings`, `places` those of `Gathered`; `card` has `precision` and `ancestors`, the
    place that the public knows and all that it lies in, nearest first. There is none of a service that does not run.
    """
    if listing.location__confidential:
        return {"address": _("The place is kept hidden, to be safe. The address is told by phone.")}
    if listing.location__location_type == LocationType.VIRTUAL:
        return {"address": _("By phone or online")}
    street = as_run(listing.location__address_1) if listing.location__address_1 else ""
    # A listing that moves while it is read has a card of one place and a row of the other: then nothing around is said.
    around = [places[number] for number in card.ancestors if number in places] if card else []
    is_exact = card is not None and card.precision == Precision.EXACT
    return {
        "address": street or _("We know no street. Ask by phone."),
        "is_for_a_driver": bool(street),
        "lies_in": _lies_in(around, language, is_exact=is_exact),
        **_point(listing, around, language),
    }


def _lies_in(around: list[Place], language: str, *, is_exact: bool) -> str:
    """Return the town and its province; for what is known by its district only, the district."""
    place = (_town(around) if is_exact else None) or next(iter(around), None)
    if place is None:
        return ""
    return (place.path_ur if language == "ur" else "") or place.path


def _point(listing: Any, around: list[Place], language: str) -> dict[str, str | SafeString]:
    """Return the point where it is exactly known, and the way to it from the centre of its town."""
    town = _town(around)
    if listing.location__latitude is None or listing.location__longitude is None:
        return {}
    here = Point(listing.location__latitude, listing.location__longitude)
    said: dict[str, str | SafeString] = {"point": f"{here.latitude},{here.longitude}"}
    if town and not town.point_is_approximate:
        centre = Point(town.latitude, town.longitude)
        said["way"] = say_way(distance_m(centre, here), azimuth(centre, here), town.said_in(language))
    return said


def _town(around: list[Place]) -> Place | None:
    return next((place for place in around if place.kind in TOWNS), None)
