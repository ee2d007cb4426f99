"""How much a typed word is like a name, between 0 and 1. Pure: no Django."""

from functools import lru_cache

from rapidfuzz.distance import Indel

from places.fold import latin

ENOUGH = 0.74
"""Less like is not like."""
SOUNDS_ALIKE = 0.5
"""Where the consonants are the same, only so much of the difference in letters counts."""
OTHER_SCRIPT = 0.97
"""A name in the other script is a little less like."""
BEGINS, BEGINS_SHORTEST = 0.75, 4
"""Likeness of a name to its own first letters, and how many these must be."""


@lru_cache(maxsize=4096)
def likeness(typed: str, typed_skeleton: str, name: str, name_skeleton: str) -> float:
    """Return 1 for the same key, 0 for what is not like enough; keys and skeletons of places.fold."""
    if typed == name:
        return 1.0
    value = _letters(typed, name)
    is_same_sound = typed_skeleton == name_skeleton and len(typed_skeleton) > 1
    if is_same_sound:
        value = 0.99 * (1 - SOUNDS_ALIKE * (1 - value))
    if typed[:1].isascii() != name[:1].isascii():
        value = OTHER_SCRIPT * value if is_same_sound else 0.0
    if len(typed) >= BEGINS_SHORTEST and name.startswith(typed):
        value = max(value, BEGINS)
    return value if value >= ENOUGH else 0.0


def _letters(one: str, other: str) -> float:
    if one[:1].isascii() != other[:1].isascii():
        one, other = latin(one), latin(other)
    return Indel.normalized_similarity(one, other)
