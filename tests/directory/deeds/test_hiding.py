"""A place that becomes hidden is hidden in everything that we ever kept of it."""

import json

import pytest

from directory import actions
from directory.content import content_of, faults_of, write
from directory.models import Claim, Evidence, ListingReport, Organization, OrganizationText, PastEdition
from safety.models import AuditEvent
from tests.directory.refusing import refused
from tests.directory.street import HOUSE, POINT, ROAD, WORDS, places_with, tell_everywhere
from tests.factories import make_listing, make_place

pytestmark = pytest.mark.django_db


@pytest.fixture
def told(db, staff, other_vetter):
    """A listing whose street stands wherever words can stand."""
    district = make_place("Invented District", kind="district")
    city = make_place("Inventedabad", parent=district)
    listing = make_listing(city, "Invented Shelter", kind="shelter", phones=("1043",))
    tell_everywhere(listing.service, staff, other_vetter)
    return listing.service


def test_the_words_stood_everywhere_before(told):
    tables = places_with(ROAD, HOUSE, POINT)
    assert tables >= {
        "directory_location",
        "directory_servicetext",
        "directory_draft",
        "directory_edition",
        "directory_pastedition",
        "directory_verification",
        "directory_listingreport",
        "directory_source",
        "directory_evidence",
        "directory_card",
        "directory_claim",
        "directory_organization",
        "directory_organizationtext",
        "directory_upload",
        "directory_uploadrow",
    }


def test_once_it_is_hidden_they_stand_nowhere(told, staff):
    gone = actions.hide_place(service=told, by=staff)
    assert places_with(ROAD, HOUSE, POINT) == set()
    assert gone["editions"] > 1
    assert PastEdition.objects.filter(service=told).count() == 1
    event = AuditEvent.objects.get(event="listing.hidden")
    assert event.facts == gone


def test_it_is_found_by_its_district_and_still_has_its_number(told, staff):
    actions.hide_place(service=told, by=staff)
    held = content_of(told)
    assert (held["precision"], held["confidential"], held["point"], held["address"]) == ("district", True, None, "")
    assert held["name_words"] == {"en": "Invented Shelter"}
    assert held["description_words"] == {"ur": "گھر"}
    assert [row["dial"] for row in held["phones"]] == ["1043"]


def test_a_wrong_number_stays_known(told, staff):
    actions.hide_place(service=told, by=staff)
    assert list(Evidence.objects.filter(service=told).values_list("kind", "digits")) == [("wrong number", "1044")]


def test_reports_stay_without_their_words(told, staff):
    actions.hide_place(service=told, by=staff)
    assert list(ListingReport.objects.values_list("wrong", "right")) == [("moved", "")]


def test_claims_stay_without_their_words(told, staff):
    actions.hide_place(service=told, by=staff)
    assert list(Claim.objects.values_list("state", *Claim.TOLD)) == [("new", "", "", "")]


def test_of_the_organization_only_what_leads_there_goes(told, staff):
    actions.hide_place(service=told, by=staff)
    body = Organization.everything.get(pk=told.organization_id)
    assert list(body.texts.values_list("field", "language", "text")) == [("name", "en", "Invented Body")]
    assert body.website == ""


def test_an_organization_whose_every_name_leads_there_is_called_as_its_listing(told, staff):
    OrganizationText.objects.filter(of=told.organization_id, language="en").update(text=f"The Body, {WORDS}")
    actions.hide_place(service=told, by=staff)
    assert told.organization.said("name", "en") == "Invented Shelter"
    assert places_with(HOUSE) == set()


def test_where_there_is_no_other_name_it_is_refused_in_a_sentence(told, staff):
    OrganizationText.objects.filter(of=told.organization_id, language="en").update(text=f"The Body, {WORDS}")
    told.texts.filter(field="name").update(text=f"The Shelter, {WORDS}")
    with refused("named-by-street"):
        actions.hide_place(service=told, by=staff)


def test_the_other_listings_of_the_organization_no_longer_say_it_either(told, staff):
    make_listing(None, "Invented Line", kind="helpline", phones=("1044",), organization=told.organization)
    assert "api_readyservice" in places_with(POINT)
    actions.hide_place(service=told, by=staff)
    assert places_with(POINT) == set()


def test_names_of_places_inside_its_district_go_too_and_areas_become_districts(told, staff):
    city = told.service_at_locations.get().location.place
    write(told, {"hours_words": {"en": "In Inventedabad on Mondays.", "ur": "پیر"}, "areas": [city.pk]})
    actions.hide_place(service=told, by=staff)
    held = content_of(told)
    assert (held["hours_words"], held["areas"]) == ({"ur": "پیر"}, [city.parent.pk])
    assert faults_of(held, told) == []


def test_one_person_is_enough_and_twice_is_refused(told, staff):
    actions.hide_place(service=told, by=staff)
    with refused("hidden-already"):
        actions.hide_place(service=told, by=staff)


def test_no_history_ever_held_its_address_or_point(told):
    said = json.dumps(list(PastEdition.objects.values_list("content", flat=True)))
    assert POINT not in said
    assert not any({"address", "postal_code", "point"} & set(row) for row in json.loads(said))
