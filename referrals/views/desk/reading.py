"""A case: first what awaits whoever opens it, then all of it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from referrals import reading
from referrals.actions import desk as actions
from referrals.models import Case
from referrals.pages import case as pages
from referrals.pages.at import At
from referrals.views.desk import offers
from referrals.views.desk.arriving import DOES, READS, at_case, is_opened, note_opened
from referrals.views.desk.offers import NOTHING, Sent


@at_case(*READS, *DOES, unopened=True)
def case(request: HttpRequest, at: At) -> HttpResponse:
    """Say what is in a case before it is opened; open it."""
    if request.method in READS:
        return cover(request, at)
    actions.note_opening(case=at.case, by=at.user)
    reading.watch(user=at.user, desk=at.case.desk)
    note_opened(request, at.case)
    return redirect("desk:read", at.case.pk)


@at_case(*READS)
def read(request: HttpRequest, at: At) -> HttpResponse:
    """Show all of a case that was opened; what came since then is opened with it."""
    if at.is_holder and at.case.read_by_desk < at.case.messages:
        actions.note_opening(case=at.case, by=at.user)
        at = now(at)
    return page(request, at)


def cover(request: HttpRequest, at: At, sent: Sent = NOTHING) -> HttpResponse:
    """Show what the queue knows of it, and a warning."""
    said = pages.cover_of(at) | {"deeds": offers.of_cover(at), "refusals": sent.refusals}
    return render(request, "desk/cover.html", said, status=sent.status)


def page(request: HttpRequest, at: At, sent: Sent = NOTHING) -> HttpResponse:
    """Show all of it, with what can be done; a form that was refused stands there as it was filled in."""
    said = pages.page_of(at)
    said |= {
        "deeds": offers.of_case(at, said["summary"], said["change"] is not None, sent),
        "refusals": sent.refusals,
    }
    return render(request, "desk/case.html", said, status=sent.status)


def again(request: HttpRequest, at: At, sent: Sent) -> HttpResponse:
    """Show a case as it is now after something was not done; nothing of it to somebody who has not opened it."""
    show = page if is_opened(request, at.case) else cover
    return show(request, now(at), sent)


def now(at: At) -> At:
    """Return the case as it is by now."""
    found = Case.objects.select_related("desk__group", "holder").get(pk=at.case.pk)
    return At(at.user, found, at.opened, found.version)
