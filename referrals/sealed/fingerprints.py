"""The fingerprint of a group's pair: twenty digits that two people compare on the telephone."""

from referrals.crypto import codes, pairs
from referrals.models import KeyGroup

# As it is read out: "1234 5678 9012 3456 7890".
spoken = codes.spoken


def of(group: KeyGroup) -> str:
    """Return the twenty digits of a group's pair."""
    return pairs.fingerprint(bytes(group.public))


def plain(typed: str) -> str | None:
    """Return what was typed as twenty ASCII digits, however they are written; None for what cannot be a fingerprint."""
    return codes.plain(typed, pairs.FINGERPRINT_DIGITS)
