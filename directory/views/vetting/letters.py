"""What visitors sent: dealt with, or made the beginning of a listing."""

from http import HTTPStatus
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from accounts.decorators import requires
from accounts.desk import signed_in
from accounts.gate import hide
from accounts.roles import Permission
from directory import actions
from directory.choices import KNOWN_BY, NEEDS
from directory.models import ListingReport, Organization, Suggestion
from directory.queues.entries import way
from directory.scripts import content_language
from directory.vetting_forms import BeginForm
from directory.views.vetting.listing import address

MOST_FOUND = 20


@requires(Permission.LISTING_VET)
@require_POST
def report_handled(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a report as dealt with, and go back to where that was said."""
    report = ListingReport.objects.select_related("service_at_location").filter(pk=pk).first()
    if report is None:
        raise hide(request, f"listingreport:{pk}")
    actions.handle_report(report=report, by=signed_in(request))
    if request.POST.get("back") == "listing" and report.service_at_location:
        return redirect(address(report.service_at_location.service_id, "reported"))
    return redirect("vetting:queue", "reported")


@requires(Permission.LISTING_VET)
@require_POST
def suggestion_handled(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a suggestion as dealt with."""
    actions.handle_suggestion(suggestion=_found(request, pk), by=signed_in(request))
    return redirect("vetting:queue", "suggestions")


@requires(Permission.LISTING_VET)
@require_http_methods(["GET", "HEAD", "POST"])
def suggestion(request: HttpRequest, pk: int) -> HttpResponse:
    """Show what a visitor told of a place, find its organization by name, and begin a listing under it."""
    told = _found(request, pk)
    sought = " ".join(request.GET.get("q", told.name).split())[:200]
    organizations = _organizations(sought)
    form = BeginForm(request.POST if request.method == "POST" else None, initial={"name": told.name})
    if form.is_bound and form.is_valid():
        draft = actions.begin_from(suggestion=told, by=signed_in(request), **form.cleaned_data)
        return redirect(way("organizations:draft", draft.service_id) or address(draft.service_id))
    said: dict[str, Any] = {
        "suggestion": told,
        "sought": sought,
        "organizations": organizations,
        "form": form,
        "needs": [NEEDS[slug] for slug in told.needs if slug in NEEDS],
        "known_by": KNOWN_BY.get(told.known_by, ""),
    }
    status = HTTPStatus.BAD_REQUEST if form.is_bound else HTTPStatus.OK
    return render(request, "vetting/suggestion.html", said, status=status)


def _found(request: HttpRequest, pk: int) -> Suggestion:
    """Return a suggestion."""
    found = Suggestion.objects.filter(pk=pk).first()
    if found is None:
        raise hide(request, f"suggestion:{pk}")
    return found


def _organizations(sought: str) -> list[tuple[Organization, str]]:
    """Return the organizations with these words in their name, with it."""
    if not sought:
        return []
    named: QuerySet[Organization] = Organization.everything.filter(texts__field="name", texts__text__icontains=sought)
    rows = named.distinct().order_by("pk").prefetch_related("texts")[:MOST_FOUND]
    return sorted(((one, one.said("name", content_language())) for one in rows), key=lambda pair: pair[1].casefold())
