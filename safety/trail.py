"""The switch "leave no trail in this tab": pages then carry a script that keeps the tab's history from growing."""

from typing import Final

from django.http import HttpRequest, HttpResponse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from safety.marker import see_other

COOKIE: Final = "trail"
OFF: Final = "off"


# It changes only how this browser goes from page to page, so it carries no token; a form of another site is refused.
@csrf_exempt
@require_POST
def trail(request: HttpRequest) -> HttpResponse:
    """Turn the switch as the form says, and lead back to the page on which it stood."""
    back = request.POST.get("back", "")
    response = see_other(back if url_has_allowed_host_and_scheme(back, None) else "/")
    if request.headers.get("Sec-Fetch-Site") == "cross-site":
        return response
    if request.POST.get("trail") == OFF:
        # Until the browser is closed, or until she leaves.
        response.set_cookie(COOKIE, OFF, httponly=True, samesite="Lax", secure=request.is_secure())
    else:
        response.delete_cookie(COOKIE, samesite="Lax")
    return response


def no_trail(request: HttpRequest) -> dict[str, bool]:
    """Tell templates whether the switch is on (Django context processor)."""
    return {"no_trail": request.COOKIES.get(COOKIE) == OFF}
