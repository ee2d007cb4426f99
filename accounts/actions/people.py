"""What administrators do to accounts, and everybody to their own sessions."""

from collections.abc import Iterable

from allauth.mfa.models import Authenticator
from django.db import transaction
from django.utils import timezone

from accounts import signals, tasks
from accounts.models import Invitation, Session, User
from accounts.permissions import demand, may_change_roles, may_close, may_reset
from accounts.roles import STAFF_ROLES, Role
from safety import audit


def lock(person: User) -> User:
    """Return the person as they are now, with a lock, and one on every administrator.

    So two cannot each be the last but one; and whoever acts must be looked at again after it (`_now`).
    """
    list(User.objects.select_for_update().filter(roles__contains=[Role.ADMINISTRATOR.value]).order_by("pk"))
    return User.objects.select_for_update().get(pk=person.pk)


def _now(by: User) -> User:
    """Return whoever acts as they are now: they may have been closed out a moment ago."""
    return User.objects.get(pk=by.pk)


@transaction.atomic
def change_roles(*, person: User, roles: Iterable[str], by: User) -> None:
    """Give a colleague exactly these roles. RefusedError where that may not be."""
    found, wanted = lock(person), set(roles)
    demand(may_change_roles(_now(by), found, wanted))
    before = set(found.roles)
    found.roles = [role.value for role in STAFF_ROLES if role in wanted]
    found.save(update_fields=["roles"])
    for role in sorted(wanted - before):
        audit.record("role.given", actor=f"user:{by.pk}", subject=f"user:{found.pk}", role=role)
    for role in sorted(before - wanted):
        audit.record("role.taken", actor=f"user:{by.pk}", subject=f"user:{found.pk}", role=role)


@transaction.atomic
def close(*, person: User, by: User) -> None:
    """Close a leaver out: roles, sessions, devices, keys, memberships and invitations end together. RefusedError.

    The account stays as a name, for what the person did stays true.
    """
    found = lock(person)
    demand(may_close(_now(by), found))
    shut(person=found, by=f"user:{by.pk}")


def shut(*, person: User, by: str) -> None:
    """Close an account without asking who may; inside the caller's transaction."""
    person.is_active, person.is_superuser, person.roles = False, False, []
    person.closed_at = timezone.now()
    person.set_unusable_password()
    person.save()
    Authenticator.objects.filter(user=person).delete()
    # Sessions go with the devices they are bound to; those that are not yet bound go by themselves.
    sessions, _ = Session.objects.filter(user=person).delete()
    person.devices.all().delete()
    open_ones = Invitation.objects.waiting().filter(made_by=f"user:{person.pk}")
    withdrawn = open_ones.order_by().update(withdrawn_at=timezone.now())
    Invitation.objects.waiting().filter(email=person.email).order_by().update(withdrawn_at=timezone.now())
    signals.closed.send(User, user=person, by=by)
    audit.record("account.closed", actor=by, subject=f"user:{person.pk}", sessions=sessions, invitations=withdrawn)


@transaction.atomic
def reset_second_factors(*, person: User, by: User) -> None:
    """Take a colleague's second factors and sessions away; at the next sign-in new ones are set up. RefusedError."""
    found = lock(person)
    demand(may_reset(_now(by), found))
    Authenticator.objects.filter(user=found).delete()
    Session.objects.filter(user=found).delete()
    audit.record("account.factors_reset", actor=f"user:{by.pk}", subject=f"user:{found.pk}")
    tasks.tell(found, "factors_reset")


@transaction.atomic
def end_session(*, user: User, row: Session) -> None:
    """End one of a person's own sessions."""
    row.delete()
    audit.record("session.ended", actor=f"user:{user.pk}", subject=f"user:{user.pk}", sessions=1)


@transaction.atomic
def end_sessions(*, person: User, by: User, but: Session | None = None) -> int:
    """End all sessions of a person, but for one; return how many."""
    ended, _ = person.sessions.exclude(pk=but.pk if but else None).delete()
    audit.record("session.ended", actor=f"user:{by.pk}", subject=f"user:{person.pk}", sessions=ended)
    return ended
