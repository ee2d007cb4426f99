"""Who belongs to an organization: by invitation, until removed."""

from uuid import UUID

from django.db import transaction

from accounts.models import User
from accounts.permissions import demand
from directory.models import Membership, Organization
from directory.permissions import may_remove
from directory.signals import membership_ended
from safety import audit


def join_organization(*, user: User, role: str, organization: UUID) -> Membership:
    """Give a person a role in an organization; inside the transaction in which the invitation is accepted."""
    membership, _is_new = Membership.objects.update_or_create(
        user=user, organization_id=organization, defaults={"role": role}
    )
    audit.record(
        "membership.begun", actor=f"user:{user.pk}", subject=f"organization:{organization}", user=user.pk, role=role
    )
    return membership


@transaction.atomic
def remove_member(*, membership: Membership, by: User) -> None:
    """End a membership. RefusedError where that may not be, or where nobody else could do what the person does."""
    # One at a time in an organization, so that two leads cannot remove each other.
    Organization.everything.select_for_update().get(pk=membership.organization_id)
    held = Membership.objects.get(pk=membership.pk)
    demand(may_remove(by, held))
    _end(held, f"user:{by.pk}")


def end_memberships(*, user: User, by: str) -> None:
    """End all memberships of a person whose account is closed, inside that transaction."""
    for membership in Membership.objects.select_for_update().filter(user=user):
        _end(membership, by)


def _end(membership: Membership, by: str) -> None:
    where = f"organization:{membership.organization_id}"
    audit.record("membership.ended", actor=by, subject=where, user=membership.user_id, role=membership.role)
    user, organization = membership.user, membership.organization_id
    membership.delete()
    membership_ended.send(Membership, user=user, organization=organization, by=by)
