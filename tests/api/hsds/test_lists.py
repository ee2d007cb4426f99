"""Organizations, services at locations, taxonomies and their words: what they give, and to what they are narrowed."""

from uuid import uuid4

import orjson
import pytest

from api.hsds.asked import Asked
from api.hsds.open_eligibility import FITTING, NEEDS_UNDER, TAXONOMY, term_id
from api.hsds.shelves import bodies
from directory.cards import rebuild
from directory.models import Service, ServiceAtLocation, TaxonomyTerm
from tests.api import listings
from tests.factories import make_listing, make_organization, make_place

pytestmark = pytest.mark.django_db
LISTS = ["services", "organizations", "service_at_locations", "taxonomies", "taxonomy_terms"]


@pytest.fixture(autouse=True)
def _nothing_else(empty_directory):
    """These tests count: the shipped listings are out of the way."""


def ids(client, of_list, **params):
    return [one["id"] for one in listed(client, of_list, **params)["contents"]]


def listed(client, of_list, **params):
    return client.get(f"/hsds/{of_list}", params).json()


def one(client, of_list, pk, **params):
    return client.get(f"/hsds/{of_list}/{pk}", params).json()


def at(row):
    return ServiceAtLocation.everything.get(service=row)


def test_an_organization_is_there_once_while_it_offers_something_public(client):
    body = make_organization("Invented Body")
    rows = [listings.published(organization=body) for _ in range(2)]
    listings.published(organization=make_organization("Hidden Body"), vetting_state="draft")
    assert ids(client, "organizations") == [str(body.pk)]
    assert [found["id"] for found in one(client, "organizations", body.pk)["services"]] == sorted(
        str(row.pk) for row in rows
    )


def test_an_organization_without_anything_public_is_answered_like_what_never_was(client):
    hidden = listings.published(vetting_state="suspended").organization
    answers = [client.get(f"/hsds/organizations/{pk}") for pk in (hidden.pk, uuid4())]
    assert [answer.status_code for answer in answers] == [404, 404]
    assert answers[0].content == answers[1].content


def test_an_organization_s_services_are_named_or_given_in_full(client):
    row = listings.rich()
    body = row.organization_id
    assert "services" not in listed(client, "organizations")["contents"][0]
    assert one(client, "organizations", body) == listed(client, "organizations", full="true")["contents"][0]
    [named] = one(client, "organizations", body)["services"]
    assert named.keys() == {"id", "name", "status", "last_modified"}
    assert one(client, "organizations", body, full_service="true")["services"] == [one(client, "services", row.pk)]


def test_a_body_whose_services_went_a_moment_ago_is_sent_without_them_and_the_others_with_theirs():
    offered = {row.organization_id: row for row in (listings.published() for _ in range(4))}
    question = Asked(full=True)
    rows = list(bodies.rows(question))
    gone = {pk for pk, _website in rows[1::2]}
    Service.everything.filter(organization__in=gone).update(vetting_state="suspended")
    sent = [orjson.loads(b"".join(pieces)) for pieces in bodies.sent(rows, question)]
    assert [one["id"] for one in sent] == [str(pk) for pk, _website in rows]
    assert [[said["id"] for said in one.get("services", ())] for one in sent] == [
        [] if pk in gone else [str(offered[pk].pk)] for pk, _website in rows
    ]


def test_organizations_are_found_by_their_own_words_and_by_what_they_offer(client):
    legal = listings.published(organization=make_organization("Invented Lawyers"), needs=("legal-aid",))
    listings.published(organization=make_organization("Invented Refuge"), needs=("shelter",))
    wanted = [str(legal.organization_id)]
    assert ids(client, "organizations", search="lawyers INVENTED") == wanted
    term = TaxonomyTerm.objects.get(slug="legal-aid")
    assert ids(client, "organizations", taxonomy_term_id=term.pk) == wanted
    assert len(ids(client, "organizations", taxonomy_id=term.taxonomy_id)) == 2


def test_a_service_at_a_location_is_a_part_of_its_service_with_the_name_of_it(client):
    row = listings.rich()
    full = one(client, "service_at_locations", at(row).pk)
    service = one(client, "services", row.pk)
    assert full.pop("service") == {key: service[key] for key in ("id", "name", "status", "last_modified")}
    assert [full] == service["service_at_locations"]


def test_a_slim_service_at_a_location_has_no_lists(client):
    listings.rich()
    [slim] = listed(client, "service_at_locations")["contents"]
    assert slim["location"]["latitude"] == 30.5
    assert not [key for key, value in [*slim.items(), *slim["location"].items()] if isinstance(value, list)]


def test_what_is_not_published_is_at_no_location(client):
    for state in ("draft", "in review", "suspended", "archived"):
        hidden = make_listing(make_place(), vetting_state=state)
        assert client.get(f"/hsds/service_at_locations/{hidden.pk}").status_code == 404
    assert ids(client, "service_at_locations") == []


