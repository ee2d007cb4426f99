"""What visitors sent is dealt with once, and what they suggest becomes a listing only through two vetters."""

import pytest

from directory import actions
from directory.models import (
    Draft,
    LetterState,
    ListingReport,
    Organization,
    OrganizationText,
    Service,
    ServiceAtLocation,
    Suggestion,
)
from safety.models import AuditEvent
from tests.directory.vetting.conftest import DESK, sheet
from tests.factories import make_organization

pytestmark = pytest.mark.django_db


@pytest.fixture
def suggestion(db) -> Suggestion:
    said = {"name": "Invented Haven", "place": "Multan", "phone": "0300 0000000", "website": "https://invented.example"}
    return Suggestion.objects.create(known_by="official", needs=["shelter", "legal-aid"], language="en", **said)


def begun() -> Draft:
    return Draft.objects.latest("made_at")


def path(suggestion) -> str:
    return f"{DESK}suggestions/{suggestion.pk}/"


def test_a_report_is_dealt_with_once_and_its_words_are_erased_in_the_night(make, vetter):
    service = make()
    at = ServiceAtLocation.everything.get(service=service)
    report = ListingReport.objects.create(service_at_location=at, wrong="moved", right="They moved", language="en")
    for _time in range(2):
        answer = vetter.client.post(f"{DESK}reports/{report.pk}/handled/", {"back": "listing"})
        assert answer["Location"] == f"{sheet(service)}?queue=reported"
    report.refresh_from_db()
    assert report.state == LetterState.HANDLED
    events = AuditEvent.objects.filter(event="report.handled", subject=f"listingreport:{report.pk}")
    assert [event.actor for event in events] == [f"user:{vetter.user.pk}"]
    assert "They moved" not in str(events[0].facts)
    assert "They moved" not in vetter.text(sheet(service))


def test_a_suggestion_is_dealt_with_too(suggestion, vetter):
    assert vetter.client.post(f"{path(suggestion)}handled/").status_code == 302
    suggestion.refresh_from_db()
    assert suggestion.state == LetterState.HANDLED
    assert AuditEvent.objects.filter(event="suggestion.handled").count() == 1


def test_a_letter_that_is_not_there_is_not_found(vetter):
    assert vetter.client.post(f"{DESK}reports/0/handled/").status_code == 404
    assert vetter.client.get(f"{DESK}suggestions/0/").status_code == 404


def test_a_suggestion_is_begun_under_an_organization_that_is_here(suggestion, vetter):
    body = make_organization("Invented Haven Trust")
    text = vetter.text(f"{path(suggestion)}?q=haven")
    assert "Invented Haven Trust" in text
    answer = vetter.client.post(path(suggestion), {"organization": str(body.pk), "name": "Invented Haven"})
    draft = begun()
    assert "Invented Haven" in vetter.text(answer["Location"])
    assert draft.service.organization == body
    assert draft.content["name_words"] == {"en": "Invented Haven"}
    assert draft.content["needs"] == ["legal-aid", "shelter"]
    assert draft.content["url"] == "https://invented.example"
    assert draft.service.submitted_by == vetter.user.pk


def test_a_suggestion_is_begun_under_a_new_organization(suggestion, vetter):
    before = Organization.everything.count()
    vetter.client.post(path(suggestion), {"organization": "", "name": "ناموجود ادارہ"})
    assert Organization.everything.count() == before + 1
    made = OrganizationText.objects.get(of=begun().service.organization)
    assert (made.language, made.text) == ("ur", "ناموجود ادارہ")
    assert AuditEvent.objects.filter(event="organization.made", subject=f"organization:{made.of_id}").exists()


def test_nothing_is_begun_under_nobody(suggestion, vetter):
    before = Service.everything.count()
    answer = vetter.client.post(path(suggestion), {"organization": "", "name": " "})
    assert answer.status_code == 400
    assert "Choose an organization, or write the name of a new one." in answer.content.decode()
    assert Service.everything.count() == before


def test_what_a_vetter_begins_she_does_not_publish(suggestion, vetter):
    vetter.client.post(path(suggestion), {"name": "Invented Haven"})
    draft = begun()
    actions.submit_draft(draft=draft, by=vetter.user)
    answer = vetter.moves(draft.service, "publish")
    assert answer.status_code == 409
    assert "Another vetter must decide" in answer.content.decode()
