"""The district around a place: as much as may be said of where a hidden place is."""

from places.models import Kind, Place

# From the nearest to the widest that a hidden place may be known by.
WIDE = (Kind.DISTRICT, Kind.DIVISION, Kind.PROVINCE, Kind.TERRITORY, Kind.COUNTRY)


def district_around(place: Place) -> Place | None:
    """Return the district around a place, or what is next above where there is none; a district is its own."""
    if place.kind in WIDE:
        return place
    above = {row.kind: row for row in Place.objects.filter(number__in=place.ancestors)}
    return next((above[kind] for kind in WIDE if kind in above), None)
