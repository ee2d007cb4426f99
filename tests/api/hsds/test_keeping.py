"""ETag, Last-Modified, 304: what may be kept, and until when it holds."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.core.handlers.base import BaseHandler
from django.db import OperationalError
from django.utils import timezone
from django.utils.http import http_date

from api.hsds import edition
from api.hsds.edition import Edition
from directory.cards import rebuild
from directory.models import ReachedThrough
from tests.api import listings

pytestmark = pytest.mark.django_db
KEPT = ["/hsds/services", "/hsds/services?full=true&page=2", "/hsds/organizations", "/hsds/service_at_locations"]


def said_to_vary(response):
    return set(response["Vary"].split(", "))


def refuse(*_):
    raise AssertionError("A door is looked for.")


def again(client, path, first, **headers):
    return client.get(path, headers={"if-none-match": first["ETag"], **headers})


@pytest.mark.parametrize("path", [*KEPT, "/hsds/taxonomies", "/hsds/taxonomy_terms", "/hsds/services?format=ndjson"])
def test_what_has_not_changed_is_a_304_without_a_body_and_with_the_headers_of_a_200(client, path):
    first = client.get(path)
    assert first.getvalue()
    unchanged = again(client, path, first)
    assert (unchanged.status_code, unchanged.content) == (304, b"")
    for name in ("ETag", "Cache-Control", "Access-Control-Allow-Origin"):
        assert unchanged[name] == first[name]
    assert said_to_vary(first) - {"Accept-Encoding"} == said_to_vary(unchanged) == {"Accept", "Accept-Language"}


@pytest.mark.parametrize("path", KEPT)
def test_a_304_is_known_by_one_statement_and_soon_after_by_none(client, path, monkeypatch, django_assert_num_queries):
    first = client.get(path)
    with django_assert_num_queries(1):
        again(client, path, first)
    monkeypatch.setattr(edition, "RECENT_S", 60)
    with django_assert_num_queries(0):
        assert again(client, path, first).status_code == 304


@pytest.mark.parametrize("path", KEPT)
def test_a_tag_is_known_before_its_door_is_looked_for(client, path, monkeypatch):
    first = client.get(path)
    monkeypatch.setattr(BaseHandler, "resolve_request", refuse)
    assert again(client, path, first).status_code == 304


def test_a_date_is_for_a_door_to_judge_and_where_none_is_nothing_is_unchanged(client):
    tomorrow = http_date((timezone.now() + timedelta(days=1)).timestamp())
    assert client.get("/hsds/nowhere", headers={"if-modified-since": tomorrow}).status_code == 404


def test_a_tag_is_weak_once_it_was_compressed_and_several_may_be_sent(client):
    first = client.get("/hsds/services", headers={"accept-encoding": "br"})
    assert first["ETag"].startswith('W/"')
    assert again(client, "/hsds/services", first).status_code == 304
    several = f'"one", {first["ETag"]}, "two"'
    assert client.get("/hsds/services", headers={"if-none-match": several}).status_code == 304


def test_a_tag_is_of_one_address_one_name_of_the_site_and_one_form(client):
    first = client.get("/hsds/services?page=1")
    for path, headers in (
        ("/hsds/services?page=2", {}),
        ("/hsds/organizations?page=1", {}),
        ("/hsds/services?page=1", {"host": "localhost"}),
        ("/hsds/services?page=1", {"accept": "application/x-ndjson"}),
    ):
        other = again(client, path, first, **headers)
        assert other.status_code == 200
        assert other.getvalue()


def test_a_wrong_question_is_refused_whatever_tag_comes_with_it(client):
    first = client.get("/hsds/services")
    assert again(client, "/hsds/services?page=0", first).status_code == 422


def test_every_change_of_what_is_sent_makes_another_tag(client):
    row = listings.rich()
    tags = {client.get("/hsds/services")["ETag"]}
    for change in (
        lambda: listings.say(row, "papers_asked", "ur", "کچھ نہیں"),
        lambda: listings.say(row, "coverage", "ur", "ہر جگہ"),
        lambda: (row.terms.clear(), rebuild([row])),
        lambda: (row.phones.all().delete(), rebuild([row])),
        lambda: (type(row).everything.filter(pk=row.pk).update(vetting_state="suspended"), rebuild([row])),
    ):
        change()
        tags.add(client.get("/hsds/services")["ETag"])
    assert len(tags) == 4, "an Urdu text that is not sent changes nothing, all else does"


def test_the_tag_stays_while_nothing_that_is_sent_changes(client):
    row = listings.rich()
    first = client.get("/hsds/services")
    rebuild([row])
    row.save()
    assert again(client, "/hsds/services", first).status_code == 304


def test_what_was_full_until_a_day_is_not_once_the_day_is_over_though_nobody_changed_it(client):
    until = timezone.localdate()
    row = listings.published(capacity="full", capacity_said_on=until, capacity_until=until)
    path = f"/hsds/services/{row.pk}"
    first = client.get(path)
    assert first.json()["capacities"]
    assert first.json()["raah"]["capacity"] == {"state": "full", "said_on": str(until), "until": str(until)}
    tomorrow = datetime.combine(until + timedelta(days=1), datetime.min.time(), ZoneInfo("Asia/Karachi"))
    with time_machine.travel(tomorrow - timedelta(seconds=1), tick=False):
        assert again(client, path, first).status_code == 304
    with time_machine.travel(tomorrow + timedelta(seconds=1), tick=False):
        later = again(client, path, first)
        assert later.status_code == 200
        assert "capacities" not in later.json()
        assert "capacity" not in later.json()["raah"]
        assert later["ETag"] != first["ETag"]
        assert again(client, path, later).status_code == 304
        since = http_date((tomorrow - timedelta(seconds=1)).timestamp())
        assert client.get(path, headers={"if-modified-since": since}).status_code == 200


def test_if_modified_since_is_answered_by_the_last_change(client):
    listings.rich()
    later = timezone.now() + timedelta(seconds=5)
    with time_machine.travel(later, tick=False):
        last = client.get("/hsds/services")["Last-Modified"]
        assert client.get("/hsds/services", headers={"if-modified-since": last}).status_code == 304
        long_ago = {"if-modified-since": http_date(0)}
        assert client.get("/hsds/services", headers=long_ago).status_code == 200
        both = {"if-modified-since": last, "if-none-match": '"other"'}
        assert client.get("/hsds/services", headers=both).status_code == 200


@pytest.mark.parametrize("since", ["nonsense", "", "Thu, 99 Nov 2026 00:00:00 GMT", "0"])
def test_a_moment_that_cannot_be_read_is_none(client, since):
    assert client.get("/hsds/services", headers={"if-modified-since": since}).status_code == 200


def test_a_second_in_which_something_changed_is_not_named_before_it_is_over():
    moment = datetime(2026, 11, 26, 12, 0, 0, 300_000, tzinfo=ZoneInfo("UTC"))
    changed = Edition(1, moment, None)
    assert changed.last_modified(moment) is None
    assert changed.last_modified(moment + timedelta(seconds=1)) == moment.replace(second=1, microsecond=0)
    assert Edition(0, None, None).last_modified(moment) is None


def test_the_day_after_the_last_day_is_when_it_changed():
    known = Edition(1, datetime(2026, 1, 1, tzinfo=ZoneInfo("UTC")), date(2026, 11, 25))
    found = known.last_modified(datetime(2026, 12, 1, tzinfo=ZoneInfo("UTC")))
    assert found == datetime(2026, 11, 26, tzinfo=ZoneInfo("Asia/Karachi"))


def test_a_database_that_is_away_is_an_error_and_no_304(client, monkeypatch):
    first = client.get("/hsds/services")

    def away():
        raise OperationalError

    monkeypatch.setattr(edition, "current", away)
    response = again(client, "/hsds/services", first)
    assert (response.status_code, response["Retry-After"]) == (503, "5")
    assert response["Cache-Control"] == "no-store"


def test_an_error_is_not_kept_and_a_page_of_another_site_may_ask_whether_it_changed(client):
    assert client.get("/hsds/services/7")["Content-Type"] == "application/problem+json"
    missing = client.get("/hsds/services/00000000-0000-0000-0000-000000000000")
    assert missing["Cache-Control"] == "no-store"
    asked = client.options("/hsds/services", headers={"origin": "https://example.org"})
    assert {"If-None-Match", "If-Modified-Since"} <= set(asked["Access-Control-Allow-Headers"].split(", "))
    assert "Link" in client.get("/hsds/services")["Access-Control-Expose-Headers"]


def test_a_head_has_the_headers_of_a_get_and_no_body(client):
    for path in KEPT:
        got, asked = client.get(path), client.head(path)
        assert asked.content == b""
        for name in ("ETag", "Content-Length", "Content-Type", "Link"):
            assert asked.get(name) == got.get(name)


def test_objects_are_in_english_whatever_language_is_asked_for_and_refusals_are_not(client):
    response = client.get("/hsds/services", headers={"accept-language": "ur"})
    assert response["Content-Language"] == "en"
    assert client.get("/hsds/services?page=0", headers={"accept-language": "ur"})["Content-Language"] == "ur"


def test_nothing_sets_a_cookie(client):
    for path in KEPT:
        response = client.get(path)
        assert not response.cookies
        assert "Cookie" not in response["Vary"]


def test_a_line_that_leads_there_is_sent_anew_when_it_changes(client):
    row = listings.rich()
    before = client.get(f"/hsds/services/{row.pk}").json()
    ReachedThrough.objects.filter(service=row).update(published="111")
    rebuild([row])
    after = client.get(f"/hsds/services/{row.pk}").json()
    assert "111" in after["application_process"]
    assert after["last_modified"] > before["last_modified"]
