"""Somebody's hands at the desk's pages: a browser in which their vault is open."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django.utils import translation

from accounts.models import User
from referrals.models import Case, Referral
from tests.desks import Staffed, sign_in_unlocked


def at(name: str, *args: Any) -> str:
    """Return the address of a door of the desk, in English."""
    with translation.override("en"):
        return reverse(f"desk:{name}", args=args)


@dataclass
class Hands:
    """A person and their browser."""

    user: User
    client: Client

    def get(self, name: str, *args: Any, **query: Any) -> HttpResponse:
        """Open a page."""
        return self.client.get(at(name, *args), query)

    def open(self, case: Case) -> HttpResponse:
        """Open a case, by the button that says so; return its page."""
        return self.client.post(at("case", case.pk), follow=True)

    def do(self, case: Case, deed: str, **said: Any) -> HttpResponse:
        """Send the form of a deed, made for the present version unless another is given."""
        version = said.pop("version", None) or Case.objects.get(pk=case.pk).version
        return self.client.post(at("do", case.pk, deed), {"version": version, **said})

    def step(self, referral: Referral, step: str, **said: Any) -> HttpResponse:
        """Send a form of a referral."""
        version = said.pop("version", None) or Referral.objects.get(pk=referral.pk).version
        return self.client.post(at("step", referral.pk, step), {"version": version, **said})

    def holds(self, case: Case) -> "Hands":
        """Claim and open a case."""
        assert self.do(case, "claim").status_code == 302
        assert self.open(case).status_code == 200
        return self


def at_the_desk(staffed: Staffed, user: User) -> Hands:
    """Return somebody of a desk with an open vault."""
    client = Client()
    sign_in_unlocked(client, staffed, user)
    return Hands(user, client)


def text(response: HttpResponse) -> str:
    """Return a page as text."""
    return response.content.decode()
