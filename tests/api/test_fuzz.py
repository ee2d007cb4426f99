"""Asks every door of the OpenAPI document what nobody would think of (schemathesis, inside this process)."""

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections
from hypothesis import HealthCheck, given, settings
from schemathesis.specs.openapi.checks import positive_data_acceptance

from api.documents.hsds_parameters import OF_LIST
from partners.limits import MOST_PER_DAY, MOST_PER_MINUTE
from partners.models import Key
from tests.partnering import bearer, make_key, make_partner

pytestmark = pytest.mark.django_db

DOORS = [
    ("/api/v1/nearest", "GET"),
    ("/api/v1/nearest", "POST"),
    ("/api/v1/places", "GET"),
    ("/api/v1/centres.geojson", "GET"),
    ("/api/v1/changes", "GET"),
    ("/api/v1/exports", "GET"),
    ("/api/v1/exports/{name}", "GET"),
    ("/api/v1/key", "GET"),
    ("/api/v1/referral-handoffs", "POST"),
    ("/api/v1/referral-handoffs/{id}", "GET"),
    ("/hsds/", "GET"),
    ("/hsds/conformance.json", "GET"),
    ("/hsds/raah", "GET"),
    ("/hsds/raah/profile/{name}.json", "GET"),
    *((f"/hsds/{of_list}{rest}", method) for of_list in OF_LIST
      for rest, method in (("", "GET"), ("", "POST"), ("/{id}", "GET"))),
]  # fmt: skip
CASES = 35
# The doors of the standard are many and alike.
FEW = 6
# More than 5,000 in all.
MANY = 230
# Left out of schemathesis' checks: that whatever fits the shapes is accepted. Not every text is a place, and a
# question needs either a place or both halves of a position; both are refused with 422, which other tests look at.
LEFT_OUT = [positive_data_acceptance]


def rules(cases: int, *, same: bool = True) -> settings:
    """Return how many cases are tried; the same ones in every run, unless others are wanted."""
    health = list(HealthCheck)
    return settings(max_examples=cases, deadline=None, derandomize=same, database=None, suppress_health_check=health)


@pytest.fixture(scope="module")
def document():
    return schemathesis.openapi.from_wsgi("/api/schema/", get_wsgi_application())


@pytest.fixture(autouse=True)
def _one_connection():
    """Keep the test's own connection open between requests, as Django's test client does."""
    signals = (request_started, request_finished)
    for signal in signals:
        signal.disconnect(close_old_connections)
    yield
    for signal in signals:
        signal.connect(close_old_connections)


def test_no_door_is_left_out(document):
    assert {(found.ok().path, found.ok().method.upper()) for found in document.get_all_operations()} == set(DOORS)


@pytest.fixture
def with_a_key(db) -> dict[str, str]:
    """The header of a key that may do everything, as fast as it likes; a door that takes none does not look at it."""
    made = make_key(make_partner())
    Key.objects.filter(pk=made.key.pk).update(per_minute=MOST_PER_MINUTE, per_day=MOST_PER_DAY)
    return bearer(made.shown)


@pytest.mark.parametrize(("path", "method"), DOORS)
def test_every_door_answers_as_the_document_says(document, with_a_key, path, method):
    ask(document[path][method], rules(FEW if path.startswith("/hsds/") else CASES), with_a_key)


@pytest.mark.soak
@pytest.mark.parametrize(("path", "method"), DOORS)
def test_every_door_answers_thousands_of_questions_as_the_document_says(document, with_a_key, path, method):
    ask(document[path][method], rules(MANY, same=False), with_a_key)


def ask(door, how, with_a_key):
    @how
    @given(case=door.as_strategy())
    def judge(case):
        # The judge reads bodies as they come, so they have to come as they are.
        case.call_and_validate(headers={"Accept-Encoding": "identity", **with_a_key}, excluded_checks=LEFT_OUT)

    judge()
