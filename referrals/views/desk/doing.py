"""One door for every deed of the table; what was not done is said, and nothing that was typed is lost."""

from collections.abc import Callable
from http import HTTPStatus

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from accounts.permissions import RefusedError
from referrals.moving import RefusedMoveError, StaleError
from referrals.pages.at import At
from referrals.states import InvalidMoveError
from referrals.views.desk import centres, reading
from referrals.views.desk.arriving import DOES, at_case, is_opened
from referrals.views.desk.deeds import AT_A_CENTRE, DEEDS
from referrals.views.desk.offers import Sent
from referrals.views.desk.reading import now
from referrals.wording_desk import NOT_NOW, STALE


@at_case(*DOES)
def do(request: HttpRequest, at: At, deed: str) -> HttpResponse:
    """Do what the form says."""
    if deed not in DEEDS:
        raise Http404
    found = DEEDS[deed]
    form = found.form(request.POST, at=at, auto_id=f"{deed}-%s")
    if form.only_inserts() or not form.is_valid():
        return _again(request, at, deed, Sent({deed: form}))
    seen = at.with_form_of(form.cleaned_data["version"])
    answer, reason = attempted(lambda: found.act(request, seen, form.cleaned_data))
    if reason:
        return _again(request, at, deed, Sent({deed: form}, (reason,), HTTPStatus.CONFLICT))
    return answer or redirect("desk:read", at.case.pk)


def _again(request: HttpRequest, at: At, deed: str, sent: Sent) -> HttpResponse:
    """Show the page on which the form stood: that of the case, or of a centre."""
    if deed in AT_A_CENTRE and is_opened(request, at.case):
        return centres.again(request, now(at), sent)
    return reading.again(request, at, sent)


def attempted(act: Callable[[], HttpResponse | None]) -> tuple[HttpResponse | None, str]:
    """Do something; return its answer, or why it was not done."""
    try:
        return act(), ""
    except StaleError:
        return None, str(STALE)
    except RefusedMoveError as error:
        return None, error.said or str(NOT_NOW)
    except InvalidMoveError:
        return None, str(NOT_NOW)
    except RefusedError as error:
        return None, str(error)
