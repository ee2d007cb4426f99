"""How guessing is slowed without ever locking anybody out.

A guesser must not be able to keep a person from signing in, and thirty colleagues behind one carrier's address must
not be counted as one. So a browser that the person has used before is counted by itself alone; all other browsers
together, and their network by a pace that an office does not reach; and a passkey is not counted at all.
"""

from typing import Final

from django.http import HttpRequest

from accounts import devices
from accounts.models import User, normal
from safety import throttle
from safety.throttle import Pace

# Tries at once, and seconds until the next one after them.
FROM_OWN_BROWSER: Final = Pace(burst=10, every_s=10)
FROM_ELSEWHERE: Final = Pace(burst=5, every_s=30)
FROM_ONE_NETWORK: Final = Pace(burst=60, every_s=5)
CODES: Final = Pace(burst=5, every_s=20)
LETTERS: Final = Pace(burst=3, every_s=300)


class TooFastError(Exception):
    """A try came too soon; holds how many seconds to wait."""

    def __init__(self, wait_s: float) -> None:
        super().__init__("too fast")
        self.wait_s = wait_s


Tries = list[tuple[str, str, Pace]]


def count_password(request: HttpRequest, email: str) -> None:
    """Count a try of a password before it is looked at. TooFastError where the next may not come yet."""
    _spend(_password_tries(request, normal(email)))


def forgive_password(request: HttpRequest, email: str) -> None:
    """Give a try back that was right. Only this one: a guesser's own sign-in must not wash away the rest."""
    for purpose, value, pace in _password_tries(request, normal(email)):
        throttle.refund(purpose, value, pace)


def count_code(request: HttpRequest, user: User) -> None:
    """Count a try of a second factor's code."""
    _spend(_code_tries(request, user))


def forgive_code(request: HttpRequest, user: User) -> None:
    """Give back a code that was right."""
    for purpose, value, pace in _code_tries(request, user):
        throttle.refund(purpose, value, pace)


def may_mail(request: HttpRequest, email: str) -> bool:
    """Count a wish for mail; say whether it may be sent. Whoever asks is told the same either way."""
    return throttle.spend("mail", normal(email), LETTERS) == 0


def _password_tries(request: HttpRequest, email: str) -> Tries:
    """A browser that is known is counted by itself: not even a guesser behind the same address slows it."""
    if device := devices.known_by_email(request, email):
        return [("own browser", str(device.pk), FROM_OWN_BROWSER)]
    # The network first: where it refuses, nothing is taken from the account's tries.
    return [("network", throttle.address_of(request), FROM_ONE_NETWORK), ("password", email, FROM_ELSEWHERE)]


def _code_tries(request: HttpRequest, user: User) -> Tries:
    """Likewise: somebody who has stolen a password uses up nothing of its owner's."""
    device = devices.known(request, user)
    return [("own code", str(device.pk), CODES) if device else ("code", str(user.pk), CODES)]


def _spend(tries: Tries) -> None:
    if wait_s := throttle.spend_all(tries):
        raise TooFastError(wait_s)
