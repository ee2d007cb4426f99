"""An organization's own listings: how far each is known to be true, what waits, and what may be said at once."""

from dataclasses import dataclass
from datetime import date
from http import HTTPStatus
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.safestring import SafeString
from django.views.decorators.http import require_POST, require_safe

from accounts.decorators import requires_within
from accounts.desk import signed_in
from accounts.gate import forbid
from accounts.roles import Permission
from directory import actions, wording
from directory.ageing import due_on, freshness_of
from directory.listing_forms import CapacityForm
from directory.models import Capacity, Draft, DraftState, Organization, Service, Status, VettingState
from directory.permissions import may_in
from directory.scripts import content_language
from directory.views.listings.words import DRAFTS, said_capacity, said_freshness
from directory.views.organizations import find, said_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One listing as its people see it."""

    service: Service
    name: str
    state: str
    freshness: SafeString
    capacity: SafeString
    draft: Promise | None
    reasons: int
    is_shut: bool
    is_hidden: bool
    may_be_hidden: bool
    is_put_away: bool
    may_confirm: bool
    form: CapacityForm


@requires_within(Permission.LISTING_SEE)
@require_safe
def listings(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Show an organization's own listings."""
    return page(request, find(request, pk, Permission.LISTING_SEE))


@requires_within(Permission.LISTING_EDIT)
@require_POST
def add(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Begin a listing that there is not yet."""
    organization = find(request, pk, Permission.LISTING_SEE)
    if not may_in(signed_in(request), organization, Permission.LISTING_EDIT):
        raise forbid(request)
    draft = actions.begin_listing(organization=organization, by=signed_in(request))
    return redirect("organizations:draft", draft.service_id)


def page(
    request: HttpRequest, organization: Organization, refused: tuple[Service, str, CapacityForm | None] | None = None
) -> HttpResponse:
    """Show the listings; with `refused`, why something was not done, and the form as it was sent."""
    today, user = timezone.localdate(), signed_in(request)
    found = Service.everything.filter(organization=organization).prefetch_related(
        "texts", "service_at_locations__location"
    )
    drafts = {draft.service_id: draft for draft in Draft.objects.alive().filter(service__organization=organization)}
    forms = {refused[0].pk: refused[2]} if refused else {}
    rows = [_row(one, drafts.get(one.pk), forms.get(one.pk), today) for one in found]
    rows.sort(key=lambda row: (row.is_put_away, row.name.casefold()))
    said: dict[str, Any] = said_of(organization) | {
        "rows": rows,
        "may_edit": may_in(user, organization, Permission.LISTING_EDIT),
        "may_see_team": may_in(user, organization, Permission.TEAM_SEE),
        "refusals": [refused[1]] if refused else [],
    }
    return render(request, "listings/mine.html", said, status=HTTPStatus.CONFLICT if refused else HTTPStatus.OK)


def _row(service: Service, draft: Draft | None, form: CapacityForm | None, today: date) -> Row:
    locations = [at.location for at in service.service_at_locations.all()]
    is_hidden = any(location.confidential for location in locations)
    return Row(
        service=service,
        name=_name(service, draft),
        state=wording.say_state(service.vetting_state),
        freshness=said_freshness(service, freshness_of(service, today), due_on(service)),
        capacity=said_capacity(service, today),
        draft=DRAFTS.get(DraftState(draft.state)) if draft else None,
        reasons=len(draft.returned) if draft else 0,
        is_shut=service.status == Status.TEMPORARILY_CLOSED,
        is_hidden=is_hidden,
        may_be_hidden=bool(locations) and not all(location.confidential for location in locations),
        is_put_away=service.vetting_state == VettingState.ARCHIVED,
        may_confirm=service.vetting_state in {VettingState.PUBLISHED, VettingState.SUSPENDED},
        form=form or CapacityForm(initial={"capacity": service.capacity or Capacity.TAKING}),
    )


def _name(service: Service, draft: Draft | None) -> str:
    """Return the name, or that in the draft of what is not public yet."""
    words = draft.content["name_words"] if draft else {}
    drafted = words.get(content_language()) or next(iter(words.values()), "")
    return service.said("name", content_language()) or drafted
