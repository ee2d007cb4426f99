"""Decide from the readings whether one place is clearly meant, or whom to ask about. Pure: no database."""

from django.conf import settings

from places.fold import key
from places.models import Place
from places.ranking import Reading
from places.weight import ASSUMED

CLEARLY = 0.74
"""Likeness from which a lone reading is taken without asking."""
CLOSE = 0.06
"""Readings whose scores differ by less may both be meant."""
NAMESAKE_SHARE, HOME_SHARE, FOREIGN_SHARE = 0.02, 2.0, 0.6
"""At home namesakes are asked about unless tiny; a namesake abroad only when it is far greater than the one at home."""
NARROW = ("city", "town", "village", "area", "tehsil", "district", "division", "territory", "province", "country")


def families(readings: list[Reading]) -> list[Reading]:
    """Keep one reading for a city, its tehsil, its district and its division of one name: the narrowest, else as asked."""
    kept: list[Reading] = []
    for reading in sorted(readings, key=_by_kind):
        if not any(_is_family(reading, other) for other in kept):
            kept.append(reading)
    return sorted(kept, key=lambda reading: -reading.score)


def _by_kind(reading: Reading) -> tuple[bool, float, int]:
    return not reading.is_kind_right, -int(reading.likeness * reading.said * 20), NARROW.index(reading.place.kind)


def _is_family(one: Reading, other: Reading) -> bool:
    """Say whether one lies in the other, or both in one district or, with names alike, in one division."""
    a, b = one.place, other.place
    if a.number in b.ancestors or b.number in a.ancestors:
        return True
    if a.kind == b.kind:
        return a.parent_id == b.parent_id and _are_named_alike(a, b)
    return a.parent_id == b.parent_id or (a.ancestors[-3:] == b.ancestors[-3:] and _are_named_alike(a, b))


def _are_named_alike(one: Place, other: Place) -> bool:
    short, long = sorted((key(one.name), key(other.name)), key=len)
    return long.startswith(short)


def rivals(best: Reading, others: list[Reading]) -> list[Reading]:
    """Return the readings that may as well be meant as the best."""
    return [other for other in others if _is_as_good(best, other) and not _is_dwarfed(other, best)]


def _is_as_good(best: Reading, other: Reading) -> bool:
    if best.is_kind_right and not other.is_kind_right:
        return False
    if best.likeness == 1 and best.said >= other.said:
        return other.likeness == 1 and best.said - other.said < CLOSE
    return best.score - other.score < CLOSE


def _is_dwarfed(small: Reading, big: Reading) -> bool:
    """Say whether nobody would mean the small one without saying so."""
    return _people(small.place) < _share(small, big) * _people(big.place)


def _share(small: Reading, big: Reading) -> float:
    """Return the share of the big one's people that the small one needs to be asked about."""
    at_home = big.place.country == settings.HOME_COUNTRY
    if small.place.country != big.place.country:
        return HOME_SHARE if at_home else FOREIGN_SHARE
    if big.is_own_name and not small.is_own_name:
        return 1.0
    return NAMESAKE_SHARE if at_home else FOREIGN_SHARE


def _people(place: Place) -> int:
    return place.population or ASSUMED[place.kind]
