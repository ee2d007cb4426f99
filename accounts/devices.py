"""Knows a browser again by a cookie that holds nothing but chance."""

import secrets
from hashlib import sha256
from typing import Final

from django.conf import settings
from django.db.models.functions import Now
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from accounts.models import Device, Session, User

YEAR_S: Final = 365 * 24 * 3600
# Where a request keeps the cookie that its answer will set.
NEW_COOKIE: Final = "new_device_cookie"
# What a browser calls itself; the first that fits says it. Chrome's word stands in most others.
BROWSERS: Final = {
    "Edg": "Edge",
    "OPR/": "Opera",
    "OPT/": "Opera",
    "CriOS/": "Chrome",
    "FxiOS/": "Firefox",
    "SamsungBrowser": "Samsung Internet",
    "Firefox/": "Firefox",
    "Chrome/": "Chrome",
    "Safari/": "Safari",
}
SYSTEMS: Final = {
    "Android": "Android",
    "iPhone": "iPhone",
    "iPad": "iPad",
    "Windows": "Windows",
    "Mac OS": "Mac",
    "CrOS": "Chromebook",
    "Linux": "Linux",
}


def token_of(request: HttpRequest) -> str:
    """Return what the browser's cookie holds; empty where it has none."""
    return request.COOKIES.get(settings.DEVICE_COOKIE_NAME, "")


def digest(token: str) -> bytes:
    """Return what is stored of a cookie. It holds 256 bits of chance, so a plain hash leads nowhere."""
    return sha256(token.encode()).digest()


def known(request: HttpRequest, user: User) -> Device | None:
    """Return the device, where this person has signed in with this browser before."""
    return Device.objects.filter(user=user, digest=digest(token_of(request))).first()


def known_by_email(request: HttpRequest, email: str) -> Device | None:
    """Return the device by the e-mail address that somebody has typed; one statement whether there is such a person."""
    return Device.objects.filter(user__email=email, digest=digest(token_of(request))).first()


def is_bound(request: HttpRequest, row: Session) -> bool:
    """Say whether a session comes from the browser in which it began."""
    return row.device is not None and secrets.compare_digest(bytes(row.device.digest), digest(token_of(request)))


def recognise(request: HttpRequest, user: User) -> tuple[Device, bool]:
    """Return the device of a sign-in, and whether this person is new to it. Several people may share a browser."""
    if device := known(request, user):
        Device.objects.filter(pk=device.pk).update(last_used_at=Now(), label=label_of(request))
        return device, False
    is_one_of_ours = Device.objects.filter(digest=digest(token_of(request))).exists()
    token = token_of(request) if is_one_of_ours else secrets.token_urlsafe(32)
    request.__dict__[NEW_COOKIE] = "" if is_one_of_ours else token
    return Device.objects.create(user=user, digest=digest(token), label=label_of(request)), True


def remember(request: HttpRequest, response: HttpResponse) -> None:
    """Give the browser its cookie, where it has none of ours yet."""
    if not (token := request.__dict__.get(NEW_COOKIE)):
        return
    response.set_cookie(
        settings.DEVICE_COOKIE_NAME,
        token,
        YEAR_S,
        httponly=True,
        samesite="Lax",
        secure=settings.SESSION_COOKIE_SECURE,
    )


def label_of(request: HttpRequest) -> str:
    """Say in few words what a browser calls itself: "Firefox, Windows"."""
    said = request.headers.get("User-Agent", "")
    words = [_first(BROWSERS, said), _first(SYSTEMS, said)]
    return ", ".join(word for word in words if word) or _("Unknown browser")


def _first(names: dict[str, str], said: str) -> str:
    return next((name for sign, name in names.items() if sign in said), "")
