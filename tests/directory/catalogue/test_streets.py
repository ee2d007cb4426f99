"""No field of a confidential record tells where it is: the loader refuses it, the converter cuts it."""

import copy
import json

import pytest

from directory.catalogue.checks import BadCatalogueError, Known, faults_of
from directory.catalogue.checks.streets import telling_fields
from directory.catalogue.convert.gazetteer import Gazetteer
from directory.catalogue.convert.record import convert, whole
from directory.catalogue.convert.report import report
from directory.catalogue.convert.streets import cut_words, without_streets
from directory.catalogue.load import load
from directory.models import Service
from directory.street_like import street_like
from tests.directory.catalogue.conftest import CONFIDENTIAL, RECORDS, spoilt

STREET = "House No. 12, Invented Road"
MAP = "https://maps.invalid/?to=https%3A%2F%2Fmaps.app.goo.gl%2Finvented"
REASON = "tells where a confidential place is: a street, a landmark, a point or a map"
TEXT = CONFIDENTIAL["texts"][0]
SOURCE = {"publisher": "nobody"}
WAY = {"helpline": "", "published": "1737", "dial": "1737", "label": STREET}
NOTE = {"kind": "note", "value": "", "digits": "", "why": ""}
WRONG = {"kind": "wrong number", "value": "0300 0000000", "digits": "3000000000", "why": f"It rings at {STREET}."}
IN_EACH_FIELD = [
    ("organization", f"Invented Body, {STREET}", "organization"),
    ("texts.0.text", f"Invented Centre, {STREET}", "texts[0].text"),
    ("texts", [TEXT, TEXT | {"field": "description", "text": f"A house. {STREET}."}], "texts[1].text"),
    ("texts", [TEXT, TEXT | {"field": "hours", "text": "9 to 5 at the gate of Block 7"}], "texts[1].text"),
    ("texts", [TEXT, TEXT | {"field": "coverage", "text": "women of Street 5"}], "texts[1].text"),
    ("texts", [TEXT, TEXT | {"field": "papers_asked", "text": "papers from House No. 12"}], "texts[1].text"),
    ("texts", [TEXT, TEXT | {"field": "first_contact", "text": "Come to F-7/2."}], "texts[1].text"),
    ("texts", [TEXT, TEXT | {"language": "ur", "text": "فرضی گھر، گلی نمبر ۵"}], "texts[1].text"),
    ("phones.0.label", "gate, Street 5", "phones[0].label"),
    ("reached_through", [WAY], "reached_through[0].label"),
    ("cost", {"option": f"free at {STREET}", "free": True}, "cost.option"),
    ("url", "https://www.google.com/maps/place/Invented", "url"),
    ("url", "https://invented.invalid/house-no-12-street-5", "url"),
    ("sources", [SOURCE | {"url": MAP}], "sources[0].url"),
    ("sources", [SOURCE, SOURCE | {"note": f"seen at {STREET}"}], "sources[1].note"),
    ("sources", [{"publisher": f"a board at {STREET}"}], "sources[0].publisher"),
    ("evidence", [NOTE | {"value": "31.0000, 74.0000"}], "evidence[0].value"),
    ("evidence", [NOTE, NOTE | {"why": "It is opposite Invented School."}], "evidence[1].why"),
    ("evidence", [WRONG], "evidence[0].why"),
]


@pytest.mark.django_db
@pytest.mark.parametrize(("path", "value", "field"), IN_EACH_FIELD)
def test_a_street_in_any_field_of_a_confidential_record_is_refused_at_the_field(path, value, field):
    record = spoilt(CONFIDENTIAL | {"url": ""}, path, value)
    faults = faults_of([record], Known.of([record]))
    assert (record["id"], field, REASON) in faults


@pytest.mark.django_db
@pytest.mark.parametrize(("path", "value", "field"), IN_EACH_FIELD)
def test_the_reason_does_not_repeat_the_street(path, value, field):
    record = spoilt(CONFIDENTIAL | {"url": ""}, path, value)
    said = " ".join(fault.reason for fault in faults_of([record], Known.of([record])))
    assert street_like(said) is None


@pytest.mark.django_db
def test_then_nothing_is_loaded():
    with pytest.raises(BadCatalogueError, match=REASON):
        load([*RECORDS, spoilt(CONFIDENTIAL, "sources.0.note", STREET)])
    assert not Service.everything.filter(slug=CONFIDENTIAL["id"]).exists()


