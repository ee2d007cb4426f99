"""Whoever may not work any more where they hold a key loses it by itself, unless nobody else could open anything."""

from datetime import timedelta
from typing import Final

from django.db.models import Exists, OuterRef, Q
from django.db.models.functions import Coalesce

from accounts.permissions import RefusedError
from directory.models import Membership
from referrals.actions import holding, keys
from referrals.models import GroupKind, KeyGroupMember
from referrals.models.desk import WORKERS
from referrals.models.inbox import RECEIVERS
from referrals.moving import TIMER, deed
from safety import clock
from safety.models import AuditEvent

# A role that was taken by a slip can be given again for so long: a changed key costs a centre two calls.
SLIP: Final = timedelta(days=1)


def found() -> list[int]:
    """Return the seals of people whose role or membership is gone for good, by their ids."""
    works = Exists(
        Membership.objects.filter(
            user=OuterRef("user"), organization__inboxes__group=OuterRef("newest"), role__in=RECEIVERS
        )
    )
    seals = KeyGroupMember.objects.annotate(newest=Coalesce("group__successor", "group")).order_by("pk")
    of_desks = Q(group__kind=GroupKind.DESK) & ~Q(user__roles__overlap=WORKERS)
    of_centres = Q(group__kind=GroupKind.CENTRE) & ~works
    strayed = seals.filter(of_desks | of_centres).values_list("pk", "user_id")
    lately = _changed_lately()
    return [pk for pk, user in strayed if user not in lately]


@deed
def take_key(*, pk: int) -> bool:
    """Take somebody's key; say whether that could be done."""
    seal = KeyGroupMember.objects.select_related("group", "user").filter(pk=pk).first()
    owner = holding.owner_of(seal.group) if seal else None
    if seal is None or owner is None or owner.holders().filter(pk=seal.user_id).exists():
        return False
    try:
        keys.let_go(owner=owner, user=seal.user, by=TIMER)
    except RefusedError:
        return False
    return True


def _changed_lately() -> set[int]:
    """Return the ids of those from whom a role or a membership was taken a short while ago."""
    lately = AuditEvent.objects.filter(at__gt=clock.now() - SLIP, event__in=("role.taken", "membership.ended"))
    return {
        event.facts["user"] if event.event == "membership.ended" else int(event.subject.removeprefix("user:"))
        for event in lately
    }
