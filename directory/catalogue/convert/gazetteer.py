"""Finds gazetteer ids for the names in the source: exact names only, so that nothing is guessed."""

from dataclasses import dataclass
from typing import Self

from places.gazetteer.rows import FOLDER, PLACE_FILES, PlaceRow, read

TOWNS = frozenset({"city", "town", "village"})
DISTRICTS = frozenset({"district"})
ABOVE_CITIES = frozenset({"district", "division"})
PROVINCES = frozenset({"province", "territory"})

# Spellings of the source that the gazetteer has under another name.
SPELLINGS = {
    "Mirpurkhas": "Mirpur Khas",
    "Nawabshah": "Nawabshah (Shaheed Benazirabad)",
    "Netherlands": "The Netherlands",
    "Republic of Korea": "South Korea",
    "Türkiye": "Turkey",
}


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """The gazetteer's places by id and by (country, name)."""

    places: dict[str, PlaceRow]
    names: dict[tuple[str, str], list[PlaceRow]]

    @classmethod
    def read(cls) -> Self:
        """Read the versioned files."""
        rows = [row for file in PLACE_FILES for row in read(FOLDER / file, PlaceRow)]
        names: dict[tuple[str, str], list[PlaceRow]] = {}
        for row in rows:
            names.setdefault((row.country, row.name), []).append(row)
        return cls({row.id: row for row in rows}, names)

    def above(self, place: PlaceRow) -> list[PlaceRow]:
        """Return the places above, nearest first."""
        return [self.places[place.parent], *self.above(self.places[place.parent])] if place.parent else []

    def find(
        self, name: str, country: str, kinds: frozenset[str], *, inside: PlaceRow | None = None
    ) -> PlaceRow | None:
        """Return the place of that exact name, the most populous where several bear it; None when there is none."""
        rows = self.names.get((country, SPELLINGS.get(name, name)), [])
        found = [row for row in rows if row.kind in kinds and (inside is None or inside in self.above(row))]
        return max(found, key=lambda row: row.population, default=None)

    def province(self, name: str | None, country: str) -> PlaceRow | None:
        """Return the province or territory."""
        return self.find(name, country, PROVINCES) if name else None

    def city(self, name: str | None, country: str, inside: PlaceRow | None = None) -> PlaceRow | None:
        """Return the city, town or village."""
        return self.find(name, country, TOWNS, inside=inside) if name else None

    def district(self, name: str | None, country: str, inside: PlaceRow | None = None) -> PlaceRow | None:
        """Return the district; for a city that spans several (Karachi, Quetta) what lies directly above it."""
        if not name:
            return None
        district = self.find(name, country, DISTRICTS, inside=inside)
        city = None if district else self.city(name, country, inside)
        above = self.places[city.parent] if city else None
        return district or (above if above and above.kind in ABOVE_CITIES else None)
