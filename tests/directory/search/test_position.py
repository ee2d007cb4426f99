"""Where the public sees a place: never closer than its precision allows, whatever place was written down."""

from typing import NamedTuple

import pytest

from directory.cards.position import public_position
from places.models import Place


class Listing(NamedTuple):
    location__place__ancestors: list[int] | None
    location__precision: str
    location__latitude: float | None = None
    location__longitude: float | None = None


def place(number, kind):
    return Place(number=number, kind=kind, latitude=number, longitude=number, ancestors=[])


KINDS = {1: "country", 2: "province", 3: "division", 4: "district", 5: "city", 6: "area", 7: "tehsil", 8: "city"}
PLACES = {number: place(number, kind) for number, kind in KINDS.items()}
AREA = [6, 5, 4, 3, 2, 1]
# A city that spans several districts hangs under its division.
LARGE_CITY_AREA = [6, 8, 3, 2, 1]


@pytest.mark.parametrize(
    ("ancestors", "precision", "seen_at"),
    [
        (AREA, "city", 5),
        (AREA, "district", 4),
        ([5, 4, 3, 2, 1], "district", 4),
        ([7, 4, 3, 2, 1], "district", 4),
        ([4, 3, 2, 1], "district", 4),
        ([4, 3, 2, 1], "city", 4),
        (LARGE_CITY_AREA, "district", 8),
        (LARGE_CITY_AREA, "city", 8),
        ([5, 1], "district", 5),
        ([1], "district", 1),
    ],
)
def test_a_place_is_seen_at_its_town_or_its_district(ancestors, precision, seen_at):
    seen = public_position(Listing(ancestors, precision, 44.4, 44.4), PLACES)
    assert (seen.place.number, seen.point.latitude) == (seen_at, seen_at)


def test_an_exact_place_is_seen_at_its_own_point():
    seen = public_position(Listing(AREA, "exact", 31.5, 74.25), PLACES)
    assert (seen.point.latitude, seen.point.longitude, seen.place.number) == (31.5, 74.25, 6)


def test_help_that_is_nowhere_has_no_position():
    assert public_position(Listing(None, ""), PLACES) is None


def test_what_is_wide_can_be_named_to_see_all_inside_it():
    assert public_position(Listing(AREA, "city"), PLACES).wide == (3, 2, 1)