def test_services_at_locations_are_narrowed_as_services_are(client):
    row = listings.rich()
    make_listing(make_place(), "Another", needs=("police",))
    wanted = [str(at(row).pk)]
    shelter = TaxonomyTerm.objects.get(slug="shelter")
    assert ids(client, "service_at_locations", organization_id=row.organization_id) == wanted
    assert ids(client, "service_at_locations", taxonomy_term_id=shelter.pk) == wanted
    assert ids(client, "service_at_locations", search="inventabad") == wanted
    assert ids(client, "service_at_locations", modified_after="2999-01-01") == []


def test_every_word_of_a_search_must_be_there_in_whatever_text_is_public(client):
    row = listings.rich()
    listings.say(row, "papers_asked", "ur", "کاغذ")
    for found in ("invented centre", "CENTRE inventabad", "ایجاد", "body invented"):
        assert ids(client, "services", search=found) == [str(row.pk)], found
    for missing in ("invented elsewhere", "کاغذ", "%", "_", "'; drop table"):
        assert ids(client, "services", search=missing) == [], missing


def test_a_hidden_place_is_found_by_its_district_and_by_nothing_closer(client):
    row = listings.confidential()
    assert ids(client, "services", search="inventdistrict") == [str(row.pk)]
    location = one(client, "services", row.pk)["service_at_locations"][0]["location"]
    assert location["raah"]["precision"] == "district"
    assert not location.keys() & {"latitude", "longitude", "addresses"}


def test_the_point_near_by_is_the_middle_of_the_place_where_no_more_is_known(client):
    place = make_place("Inventabad", latitude=31.25, longitude=72.5)
    make_listing(place, precision="city")
    [slim] = listed(client, "service_at_locations")["contents"]
    said = slim["location"]["raah"]
    assert (said["latitude"], said["longitude"], said["place_id"], said["precision"]) == (31.25, 72.5, place.pk, "city")


def test_our_words_and_those_of_open_eligibility_are_listed(client):
    names = {found["name"]: found["id"] for found in listed(client, "taxonomies")["contents"]}
    assert names["Open Eligibility"] == TAXONOMY["id"]
    own = set(TaxonomyTerm.objects.values_list("pk", flat=True))
    foreign = set(ids(client, "taxonomy_terms", taxonomy_id=TAXONOMY["id"]))
    assert set(ids(client, "taxonomy_terms")) == {str(pk) for pk in own} | foreign
    assert foreign == set(NEEDS_UNDER)


def test_words_are_found_from_the_top_down(client):
    [housing] = listed(client, "taxonomy_terms", search="housing", top_only="true")["contents"]
    assert housing["name"] == "Housing"
    [below] = listed(client, "taxonomy_terms", parent_id=housing["id"])["contents"]
    [safe] = listed(client, "taxonomy_terms", parent_id=below["id"])["contents"]
    assert (safe["name"], safe["description"]) == ("Safe Housing", "Housing > Residential Housing > Safe Housing")
    assert one(client, "taxonomy_terms", safe["id"]) == safe


def test_a_service_is_found_by_open_eligibility_s_word_and_by_those_above_it(client):
    refuge = listings.published(needs=("shelter",))
    listings.published(needs=("police",))
    for path in (FITTING["shelter"][:depth] for depth in (1, 2, 3)):
        assert ids(client, "services", taxonomy_term_id=term_id(path)) == [str(refuge.pk)]
    assert ids(client, "services", taxonomy_id=TAXONOMY["id"]) == [str(refuge.pk)]
    said = one(client, "services", refuge.pk)["attributes"]
    assert {row["taxonomy_term"]["name"] for row in said} == {"Safe Housing", "Shelter", "Women"}


def test_every_need_that_is_mapped_is_one_of_ours():
    assert set(FITTING) <= set(TaxonomyTerm.objects.filter(taxonomy__slug="need").values_list("slug", flat=True))


@pytest.mark.parametrize("of_list", LISTS)
def test_a_well_formed_id_that_nothing_has_narrows_to_nothing(client, of_list):
    name = {"taxonomies": "search"}.get(of_list, "taxonomy_id")
    assert listed(client, of_list, **{name: uuid4()})["empty"]


@pytest.mark.parametrize("of_list", LISTS)
def test_more_of_a_list_costs_no_more_statements(client, of_list, django_assert_max_num_queries):
    def statements(**params):
        with django_assert_max_num_queries(6) as seen:
            client.get(f"/hsds/{of_list}", {"search": uuid4().hex[:0], **params})
        return len(seen)

    listings.rich()
    few = [
        statements(**params) for params in ({}, {"full": "true"}) if "full" not in params or "taxonom" not in of_list
    ]
    for _ in range(4):
        listings.rich()
    more = [
        statements(**params) for params in ({}, {"full": "true"}) if "full" not in params or "taxonom" not in of_list
    ]
    assert few == more


def test_a_list_is_counted_once_in_an_edition(client, django_assert_num_queries):
    row = listings.rich()
    listed(client, "services", search="invented")
    with django_assert_num_queries(2):
        listed(client, "services", search="invented", full="true")
    rebuild([row])
    with django_assert_num_queries(2):
        assert listed(client, "services", search="invented")["total_items"] == 1
    listings.rich()
    with django_assert_num_queries(3):
        assert listed(client, "services", search="invented")["total_items"] == 2
