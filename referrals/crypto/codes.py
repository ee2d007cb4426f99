"""A survivor's code: sixteen digits like a phone number or a bank card.

53.1 bits of chance. There is no name beside it by which a row could be looked up, so the salt is one for all: what is
looked up is a tag that only the holder of the pepper can make (a deviation from ASVS 6.5.2, made good by the pepper).
"""

import secrets
import unicodedata
from dataclasses import dataclass
from typing import Final

from referrals.crypto.derivation import CODE_COST, KEY_BYTES, SALT_BYTES, Cost, peppered, stretch

DIGITS: Final = 16
GROUP: Final = 4
# Nobody types more for sixteen digits; what is longer is refused before any work.
LONGEST_TYPED: Final = 64
SALT: Final = b"raah: her code v"
BETWEEN: Final = frozenset(
    "-‐‑‒–—−.,/_\u200b\u200c\u200d\u200e\u200f\u061c\u2066\u2067\u2068\u2069\u202a\u202b\u202c\ufeff"
)

assert len(SALT) == SALT_BYTES  # noqa: S101 - what would otherwise fail at the first code


@dataclass(frozen=True, slots=True)
class CodeKeys:
    """What a code makes: `tag` finds the case, `wrap` opens its key."""

    tag: bytes
    wrap: bytes


def new_code() -> str:
    """Return sixteen random digits."""
    return f"{secrets.randbelow(10**DIGITS):0{DIGITS}}"


def spoken(code: str) -> str:
    """Return a code as it is shown: "1234 5678 9012 3456"."""
    return " ".join(code[start : start + GROUP] for start in range(0, len(code), GROUP))


def plain(typed: str, length: int = DIGITS) -> str | None:
    """Return so many digits as ASCII, sixteen for a code, however they are written; None for what cannot be one.

    Digits of every script are taken, and spaces, dashes and signs that only steer the direction of writing.
    """
    if len(typed) > LONGEST_TYPED:
        return None
    signs = [sign for sign in typed if not sign.isspace() and sign not in BETWEEN]
    digits = [unicodedata.decimal(sign, None) for sign in signs]
    if len(digits) != length or None in digits:
        return None
    return "".join(map(str, digits))


def stretched(code: str, cost: Cost = CODE_COST) -> bytes:
    """Return what takes time to make of a code: 64 bytes. Made once, whatever peppers are then tried."""
    return stretch(code.encode("ascii"), SALT, cost, size=2 * KEY_BYTES)


def keys_of(raw: bytes, pepper: bytes) -> CodeKeys:
    """Return tag and wrapping key of a stretched code under one pepper."""
    return CodeKeys(tag=peppered("tag", raw[:KEY_BYTES], pepper), wrap=peppered("wrap", raw[KEY_BYTES:], pepper))
