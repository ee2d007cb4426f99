"""Keys that outlive people: a phrase that was forgotten, a key that a colleague or the paper gives again."""

from typing import Final

from django.utils.translation import gettext as _

from accounts import tasks
from accounts.models import User
from accounts.permissions import RefusedError, demand
from referrals.actions import desks, holding, inboxes, vault
from referrals.actions.holding import Owner
from referrals.models import Desk, KeyGroup, KeyGroupMember, KeyWish, UserKey, VaultSession
from referrals.moving import StaleError, actor, deed
from referrals.permissions import may_be_given, may_forget, may_give_key
from referrals.sealed import vaults
from referrals.sealed.vaults import Vault
from safety import audit

# What a group's private half has when it is sealed.
SEALED_BYTES: Final = 80


@deed
def forget_phrase(*, user: User) -> str:
    """Make another phrase for somebody who forgot theirs; return it, it is shown once. The old one opens nothing.

    Colleagues are asked to seal the keys to them again. RefusedError where nobody else holds one of them.
    """
    User.objects.select_for_update().get(pk=user.pk)
    for owner in map(holding.locked, holding.held_by(user)):
        for pair in _held_pairs(owner, user):
            demand(may_forget(holding.others_holding(owner, pair, user)))
        asks = owner.holders().filter(pk=user.pk).exists()
        _lose(owner, user, by=actor(user))
        if asks:
            KeyWish.objects.create(group=owner.group, user=user)
            audit.record("key.asked", actor=actor(user), subject=holding.subject_of(owner), user=user.pk)
            for colleague in owner.holders().exclude(pk=user.pk):
                tasks.tell(colleague, "key_asked")
    phrase = vault.make_key(user=user)
    tasks.tell(user, "phrase_new")
    audit.record("vault.forgotten", actor=actor(user), subject=actor(user))
    return phrase


@deed
def release(*, user: User, by: str) -> int:
    """Take every seal from somebody who forgot the phrase and is the last holder; return of how many keys.

    Only for whoever keeps the server, before the paper is opened: the person can then make another phrase.
    """
    User.objects.select_for_update().get(pk=user.pk)
    owners = holding.held_by(user)
    for owner in map(holding.locked, owners):
        _lose(owner, user, by=by)
        audit.record("key.released", actor=by, subject=holding.subject_of(owner), user=user.pk)
    return len(owners)


@deed
def grant(*, wish: KeyWish, vault: Vault, by: User) -> None:
    """Seal a key again to somebody who asks for it, after having spoken with them.

    RefusedError for who does not hold it, or whose vault lacks it; StaleError where the wish is gone.
    """
    owner, user = _asked(wish, by)
    demand(may_be_given(user, owner))
    if user == by or owner.group_id not in vault.groups:
        raise RefusedError(_("Somebody else who holds this key, and has unlocked it, must give it to you."))
    key = UserKey.objects.get(user=user)
    # Of a change that is not finished both pairs, else they could not read what still lies under the older one.
    pairs = [pair for pair in holding.pairs_of(owner) if pair.pk in vault.groups]
    holding.take_from(owner, user)
    KeyGroupMember.objects.bulk_create(vaults.admit(pair, vault, key) for pair in pairs)
    audit.record("key.granted", actor=actor(by), subject=holding.subject_of(owner), user=user.pk)


@deed
def refuse_wish(*, wish: KeyWish, by: User) -> None:
    """Say no: the person holds the key no more, so it is to be changed. RefusedError; StaleError."""
    owner, user = _asked(wish, by)
    KeyWish.objects.filter(pk=wish.pk).delete()
    if not holding.members_of(owner).filter(user=user).exists():
        holding.note_leaver(owner)
        if isinstance(owner, Desk):
            owner.shifts.filter(user=user).delete()
    audit.record("key.refused", actor=actor(by), subject=holding.subject_of(owner), user=user.pk)


@deed
def begin_recovery(*, group: KeyGroup, user: User, by: str) -> None:
    """Write down that the paper is to be opened. RefusedError where the person could not hold the key."""
    owner = recoverable(group=group, user=user)
    audit.record("key.recovery_begun", actor=by, subject=holding.subject_of(owner), user=user.pk)


@deed
def recover(*, group: KeyGroup, user: User, sealed: bytes, by: str) -> None:
    """Let somebody hold a key that the paper has sealed to them. RefusedError where they may not, or hold it already.

    Whether it is the right key nobody can see here: it shows when they unlock, and a wrong one opens nothing.
    """
    owner = recoverable(group=group, user=user)
    if len(sealed) != SEALED_BYTES:
        raise RefusedError(_("This is no sealed key: it was not copied whole."))
    holding.locked(owner)
    KeyGroupMember.objects.update_or_create(group=group, user=user, defaults={"sealed": sealed})
    KeyWish.objects.filter(group=owner.group_id, user=user).delete()
    VaultSession.objects.filter(user=user).delete()
    audit.record("key.recovered", actor=by, subject=holding.subject_of(owner), user=user.pk)


def recoverable(*, group: KeyGroup, user: User) -> Owner:
    """Return whose key it is that the paper is to open for somebody. RefusedError where they could not hold it."""
    owner = holding.owner_of(group)
    if owner is None:
        raise RefusedError(_("This is the key of no desk and of no inbox."))
    demand(may_be_given(user, owner))
    is_asked = KeyWish.objects.filter(group=owner.group_id, user=user).exists()
    if not is_asked and KeyGroupMember.objects.filter(group=group, user=user).exists():
        raise RefusedError(_("This person holds the key already. If the phrase is forgotten, release it first."))
    return owner


def let_go(*, owner: Owner, user: User, by: str) -> None:
    """Take a key from somebody who leaves, inside the caller's transaction. RefusedError for the last holder."""
    if isinstance(owner, Desk):
        desks.let_go(desk=owner, user=user, by=by)
    else:
        inboxes.let_go(inbox=owner, user=user, by=by)


def drop_rest(user: User) -> None:
    """Take what is left of somebody who leaves, inside the caller's transaction: seals of older pairs, and wishes."""
    KeyGroupMember.objects.filter(user=user).delete()
    for wish in KeyWish.objects.filter(user=user).select_related("group"):
        if (owner := holding.owner_of(wish.group)) is not None:
            holding.note_leaver(owner)
        wish.delete()


def _lose(owner: Owner, user: User, *, by: str) -> None:
    """Take every seal of somebody; what they hold of cases goes back to where others see it."""
    holding.take_from(owner, user)
    if isinstance(owner, Desk):
        desks.give_back_all(desk=owner, user=user, by=by)


def _held_pairs(owner: Owner, user: User) -> list[KeyGroup]:
    held = set(holding.members_of(owner).filter(user=user).values_list("group_id", flat=True))
    return [pair for pair in holding.pairs_of(owner) if pair.pk in held]


def _asked(wish: KeyWish, by: User) -> tuple[Owner, User]:
    """Return whose key is asked for, locked, and by whom. StaleError where it is asked for no more; RefusedError."""
    # As it is now: a change of the key takes its wishes along.
    found = KeyWish.objects.select_related("group", "user").filter(pk=wish.pk).first()
    owner = holding.owner_of(found.group) if found else None
    if found is None or owner is None:
        raise StaleError
    owner = holding.locked(owner)
    if not KeyWish.objects.filter(pk=found.pk, group=owner.group_id).exists():
        raise StaleError
    demand(may_give_key(by, owner))
    return owner, found.user
