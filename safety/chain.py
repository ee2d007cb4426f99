"""How an audit event is bound to all before it: bytes only, no Django.

The database does the same at commit (migration `0005_audit_is_chained`); who verifies must not trust it to.
"""

from hashlib import blake2b, sha256
from typing import Final, NamedTuple

# What the first link stands on.
START: Final = bytes(32)
LENGTH_BYTES, POSITION_BYTES = 4, 8


class Event(NamedTuple):
    """An audit event as it is bound: `at_us` in microseconds since 1970, `facts` as the text the database makes."""

    pk: int
    at_us: int
    event: str
    actor: str
    subject: str
    facts: str


def canonical(event: Event) -> bytes:
    """Return the event's fields in order, each in UTF-8 behind its length, so that no two events are the same bytes."""
    return b"".join(_field(str(said)) for said in event)


def link_hash(before: bytes, event: Event) -> bytes:
    """Return the 32 bytes of the link that binds `event` to the link `before`."""
    return sha256(before + canonical(event)).digest()


def anchor_mac(key: bytes, position: int, link: bytes) -> bytes:
    """Return the 32 bytes by which only who has the key (1 to 64 bytes) can vouch for a link."""
    said = position.to_bytes(POSITION_BYTES, "big", signed=True) + link
    return blake2b(said, digest_size=32, key=key, person=b"audit anchor").digest()


def _field(text: str) -> bytes:
    encoded = text.encode()
    return len(encoded).to_bytes(LENGTH_BYTES, "big") + encoded
