"""The gate before every door: binding of the session to its device, and who may pass."""

import logging
from collections.abc import Callable
from http import HTTPStatus
from typing import Any, Final

from django.conf import settings
from django.contrib.auth import logout
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, resolve_url
from django.utils import timezone

from accounts import devices, second_factors
from accounts.decorators import Door
from accounts.desk import signed_in
from accounts.models import Session
from accounts.permissions import may
from accounts.roles import Permission
from accounts.sessions import SEEN_EVERY, ends_at
from safety import audit, problems
from safety.doors import is_public

log = logging.getLogger("accounts")
Answers = Callable[[HttpRequest], HttpResponseBase]
Answer = Callable[[HttpRequest], HttpResponse]
SET_UP: Final = "mfa_index"
SAFE: Final = ("GET", "HEAD")
SYSTEM: Final = Door(Permission.SYSTEM)


class Binding:
    """Ends a session that comes from another browser than its own, and notes when it was last used (middleware)."""

    def __init__(self, get_response: Answers) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Pass the request on."""
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: Any) -> None:
        """Look at the session of whoever is signed in; a public door, and one that takes a key, never asks for it."""
        if is_public(request.resolver_match) or _is_keyed(view) or not request.user.is_authenticated:
            return
        row: Session | None = getattr(request.session, "row", None)
        if row is None or not devices.is_bound(request, row):
            logout(request)
        elif timezone.now() - row.seen_at > SEEN_EVERY:
            _seen(row)


def _is_keyed(view: Any) -> bool:
    door: Door | None = getattr(view, "door", None)
    return door is not None and door.is_keyed


def _seen(row: Session) -> None:
    now = timezone.now()
    Session.objects.filter(pk=row.pk).update(seen_at=now, expire_date=ends_at(row.started_at, now))


class Gate:
    """Lets through a door whom it names, and nobody through a door that names nobody (middleware)."""

    def __init__(self, get_response: Answers) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Pass the request on."""
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: Any) -> HttpResponse | None:
        """Answer for whoever may not pass."""
        if is_public(request.resolver_match):
            return None
        door = door_of(request, view)
        if door is None:
            log.error(
                "a door does not say who may pass: %s", request.resolver_match and request.resolver_match.view_name
            )
            return problems.answer(request, HTTPStatus.FORBIDDEN)
        return refusal(request, door)


def door_of(request: HttpRequest, view: Any) -> Door | None:
    """Return whom a view lets through; everything of Django's admin is the system's."""
    match = request.resolver_match
    if match and match.namespaces[:1] == ["admin"]:
        return SYSTEM
    door: Door | None = getattr(view, "door", None)
    return door


def refusal(request: HttpRequest, door: Door) -> HttpResponse | None:
    """Return the answer for somebody whom the door does not let through; None for somebody who may pass."""
    if door.is_open or door.is_keyed:
        return None
    if not request.user.is_authenticated:
        return _to_sign_in(request)
    if not second_factors.is_signed_in_by_one(request):
        return _without_a_factor(request, door)
    if door.is_set_up or door.within or (door.permission and may(request.user, door.permission)):
        return None
    forbid(request)
    return problems.answer(request, HTTPStatus.FORBIDDEN)


def _without_a_factor(request: HttpRequest, door: Door) -> HttpResponse | None:
    """Let somebody set a factor up who has none. Where one was set up since this session began, it is to be shown."""
    if second_factors.are_set_up(signed_in(request)):
        logout(request)
        return _to_sign_in(request)
    if door.is_set_up:
        return None
    return redirect(SET_UP) if request.method in SAFE else problems.answer(request, HTTPStatus.FORBIDDEN)


def forbid(request: HttpRequest) -> PermissionDenied:
    """Return what to raise for somebody who is signed in and may not, and write down that it was tried."""
    match = request.resolver_match
    door = match.view_name if match else "unnamed"
    audit.record("access.refused", actor=f"user:{request.user.pk}", subject=f"door:{door}")
    return PermissionDenied()


def hide(request: HttpRequest, subject: str) -> Http404:
    """Return what to raise where somebody asks for what is not theirs to know of, and write down that they asked."""
    audit.record("access.hidden", actor=f"user:{request.user.pk}", subject=subject)
    return Http404()


def _to_sign_in(request: HttpRequest) -> HttpResponse:
    """Lead to where one signs in, and from there back; a form that was sent is not sent again by that."""
    back = request.get_full_path() if request.method in SAFE else resolve_url(settings.LOGIN_REDIRECT_URL)
    return redirect_to_login(back, resolve_url(settings.LOGIN_URL))
