"""Spell an Urdu name with the letters of an Arabic keyboard, which lacks some of Urdu's. Pure: no Django."""

from collections.abc import Iterator
from itertools import product

# Several stand for one letter: the Gulf, Egypt and the Levant differ.
_INSTEAD = {
    "پ": ("ب",), "چ": ("تش", "ج", "ش"), "گ": ("غ", "ج", "ک"), "ٹ": ("ت",), "ڈ": ("د",), "ڑ": ("ر",), "ژ": ("ز",),
}  # fmt: skip


def spellings(name: str) -> Iterator[str]:
    """Yield the spellings of `name` without Urdu's own letters; none for a name that has none of them.

    >>> list(spellings("پشاور")), list(spellings("لاہور"))
    (['بشاور'], [])
    """
    lacking = sorted(_INSTEAD.keys() & set(name))
    if lacking:
        for choice in product(*(_INSTEAD[letter] for letter in lacking)):
            yield name.translate({ord(letter): instead for letter, instead in zip(lacking, choice, strict=True)})
