"""Every parameter of every door against what nobody should send: a clear answer, never a 500."""

import itertools

import pytest

from api.documents.questions import NAMES
from api.v1.nearest import Nearest

pytestmark = pytest.mark.django_db

NASTY = {
    "nothing": "",
    "space": " ",
    "91": "91",
    "181": "181",
    "minus": "-0.0",
    "NaN": "NaN",
    "Infinity": "Infinity",
    "1e999": "1e999",
    "huge": "9" * 400,
    "page 10^9": "1000000000",
    "10,000 letters": "x" * 10_000,
    "10,000 Urdu letters": "ل" * 10_000,
    "NUL": "a\x00b",
    "RTL override": "\u202eLahore\u202c",
    "zero width": "La\u200bho\u200dre",
    "emoji": "\U0001f1f5\U0001f1f0",
    "combining": "e" + "\u0301" * 500,
    "Arabic digits": "٣١",
    "SQL": "'; drop table directory_card; --",
    "SQL wildcard": "%_%",
    "HTML": "<script>alert(1)</script>",
    "template": "{{ 7*7 }}{% debug %}",
    "path": "../../etc/passwd",
    "newlines": "a\r\nSet-Cookie: b=c",
    "unknown word": "unicorn",
    "noncharacter": "\uffff\ufffe",
}
# Percent-encoded bytes that are no UTF-8: a lone surrogate, a cut sequence, an overlong NUL, a broken escape.
BROKEN_BYTES = ["%ED%A0%80", "%D9", "%C0%80", "%", "%zz", "%00", "%F4%90%80%80"]
DOORS = {
    "/api/v1/nearest": [*sorted(NAMES), "nonsense"],
    "/api/v1/places": ["q", "nonsense"],
    "/hsds/services": [
        *("page", "per_page", "perPage", "search", "taxonomy_term_id", "taxonomy_id", "organization_id"),
        *("modified_after", "full", "minimal", "format", "nonsense"),
    ],
}
PARAMETERS = [(door, name) for door, names in DOORS.items() for name in names]


def judge(response):
    """Say what is wrong with the answer; nothing when it is clear."""
    assert response.status_code in {200, 400, 404, 413, 422}, response.content[:300]
    if response.status_code != 200:
        assert response["Content-Type"] == "application/problem+json"
        assert response.json()["status"] == response.status_code
        assert {"type", "title", "detail"} <= response.json().keys()
    assert b"Traceback" not in response.content


@pytest.mark.parametrize(("door", "name"), PARAMETERS)
def test_no_value_of_any_parameter_breaks_a_door(client, door, name):
    for value in NASTY.values():
        judge(client.get(door, {name: value}))
        judge(client.get(door, {name: [value, value]}))
    for value in BROKEN_BYTES:
        judge(client.get(f"{door}?{name}={value}"))
    judge(client.get(f"{door}?{name}[]=1&{name}[a]=1"))


@pytest.mark.parametrize("name", sorted(NAMES))
def test_no_json_value_breaks_the_nearest_search(client, name):
    values = [*NASTY.values(), None, True, False, 0, -1, 1.5, 1e308, 2**63, 2**70, [], {}, [[]], ["a", 1], [None]]
    for value in values:
        judge(client.post("/api/v1/nearest", {name: value}, content_type="application/json"))
        judge(client.post("/api/v1/nearest", {"place": "Lahore", name: value}, content_type="application/json"))


EDGES = [-90, -89.999999, 0, 89.999999, 90]
MERIDIANS = [-180, -179.999999, 0, 179.999999, 180]


@pytest.mark.parametrize(("latitude", "longitude"), list(itertools.product(EDGES, MERIDIANS)))
def test_the_poles_and_the_date_line_are_answered(client, latitude, longitude):
    response = client.get("/api/v1/nearest", {"latitude": latitude, "longitude": longitude})
    assert response.status_code == 200


@pytest.mark.parametrize(
    "position", [(91, 0), (-90.0001, 0), (0, 181), (0, -180.0001), ("NaN", 0), (0, "inf"), ("", 1)]
)
def test_a_position_that_is_nowhere_is_refused(client, position):
    response = client.get("/api/v1/nearest", dict(zip(("latitude", "longitude"), position, strict=True)))
    assert response.status_code == 422
    assert response.json()["errors"]


BODIES = [
    *((body, 422) for body in (b"", b"{}", b'{"place": "\\u0000"}', b'{"latitude": 1e300, "longitude": 1}')),
    *((body, 400) for body in (b"{", b"[]", b'"text"', b"\xff\xfe", b"\x00", b'{"place": "\\ud800"}')),
    (b'{"latitude": NaN, "longitude": 1}', 400),
    (b'{"latitude": 1e400, "longitude": 1}', 400),
    (b'{"a":' * 5_000, 400),
    (b"[" * 60_000, 400),
    (b'{"a":' * 20_000, 413),
    (b'{"place": "' + b"x" * 70_000 + b'"}', 413),
    (b'{"place": "' + b"x" * 60_000 + b'"}', 422),
]


@pytest.mark.parametrize(("body", "status"), BODIES, ids=lambda value: repr(value)[:30])
def test_a_body_that_cannot_be_used_is_told_why(client, body, status):
    response = client.post("/api/v1/nearest", body, content_type="application/json")
    assert response.status_code == status
    judge(response)


NOT_JSON = [
    *("text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "x"),
    "application/" + "y" * 9999,
]


@pytest.mark.parametrize("kind", NOT_JSON, ids=lambda kind: kind[:20])
def test_a_body_that_is_not_json_is_a_415(client, kind):
    response = client.post("/api/v1/nearest", b"place=Lahore", content_type=kind)
    assert response.status_code == 415
    assert response["Content-Type"] == "application/problem+json"


def test_a_body_without_its_length_is_told_so_and_not_taken_for_empty(rf):
    request = rf.post("/api/v1/nearest", content_type="application/json", HTTP_TRANSFER_ENCODING="chunked")
    request.META["CONTENT_LENGTH"] = ""
    assert Nearest.as_view()(request).status_code == 411


def test_json_with_a_charset_is_json(client):
    body = '{"place": "لاہور"}'.encode()
    assert client.post("/api/v1/nearest", body, content_type="application/json; charset=utf-8").status_code == 200


def test_a_thousand_parameters_are_a_problem_and_no_page(client):
    response = client.get("/api/v1/nearest?" + "&".join(f"p{number}=1" for number in range(1500)))
    assert response.status_code in {400, 422}
    assert response["Content-Type"] == "application/problem+json"


@pytest.mark.parametrize(
    "path",
    ["/api/v1/nearest?place=pk/punjab/lahore/lahore&radius=", "/hsds/service_at_locations?postcode=lahore&proximity="],
)
@pytest.mark.parametrize("metres", ["5e-324", "1e-320", "0.0001"])
def test_no_distance_is_too_small_to_be_understood(client, path, metres):
    assert client.get(path + metres).status_code == 200


@pytest.mark.parametrize("bbox", ["5e-324,5e-324,1,1", "-1,-1,-5e-324,-5e-324", "-5e-324,-5e-324,5e-324,5e-324"])
def test_nor_any_corner_of_a_map(client, bbox):
    assert client.get(f"/api/v1/centres.geojson?bbox={bbox}").status_code in {200, 422}
