"""A person's vault phrase: made once, and again as long as nothing hangs on it."""

from django.utils.translation import gettext as _

from accounts.models import User
from accounts.permissions import RefusedError
from referrals.models import KeyGroup, KeyGroupMember, KeyWish, UserKey
from referrals.moving import actor, deed
from referrals.sealed import vaults
from referrals.sealed.vaults import Unlocked
from safety import audit
from safety.models import AuditEvent


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


@deed
def note_unlocked(user: User, key: UserKey, unlocked: Unlocked) -> None:
    """Write down that somebody opened their vault; keep their key under the newest pepper, and ask for what is damaged.

    What was sealed for them and does not open is sealed anew by a colleague, as for one who forgot the phrase.
    """
    audit.record("vault.unlocked", actor=actor(user), subject=actor(user))
    if unlocked.rewrapped is not None:
        _keep(key, unlocked.rewrapped)
    for group in KeyGroup.objects.filter(pk__in=unlocked.damaged):
        KeyWish.objects.get_or_create(group_id=group.successor_id or group.pk, user=user)
        found = {"event": "key.damaged", "subject": f"keygroup:{group.pk}", "facts": {"user": user.pk}}
        if not AuditEvent.objects.filter(**found).exists():
            audit.record("key.damaged", actor="site", subject=f"keygroup:{group.pk}", user=user.pk)


def _keep(key: UserKey, rewrapped: UserKey) -> None:
    """Keep somebody's key under the newest pepper, unless they have made another one at this very moment."""
    same = UserKey.objects.filter(pk=key.pk, wrapped=bytes(key.wrapped))
    changed = {name: getattr(rewrapped, name) for name in ("wrapped", "salt", "passes", "memory_mib", "pepper_version")}
    if same.update(**changed):
        audit.record("vault.rewrapped", actor="site", subject=actor(rewrapped.user), pepper=rewrapped.pepper_version)


def note_wrong_phrase(user: User) -> None:
    """Write down that a phrase was wrong."""
    audit.record("vault.refused", actor=actor(user), subject=actor(user))
