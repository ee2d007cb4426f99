"""An app to try the partners' pages with, by a name that nobody could take for a real one. No key is made for it."""

from typing import Final
from uuid import UUID

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db import transaction

from accounts import demo
from accounts.models import Invitation, User
from accounts.roles import Role
from partners import actions
from partners.models import Key, Partner, Webhook
from partners.states import State
from safety import audit, clock

PK: Final = UUID("00000000-0000-4000-8000-00000000de40")
SAID: Final = {
    "name": "DEMO app (not a real one)",
    "site": f"https://app.{demo.DOMAIN}",
    "purpose": "Only to try things with. There is no such app.",
    "email": demo.email_of(Role.PARTNER_LEAD),
    "language": "en",
}


@transaction.atomic
def make_app(by: str) -> User:
    """Return the demo account that leads the demo's app; makes it and the app where there are none."""
    lead = demo.make_account(Role.PARTNER_LEAD, by=by)
    said = {**SAID, "state": State.APPROVED.value, "moved_at": clock.now()}
    partner, is_new = Partner.objects.get_or_create(pk=PK, defaults=said)
    if is_new:
        audit.record("demo.app_made", actor=by, subject=f"partner:{PK}")
    if not partner.members.filter(user=lead).exists():
        actions.join_partner(user=lead, role=Role.PARTNER_LEAD, partner=PK)
    return lead


def exists() -> bool:
    """Say whether there is a demo's app."""
    return Partner.objects.filter(pk=PK).exists()


@transaction.atomic
def remove(by: str) -> None:
    """Remove the demo's app with its keys, its webhooks and whoever was invited to it. Its account stays a demo's."""
    Invitation.objects.filter(organization=PK).delete()
    Webhook.objects.filter(partner=PK).delete()
    Key.objects.filter(partner=PK).delete()
    if Partner.objects.filter(pk=PK).delete()[0]:
        audit.record("demo.app_removed", actor=by, subject=f"partner:{PK}")


def refuse_in_production() -> None:
    """Refuse the start of a site that is no demo while there is a demo's app. ImproperlyConfigured."""
    if not settings.DEMO and exists():
        raise ImproperlyConfigured("This is no demo, but there is a demo's app. Run: manage.py demo_app --remove")
