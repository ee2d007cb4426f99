"""My listings: how fresh each is, what waits, and what may be said at once."""

from datetime import timedelta

import pytest
from django.utils import timezone

from accounts.roles import Role
from directory.models import Capacity, Draft, DraftState, Service, Status, Verification, VettingState
from tests.people import make_person

OVERDUE_DAYS, DUE_DAYS = 300, 190


@pytest.fixture
def mine(worker):
    """Return the page with my listings."""
    return f"/en/staff/organizations/{worker.service.organization_id}/listings/"


def confirmed(service: Service, days_ago: int) -> None:
    on = timezone.localdate() - timedelta(days=days_ago)
    Service.everything.filter(pk=service.pk).update(assurance="confirmed", assured_date=on, assured_method="call")


@pytest.mark.parametrize(
    ("days_ago", "words"),
    [
        (None, "Never confirmed by you or by us."),
        (1, "due again on"),
        (DUE_DAYS, "Please confirm it again"),
        (OVERDUE_DAYS, "Overdue: confirmed on"),
    ],
)
def test_how_fresh_a_listing_is_stands_in_words(worker, mine, days_ago, words):
    if days_ago:
        confirmed(worker.service, days_ago)
    assert words in worker.client.get(mine).content.decode()


@pytest.mark.parametrize(
    ("state", "words"),
    [
        (DraftState.OPEN, "They are not sent in yet."),
        (DraftState.SUBMITTED, "Your changes wait for a vetter."),
        (DraftState.RETURNED, "Changes came back from a vetter, with reasons."),
    ],
)
def test_where_a_draft_stands_is_said(worker, mine, state, words):
    worker.send("send", name_en="One")
    Draft.objects.filter(pk=worker.draft.pk).update(state=state)
    assert words in worker.client.get(mine).content.decode()


def test_what_is_full_is_said_until_a_day_and_taken_back(worker, mine):
    until = timezone.localdate() + timedelta(days=10)
    sent = {"capacity": "full", "until": f"{until.day}.{until.month}.{until.year}"}
    assert worker.client.post(f"{worker.url}capacity/", sent)["Location"] == mine
    worker.service.refresh_from_db()
    assert (worker.service.capacity, worker.service.capacity_until) == (Capacity.FULL, until)
    assert "You said that you are full until" in worker.client.get(mine).content.decode()
    worker.client.post(f"{worker.url}capacity/", {"capacity": "taking"})
    worker.service.refresh_from_db()
    assert (worker.service.capacity, worker.service.capacity_until) == (Capacity.TAKING, None)


@pytest.mark.parametrize(("until", "words"), [("2020-01-01", "This day has passed."), ("soon", "This is no day: soon")])
def test_a_day_that_cannot_be_is_refused_and_stays_where_it_was_typed(worker, until, words):
    answer = worker.client.post(f"{worker.url}capacity/", {"capacity": "full", "until": until})
    page = answer.content.decode()
    assert answer.status_code == 409
    assert words in page
    assert f'value="{until}"' in page
    worker.service.refresh_from_db()
    assert worker.service.capacity == ""


def test_it_is_closed_for_a_time_and_open_again(worker, mine):
    worker.client.post(f"{worker.url}shut/", {"is_shut": "yes"})
    worker.service.refresh_from_db()
    assert worker.service.status == Status.TEMPORARILY_CLOSED
    assert "We are open again" in worker.client.get(mine).content.decode()
    worker.client.post(f"{worker.url}shut/")
    worker.service.refresh_from_db()
    assert worker.service.status == Status.ACTIVE


def test_what_has_ended_is_not_opened_this_way(worker):
    Service.everything.filter(pk=worker.service.pk).update(status=Status.DEFUNCT)
    answer = worker.client.post(f"{worker.url}shut/")
    assert (answer.status_code, "This service has ended." in answer.content.decode()) == (409, True)


def test_opening_the_question_confirms_nothing_and_one_button_does(worker, mine):
    page = worker.client.get(f"{worker.url}still-correct/")
    assert "Monday to Friday" in page.content.decode()
    assert not Verification.objects.filter(service=worker.service).exists()
    answer = worker.client.post(f"{worker.url}still-correct/", {"version": page.context["version"]})
    assert answer["Location"] == mine
    kept = Verification.objects.get(service=worker.service)
    assert (kept.method, kept.outcome, kept.role) == ("self-declared", "confirmed", Role.NGO_WORKER)
    assert {"name_words", "week"} <= set(kept.fields)
    worker.service.refresh_from_db()
    assert worker.service.assured_method == "self-declared"


def test_what_changed_since_it_was_shown_is_not_confirmed_unseen(worker):
    answer = worker.client.post(f"{worker.url}still-correct/", {"version": "of another day"})
    assert answer.status_code == 409
    assert not Verification.objects.filter(service=worker.service).exists()


def test_a_vetter_does_not_confirm_in_the_organizations_name(vetter):
    page = vetter.client.get(f"{vetter.url}still-correct/")
    answer = vetter.client.post(f"{vetter.url}still-correct/", {"version": page.context["version"]})
    assert answer.status_code == 409
    assert "Only the organization itself can say this" in answer.content.decode()


def test_hiding_says_first_what_is_deleted_for_good(worker, mine):
    worker.send(name_en="One")
    page = worker.client.get(f"{worker.url}hide/").content.decode()
    assert "This is deleted for good" in page
    location = worker.service.service_at_locations.get().location
    assert not location.confidential
    assert worker.client.post(f"{worker.url}hide/")["Location"] == mine
    location.refresh_from_db()
    assert (location.confidential, location.address_1, location.place_id) == (True, "", "pk/punjab/lahore")
    assert worker.draft is None
    page = worker.client.get(mine).content.decode()
    assert "Hidden place" in page
    assert f"{worker.service.pk}/hide/" not in page
    assert worker.client.post(f"{worker.url}hide/").status_code == 409


def test_a_listing_is_begun_by_whoever_may(worker, mine, client):
    before = Service.everything.count()
    assert client.post(f"{mine}add/").status_code == 302
    assert Service.everything.count() == before
    worker.client.post(f"{mine}add/")
    assert Service.everything.count() == before + 1
    assert "A new listing" in worker.client.get(mine).content.decode()


def test_what_is_put_away_is_last_and_offers_nothing(worker, mine):
    Service.everything.filter(pk=worker.service.pk).update(vetting_state=VettingState.ARCHIVED)
    page = worker.client.get(mine).content.decode()
    assert "Put away" in page
    assert worker.url not in page


def test_a_vetter_sees_any_organizations_listings(vetter, mine):
    assert b"Invented Centre" in vetter.client.get(mine).content


def test_an_administrator_sees_no_listing(hand, mine):
    administrator = hand(make_person(Role.ADMINISTRATOR))
    assert administrator.client.get(mine).status_code == 404
    assert administrator.open().status_code == 404
