"""Decide from the readings whether one place is clearly meant, or whom to ask about. Pure: no database."""

from places.models import Place
from places.ranking import Reading
from places.weight import ASSUMED

CLEARLY = 0.74
"""Likeness from which a lone reading is taken without asking."""
CLOSE = 0.06
"""Readings whose scores differ by less may both be meant."""
NARROW = ("city", "town", "village", "area", "tehsil", "district", "division", "territory", "province", "country")


def families(readings: list[Reading]) -> list[Reading]:
    """Keep one reading for a city, its tehsil, its district and its division of one name: the narrowest, else as asked."""
    kept: list[Reading] = []
    for reading in sorted(readings, key=_by_kind):
        if not any(_is_family(reading, other) for other in kept):
            kept.append(reading)
    return sorted(kept, key=lambda reading: -reading.score)


def _by_kind(reading: Reading) -> tuple[bool, float, int]:
    return not reading.is_kind_right, -round(reading.likeness * reading.said, 1), NARROW.index(reading.place.kind)


def _is_family(one: Reading, other: Reading) -> bool:
    """Say whether one lies in the other, or both in one district."""
    return (
        one.place.number in other.place.ancestors
        or other.place.number in one.place.ancestors
        or (one.place.parent_id == other.place.parent_id and one.place.kind != other.place.kind)
    )


def rivals(best: Reading, others: list[Reading]) -> list[Reading]:
    """Return the readings that may as well be meant as the best."""
    return [other for other in others if _is_as_good(best, other) and not _is_dwarfed(other.place, best.place)]


def _is_as_good(best: Reading, other: Reading) -> bool:
    if best.is_kind_right and not other.is_kind_right:
        return False
    return best.likeness * best.said - other.likeness * other.said < CLOSE


def _is_dwarfed(small: Place, big: Place) -> bool:
    """Say whether nobody would mean the small one without saying so."""
    return _people(small) < _share(small, big) * _people(big)


def _share(small: Place, big: Place) -> float:
    if small.country == big.country:
        return 0.02 if big.country == "PK" else 0.35
    return 1.0 if big.country == "PK" else 0.35


def _people(place: Place) -> int:
    return place.population or ASSUMED[place.kind]
