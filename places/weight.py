"""How likely a place is the one meant when names are alike: at home first, then many people. Pure: no Django."""

from math import log10

ASSUMED = {
    "country": 5_000_000,
    "province": 20_000_000,
    "territory": 2_000_000,
    "division": 100_000,
    "district": 100_000,
    "tehsil": 10_000,
    "city": 60_000,
    "town": 15_000,
    "village": 3_000,
    "area": 50_000,
}
"""People who would mean a place of a kind by its bare name, where nobody has counted."""


FOUND_MISSPELT_ABROAD = 100_000
"""Least people of a place abroad that is found misspelt: there are too many names for a wild guess."""


def is_found_misspelt(kind: str, population: int, *, is_home: bool) -> bool:
    """Say whether a slip in the name of such a place is forgiven."""
    return is_home or kind == "country" or population >= FOUND_MISSPELT_ABROAD


def weight(kind: str, population: int, *, is_home: bool) -> float:
    """Return a number between 0 and 1: half of it for a place in the home country, half for its people."""
    people = population or ASSUMED[kind]
    return round(0.5 * is_home + min(log10(people + 1), 9) / 18, 4)
