"""The integers that stand for filters in the index of the cards."""

from collections.abc import Iterable
from functools import reduce

# slug: number, as in fixtures/taxonomy.json. Numbers are never used again for another word.
NEEDS = {
    "emergency": 1,
    "medical-care": 2,
    "medico-legal": 3,
    "counselling": 4,
    "psychosocial-support": 5,
    "legal-aid": 6,
    "shelter": 7,
    "helpline": 8,
    "child-protection": 9,
    "cyber-harassment": 10,
    "workplace-harassment": 11,
    "police": 12,
    "economic-support": 13,
    "rights-complaint": 14,
    "consular-help": 15,
}
AUDIENCES = {"women": 101, "children": 102, "men": 103, "transgender": 104}
TERMS = NEEDS | AUDIENCES

FREE = 1001
ACCESSIBLE = 1002
REMOTE = 1003
ACCEPTS_MINORS = 1004
ALWAYS_OPEN = 1005
HOURS_KNOWN = 1006

FIRST_LANGUAGE = 2001
FIRST_PLACE = 1_000_000


def language_tag(code: str) -> int:
    """Return the tag of a spoken language; `code` is ISO 639, two or three small letters.

    The letters are read as a number in base 27, so that no table has to be kept.
    """
    return FIRST_LANGUAGE + reduce(lambda number, letter: number * 27 + ord(letter) - 96, code, 0)


def is_language(code: str) -> bool:
    """Tell whether `code` looks like ISO 639."""
    return len(code) in {2, 3} and code.isascii() and code.isalpha() and code.islower()


def place_tag(number: int) -> int:
    """Return the tag that every card inside the place with this `Place.number` has."""
    return FIRST_PLACE + number


def tag_set(*groups: Iterable[int]) -> list[int]:
    """Return the tags of all groups, each once, in order."""
    return sorted({tag for group in groups for tag in group})
