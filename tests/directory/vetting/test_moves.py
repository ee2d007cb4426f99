"""Vetters move listings as the table has it, four eyes see what is published, and a hidden place leaves no trace."""

import pytest

from directory.models import PastEdition, ServiceAtLocation, VettingState
from tests.directory.vetting.conftest import DESK, sheet

pytestmark = pytest.mark.django_db
IN_REVIEW = {"vetting_state": VettingState.IN_REVIEW}


def state(service) -> str:
    service.refresh_from_db()
    return service.vetting_state


MOVES = [
    ("in review", "publish", "published"),
    ("suspended", "publish", "published"),
    ("in review", "return", "draft"),
    ("published", "suspend", "suspended"),
    ("published", "withdraw", "archived"),
    ("archived", "reopen", "in review"),
]


@pytest.mark.parametrize(("before", "deed", "after"), MOVES)
def test_a_vetter_moves_a_listing(make, vetter, before, deed, after):
    service = make(vetting_state=before)
    assert vetter.moves(service, deed, why="They said so.").status_code == 302
    assert state(service) == after


def test_only_what_the_table_has_is_offered(make, vetter):
    text = vetter.text(sheet(make()))
    assert "/moves/suspend/" in text
    assert "/moves/publish/" not in text


def test_a_move_that_the_table_does_not_have_is_refused_with_a_sentence(make, vetter):
    service = make()
    answer = vetter.moves(service, "reopen")
    assert answer.status_code == 409
    assert "This listing is not put away" in answer.content.decode()
    assert vetter.moves(service, "nothing").status_code == 404
    assert state(service) == "published"


@pytest.mark.parametrize(("deed", "before"), [("lapse", "published"), ("submit", "draft")])
def test_what_the_clock_or_a_draft_does_no_vetter_does_by_hand(make, vetter, deed, before):
    service = make(vetting_state=before)
    assert vetter.moves(service, deed, why="They said so.").status_code == 404
    assert state(service) == before


def test_nobody_sends_back_without_saying_why_and_the_reason_is_kept(make, vetter):
    service = make(**IN_REVIEW)
    answer = vetter.moves(service, "return")
    assert answer.status_code == 409
    assert "Say why" in answer.content.decode()
    vetter.moves(service, "return", why="The number is missing.")
    assert PastEdition.objects.filter(service=service).latest("pgh_id").why == "The number is missing."


def test_nobody_publishes_what_they_sent_in(make, vetter, other):
    service = make(**IN_REVIEW, submitted_by=vetter.user.pk)
    answer = vetter.moves(service, "publish", why="It is good.")
    assert answer.status_code == 409
    assert "You sent this in yourself. Another vetter must decide." in answer.content.decode()
    assert "It is good." in answer.content.decode()
    assert state(service) == "in review"
    other.moves(service, "publish")
    assert state(service) == "published"


def test_a_hidden_place_needs_two_vetters(make, vetter, other, lahore):
    service = make(place=lahore.parent, confidential=True, **IN_REVIEW)
    assert vetter.moves(service, "publish").status_code == 302
    assert state(service) == "in review"
    assert "A second vetter must say yes too" in other.text(sheet(service))
    again = vetter.moves(service, "publish")
    assert again.status_code == 409
    assert "You have said yes already" in again.content.decode()
    other.moves(service, "publish")
    assert state(service) == "published"


def test_nobody_publishes_what_changed_since_they_looked(make, vetter, other):
    service = make(**IN_REVIEW)
    seen = vetter.seen(service)
    other.finds(service, outcome="changed", note="They moved.")
    answer = vetter.moves(service, "publish", seen=seen)
    assert answer.status_code == 409
    assert state(service) == "in review"


def test_before_a_place_is_hidden_the_page_says_what_is_deleted_for_good(make, vetter):
    service = make(address_1="000 Invented Lane")
    text = vetter.text(f"{sheet(service)}hide/")
    assert "This is deleted for good" in text
    assert not ServiceAtLocation.everything.get(service=service).location.confidential


def test_one_vetter_hides_a_place_at_once_and_its_past_is_gone(make, vetter, other):
    service = make(address_1="000 Invented Lane")
    other.finds(service, note="House 00, Street 00")
    assert vetter.client.post(f"{sheet(service)}hide/").status_code == 302
    location = ServiceAtLocation.everything.get(service=service).location
    assert location.confidential
    assert location.address_1 == ""
    assert not service.verifications.exclude(note="").exists()
    assert "Invented Lane" not in vetter.text(sheet(service)) + vetter.text(f"{sheet(service)}history/")
    again = vetter.client.post(f"{sheet(service)}hide/")
    assert again.status_code == 409
    assert "This place is hidden already." in again.content.decode()


def test_after_a_move_the_queue_is_remembered(make, vetter):
    service = make(**IN_REVIEW)
    assert vetter.moves(service, "publish", queue="new")["Location"] == f"{sheet(service)}?queue=new"


def test_a_withdrawn_listing_cannot_be_confirmed(make, vetter):
    service = make(vetting_state=VettingState.ARCHIVED)
    answer = vetter.finds(service)
    assert answer.status_code == 409
    assert "Take it out again first." in answer.content.decode()


def test_a_queue_that_is_not_there_is_not_found(vetter):
    vetter.text(f"{DESK}queues/nothing/", 404)
