"""What a database gives to ask about: questions, listings, places, the feed; and what knows the right answers."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from random import Random
from typing import Any

import psycopg

from bench import databases, questions
from bench.oracle import Oracle, oracle
from bench.questions import Question

SEED = 3
# Addresses of one lane, where they are not the mixture of questions.
SOME = 60
LISTINGS = "select service_at_location_id::text from directory_card where language = 'ur' order by 1"
# Cities at home; a slip in a short name could mean anything.
CITIES = """select id, name from places_place where kind = 'city' and country = 'PK' and length(name) between 6 and 12
 and name ~ '^[A-Za-z]+$' order by population desc limit 60"""
WIDE = """select id from places_place where country = 'PK' and kind in ('province', 'territory', 'district')
 order by kind desc, number limit 30"""
CHANGES = "select number from directory_change order by number"


@dataclass(frozen=True)
class Material:
    """One database of the bench."""

    database_url: str

    @cached_property
    def mixture(self) -> Sequence[Question]:
        """Return the mixed questions."""
        return questions.questions(self.database_url)

    @cached_property
    def knows(self) -> Oracle:
        """Return what knows all listings."""
        return oracle(self.database_url)

    @cached_property
    def listings(self) -> list[str]:
        """Return the ids of some listings."""
        return Random(SEED).sample([key for (key,) in self._rows(LISTINGS)], SOME)

    @cached_property
    def cities(self) -> list[tuple[str, str]]:
        """Return id and name of the largest cities at home."""
        return [(key, name) for key, name in self._rows(CITIES)]

    @cached_property
    def misspelt(self) -> list[tuple[str, str]]:
        """Return the same cities, one letter of each name lost; never the first."""
        chance = Random(SEED)
        slips = [(key, name, chance.randrange(2, len(name) - 1)) for key, name in self.cities]
        return [(key, name[:at] + name[at + 1 :]) for key, name, at in slips]

    @cached_property
    def wide_places(self) -> list[str]:
        """Return the ids of provinces and districts at home."""
        return [key for (key,) in self._rows(WIDE)]

    @cached_property
    def changes(self) -> list[int]:
        """Return the numbers of the feed, in order."""
        return [number for (number,) in self._rows(CHANGES)]

    def cursors(self, numbers: Sequence[int]) -> list[str]:
        """Return the cursors of those who have read up to these numbers."""
        said = databases.run_python(self.database_url, "-m", "bench.cursors", told=json.dumps(numbers))
        found: list[str] = json.loads(said)
        return found

    def recorded(self) -> list[list[dict[str, Any]]]:
        """Return the statements that the project sends for each question of the mixture at the API."""
        asked = [
            {"latitude": one.latitude, "longitude": one.longitude, "needs": one.wanted.needs, "limit": questions.TOP}
            for one in self.mixture
        ]
        said = databases.run_python(self.database_url, "-m", "bench.statements", told=json.dumps(asked))
        statements: list[list[dict[str, Any]]] = json.loads(said)
        return statements

    def _rows(self, statement: str) -> list[tuple[Any, ...]]:
        with psycopg.connect(self.database_url) as connection:
            return connection.execute(statement.encode()).fetchall()
