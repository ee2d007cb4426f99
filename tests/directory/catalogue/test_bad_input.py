"""Every bad record is named by id, field and reason, and then nothing at all is loaded."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from directory.catalogue.checks import BadCatalogueError, Known, faults_of
from directory.catalogue.checks.shape import shape_faults
from directory.catalogue.load import load
from directory.models import Service
from tests.directory.catalogue.conftest import INVENTED, RECORDS, spoilt

pytestmark = pytest.mark.django_db

PHONE = INVENTED["phones"][0]
LONG = "x" * 600
BAD = [
    ("id", "Invented Centre", "id", "is not like"),
    ("id", 7, "id", "wrong type"),
    ("country", "XX", "country", "no country of the gazetteer"),
    ("country", "pk/punjab", "country", "no country"),
    ("kind", "temple", "kind", "not a valid choice"),
    ("vetting_state", "suspended", "vetting_state", "closed list"),
    ("assurance", "confirmed", "assurance", "not a field"),
    ("needs", [], "needs", "empty"),
    ("needs", ["women"], "needs", "closed list"),
    ("needs", "shelter", "needs", "not a list"),
    ("audiences", ["everybody"], "audiences", "closed list"),
    ("accepts_minors", "maybe", "accepts_minors", "not a valid choice"),
    ("texts", [], "texts", "no English name"),
    ("texts.0.field", "secret", "texts[0]", "no text of a service"),
    ("texts.0.language", "xx", "texts[0]", "no text of a service"),
    ("texts.0.review", "fine", "texts[0].review", "not a valid choice"),
    ("texts.0.text", "Invented \u0000 Centre", "texts[0].text", "invisible"),
    ("texts.0.text", "Invented \u202e Centre", "texts[0].text", "invisible"),
    ("texts.0.text", "Invented \ud800 Centre", "texts[0].text", "invisible"),
    ("texts.0.text", "", "texts[0].text", "cannot be blank"),
    ("texts", [*INVENTED["texts"], *INVENTED["texts"]], "texts[1]", "there twice"),
    ("location.place", "pk/nowhere", "location.place", "no place of the gazetteer"),
    ("location.place", "gn/292223", "location.place", "not in PK"),
    ("location.place", "pk\ud800", "location.place", "invisible"),
    ("country", "\u0000", "country", "invisible"),
    ("location.place", "pk\u0000", "location.place", "invisible"),
    ("location.precision", "exact", "location.precision", "a point goes with"),
    ("location.precision", "roughly", "location.precision", "not a valid choice"),
    ("location", {"place": "pk/punjab/lahore/lahore"}, "location.precision", "a place has a precision"),
    ("location", {"address": "000 Invented Lane"}, "location.address", "without a place"),
    (
        "location",
        {"place": "pk/sindh/karachi", "precision": "exact", "latitude": 91.0, "longitude": 0.0},
        "location.latitude",
        "not on Earth",
    ),
    (
        "location",
        {"place": "pk/sindh/karachi", "precision": "exact", "latitude": float("nan"), "longitude": 0.0},
        "location.latitude",
        "not on Earth",
    ),
    ("location.door", "blue", "location.door", "not a field"),
    ("areas", ["Punjab"], "areas[0]", "no place of the gazetteer"),
    ("phones", [PHONE, PHONE], "phones[1].dial", "there twice"),
    ("phones.0.dial", "9999", "phones[0].dial", "no short code"),
    ("phones.0.published", "1737", "phones[0].published", "not the number that is dialled"),
    ("phones.0.kind", "fax", "phones[0].kind", "not a valid choice"),
    ("phones.0.dial", None, "phones[0].dial", "wrong type"),
    ("phones", [{"dial": "1043"}], "phones[0].published", "is missing"),
    (
        "phones",
        [PHONE | {"published": "+92 300 12", "dial": "+9230012", "e164": "+9230012"}],
        "phones[0].dial",
        "in use",
    ),
    ("phones.0.label", LONG, "phones[0].label", "at most"),
    (
        "reached_through",
        [{"helpline": "pk-nobody", "published": "1737", "dial": "1737", "label": ""}],
        "reached_through[0].helpline",
        "no record",
    ),
    (
        "reached_through",
        [{"helpline": "", "published": "1043", "dial": "1043", "label": ""}],
        "reached_through[0].dial",
        "there twice",
    ),
    ("emails", ["nobody"], "emails", "valid email"),
    ("url", "javascript:alert(1)", "url", "valid URL"),
    ("url", "http://war.org.pk/help", "url", "leads to a site"),
    ("emails", ["helpdesk@nr3c.gov.pk"], "emails[0]", "evidence says is wrong"),
    ("sources", [{"publisher": "x", "url": "http://www.war.org.pk/"}], "sources[0].url", "leads to a site"),
    ("sources", [{"publisher": "x", "url": "ftp//x"}], "sources[0].url", "valid URL"),
    ("sources", [{}], "sources[0].publisher", "is missing"),
    ("languages", ["Urdu"], "languages[0]", "no language code"),
    ("cost", {"option": LONG, "free": True}, "cost.option", "at most"),
    ("cost", {"option": "free"}, "cost.free", "is missing"),
    ("hours", {"weekly": [[8, "09:00", "17:00"]]}, "hours.weekly[0]", "Monday being 1"),
    ("hours", {"weekly": [[1, "9 am", "17:00"]]}, "hours.weekly[0]", "Monday being 1"),
    ("hours", {"weekly": [[1, "09:00"]]}, "hours.weekly[0]", "Monday being 1"),
    ("hours", {"weekly": [[1, "09:00", "25:00"]]}, "hours.weekly[0]", "Monday being 1"),
    ("hours", {"always_open": True, "weekly": [[1, "09:00", "17:00"]]}, "hours", "exclude each other"),
    ("source_date", "last year", "source_date", "not a date"),
    ("source_date", "2025-13", "source_date", "not a date"),
    ("evidence", [{"kind": "rumour", "value": "", "digits": "", "why": ""}], "evidence[0].kind", "valid choice"),
    ("evidence", [{"kind": "safeguarding", "value": "", "digits": "", "why": ""}], "vetting_state", "safeguarding"),
    ("evidence", [{"kind": "rule only", "value": "", "digits": "", "why": ""}], "vetting_state", "rule only"),
    ("evidence", [{"kind": "confidence", "value": "low", "digits": "", "why": ""}], "vetting_state", "confidence low"),
]


@pytest.mark.parametrize(("path", "value", "field", "reason"), BAD, ids=lambda part: repr(part)[:40])
def test_a_bad_record_is_named_by_id_field_and_reason(path, value, field, reason):
    record = spoilt(INVENTED, path, value)
    faults = faults_of([record], Known.of([record]))
    named = record["id"] if isinstance(record["id"], str) else "record 1"
    assert [fault for fault in faults if (fault.id, fault.field) == (named, field) and reason in fault.reason], faults


def test_the_record_that_is_spoilt_has_no_fault_of_its_own():
    assert faults_of([INVENTED], Known.of([INVENTED])) == []


def test_what_has_neither_number_nor_address_is_not_public():
    record = spoilt(INVENTED, "phones", []) | {"location": {"place": "pk/punjab/lahore/lahore", "precision": "city"}}
    assert [fault.field for fault in faults_of([record], Known.of([record]))] == ["vetting_state"]


@pytest.mark.parametrize("thing", [None, 7, "text", [], {}])
def test_what_is_no_record_is_named_by_its_place_in_the_file(thing):
    faults = faults_of([INVENTED, thing], Known.of([INVENTED, thing]))
    assert faults
    assert {fault.id for fault in faults} == {"record 2"}


def test_two_records_of_one_id_are_a_fault():
    faults = faults_of([INVENTED, INVENTED], Known.of([INVENTED, INVENTED]))
    assert [str(fault) for fault in faults] == ["pk-invented-centre: id: is there 2 times"]


def test_one_bad_record_keeps_all_others_out():
    good = INVENTED | {"id": "pk-another-centre", "organization": "Another Invented Body"}
    with pytest.raises(BadCatalogueError) as refused:
        load([*RECORDS, good, spoilt(INVENTED, "kind", "temple"), spoilt(INVENTED, "needs", []) | {"id": "pk-third"}])
    assert {fault.id for fault in refused.value.faults} == {"pk-invented-centre", "pk-third"}
    assert not Service.everything.filter(slug__in=["pk-another-centre", "pk-invented-centre"]).exists()


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)


@given(JSON, st.sampled_from(sorted(INVENTED)))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=150)
def test_no_value_in_any_field_breaks_the_checks(value, field):
    record = spoilt(INVENTED, field, value)
    for fault in faults_of([record], Known.of([record])):
        assert fault.id
        assert fault.reason


@given(JSON)
def test_the_shape_of_anything_can_be_judged(value):
    assert all(reason for _field, reason in shape_faults(value))
