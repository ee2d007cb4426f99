"""From the queue of what is due, a vetter asks many organizations at once."""

import pytest

from accounts.roles import Role
from tests.directory.vetting.conftest import DESK, confirmed
from tests.people import make_member

pytestmark = pytest.mark.django_db


def test_the_ticked_listings_are_asked_about_and_the_page_says_how_many(make, vetter):
    asked, without_anybody, unticked = (make(**confirmed(300)) for _ in range(3))
    for service in (asked, unticked):
        make_member(service.organization, Role.NGO_LEAD)
    ticked = [str(asked.pk), str(without_anybody.pk), "nonsense"]
    answer = vetter.client.post(f"{DESK}remind/", {"service": ticked})
    text = answer.content.decode()
    assert answer.status_code == 200
    assert "Asked about 1 listing." in text
    assert "Not asked: 1." in text
    for service in (asked, without_anybody, unticked):
        service.refresh_from_db()
    assert [asked.reminders, without_anybody.reminders, unticked.reminders] == [1, 0, 0]


def test_without_a_tick_nobody_is_asked(vetter):
    answer = vetter.client.post(f"{DESK}remind/")
    assert answer.status_code == 400
    assert "Tick the listings first." in answer.content.decode()


def test_every_box_has_a_name_to_be_heard(make, vetter):
    make("Invented Overdue Centre", **confirmed(300))
    assert 'aria-label="Invented Overdue Centre"' in vetter.text(f"{DESK}queues/due/")


def test_what_was_never_confirmed_is_asked_about_from_its_own_queue(make, vetter):
    service = make("Invented Unconfirmed Centre", kind="shelter")
    make_member(service.organization, Role.NGO_LEAD)
    assert f'value="{service.pk}" form="remind"' in vetter.text(f"{DESK}queues/unconfirmed/")
    answer = vetter.client.post(f"{DESK}remind/", {"service": [str(service.pk)], "queue": "unconfirmed"})
    text = answer.content.decode()
    assert "Asked about 1 listing." in text
    assert "<h1>Never confirmed by us</h1>" in text


@pytest.mark.parametrize("queue", ["", "nonsense", "doubles"])
def test_a_queue_that_asks_nobody_is_never_the_answer(vetter, queue):
    assert "<h1>To be checked again</h1>" in vetter.client.post(f"{DESK}remind/", {"queue": queue}).content.decode()
