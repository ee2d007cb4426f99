"""Who belongs to a partner: by invitation, until removed."""

from uuid import UUID

from django.db import transaction

from accounts.models import User
from accounts.permissions import demand
from partners.models import Member, Partner
from partners.permissions import may_remove
from safety import audit


def join_partner(*, user: User, role: str, partner: UUID) -> Member:
    """Give a person a role at a partner; inside the transaction in which the invitation is accepted."""
    member, _is_new = Member.objects.update_or_create(user=user, partner_id=partner, defaults={"role": role})
    audit.record("partner.joined", actor=f"user:{user.pk}", subject=f"partner:{partner}", user=user.pk, role=role)
    return member


@transaction.atomic
def remove_member(*, member: Member, by: User) -> None:
    """End a membership. RefusedError where that may not be."""
    # One at a time at a partner, so that two leads cannot remove each other.
    Partner.objects.select_for_update().get(pk=member.partner_id)
    held = Member.objects.select_related("partner").get(pk=member.pk)
    demand(may_remove(by, held))
    _end(held, f"user:{by.pk}")


def end_memberships(*, user: User, by: str) -> None:
    """End all memberships of a person whose account is closed, inside that transaction."""
    for member in Member.objects.select_for_update().filter(user=user):
        _end(member, by)


def _end(member: Member, by: str) -> None:
    where = f"partner:{member.partner_id}"
    audit.record("partner.left", actor=by, subject=where, user=member.user_id, role=member.role)
    member.delete()
