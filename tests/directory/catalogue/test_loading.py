"""Loading a catalogue: all of it or nothing, and only what changed."""

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from directory import actions
from directory.cards import catalogue_version, differences
from directory.catalogue.checks import BadCatalogueError
from directory.catalogue.load import load, read
from directory.models import Card, Evidence, Location, Phone, Service, ServiceText, VettingState
from safety.models import AuditEvent
from tests.directory.catalogue.conftest import CONFIDENTIAL, FILE, INVENTED, RECORDS, spoilt
from tests.factories import make_service

pytestmark = pytest.mark.django_db

TABLES = [Service, Location, Phone, ServiceText, Evidence, Card, AuditEvent]


def snapshot():
    return [list(model._base_manager.order_by("pk").values()) for model in TABLES], catalogue_version()


def test_loading_the_same_file_again_changes_nothing_and_asks_little():
    before = snapshot()
    with CaptureQueriesContext(
        connection,
    ) as statements:
        plan = load(RECORDS)
    assert plan.is_empty
    assert plan.unchanged == len(RECORDS)
    assert len(statements) <= 5
    assert snapshot() == before


def test_loading_into_an_empty_directory_gives_the_same_again(empty_directory):
    plan = load(RECORDS)
    assert len(plan.new) == len(RECORDS)
    first = [rows_without_times(model) for model in (Service, Location, Phone, ServiceText)]
    Service.everything.update(source_digest="another")
    assert len(load(RECORDS).changed) == len(RECORDS)
    assert [rows_without_times(model) for model in (Service, Location, Phone, ServiceText)] == first
    assert list(differences()) == []


def rows_without_times(model):
    names = {field.attname for field in model._meta.concrete_fields} - {"last_modified"}
    names -= {"id"} if model in {Phone, ServiceText} else set()
    return sorted(map(str, model._base_manager.values_list(*sorted(names))))


def test_a_new_record_is_there_with_its_card_and_its_event(records):
    plan = load([*records, INVENTED])
    assert list(plan.new) == ["pk-invented-centre"]
    assert Card.objects.filter(service_at_location__service__slug="pk-invented-centre").count() == 2
    event = AuditEvent.objects.last()
    assert (event.event, event.actor) == ("catalogue.loaded", "command:load_catalogue")
    assert event.facts == {"new": 1, "changed": 0, "archived": 0, "kept": 0}


def test_a_changed_record_keeps_its_ids_and_its_neighbours(records):
    load([*records, INVENTED])
    service = Service.everything.get(slug="pk-invented-centre")
    listing = service.service_at_locations.get()
    load([*records, spoilt(INVENTED, "phones", [])])
    assert not Phone.objects.filter(service=service).exists()
    assert service.service_at_locations.get() == listing
    assert list(differences()) == []


def test_a_place_that_becomes_confidential_is_forgotten(records):
    load([*records, INVENTED])
    load([*records, CONFIDENTIAL])
    location = Location.everything.get(service_at_locations__service__slug="pk-invented-centre")
    assert (location.address_1, location.precision, location.place_id) == ("", "district", "pk/punjab/lahore")


def test_a_record_that_vanishes_is_archived_and_not_deleted(records):
    plan = load([record for record in records if record["id"] != "pk-lahore-aghs"])
    service = Service.everything.get(slug="pk-lahore-aghs")
    assert plan.vanished == ["pk-lahore-aghs"]
    assert service.vetting_state == VettingState.ARCHIVED
    assert not Card.objects.filter(service_at_location__service=service).exists()
    assert load(records).changed.keys() == {"pk-lahore-aghs"}
    assert Service.public.filter(pk=service.pk).exists()


def test_a_renamed_helpline_is_renamed_on_the_cards_of_those_it_leads_to(records):
    at = next(index for index, record in enumerate(records) if record["id"] == "pk-pb-1737")
    records[at] = spoilt(records[at], "texts.0.text", "Invented Line")
    load(records)
    card = Card.objects.get(service_at_location__service__slug="pk-multan-vawc", language="en")
    assert "Invented Line" in card.json
    assert list(differences()) == []


