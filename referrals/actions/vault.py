"""A person's vault phrase: made once, and again as long as nothing hangs on it."""

from django.utils.translation import gettext as _

from accounts.models import User
from accounts.permissions import RefusedError
from referrals.models import KeyGroupMember, UserKey
from referrals.moving import actor, deed
from referrals.sealed import vaults
from safety import audit


@deed
def make_key(*, user: User, phrase: str = "") -> str:
    """Make somebody's pair; return the phrase, which is shown once. RefusedError where desks hang on an older one."""
    User.objects.select_for_update().get(pk=user.pk)
    if KeyGroupMember.objects.filter(user=user).exists():
        raise RefusedError(_("Your key opens a desk. Somebody else who holds that desk's key must help you."))
    UserKey.objects.filter(user=user).delete()
    row, phrase = vaults.new_user_key(user, phrase)
    row.save(force_insert=True)
    audit.record("vault.made", actor=actor(user), subject=actor(user))
    return phrase


def note_unlocked(user: User) -> None:
    """Write down that somebody opened their vault."""
    audit.record("vault.unlocked", actor=actor(user), subject=actor(user))


def note_wrong_phrase(user: User) -> None:
    """Write down that a phrase was wrong."""
    audit.record("vault.refused", actor=actor(user), subject=actor(user))
