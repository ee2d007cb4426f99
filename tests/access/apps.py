"""Two partners to walk through: their people, their keys, somebody invited; and who asks and was not answered."""

from dataclasses import dataclass
from uuid import UUID

from accounts import actions
from accounts.models import User
from accounts.roles import Role
from partners import actions as partners
from partners.models import Member, Partner
from partners.states import State
from tests import partnering


@dataclass(frozen=True, slots=True)
class App:
    """Plain ids, and the key as its partner holds it."""

    pk: UUID
    key: UUID
    shown: str
    member: int
    invitation: UUID
    webhook: UUID
    message: UUID


def make_app(partner: Partner) -> App:
    """Return a partner with a lead, somebody who works there, a key, an invitation, and a webhook with a message."""
    lead, member = (partnering.make_member(partner, role) for role in (Role.PARTNER_LEAD, Role.PARTNER_MEMBER))
    made = partnering.make_key(partner, by=lead)
    invitation = actions.invite(
        email="guest@app.example", role=Role.PARTNER_MEMBER, by=f"user:{lead.pk}", organization=partner.pk
    )
    webhook = partners.make_webhook(partner=partner, url="https://app.example/raah", by=lead).webhook
    message = partners.send_test(webhook=webhook, by=lead)
    member_pk = Member.objects.get(user=member).pk
    return App(partner.pk, made.key.pk, made.shown, member_pk, invitation.pk, webhook.pk, message.pk)


def make_asking() -> UUID:
    """Return somebody who would like keys."""
    return partnering.make_partner("Asking (invented)", State.ASKED, email="other@app.example").pk


def person_of(partner: Partner, role: str) -> User:
    """Return who stands for a column of the table."""
    return partnering.make_member(partner, role)
