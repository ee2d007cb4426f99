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


@dataclass(frozen=True, slots=True, repr=False)
class Unlocked:
    """What a phrase has opened: the vault, the groups whose key was changed by somebody without it, by their ids.

    `rewrapped` is the row as it is under the newest pepper, not saved; None where it is so already.
    """

    vault: Vault
    damaged: tuple[UUID, ...]
    rewrapped: UserKey | None


def new_user_key(user: User, phrase: str = "") -> tuple[UserKey, str]:
    """Return the row of a new pair, not saved, and its phrase, which is shown once and kept nowhere.

    Only a demo names the phrase itself.
    """
    phrase, pair = phrase or phrases.new_phrase(), pairs.new_pair()
    return _wrapped(user.pk, pair, phrase), phrase


def unlock(row: UserKey, typed: str) -> Vault:
    """Return everything that a person's phrase opens. NotOpenedError for a wrong one, after the same work."""
    return open_up(row, typed).vault


def open_up(row: UserKey, typed: str) -> Unlocked:
    """Return what a person's phrase opens, and what is to be seen to then. NotOpenedError."""
    phrase = phrases.plain(typed) or ""
    cost = Cost(row.passes, row.memory_mib)
    key = phrases.key_of(phrase, bytes(row.salt), peppers.of(row.pepper_version), cost)
    private = blobs.unwrap(bytes(row.wrapped), key, PURPOSE)
    held = KeyGroupMember.objects.filter(user_id=row.user_id).select_related("group").order_by("pk")
    halves = {member.group_id: _half(member, private) for member in held}
    is_newest = row.pepper_version == peppers.newest()[0]
    return Unlocked(
        Vault({group: half for group, half in halves.items() if half is not None}),
        tuple(group for group, half in halves.items() if half is None),
        None if is_newest else _wrapped(row.user_id, pairs.pair_of(private), phrase),
    )


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


def _half(member: KeyGroupMember, private: bytes) -> bytes | None:
    """Return the private half of a group; None for what does not open, or belongs to another pair than the group's."""
    try:
        half = pairs.open_by(private, bytes(member.sealed))
    except NotOpenedError:
        return None
    return half if pairs.fit(half, bytes(member.group.public)) else None


def _wrapped(user: int, pair: pairs.Pair, phrase: str) -> UserKey:
    """Return the row of a pair, wrapped under its phrase, a new salt and the newest pepper, at the present cost."""
    salt, cost = phrases.new_salt(), Cost(*settings.PHRASE_COST)
    version, pepper = peppers.newest()
    return UserKey(
        user_id=user,
        public=pair.public,
        wrapped=blobs.wrap(pair.private, phrases.key_of(phrase, salt, pepper, cost), PURPOSE),
        salt=salt,
        passes=cost.passes,
        memory_mib=cost.memory_mib,
        pepper_version=version,
    )


def _sealed_for(group: KeyGroup, private: bytes, member: UserKey) -> KeyGroupMember:
    return KeyGroupMember(group=group, user_id=member.user_id, sealed=pairs.seal_to(bytes(member.public), private))
