"""The page that says nothing: where a code is typed. It is met with no code, with one that is over, and afterwards."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from referrals import sessions
from referrals.sessions import HerCase
from referrals.views.back import pages
from safety.marker import see_other


def neutral(request: HttpRequest) -> HttpResponse:
    """Ask for the code; a cookie that opens nothing goes."""
    response = pages.code(request)
    forget(request, response)
    return response


def forget(request: HttpRequest, response: HttpResponse) -> None:
    """Take the cookie away, where there is one."""
    if settings.CODE_COOKIE_NAME in request.COOKIES:
        response.delete_cookie(settings.CODE_COOKIE_NAME, samesite="Strict")


def close(request: HttpRequest, her: HerCase) -> HttpResponse:
    """End the visit."""
    sessions.end_code(her.key.cookie)
    response = see_other(request.path)
    forget(request, response)
    return response
