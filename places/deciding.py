"""Decide from the readings whether one place is clearly meant, or whom to ask about. Pure: no database."""

from dataclasses import dataclass

from places.fold import key
from places.hits import Found
from places.ranking import Reading
from places.weight import ASSUMED

CLEARLY = 0.76
"""Likeness from which a lone reading is taken without asking."""
CLEARLY_SMALL, SMALL = 0.9, frozenset({"town", "village", "area", "tehsil"})
"""The same for small places: a wild guess at a village is asked back."""
CLOSE = 0.06
"""Readings whose scores differ by less may both be meant."""
NAMESAKE_SHARE, HOME_SHARE, FOREIGN_SHARE = 0.02, 2.0, 0.6
"""At home namesakes are asked about unless tiny; a namesake abroad only when it is far greater than the one at home."""
BIG = 1_000_000
"""People from which the exact name of a place abroad is enough, whatever at home is like it."""
NEARLY = 0.86
"""Likeness of a place at home from which it may be meant instead of a smaller place abroad."""
HOME_ASKED = 3
"""Most places at home that are asked about before one abroad."""
NARROW = ("city", "town", "village", "area", "tehsil", "district", "division", "territory", "province", "country")


@dataclass(frozen=True, slots=True)
class Decision:
    """The places best first; `is_clear` when the first is meant without doubt."""

    places: tuple[Found, ...] = ()
    is_clear: bool = False


def decide(readings: list[Reading], *, home: str) -> Decision:
    """Return what is meant, or whom to ask about; `readings` are most likely first."""
    kept = families(readings)
    if not kept:
        return Decision()
    best, *others = kept
    rivals = [other for other in others if _is_as_good(best, other) and not _is_dwarfed(other, best, home)]
    if best.place.country != home and not _is_surely_abroad(best, others, home):
        asked = [
            *_at_home(others, home)[:HOME_ASKED],
            best,
            *(other for other in rivals if other.place.country != home),
        ]
        return Decision(tuple(reading.place for reading in asked))
    is_clear = not rivals and _is_like_enough(best)
    asked = kept if is_clear else [best, *rivals]
    return Decision(tuple(reading.place for reading in asked), is_clear)


def _is_surely_abroad(best: Reading, others: list[Reading], home: str) -> bool:
    """Say whether a place abroad may be taken without asking: never misspelt, nor with its like at home."""
    is_big = best.place.kind == "country" or best.place.population >= BIG
    return best.likeness == 1 and (is_big or all(other.likeness < NEARLY for other in _at_home(others, home)))


def _at_home(readings: list[Reading], home: str) -> list[Reading]:
    return [reading for reading in readings if reading.place.country == home]


def families(readings: list[Reading]) -> list[Reading]:
    """Keep one reading for a city, its tehsil, district and division of one name: as asked, else the narrowest."""
    kept: list[Reading] = []
    for reading in sorted(readings, key=_by_kind):
        if not any(_is_family(reading.place, other.place) for other in kept):
            kept.append(reading)
    return sorted(kept, key=Reading.order)


def _by_kind(reading: Reading) -> tuple[bool, int, int]:
    return not reading.is_kind_right, -int(reading.likeness * reading.said * 20), NARROW.index(reading.place.kind)


def _is_family(one: Found, other: Found) -> bool:
    """Say whether one lies in the other, or both in one district or, with names alike, in one division."""
    if one.number in other.ancestors or other.number in one.ancestors:
        return True
    if one.kind == other.kind:
        return one.parent_id == other.parent_id and _are_named_alike(one, other)
    is_one_division = one.ancestors[-3:] == other.ancestors[-3:]
    return one.parent_id == other.parent_id or (is_one_division and _are_named_alike(one, other))


def _are_named_alike(one: Found, other: Found) -> bool:
    short, long = sorted((key(one.name), key(other.name)), key=len)
    return long.startswith(short)


def _is_like_enough(reading: Reading) -> bool:
    return reading.likeness >= (CLEARLY_SMALL if reading.place.kind in SMALL else CLEARLY)


def _is_as_good(best: Reading, other: Reading) -> bool:
    if best.is_kind_right and not other.is_kind_right:
        return False
    if best.likeness == 1 and best.said >= other.said:
        return other.likeness == 1 and best.said - other.said < CLOSE
    return best.score - other.score < CLOSE


def _is_dwarfed(small: Reading, big: Reading, home: str) -> bool:
    """Say whether nobody would mean the small one without saying so."""
    return _people(small.place) < _share(small, big, home) * _people(big.place)


def _share(small: Reading, big: Reading, home: str) -> float:
    """Return the share of the big one's people that the small one needs to be asked about."""
    is_home = big.place.country == home
    if small.place.country != big.place.country:
        return HOME_SHARE if is_home else FOREIGN_SHARE
    if big.is_own_name and not small.is_own_name:
        return 1.0
    return NAMESAKE_SHARE if is_home else FOREIGN_SHARE


def _people(place: Found) -> int:
    return place.population or ASSUMED[place.kind]
