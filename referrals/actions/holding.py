"""Whose key is a pair? Desks and inboxes have one each, and while it changes also those that it takes the place of."""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.permissions import RefusedError
from referrals.models import Desk, Inbox, KeyGroup, KeyGroupMember, KeyWish, VaultSession

Owner = Desk | Inbox


def owner_of(group: KeyGroup) -> Owner | None:
    """Return the desk or inbox that a pair, or the one after it, is the key of; None where it is over.

    With its pair, read at once: whoever changes the key meanwhile removes that.
    """
    held = {"group": group.successor_id or group.pk}
    desks, inboxes = (kind.objects.select_related("group").filter(**held) for kind in (Desk, Inbox))
    return desks.first() or inboxes.first()


def locked(owner: Owner) -> Owner:
    """Return it as it is now, locked: its key changes for nobody else meanwhile."""
    kind: type[Owner] = type(owner)
    found: Owner = kind.objects.select_for_update().get(pk=owner.pk)
    return found


def held_by(user: User) -> list[Owner]:
    """Return whose key, or an older one that is not finished, was sealed to somebody, in the order of locks."""
    holds = Q(group__members__user=user) | Q(group__predecessors__members__user=user)
    desks = Desk.objects.filter(holds).distinct().order_by("pk")
    return [*desks, *Inbox.objects.filter(holds).distinct().order_by("pk")]


def pairs_of(owner: Owner) -> list[KeyGroup]:
    """Return the present pair, then those before it under which something may still lie."""
    return [owner.group, *owner.group.predecessors.order_by("made_at", "pk")]


def is_changing(owner: Owner) -> bool:
    """Say whether a change of the key was begun and is not finished."""
    return KeyGroup.objects.filter(successor=owner.group_id).exists()


def must_not_be_changing(owner: Owner) -> None:
    """Refuse to let somebody in between: they would open only what is sealed anew already. RefusedError."""
    if is_changing(owner):
        raise RefusedError(_("The change of this key is not finished. Finish it first, then give the key to others."))


def members_of(owner: Owner) -> QuerySet[KeyGroupMember]:
    """Return every seal of the key, and of those before it."""
    return KeyGroupMember.objects.filter(Q(group=owner.group_id) | Q(group__successor=owner.group_id))


def others_holding(owner: Owner, group: KeyGroup, but: User) -> QuerySet[User]:
    """Return who else opens what lies under one of the pairs, and still works there."""
    held = KeyGroupMember.objects.filter(group=group).exclude(user=but)
    return owner.holders().filter(pk__in=held.values("user"))


def take_from(owner: Owner, user: User) -> None:
    """Take every seal and wish of somebody away, and end what they have open."""
    members_of(owner).filter(user=user).delete()
    KeyWish.objects.filter(group=owner.group_id, user=user).delete()
    VaultSession.objects.filter(user=user).delete()


def note_leaver(owner: Owner) -> None:
    """Keep in mind that somebody who held the key holds it no more: it is to be changed."""
    KeyGroup.objects.filter(pk=owner.group_id).update(has_leaver=True)


def end_vaults(groups: Iterable[UUID], but: User | None = None) -> None:
    """End the open vaults of all who hold one of these pairs: what they unlock next has the present one."""
    users = KeyGroupMember.objects.filter(group__in=list(groups)).values("user")
    VaultSession.objects.filter(user__in=users).exclude(user=but).delete()


def subject_of(owner: Owner) -> str:
    """Return it as the audit names it."""
    return f"{'desk' if isinstance(owner, Desk) else 'inbox'}:{owner.pk}"
