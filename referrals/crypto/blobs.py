"""What somebody wrote, sealed: padded to one of seven lengths, and bound to the very place where it lies."""

import secrets
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from nacl.bindings import sodium_pad, sodium_unpad
from nacl.exceptions import CryptoError
from nacl.secret import Aead

from referrals.crypto.derivation import KEY_BYTES
from referrals.crypto.errors import NotOpenedError

KIB: Final = 1024
# A length says which of these it is, and no more. One byte of each is the padding's own.
BUCKETS: Final = (KIB // 2, KIB, 2 * KIB, 4 * KIB, 8 * KIB, 16 * KIB, 32 * KIB)
LONGEST: Final = BUCKETS[-1] - 1


@dataclass(frozen=True, slots=True)
class Place:
    """Where a blob lies. Moved to another case, kind, number or version it does not open."""

    case: UUID
    kind: str
    number: int
    version: int

    def said(self) -> bytes:
        """Return the place as bytes; two places never say the same."""
        return b"|".join((self.case.hex.encode(), self.kind.encode(), b"%d" % self.number, b"%d" % self.version))

    def __post_init__(self) -> None:
        """Refuse a kind that could be taken for two parts."""
        if not self.kind.isascii() or not self.kind.replace("_", "").isalpha():
            raise ValueError("a kind is one ASCII word")


def new_key() -> bytes:
    """Return the key of one case, or of what one centre gets."""
    return secrets.token_bytes(KEY_BYTES)


def seal(words: bytes, key: bytes, place: Place) -> bytes:
    """Return words padded and sealed (XChaCha20-Poly1305). ValueError for more than 32 KiB less a byte."""
    size = next((size for size in BUCKETS if len(words) < size), None)
    if size is None:
        raise ValueError("too long to be sealed")
    sealed: bytes = Aead(key).encrypt(sodium_pad(words, size), place.said())
    return sealed


def unseal(sealed: bytes, key: bytes, place: Place) -> bytes:
    """Return the words. NotOpenedError for another key or place, and for what was changed."""
    try:
        padded = Aead(key).decrypt(sealed, place.said())
        words: bytes = sodium_unpad(padded, len(padded))
    except (CryptoError, ValueError, TypeError) as error:
        raise NotOpenedError from error
    return words


def wrap(secret: bytes, key: bytes, purpose: str) -> bytes:
    """Return a key sealed under another, for one purpose; of fixed length, so not padded: 40 bytes more."""
    wrapped: bytes = Aead(key).encrypt(secret, purpose.encode())
    return wrapped


def unwrap(wrapped: bytes, key: bytes, purpose: str) -> bytes:
    """Return the key. NotOpenedError for another key or purpose."""
    try:
        secret: bytes = Aead(key).decrypt(wrapped, purpose.encode())
    except (CryptoError, ValueError, TypeError) as error:
        raise NotOpenedError from error
    return secret
