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
FLAGS = (FREE, ACCESSIBLE, REMOTE, ACCEPTS_MINORS, ALWAYS_OPEN, HOURS_KNOWN)

# The index keeps of each tag only its remainder by BUCKETS (siglen=16 bytes). Terms and flags have remainders of their
# own, 1 to 15 and 101 to 110, so that filtering by them is exact; so have the languages that most centres speak. Other
# languages and places share what is left, apart from one another: a rare language is never mistaken for a country.
BUCKETS = 128
FREQUENT = ("ur", "en", "pa", "ps", "sd", "skr", "bal", "ar", "hi", "bn", "fa", "fr", "es", "de", "pt", "ru", "zh")
FIRST_LANGUAGE, LANGUAGE_BUCKETS = 16 * BUCKETS, range(16 + len(FREQUENT), 60)
FIRST_PLACE, PLACE_BUCKETS = 8192 * BUCKETS, range(60, 101)


def language_tag(code: str) -> int:
    """Return the tag of a spoken language; `code` is ISO 639, two or three small letters.

    The letters are read as a number in base 27, so that no table of all languages has to be kept.
    """
    if code in FREQUENT:
        return FIRST_LANGUAGE + 16 + FREQUENT.index(code)
    number = reduce(lambda before, letter: before * 27 + ord(letter) - 96, code, 0)
    return FIRST_LANGUAGE + _spread(number, LANGUAGE_BUCKETS)


def place_tag(number: int) -> int:
    """Return the tag that every card inside the wide place with this `Place.number` has."""
    return FIRST_PLACE + _spread(number, PLACE_BUCKETS)


def _spread(number: int, buckets: range) -> int:
    """Return another number for each number, with a remainder by BUCKETS that lies in `buckets`."""
    turns, bucket = divmod(number, len(buckets))
    return turns * BUCKETS + buckets[bucket]


def is_language(code: str) -> bool:
    """Tell whether `code` looks like ISO 639."""
    return len(code) in {2, 3} and code.isascii() and code.isalpha() and code.islower()


def tag_set(*groups: Iterable[int]) -> list[int]:
    """Return the tags of all groups, each once, in order."""
    return sorted({tag for group in groups for tag in group})
