"""What leads of a desk and of a centre see of their key, and what they can do there."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation

from referrals.actions import changing, desks, inboxes
from referrals.models import Desk, KeyGroup
from referrals.views.desk import leads
from safety.models import AuditEvent
from tests.centres import Centre, make_inbox, send_parcel, sign_in_with_vault
from tests.desks import STORY, Staffed, make_desk, send_case
from tests.people import sign_in
from tests.referrals.desk.hands import at, at_the_desk, text

pytestmark = pytest.mark.django_db


@pytest.fixture
def staffed() -> Staffed:
    return make_desk()


def of_centre(name: str, *args: object) -> str:
    with translation.override("en"):
        return reverse(f"inbox:{name}", args=args)


def signed_in_lead(centre: Centre) -> Client:
    client = Client()
    sign_in_with_vault(client, centre, centre.lead)
    return client


def test_a_lead_changes_the_key_after_somebody_has_left(staffed):
    sent = send_case(staffed.desk)
    lead = at_the_desk(staffed, staffed.lead)
    assert "holds it no more" not in text(lead.get("desk", staffed.desk.pk))
    desks.dismiss(desk=staffed.desk, user=staffed.moderator, by=staffed.lead)
    page = text(lead.get("desk", staffed.desk.pk))
    assert "holds it no more" in page
    assert "Change the key now: 1 open case is sealed anew" in page
    assert lead.client.post(at("change-key", staffed.desk.pk)).url == at("desk", staffed.desk.pk)
    page = text(lead.get("desk", staffed.desk.pk))
    assert "holds it no more" not in page
    assert "Unlock your vault first" in page
    assert STORY in text(at_the_desk(staffed, staffed.moderators[1]).open(sent.case))
    assert AuditEvent.objects.filter(event="key.changed").count() == 1


def test_a_change_that_was_interrupted_is_said_and_can_be_finished(staffed):
    for _ in range(3):
        send_case(staffed.desk)
    made = changing.begin_change(group=staffed.desk.group, by=staffed.lead)
    lead = at_the_desk(staffed, staffed.lead)
    page = text(lead.get("desk", staffed.desk.pk))
    assert "3 things still lie under the old one" in page
    assert "Finish it now" in page
    assert "not finished" in text(lead.client.post(at("admit", staffed.desk.pk), {"user": admitted(staffed)}))
    assert lead.client.post(at("change-key", staffed.desk.pk)).status_code == 302
    assert "interrupted" not in text(lead.get("desk", staffed.desk.pk))
    assert list(KeyGroup.objects.all()) == [made]


def admitted(staffed: Staffed) -> int:
    """Return somebody who could be let in."""
    from referrals.actions import vault
    from tests.people import make_person

    newcomer = make_person("moderator")
    vault.make_key(user=newcomer)
    return newcomer.pk


def test_a_vault_that_was_opened_before_the_change_is_told_to_unlock_again(staffed):
    send_case(staffed.desk)
    lead = at_the_desk(staffed, staffed.lead)
    changing.begin_change(group=staffed.desk.group, by=staffed.lead)
    desks.dismiss(desk=staffed.desk, user=staffed.moderator, by=staffed.lead)
    answer = lead.client.post(at("change-key", staffed.desk.pk))
    assert answer.status_code == 409
    assert "changed after you unlocked" in text(answer)


@pytest.mark.parametrize("ask", ["get", "post"])
def test_who_asks_for_something_of_the_desk_while_a_change_ends_is_told_to_look_again(staffed, monkeypatch, ask):
    def led(_request, pk):
        found = Desk.objects.get(pk=pk)
        changing.change(group=staffed.desk.group, vault=staffed.vault(staffed.lead), by=staffed.lead)
        return found

    lead = at_the_desk(staffed, staffed.lead)
    monkeypatch.setattr(leads, "led", led)
    name = {"get": "desk", "post": "change-key"}[ask]
    assert getattr(lead.client, ask)(at(name, staffed.desk.pk)).status_code == 409


def test_who_does_not_lead_the_desk_does_not_change_its_key(staffed):
    other = make_desk(name="DEMO other")
    before = Desk.objects.get(pk=staffed.desk.pk).group_id
    assert at_the_desk(staffed, staffed.moderator).client.post(at("change-key", staffed.desk.pk)).status_code == 403
    assert at_the_desk(other, other.lead).client.post(at("change-key", staffed.desk.pk)).status_code == 404
    assert Client().post(at("change-key", staffed.desk.pk)).status_code == 302
    assert Desk.objects.get(pk=staffed.desk.pk).group_id == before


def test_with_a_locked_vault_nothing_is_changed_and_the_way_leads_back(staffed):
    browser = Client()
    sign_in(browser, staffed.lead)
    page = text(browser.post(at("change-key", staffed.desk.pk), {"is_meant": "yes"}))
    assert "Your vault has locked" in page
    assert Desk.objects.get(pk=staffed.desk.pk).group_id == staffed.desk.group_id
    answer = browser.post(
        at("vault"),
        {
            "phrase": staffed.phrases[staffed.lead.pk],
            "next": at("change-key", staffed.desk.pk),
            "kept-is_meant": "yes",
        },
    )
    assert f'action="{at("change-key", staffed.desk.pk)}"' in text(answer)


def test_without_the_key_on_paper_no_key_is_changed(staffed, settings):
    settings.RECOVERY_PUBLIC_KEY = None
    answer = at_the_desk(staffed, staffed.lead).client.post(at("change-key", staffed.desk.pk))
    assert answer.status_code == 409
    assert "key on paper" in text(answer)
    assert Desk.objects.get(pk=staffed.desk.pk).group_id == staffed.desk.group_id


def test_the_page_names_nobody_who_asks_where_nobody_does(staffed):
    assert "Who asks for a key" not in text(at_the_desk(staffed, staffed.lead).get("desk", staffed.desk.pk))


def test_a_lead_of_a_centre_changes_the_key_of_its_inbox(staffed):
    centre = make_inbox(staffed)
    posted = send_parcel(staffed, centre)
    inboxes.dismiss(inbox=centre.inbox, user=centre.worker, by=centre.lead)
    lead = signed_in_lead(centre)
    page = text(lead.get(of_centre("inbox", centre.inbox.pk)))
    assert "Change the key now: 1 message is sealed anew" in page
    assert "The new key has other digits" in page
    assert lead.post(of_centre("change-key", centre.inbox.pk)).status_code == 302
    assert centre.receipt(posted.referral, centre.lead)
    assert not centre.again().group.has_leaver


def test_nobody_else_changes_the_key_of_an_inbox(staffed):
    centre, other = make_inbox(staffed), make_inbox(staffed)
    worker, stranger = Client(), signed_in_lead(other)
    sign_in_with_vault(worker, centre, centre.worker)
    path = of_centre("change-key", centre.inbox.pk)
    for client in (worker, stranger, at_the_desk(staffed, staffed.lead).client):
        assert client.post(path).status_code == 404
    assert centre.again().group_id == centre.inbox.group_id
    assert "A lead who holds the key changes it" in text(worker.get(of_centre("inbox", centre.inbox.pk)))
