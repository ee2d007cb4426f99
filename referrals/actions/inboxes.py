"""A centre's inbox: made by its organization, its key checked by the desk, held by people of the organization."""

from collections.abc import Iterable
from uuid import UUID

from django.utils.translation import gettext as _

from accounts.models import User
from accounts.permissions import RefusedError, demand, may
from accounts.roles import Permission
from directory.models import Organization
from referrals.actions import holding
from referrals.models import GroupKind, Inbox, KeyCheck, KeyGroupMember, UserKey
from referrals.moving import actor, deed
from referrals.permissions import centres_of, may_check, may_leave_inbox, may_see_to_inboxes, receivers_of
from referrals.sealed import fingerprints, peppers, vaults
from referrals.sealed.vaults import Vault
from safety import audit, clock


@deed
def make(*, organization: Organization, centre: UUID, holders: Iterable[User], by: User) -> Inbox:
    """Make the inbox of a centre with its own pair of keys, sealed to each holder and to the key on paper.

    RefusedError; NoRecoveryKeyError.
    """
    demand(may_see_to_inboxes(by, organization))
    # One at a time in an organization, so that two leads do not make two.
    Organization.everything.select_for_update().get(pk=organization.pk)
    if not centres_of(organization).filter(pk=centre).exists():
        raise RefusedError(_("This is not a centre of your organization."))
    if Inbox.objects.filter(centre=centre).exists():
        raise RefusedError(_("This centre has an inbox already."))
    chosen = receivers_of(organization).filter(pk__in=[user.pk for user in holders])
    keys = list(UserKey.objects.filter(user__in=chosen))
    if not keys:
        raise RefusedError(_("Nobody of these has made a vault phrase yet."))
    peppers.mark_new()
    group, members = vaults.new_group(GroupKind.CENTRE, keys)
    group.save(force_insert=True)
    KeyGroupMember.objects.bulk_create(members)
    inbox = Inbox.objects.create(centre=centre, organization=organization, group=group)
    audit.record("inbox.made", actor=actor(by), subject=f"inbox:{inbox.pk}", centre=str(centre), holders=len(members))
    return inbox


@deed
def admit(*, inbox: Inbox, user: User, vault: Vault, by: User) -> None:
    """Let somebody of the organization hold an inbox's key, by an unlocked vault that holds it.

    RefusedError; NotOpenedError where the vault does not hold it.
    """
    found = _locked(inbox)
    demand(may_see_to_inboxes(by, found.organization))
    holding.must_not_be_changing(found)
    key = UserKey.objects.filter(user__in=receivers_of(found.organization).filter(pk=user.pk)).first()
    if key is None:
        raise RefusedError(_("This person has not made a vault phrase yet."))
    if not KeyGroupMember.objects.filter(group=found.group_id, user=user).exists():
        vaults.admit(found.group, vault, key).save(force_insert=True)
        audit.record("inbox.admitted", actor=actor(by), subject=f"inbox:{found.pk}", user=user.pk)


@deed
def dismiss(*, inbox: Inbox, user: User, by: User) -> None:
    """Take an inbox's key from somebody. RefusedError for the last holder."""
    demand(may_see_to_inboxes(by, inbox.organization))
    let_go(inbox=inbox, user=user, by=actor(by))


def let_go(*, inbox: Inbox, user: User, by: str) -> None:
    """Take an inbox's key from somebody, inside the caller's transaction; nothing is sent there until it is changed.

    RefusedError for the last holder.
    """
    found = _locked(inbox)
    demand(may_leave_inbox(found, user))
    holding.take_from(found, user)
    holding.note_leaver(found)
    audit.record("inbox.dismissed", actor=by, subject=f"inbox:{found.pk}", user=user.pk)


@deed
def suspend(*, inbox: Inbox, by: User) -> None:
    """Let nothing be sent to an inbox, and nothing in it be opened. What lies there stays."""
    _set_suspended(inbox, by, is_suspended=True)


@deed
def resume(*, inbox: Inbox, by: User) -> None:
    """Let an inbox be used again, as far as its key allows."""
    _set_suspended(inbox, by, is_suspended=False)


def check_key(*, inbox: Inbox, typed: str, by: User) -> None:
    """Note that somebody rang the centre and was read the fingerprint of its key. RefusedError for a wrong one."""
    if not _checked(inbox, typed, by):
        raise RefusedError(
            _(
                "These are not the digits of this centre's key. Let them read the digits again. If they stay wrong, "
                "send nothing there, and tell a lead."
            )
        )


@deed
def _checked(inbox: Inbox, typed: str, by: User) -> bool:
    """Say whether the digits are right, and write it down either way: a wrong one may be somebody else's key."""
    found = _locked(inbox)
    demand(may_check(by, found))
    is_right = fingerprints.plain(typed) == fingerprints.of(found.group)
    if is_right:
        KeyCheck.objects.update_or_create(group=found.group, by=by, defaults={"day": clock.now().date()})
    event = "inbox.checked" if is_right else "inbox.check_refused"
    audit.record(event, actor=actor(by), subject=f"inbox:{found.pk}")
    return is_right


def _set_suspended(inbox: Inbox, by: User, *, is_suspended: bool) -> None:
    demand(may(by, Permission.DESK_LEAD))
    found = _locked(inbox)
    if found.is_suspended == is_suspended:
        return
    found.is_suspended = is_suspended
    found.save(update_fields=["is_suspended"])
    event = "inbox.suspended" if is_suspended else "inbox.resumed"
    audit.record(event, actor=actor(by), subject=f"inbox:{found.pk}")


def _locked(inbox: Inbox) -> Inbox:
    """Return an inbox as it is now, locked."""
    return Inbox.objects.select_for_update().get(pk=inbox.pk)
