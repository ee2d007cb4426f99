"""The district around a place: as much as may be said of where a hidden place is."""

from collections.abc import Collection, Iterable

from places.models import Kind, Place

# From the nearest to the widest that a hidden place may be known by.
WIDE = (Kind.DISTRICT, Kind.DIVISION, Kind.PROVINCE, Kind.TERRITORY, Kind.COUNTRY)

CLOSER = frozenset({Kind.TEHSIL, Kind.CITY, Kind.TOWN, Kind.VILLAGE, Kind.AREA})
DISTRICT_OR_WIDER = frozenset({Kind.DISTRICT, Kind.DIVISION})


def is_too_close(place: Place, above: Collection[str]) -> bool:
    """Say whether a place is closer than a district, where `above` it (kinds) the gazetteer has a district to say."""
    return place.kind in CLOSER and not DISTRICT_OR_WIDER.isdisjoint(above)


def closer_than_district(places: Iterable[Place]) -> set[str]:
    """Return the ids of those that are too close to be said of a hidden place."""
    close = [place for place in places if place.kind in CLOSER]
    numbers = {number for place in close for number in place.ancestors}
    kinds = dict(Place.objects.filter(number__in=numbers).values_list("number", "kind")) if numbers else {}
    return {place.pk for place in close if is_too_close(place, {kinds.get(number, "") for number in place.ancestors})}


def district_around(place: Place) -> Place | None:
    """Return the district around a place, or what is next above where there is none; a district is its own."""
    if place.kind in WIDE:
        return place
    above = {row.kind: row for row in Place.objects.filter(number__in=place.ancestors)}
    return next((above[kind] for kind in WIDE if kind in above), None)
