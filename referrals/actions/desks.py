"""Making a desk, who holds its key, when it reads."""

from collections.abc import Iterable
from datetime import datetime

from django.utils.translation import gettext as _

from accounts.models import User
from accounts.permissions import RefusedError, demand
from referrals import rota
from referrals.actions import holding
from referrals.models import Case, Desk, GroupKind, KeyGroupMember, Shift, UserKey
from referrals.moving import actor, deed, move, tell
from referrals.permissions import holds_enough, may_dismiss, may_lead
from referrals.sealed import peppers, vaults
from referrals.sealed.vaults import Vault
from referrals.states import CaseState, Who
from safety import audit


@deed
def make(*, name: str, holders: Iterable[User], by: User, timezone: str = "") -> Desk:
    """Make a desk with its own pair of keys, sealed to each holder and to the key on paper. RefusedError."""
    keys = list(UserKey.objects.filter(user__in=[user.pk for user in holders], user__is_active=True))
    if not keys:
        raise RefusedError(_("Nobody of these has made a vault phrase yet."))
    peppers.mark_new()
    group, members = vaults.new_group(GroupKind.DESK, keys)
    group.save(force_insert=True)
    KeyGroupMember.objects.bulk_create(members)
    desk = Desk.objects.create(name=name, group=group, **({"timezone": timezone} if timezone else {}))
    audit.record("desk.made", actor=actor(by), subject=f"desk:{desk.pk}", holders=len(members))
    return desk


@deed
def admit(*, desk: Desk, user: User, vault: Vault, by: User) -> None:
    """Let somebody hold a desk's key, by an unlocked vault that holds it. RefusedError."""
    demand(may_lead(by, desk))
    desk = Desk.objects.select_for_update().get(pk=desk.pk)
    holding.must_not_be_changing(desk)
    key = UserKey.objects.filter(user=user, user__is_active=True).first()
    if key is None:
        raise RefusedError(_("This person has not made a vault phrase yet."))
    if not KeyGroupMember.objects.filter(group=desk.group_id, user=user).exists():
        vaults.admit(desk.group, vault, key).save(force_insert=True)
        audit.record("desk.admitted", actor=actor(by), subject=f"desk:{desk.pk}", user=user.pk)


@deed
def dismiss(*, desk: Desk, user: User, by: User) -> None:
    """Take a desk's key from somebody; what they hold goes back to the queue. RefusedError for the last holder."""
    demand(may_lead(by, desk))
    let_go(desk=desk, user=user, by=actor(by))


def let_go(*, desk: Desk, user: User, by: str) -> None:
    """Take a desk's key from somebody, inside the caller's transaction. RefusedError for the last holder."""
    desk = Desk.objects.select_for_update().get(pk=desk.pk)
    demand(may_dismiss(desk, user))
    holding.take_from(desk, user)
    holding.note_leaver(desk)
    desk.shifts.filter(user=user).delete()
    give_back_all(desk=desk, user=user, by=by)
    if desk.is_open and not holds_enough(desk):
        audit.record("desk.too_few", actor=by, subject=f"desk:{desk.pk}")
    audit.record("desk.dismissed", actor=by, subject=f"desk:{desk.pk}", user=user.pk)


def give_back_all(*, desk: Desk, user: User, by: str) -> None:
    """Put every case back that somebody holds at a desk and cannot open any more."""
    for case in Case.objects.select_for_update(of=("self",)).select_related("desk").filter(desk=desk, holder=user):
        back_to_queue(case, by=by)


def back_to_queue(case: Case, *, by: str) -> None:
    """Put a case back whose holder is gone."""
    move(case, CaseState.NEW, Who.TIMER, by=by)
    tell(case, Who.MODERATOR)
    case.save(update_fields=["notice"])


@deed
def set_shifts(
    *, desk: Desk, user: User, shifts: Iterable[rota.Shift], on_call: Iterable[rota.Shift] = (), by: User
) -> None:
    """Set the hours of one person; RefusedError where they do not hold the desk's key."""
    demand(may_lead(by, desk))
    if not desk.holders().filter(pk=user.pk).exists():
        raise RefusedError(_("This person does not hold the key of the desk."))
    desk.shifts.filter(user=user).delete()
    rows = [(shift, False) for shift in shifts] + [(shift, True) for shift in on_call]
    Shift.objects.bulk_create(
        Shift(
            desk=desk,
            user=user,
            weekday=shift.weekday,
            begins_at=shift.begins_at,
            ends_at=shift.ends_at,
            is_on_call=is_on_call,
        )
        for shift, is_on_call in rows
    )
    audit.record("desk.shifts", actor=actor(by), subject=f"desk:{desk.pk}", user=user.pk, shifts=len(rows))


@deed
def open_to_survivors(*, desk: Desk, by: User) -> None:
    """Let survivors ask this desk. RefusedError where too few hold its key."""
    demand(may_lead(by, desk))
    if not holds_enough(desk):
        raise RefusedError(_("Two people at least must hold the key of the desk."))
    Desk.objects.filter(pk=desk.pk).update(is_open=True, closed_until=None)
    audit.record("desk.opened", actor=actor(by), subject=f"desk:{desk.pk}")


@deed
def shut(*, desk: Desk, until: datetime | None, by: User) -> None:
    """Close a desk for a while, which changes what it promises; without an end, nothing new is taken in."""
    demand(may_lead(by, desk))
    Desk.objects.filter(pk=desk.pk).update(is_open=until is not None, closed_until=until)
    audit.record("desk.shut", actor=actor(by), subject=f"desk:{desk.pk}", has_end=until is not None)
