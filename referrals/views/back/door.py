"""The door of coming back: a code opens it, and for ten minutes a cookie keeps it open."""

import logging
from http import HTTPStatus

from django.conf import settings
from django.db import Error
from django.http import HttpRequest, HttpResponse
from django.utils.crypto import constant_time_compare
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from accounts.decorators import anyone
from referrals import sessions
from referrals.models import Case
from referrals.sealed.errors import NoPepperError
from referrals.sessions import HerCase
from referrals.views import foreign
from referrals.views.back import entering, keeping_text, leaving, pages
from referrals.views.back.deeds import DEEDS
from referrals.views.back.pages import Note
from referrals.views.doors import padded

log = logging.getLogger("referrals")
OPEN, STAY = "open", "stay"


# Each form carries a token that only the cookie of this very visit makes, so no other one is needed.
@padded
@csrf_exempt
@anyone
@require_http_methods(["GET", "HEAD", "POST"])
def back(request: HttpRequest) -> HttpResponse:
    """Ask for the code, or show what it has opened, or do what a form of that page wants."""
    if request.method == "POST" and (refused := foreign.refusal(request)) is not None:
        return refused
    try:
        return _answer(request)
    except Case.DoesNotExist:
        # Erased, in another tab or on another phone: not a word of it.
        return leaving.neutral(request)
    except (Error, NoPepperError) as error:
        log.error("coming back could not go on: %s", type(error).__name__)
        return keeping_text.kept(request, HTTPStatus.SERVICE_UNAVAILABLE)


def _answer(request: HttpRequest) -> HttpResponse:
    act = request.POST.get("act", "")
    if act == OPEN:
        return entering.enter(request)
    her = sessions.read_code(request.COOKIES.get(settings.CODE_COOKIE_NAME, ""))
    if her is None or (act and not _is_hers(request, her)):
        return leaving.neutral(request)
    if request.POST.get("go") == STAY:
        return pages.case(request, her, Note(text=request.POST.get("text", "")))
    deed = DEEDS.get(act)
    return deed(request, her) if deed else pages.case(request, her)


def _is_hers(request: HttpRequest, her: HerCase) -> bool:
    return constant_time_compare(request.POST.get("token", ""), her.key.token)
