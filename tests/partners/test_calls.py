"""A program shows its key in one header, is let in or hears why not, and is told how fast it may go on."""

from datetime import datetime
from itertools import product
from typing import ClassVar

import pytest
from django.http import HttpResponse
from django.urls import path

from accounts.decorators import keyed
from api.keys import KeyedView
from config.urls import handler400, handler403, handler404, handler500
from config.urls import urlpatterns as site
from partners import actions, tokens
from partners.models import Key, UsageDay
from partners.scopes import Scope
from safety.models import AuditEvent
from tests.api.shapes import faults
from tests.partnering import bearer, make_key
from tests.partners.conftest import CALL, DAY, limited, show
from tests.people import make_person, sign_in

__all__ = ["handler400", "handler403", "handler404", "handler500"]
pytestmark = pytest.mark.django_db
UNKNOWN = tokens.make().text


class Handing(KeyedView):
    """A door as the hand-off has one: reading and writing need a scope each."""

    scopes: ClassVar = {"GET": Scope.HANDOFF_READ, "POST": Scope.HANDOFF_WRITE}

    def get(self, request) -> HttpResponse:
        return HttpResponse(b"{}", content_type="application/json")

    def post(self, request) -> HttpResponse:
        request.data  # noqa: B018 - reads the body
        return HttpResponse(b"{}", content_type="application/json", status=201)

    def delete(self, request) -> HttpResponse:
        raise RuntimeError("it broke")


urlpatterns = [path("api/v1/handing", keyed(Handing.as_view()), name="handing"), *site]
HANDING = "/api/v1/handing"


@pytest.fixture
def handing(settings):
    settings.ROOT_URLCONF = __name__


def counted(key: Key) -> dict[str, int]:
    return dict(UsageDay.objects.filter(key=key).values_list("outcome", "calls"))


def test_a_program_sees_what_its_key_may_do(program, made):
    answer = show(program, made.shown)
    assert answer.status_code == 200
    assert faults("Key", answer.json()) == []
    body = dict(answer.json())
    assert datetime.fromisoformat(body.pop("expires_at")) == made.key.expires_at
    assert body == {
        "partner": "Invented App",
        "name": "a server",
        "prefix": made.key.prefix,
        "scopes": ["handoff.write", "handoff.read"],
        "per_minute": 60,
        "per_day": 5000,
        "is_replaced": False,
    }


@pytest.mark.parametrize("scheme", ["Bearer", "bearer", "BEARER"])
def test_the_name_of_the_scheme_may_be_in_any_letters(program, made, scheme):
    assert program.get(CALL, headers={"Authorization": f"{scheme} {made.shown}"}).status_code == 200


@pytest.mark.parametrize("header", [None, "", "Bearer", "Bearer ", "Basic cmFhaDo=", "raah_x", "Token {key}"])
def test_without_a_key_a_program_hears_how_to_show_one(program, made, header):
    headers = {} if header is None else {"Authorization": header.format(key=made.shown)}
    answer = program.get(CALL, headers=headers)
    assert (answer.status_code, answer["WWW-Authenticate"]) == (401, 'Bearer realm="Raah"')
    assert answer["Content-Type"] == "application/problem+json"
    assert answer.json()["title"] == "Unauthorized"


def spoil(how: str, made, lead, administrator, clock) -> str:
    """Make a key one that opens nothing; return what is shown."""
    if how == "stopped":
        actions.stop_key(key=made.key, by=lead)
    elif how == "over":
        clock.forward(366 * DAY)
    elif how == "of a stopped partner":
        actions.stop(partner=made.key.partner, reason="x", by=administrator)
    spoilt = {
        "unknown": UNKNOWN,
        "cut": made.shown[:-1],
        "two": f"{made.shown}, Bearer {made.shown}",
        "with a tail": f"{made.shown} x",
        "not ASCII": made.shown[:-1] + "é",
    }
    return spoilt.get(how, made.shown)


WRONG = ["unknown", "cut", "two", "with a tail", "not ASCII", "stopped", "over", "of a stopped partner"]


@pytest.mark.parametrize("how", WRONG)
def test_a_key_that_opens_nothing_is_answered_alike_whatever_is_wrong_with_it(
    program, made, lead, administrator, clock, how
):
    answer = show(program, spoil(how, made, lead, administrator, clock))
    assert answer.status_code == 401
    assert answer["WWW-Authenticate"] == 'Bearer realm="Raah", error="invalid_token"'
    assert answer.json()["detail"] == "This key is not known, is over, or was stopped."
    assert counted(made.key) == {}
    assert "RateLimit" not in answer


@pytest.mark.parametrize("door", [CALL, "/api/v1/places", "/hsds/", "/api/v1/nearest", "/api/schema/"])
def test_a_key_in_an_address_is_refused_at_every_door(program, made, door):
    spelt = (made.shown, made.shown.replace("_", "%5F"))
    for name, shown in product(("key", "access_token", "q", "%61ccess_token"), spelt):
        answer = program.get(f"{door}?{name}={shown}", headers=bearer(made.shown))
        assert answer.status_code == 400
        assert "belongs into the header" in answer.json()["detail"]
        assert made.shown.encode() not in answer.content


