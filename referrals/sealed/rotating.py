"""Handing what is sealed to one pair on to the pair that takes its place. What is inside is seen by nobody."""

from uuid import UUID

from referrals.crypto import pairs
from referrals.crypto.errors import NotOpenedError
from referrals.models import KeyGroup
from referrals.sealed.vaults import Vault


def handed_on(sealed: bytes | memoryview, vault: Vault, old_group: UUID, new_group: KeyGroup) -> bytes:
    """Return a key that was sealed to one group, sealed to another one.

    NotOpenedError where the vault does not hold the old group's private half, or these bytes were changed.
    """
    try:
        private = vault.groups[old_group]
    except KeyError as error:
        raise NotOpenedError from error
    return pairs.seal_to(bytes(new_group.public), pairs.open_by(private, bytes(sealed)))