def test_a_listing_that_staff_acted_on_is_not_overwritten(records, staff):
    service = Service.everything.get(slug="pk-lahore-aghs")
    actions.suspend(service=service, by=staff)
    at = next(index for index, record in enumerate(records) if record["id"] == "pk-lahore-aghs")
    plan = load([*records[:at], spoilt(records[at], "kind", "government"), *records[at + 1 :]])
    service.refresh_from_db()
    assert plan.kept == ["pk-lahore-aghs"]
    assert (service.vetting_state, service.kind) == (VettingState.SUSPENDED, "ngo")
    assert load([record for record in records if record["id"] != "pk-lahore-aghs"]).vanished == []


def test_an_id_that_staff_gave_to_a_listing_of_theirs_is_refused(records):
    make_service(slug="pk-invented-centre")
    with pytest.raises(BadCatalogueError, match="pk-invented-centre: id: is taken"):
        load([*records, INVENTED])


def test_a_text_that_a_native_speaker_reviewed_stays(records):
    name = ServiceText.objects.get(of__slug="pk-umang", field="description")
    ServiceText.objects.filter(pk=name.pk).update(review="reviewed", text="reviewed words")
    at = next(index for index, record in enumerate(records) if record["id"] == "pk-umang")
    load([*records[:at], spoilt(records[at], "source_date", "2026"), *records[at + 1 :]])
    assert ServiceText.objects.get(of__slug="pk-umang", field="description").text == "reviewed words"


def test_a_dry_run_says_what_would_change_and_writes_nothing(records, tmp_path):
    before = snapshot()
    file = tmp_path / "catalogue.json"
    file.write_text(json.dumps([*records[1:], INVENTED]), encoding="utf-8")
    out = StringIO()
    call_command("load_catalogue", file, "--dry-run", stdout=out)
    assert out.getvalue() == ("catalogue: 1 new, 0 changed, 1 archived, 323 unchanged (dry run: nothing was written)\n")
    assert snapshot() == before


def test_the_command_names_every_fault_and_fails(records, tmp_path):
    before = snapshot()
    file = tmp_path / "catalogue.json"
    spoilt_records = [INVENTED, spoilt(INVENTED, "needs", ["astrology"]) | {"id": "pk-other-centre"}, *records]
    file.write_text(json.dumps(spoilt_records), encoding="utf-8")
    err = StringIO()
    with pytest.raises(CommandError, match="2 faults: nothing was loaded") as refused:
        call_command("load_catalogue", file, stderr=err)
    assert refused.value.returncode == 1
    assert err.getvalue().splitlines() == [
        "pk-other-centre: texts: is the same service as pk-invented-centre",
        "pk-other-centre: needs: astrology is not in the closed list",
    ]
    assert snapshot() == before


@pytest.mark.parametrize("text", ["", "{", "[]", "{}", "nonsense", '"text"', "[1", "[" * 100_000])
def test_a_file_that_is_no_catalogue_is_refused(text):
    with pytest.raises(BadCatalogueError, match="file: text: is not"):
        read(text)


def test_a_file_that_cannot_be_read_is_refused_in_one_line(tmp_path):
    with pytest.raises(CommandError, match="cannot be read"):
        call_command("load_catalogue", tmp_path / "missing.json")


def test_the_shipped_file_has_no_fault():
    assert load(read(FILE.read_text(encoding="utf-8"))).is_empty


WRONG = {"kind": "voice", "published": "051-2850906", "dial": "+92512850906", "e164": "+92512850906", "label": ""}


@pytest.mark.parametrize("evidence", ["in the file", "only in the database"])
def test_a_number_known_to_be_wrong_is_refused_when_it_comes_back(records, evidence):
    at = next(index for index, record in enumerate(records) if record["id"] == "pk-bedari")
    records[at]["phones"].append(WRONG)
    if evidence == "only in the database":
        records[at]["evidence"] = []
    with pytest.raises(BadCatalogueError) as refused:
        load(records)
    assert [(fault.id, fault.field) for fault in refused.value.faults] == [("pk-bedari", "phones[1].published")]


def test_a_number_stays_known_as_wrong_when_a_later_file_forgets_it(records):
    at = next(index for index, record in enumerate(records) if record["id"] == "pk-bedari")
    records[at]["evidence"] = []
    load(records)
    assert Evidence.objects.filter(service__slug="pk-bedari", kind="wrong number", digits="512850906").count() == 1
    records[at]["phones"].append(WRONG)
    with pytest.raises(BadCatalogueError, match="evidence says is wrong"):
        load(records)
