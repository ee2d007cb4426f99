"""HSDS location, address, accessibility and service_at_location: never closer than what is public."""

from collections.abc import Iterable
from typing import Any, Final

from api.hsds.writing.schedule import schedules
from api.hsds.writing.shared import OURS, HSDSObject, identify, without_blanks
from directory.cards.position import Position, public_position
from directory.models import Precision
from places.models import Kind, Place

CITY_KINDS: Final = {Kind.CITY, Kind.TOWN, Kind.VILLAGE, Kind.TEHSIL, Kind.DISTRICT}
PROVINCE_KINDS: Final = {Kind.PROVINCE, Kind.TERRITORY}
SAID: Final[dict[str, str]] = {
    Precision.EXACT: "",
    Precision.CITY: "Known by its city only.",
    Precision.DISTRICT: "Known by its district only.",
    "": "Remote: by phone or online.",
}

# Places by number, with all that lie above the places of the locations that are written.
Gazette = dict[int, Place]


def service_at_location(row: Any, location: HSDSObject, hours: Iterable[Any], words: str) -> HSDSObject:
    """Return the service at one place, with its hours there, of the table or in the `words` as published."""
    return without_blanks(
        id=str(row.pk),
        service_id=str(row.service_id),
        location_id=str(row.location_id),
        location=location,
        schedules=schedules(row, list(hours), words),
    )


def location(row: Any, gazette: Gazette, features: Iterable[Any]) -> HSDSObject:
    """Return where it is. Coordinates only where its own point is known; a city's point would be a pin on a door."""
    position = public_position(row, gazette)
    return without_blanks(
        id=str(row.location_id),
        location_type=row.location__location_type,
        name=position.place.path or position.place.name if position else "",
        description=SAID[row.location__precision],
        addresses=addresses(row, gazette),
        accessibility=[accessibility(one) for one in features],
        **point(row),
        **{OURS: about(row, position)},
    )


def about(row: Any, position: Position | None) -> HSDSObject:
    """Return what our profile adds: the place by its gazetteer id, how closely it is known, and a point near by.

    The point is the place's own only where `precision` is exact; else it is the middle of the city or district.
    """
    where = (
        {
            "precision": row.location__precision,
            "place_id": position.place.pk,
            "latitude": position.point.latitude,
            "longitude": position.point.longitude,
        }
        if position
        else {}
    )
    return {"timezone": row.location__timezone, **where}


def point(row: Any) -> dict[str, float]:
    """Return latitude and longitude in degrees, or nothing."""
    if row.location__confidential or row.location__latitude is None or row.location__longitude is None:
        return {}
    return {"latitude": row.location__latitude, "longitude": row.location__longitude}


def addresses(row: Any, gazette: Gazette) -> list[HSDSObject]:
    """Return the street address where one is published; HSDS has no address without a street."""
    if row.location__confidential or not row.location__address_1 or not row.location__place__ancestors:
        return []
    above = [gazette[number] for number in row.location__place__ancestors if number in gazette]
    return [
        {
            "id": identify(row.location_id, "address"),
            "address_1": row.location__address_1,
            "city": nearest(above, CITY_KINDS),
            "state_province": nearest(above, PROVINCE_KINDS),
            "postal_code": row.location__postal_code,
            "country": row.location__place__country,
            "address_type": "physical",
        }
    ]


def nearest(above: list[Place], kinds: set[Kind]) -> str:
    """Return the name of the first place of one of `kinds`; empty when there is none."""
    return next((place.name for place in above if place.kind in kinds), "")


def accessibility(row: Any) -> HSDSObject:
    """Return a feature that the place has, or is known to lack."""
    has = "yes" if row.present else "no"
    return {"id": identify(row.location_id, row.feature), "description": f"{row.feature}: {has}"}
