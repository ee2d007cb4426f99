"""Where a vetter decides about a draft: what it would change, field by field, beside what the public reads now."""

from http import HTTPStatus
from typing import Any, NamedTuple
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise
from django.utils.safestring import SafeString
from django.views.decorators.http import require_http_methods

from accounts.decorators import requires
from accounts.desk import signed_in
from accounts.gate import hide
from accounts.models import User
from accounts.roles import Permission
from directory import actions
from directory.actions import drafting
from directory.content import Difference, changed, content_of, differences
from directory.listing_forms import RulingForm
from directory.models import Draft, DraftState
from directory.views.listings.doors import said_of
from directory.views.listings.words import RULED
from directory.wording.fields import FIELDS, say_value


class Said(NamedTuple):
    """One difference in words."""

    label: Promise
    before: SafeString
    after: SafeString
    is_contested: bool


@requires(Permission.LISTING_VET)
@require_http_methods(["GET", "HEAD", "POST"])
def draft(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Show what a draft would change, and follow what a vetter decides about it."""
    found = Draft.objects.select_related("service__organization").filter(pk=pk).first()
    if found is None:
        raise hide(request, f"draft:{pk}")
    if request.method != "POST":
        return _page(request, found, _form(found))
    form = _form(found, request.POST)
    if not form.is_valid():
        return _page(request, found, form)
    try:
        _decide(request, found, form)
    except actions.RefusedError as error:
        found.refresh_from_db()
        return _page(request, found, _form(found, request.POST), [str(error)], HTTPStatus.CONFLICT)
    return redirect("vetting:draft", pk)


def _decide(request: HttpRequest, found: Draft, form: RulingForm) -> None:
    ruling = form.ruling()
    seen = {one.key for one in form.differences}
    # What the listing says already by another way goes with what is taken, or the draft would never end.
    silent = changed(found.base, found.content) - seen
    if ruling.take or not seen:
        ruling = actions.Ruling(take=[*ruling.take, *silent], send_back=ruling.send_back, why=ruling.why)
    version = request.POST.get("version", "")
    number = int(version) if version.isdecimal() else 0
    actions.decide(draft=found, ruling=ruling, version=number, by=signed_in(request))


def _form(found: Draft, sent: Any = None) -> RulingForm:
    is_alive = found.state not in {DraftState.DECIDED, DraftState.DROPPED}
    what = differences(found.base, found.content, content_of(found.service)) if is_alive else []
    return RulingForm(sent, differences=what, first=found.approved_fields)


def _page(
    request: HttpRequest,
    found: Draft,
    form: RulingForm,
    refusals: list[str] | None = None,
    status: int = HTTPStatus.OK,
) -> HttpResponse:
    user, waits = signed_in(request), found.state == DraftState.SUBMITTED
    is_own = drafting.is_own(found, user)
    said = said_of(found.service) | {
        "draft": found,
        "state": RULED[found.state],
        "form": form,
        "parts": [([_said(one) for one in part.differences], part) for part in form.parts()],
        "submitted_by": _person(found.submitted_by),
        "first": _person(found.approved_by),
        "needs_two": drafting.draft_needs_two(found),
        "is_own": is_own,
        "is_first": found.approved_by == user.pk,
        "may_decide": waits and not is_own and found.approved_by != user.pk,
        "refusals": refusals or [],
    }
    return render(request, "listings/draft.html", said, status=status)


def _said(one: Difference) -> Said:
    return Said(FIELDS[one.key], say_value(one.key, one.before), say_value(one.key, one.after), one.is_contested)


def _person(pk: int | None) -> User | None:
    return User.objects.filter(pk=pk).first() if pk else None
