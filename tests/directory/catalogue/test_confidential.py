"""A confidential place is known by its district only, and the database itself refuses more."""

import pytest
from django.db import IntegrityError, transaction

from directory.catalogue.checks import Known, faults_of
from directory.models import Location, ServiceText
from tests.directory.catalogue.conftest import CONFIDENTIAL, RECORDS, spoilt

pytestmark = pytest.mark.django_db

CLOSER = [
    {"address_1": "000 Invented Lane"},
    {"postal_code": "00000"},
    {"precision": "exact", "latitude": 31.5, "longitude": 74.3},
    {"precision": "city"},
    {"place_id": "pk/punjab/lahore/lahore"},
    {"place_id": "pk/punjab/lahore/lahore/gulberg"},
]


@pytest.mark.parametrize("closer", CLOSER, ids=lambda change: next(iter(change)))
def test_the_database_refuses_to_know_a_confidential_place_more_closely(closer):
    known = {"confidential": True, "precision": "district", "place_id": "pk/punjab/lahore"}
    with transaction.atomic():
        Location.everything.create(**known)
    with pytest.raises(IntegrityError), transaction.atomic():
        Location.everything.create(**known | closer)


@pytest.mark.parametrize("closer", CLOSER, ids=lambda change: next(iter(change)))
def test_the_database_refuses_to_learn_more_of_a_confidential_place(closer):
    location = Location.everything.filter(confidential=True, location_type="physical").first()
    with pytest.raises(IntegrityError), transaction.atomic():
        Location.everything.filter(pk=location.pk).update(**closer)


def test_a_place_cannot_become_confidential_while_its_address_stands():
    with pytest.raises(IntegrityError), transaction.atomic():
        Location.everything.filter(service_at_locations__service__slug="pk-karachi-jpmc").update(confidential=True)


def test_every_confidential_place_of_the_catalogue_is_a_district_or_wider():
    places = Location.everything.filter(confidential=True).select_related("place")
    kinds = {(location.place.kind, location.place.country) for location in places if location.place}
    assert {kind for kind, country in kinds if country == "PK"} == {"district", "division"}
    assert len(places) == sum(bool(r.get("location", {}).get("confidential")) for r in RECORDS) == 94


SAYS_TOO_MUCH = [
    ("location.address", "000 Invented Lane", "location.address"),
    ("location.place", "pk/punjab/lahore/lahore", "location.place"),
    ("location.precision", "city", "location.precision"),
    ("texts.0.text", "Invented Shelter, Hall Road", "texts[0].text"),
    ("texts.0.text", "Invented Shelter near the station", "texts[0].text"),
    ("texts.0.text", "Invented Shelter, Gulberg", "texts[0].text"),
    ("texts.0.text", "گلبرگ میں پناہ گاہ", "texts[0].text"),
    ("organization", "Raiwind Invented Body", "organization"),
    ("phones.0.label", "gate in Block 0", "phones[0].label"),
]


@pytest.mark.parametrize(("path", "value", "field"), SAYS_TOO_MUCH)
def test_a_confidential_record_that_says_too_much_is_refused(path, value, field):
    record = spoilt(CONFIDENTIAL, path, value)
    assert field in {fault.field for fault in faults_of([record], Known.of([record]))}


def test_a_confidential_record_may_say_its_district():
    record = spoilt(CONFIDENTIAL, "texts.0.text", "Invented Shelter, Lahore, Punjab")
    assert faults_of([record], Known.of([record])) == []


def test_no_text_of_the_loaded_confidential_places_names_their_town():
    texts = ServiceText.objects.filter(of__service_at_locations__location__confidential=True)
    assert not texts.filter(text__iregex="Timergara|Nawabshah|نواب شاہ")
