"""What lies above a place, and how that is said. Pure: no Django."""

from dataclasses import dataclass

from places.gazetteer.rows import PlaceRow
from places.ids import country_id

UNSAID = frozenset({"division"})
"""Kinds that people do not say when they say where a place is."""
COMMA = {"en": ", ", "ur": "، "}


@dataclass(frozen=True, slots=True)
class Tree:
    """All places by id; `home` is the ISO code of the country that need not be said."""

    places: dict[str, PlaceRow]
    home: str

    def line(self, place: PlaceRow) -> list[PlaceRow]:
        """Return the place and all above it, nearest first. ValueError for a circle or an unknown parent."""
        line = [place]
        while line[-1].parent:
            above = self.places.get(line[-1].parent)
            if above is None or above in line:
                raise ValueError(f"{line[-1].id} lies in {line[-1].parent}, which is no place above it")
            line.append(above)
        return line

    def ancestors(self, place: PlaceRow) -> list[int]:
        """Return the numbers of the place and all above it, nearest first."""
        return [above.number for above in self.line(place)]

    def path(self, place: PlaceRow, language: str) -> str:
        """Say where it is: "Gulberg, Lahore, Punjab"; a name that repeats is said once."""
        said = [
            above for above in self.line(place)[1:] if above.kind not in UNSAID and above.id != country_id(self.home)
        ]
        names = dict.fromkeys(_name(row, language) for row in (place, *said))
        return COMMA[language].join(names)


def _name(row: PlaceRow, language: str) -> str:
    return (row.name_ur if language == "ur" else "") or row.name
