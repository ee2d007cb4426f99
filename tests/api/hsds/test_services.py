"""The doors of HSDS: what they give, and what they keep to themselves."""

from uuid import uuid4

import pytest

from directory.cards import rebuild
from tests.api import listings
from tests.api.shapes import lasting
from tests.factories import make_listing, make_organization, make_place

pytestmark = pytest.mark.django_db

ENVELOPE = {"total_items", "total_pages", "page_number", "size", "first_page", "last_page", "empty", "contents"}
HIDDEN = ["draft", "in review", "suspended", "archived"]


@pytest.fixture(autouse=True)
def _nothing_else(empty_directory):
    """These tests count: the shipped listings are out of the way."""


def listed(client, **params):
    return client.get("/hsds/services", params).json()


def one(client, row):
    return client.get(f"/hsds/services/{row.pk}").json()


def test_the_root_says_which_standard_it_is(client):
    about = client.get("/hsds/").json()
    assert about["version"] == "3.1"
    assert client.get(about["openapi_url"]).json()["openapi"].startswith("3.1")


def test_a_list_has_all_eight_keys_of_the_envelope(client):
    listings.published()
    page = listed(client)
    assert page.keys() == ENVELOPE
    assert (page["total_items"], page["size"], page["empty"]) == (1, 1, False)


def test_an_empty_directory_is_an_empty_first_and_last_page(client):
    page = listed(client)
    assert page["empty"] is page["first_page"] is page["last_page"] is True
    assert page["contents"] == []


def test_pages_hold_every_service_once(client):
    made = {str(listings.published().pk) for _ in range(5)}
    pages = [listed(client, page=number, per_page=2) for number in (1, 2, 3)]
    seen = [item["id"] for page in pages for item in page["contents"]]
    assert sorted(seen) == sorted(made)
    assert [page["last_page"] for page in pages] == [False, False, True]
    assert [page["size"] for page in pages] == [2, 2, 1]


@pytest.mark.parametrize("number", [2, 10**9, 10**18])
def test_a_page_past_the_end_is_empty_and_the_last(client, number):
    listings.published()
    page = listed(client, page=number)
    assert page["empty"] is page["last_page"] is True
    assert page["total_items"] == 1


def test_the_older_spelling_of_per_page_is_understood(client):
    listings.published(), listings.published()
    assert listed(client, perPage=1)["size"] == 1


@pytest.mark.parametrize("state", HIDDEN)
def test_what_is_not_published_is_answered_like_what_never_was(client, state):
    hidden = listings.published(vetting_state=state)
    unpublished = client.get(f"/hsds/services/{hidden.pk}")
    unknown = client.get(f"/hsds/services/{uuid4()}")
    assert unpublished.status_code == unknown.status_code == 404
    assert unpublished.content == unknown.content
    assert lasting(unpublished) == lasting(unknown)
    assert listed(client, full="true")["contents"] == []


def test_list_items_are_slim_unless_full_is_asked_for(client):
    row = listings.rich()
    assert "phones" not in listed(client)["contents"][0]
    assert listed(client, full="true")["contents"] == [one(client, row)]
    assert listed(client, minimal="true")["contents"][0].keys() == {"id", "name", "status", "last_modified"}


def test_filters_narrow_and_add_up(client):
    body = make_organization()
    wanted = listings.published("Khula advice", organization=body)
    listings.published(organization=body), listings.published("Khula elsewhere")
    by_body = {"organization_id": str(body.pk), "search": "khula"}
    assert [item["id"] for item in listed(client, **by_body)["contents"]] == [str(wanted.pk)]


def test_modified_after_leaves_out_what_is_older(client):
    row = listings.published()
    assert listed(client, modified_after=one(client, row)["last_modified"])["total_items"] == 1
    assert listed(client, modified_after="2999-01-01")["total_items"] == 0


def test_search_reads_no_words_that_are_for_vetters(client):
    row = listings.published()
    row.evidence.create(kind="wrong number", value="000-999", why="secretword")
    row.sources.create(url="https://example.org", publisher="secretword")
    rebuild([row])
    assert listed(client, search="secretword")["total_items"] == 0
    assert "secretword" not in client.get(f"/hsds/services/{row.pk}").content.decode()


