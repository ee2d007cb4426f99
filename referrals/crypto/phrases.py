"""A vault phrase: six made-up words that a member of staff learns by heart.

The words are made of syllables that are said alike in Urdu and English, so nobody has to know a list. Each is one of
8,100 (12.98 bits); six are 77.9 bits.
"""

import secrets
from typing import Final

from referrals.crypto.derivation import KEY_BYTES, PHRASE_COST, SALT_BYTES, Cost, peppered, stretch

CONSONANTS: Final = "bdfghjklmnprstvwyz"
VOWELS: Final = "aeiou"
WORDS: Final = 6
SYLLABLES: Final = 2
LONGEST_TYPED: Final = 200


def new_phrase() -> str:
    """Return six words of two syllables each: "dabu kemi loro tafe nisu wogi", with one space between."""
    return " ".join(_word() for _ in range(WORDS))


def _word() -> str:
    return "".join(secrets.choice(CONSONANTS) + secrets.choice(VOWELS) for _ in range(SYLLABLES))


def plain(typed: str) -> str | None:
    """Return a phrase as it was made: small letters, one space; None for what cannot be one."""
    if len(typed) > LONGEST_TYPED:
        return None
    words = typed.lower().replace("-", " ").split()
    is_one = len(words) == WORDS and all(map(_is_word, words))
    return " ".join(words) if is_one else None


def _is_word(word: str) -> bool:
    letters_fit = all(letter in (VOWELS if place % 2 else CONSONANTS) for place, letter in enumerate(word))
    return len(word) == 2 * SYLLABLES and letters_fit


def new_salt() -> bytes:
    """Return the salt of one person's phrase."""
    return secrets.token_bytes(SALT_BYTES)


def key_of(phrase: str, salt: bytes, pepper: bytes, cost: Cost = PHRASE_COST) -> bytes:
    """Return the key that opens a person's private key."""
    return peppered("vault", stretch(phrase.encode("ascii"), salt, cost, size=KEY_BYTES), pepper)
