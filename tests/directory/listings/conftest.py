"""An organization with one listing, its worker, a vetter, and their browsers."""

from collections.abc import Callable
from dataclasses import dataclass

import pytest
from django.http import HttpResponse
from django.test import Client

from accounts.models import User
from accounts.roles import Role
from directory.models import Draft, Organization, Service, ServiceText
from places.models import Place
from tests.directory.listings.sending import sent_by
from tests.factories import make_listing, make_organization
from tests.people import make_member, make_person, sign_in

MONDAY_TO_FRIDAY = [{"weekday": day, "opens_at": "09:00", "closes_at": "17:00"} for day in range(1, 6)]


@dataclass
class Hand:
    """Somebody at a listing's form: reads it, changes some fields, and sends it with a button."""

    client: Client
    user: User
    service: Service
    language: str = "en"

    @property
    def url(self) -> str:
        """Return where the form is."""
        return f"/{self.language}/staff/organizations/listings/{self.service.pk}/"

    def open(self) -> HttpResponse:
        """Open the form."""
        return self.client.get(self.url)

    def read(self) -> dict[str, list[str]]:
        """Return what the form holds as it is opened."""
        return sent_by(self.open().content)

    def send(self, do: str = "save", *, of: dict[str, list[str]] | None = None, **changes: object) -> HttpResponse:
        """Send the form, as it is opened now or as it was read before, with some fields changed."""
        sent = dict(of or self.read())
        for name, value in changes.items():
            sent[name.replace("__", "-")] = value if isinstance(value, list) else [value]
        return self.client.post(self.url, sent | {"do": do})

    def help(self, button: str, **changes: object) -> dict[str, list[str]]:
        """Press a button beside the hours; return what the form holds then."""
        sent = self.read() | {name.replace("__", "-"): [value] for name, value in changes.items()}
        return sent_by(self.client.post(self.url, sent | {"help": button}).content)

    @property
    def draft(self) -> Draft | None:
        """Return the draft that is alive."""
        return Draft.objects.alive().filter(service=self.service).first()

    @property
    def content(self) -> dict[str, object]:
        """Return what the draft says."""
        assert self.draft is not None
        return self.draft.content


@pytest.fixture
def organization(db) -> Organization:
    return make_organization("Invented Helpers")


@pytest.fixture
def lahore(db) -> Place:
    return Place.objects.get(pk="pk/punjab/lahore/lahore")


@pytest.fixture
def service(organization, lahore) -> Service:
    listing = make_listing(
        lahore,
        "Invented Centre",
        organization=organization,
        schedules=[{"kind": "regular", **row} for row in MONDAY_TO_FRIDAY],
        address_1="House 1, Invented Road",
    )
    ServiceText.objects.create(of=listing.service, field="name", language="ur", text="ناموجود مرکز")
    return listing.service


@pytest.fixture
def hand(organization, service) -> Callable[..., Hand]:
    """Return what gives somebody of the organization a browser at the listing's form."""

    def take(user: User | None = None, **more: object) -> Hand:
        client, user = Client(), user or make_member(organization)
        sign_in(client, user)
        return Hand(client, user, **{"service": service} | more)

    return take


@pytest.fixture
def worker(hand) -> Hand:
    return hand()


@pytest.fixture
def vetter(hand) -> Hand:
    return hand(make_person(Role.VETTER))


@pytest.fixture
def hidden(organization, lahore) -> Service:
    """A listing whose place is hidden."""
    district = Place.objects.get(pk="pk/punjab/lahore")
    return make_listing(district, "Invented Shelter", organization=organization, confidential=True).service