def test_a_place_that_is_not_confidential_may_say_its_street():
    record = spoilt(CONFIDENTIAL, "texts.0.text", STREET)
    assert not list(telling_fields(record | {"location": {"place": "pk/punjab/lahore", "precision": "district"}}))
    assert list(telling_fields(record)) == ["texts[0].text"]


def test_the_name_before_an_at_is_no_street():
    assert not list(telling_fields(CONFIDENTIAL | {"emails": ["street5@invented.invalid"]}))


def test_no_field_of_a_confidential_record_of_the_catalogue_tells_where_it_is():
    confidential = [record for record in RECORDS if record.get("location", {}).get("confidential")]
    assert len(confidential) == 94
    assert {record["id"]: found for record in confidential if (found := list(telling_fields(record)))} == {}


def test_the_addresses_of_other_records_are_seen():
    addresses = [record["location"]["address"] for record in RECORDS if record.get("location", {}).get("address")]
    assert sum(street_like(address) is not None for address in addresses) >= 6


@pytest.mark.parametrize(("path", "value", "field"), IN_EACH_FIELD)
def test_the_converter_cuts_it_in_every_field(path, value, field):
    cut = without_streets(spoilt(CONFIDENTIAL | {"url": ""}, path, value))
    assert not list(telling_fields(cut))
    assert "nvented Road" not in json.dumps(cut)


def test_only_the_sentence_that_tells_is_cut():
    assert cut_words("A house for women. It stands opposite Invented School. Call first.") == (
        "A house for women. Call first."
    )
    assert cut_words("خواتین کا گھر۔ گلی نمبر ۵ میں ہے۔ پہلے فون کریں۔") == "خواتین کا گھر۔ پہلے فون کریں۔"
    assert cut_words("Street 5") == ""
    assert cut_words("A house for women.") == "A house for women."


def test_what_two_sentences_tell_together_is_cut_too():
    assert cut_words("It is House 12. Invented Colony is large.") == ""


def test_evidence_of_a_wrong_number_stays_whatever_is_cut_of_its_words():
    cut = without_streets(CONFIDENTIAL | {"evidence": [WRONG, NOTE | {"why": f"Old. {STREET}."}]})
    assert cut["evidence"] == [WRONG | {"why": ""}, NOTE | {"why": "Old."}]


def test_what_becomes_empty_is_left_out():
    record = CONFIDENTIAL | {
        "url": "https://osm.org/go/invented",
        "cost": {"option": "free at Street 5", "free": True},
        "sources": [SOURCE | {"url": MAP, "note": "Street 5"}],
        "texts": [TEXT, TEXT | {"field": "hours", "text": "Street 5"}],
    }
    cut = without_streets(record)
    assert cut == CONFIDENTIAL | {"sources": [SOURCE], "texts": [TEXT]}


def test_a_record_that_tells_nothing_stands_as_it_is():
    assert without_streets(CONFIDENTIAL) is CONFIDENTIAL


def test_the_report_lists_what_was_cut_and_not_its_words():
    gazetteer = Gazetteer.read()
    listing = LISTING | {"notes": f"Call first. {STREET}.", "cost": "free at Street 5"}
    record = convert(listing, gazetteer)
    assert list(telling_fields(whole(listing, gazetteer))) == ["cost.option", "evidence[1].why"]
    assert not list(telling_fields(record))
    text = report([listing], [record], gazetteer)
    assert "- pk-invented-house: `cost.option`\n- pk-invented-house: `evidence[1].why`" in text
    assert STREET not in text


LISTING = {
    "id": "pk-invented-house", "country": "PK", "kind": "shelter", "organization": "Invented Body",
    "name": "Invented House", "name_ur": None, "name_ur_origin": None, "description": "A house for women.",
    "services": ["shelter"], "serves": ["women"], "province": "Punjab", "city": "Lahore", "district": "Lahore",
    "address": None, "address_sensitive": True, "latitude": None, "longitude": None, "coverage": "Lahore",
    "phones": [], "sms": [], "whatsapp": [], "email": [], "website": "", "languages": [], "cost": None,
    "opening_hours": None, "source_date": "2025", "sources": [SOURCE], "confidence": "low",
    "confidence_reason": "invented", "safeguarding_flag": False, "rule_only": False, "phone_status": "none",
    "disputed_or_superseded": [], "notes": "",
}  # fmt: skip


def test_converting_changes_no_listing():
    listing = copy.deepcopy(LISTING)
    convert(listing, Gazetteer.read())
    assert listing == LISTING
