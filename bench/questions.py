"""What is asked: the same seeded list for every lane, from points near cities, more of them where more people live."""

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random
from typing import NamedTuple
from urllib.parse import urlencode

import psycopg

SEED = 2
# pgbench takes at most 128 scripts, one for each question.
COUNT = 120
TOP = 20
PAGE = 10
NEEDS = ("shelter", "legal-aid", "medical-care", "police", "counselling", "psychosocial-support", "child-protection")
# How many needs a question names: a quarter none, half one, a quarter two.
HOW_MANY = (0, 1, 1, 2)
# Degrees around the middle of a city from which people ask.
AROUND = 0.1


class City(NamedTuple):
    """A place of the gazetteer by its id, with its own point in degrees."""

    id: str
    latitude: float
    longitude: float
    population: int


@dataclass(frozen=True, slots=True)
class Question:
    """One search. A phone asks from its own point, in two decimals as searches keep it; a page from its city's."""

    city: City
    latitude: float
    longitude: float
    needs: tuple[str, ...]

    @property
    def nearest(self) -> str:
        """Return the address at the API."""
        return f"/api/v1/nearest?{self._query(latitude=self.latitude, longitude=self.longitude, limit=TOP)}"

    @property
    def page(self) -> str:
        """Return the address of the results page in Urdu."""
        return f"/ur/search/?{self._query(place=self.city.id)}"

    def _query(self, **words: object) -> str:
        return urlencode([*words.items(), *(("need", need) for need in self.needs)])


def questions(database_url: str, *, seed: int = SEED) -> tuple[Question, ...]:
    """Return the list for the gazetteer of that database."""
    cities, chance = _cities(database_url), Random(seed)
    asked = chance.choices(cities, [city.population for city in cities], k=COUNT)
    return tuple(_question(city, chance) for city in asked)


def _question(city: City, chance: Random) -> Question:
    latitude = max(-90.0, min(90.0, city.latitude + chance.uniform(-AROUND, AROUND)))
    longitude = (city.longitude + chance.uniform(-AROUND, AROUND) + 180) % 360 - 180
    needs = tuple(chance.sample(NEEDS, chance.choice(HOW_MANY)))
    return Question(city, round(latitude, 2), round(longitude, 2), needs)


def _cities(database_url: str) -> Sequence[City]:
    with psycopg.connect(database_url) as connection:
        rows = connection.execute(
            "select id, latitude, longitude, population from places_place"
            " where kind = 'city' and population > 0 and not point_is_approximate order by number"
        )
        return [City(*row) for row in rows]
