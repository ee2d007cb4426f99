"""Centres with an inbox, people who hold its key, and parcels that lie in it, for tests: made in a line."""

from dataclasses import dataclass, field
from typing import Final

from django.conf import settings
from django.test import Client

from accounts.models import Session, User
from accounts.roles import Role
from directory.models import ServiceAtLocation, Status
from referrals import sessions
from referrals.actions import desk, hers, inboxes, referring, vault
from referrals.actions.receiving import Receipt
from referrals.models import Inbox, Parcel, Referral, UserKey
from referrals.said import Packet
from referrals.sealed import fingerprints, parcels, vaults
from referrals.sealed.vaults import Vault
from referrals.states import CaseState
from tests.desks import Sent, Staffed, send_case
from tests.people import make_member, sign_in

# What a centre is told, and what stays with the desk. Words that stand nowhere else.
NAME, NEED, PURPOSE = "Banafsha 4e1d", "ek wakeel 9b3c", "qanooni madad 5f7a"
WITHHELD: Final = "apne alfaz 2c8d"
PACKET: Final = Packet((("name", NAME), ("need", NEED), ("phone", "0300 0000000"), ("words", WITHHELD)), PURPOSE)
AGREED: Final = ("name", "need", "phone")


@dataclass
class Centre:
    """A centre of the public directory, its inbox, its lead and workers, with their phrases by person."""

    listing: ServiceAtLocation
    inbox: Inbox
    lead: User
    workers: list[User]
    phrases: dict[int, str] = field(default_factory=dict)

    @property
    def worker(self) -> User:
        """The first of them."""
        return self.workers[0]

    def again(self) -> Inbox:
        """Return the inbox as it is now."""
        return Inbox.objects.select_related("group", "organization").get(pk=self.inbox.pk)

    def vault(self, user: User) -> Vault:
        """Return what somebody's phrase opens."""
        return vaults.unlock(UserKey.objects.get(user=user), self.phrases[user.pk])

    def receipt(self, referral: Referral, by: User | None = None) -> Receipt:
        """Return somebody of the centre in front of a parcel that their vault has opened, at its present version."""
        user = by or self.worker
        parcel = Parcel.objects.select_related("referral").get(pk=referral.pk)
        return Receipt(parcel, parcels.by_vault(parcel, self.vault(user)), parcel.referral.version, user)


@dataclass
class Posted:
    """What was sent to a centre: the case that it is of, and the referral."""

    sent: Sent
    referral: Referral

    def again(self) -> Referral:
        """Return the referral as it is now."""
        return Referral.objects.select_related("case").get(pk=self.referral.pk)

    @property
    def parcel(self) -> Parcel:
        """The parcel as it is now."""
        return Parcel.objects.get(pk=self.referral.pk)


def a_listing() -> ServiceAtLocation:
    """Return a centre of the public directory, with a number, of an organization that has no inbox yet."""
    found = ServiceAtLocation.public.filter(service__status=Status.ACTIVE, service__phones__isnull=False)
    without = found.exclude(service__organization__in=Inbox.objects.values("organization"))
    return without.exclude(service__kind="helpline").order_by("pk").distinct()[0]


def make_inbox(
    staffed: Staffed, *, workers: int = 1, is_checked: bool = True, listing: ServiceAtLocation | None = None
) -> Centre:
    """Return a centre with an inbox that can be used: its lead and workers hold its key, two of the desk checked it."""
    listing = listing or a_listing()
    organization = listing.service.organization
    lead = make_member(organization, Role.NGO_LEAD)
    people = [make_member(organization) for _ in range(workers)]
    phrases = {user.pk: vault.make_key(user=user) for user in (lead, *people)}
    inbox = inboxes.make(organization=organization, centre=listing.pk, holders=[lead, *people], by=lead)
    if is_checked:
        check(staffed, inbox)
    return Centre(listing, inbox, lead, people, phrases)


def check(staffed: Staffed, inbox: Inbox) -> None:
    """Let two people of a desk ring a centre, and be read the fingerprint of its key as it is now."""
    digits = fingerprints.of(Inbox.objects.select_related("group").get(pk=inbox.pk).group)
    for user in (staffed.lead, staffed.moderator):
        inboxes.check_key(inbox=inbox, typed=digits, by=user)


def send_parcel(
    staffed: Staffed,
    centre: Centre,
    *,
    sent: Sent | None = None,
    packet: Packet = PACKET,
    fields: tuple[str, ...] = AGREED,
) -> Posted:
    """Send a centre what she has agreed to, of a case that the first moderator holds; a new one unless it is given."""
    sent = sent or send_case(staffed.desk)
    case = sent.again()
    if case.state == CaseState.NEW:
        desk.claim(case=case, version=case.version, by=staffed.moderator)
    work = staffed.work(case)
    referral = referring.propose(work=work, centre=centre.listing.pk, packet=packet, is_offline=False)
    agree(sent, referral, fields)
    found = Referral.objects.get(pk=referral.pk)
    referring.send(referral=found, version=found.version, work=staffed.work(case))
    return Posted(sent, Referral.objects.get(pk=referral.pk))


def agree(sent: Sent, referral: Referral, fields: tuple[str, ...] = AGREED) -> None:
    """Let her agree to some fields of what is proposed."""
    version = Referral.objects.get(pk=referral.pk).version
    hers.consent(opened=sent.opened, referral=referral, version=version, fields=fields)


def sign_in_with_vault(client: Client, centre: Centre, user: User) -> None:
    """Begin a session of somebody of a centre in this client, with the vault open."""
    sign_in(client, user)
    session = Session.objects.filter(user=user).latest("started_at")
    key = sessions.begin_vault(session, user, centre.vault(user))
    client.cookies[settings.VAULT_COOKIE_NAME] = key.cookie
