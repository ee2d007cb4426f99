"""Every object of the API against the official HSDS 3.1 schemas, and the report that says so."""

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone
from jsonschema import Draft202012Validator

from api.conformance.asking import Here
from api.conformance.checked import check
from api.conformance.official import faults
from api.conformance.report import PAGE, REPORT, fallen, page, report
from directory.models import Service
from tests.api import listings
from tests.api.hsds.official import official

pytestmark = [pytest.mark.django_db, pytest.mark.hsds]
FULL = {"capacity": "full", "capacity_said_on": "2026-11-01", "capacity_until": "2099-01-01"}
CONFIRMED = {"assurance": "confirmed", "assured_date": "2026-11-01", "assured_method": "call"}


@pytest.fixture(scope="module")
def standard():
    return official()


def committed():
    return json.loads(REPORT.read_text(encoding="utf-8"))


def test_every_check_of_the_report_holds_for_every_object_and_every_door(settings, standard):
    settings.ASSURER_EMAIL = "vetters@example.org"
    listings.rich(), listings.confidential(), listings.published(**FULL, **CONFIRMED)
    found = report(Here(), standard, at=timezone.now(), step=5)
    assert [one for one in found["checks"] if not one["passed"]] == []
    assert fallen(committed(), found) == []
    checked = {one["name"]: one["checked"] for one in found["checks"]}
    assert checked["/services?full=true: nothing is null"] == Service.public.count() > 100


def test_the_committed_report_says_that_all_holds_and_its_page_is_made_of_it():
    assert committed()["passed"]
    assert PAGE.read_text(encoding="utf-8") == page(committed())


def test_the_report_is_served_as_it_was_written(client):
    assert client.get("/hsds/conformance.json").json() == committed()


def test_a_check_that_no_longer_holds_is_named():
    now = committed()
    now["checks"][3] |= {"passed": False}
    gone = now["checks"].pop()
    assert fallen(committed(), now) == [now["checks"][3]["name"], gone["name"]]


def test_the_command_names_what_does_not_hold_and_writes_it_down(monkeypatch, tmp_path, standard):
    where = "api.management.commands.conformance_report"
    fallen = committed() | {"passed": False, "checks": [check("it stands", 0, ["it fell"]).written()]}
    monkeypatch.setattr(f"{where}.report", lambda site, schemas, at: fallen)
    monkeypatch.setattr(f"{where}.FOLDER", tmp_path)
    monkeypatch.setattr(f"{where}.REPORT", tmp_path / REPORT.name)
    monkeypatch.setattr(f"{where}.PAGE", tmp_path / PAGE.name)
    out = StringIO()
    with pytest.raises(CommandError, match="1 of 1 checks do not hold"):
        call_command("conformance_report", stdout=out)
    assert out.getvalue() == "FAIL it stands (0)\n     it fell\n"
    assert json.loads((tmp_path / REPORT.name).read_text())["passed"] is False
    assert {path.name for path in tmp_path.iterdir()} >= {"report.json", "README.md"}


def test_an_address_that_is_no_site_is_refused_and_nothing_is_written():
    with pytest.raises(CommandError, match="no address of a site"):
        call_command("conformance_report", url="ftp://localhost")


@pytest.mark.parametrize("key", ["id", "name", "status"])
def test_the_check_would_notice_a_missing_key(client, standard, key):
    item = client.get(f"/hsds/services/{listings.rich().pk}").json()
    assert faults(standard.validator("service"), {name: value for name, value in item.items() if name != key})


def test_the_check_would_notice_a_wrong_format_deep_inside(client, standard):
    item = client.get(f"/hsds/services/{listings.rich().pk}").json()
    item["service_at_locations"][0]["location"]["addresses"][0]["id"] = "no-uuid"
    assert faults(standard.validator("service"), item)


def test_the_check_would_notice_a_key_that_is_nobody_s(client, standard):
    item = client.get(f"/hsds/services/{listings.rich().pk}").json()
    item["service_at_locations"][0]["location"]["raah"]["door"] = "green"
    assert faults(standard.validator("service"), item) == []
    assert faults(standard.strict_validator("service"), item)


def test_a_schema_with_our_patch_is_still_a_json_schema(standard):
    for schema in standard.profiled.values():
        Draft202012Validator.check_schema(schema)


def test_our_patches_take_nothing_away_and_change_nothing(client, standard):
    for name, where in client.get("/hsds/raah").json()["patches"].items():
        patch = client.get(where).json()
        assert patch.keys() == {"properties"}
        assert not patch["properties"].keys() & standard.schemas[name]["properties"].keys()