def test_a_confidential_place_has_no_address_and_no_coordinates(client):
    place = one(client, listings.confidential())["service_at_locations"][0]["location"]
    assert place.keys() == {"id", "location_type", "name", "description", "raah"}
    assert place["name"] == "Inventdistrict, Inventprovince"


def test_a_place_known_by_its_city_is_no_pin_on_a_door(client):
    row = make_listing(make_place()).service
    place = one(client, row)["service_at_locations"][0]["location"]
    assert not place.keys() & {"latitude", "longitude", "addresses"}


def test_an_exact_place_has_numbers_for_coordinates_and_a_whole_address(client):
    place = one(client, listings.rich())["service_at_locations"][0]["location"]
    assert (place["latitude"], place["longitude"]) == (30.5, 70.5)
    [address] = place["addresses"]
    assert (address["city"], address["state_province"], address["country"]) == ("Inventabad", "Inventprovince", "PK")


def test_a_line_that_only_leads_there_is_not_its_phone(client):
    found = one(client, listings.rich())
    assert [phone["number"] for phone in found["phones"]] == ["000-000", "000-001"]
    assert found["application_process"] == "Somebody picks up. Reached through 000 (invented line)."


def test_assured_date_is_there_only_when_confirmed(client):
    unconfirmed = one(client, listings.published(source_date="2025-09"))
    assert "assured_date" not in unconfirmed
    assert unconfirmed["alert"] == "From public sources, not yet confirmed by us (2025-09)."
    confirmed = {"assurance": "confirmed", "assured_date": "2026-01-31", "assured_method": "call"}
    found = one(client, listings.published(**confirmed))
    assert found["assured_date"] == "2026-01-31"
    assert "alert" not in found


def test_an_urdu_name_that_nobody_has_reviewed_is_not_given(client):
    row = listings.published()
    listings.say(row, "name", "ur", "نام", "needs review")
    assert "alternate_name" not in one(client, row)
    assert one(client, listings.rich())["alternate_name"] == "ایجاد مرکز"


def test_what_is_unknown_is_left_out_and_what_is_known_is_said(client):
    labels = {row["label"]: row["value"] for row in one(client, listings.rich())["attributes"] if "label" in row}
    assert labels == {"women_staff": "yes"}


def test_ids_stay_when_the_rows_are_loaded_again(client):
    row = listings.rich()
    before = one(client, row)
    numbers = list(row.phones.values("kind", "published", "dial", "label"))
    row.phones.all().delete()
    for number in numbers:
        row.phones.create(**number)
    rebuild([row])
    assert one(client, row) == before


def test_who_confirmed_it_is_a_role_and_never_a_person(client, settings):
    settings.ASSURER_EMAIL = "vetters@example.org"
    row = listings.published(assurance="confirmed", assured_date="2026-11-01", assured_method="call")
    said = one(client, row)
    assert (said["assured_date"], said["assurer_email"]) == ("2026-11-01", "vetters@example.org")
    assert "assurer_email" not in one(client, listings.published())


def test_for_what_an_organization_declared_itself_no_address_of_ours_answers(client, settings):
    settings.ASSURER_EMAIL = "vetters@example.org"
    said = one(
        client, listings.published(assurance="confirmed", assured_date="2026-11-01", assured_method="self-declared")
    )
    assert said["assured_date"] == "2026-11-01"
    assert "assurer_email" not in said
    assert "alert" not in said


@pytest.mark.parametrize(("until", "said"), [(None, "Full for now."), ("2099-01-31", "Full until 2099-01-31.")])
def test_a_service_that_is_full_has_no_place_left(client, until, said):
    row = listings.published(capacity="full", capacity_said_on="2026-11-01", capacity_until=until)
    [capacity] = one(client, row)["capacities"]
    assert (capacity["available"], capacity["updated"], capacity["description"]) == (0, "2026-11-01T00:00:00Z", said)


def test_a_service_that_takes_new_people_says_so_in_our_own_words_alone(client):
    found = one(client, listings.published(capacity="taking", capacity_said_on="2026-11-01"))
    assert found["raah"]["capacity"] == {"state": "taking", "said_on": "2026-11-01"}
    assert "capacities" not in found


def test_what_was_full_until_a_day_that_has_passed_says_nothing_of_it(client):
    row = listings.published(capacity="full", capacity_said_on="2026-01-01", capacity_until="2026-01-31")
    assert "capacities" not in one(client, row)
