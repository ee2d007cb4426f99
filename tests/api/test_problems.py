"""Errors under /api/ and /hsds/: always a problem, never a page, a trace or a person's words."""

import logging

import pytest
from django.core.exceptions import PermissionDenied, RequestDataTooBig, SuspiciousOperation
from django.db import DataError, OperationalError
from django.http import Http404, HttpResponse, UnreadablePostError
from django.test import RequestFactory
from rest_framework.exceptions import MethodNotAllowed, NotAcceptable, NotFound, Throttled, UnsupportedMediaType

from api.errors import Refusal, answer, status_of
from api.problems import DETAILS, TITLES
from api.views import PublicView

NOT_FOUND = [
    *("/api", "/api/", "/api/v1", "/api/v1/", "/api/v1/nothing", "/api/%00", "/api/" + "x" * 5000),
    *("/hsds", "/hsds/nothing", "/hsds/services/", "/hsds/services/7", "/hsds/services/%ED%A0%80", "/hsds/../etc"),
]

STATUSES = [
    (Http404("private"), 404),
    (PermissionDenied(), 403),
    (RequestDataTooBig(), 413),
    (SuspiciousOperation(), 400),
    (UnreadablePostError(), 400),
    (OperationalError(), 503),
    (MethodNotAllowed("PUT"), 405),
    (NotAcceptable(), 406),
    (NotFound(), 404),
    (Throttled(), 429),
    (UnsupportedMediaType("text/plain"), 415),
    (Refusal(), 422),
    (Refusal(status=413), 413),
    (DataError(), 500),
    (KeyError("private"), 500),
]


def test_every_status_has_a_title_and_a_sentence():
    assert TITLES.keys() == DETAILS.keys()


@pytest.mark.parametrize("path", NOT_FOUND)
@pytest.mark.parametrize("method", ["get", "post", "delete", "trace"])
def test_an_address_that_is_no_door_is_a_problem(client, path, method):
    response = getattr(client, method)(path)
    assert response.status_code == 404
    assert response["Content-Type"] == "application/problem+json"
    assert response.json() == {
        "type": "about:blank",
        "title": "Not Found",
        "status": 404,
        "detail": "There is nothing here.",
    }


@pytest.mark.parametrize(("error", "status"), STATUSES, ids=lambda value: getattr(type(value), "__name__", None))
def test_every_exception_has_its_status(error, status):
    assert status_of(error) == status


class Broken(PublicView):
    """Raises what it is given."""

    error = Exception()

    def get(self, request) -> HttpResponse:
        """Break."""
        raise self.error


@pytest.mark.parametrize(("error", "status"), STATUSES, ids=lambda value: getattr(type(value), "__name__", None))
def test_no_answer_holds_what_the_exception_said(error, status):
    response = Broken.as_view(error=error)(RequestFactory().get("/"))
    assert response.status_code == status
    assert response["Content-Type"] == "application/problem+json"
    assert b"private" not in response.content


def test_the_log_says_where_it_broke_and_not_what_was_asked(caplog):
    with caplog.at_level(logging.DEBUG):
        Broken.as_view(error=KeyError("her own words"))(RequestFactory().get("/?place=herplace"))
    assert "KeyError" in caplog.text
    assert "test_problems.py" in caplog.text
    assert "her own words" not in caplog.text
    assert "herplace" not in caplog.text


def test_a_database_that_is_away_says_when_to_come_back():
    response = Broken.as_view(error=OperationalError("private"))(RequestFactory().get("/"))
    assert response["Retry-After"] == "5"


@pytest.mark.parametrize("path", ["/api/v1/nearest", "/hsds/", "/api/nothing"])
def test_a_host_that_is_not_ours_is_a_problem_too(client, path):
    response = client.get(path, HTTP_HOST="elsewhere.example")
    assert response.status_code == 400
    assert response["Content-Type"] == "application/problem+json"
    assert response.json()["title"] == "Bad Request"


def test_pages_keep_their_own_errors(client):
    assert client.get("/en/", HTTP_HOST="elsewhere.example")["Content-Type"].startswith("text/html")


def test_a_refusal_carries_its_members():
    body = answer(Refusal("No.", errors={"q": "Empty."}), {}).content
    assert b'"detail":"No."' in body
    assert b'"errors":{"q":"Empty."}' in body


@pytest.mark.parametrize("path", ["/hsds/", "/hsds/raah", "/api/v1/places", "/api/schema/"])
def test_a_wrong_method_is_told_the_right_ones(client, path):
    for method in ("post", "put", "patch", "delete", "trace"):
        response = getattr(client, method)(path)
        assert response.status_code == 405
        assert response["Allow"] == "GET, HEAD, OPTIONS"
        assert response.json()["title"] == "Method Not Allowed"


def test_a_method_that_nobody_has_heard_of_is_a_405(client):
    assert client.generic("BREW", "/hsds/").status_code == 405


@pytest.mark.parametrize("accept", ["text/html", "application/xml", "image/*", "nonsense", "application/json;q=x"])
def test_an_accept_without_json_is_a_406_or_gets_json(client, accept):
    response = client.get("/hsds/", HTTP_ACCEPT=accept)
    assert response.status_code in ({200} if "json" in accept else {406})


@pytest.mark.parametrize("accept", ["*/*", "application/*", "application/json", "text/html, */*;q=0.1"])
def test_an_accept_with_json_gets_json(client, accept):
    assert client.get("/hsds/", HTTP_ACCEPT=accept)["Content-Type"] == "application/json"


@pytest.mark.parametrize("path", ["/hsds/", "/hsds/nothing", "/api/v1/places", "/api/v1/nearest?latitude=91"])
def test_every_web_page_may_call(client, path):
    response = client.get(path)
    assert response["Access-Control-Allow-Origin"] == "*"
    assert "Access-Control-Allow-Credentials" not in response


def test_a_browser_that_asks_first_may_send_json(client):
    response = client.options("/api/v1/nearest", HTTP_ORIGIN="https://example.org")
    assert response.status_code == 204
    assert "POST" in response["Access-Control-Allow-Methods"]
    assert "Content-Type" in response["Access-Control-Allow-Headers"]


@pytest.mark.parametrize("path", ["/hsds/", "/hsds/nothing", "/api/v1/places?q="])
def test_nothing_sets_a_cookie(client, path):
    response = client.get(path)
    assert not response.cookies
    assert "Cookie" not in response.get("Vary", "")


LANGUAGES = [(None, "en"), ("fr", "en"), ("ur", "ur"), ("ur-PK,en;q=0.5", "ur"), ("en,ur", "en"), (";;;", "en")]


@pytest.mark.parametrize(("asked", "given"), LANGUAGES)
def test_an_answer_says_its_language(client, asked, given):
    headers = {"HTTP_ACCEPT_LANGUAGE": asked} if asked else {}
    response = client.get("/api/nothing", **headers)
    assert response["Content-Language"] == given
    assert response.json()["detail"].isascii() == (given == "en")
    assert response.json()["title"] == "Not Found"


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/api/nothing", "/api/v1/nothing", "/hsds/nothing", "/api/v1/nearest?latitude=x"])
def test_what_the_page_before_it_spoke_is_nothing_to_it(client, path):
    assert 'lang="ur"' in client.get("/ur/").text
    response = client.get(path)
    assert response["Content-Language"] == "en"
    assert response.json()["detail"].isascii()
    assert "Accept-Language" in response["Vary"]
