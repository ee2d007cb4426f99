"""Pairs of keys: one for each person of staff, each desk, each centre, and one on paper for the worst day."""

from dataclasses import dataclass
from hashlib import blake2b
from typing import Final

from nacl.exceptions import CryptoError
from nacl.public import PrivateKey, PublicKey, SealedBox

from referrals.crypto.errors import NotOpenedError

FINGERPRINT_DIGITS: Final = 20


@dataclass(frozen=True, slots=True, repr=False)
class Pair:
    """A public and a private half (X25519), 32 bytes each. Never shown: `repr` says nothing."""

    public: bytes
    private: bytes


def new_pair() -> Pair:
    """Return a new pair."""
    made = PrivateKey.generate()
    return Pair(public=bytes(made.public_key), private=bytes(made))


def pair_of(private: bytes) -> Pair:
    """Return the pair of a private half."""
    return Pair(public=bytes(PrivateKey(private).public_key), private=private)


def fit(private: bytes, public: bytes) -> bool:
    """Say whether two halves are of one pair; what is no private half fits nothing."""
    try:
        return pair_of(private).public == public
    except (CryptoError, TypeError, ValueError):
        return False


def fingerprint(public: bytes) -> str:
    """Return 20 digits (66 bits) by which two people on the telephone know that they speak of the same pair."""
    digest = blake2b(public, person=b"fingerprint").digest()
    return f"{int.from_bytes(digest) % 10**FINGERPRINT_DIGITS:0{FINGERPRINT_DIGITS}}"


def seal_to(public: bytes, secret: bytes) -> bytes:
    """Return a secret that only the holder of the private half opens: 48 bytes more than it has."""
    sealed: bytes = SealedBox(PublicKey(public)).encrypt(secret)
    return sealed


def open_by(private: bytes, sealed: bytes) -> bytes:
    """Return the secret. NotOpenedError for what was sealed to somebody else, or changed."""
    try:
        opened: bytes = SealedBox(PrivateKey(private)).decrypt(sealed)
    except (CryptoError, TypeError, ValueError) as error:
        raise NotOpenedError from error
    return opened
