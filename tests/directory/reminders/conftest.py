"""Listings whose confirmation has grown old, and the people who keep them."""

import re
from datetime import date, timedelta

import pytest
from django.core import mail
from django.utils import timezone

from directory import actions
from directory.models import Service
from tests.factories import make_listing, make_organization, make_place
from tests.jobs import run_deferred
from tests.people import make_member

LINK = re.compile(r"https?://\S+(/ur/staff/organizations/still-correct/(\S+)/)")


def confirmed_listing(organization=None, name="Invented Centre", *, days_ago=200, place=None, **fields) -> Service:
    """Return a public listing that was confirmed so many days ago."""
    said = {"assurance": "confirmed", "assured_method": "call", "phones": ("03000000000",)}
    assured = timezone.localdate() - timedelta(days=days_ago)
    of = {"organization": organization} if organization else {}
    return make_listing(place or make_place(), name, assured_date=assured, **said, **of, **fields).service


def remind(*services, by="user:1") -> int:
    """Remind of listings, and let all mail go out."""
    count = actions.remind(services=services, by=by)
    run_deferred()
    return count


def links() -> list[str]:
    """Return the paths of the links in all letters, as they came, each once."""
    return list(dict.fromkeys(path for letter in mail.outbox for path, _secret in LINK.findall(letter.body)))


def again(service: Service) -> Service:
    """Return the listing as it is now."""
    return Service.everything.get(pk=service.pk)


@pytest.fixture
def today(db) -> date:
    """The day it is."""
    return timezone.localdate()


@pytest.fixture
def organization(db):
    """An organization."""
    return make_organization()


@pytest.fixture
def lead(organization):
    """Its lead."""
    return make_member(organization, "ngo_lead")


@pytest.fixture
def service(organization):
    """A listing of it that is due."""
    return confirmed_listing(organization)


@pytest.fixture
def link(lead, service) -> str:
    """The path of the link that its lead was mailed."""
    remind(service)
    [path] = links()
    return path
