"""Inboxes of two organizations, to walk through: a parcel, a notice to stop, a wish for the key, a bare centre."""

from dataclasses import dataclass
from uuid import UUID

from accounts.models import User
from directory.models import Organization
from places.models import Place
from referrals.actions import inboxes, vault
from referrals.models import Inbox, KeyGroup, KeyWish, Referral, StopNotice
from tests import people
from tests.centres import Centre, check, send_parcel
from tests.desks import Staffed
from tests.factories import make_listing


@dataclass(frozen=True, slots=True)
class Box:
    """An inbox, what lies in it, a wish for its key, somebody of it, and a centre of the organization without one."""

    inbox: Inbox
    parcel: Referral
    stop: StopNotice
    wish: KeyWish
    person: int
    bare: UUID


def make_box(staffed: Staffed, organization: Organization, holders: list[User], place: Place) -> tuple[Box, Centre]:
    """Return the box of an organization, whose lead is the last of these people, and the centre as they open it."""
    listing, bare = (make_listing(place, name, organization=organization) for name in ("With one", "Without"))
    phrases = {user.pk: vault.make_key(user=user) for user in holders}
    inbox = inboxes.make(organization=organization, centre=listing.pk, holders=holders, by=holders[-1])
    check(staffed, inbox)
    centre = Centre(listing, inbox, holders[-1], holders[:-1], phrases)
    parcel = send_parcel(staffed, centre).referral
    stop = StopNotice.objects.create(
        desk=staffed.desk, centre=listing.pk, inbox=inbox, reference="000000", made_day=parcel.case.created_day
    )
    asking = people.make_member(organization)
    return Box(inbox, parcel, stop, wish_of(asking, inbox.group), holders[0].pk, bare.pk), centre


def wish_of(user: User, group: KeyGroup) -> KeyWish:
    """Return the wish of somebody who forgot their phrase and made another one."""
    vault.make_key(user=user)
    return KeyWish.objects.create(group=group, user=user)
