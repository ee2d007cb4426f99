"""A listing is one plain value: read from the tables and written back, it says the same."""

import copy
import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from directory.content import KEYS, SENSITIVE, content_of, contents_of, faults_of, write
from directory.models import Edition, PastEdition, Phone, Review, Service, ServiceText
from tests.factories import make_place, make_service

pytestmark = pytest.mark.django_db


def test_a_content_is_json_and_has_every_key():
    for _pk, content in contents_of(Service.everything.values_list("pk", flat=True)):
        assert tuple(content) == KEYS
        assert json.loads(json.dumps(content)) == content


def test_reading_all_costs_the_same_as_reading_one(django_assert_max_num_queries):
    ids = list(Service.everything.values_list("pk", flat=True)[:100])
    with django_assert_max_num_queries(11):
        assert len(list(contents_of(ids))) == 100


@pytest.mark.parametrize("every", [4, pytest.param(1, marks=pytest.mark.soak)])
def test_every_listing_of_the_catalogue_survives_being_written_to_another(every):
    contents = [content for _pk, content in contents_of(Service.everything.order_by("pk").values_list("pk", flat=True))]
    blank = make_service("Invented Copy", needs=(), vetting_state="draft")
    for content in contents[::every]:
        write(blank, copy.deepcopy(content))
        assert content_of(blank) == content


def test_writing_the_same_changes_nothing(service):
    number = service.phones.first().pk
    assert write(service, content_of(service)) == frozenset()
    assert service.phones.first().pk == number


def test_a_number_that_stays_keeps_the_day_it_was_heard(service):
    Phone.objects.filter(service=service).update(answered_on="2026-11-01")
    content = content_of(service)
    extra = {"kind": "voice", "published": "1043", "dial": "1043", "e164": "", "label": ""}
    content["phones"] = [extra, *content["phones"]]
    assert write(service, content) == {"phones"}
    heard = [bool(row.answered_on) for row in service.phones.all()]
    assert heard == [False, *([True] * (len(heard) - 1))]


def test_words_that_change_lose_their_review_and_others_keep_it(service):
    ServiceText.objects.filter(of=service).update(review=Review.REVIEWED)
    content = content_of(service)
    content["description_words"]["en"] = "Invented words."
    write(service, content)
    reviews = dict(ServiceText.objects.filter(of=service, language="en").values_list("field", "review"))
    assert reviews["description"] == Review.SOURCE
    assert reviews["name"] == Review.REVIEWED


def test_every_listing_has_its_edition_and_history_without_its_address():
    held = dict(Edition.objects.values_list("pk", "content"))
    assert held.keys() == set(Service.everything.values_list("pk", flat=True))
    assert not any(SENSITIVE & content.keys() for content in held.values())
    assert not any(SENSITIVE & content.keys() for content in PastEdition.objects.values_list("content", flat=True))


def test_the_shipped_listings_have_no_fault_but_a_place_that_the_sources_left_out():
    contents = [content for _pk, content in contents_of(Service.public.values_list("pk", flat=True))]
    placed = [content for content in contents if content["place"] or content["areas"]]
    assert len(placed) > 100
    assert not [fault for content in placed for fault in faults_of(content)]


clocks = st.builds("{:02}:{:02}".format, st.integers(0, 23), st.sampled_from([0, 15, 30, 45]))
weeks = st.lists(st.tuples(st.integers(1, 7), clocks, clocks).map(list), max_size=9)


@settings(max_examples=60, suppress_health_check=list(HealthCheck))
@given(week=weeks, ramadan=weeks, always=st.booleans())
def test_any_hours_survive_being_written(week, ramadan, always, db):
    service = Service.everything.get(slug="pk-lahore-aghs")
    wanted = {"week": sorted(week), "ramadan": sorted(ramadan), "always_open": always}
    write(service, wanted)
    held = content_of(service)
    assert {key: held[key] for key in wanted} == wanted


@settings(max_examples=100, suppress_health_check=list(HealthCheck))
@given(week=weeks)
def test_hours_have_a_fault_when_two_openings_share_a_minute(week):
    minutes = []
    for day, opens, closes in week:
        start, end = (int(at[:2]) * 60 + int(at[3:]) for at in (opens, closes))
        length = (end - start) % 1440 or 1440
        minutes += [((day - 1) * 1440 + start + ahead) % 10080 for ahead in range(length)]
    from directory.content.hours_faults import hours_faults

    codes = {code for _key, code, _found in hours_faults({"week": week, "ramadan": [], "exceptions": []})}
    assert ("overlap" in codes) == (len(minutes) != len(set(minutes)))


def special(first, last, *clocks):
    return [f"2027-01-{first:02}", f"2027-01-{last:02}", *(clocks or (None, None))]


@pytest.mark.parametrize(
    ("one", "other", "is_wrong"),
    [
        (special(1, 9), special(3, 4), False),
        (special(1, 9), special(1, 4, "09:00", "12:00"), False),
        (special(1, 4), special(5, 9), False),
        (special(1, 5), special(5, 9), True),
        (special(1, 1, "09:00", "12:00"), special(1, 1, "12:00", "15:00"), False),
        (special(1, 1, "09:00", "12:00"), special(1, 1, "11:00", "15:00"), True),
        (special(1, 1, "20:00", "03:00"), special(1, 1, "02:00", "05:00"), False),
        (special(1, 2, "20:00", "03:00"), special(1, 2, "02:00", "05:00"), True),
        (special(1, 1), special(1, 1), True),
        (special(1, 1, "09:00", "12:00"), special(1, 1), True),
    ],
)
def test_special_dates_contradict_each_other_unless_one_lies_in_the_other(one, other, is_wrong):
    from directory.content.hours_faults import hours_faults

    for rows in ([one, other], [other, one]):
        found = list(hours_faults({"week": [], "ramadan": [], "exceptions": rows}))
        assert [code for _key, code, _found in found] == ["overlap"] * is_wrong


def test_a_hidden_place_has_no_address_whatever_the_content_says():
    service = make_service(vetting_state="draft")
    district = make_place("Invented District", kind="district")
    write(
        service, {"place": district.pk, "precision": "district", "confidential": True, "address": "x", "point": [1, 2]}
    )
    held = content_of(service)
    assert (held["address"], held["point"], held["confidential"]) == ("", None, True)
