"""Centres that must be told to stop: she took her yes back, or erased everything."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from accounts.decorators import requires
from accounts.desk import signed_in
from accounts.gate import hide
from accounts.roles import Permission
from referrals.actions import stopping
from referrals.models import StopNotice
from referrals.pages import centres
from referrals.permissions import desks_of
from referrals.views.doors import careful, padded


@padded
@careful
@requires(Permission.CASE_WORK)
@require_safe
def stops(request: HttpRequest) -> HttpResponse:
    """List whom to ring, and what to say; nothing here leads to her."""
    found = StopNotice.objects.filter(desk__in=desks_of(signed_in(request)), done_by=None).order_by("made_day", "pk")
    return render(request, "desk/stops.html", {"stops": [(one, centres.one(one.centre)) for one in found]})


@padded
@careful
@requires(Permission.CASE_WORK)
@require_POST
def stopped(request: HttpRequest, pk: int) -> HttpResponse:
    """Note that a centre was told."""
    user = signed_in(request)
    found = StopNotice.objects.filter(desk__in=desks_of(user), pk=pk).first()
    if found is None:
        raise hide(request, f"stop:{pk}")
    stopping.note_stopped(notice=found, by=user)
    return redirect("desk:stops")
