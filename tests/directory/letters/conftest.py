"""What visitors send, and where they send it."""

from uuid import uuid4

import pytest

from directory.models import ServiceAtLocation

SUGGESTION = {
    "known_by": "heard-of-it",
    "needs": ["legal-aid", "shelter"],
    "name": "Invented Centre",
    "place": "Multan",
    "phone": "۰۶۱-۴۵۱ ۰۰۰۰",
    "website": "invented.example",
}
REPORT = {"wrong": "dead-number", "right": "They moved to another number"}


@pytest.fixture
def listing(db):
    """Return a published listing of the home country."""
    found = ServiceAtLocation.public.select_related("service").filter(location__place__country="PK")
    return found.order_by("service__slug").first()


@pytest.fixture
def report_path(listing):
    """Return where its report page stands, in English."""
    return f"/en/centres/{listing.pk}/report/"


@pytest.fixture
def suggestion():
    """Return a whole suggestion as a browser sends it."""
    return {**SUGGESTION, "token": str(uuid4()), "extra": ""}


@pytest.fixture
def report():
    """Return a whole report as a browser sends it."""
    return {**REPORT, "token": str(uuid4()), "extra": ""}
