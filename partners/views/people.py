"""A partner's people: its lead invites and removes them, and an administrator may at every partner."""

from collections.abc import Callable
from http import HTTPStatus
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts import actions as accounts
from accounts.decorators import requires_within
from accounts.desk import signed_in
from accounts.gate import hide
from accounts.models import Invitation
from accounts.permissions import RefusedError
from accounts.roles import Permission
from accounts.wording import ROLES
from partners import actions
from partners.forms import MemberForm
from partners.models import Member, Partner
from partners.permissions import may_invite_to, may_remove
from partners.views.finding import find, said_of


@requires_within(Permission.PARTNER_LEAD)
@require_safe
def people(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Show who works on an app and who is invited."""
    return _page(request, find(request, pk, Permission.PARTNER_LEAD))


@requires_within(Permission.PARTNER_LEAD)
@require_http_methods(["GET", "HEAD", "POST"])
def invite(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Ask whom to invite, and send the link."""
    partner = find(request, pk, Permission.PARTNER_LEAD)
    form = MemberForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        refusal = _invite(request, partner, form)
        if refusal is None:
            return redirect("partners:people", pk)
        form.add_error(None, refusal)
    return render(request, "partners/invite.html", said_of(request, partner) | {"form": form})


def _invite(request: HttpRequest, partner: Partner, form: MemberForm) -> str | None:
    user, said = signed_in(request), form.cleaned_data
    if not (verdict := may_invite_to(user, partner, said["role"])):
        return str(verdict.reason)
    try:
        accounts.invite(email=said["email"], role=said["role"], by=f"user:{user.pk}", organization=partner.pk)
    except accounts.InvitationError as error:
        return str(error)
    return None


@requires_within(Permission.PARTNER_LEAD)
@require_POST
def remove(request: HttpRequest, pk: UUID, member: int) -> HttpResponse:
    """End a membership."""
    partner = find(request, pk, Permission.PARTNER_LEAD)
    found = Member.objects.filter(partner=partner, pk=member).first()
    if found is None:
        raise hide(request, f"member:{member}")
    try:
        actions.remove_member(member=found, by=signed_in(request))
    except RefusedError as error:
        return _page(request, partner, refusals=[str(error)], status=HTTPStatus.CONFLICT)
    if found.user_id == signed_in(request).pk:
        return redirect("accounts:home")
    return redirect("partners:people", pk)


@requires_within(Permission.PARTNER_LEAD)
@require_POST
def resend(request: HttpRequest, pk: UUID, invitation: UUID) -> HttpResponse:
    """Send an invitation's link again."""
    return _with_invitation(request, pk, invitation, accounts.invite_again)


@requires_within(Permission.PARTNER_LEAD)
@require_POST
def withdraw(request: HttpRequest, pk: UUID, invitation: UUID) -> HttpResponse:
    """Make an invitation void."""
    return _with_invitation(request, pk, invitation, accounts.withdraw)


def _with_invitation(request: HttpRequest, pk: UUID, invitation: UUID, deed: Callable[..., None]) -> HttpResponse:
    partner = find(request, pk, Permission.PARTNER_LEAD)
    found = Invitation.objects.waiting().filter(pk=invitation, organization=partner.pk).first()
    if found is None:
        raise hide(request, f"invitation:{invitation}")
    deed(invitation=found, by=f"user:{signed_in(request).pk}")
    return redirect("partners:people", pk)


def _page(
    request: HttpRequest, partner: Partner, refusals: list[str] | None = None, status: int = HTTPStatus.OK
) -> HttpResponse:
    user = signed_in(request)
    members = Member.objects.filter(partner=partner).select_related("user", "partner").order_by("user__name", "pk")
    said = said_of(request, partner) | {
        "members": [(member, may_remove(user, member), ROLES[member.role]) for member in members],
        "invitations": [(one, ROLES[one.role]) for one in Invitation.objects.waiting().filter(organization=partner.pk)],
        "refusals": refusals or [],
    }
    return render(request, "partners/people.html", said, status=status)
