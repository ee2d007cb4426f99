"""Somebody's hands at the pages of a centre's inbox: a browser in which their vault is open."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django.utils import translation

from accounts.models import User
from referrals.models import Referral
from safety.models import AuditEvent
from tests.centres import NAME, NEED, PURPOSE, WITHHELD, Centre, sign_in_with_vault
from tests.desks import PHONE, SAFE_WORD, STORY
from tests.referrals.desk.hands import text

__all__ = ["text"]

# Everything that she has written or agreed to, as the tests have her write it.
WORDS = (NAME, NEED, PURPOSE, WITHHELD, PHONE, STORY, SAFE_WORD)


def at(name: str, *args: Any) -> str:
    """Return the address of a door of the inboxes, in English."""
    with translation.override("en"):
        return reverse(f"inbox:{name}", args=args)


@dataclass
class Hands:
    """A person and their browser."""

    user: User
    client: Client

    def get(self, name: str, *args: Any) -> HttpResponse:
        """Open a page."""
        return self.client.get(at(name, *args))

    def post(self, name: str, *args: Any, **said: Any) -> HttpResponse:
        """Send a form."""
        return self.client.post(at(name, *args), said)

    def open(self, referral: Referral) -> HttpResponse:
        """Open a parcel, by the button that says so."""
        return self.post("open", referral.pk, version=1)

    def show(self, referral: Referral, position: int, shown: tuple[int, ...] = ()) -> HttpResponse:
        """Ask for one field, on a page that shows others."""
        return self.post("show", referral.pk, position=position, shown=shown, opened="1")

    def do(self, referral: Referral, deed: str, **said: Any) -> HttpResponse:
        """Send the form of a deed, made for the present version unless another is given."""
        version = said.pop("version", None) or Referral.objects.get(pk=referral.pk).version
        return self.post("do", referral.pk, deed, version=version, **said)


def at_the_centre(centre: Centre, user: User) -> Hands:
    """Return somebody of a centre with an open vault."""
    client = Client()
    sign_in_with_vault(client, centre, user)
    return Hands(user, client)


def events(name: str) -> list[AuditEvent]:
    """Return what was written down under a name."""
    return list(AuditEvent.objects.filter(event=name))


def says_nothing(page: str) -> bool:
    """Say whether a page has no word of hers."""
    return not any(word in page for word in WORDS)
