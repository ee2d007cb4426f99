"""HSDS location, address, accessibility and service_at_location: never closer than what is public."""

from collections.abc import Mapping
from typing import Final

from api.hsds.writing.schedule import schedules
from api.hsds.writing.shared import HSDSObject, identify, without_blanks
from directory.models import Accessibility, Location, Precision, ServiceAtLocation
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
Gazette = Mapping[int, Place]


def service_at_location(row: ServiceAtLocation, gazette: Gazette) -> HSDSObject:
    """Return the service at one place, with its hours there."""
    return without_blanks(
        id=str(row.pk),
        service_id=str(row.service_id),
        location_id=str(row.location_id),
        location=location(row.location, gazette),
        schedules=schedules(row),
    )


def location(row: Location, gazette: Gazette) -> HSDSObject:
    """Return where it is. Coordinates only where its own point is known; a city's point would be a pin on a door."""
    return without_blanks(
        id=str(row.pk),
        location_type=row.location_type,
        name=row.place.path or row.place.name if row.place else "",
        description=SAID[row.precision],
        addresses=addresses(row, gazette),
        accessibility=[accessibility(one) for one in row.accessibility.all()],
        **point(row),
    )


def point(row: Location) -> dict[str, float]:
    """Return latitude and longitude in degrees, or nothing."""
    if row.confidential or row.latitude is None or row.longitude is None:
        return {}
    return {"latitude": row.latitude, "longitude": row.longitude}


def addresses(row: Location, gazette: Gazette) -> list[HSDSObject]:
    """Return the street address where one is published; HSDS has no address without a street."""
    if row.confidential or not row.address_1 or row.place is None:
        return []
    above = [gazette[number] for number in row.place.ancestors if number in gazette]
    return [
        {
            "id": identify(row.pk, "address"),
            "address_1": row.address_1,
            "city": nearest(above, CITY_KINDS),
            "state_province": nearest(above, PROVINCE_KINDS),
            "postal_code": row.postal_code,
            "country": row.place.country,
            "address_type": "physical",
        }
    ]


def nearest(above: list[Place], kinds: set[Kind]) -> str:
    """Return the name of the first place of one of `kinds`; empty when there is none."""
    return next((place.name for place in above if place.kind in kinds), "")


def accessibility(row: Accessibility) -> HSDSObject:
    """Return a feature that the place has, or is known to lack."""
    has = "yes" if row.present else "no"
    return {"id": identify(row.location_id, row.feature), "description": f"{row.get_feature_display()}: {has}"}
