"""How long a cursor is good, and what is said of one that is not."""

from base64 import urlsafe_b64encode
from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from django.utils import timezone

from api.documents.changes import CURSOR, EXAMPLE
from api.v1.cursors import Cursor, cursor, end_of
from directory import feed
from directory.models import Change, Service
from safety.models import AuditEvent
from tests.api.changes.reader import Reader
from tests.api.shapes import faults
from tests.clock import at_offset
from tests.factories import make_listing, make_place

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
GARBAGE = [
    *("0", "x", "-1", "null", "[]", "\x00", "é", "%", " ", "A" * 43 + "=", "A" * 42, "A" * 44, "A" * 1000),
    urlsafe_b64encode(b"\xff" * 32).decode().rstrip("="),
    f"{CURSOR[:-1]}J",
    CURSOR.replace("A", "/", 1),
]


def ask(client, **params):
    return client.get("/api/v1/changes", params)


@pytest.fixture
def city(empty_directory):
    return make_place()


@pytest.mark.parametrize("value", GARBAGE, ids=repr)
def test_garbage_is_refused_by_name(client, value):
    answer = ask(client, since=value)
    assert answer.status_code == 422
    assert answer.json()["errors"].keys() == {"since"}


@pytest.mark.parametrize("limit", ["0", "-1", "1001", "x", "1.5", "٣", "9" * 40, "1e3"])
def test_a_wrong_limit_is_refused_by_name(client, limit):
    answer = ask(client, limit=limit)
    assert answer.status_code == 422
    assert answer.json()["errors"].keys() == {"limit"}


@pytest.mark.parametrize("query", ["cursor=x", "since[]=x", "limit=1&limit=2", f"since={CURSOR}&since={CURSOR}"])
def test_unknown_names_and_what_is_said_twice_are_refused(client, query):
    assert client.get(f"/api/v1/changes?{query}").status_code == 422


def test_an_empty_cursor_is_none(client):
    assert ask(client, since="").json() == ask(client).json()


def test_a_cursor_of_another_feed_or_of_the_future_is_gone_for_good(client):
    now = feed.standing()
    for unknown in (CURSOR, str(Cursor(now.feed, now.changes + 1, 0))):
        answer = ask(client, since=unknown)
        assert answer.status_code == 410
        assert answer["Content-Type"] == "application/problem+json"
        assert faults("Problem", answer.json()) == []
        assert "/api/v1/exports" in answer.json()["detail"]


def gone(city, *, ago):
    """A listing that left the public so long ago; return how the feed stood before that."""
    row = make_listing(city).service
    before = feed.standing()
    with at_offset(-ago):
        row.delete()
    return before


def test_tombstones_stay_for_ninety_days(client, city):
    old, young = gone(city, ago=90 * DAY), gone(city, ago=89 * DAY)
    assert feed.forget_changes(at=timezone.now(), by="test") == 1
    assert ask(client, since=str(end_of(old))).status_code == 410
    answer = ask(client, since=str(end_of(young)))
    assert [change["deleted"] for change in answer.json()["changes"]] == [True]
    assert AuditEvent.objects.filter(event="changes.forgotten", facts={"tombstones": 1}).exists()
    assert feed.forget_changes(at=timezone.now(), by="test") == 0


def test_who_had_read_the_tombstone_before_it_was_erased_goes_on(client, city):
    gone(city, ago=90 * DAY)
    read = end_of(feed.standing())
    feed.forget_changes(at=timezone.now(), by="test")
    assert ask(client, since=str(read)).status_code == 200


def test_who_is_still_beginning_needs_no_tombstone_from_before(client, city):
    rows = [make_listing(city, f"Invented {number}").service for number in range(4)]
    gone(city, ago=90 * DAY)
    reader = Reader(client, limit=1)
    reader.page()
    feed.forget_changes(at=timezone.now(), by="test")
    assert reader.read().copy.keys() == {str(row.pk) for row in rows}


def test_who_is_still_beginning_after_ninety_days_begins_anew(client, city):
    rows = [make_listing(city, f"Invented {number}").service for number in range(3)]
    reader = Reader(client, limit=1)
    reader.page()
    with at_offset(-90 * DAY):
        rows[0].delete()
    feed.forget_changes(at=timezone.now(), by="test")
    assert ask(client, since=reader.cursor).status_code == 410


def test_what_came_back_is_no_tombstone(client, city):
    row = make_listing(city).service
    start = feed.standing()
    with at_offset(-90 * DAY):
        row.delete()
    Change.objects.update(deleted=False)
    assert feed.forget_changes(at=timezone.now(), by="test") == 0
    assert ask(client, since=str(end_of(start))).status_code == 200


def test_after_a_backup_was_brought_back_everybody_begins_anew(client):
    before = end_of(feed.standing())
    call_command("new_feed")
    assert ask(client, since=str(before)).status_code == 410
    assert ask(client, since=ask(client, limit=1).json()["next"]).status_code == 200
    assert AuditEvent.objects.filter(event="changes.begun_anew").exists()


def test_an_answer_costs_one_statement_and_nobody_may_keep_it(client, django_assert_num_queries):
    with django_assert_num_queries(1):
        answer = ask(client, limit=3)
    assert answer["Cache-Control"] == "no-store"
    assert answer["Access-Control-Allow-Origin"] == "*"
    assert "Set-Cookie" not in answer
    assert len(answer.json()["changes"]) == 3


def test_the_link_leads_to_the_next_page_and_is_not_there_on_the_last(client):
    pages, address = [], "/api/v1/changes?limit=50"
    while address:
        answer = client.get(address)
        pages.append(answer.json())
        address = answer.get("Link", "").partition(">")[0].removeprefix("<http://testserver")
        assert bool(address) is answer.json()["more"]
    ids = [change["id"] for page in pages for change in page["changes"]]
    assert sorted(ids) == sorted(str(pk) for pk in Service.public.values_list("pk", flat=True))
    assert len(pages) > 2


def test_a_catalogue_that_is_one_record_shorter_is_told_as_one_gone(client, tmp_path, settings):
    reader = Reader(client, cursor=str(end_of(feed.standing())))
    # One record a line: without the first.
    first, _record, *rest = (settings.BASE_DIR / "fixtures" / "catalogue.json").read_text().splitlines()
    shorter = tmp_path / "catalogue.json"
    shorter.write_text("\n".join([first, *rest]))
    call_command("load_catalogue", shorter, stdout=StringIO())
    assert [change["deleted"] for change in reader.page()["changes"]] == [True]


def test_the_example_has_the_promised_shape_and_its_cursor_could_be_ours():
    assert faults("Changes", EXAMPLE.value) == []
    assert str(cursor(CURSOR)) == CURSOR
