"""Somebody who works at a centre, and a vetter."""

from uuid import uuid4

import pytest

from directory.models import Claim
from tests.factories import make_listing, make_place
from tests.people import make_person

CLAIM = {
    "name": "Banafsha Invented",
    "email": "Office@Invented.example ",
    "works_as": "Manager of the invented centre",
    "proof": "call",
    "proof_words": "In the morning, ask for the office",
}


@pytest.fixture
def listing(db):
    """A public listing with a number."""
    return make_listing(make_place(), phones=("03000000000",), emails=["centre@invented.example"])


@pytest.fixture
def claim_path(listing) -> str:
    """Where one claims it, in English."""
    return f"/en/centres/{listing.pk}/claim/"


@pytest.fixture
def sent() -> dict[str, str]:
    """A whole claim as a browser sends it."""
    return {**CLAIM, "token": str(uuid4()), "extra": ""}


@pytest.fixture
def claim(client, claim_path, sent) -> Claim:
    """A claim that came."""
    client.post(claim_path, sent)
    return Claim.objects.get()


@pytest.fixture
def vetter(db):
    """A vetter."""
    return make_person("vetter")
