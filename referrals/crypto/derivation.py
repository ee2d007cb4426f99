"""From what a person remembers to a key: slow on purpose, and useless without the pepper."""

from dataclasses import dataclass
from hashlib import blake2b
from typing import Final

from nacl.pwhash import argon2id

KEY_BYTES: Final = 32
SALT_BYTES: Final = argon2id.SALTBYTES
MIB: Final = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Cost:
    """What one derivation costs: passes over `memory_mib` MiB. Stored beside what it made, so that it may rise."""

    passes: int
    memory_mib: int

    def __post_init__(self) -> None:
        """Refuse less than Argon2id can do."""
        if self.passes < 1 or self.memory_mib < 1:
            raise ValueError(f"Argon2id needs one pass over 1 MiB at least, not {self}.")


# About 0.3 s on one core of a small server: six or seven checks a second on two.
CODE_COST: Final = Cost(passes=3, memory_mib=64)
PHRASE_COST: Final = Cost(passes=3, memory_mib=64)


def stretch(words: bytes, salt: bytes, cost: Cost, *, size: int) -> bytes:
    """Return `size` bytes that take `cost` to make from what a person typed (Argon2id, RFC 9106)."""
    made: bytes = argon2id.kdf(size, words, salt, opslimit=cost.passes, memlimit=cost.memory_mib * MIB)
    return made


def peppered(purpose: str, material: bytes, pepper: bytes) -> bytes:
    """Return 32 bytes for one purpose (up to 16 ASCII letters) that nobody can make without the pepper."""
    if len(pepper) != KEY_BYTES:
        raise ValueError("a pepper has 32 bytes")
    return blake2b(material, key=pepper, person=purpose.encode(), digest_size=KEY_BYTES).digest()
