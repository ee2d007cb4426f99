"""The call sheet has everything that a vetter needs before her, and the public page follows what she writes down."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from accounts import actions as accounts
from accounts.roles import Role
from directory import actions
from directory.models import Evidence, ListingReport, Service, ServiceAtLocation, Source, Verification, VettingState
from directory.wording import say_month
from safety.models import AuditEvent
from tests.directory.vetting.conftest import DESK, NUMBER, confirmed, sheet
from tests.people import make_person

pytestmark = pytest.mark.django_db
WRONG = "03110000000"
NOTE = "They asked us to call after ten."


def today() -> str:
    return timezone.localdate().isoformat()


def public_page(client, service: Service) -> str:
    at = ServiceAtLocation.everything.get(service=service)
    return client.get(f"/en/centres/{at.pk}/").content.decode()


def test_a_number_to_call_is_a_link_and_a_wrong_one_never_is(make, vetter):
    service = make()
    Evidence.objects.create(service=service, kind="wrong number", value="0311 0000000", digits=WRONG.lstrip("0"))
    text = vetter.text(sheet(service))
    assert f'href="tel:{NUMBER}"' in text
    assert "0311 0000000" in text
    assert "do not call, do not give" in text
    assert "tel:0311" not in text.replace(" ", "")


def test_a_number_that_is_wrong_for_another_listing_is_said_to_be(make, vetter):
    panah, war = (Service.everything.get(slug=slug) for slug in ("pk-karachi-panah", "pk-karachi-war"))
    assert "It is wrong for" in vetter.text(sheet(war))
    assert "It is wrong for" not in vetter.text(sheet(panah))


def test_sources_evidence_reports_and_checks_stand_on_the_sheet(make, vetter, other):
    service = make()
    Source.objects.create(service=service, url="https://source.example/page", publisher="Invented paper", date="2025")
    Evidence.objects.create(service=service, kind="note", why="Only in the mornings, one page says.")
    at = ServiceAtLocation.everything.get(service=service)
    ListingReport.objects.create(service_at_location=at, wrong="moved", right="They moved away", language="en")
    other.finds(service, outcome="no answer", note=NOTE)
    text = vetter.text(sheet(service))
    assert '<a href="https://source.example/page" rel="noreferrer nofollow">' in text
    for words in ("Only in the mornings", "They moved away", NOTE, "Nobody answered", str(other.user)):
        assert words in text


def test_a_confirmation_is_said_on_the_public_page_the_same_minute(make, vetter, client):
    service = make()
    assert "not yet confirmed by us" in public_page(client, service)
    phone = service.phones.get()
    answer = vetter.finds(service, confirmed=["phones", "name_words"], answered=[phone.pk], note=NOTE)
    assert answer.status_code == 302
    shown = public_page(client, service)
    assert "We called them and confirmed it" in shown
    assert say_month(today()) in shown
    assert NOTE not in shown
    phone.refresh_from_db()
    assert phone.answered_on == timezone.localdate()
    kept = Verification.objects.get(service=service)
    assert (kept.fields, kept.role, kept.by) == (["name_words", "phones"], "vetter", f"user:{vetter.user.pk}")


METHODS = {
    "call": "We called them and confirmed it",
    "visit": "We went there and confirmed it",
    "document": "Confirmed by an official paper",
    "official site": "Confirmed by their official site",
}


@pytest.mark.parametrize(("method", "said"), METHODS.items())
def test_the_public_page_says_how_it_was_confirmed(make, vetter, client, method, said):
    service = make()
    vetter.finds(service, method=method)
    assert said in public_page(client, service)


def test_a_service_that_is_closed_is_gone_from_the_public_at_once(make, vetter, client):
    service = make()
    at = ServiceAtLocation.everything.get(service=service)
    vetter.finds(service, outcome="closed")
    assert client.get(f"/en/centres/{at.pk}/").status_code == 404
    service.refresh_from_db()
    assert service.vetting_state == VettingState.SUSPENDED


@pytest.mark.parametrize("outcome", ["changed", "no answer", "refused"])
def test_what_does_not_confirm_is_kept_and_confirms_nothing(make, vetter, outcome):
    service = make()
    vetter.finds(service, outcome=outcome)
    service.refresh_from_db()
    assert service.assurance == "unconfirmed"
    assert service.verifications.get().outcome == outcome


def test_nothing_typed_is_lost_when_something_is_missing(make, vetter):
    service = make()
    phone = service.phones.get()
    answer = vetter.finds(service, outcome="", note=NOTE, on="2026-13-45", confirmed=["needs"], answered=[phone.pk])
    assert answer.status_code == 400
    text = answer.content.decode()
    assert NOTE in text
    assert "2026-13-45" in text
    assert "Choose what came of it." in text
    assert 'value="needs" id="id_confirmed' in text
    assert text.count(" checked") == 3  # what was confirmed, the number, the method
    assert not service.verifications.exists()


def test_a_day_that_has_not_come_is_refused_and_the_note_stays(make, vetter):
    service = make()
    tomorrow = timezone.localdate() + timedelta(days=2)
    answer = vetter.finds(service, on=tomorrow.isoformat(), note=NOTE)
    assert answer.status_code == 409
    assert "This day has not come yet." in answer.content.decode()
    assert NOTE in answer.content.decode()


def test_only_the_organization_itself_declares(make, vetter):
    assert vetter.finds(make(), method="self-declared").status_code == 400


def test_a_field_that_the_listing_does_not_say_cannot_be_confirmed(make, vetter):
    assert vetter.finds(make(), confirmed=["papers_asked_words"]).status_code == 400


def test_of_two_vetters_at_once_the_later_one_looks_again_and_nothing_is_half_done(make, vetter, other):
    service = make()
    seen = vetter.seen(service)
    other.finds(service, outcome="no answer")
    before = Verification.objects.count(), AuditEvent.objects.filter(event="listing.verified").count()
    answer = vetter.finds(service, seen=seen, note=NOTE)
    assert answer.status_code == 409
    text = answer.content.decode()
    assert "Somebody else changed this meanwhile" in text
    assert NOTE in text
    assert before == (Verification.objects.count(), AuditEvent.objects.filter(event="listing.verified").count())
    again = vetter.finds(service, seen=str(answer.context["seen"]), note=NOTE)
    assert again.status_code == 302


def test_a_vetter_who_leaves_in_the_middle_leaves_nothing(make, vetter):
    service = make()
    seen = vetter.seen(service)
    accounts.close(person=vetter.user, by=make_person(Role.ADMINISTRATOR))
    answer = vetter.client.post(sheet(service), {"seen": seen, "on": today(), "outcome": "confirmed", "method": "call"})
    assert answer.status_code == 302
    assert "/sign-in/" in answer["Location"]
    assert not service.verifications.exists()


def test_save_and_next_leads_to_the_next_of_the_same_queue(make, vetter, empty_directory):
    first, last = make(**confirmed(300)), make(**confirmed(200))
    answer = vetter.finds(first, queue="due", next="1")
    assert answer["Location"] == f"{sheet(last)}?queue=due"
    answer = vetter.finds(last, queue="due", next="1")
    assert answer["Location"] == f"{DESK}queues/due/"
    service = make()
    assert vetter.finds(service)["Location"] == f"{sheet(service)}#checks"


def test_the_keys_for_saving_are_named_on_the_page(make, vetter):
    text = vetter.text(f"{sheet(make())}?queue=due")
    assert '<button accesskey="s">' in text
    assert '<button name="next" value="1" accesskey="n">' in text


def test_a_street_in_a_note_about_a_hidden_place_is_refused(make, vetter, lahore):
    service = make(place=lahore.parent, confidential=True)
    answer = vetter.finds(service, note="House 00, Street 00, Invented Block")
    assert answer.status_code == 409
    assert "This place is hidden." in answer.content.decode()
    assert not service.verifications.exists()


def test_a_draft_is_named_on_the_sheet(make, vetter, other):
    service = make()
    actions.begin_draft(service=service, by=other.user)
    assert "draft" in vetter.text(sheet(service)).lower()


def test_a_listing_that_is_not_there_is_not_found_and_that_is_written_down(vetter):
    nobodys = uuid4()
    vetter.text(f"{DESK}listings/{nobodys}/", 404)
    assert AuditEvent.objects.filter(event="access.hidden", subject=f"service:{nobodys}").exists()


def test_every_shipped_listing_has_a_sheet(vetter):
    for service in Service.everything.order_by("slug")[::9]:
        assert service.said("name", "en") in vetter.client.get(sheet(service)).context["name"]
