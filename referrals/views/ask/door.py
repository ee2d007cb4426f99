"""The door of asking: every form of every page comes here, and the answer is the next page."""

import logging
from http import HTTPStatus

from django.db import Error
from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from referrals import opening
from referrals.opening import Promise
from referrals.sealed.errors import NoPepperError
from referrals.views import foreign
from referrals.views.ask import code, handed, pages, sending, sheet, steps
from referrals.views.ask.sheet import Sheet

log = logging.getLogger("referrals")
BACK, STAY, SEND = "back", "stay", "send"


# No token against forgery: there is no session, and a token that ends would take her words with it. What a browser
# says of another site is asked instead.
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: HttpRequest) -> HttpResponse:
    """Show the first page, or answer one with the next."""
    if request.method != "POST":
        return pages.start(request, opening.promise())
    if (refused := foreign.refusal(request)) is not None:
        return refused
    return _kept_whatever_happens(request, sheet.read(request))


def _kept_whatever_happens(request: HttpRequest, said: Sheet) -> HttpResponse:
    """Answer a form; where anything breaks, with a page that holds all of it and sends it once more."""
    try:
        if said.lost:
            raise said.lost
        return _answer(request, said)
    except (Error, NoPepperError) as error:
        log.error("asking could not go on: %s", type(error).__name__)
        return pages.kept(request, said, HTTPStatus.SERVICE_UNAVAILABLE)
    except Exception:
        log.exception("asking broke")
        return pages.kept(request, said, HTTPStatus.INTERNAL_SERVER_ERROR)


def _answer(request: HttpRequest, said: Sheet) -> HttpResponse:
    go = request.POST.get("go", "")
    if said.step is steps.CODE:
        return code.answer(request, said, go)
    if steps.is_for_somebody_else(said.said) and go not in (BACK, STAY):
        return pages.for_somebody_else(request, said)
    promise = opening.promise()
    if not isinstance(promise, Promise):
        return pages.shut(request, said)
    if said.step is steps.HANDED:
        return handed.begin(request, said, promise)
    return _step(request, said, promise, go)


def _step(request: HttpRequest, said: Sheet, promise: Promise, go: str) -> HttpResponse:
    here = said.step
    if go == STAY:
        return pages.unchecked(request, said, here, promise)
    if go == BACK:
        return pages.unchecked(request, said, steps.BEFORE.get(here, steps.START), promise)
    if here is steps.CHECK and go in steps.CHANGED:
        said.then = steps.CHECK.at
        return pages.unchecked(request, said, steps.named(go), promise)
    if here.form and not (form := steps.form_of(here, said.said)).is_valid():
        return pages.wrong(request, said, here, form, promise)
    if here is steps.CHECK and go == SEND:
        return sending.send(request, said, promise)
    return _on(request, said, promise)


def _on(request: HttpRequest, said: Sheet, promise: Promise) -> HttpResponse:
    """Go on to the next page: to the last one, once every question before it has its answer."""
    here = said.step
    if here is steps.WHO and steps.is_child(said.said):
        return pages.under_18(request, said)
    following = steps.CHECK if said.then == steps.CHECK.at and here.form else steps.AFTER[here]
    if following is steps.CHECK:
        return pages.check(request, said, promise)
    return pages.unchecked(request, said, following, promise)
