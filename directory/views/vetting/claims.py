"""A vetter looks at a claim: what it says beside what is listed, and no way to check it but by what is listed."""

from http import HTTPStatus
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from accounts.actions import InvitationError
from accounts.decorators import requires
from accounts.desk import signed_in
from accounts.gate import hide
from accounts.roles import Permission
from directory import actions
from directory.choices import PROOFS
from directory.claims import ClaimRulingForm
from directory.content import content_of
from directory.models import Claim, ClaimState, Membership
from directory.scripts import content_language
from directory.wording.fields import FIELDS, say_value

# By what a vetter can find out, as it is listed.
LISTED = ("phones", "reached_through", "emails", "url")


@requires(Permission.LISTING_VET)
@require_http_methods(["GET", "HEAD", "POST"])
def claim(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Show a claim, and take what the vetter has found out."""
    found = Claim.objects.select_related("service__organization").filter(pk=pk).first()
    if found is None:
        raise hide(request, f"claim:{pk}")
    form = ClaimRulingForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        return _page(request, found, form)
    try:
        _decide(request, found, form)
    except (actions.RefusedError, InvitationError) as error:
        found.refresh_from_db()
        return _page(request, found, form, refusals=[str(error)], status=HTTPStatus.CONFLICT)
    return redirect("vetting:claim", pk)


def _decide(request: HttpRequest, found: Claim, form: ClaimRulingForm) -> None:
    user, said = signed_in(request), form.cleaned_data
    if said["deed"] == "accept":
        actions.accept_claim(claim=found, checked_how=said["checked_how"], by=user)
    else:
        actions.refuse_claim(claim=found, by=user)


def _page(
    request: HttpRequest,
    found: Claim,
    form: ClaimRulingForm,
    refusals: list[str] | None = None,
    status: int = HTTPStatus.OK,
) -> HttpResponse:
    service = found.service
    content = content_of(service)
    said = {
        "claim": found,
        "is_waiting": found.state == ClaimState.NEW,
        "is_accepted": found.state == ClaimState.ACCEPTED,
        "proof": PROOFS[found.proof],
        "name": service.said("name", content_language()),
        "organization": service.organization.said("name", content_language()),
        "people": Membership.objects.filter(organization=service.organization_id).count(),
        "rows": [(FIELDS[key], say_value(key, content[key])) for key in LISTED],
        "site": service.organization.website,
        "form": form,
        "refusals": refusals or [],
    }
    return render(request, "vetting/claim.html", said, status=status)
