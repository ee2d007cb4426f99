"""Where somebody is signed in: listed, and ended by a touch."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from accounts import actions
from accounts.decorators import requires
from accounts.desk import signed_in
from accounts.gate import hide
from accounts.models import Session
from accounts.roles import Permission


@requires(Permission.OWN_ACCOUNT)
@require_safe
def sessions(request: HttpRequest) -> HttpResponse:
    """List a person's own sessions, this one first."""
    return render(request, "accounts/sessions.html", {"sessions": _own(request), "here": _here(request)})


@requires(Permission.OWN_ACCOUNT)
@require_POST
def end(request: HttpRequest, pk: str) -> HttpResponse:
    """End one of them."""
    row = Session.objects.filter(user=signed_in(request), pk=pk).first()
    if row is None:
        raise hide(request, "session:another")
    actions.end_session(user=signed_in(request), row=row)
    return redirect("accounts:sessions")


@requires(Permission.OWN_ACCOUNT)
@require_POST
def end_others(request: HttpRequest) -> HttpResponse:
    """End all but this one."""
    actions.end_sessions(person=signed_in(request), by=signed_in(request), but=_here(request))
    return redirect("accounts:sessions")


def _own(request: HttpRequest) -> list[Session]:
    here = _here(request)
    return sorted(Session.objects.of(signed_in(request)), key=lambda row: here is None or row.pk != here.pk)


def _here(request: HttpRequest) -> Session | None:
    row: Session | None = getattr(request.session, "row", None)
    return row
