"""An organization to try staff's pages with, by a name that nobody could take for a real one."""

from typing import Final
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from accounts import demo
from accounts.models import Invitation, User
from accounts.roles import ORGANIZATION_ROLES
from directory.content import Content, keep_editions, write
from directory.models import Membership, Organization, OrganizationText, Service, VettingState

PK: Final = UUID("00000000-0000-4000-8000-00000000de30")
LISTING: Final = UUID("00000000-0000-4000-8000-00000000de31")
# Not shown to the public until a demo's vetter shows it. The number is one that nobody is given.
SAID: Final[Content] = {
    "name_words": {"ur": "نمونہ مرکز (اصلی نہیں)", "en": "DEMO centre (not a real one)"},
    "description_words": {
        "ur": "صرف آزمانے کے لیے۔ یہاں کوئی نہیں ہے۔",
        "en": "Only to try things with. Nobody is there.",
    },
    "needs": ["legal-aid"],
    "audiences": ["women"],
    "phones": [
        {"kind": "voice", "published": "0300 0000000", "dial": "+923000000000", "e164": "+923000000000", "label": ""}
    ],
    "place": "pk/punjab/lahore/lahore",
    "precision": "city",
    "week": [[day, "09:00", "17:00"] for day in range(1, 6)],
}
NAMES: Final = {"ur": "نمونہ تنظیم (اصلی نہیں)", "en": "DEMO organization (not a real one)"}


@transaction.atomic
def make_organization(by: str) -> list[User]:
    """Return the demo accounts of an organization's roles; makes them and the organization where there are none."""
    organization, is_new = Organization.everything.get_or_create(pk=PK)
    if is_new:
        OrganizationText.objects.bulk_create(
            OrganizationText(of=organization, field="name", language=language, text=name)
            for language, name in NAMES.items()
        )
        _make_listing(organization, by)
    users = []
    for role in ORGANIZATION_ROLES:
        user = demo.make_account(role, by=by)
        Membership.objects.get_or_create(user=user, organization=organization, defaults={"role": role})
        users.append(user)
    return users


def _make_listing(organization: Organization, by: str) -> None:
    """Make the organization's listing, which waits for a vetter."""
    said = {"slug": "demo-centre", "kind": "ngo", "vetting_state": VettingState.IN_REVIEW}
    service = Service.everything.create(id=LISTING, organization=organization, **said)
    write(service, SAID)
    keep_editions([service.pk], by=by, deed="demo.listing_made")


@transaction.atomic
def remove() -> int:
    """Remove the demo's organization, its accounts, and what they invited to; return how many accounts that were."""
    Membership.objects.filter(organization=PK).delete()
    Service.everything.filter(organization=PK).delete()
    Organization.everything.filter(pk=PK).delete()
    accounts = User.objects.filter(email__endswith=f"@{demo.DOMAIN}")
    makers = [f"user:{pk}" for pk in accounts.values_list("pk", flat=True)]
    Invitation.objects.filter(Q(made_by__in=makers) | Q(email__endswith=f"@{demo.DOMAIN}")).delete()
    accounts.delete()
    return len(makers)
