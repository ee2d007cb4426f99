"""A centre's inbox as its pages are looked at, and the three who meet there: the desk, she, and the centre."""

from dataclasses import dataclass

from django.conf import settings
from django.test import Client
from django.test.utils import override_settings

from accounts.models import User
from directory.models import ServiceAtLocation
from referrals.actions import desk, hers, receiving
from referrals.models import Parcel
from referrals.said import Answer
from tests.browser.staff.desk import Cookies, unlocked
from tests.centres import Centre, Posted, make_inbox, send_parcel, sign_in_with_vault
from tests.desks import Sent, Staffed, make_desk, send_case
from tests.factories import make_service

# Her code is checked by the server, where it costs what it costs.
CODE_COST = settings.CODE_COST


@dataclass
class Three:
    """A desk and a centre whose inbox can be used."""

    staffed: Staffed
    centre: Centre

    def case(self) -> Sent:
        """Have a case that the first moderator holds, with a code that her page takes."""
        with override_settings(CODE_COST=CODE_COST):
            sent = send_case(self.staffed.desk)
        desk.claim(case=sent.case, version=1, by=self.staffed.moderator)
        desk.note_opening(case=sent.case, by=self.staffed.moderator)
        return sent

    def posted(self) -> Posted:
        """Have something lie in the inbox."""
        return send_parcel(self.staffed, self.centre, sent=self.case())

    def opened(self) -> Posted:
        """Have something there that somebody has opened."""
        posted = self.posted()
        receiving.note_seen(receipt=self.centre.receipt(posted.referral))
        return posted

    def with_vault(self, user: User) -> Cookies:
        """Return the cookies of somebody of the centre whose vault is open."""
        client = Client()
        sign_in_with_vault(client, self.centre, user)
        return {name: held.value for name, held in client.cookies.items()}


def three(*, name: str) -> Three:
    """Make a desk and a centre that know each other."""
    staffed = make_desk(name=name)
    return Three(staffed, make_inbox(staffed))


def gathered() -> tuple[dict[str, User], dict[str, Cookies], dict[str, object]]:
    """Return who is signed in only, the cookies of whoever has the vault open, and what paths name."""
    at = three(name="DEMO desk that sends")
    centre = at.centre
    names = {f"parcel_{name}": posted.referral.pk for name, posted in _parcels(at).items()}
    names |= {"inbox": centre.inbox.pk, "centre_without": _without_inbox(centre).pk}
    names["inbox_unchecked"] = make_inbox(at.staffed, is_checked=False).inbox.pk
    people = {"receiver-locked": centre.worker}
    cookies = {
        "receiver": at.with_vault(centre.worker),
        "receiver-lead": at.with_vault(centre.lead),
        "sender": unlocked(at.staffed, at.staffed.moderator),
    }
    return people, cookies, names


def _parcels(at: Three) -> dict[str, Posted]:
    found = {"new": at.posted(), "opened": at.opened(), "declined": at.opened()}
    found |= {"over": at.posted(), "stopped": at.opened(), "damaged": at.posted()}
    receipt = at.centre.receipt(found["declined"].referral)
    receiving.decline(receipt=receipt, answer=Answer("full", "Room again in May."))
    for name in ("over", "stopped"):
        hers.withdraw(opened=found[name].sent.opened, referral=found[name].again())
    Parcel.objects.filter(pk=found["damaged"].referral.pk).update(sealed=bytes(200))
    return found


def _without_inbox(centre: Centre) -> ServiceAtLocation:
    """Have another centre of the same organization, which has no inbox."""
    service = make_service("Invented Centre", organization=centre.listing.service.organization)
    return ServiceAtLocation.everything.create(service=service, location=centre.listing.location)
