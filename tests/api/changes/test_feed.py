"""What the feed of changes tells, by whatever way a listing comes to the public and leaves it."""

from datetime import timedelta
from io import StringIO

import pytest
import time_machine
from django.core.management import CommandError, call_command
from django.utils import timezone

from directory import actions
from directory.cards import rebuild
from directory.models import Change, OrganizationText, ReachedThrough, Service, ServiceText
from tests.api import listings
from tests.api.changes.reader import Reader, public
from tests.api.shapes import faults
from tests.factories import make_listing, make_place, make_service
from tests.people import make_person

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("empty_directory")]


@pytest.fixture
def city(db):
    return make_place()


@pytest.fixture
def vetter(db):
    return make_person("vetter")


@pytest.fixture
def reader(client):
    """One who has read all that there was."""
    return Reader(client).read()


def told(reader):
    """Return what came since he last asked, as (id, whether it is gone)."""
    found = reader.page()
    assert faults("Changes", found) == []
    return [(change["id"], change["deleted"]) for change in found["changes"]]


def test_who_begins_is_told_of_everything_that_is_public(client, city):
    made = [make_listing(city, f"Invented {number}").service for number in range(9)]
    make_service("Invented draft", vetting_state="draft")
    reader = Reader(client, limit=4).read()
    assert reader.copy == public(client)
    assert reader.copy.keys() == {str(row.pk) for row in made}
    assert len(reader.numbers) == 9


def test_nothing_comes_twice_and_the_cursor_stays_good(reader, city):
    make_listing(city)
    assert len(told(reader)) == 1
    assert told(reader) == told(reader) == []


def test_only_the_newest_change_of_a_service_is_told(reader, city):
    row = make_listing(city).service
    for words in ("one", "two", "three"):
        ServiceText.objects.filter(of=row).update(text=words)
        rebuild([row])
    assert told(reader) == [(str(row.pk), False)]


def test_what_did_not_change_is_not_told(reader, city):
    row = make_listing(city).service
    told(reader)
    rebuild([row])
    rebuild()
    assert told(reader) == []


@pytest.mark.parametrize("deed", [actions.suspend, actions.withdraw])
def test_what_leaves_the_public_is_told_as_gone(reader, city, vetter, deed):
    row = make_listing(city, phones=("000-1",)).service
    told(reader)
    deed(service=row, by=vetter)
    assert told(reader) == [(str(row.pk), True)]
    assert reader.copy == {}


def test_what_comes_back_is_told_as_there(reader, city, vetter):
    row = make_listing(city, phones=("000-1",)).service
    actions.suspend(service=row, by=vetter)
    told(reader)
    actions.publish(service=row, by=vetter)
    assert told(reader) == [(str(row.pk), False)]


def test_a_row_that_is_deleted_leaves_a_tombstone(reader, city):
    row = make_listing(city).service
    told(reader)
    gone = str(row.pk)
    row.delete()
    assert told(reader) == [(gone, True)]


def test_what_was_never_public_leaves_nothing(reader, city):
    rows = [make_service("Invented draft", vetting_state=state) for state in ("draft", "in review", "suspended")]
    rebuild(rows)
    rows[0].delete()
    assert told(reader) == []
    assert not Change.objects.exists()


def test_what_does_not_run_any_more_is_still_told_of_for_it_is_in_the_directory(reader, city):
    row = make_listing(city).service
    told(reader)
    Service.everything.filter(pk=row.pk).update(status="defunct")
    rebuild([row])
    assert told(reader) == [(str(row.pk), False)]
    assert reader.copy[str(row.pk)]["status"] == "defunct"


def test_a_place_that_is_hidden_is_told_by_its_id_alone(reader, client, vetter):
    row = listings.rich()
    rebuild([row])
    told(reader)
    actions.hide_place(service=row, by=vetter)
    answer = reader.page()
    [change] = answer["changes"]
    assert change.keys() == {"id", "number", "deleted", "at", "url"}
    assert (change["id"], change["deleted"]) == (str(row.pk), False)
    assert "Invented Road" not in str(answer)
    assert "Invented Road" not in str(reader.copy)


def test_a_line_that_is_renamed_is_told_with_whom_it_leads_to(reader, city, vetter):
    line = make_listing(None, "Invented Line", kind="helpline", needs=("helpline",), areas=(city,), phones=("000-1",))
    led = make_listing(city).service
    ReachedThrough.objects.create(service=led, helpline=line.service, published="000-1", dial="000-1", label="line")
    rebuild([led])
    told(reader)
    ServiceText.objects.filter(of=line.service, field="name").update(text="Another invented line")
    actions.say_capacity(service=line.service, capacity="full", until=None, by=vetter)
    assert sorted(told(reader)) == sorted([(str(line.service_id), False), (str(led.pk), False)])


def test_a_body_that_is_renamed_is_told_by_its_services(reader, city):
    row = make_listing(city).service
    told(reader)
    OrganizationText.objects.filter(of=row.organization).update(text="Another invented body")
    rebuild([row])
    assert told(reader) == [(str(row.pk), False)]


def test_what_grows_old_in_the_night_is_told(reader, city):
    today = timezone.localdate()
    confirmed = {"assurance": "confirmed", "assured_method": "call"}
    row = make_listing(city, phones=("000-1",), assured_date=today, **confirmed).service
    told(reader)
    for days, changed in ((1, []), (300, [str(row.pk)])):
        with time_machine.travel(timezone.now() + timedelta(days=days)):
            actions.tick(timezone.localdate())
        assert [pk for pk, _gone in told(reader)] == changed


def test_the_list_by_modified_after_names_what_the_feed_names(client, reader, city, vetter):
    rows = [make_listing(city, f"Invented {number}", phones=("000-1",)).service for number in range(5)]
    reader.read()
    since = timezone.now().isoformat()
    actions.suspend(service=rows[0], by=vetter)
    actions.say_capacity(service=rows[1], capacity="full", until=None, by=vetter)
    actions.suspend(service=rows[2], by=vetter)
    actions.publish(service=rows[2], by=vetter)
    actions.hide_place(service=rows[3], by=vetter)
    changed = told(reader)
    listed = client.get("/hsds/services", {"modified_after": since, "minimal": "true"}).json()["contents"]
    assert {pk for pk, gone in changed if not gone} == {one["id"] for one in listed}
    assert [pk for pk, gone in changed if gone] == [str(rows[0].pk)]


@pytest.mark.parametrize("tamper", [lambda rows: rows.delete(), lambda rows: rows.update(deleted=True)])
def test_the_check_finds_what_the_feed_does_not_tell_and_the_command_mends_it(reader, city, tamper):
    row = make_listing(city).service
    told(reader)
    tamper(Change.objects.filter(service=row.pk))
    out = StringIO()
    with pytest.raises(CommandError, match="differ"):
        call_command("cards", "--check", stdout=out)
    assert f"change {row.pk}: differs" in out.getvalue()
    call_command("cards", stdout=StringIO(), stderr=StringIO())
    call_command("cards", "--check", stdout=StringIO())
    assert told(reader) == [(str(row.pk), False)]


def test_a_row_that_vanished_behind_the_site_s_back_is_found_too(reader, city):
    row = make_listing(city).service
    told(reader)
    rows = Service.everything.filter(pk=row.pk)
    Service.everything.filter(pk=row.pk).update(vetting_state="archived")
    Change.objects.filter(service=row.pk).update(service="00000000-0000-4000-8000-00000000dead")
    assert rows.exists()
    call_command("cards", stdout=StringIO(), stderr=StringIO())
    assert told(reader) == [("00000000-0000-4000-8000-00000000dead", True)]
