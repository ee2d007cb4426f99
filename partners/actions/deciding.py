"""An administrator decides about a partner: whether it may have keys, and when that ends."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from accounts import actions as accounts
from accounts.models import User
from accounts.roles import Role
from partners import tasks
from partners.models import Partner
from partners.states import MOVES, Deed
from safety import audit, clock


class MovedError(Exception):
    """It does not stand any more where it stood when the page was opened; holds what a person is told."""

    def __init__(self) -> None:
        super().__init__(_("Somebody has decided this meanwhile. Look again."))


@transaction.atomic
def approve(*, partner: Partner, by: User) -> None:
    """Let a partner have keys, and invite whoever asked to lead it. MovedError, accounts.actions.InvitationError."""
    held = _move(partner, Deed.APPROVE, by)
    accounts.invite(email=held.email, role=Role.PARTNER_LEAD, by=f"user:{by.pk}", organization=held.pk)


@transaction.atomic
def refuse(*, partner: Partner, reason: str, by: User) -> None:
    """Let it have none, and tell who asked why. MovedError."""
    tasks.tell_of_decision(_move(partner, Deed.REFUSE, by, reason), "partner_refused")


@transaction.atomic
def stop(*, partner: Partner, reason: str, by: User) -> None:
    """End what all keys of a partner open, from the next call on, and tell its people why. MovedError."""
    tasks.tell_of_decision(_move(partner, Deed.STOP, by, reason), "partner_stopped")


@transaction.atomic
def resume(*, partner: Partner, by: User) -> None:
    """Let the keys of a stopped partner work again, but those that were stopped themselves. MovedError."""
    tasks.tell_of_decision(_move(partner, Deed.RESUME, by), "partner_resumed")


def _move(partner: Partner, deed: Deed, by: User, reason: str = "") -> Partner:
    move = MOVES[deed]
    held = Partner.objects.select_for_update().filter(pk=partner.pk, state=move.begin).first()
    if held is None:
        raise MovedError
    if move.says_why and not reason:
        raise ValueError(f"whoever is told that this was done ({deed}) is told why")
    held.state, held.reason, held.moved_at = move.end, reason, clock.now()
    held.save(update_fields=["state", "reason", "moved_at"])
    audit.record(f"partner.{move.end}", actor=f"user:{by.pk}", subject=f"partner:{held.pk}", deed=deed)
    return held
