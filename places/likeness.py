"""How much a typed word is like a name, between 0 and 1. Pure: no Django."""

from functools import lru_cache

from rapidfuzz.distance import Indel

ENOUGH = 0.7
"""Less like is not like."""
SOUNDS_ALIKE = 0.5
"""Where the consonants are the same, only so much of the difference in letters counts."""
OTHER_SCRIPT = 0.8
"""Likeness of a name in the other script whose consonants are the same."""


@lru_cache(maxsize=4096)
def likeness(typed: str, typed_skeleton: str, name: str, name_skeleton: str) -> float:
    """Return 1 for the same key, 0 for what is not like enough; keys and skeletons of places.fold."""
    if typed == name:
        return 1.0
    same_sound = typed_skeleton == name_skeleton
    if typed[:1].isascii() != name[:1].isascii():
        return OTHER_SCRIPT if same_sound and len(typed_skeleton) > 2 else 0.0
    letters: float = Indel.normalized_similarity(typed, name)
    if same_sound:
        return 0.99 * (1 - SOUNDS_ALIKE * (1 - letters))
    return letters if letters >= ENOUGH else 0.0
