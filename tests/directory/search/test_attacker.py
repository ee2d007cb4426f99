"""An attacker who may ask anything learns no more of a confidential place than its district."""

from collections import Counter
from datetime import timedelta
from random import Random

import pytest
from pyproj import Geod

from directory.search import Search, find
from places.geo import Point
from tests.directory.search.worlds import NOON, make_world
from tests.factories import make_listing

SEARCHES = 2_000
WGS84 = Geod(ellps="WGS84")


@pytest.mark.usefixtures("empty_directory")
def test_many_searches_place_it_no_better_than_its_district(db, empty_directory):
    world = make_world()
    house = make_listing(world.district, "House", confidential=True, needs=("shelter",)).pk
    decoys = {
        make_listing(world.city, f"Decoy {n}", latitude=-47.4 + n / 20, longitude=-124.3 + n / 15, always_open=n % 2).pk
        for n in range(-5, 6)
    }
    seen = [clue(chance_search(world, Random(n)), house, decoys) for n in range(SEARCHES)]
    inside = world.district
    wrong = [clue_ for clue_ in seen if clue_ and not clue_.fits(inside.latitude, inside.longitude)]
    assert wrong == []
    # The clues are worth something: a kilometre away from the district's point many of them no longer fit.
    north = sum(not one.fits(inside.latitude + 0.01, inside.longitude) for one in seen if one)
    assert north > 0
    assert Counter(bool(one) for one in seen)[True] > SEARCHES / 3


def chance_search(world, chance):
    """Ask from a position around the district, rounded or not, from a place, within a distance, or with filters."""
    near = Point(-47.4 + chance.gauss(0, 0.3), -124.3 + chance.gauss(0, 0.3))
    place = chance.choice((None, world.city, world.area, world.town, world.district, world.north))
    point = near if place is None or chance.random() < 0.5 else None
    return Search(
        point=point,
        place=place or world.city,
        needs=chance.choice(((), ("shelter",))),
        within_km=chance.choice((None, None, 2, 10, 30)),
        open_now=chance.random() < 0.05,
        limit=chance.choice((1, 5, 50)),
        language=chance.choice(("ur", "en")),
    )


def clue(search, house, decoys):
    """Return what the answer says of the house: whom it stands before and behind, how far, whether it is there."""
    answer = find(search, at=NOON + timedelta(hours=1))
    place = [found.card.id for found in answer.results]
    for found in answer.results:
        if found.card.id == house:
            return Clue(search, found, answer.results[: place.index(house)], answer.results[place.index(house) + 1 :])
    return None


class Clue:
    """What one answer says of where the house can be."""

    def __init__(self, search, found, before, behind):
        self.search, self.found, self.before, self.behind = search, found, before, behind

    def fits(self, latitude, longitude):
        """Tell whether the answer would have been the same with the house at that point."""
        origin = self.search.point or self.search.place
        mine = metres(origin, latitude, longitude)
        others = [
            [metres(origin, f.card.latitude, f.card.longitude) for f in side] for side in (self.before, self.behind)
        ]
        ordered = max(others[0], default=0) <= mine <= min(others[1], default=4e7)
        return ordered and self._says(latitude, longitude)

    def _says(self, latitude, longitude):
        said = self.found.distance
        if said is None or said.in_same_place:
            return True
        assert said.distance_m is None
        between = metres(self.search.place, latitude, longitude)
        return said.distance_km_about == max(1, round(between / 1000))


def metres(origin, latitude, longitude):
    return WGS84.inv(origin.longitude, origin.latitude, longitude, latitude)[2]
