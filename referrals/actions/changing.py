"""Changing the key of a desk or an inbox, and sealing anew what lies under the old one: safe to be killed anywhere.

First the new pair is made, and everything new is sealed to it; then what is there is moved, some at a time; at last the
old pair is removed. Until then both open what they open, so whoever goes on where it was left loses nothing.
"""

from collections.abc import Iterable
from typing import Final
from uuid import UUID

from django.db.models import Q
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.permissions import RefusedError, demand
from referrals import keeping
from referrals.actions import holding
from referrals.models import CaseKeys, GroupKind, KeyGroup, KeyGroupMember, KeyWish, Parcel, UserKey
from referrals.moving import StaleError, actor, deed
from referrals.permissions import may_change_key
from referrals.sealed import rotating, vaults
from referrals.sealed.errors import NoRecoveryKeyError, NotOpenedError
from referrals.sealed.vaults import Vault
from safety import audit

BATCH: Final = 100


def change(*, group: KeyGroup, vault: Vault, by: User) -> int:
    """Change a key, or finish a change that was interrupted; return how much was sealed anew.

    RefusedError for who may not, or whose vault lacks a key that this takes; StaleError where another has begun it.
    """
    owner = holding.owner_of(group)
    if owner is None or owner.group_id != group.pk:
        raise StaleError
    demand(may_change_key(by, owner))
    goes_on = holding.is_changing(owner) and not owner.group.has_leaver
    present, *older = holding.pairs_of(owner)
    must_open = older if goes_on else [present, *older]
    if not {pair.pk for pair in must_open} <= vault.groups.keys():
        raise RefusedError(_("This key was changed after you unlocked. Lock your vault and unlock it again."))
    newest = present if goes_on else _begun(present, by)
    moved = reseal(group=newest, vault=vault)
    finish(group=newest, by=by)
    return moved


def _begun(group: KeyGroup, by: User) -> KeyGroup:
    try:
        return begin_change(group=group, by=by)
    except NoRecoveryKeyError as error:
        raise RefusedError(_("Nobody has set the key on paper yet. Tell whoever keeps the server.")) from error


@deed
def begin_change(*, group: KeyGroup, by: User) -> KeyGroup:
    """Make the pair that takes the place of a group's, for all who hold it and still work there; return it.

    RefusedError; NoRecoveryKeyError; StaleError where it has a successor by now.
    """
    owner = holding.owner_of(group)
    if owner is None:
        raise StaleError
    owner = holding.locked(owner)
    demand(may_change_key(by, owner))
    if owner.group_id != group.pk:
        raise StaleError
    kind = GroupKind(group.kind)
    made, members = vaults.new_group(kind, UserKey.objects.filter(user__in=owner.holders()).order_by("pk"))
    made.save(force_insert=True)
    KeyGroupMember.objects.bulk_create(members)
    olds = list(KeyGroup.objects.filter(Q(pk=group.pk) | Q(successor=group)).values_list("pk", flat=True))
    KeyGroup.objects.filter(pk__in=olds).update(successor=made)
    KeyWish.objects.filter(group__in=olds).update(group=made)
    owner.group = made
    owner.save(update_fields=["group"])
    holding.end_vaults(olds, but=by)
    audit.record("key.change_begun", actor=actor(by), subject=holding.subject_of(owner), holders=len(members))
    return made


def reseal(*, group: KeyGroup, vault: Vault, batch: int = BATCH) -> int:
    """Move everything from the pairs before a group to it, so much in a transaction; return how much.

    What somebody is at is left for the next round, until only that is left. NotOpenedError where the vault lacks a key.
    """
    moved = 0
    while CaseKeys.objects.filter(group__successor=group).exists():
        moved += _move_cases(group, vault, batch, waits=False) or _move_cases(group, vault, batch, waits=True)
    while Parcel.objects.filter(group__successor=group).exists():
        moved += _move_parcels(group, vault, batch, waits=False) or _move_parcels(group, vault, batch, waits=True)
    return moved


@deed
def finish(*, group: KeyGroup, by: User) -> bool:
    """Remove the pairs before a group, once nothing lies under any of them; say whether that was done now."""
    owner = holding.owner_of(group)
    owner = holding.locked(owner) if owner else None
    if owner is None or owner.group_id != group.pk or unfinished(group):
        return False
    olds = list(group.predecessors.values_list("pk", flat=True))
    if not olds:
        return False
    holding.end_vaults([group.pk, *olds])
    KeyGroup.objects.filter(pk__in=olds).delete()
    audit.record("key.changed", actor=actor(by), subject=holding.subject_of(owner))
    return True


def unfinished(group: KeyGroup) -> int:
    """Count what still lies under the pairs before a group."""
    return sum(table.objects.filter(group__successor=group).count() for table in (CaseKeys, Parcel))


def sealed_to(group: KeyGroup) -> int:
    """Count what is to be sealed anew when a group's key is changed."""
    return unfinished(group) + sum(table.objects.filter(group=group).count() for table in (CaseKeys, Parcel))


@deed
def _move_cases(group: KeyGroup, vault: Vault, batch: int, *, waits: bool) -> int:
    rows = CaseKeys.objects.select_for_update(skip_locked=not waits).filter(group__in=_before(group))
    found = list(rows.order_by("pk")[:batch])
    _must_open(found, vault)
    for row in found:
        try:
            row.for_desk = rotating.handed_on(row.for_desk, vault, row.group_id, group)
        except NotOpenedError:
            # Somebody without the key has changed it: it opens by her code only, now as before.
            keeping.flag_case(row.pk, "keys", 0)
        row.group = group
    CaseKeys.objects.bulk_update(found, ["for_desk", "group"])
    return len(found)


@deed
def _move_parcels(group: KeyGroup, vault: Vault, batch: int, *, waits: bool) -> int:
    rows = Parcel.objects.select_for_update(skip_locked=not waits).filter(group__in=_before(group))
    found = list(rows.order_by("pk")[:batch])
    _must_open(found, vault)
    for row in found:
        try:
            # What is over has nothing to be opened.
            if row.for_centre is not None:
                row.for_centre = rotating.handed_on(row.for_centre, vault, row.group_id, group)
        except NotOpenedError:
            audit.record("parcel.damaged", actor="site", subject=f"referral:{row.pk}")
        row.group = group
    Parcel.objects.bulk_update(found, ["for_centre", "group"])
    return len(found)


def _must_open(found: Iterable[CaseKeys | Parcel], vault: Vault) -> None:
    if any(row.group_id not in vault.groups for row in found):
        raise NotOpenedError


def _before(group: KeyGroup) -> list[UUID]:
    """Return the ids of the pairs before a group: asked first, so that no lock is taken on them."""
    return list(KeyGroup.objects.filter(successor=group).values_list("pk", flat=True))
