"""Vetters at their desk, and listings to be looked at."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from accounts.roles import Role
from directory.content import keep_editions
from directory.models import Service
from places.models import Place
from tests.factories import make_listing
from tests.people import make_person, sign_in

DESK = "/en/staff/vetting/"
NUMBER = "03000000000"


class Vetter:
    """A vetter with a browser."""

    def __init__(self) -> None:
        self.user = make_person(Role.VETTER)
        self.client = Client()
        sign_in(self.client, self.user)

    def text(self, path: str, status: int = 200) -> str:
        """Return a page of the desk."""
        answer = self.client.get(path)
        assert answer.status_code == status
        return answer.content.decode()

    def seen(self, service: Service) -> str:
        """Return what the form of a sheet carries of what was seen."""
        answer = self.client.get(sheet(service))
        return str(answer.context["seen"])

    def finds(self, service: Service, **said: object):
        """Write down what was found; "confirmed" by a call today, unless told otherwise."""
        usual = {"seen": self.seen(service), "on": timezone.localdate().isoformat()}
        usual |= {"outcome": "confirmed", "method": "call"}
        return self.client.post(sheet(service), usual | said)

    def moves(self, service: Service, deed: str, **said: object):
        """Move a listing."""
        return self.client.post(f"{sheet(service)}moves/{deed}/", {"seen": self.seen(service)} | said)


def sheet(service: Service) -> str:
    """Return where a call sheet is."""
    return f"{DESK}listings/{service.pk}/"


@pytest.fixture
def vetter(db) -> Vetter:
    """Return a vetter."""
    return Vetter()


@pytest.fixture
def other(db) -> Vetter:
    """Return another."""
    return Vetter()


@pytest.fixture
def lahore(db) -> Place:
    """Return a city."""
    return Place.objects.get(pk="pk/punjab/lahore/lahore")


@pytest.fixture
def make(lahore) -> Callable[..., Service]:
    """Return what makes a listing in Lahore with a number, and its first edition."""

    def made(name: str = "Invented Centre", **fields: object) -> Service:
        place = fields.pop("place", lahore)
        service = make_listing(place, name, **{"phones": (NUMBER,)} | fields).service
        keep_editions([service.pk], by="test:maker", deed="listing.begun")
        return service

    return made


def confirmed(days_ago: int) -> dict[str, object]:
    """Return what a service is made with that was confirmed so many days ago."""
    day = timezone.localdate() - timedelta(days=days_ago)
    return {"assurance": "confirmed", "assured_date": day, "assured_method": "call"}
