"""The queue. Locked it says how many wait; unlocked, who, as far as the summaries tell."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.decorators import requires
from accounts.desk import signed_in
from accounts.models import User
from accounts.permissions import may
from accounts.roles import Permission
from referrals import opening, wording_desk
from referrals.actions.timers import SILENCE
from referrals.forms.desk_queue import FilterForm
from referrals.forms.desk_vault import UnlockForm
from referrals.models import Case, Desk, StopNotice, UserKey
from referrals.opening import Shut
from referrals.pages import queue as pages
from referrals.permissions import desks_of
from referrals.sealed.vaults import Vault
from referrals.states import CaseState
from referrals.views.doors import careful, padded
from referrals.views.unlocked import vault_of
from safety import clock


@padded
@careful
@requires(Permission.CASE_WORK)
@require_safe
def queue(request: HttpRequest) -> HttpResponse:
    """Show what waits."""
    user, vault = signed_in(request), vault_of(request)
    desks = list(desks_of(user).select_related("group"))
    said: dict[str, Any] = {
        "desks": desks,
        "troubles": list(_troubles(desks)),
        "is_lead": may(user, Permission.DESK_LEAD),
        "stops": StopNotice.objects.filter(desk__in=desks, done_by=None).count(),
    }
    if vault is None:
        return render(request, "desk/locked.html", said | _locked(user))
    # Who was let in after the vault was unlocked does not hold the new key yet.
    said["is_behind"] = any(desk.group_id not in vault.groups for desk in desks)
    return render(request, "desk/queue.html", said | _unlocked(request, user, vault))


def _locked(user: User) -> dict[str, Any]:
    has_key = UserKey.objects.filter(user=user).exists()
    return pages.waiting(user) | {"form": UnlockForm(), "has_key": has_key}


def _unlocked(request: HttpRequest, user: User, vault: Vault) -> dict[str, Any]:
    filters = FilterForm(request.GET, is_lead=bool(may(user, Permission.DESK_LEAD)))
    found = Case.objects.visible_to(user).select_related("desk", "holder")
    if not may(user, Permission.DESK_LEAD):
        found = found.exclude(state=CaseState.CLOSED)
    every = pages.rows(user, vault, found)
    rows = filters.narrowed(every)
    held = [row for row in every if row.case.state == CaseState.HELD_SPAM and row not in rows]
    return {"filters": filters, "rows": rows, "held": held, "in_all": len(every)}


def _troubles(desks: list[Desk]) -> Any:
    """Yield what everybody at the desk must know first."""
    if clock.silence() > SILENCE:
        yield wording_desk.SILENT
    if isinstance(promise := opening.promise(), Shut):
        yield wording_desk.INTAKE_SHUT % {"why": wording_desk.SHUT[promise]}
    for desk in desks:
        if desk.group.has_leaver:
            yield wording_desk.LEFT % {"desk": desk.name}
