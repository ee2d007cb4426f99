"""What is shown of a key: whether it is to be changed, whether that was interrupted, and who asks for it again."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet
from django.urls import reverse

from accounts.models import User
from referrals.actions import changing, holding
from referrals.actions.holding import Owner
from referrals.models import Desk, Inbox, KeyWish
from referrals.pages.inbox import name_of
from referrals.permissions import may_change_key
from referrals.sealed.vaults import Vault


@dataclass(frozen=True, slots=True)
class Asked:
    """Somebody who asks for a key again, and where one answers. `whose` names the desk or the centre."""

    wish: KeyWish
    whose: str
    grant_path: str
    refuse_path: str
    is_unlocked: bool


@dataclass(frozen=True, slots=True)
class Key:
    """How a key stands. `count` is what a change seals anew, `left` what an interrupted one has not sealed yet."""

    made_at: datetime
    is_of_desk: bool
    has_leaver: bool
    is_changing: bool
    count: int
    left: int
    may_change: bool
    is_unlocked: bool
    change_path: str
    wishes: list[Asked]


def key_of(owner: Owner, user: User, vault: Vault | None) -> Key:
    """Return how the key of a desk or an inbox stands, for somebody who looks at its page."""
    is_desk = isinstance(owner, Desk)
    return Key(
        made_at=owner.group.made_at,
        is_of_desk=is_desk,
        has_leaver=owner.group.has_leaver,
        is_changing=holding.is_changing(owner),
        count=changing.sealed_to(owner.group),
        left=changing.unfinished(owner.group),
        may_change=bool(may_change_key(user, owner)),
        is_unlocked=vault is not None and bool(vault.groups.keys() & {pair.pk for pair in holding.pairs_of(owner)}),
        change_path=reverse("desk:change-key" if is_desk else "inbox:change-key", args=[owner.pk]),
        wishes=wishes_of(owner, user, vault),
    )


def wishes_of(owner: Owner, user: User, vault: Vault | None) -> list[Asked]:
    """Return who asks for a key again, for somebody who could give it; none for others, and not their own."""
    if not owner.holders().filter(pk=user.pk).exists():
        return []
    side = "desk" if isinstance(owner, Desk) else "inbox"
    asking: QuerySet[KeyWish] = owner.group.wishes.exclude(user=user).select_related("user")
    return [
        Asked(
            wish,
            owner.name if isinstance(owner, Desk) else name_of(owner),
            reverse(f"{side}:grant", args=[wish.pk]),
            reverse(f"{side}:refuse-wish", args=[wish.pk]),
            vault is not None and owner.group_id in vault.groups,
        )
        for wish in asking.order_by("asked_at", "pk")
    ]


def wishes_for(user: User, vault: Vault | None) -> list[Asked]:
    """Return everybody who asks somebody for a key, of all that they hold."""
    return [asked for owner in holding.held_by(user) for asked in wishes_of(owner, user, vault)]


def own_wishes(user: User) -> Iterable[str]:
    """Yield the names of the desks and centres whose keys somebody has asked for."""
    groups = KeyWish.objects.filter(user=user).values("group")
    yield from Desk.objects.filter(group__in=groups).order_by("name", "pk").values_list("name", flat=True)
    for inbox in Inbox.objects.filter(group__in=groups).order_by("pk"):
        yield name_of(inbox)
