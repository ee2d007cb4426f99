"""Administrators decide: who may have keys, how fast those may call, and when that ends."""

from collections.abc import Callable, Mapping
from http import HTTPStatus
from typing import Any, Final
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from accounts.actions import InvitationError
from accounts.decorators import requires
from accounts.desk import signed_in
from accounts.gate import hide
from accounts.roles import Permission
from accounts.wording import ROLES
from partners import actions
from partners.counting import lately
from partners.forms import DecideForm, LimitsForm
from partners.models import Key, Partner
from partners.states import Deed, deeds
from partners.views.usage import drawn
from partners.wording import KEY_STATES, STATES
from safety import clock

DEEDS: Final[Mapping[str, Callable[..., None]]] = {
    Deed.APPROVE: actions.approve,
    Deed.REFUSE: actions.refuse,
    Deed.STOP: actions.stop,
    Deed.RESUME: actions.resume,
}


@requires(Permission.PARTNER_APPROVE)
@require_safe
def queue(request: HttpRequest) -> HttpResponse:
    """List who waits for an answer, and who has one."""
    known = [(one, STATES[one.state]) for one in Partner.objects.known()]
    return render(request, "partners/queue.html", {"waiting": Partner.objects.waiting(), "known": known})


@requires(Permission.PARTNER_APPROVE)
@require_http_methods(["GET", "HEAD", "POST"])
def decide(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Show a partner, and take what an administrator decides about it."""
    found = _find(request, pk)
    form = DecideForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        return _page(request, found, form)
    said = form.cleaned_data
    reason = {"reason": said["reason"]} if said["deed"] in (Deed.REFUSE, Deed.STOP) else {}
    try:
        DEEDS[said["deed"]](partner=found, by=signed_in(request), **reason)
    except (actions.MovedError, InvitationError) as error:
        found.refresh_from_db()
        return _page(request, found, form, refusals=[str(error)], status=HTTPStatus.CONFLICT)
    return redirect("partners:decide", pk)


@requires(Permission.PARTNER_APPROVE)
@require_http_methods(["GET", "HEAD", "POST"])
def limits(request: HttpRequest, pk: UUID, key: UUID) -> HttpResponse:
    """Ask how fast a key may call."""
    partner = _find(request, pk)
    found = Key.objects.filter(partner=partner, pk=key).first()
    if found is None:
        raise hide(request, f"key:{key}")
    now = {"per_minute": found.per_minute, "per_day": found.per_day}
    form = LimitsForm(request.POST if request.method == "POST" else None, initial=now)
    if form.is_valid():
        actions.change_limits(key=found, by=signed_in(request), **form.cleaned_data)
        return redirect("partners:decide", pk)
    return render(request, "partners/limits.html", {"partner": partner, "key": found, "form": form})


def _find(request: HttpRequest, pk: UUID) -> Partner:
    found = Partner.objects.filter(pk=pk).first()
    if found is None:
        raise hide(request, f"partner:{pk}")
    return found


def _page(
    request: HttpRequest,
    found: Partner,
    form: DecideForm,
    refusals: list[str] | None = None,
    status: int = HTTPStatus.OK,
) -> HttpResponse:
    now, keys = clock.now(), list(found.keys.listed())
    said: dict[str, Any] = {
        "partner": found,
        "state": STATES[found.state],
        "deeds": deeds(found.state),
        "form": form,
        "people": [(one.user, ROLES[one.role]) for one in found.members.select_related("user").order_by("pk")],
        "keys": [(key, KEY_STATES[key.state(now)]) for key in keys],
        "refusals": refusals or [],
        **drawn(lately(keys)),
    }
    return render(request, "partners/decide.html", said, status=status)
