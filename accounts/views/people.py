"""The people who work here, for administrators: invite, give roles, reset, close."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts import actions, open_work, second_factors
from accounts.decorators import requires
from accounts.desk import signed_in
from accounts.forms import InviteForm, RolesForm
from accounts.models import Invitation, User
from accounts.permissions import RefusedError, may_close, may_invite, may_reset
from accounts.roles import WITHIN_ROLES, Permission
from accounts.wording import ROLES

CONFLICT = 409


@requires(Permission.PEOPLE_SEE)
@require_safe
def people(request: HttpRequest) -> HttpResponse:
    """List everybody who has an account, and who is invited to the staff."""
    invitations = Invitation.objects.waiting().exclude(role__in=WITHIN_ROLES)
    said = {"people": User.objects.order_by("-is_active", "name", "email"), "invitations": invitations, "roles": ROLES}
    return render(request, "accounts/people.html", said)


@requires(Permission.PEOPLE_INVITE)
@require_http_methods(["GET", "HEAD", "POST"])
def invite(request: HttpRequest) -> HttpResponse:
    """Ask whom to invite to what, and send the link."""
    form = InviteForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        refusal = _invite(signed_in(request), form)
        if refusal is None:
            return redirect("accounts:people")
        form.add_error(None, refusal)
    return render(request, "accounts/invite.html", {"form": form})


def _invite(user: User, form: InviteForm) -> str | None:
    said = form.cleaned_data
    if not (verdict := may_invite(user, said["role"])):
        return str(verdict.reason)
    try:
        actions.invite(email=said["email"], role=said["role"], by=f"user:{user.pk}")
    except actions.InvitationError as error:
        return str(error)
    return None


@requires(Permission.PEOPLE_INVITE)
@require_POST
def resend(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Send an invitation's link again; the old link is void."""
    actions.invite_again(invitation=_waiting(pk), by=f"user:{signed_in(request).pk}")
    return redirect("accounts:people")


@requires(Permission.PEOPLE_INVITE)
@require_POST
def withdraw(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Make an invitation void."""
    actions.withdraw(invitation=_waiting(pk), by=f"user:{signed_in(request).pk}")
    return redirect("accounts:people")


def _waiting(pk: UUID) -> Invitation:
    found: Invitation = get_object_or_404(Invitation.objects.waiting().exclude(role__in=WITHIN_ROLES), pk=pk)
    return found


@requires(Permission.PEOPLE_SEE)
@require_http_methods(["GET", "HEAD", "POST"])
def person(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a colleague, and take the roles that an administrator chose."""
    found, user = get_object_or_404(User, pk=pk), signed_in(request)
    form = RolesForm(request.POST if request.method == "POST" else None, initial={"roles": found.roles})
    if form.is_bound and form.is_valid():
        return _done(
            request, found, lambda: actions.change_roles(person=found, roles=form.cleaned_data["roles"], by=user), form
        )
    return _page(request, found, form)


@requires(Permission.PEOPLE_CLOSE)
@require_http_methods(["GET", "HEAD", "POST"])
def close(request: HttpRequest, pk: int) -> HttpResponse:
    """Show what a leaver still holds; close the account when that is confirmed."""
    found, user = get_object_or_404(User, pk=pk), signed_in(request)
    said = {"person": found, "held": open_work.of(found), "verdict": may_close(user, found)}
    if request.method != "POST":
        return render(request, "accounts/close.html", said)
    try:
        actions.close(person=found, by=user)
    except RefusedError as error:
        return render(request, "accounts/close.html", said | {"refusals": [str(error)]}, status=CONFLICT)
    return redirect("accounts:people")


@requires(Permission.PEOPLE_CHANGE)
@require_POST
def reset(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a colleague's second factors away."""
    found, user = get_object_or_404(User, pk=pk), signed_in(request)
    return _done(request, found, lambda: actions.reset_second_factors(person=found, by=user))


@requires(Permission.PEOPLE_CHANGE)
@require_POST
def end_all(request: HttpRequest, pk: int) -> HttpResponse:
    """End every session of a colleague."""
    found, user = get_object_or_404(User, pk=pk), signed_in(request)
    return _done(request, found, lambda: actions.end_sessions(person=found, by=user))


def _done(request: HttpRequest, found: User, deed: Callable[[], Any], form: RolesForm | None = None) -> HttpResponse:
    """Do it and show the person again; where it may not be done, say why and keep what was chosen."""
    try:
        deed()
    except RefusedError as error:
        return _page(request, found, form, refusals=[str(error)], status=CONFLICT)
    return redirect("accounts:person", found.pk)


def _page(
    request: HttpRequest, found: User, form: RolesForm | None, refusals: list[str] | None = None, status: int = 200
) -> HttpResponse:
    user = signed_in(request)
    said = {
        "person": found,
        "form": form or RolesForm(initial={"roles": found.roles}),
        "has_factor": second_factors.are_set_up(found),
        "sessions": found.sessions.count(),
        "may_close": may_close(user, found),
        "may_reset": may_reset(user, found),
        "refusals": refusals or [],
    }
    return render(request, "accounts/person.html", said, status=status)
