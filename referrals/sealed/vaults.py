"""A person's vault: the private halves of the desks that they hold, opened by a phrase that only they know."""

from base64 import b64decode, b64encode
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from django.conf import settings

from accounts.models import User
from referrals.crypto import blobs, pairs, phrases
from referrals.crypto.derivation import Cost
from referrals.crypto.errors import NotOpenedError
from referrals.models import GroupKind, KeyGroup, KeyGroupMember, UserKey
from referrals.sealed import peppers

new_phrase = phrases.new_phrase
PURPOSE: Final = "vault key"


class NoRecoveryKeyError(Exception):
    """Nobody has set the public half of the key on paper: no desk can be made."""


@dataclass(frozen=True, slots=True, repr=False)
class Vault:
    """The private halves of the groups that a person holds, by the group's id. Never shown, never stored as it is."""

    groups: Mapping[UUID, bytes]

    def packed(self) -> dict[str, str]:
        """Return it as JSON can hold it, to be sealed under a cookie."""
        return {group.hex: b64encode(key).decode() for group, key in self.groups.items()}


def unpacked(packed: Mapping[str, Any]) -> Vault:
    """Return the vault that was packed."""
    return Vault({UUID(hex=group): b64decode(key) for group, key in packed.items()})


def new_user_key(user: User, phrase: str = "") -> tuple[UserKey, str]:
    """Return the row of a new pair, not saved, and its phrase, which is shown once and kept nowhere.

    Only a demo names the phrase itself.
    """
    phrase, salt, cost = phrase or phrases.new_phrase(), phrases.new_salt(), Cost(*settings.PHRASE_COST)
    version, pepper = peppers.newest()
    pair = pairs.new_pair()
    wrapped = blobs.wrap(pair.private, phrases.key_of(phrase, salt, pepper, cost), PURPOSE)
    row = UserKey(
        user=user,
        public=pair.public,
        wrapped=wrapped,
        salt=salt,
        passes=cost.passes,
        memory_mib=cost.memory_mib,
        pepper_version=version,
    )
    return row, phrase


def unlock(row: UserKey, typed: str) -> Vault:
    """Return everything that a person's phrase opens. NotOpenedError for a wrong one, after the same work."""
    phrase = phrases.plain(typed) or ""
    cost = Cost(row.passes, row.memory_mib)
    key = phrases.key_of(phrase, bytes(row.salt), peppers.of(row.pepper_version), cost)
    private = blobs.unwrap(bytes(row.wrapped), key, PURPOSE)
    held = KeyGroupMember.objects.filter(user_id=row.user_id)
    return Vault({member.group_id: pairs.open_by(private, bytes(member.sealed)) for member in held})


def new_group(kind: GroupKind, members: Iterable[UserKey]) -> tuple[KeyGroup, list[KeyGroupMember]]:
    """Return the rows of a new group, not saved: its private half sealed to each member and to the key on paper.

    NoRecoveryKeyError.
    """
    if settings.RECOVERY_PUBLIC_KEY is None:
        raise NoRecoveryKeyError
    pair = pairs.new_pair()
    group = KeyGroup(
        kind=kind, public=pair.public, sealed_for_recovery=pairs.seal_to(settings.RECOVERY_PUBLIC_KEY, pair.private)
    )
    return group, [_sealed_for(group, pair.private, member) for member in members]


def admit(group: KeyGroup, vault: Vault, member: UserKey) -> KeyGroupMember:
    """Return the row that makes somebody a holder, not saved. NotOpenedError where the vault cannot."""
    try:
        private = vault.groups[group.pk]
    except KeyError as error:
        raise NotOpenedError from error
    return _sealed_for(group, private, member)


def _sealed_for(group: KeyGroup, private: bytes, member: UserKey) -> KeyGroupMember:
    return KeyGroupMember(group=group, user_id=member.user_id, sealed=pairs.seal_to(bytes(member.public), private))
