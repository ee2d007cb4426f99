"""Inviting, and accepting: a link that works once, for seven days, and changes nothing by being opened."""

from hashlib import sha256
from typing import Final
from uuid import UUID

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts import sealing, signals, tasks
from accounts.models import Invitation, User, normal
from accounts.models.invitation import LASTS
from accounts.roles import STAFF_ROLES, WITHIN_ROLES, Role
from safety import audit

ID_LETTERS: Final = 32
HAS_ACCOUNT: Final = _("There is an account with this address. Sign in, and open the link again.")


class InvitationError(Exception):
    """The invitation cannot be made or accepted; holds what a person is told."""


def token_of(invitation: Invitation) -> str:
    """Return the token of the link: the id, and what only the holder of the key can compute for it."""
    return invitation.pk.hex + _proof(invitation, settings.STAFF_KEYS[max(settings.STAFF_KEYS)])


def by_token(token: str) -> Invitation:
    """Return the invitation of a link. Invitation.DoesNotExist for a forged, used, withdrawn or expired one."""
    try:
        pk = UUID(token[:ID_LETTERS])
    except ValueError as error:
        raise Invitation.DoesNotExist from error
    invitation = Invitation.objects.open().get(pk=pk)
    given = sha256(token[ID_LETTERS:].encode()).digest()
    if not any(given == sha256(_proof(invitation, key).encode()).digest() for key in settings.STAFF_KEYS.values()):
        raise Invitation.DoesNotExist
    return invitation


def _proof(invitation: Invitation, key: bytes) -> str:
    return sealing.token("invitation", f"{invitation.pk.hex}|{invitation.issue}", key)


@transaction.atomic
def invite(*, email: str, role: str, by: str, organization: UUID | None = None) -> Invitation:
    """Ask somebody to take a role; the mail is queued with it. InvitationError where it is open already."""
    try:
        with transaction.atomic():
            invitation = Invitation.objects.create(
                email=normal(email),
                role=role,
                organization=organization,
                made_by=by,
                expires_at=timezone.now() + LASTS,
            )
    except IntegrityError as error:
        raise InvitationError(_("This person is invited to this already. You can send the link again.")) from error
    audit.record("invitation.made", actor=by, subject=f"invitation:{invitation.pk}", role=role)
    tasks.send_invitation(invitation)
    return invitation


@transaction.atomic
def invite_again(*, invitation: Invitation, by: str) -> None:
    """Send a new link, which makes the old one void, for seven days from now."""
    found = Invitation.objects.select_for_update().waiting().get(pk=invitation.pk)
    found.issue += 1
    found.expires_at = timezone.now() + LASTS
    found.save(update_fields=["issue", "expires_at"])
    audit.record("invitation.sent_again", actor=by, subject=f"invitation:{found.pk}")
    tasks.send_invitation(found)


@transaction.atomic
def withdraw(*, invitation: Invitation, by: str) -> None:
    """Make an invitation void."""
    found = Invitation.objects.select_for_update().waiting().get(pk=invitation.pk)
    found.withdrawn_at = timezone.now()
    found.save(update_fields=["withdrawn_at"])
    audit.record("invitation.withdrawn", actor=by, subject=f"invitation:{found.pk}")


@transaction.atomic
def accept(*, token: str, name: str = "", password: str = "", user: User | None = None) -> User:
    """Take the role that a link offers: as `user`, who is signed in, or by a new account. InvitationError says why not.

    The rows are locked, the person's first as everywhere, so of two at once one is told that the link is used.
    """
    try:
        held = User.objects.select_for_update().filter(email=by_token(token).email).first()
        found = Invitation.objects.select_for_update().get(pk=by_token(token).pk)
        by_token(token)
    except Invitation.DoesNotExist as error:
        raise InvitationError(_("This link is used, withdrawn or too old. Ask for a new one.")) from error
    person = _person(found, held, name, password, user)
    _give(found, person)
    found.accepted_at = timezone.now()
    found.save(update_fields=["accepted_at"])
    audit.record("invitation.accepted", actor=f"user:{person.pk}", subject=f"invitation:{found.pk}", role=found.role)
    return person


def _person(invitation: Invitation, held: User | None, name: str, password: str, user: User | None) -> User:
    """Return whoever takes the role. A closed account is opened again by a new invitation, with a new password."""
    if user is not None and (held is None or held.pk != user.pk or not held.is_active):
        raise InvitationError(_("This invitation is for somebody else. Sign out first."))
    if held is None:
        return _new_person(invitation.email, name, password)
    if held.is_active and user is None:
        raise InvitationError(HAS_ACCOUNT)
    if not held.is_active:
        held.is_active, held.closed_at, held.name = True, None, name
        held.set_password(password)
        held.save()
    return held


def _new_person(email: str, name: str, password: str) -> User:
    """Return a new account. Another link to the same address may have made one a moment ago."""
    try:
        with transaction.atomic():
            return User.objects.create_user(email, password, name=name)
    except IntegrityError as error:
        raise InvitationError(HAS_ACCOUNT) from error


def _give(invitation: Invitation, person: User) -> None:
    if (invitation.role == Role.SUPERUSER and person.roles) or (invitation.role in STAFF_ROLES and person.is_superuser):
        raise InvitationError(_("A superuser holds no other role."))
    if invitation.role in WITHIN_ROLES:
        signals.joined.send(Invitation, user=person, role=invitation.role, organization=invitation.organization)
    elif invitation.role == Role.SUPERUSER:
        person.is_superuser = True
        person.save(update_fields=["is_superuser"])
    elif invitation.role not in person.roles:
        person.roles = [*person.roles, invitation.role]
        person.save(update_fields=["roles"])
