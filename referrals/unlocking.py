"""Opening a vault by its phrase: as fast as somebody types, not as fast as a machine guesses."""

from datetime import timedelta
from typing import Final

from accounts import tasks
from accounts.models import User
from accounts.slowing import TooFastError
from referrals import slots
from referrals.actions import vault as actions
from referrals.models import UserKey
from referrals.moving import actor
from referrals.sealed import vaults
from referrals.sealed.errors import NotOpenedError
from referrals.sealed.vaults import Vault
from safety import clock, throttle
from safety.models import AuditEvent
from safety.throttle import Pace

# Five slips of the finger at once, then one try a minute; nobody is ever locked out.
TRIES: Final = Pace(burst=5, every_s=60)
WRONG: Final = 5
LATELY: Final = timedelta(hours=1)
# However long somebody guesses: a letter an hour.
LETTERS: Final = Pace(burst=1, every_s=3600)


def unlock(user: User, typed: str) -> Vault:
    """Return what somebody's phrase opens. NotOpenedError for a wrong one; TooFastError, BusyError: not looked at."""
    key = UserKey.objects.get(user=user)
    with slots.slot():
        if wait_s := throttle.spend("vault", str(user.pk), TRIES):
            raise TooFastError(wait_s)
        try:
            opened = vaults.open_up(key, typed)
        except NotOpenedError:
            _note_wrong(user)
            raise
    throttle.refund("vault", str(user.pk), TRIES)
    actions.note_unlocked(user, key, opened)
    return opened.vault


def _note_wrong(user: User) -> None:
    """Write it down; from the fifth on, its owner hears of it, for it may be somebody else who tries."""
    actions.note_wrong_phrase(user)
    wrong = AuditEvent.objects.filter(event="vault.refused", actor=actor(user), at__gt=clock.now() - LATELY).count()
    if wrong >= WRONG and not throttle.spend("vault letter", str(user.pk), LETTERS):
        tasks.tell(user, "phrase_wrong")
