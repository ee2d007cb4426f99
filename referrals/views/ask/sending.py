"""Sending what she asks: a code is made, the case is kept, and then the code is shown."""

from http import HTTPStatus

from django.http import HttpRequest, HttpResponse

from directory.scripts import page_language
from referrals import slots
from referrals.actions import intake
from referrals.actions.intake import Outcome
from referrals.opening import Promise
from referrals.sealed import codes
from referrals.slots import BusyError
from referrals.views.ask import asked, code, pages, pressure, steps
from referrals.views.ask.sheet import Sheet


def send(request: HttpRequest, said: Sheet, promise: Promise) -> HttpResponse:
    """Keep the case and show its code; a page that is wrong, or too much at once, comes with all she wrote."""
    if (found := steps.first_wrong(said.said)) is not None:
        return pages.wrong(request, said, *found, promise)
    if (wait := pressure.wait_to_send(request)) > 0:
        return pages.kept(request, said, HTTPStatus.SERVICE_UNAVAILABLE, wait)
    try:
        with slots.slot():
            made = codes.new()
    except BusyError:
        pressure.give_back(request)
        return pages.kept(request, said, HTTPStatus.SERVICE_UNAVAILABLE)
    outcome = intake.submit(
        intake=asked.intake_of(said.said, page_language()),
        secret=said.key.secret,
        code=made,
        desk=promise.desk,
        is_suspicious=said.is_suspicious,
    )
    if outcome == Outcome.KNOWN:
        return code.known(request, said)
    return code.show(request, said, made.digits, is_another=outcome == Outcome.AGAIN)
