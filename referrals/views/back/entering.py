"""Typing the code: whatever is not a code of an open case meets one and the same page, after the same work."""

from http import HTTPStatus
from typing import Final

from django.conf import settings
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse

from referrals import keeping, sessions, slots
from referrals.models import Case
from referrals.moving import day_at
from referrals.sealed import cases, codes
from referrals.sealed.cases import OpenCase
from referrals.sealed.errors import NotOpenedError
from referrals.slots import BusyError
from referrals.states import CaseState
from referrals.views.ask.sheet import set_cookie
from referrals.views.back import pages
from safety import clock
from safety.marker import see_other
from safety.throttle import UNKNOWN, Pace, address_of, refund, spend_all

# Ten wrong tries, and then one in so many seconds; a right one gives its try back.
TRIES_OF_ONE: Final = Pace(10, 10.0)
# What the derivations of a small server can bear.
TRIES_OF_ALL: Final = Pace(120, 0.5)
ALL: Final = "all"
Counter = tuple[str, str, Pace]


def enter(request: HttpRequest) -> HttpResponse:
    """Open a case by its code; nothing is worked out for what cannot be a code."""
    typed = request.POST.get("code", "")
    digits = codes.plain(typed)
    if digits is None:
        return pages.code(request, "short", status=HTTPStatus.UNPROCESSABLE_ENTITY)
    if (wait := spend_all(_counters(request))) > 0:
        return pages.code(request, "slow", typed=typed, wait_s=wait, status=HTTPStatus.SERVICE_UNAVAILABLE)
    try:
        found = _found(digits)
    except BusyError:
        # Nothing was tried.
        _give_back(request)
        return pages.code(request, "busy", typed=typed, wait_s=1, status=HTTPStatus.SERVICE_UNAVAILABLE)
    if found is None:
        return pages.code(request, "unknown", status=HTTPStatus.UNPROCESSABLE_ENTITY)
    return _let_in(request, *found)


def _found(digits: str) -> tuple[Case, OpenCase] | None:
    """Return the case of a code, opened: one derivation and one statement, whatever there is."""
    with slots.slot():
        made = {candidate.tag: candidate for candidate in codes.candidates(digits)}
    case = _living().filter(tag__in=list(made)).select_related("keys").first()
    if case is None:
        return None
    try:
        return case, cases.by_code(case, case.keys, made[bytes(case.tag)].wrap)
    except NotOpenedError:
        keeping.flag_case(case.pk, "keys", 0)
        return None


def _living() -> QuerySet[Case]:
    """Return the cases that are not over: what a timer is about to erase is erased for her already."""
    over = Q(expires_day__lt=day_at(settings.TIME_ZONE)) | Q(state=CaseState.CLOSED, due_at__lte=clock.now())
    return Case.objects.exclude(over)


def _let_in(request: HttpRequest, case: Case, opened: OpenCase) -> HttpResponse:
    _give_back(request)
    response = see_other(request.path)
    set_cookie(request, response, settings.CODE_COOKIE_NAME, sessions.begin_code(opened, case.read_by_her))
    return response


def _give_back(request: HttpRequest) -> None:
    for counter in _counters(request):
        refund(*counter)


def _counters(request: HttpRequest) -> list[Counter]:
    one, everybody = ("code one", address_of(request), TRIES_OF_ONE), ("code all", ALL, TRIES_OF_ALL)
    return [everybody] if one[1] == UNKNOWN else [one, everybody]
