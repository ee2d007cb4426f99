"""An invented directory to try programs with: the same doors, and no listing of one is ever in the other."""

import json

import pytest
from django.db import connection
from django.test import Client

from directory import sandbox
from directory.models import Card, Service

pytestmark = pytest.mark.django_db
LAHORE = "place=pk/punjab/lahore/lahore"
SHIPPED = json.loads(sandbox.FILE.read_text(encoding="utf-8"))


@pytest.fixture
def made(db) -> int:
    """The sandbox as it stands now."""
    return sandbox.make()


def got(path: str, status: int = 200):
    answer = Client().get(path)
    assert answer.status_code == status
    return b"".join(answer) if answer.streaming else answer.content


def ids(path: str) -> set[str]:
    return {one["id"] for one in json.loads(got(path))["contents"]}


def test_every_listing_of_the_sandbox_is_unmistakably_invented(made):
    assert made == len(SHIPPED)
    for record in SHIPPED:
        said = record["content"]
        assert record["organization"].startswith("SANDBOX")
        assert said["name_words"]["en"].startswith("SANDBOX")
        assert "(invented)" in said["name_words"]["en"]
        assert {phone["published"] for phone in said["phones"]} <= {"0300 0000000", "0311 0000000"}
        assert not {"address", "point", "postal_code"} & said.keys()


def test_the_nearest_help_of_the_sandbox_is_invented_and_that_of_the_directory_is_not(made):
    tried, real = (json.loads(got(f"{root}/api/v1/nearest?{LAHORE}")) for root in ("/sandbox", ""))
    assert tried["place"] == real["place"]
    assert tried["results"]
    assert all("SANDBOX" in one["name"] for one in tried["results"] + tried["helplines"])
    assert not any("SANDBOX" in one["name"] for one in real["results"] + real["helplines"])


def test_a_position_goes_into_a_body_there_too(made):
    said = {"latitude": 31.55, "longitude": 74.34, "need": ["shelter"]}
    found = Client().post("/sandbox/api/v1/nearest", said, content_type="application/json").json()
    assert found["results"][0]["name"] == "SANDBOX Shelter of a hidden place (invented)"


def test_a_service_of_one_is_not_there_in_the_other(made):
    tried, real = ids("/sandbox/hsds/services?per_page=100"), ids("/hsds/services?per_page=100")
    assert len(tried) == made
    assert tried & real == set()
    assert json.loads(got(f"/sandbox/hsds/services/{min(tried)}"))["id"] == min(tried)
    got(f"/hsds/services/{min(tried)}", 404)
    got(f"/sandbox/hsds/services/{min(real)}", 404)


def test_lists_are_streamed_too(made):
    lines = got("/sandbox/hsds/services?format=ndjson").splitlines()
    assert len(lines) == made


def test_who_was_in_the_sandbox_sees_the_directory_again(made):
    before = Service.public.count()
    got("/sandbox/hsds/services")
    got("/sandbox/hsds/services/nonsense", 404)
    got("/sandbox/api/v1/nearest?latitude=91&longitude=0", 422)
    assert Service.public.count() == before
    assert not sandbox.is_on()


def test_making_it_changes_nothing_of_the_directory(db):
    def counts():
        return Service.everything.count(), Card.objects.count()

    before = counts()
    sandbox.make()
    sandbox.make()
    assert counts() == before


def test_it_has_its_own_of_every_table_that_holds_anything_of_a_listing(made):
    names = sandbox.tables()
    assert {"directory_service", "directory_card", "directory_catalogueversion", "api_readyservice"} <= set(names)
    with connection.cursor() as cursor:
        cursor.execute("select tablename from pg_tables where schemaname = %s", [sandbox.SCHEMA])
        assert {row[0] for row in cursor.fetchall()} == set(names)


def test_where_none_was_made_it_says_to_come_again(db):
    with connection.cursor() as cursor:
        cursor.execute(f"drop schema if exists {sandbox.SCHEMA} cascade")
    answer = Client().get("/sandbox/hsds/services")
    assert (answer.status_code, answer["Content-Type"]) == (503, "application/problem+json")


@pytest.mark.parametrize(
    "path", ["/sandbox/", "/sandbox/en/", "/sandbox/api/schema/", "/sandbox/api/docs/", "/sandbox/x"]
)
def test_what_is_no_open_door_of_the_directory_is_not_there(made, path):
    answer = Client().get(path)
    assert (answer.status_code, answer["Content-Type"]) == (404, "application/problem+json")


def test_an_answer_from_there_is_never_taken_for_one_from_here(made):
    tags = {Client().get(f"{root}/hsds/services")["ETag"] for root in ("", "/sandbox")}
    assert len(tags) == 2
    totals = [json.loads(got(f"{root}/hsds/services"))["total_items"] for root in ("", "/sandbox", "")]
    assert totals[0] == totals[2] != totals[1]