@pytest.mark.parametrize("name", ["access_token", "api_key", "ApiKey", "authorization"])
def test_an_address_with_the_name_of_a_key_is_refused_whatever_it_holds(program, made, name):
    answer = show(program, made.shown, f"{CALL}?{name}=x")
    assert (answer.status_code, counted(made.key)) == (400, {})
    assert answer["WWW-Authenticate"] == 'Bearer realm="Raah", error="invalid_request"'


def test_a_key_in_a_body_is_refused(program, made, handing):
    for body in ({"key": made.shown}, {"deep": [{"in": f"Bearer {made.shown}"}]}):
        answer = program.post(HANDING, body, content_type="application/json", headers=bearer(made.shown))
        assert answer.status_code == 400
        assert answer["WWW-Authenticate"].endswith('error="invalid_request"')
        assert made.shown.encode() not in answer.content
    assert program.post(HANDING, {"key": made.shown}, content_type="application/json").status_code == 401


def test_a_form_is_no_way_to_show_a_key(program, made, handing):
    assert program.post(HANDING, {"access_token": made.shown}).status_code == 401
    assert program.post(HANDING, {"a": "b"}, headers=bearer(made.shown)).status_code == 415


def test_a_key_without_the_scope_hears_which_one_is_lacking(program, partner, lead, handing):
    reader = make_key(partner, Scope.HANDOFF_READ, by=lead)
    assert show(program, reader.shown, HANDING).status_code == 200
    answer = program.post(HANDING, {}, content_type="application/json", headers=bearer(reader.shown))
    assert answer.status_code == 403
    assert answer["WWW-Authenticate"] == 'Bearer realm="Raah", error="insufficient_scope", scope="handoff.write"'
    assert answer.json()["detail"] == "This key may not do this: it lacks the scope handoff.write."


def test_head_needs_what_get_needs(program, partner, lead, handing):
    writer = make_key(partner, Scope.HANDOFF_WRITE, by=lead)
    assert program.head(HANDING, headers=bearer(writer.shown)).status_code == 403


def test_a_wrong_method_is_told_the_right_ones_once_the_key_is_shown(program, made):
    assert program.post(CALL).status_code == 401
    answer = program.post(CALL, headers=bearer(made.shown))
    assert (answer.status_code, answer["Allow"]) == (405, "GET, HEAD, OPTIONS")
    assert program.options(CALL).status_code == 401
    assert program.options(CALL, headers=bearer(made.shown))["Allow"] == "GET, HEAD, OPTIONS"


def test_calls_are_counted_by_day_and_by_how_they_ended(program, made, partner, lead, clock, handing):
    limited(made, 5, 100, lead)
    for _ in range(2):
        show(program, made.shown, HANDING)
    program.post(HANDING, {"key": made.shown}, content_type="application/json", headers=bearer(made.shown))
    program.delete(HANDING, headers=bearer(made.shown))
    for _ in range(3):
        show(program, made.shown, HANDING)
    assert counted(made.key) == {"done": 3, "refused": 1, "failed": 1, "slowed": 2}
    clock.forward(DAY)
    show(program, made.shown, HANDING)
    assert UsageDay.objects.filter(key=made.key).values("day").distinct().count() == 2


def test_of_a_call_only_its_day_and_its_end_are_kept(program, made):
    program.get(CALL, headers=bearer(made.shown), REMOTE_ADDR="203.0.113.9")
    made.key.refresh_from_db()
    row = UsageDay.objects.get()
    assert made.key.used_on == row.day
    assert {field.name for field in UsageDay._meta.fields} == {"id", "key", "day", "outcome", "calls"}
    assert not AuditEvent.objects.filter(subject__contains="203.0").exists()


def test_a_broken_door_is_a_problem_without_a_word_and_is_counted(program, made, handing, caplog):
    answer = program.delete(HANDING, headers=bearer(made.shown))
    assert (answer.status_code, counted(made.key)) == (500, {"failed": 1})
    assert made.shown not in caplog.text


def test_no_web_page_of_another_site_may_call_and_no_session_counts(made, client, lead):
    sign_in(client, make_person("administrator"))
    assert client.get(CALL).status_code == 401
    answer = show(client, made.shown)
    assert answer.status_code == 200
    for header in ("Access-Control-Allow-Origin", "Access-Control-Allow-Credentials", "Set-Cookie"):
        assert header not in answer
    assert not answer.cookies
    assert "Cookie" not in answer.get("Vary", "")
    assert answer["Cache-Control"] == "no-store"


def test_answers_speak_the_caller_s_language(program, made):
    answer = program.post(CALL, headers=bearer(made.shown) | {"Accept-Language": "ur"})
    assert (answer["Content-Language"], answer.json()["detail"].isascii()) == ("ur", False)
    assert show(program, made.shown)["Content-Language"] == "en"


def test_a_call_costs_a_few_statements_however_it_is_answered(program, made, django_assert_num_queries):
    show(program, made.shown)
    # The key and its partner; the limits, in a savepoint here; the count.
    with django_assert_num_queries(5):
        show(program, made.shown)
    with django_assert_num_queries(1):
        show(program, UNKNOWN)
    with django_assert_num_queries(0):
        show(program, "nonsense")
