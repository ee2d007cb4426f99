"""What is asked: the same seeded list for every lane, from points near cities, more of them where more people live."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
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
# How many needs a question of the mixture names: a quarter none, half one, a quarter two.
HOW_MANY = (0, 1, 1, 2)
# Degrees around the middle of a city from which people ask.
AROUND = 0.1


class City(NamedTuple):
    """A place of the gazetteer by its id, with its own point in degrees."""

    id: str
    latitude: float
    longitude: float
    population: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What a centre must offer: all `needs`, to whom, and a language of the people there (ISO 639)."""

    needs: tuple[str, ...] = ()
    audience: str = ""
    speaks: str = ""

    @property
    def words(self) -> frozenset[str]:
        """Return all of it as `bench.oracle.Listing.words` has it."""
        audience, speaks = (self.audience,) * bool(self.audience), (f"speaks {self.speaks}",) * bool(self.speaks)
        return frozenset((*self.needs, *audience, *speaks))

    @property
    def parameters(self) -> list[tuple[str, str]]:
        """Return it as parameters of an address."""
        one = {"audience": self.audience, "language": self.speaks}
        return [*(("need", need) for need in self.needs), *((name, word) for name, word in one.items() if word)]


# What makes nearest search hard: nothing to leave out; a need of many; a rare sum of three (one centre in a thousand);
# a language that is spoken only on the far side of the Earth (bench.catalogue.FAR_LANGUAGE).
SCENARIOS = {
    "no filter": Wanted(),
    "one need": Wanted(needs=("shelter",)),
    "three tags": Wanted(needs=("legal-aid", "workplace-harassment"), audience="transgender"),
    "far rare tag": Wanted(speaks="qaa"),
}


@dataclass(frozen=True, slots=True)
class Question:
    """One search. A phone asks from its own point, in two decimals as searches keep it; a page from its city's."""

    city: City
    latitude: float
    longitude: float
    wanted: Wanted

    @property
    def nearest(self) -> str:
        """Return the address at the API."""
        return f"/api/v1/nearest?{self._query(latitude=self.latitude, longitude=self.longitude, limit=TOP)}"

    @property
    def page(self) -> str:
        """Return the address of the results page in Urdu."""
        return f"/ur/search/?{self._query(place=self.city.id)}"

    def _query(self, **words: object) -> str:
        return urlencode([*words.items(), *self.wanted.parameters])


def questions(database_url: str, *, seed: int = SEED) -> tuple[Question, ...]:
    """Return the mixture for the gazetteer of that database."""
    cities, chance = _cities(database_url), Random(seed)
    asked = chance.choices(cities, [city.population for city in cities], k=COUNT)
    return tuple(_question(city, chance) for city in asked)


def wanting(posed: Sequence[Question], wanted: Wanted, count: int) -> tuple[Question, ...]:
    """Return the first questions, each asking for the same."""
    return tuple(replace(one, wanted=wanted) for one in posed[:count])


def _question(city: City, chance: Random) -> Question:
    latitude = max(-90.0, min(90.0, city.latitude + chance.uniform(-AROUND, AROUND)))
    longitude = (city.longitude + chance.uniform(-AROUND, AROUND) + 180) % 360 - 180
    needs = tuple(chance.sample(NEEDS, chance.choice(HOW_MANY)))
    return Question(city, round(latitude, 2), round(longitude, 2), Wanted(needs=needs))


def _cities(database_url: str) -> Sequence[City]:
    with psycopg.connect(database_url) as connection:
        rows = connection.execute(
            "select id, latitude, longitude, population from places_place"
            " where kind = 'city' and population > 0 and not point_is_approximate order by number"
        )
        return [City(*row) for row in rows]
