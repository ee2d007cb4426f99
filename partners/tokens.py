"""A key as the partner holds it: text and bytes only, no Django.

`raah_<prefix>_<secret>`: the prefix names the key to people, the secret is 256 random bits. What is stored is the
SHA-256 of the whole. A slow hash is for what somebody could guess; 256 random bits cannot be guessed at any speed. And
because a key is found by its digest, no comparison tells by its time how much of a wrong key was right: whoever tries
does not steer the digest.
"""

import re
import secrets
from hashlib import sha256
from typing import Final, NamedTuple

PREFIX_BYTES: Final = 4
SECRET_BYTES: Final = 32
SHAPE: Final = re.compile(r"raah_([0-9a-f]{8})_[0-9a-f]{64}", re.ASCII)


class Token(NamedTuple):
    """A new key: its prefix, and the whole, which is shown once and never kept."""

    prefix: str
    text: str


def make() -> Token:
    """Return a new one."""
    prefix = secrets.token_hex(PREFIX_BYTES)
    return Token(prefix, f"raah_{prefix}_{secrets.token_hex(SECRET_BYTES)}")


def is_whole(text: str) -> bool:
    """Say whether a text has the shape of a key; what has not needs no looking up."""
    return SHAPE.fullmatch(text) is not None


def is_in(text: str) -> bool:
    """Say whether a key stands somewhere in a text."""
    return SHAPE.search(text) is not None


def digest(text: str) -> bytes:
    """Return what is stored of a key, 32 bytes."""
    return sha256(text.encode()).digest()
