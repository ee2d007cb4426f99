"""What accounts do when something happens elsewhere."""

from typing import Any

from allauth.mfa.models import Authenticator
from allauth.mfa.signals import authentication_failed, authenticator_added
from django.http import HttpRequest

from accounts import second_factors
from accounts.models import User
from safety import audit
from safety.signals import left


def connect() -> None:
    """Begin to listen."""
    left.connect(end_what_is_open, dispatch_uid="accounts.left")
    authenticator_added.connect(take_as_shown, dispatch_uid="accounts.factor_added")
    authentication_failed.connect(note_failure, dispatch_uid="accounts.factor_failed")


def end_what_is_open(sender: Any, request: HttpRequest, **rest: Any) -> None:
    """End the session of a browser that leaves."""
    if request.session.session_key:
        request.session.flush()


def take_as_shown(sender: Any, request: HttpRequest, user: User, authenticator: Authenticator, **rest: Any) -> None:
    """Whoever has just set up a factor has shown it."""
    if authenticator.type in second_factors.PROVING:
        second_factors.note_set_up(request, user, authenticator.type)


def note_failure(sender: Any, user: User, authenticator: Authenticator, **rest: Any) -> None:
    """Write down that a second factor was wrong."""
    audit.record("factor.failed", actor="visitor", subject=f"user:{user.pk}", kind=authenticator.type)
