"""An organization's people. Whose they are decides what exists: another's are not there (404, audited)."""

from http import HTTPStatus
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts import actions as accounts
from accounts.decorators import requires_within
from accounts.desk import signed_in
from accounts.gate import forbid, hide
from accounts.models import Invitation
from accounts.permissions import RefusedError
from accounts.roles import Permission
from accounts.wording import ROLES
from directory import actions
from directory.models import Membership, Organization
from directory.permissions import may_in, may_invite_to, may_remove, organizations_visible_to
from directory.scripts import content_language
from directory.team import MemberForm


@requires_within(Permission.TEAM_SEE)
@require_safe
def every(request: HttpRequest) -> HttpResponse:
    """List the organizations of whoever asks; to an administrator all of them."""
    found = organizations_visible_to(signed_in(request), Permission.TEAM_SEE).prefetch_related("texts")
    named = sorted(((one.said("name", content_language()), one) for one in found), key=lambda pair: pair[0].casefold())
    if not named:
        raise forbid(request)
    return render(request, "directory/organizations.html", {"organizations": named})


@requires_within(Permission.TEAM_SEE)
@require_safe
def team(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Show who belongs to an organization and who is invited."""
    return _team(request, find(request, pk, Permission.TEAM_SEE))


@requires_within(Permission.TEAM_CHANGE)
@require_http_methods(["GET", "HEAD", "POST"])
def invite(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Ask whom to invite, and send the link."""
    organization = _find_to_change(request, pk)
    form = MemberForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        refusal = _invite(request, organization, form)
        if refusal is None:
            return redirect("organizations:team", pk)
        form.add_error(None, refusal)
    return render(request, "directory/invite_member.html", said_of(organization) | {"form": form})


def _invite(request: HttpRequest, organization: Organization, form: MemberForm) -> str | None:
    user, said = signed_in(request), form.cleaned_data
    if not (verdict := may_invite_to(user, organization, said["role"])):
        return str(verdict.reason)
    try:
        accounts.invite(email=said["email"], role=said["role"], by=f"user:{user.pk}", organization=organization.pk)
    except accounts.InvitationError as error:
        return str(error)
    return None


@requires_within(Permission.TEAM_CHANGE)
@require_POST
def remove(request: HttpRequest, pk: UUID, member: int) -> HttpResponse:
    """End a membership."""
    organization = _find_to_change(request, pk)
    membership = Membership.objects.filter(organization=organization, pk=member).first()
    if membership is None:
        raise hide(request, f"membership:{member}")
    try:
        actions.remove_member(membership=membership, by=signed_in(request))
    except RefusedError as error:
        return _team(request, organization, refusals=[str(error)], status=HTTPStatus.CONFLICT)
    if membership.user_id == signed_in(request).pk:
        return redirect("accounts:home")
    return redirect("organizations:team", pk)


@requires_within(Permission.TEAM_CHANGE)
@require_POST
def resend(request: HttpRequest, pk: UUID, invitation: UUID) -> HttpResponse:
    """Send an invitation's link again."""
    return _with_invitation(request, pk, invitation, accounts.invite_again)


@requires_within(Permission.TEAM_CHANGE)
@require_POST
def withdraw(request: HttpRequest, pk: UUID, invitation: UUID) -> HttpResponse:
    """Make an invitation void."""
    return _with_invitation(request, pk, invitation, accounts.withdraw)


def _with_invitation(request: HttpRequest, pk: UUID, invitation: UUID, deed: Any) -> HttpResponse:
    organization = _find_to_change(request, pk)
    found = Invitation.objects.waiting().filter(pk=invitation, organization=organization.pk).first()
    if found is None:
        raise hide(request, f"invitation:{invitation}")
    deed(invitation=found, by=f"user:{signed_in(request).pk}")
    return redirect("organizations:team", pk)


def find(request: HttpRequest, pk: UUID, permission: Permission) -> Organization:
    """Return an organization that is open to whoever asks; for them there is no other."""
    found = organizations_visible_to(signed_in(request), permission).prefetch_related("texts").filter(pk=pk).first()
    if found is None:
        raise hide(request, f"organization:{pk}")
    return found


def _find_to_change(request: HttpRequest, pk: UUID) -> Organization:
    """Return an organization whose team may be changed by whoever asks; a colleague who may only see it hears "no"."""
    organization = find(request, pk, Permission.TEAM_SEE)
    if not may_in(signed_in(request), organization, Permission.TEAM_CHANGE):
        raise forbid(request)
    return organization


def said_of(organization: Organization) -> dict[str, Any]:
    """Return what every page of an organization says of it."""
    return {"organization": organization, "name": organization.said("name", content_language())}


def _team(
    request: HttpRequest, organization: Organization, refusals: list[str] | None = None, status: int = HTTPStatus.OK
) -> HttpResponse:
    user = signed_in(request)
    members = Membership.objects.filter(organization=organization).select_related("user").order_by("user__name", "pk")
    said = said_of(organization) | {
        "members": [(member, may_remove(user, member), ROLES[member.role]) for member in members],
        "invitations": [
            (one, ROLES[one.role]) for one in Invitation.objects.waiting().filter(organization=organization.pk)
        ],
        "may_change": may_in(user, organization, Permission.TEAM_CHANGE),
        "may_see_listings": may_in(user, organization, Permission.LISTING_SEE),
        "refusals": refusals or [],
    }
    return render(request, "directory/team.html", said, status=status)
