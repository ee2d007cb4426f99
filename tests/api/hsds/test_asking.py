"""How lists are asked: in the address, in a body, wrongly."""

import pytest

from api.documents.hsds_parameters import ALL, OF_LIST
from tests.api import listings

pytestmark = pytest.mark.django_db
LISTS = list(OF_LIST)


def post(client, of_list, body, query=""):
    return client.post(f"/hsds/{of_list}{query}", body, content_type="application/json")


@pytest.mark.parametrize("of_list", LISTS)
def test_a_question_in_the_body_is_answered_as_one_in_the_address(client, of_list):
    in_address = client.get(f"/hsds/{of_list}?per_page=3&page=2&search=e").content
    assert post(client, of_list, {"per_page": 3, "page": 2, "search": "e"}).content == in_address
    assert post(client, of_list, {}, "?per_page=3&page=2&search=e").content == in_address
    assert post(client, of_list, {"page": 2, "search": "e"}, "?per_page=3").content == in_address
    assert client.generic("POST", f"/hsds/{of_list}?per_page=3&page=2&search=e").content == in_address


def test_true_and_numbers_mean_in_a_body_what_they_mean_in_an_address(client):
    listings.rich()
    full = client.get("/hsds/services?full=true&modified_after=2026-01-01").content
    assert post(client, "services", {"full": True, "modified_after": "2026-01-01", "search": None}).content == full


WRONG = [
    ("services", {"page": "0"}),
    ("services", {"page": "x"}),
    ("services", {"per_page": "101"}),
    ("services", {"perPage": "0"}),
    ("services", {"format": "xml"}),
    ("services", {"full": "perhaps"}),
    ("services", {"modified_after": "yesterday"}),
    ("services", {"taxonomy_id": "7"}),
    ("services", {"search": "\x00"}),
    ("services", {"search": "x" * 201}),
    ("services", {"search": "x " * 11}),
    ("services", {"postcode": "54000"}),
    ("services", {"full_service": "true"}),
    ("organizations", {"modified_after": "2026-01-01"}),
    ("organizations", {"minimal": "true"}),
    ("service_at_locations", {"proximity": "1000"}),
    ("taxonomies", {"taxonomy_id": "a712ab44-8833-577e-9694-b8d8c8f5c136"}),
    ("taxonomy_terms", {"full": "true"}),
    ("taxonomy_terms", {"parent_id": "x"}),
]


@pytest.mark.parametrize(("of_list", "params"), WRONG)
def test_what_cannot_be_used_is_refused_by_name(client, of_list, params):
    for response in (client.get(f"/hsds/{of_list}", params), post(client, of_list, params)):
        assert response.status_code == 422
        assert response.json()["errors"].keys() == set(params)
        assert response["Cache-Control"] == "no-store"
        assert not response.has_header("ETag")


@pytest.mark.parametrize("distance", ["0", "-5", "nan", "inf", "1e9", "1_000", "far"])
def test_a_distance_is_a_number_of_metres(client, distance):
    response = client.get("/hsds/service_at_locations", {"postcode": "Lahore", "proximity": distance})
    assert response.json()["errors"].keys() == {"proximity"}


@pytest.mark.parametrize("value", [[], ["x"], {}, {"a": 1}])
def test_nested_values_are_refused_by_name(client, value):
    response = post(client, "services", {"search": value})
    assert (response.status_code, response.json()["errors"].keys()) == (422, {"search"})


def test_the_same_name_twice_is_refused_unless_it_says_the_same(client):
    for query in ("?page=1&page=2", "?search=a&search=b"):
        assert client.get(f"/hsds/services{query}").status_code == 422
    assert post(client, "services", {"page": 2}, "?page=1").status_code == 422
    assert client.get("/hsds/services?page=1&page=1").status_code == 200


def test_names_of_other_versions_of_the_standard_are_passed_over(client):
    response = client.get("/hsds/services?include=phones&sort=name")
    assert response.status_code == 200
    assert post(client, "services", {"include": ["phones"]}).content == response.content


@pytest.mark.parametrize("body", [b"{", b"[]", b'{"search": NaN}', b"\xff"])
def test_a_body_that_is_no_object_is_a_400(client, body):
    assert client.post("/hsds/services", body, content_type="application/json").status_code == 400


def test_a_body_that_is_too_large_or_of_another_kind_is_refused(client):
    assert post(client, "services", {"search": "x" * 70_000}).status_code == 413
    assert client.post("/hsds/services", "search=x", content_type="text/plain").status_code == 415
    assert client.generic("POST", "/hsds/services", HTTP_TRANSFER_ENCODING="chunked").status_code == 411


@pytest.mark.parametrize("of_list", LISTS)
def test_every_parameter_of_a_list_is_one_that_is_described(of_list):
    assert set(OF_LIST[of_list]) <= ALL.keys()


def test_minimal_is_all_on_one_page_unless_a_page_is_asked_for(client):
    every = client.get("/hsds/services?minimal=true").json()
    assert every["total_pages"] == 1
    assert every["size"] == every["total_items"] > 100
    assert client.get("/hsds/services?minimal=true&per_page=10").json()["size"] == 10
    assert client.get("/hsds/services?minimal=true&full=true").json()["size"] == 50


@pytest.mark.parametrize("of_list", LISTS)
@pytest.mark.parametrize("method", ["put", "patch", "delete"])
def test_another_method_is_told_the_right_ones(client, of_list, method):
    response = getattr(client, method)(f"/hsds/{of_list}")
    assert (response.status_code, response["Allow"]) == (405, "GET, POST, HEAD, OPTIONS")


def links(response):
    pairs = (link.split("; ") for link in response["Link"].split(", "))
    return {rel[5:-1]: where[1:-1] for where, rel in pairs}


def test_the_links_lead_to_the_other_pages_and_keep_the_question(client):
    middle = links(client.get("/hsds/services?per_page=50&search=a&page=2"))
    assert middle.keys() == {"first", "prev", "next", "last"}
    assert all("per_page=50" in where and "search=a" in where for where in middle.values())
    assert client.get(middle["last"]).json()["last_page"]
    assert "next" not in links(client.get(middle["last"]))
    assert links(client.get("/hsds/services?page=999"))["prev"] == links(client.get("/hsds/services"))["last"]
    assert not post(client, "services", {}).has_header("Link")
