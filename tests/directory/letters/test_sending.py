"""What anybody may tell us: it reaches the vetters once, says nothing of the sender, and changes no page."""

from uuid import uuid4

import pytest

from directory.models import Card, KnownBy, ListingReport, ServiceAtLocation, Suggestion, Wrong
from directory.models.card import CatalogueVersion
from safety.models import AuditEvent
from tests.directory.letters.conftest import REPORT

pytestmark = pytest.mark.django_db


def test_a_suggestion_reaches_the_vetters_and_she_is_thanked(client, suggestion):
    answer = client.post("/ur/suggest/", suggestion)
    assert (answer.status_code, answer["Location"]) == (303, "/ur/thanks/")
    kept = Suggestion.objects.waiting().get()
    assert (kept.name, kept.place, kept.phone) == ("Invented Centre", "Multan", "061-451 0000")
    assert (kept.needs, kept.known_by, kept.website) == (
        ["legal-aid", "shelter"],
        KnownBy.HEARD_OF_IT,
        "https://invented.example",
    )
    assert kept.language == "ur"


def test_a_report_reaches_the_vetters_with_the_listing_it_is_about(client, report_path, report, listing):
    answer = client.post(report_path, report)
    assert (answer.status_code, answer["Location"]) == (303, "/en/thanks/")
    kept = ListingReport.objects.get()
    assert (kept.service_at_location, kept.wrong, kept.right) == (listing, "dead-number", REPORT["right"])


@pytest.mark.parametrize("model", [Suggestion, ListingReport])
def test_there_is_no_field_for_who_sent_it(model):
    named = {field.name for field in model._meta.get_fields()}
    common = {"id", "key", "language", "created_at", "state", "forgotten_at"}
    # `sender` tells two senders of one hour apart, and is erased with it: test_nobody_answers.py.
    own = {"name", "place", "phone", "website", "known_by", "needs"} | {
        "service_at_location",
        "wrong",
        "right",
        "sender",
    }
    assert named <= common | own


def test_nobody_is_given_a_cookie(client, suggestion):
    assert not client.get("/en/suggest/").cookies
    assert not client.post("/en/suggest/", suggestion).cookies


def test_the_event_says_that_it_came_and_holds_no_word_of_it(client, suggestion, report, report_path):
    client.post("/en/suggest/", suggestion)
    client.post(report_path, report)
    events = list(AuditEvent.objects.order_by("-pk")[:2])
    assert [(event.event, event.actor) for event in events] == [
        ("listingreport.sent", "visitor"),
        ("suggestion.sent", "visitor"),
    ]
    assert [event.facts for event in events] == [{"wrong": "dead-number"}, {}]


@pytest.mark.parametrize("wrong", Wrong)
def test_a_report_changes_no_public_page(client, report_path, report, wrong):
    page = report_path.removesuffix("report/")
    before = (client.get(page).text, Card.objects.count(), CatalogueVersion.objects.get().number)
    assert client.post(report_path, report | {"wrong": wrong}).status_code == 303
    assert (client.get(page).text, Card.objects.count(), CatalogueVersion.objects.get().number) == before


def test_what_may_hurt_somebody_is_read_first(client, report_path, report):
    for wrong in ("hours", "other", "unsafe", "closed", "other-person"):
        client.post(report_path, report | {"wrong": wrong})
    waiting = ListingReport.objects.waiting().values_list("wrong", flat=True)
    assert list(waiting) == ["unsafe", "other-person", "closed", "hours", "other"]


def test_sent_twice_is_one(client, suggestion):
    answers = [client.post("/en/suggest/", suggestion) for _time in range(3)]
    assert {answer["Location"] for answer in answers} == {"/en/thanks/"}
    assert Suggestion.objects.count() == 1
    assert AuditEvent.objects.filter(event="suggestion.sent").count() == 1


def test_a_word_changed_on_the_same_page_is_not_lost(client, suggestion):
    client.post("/en/suggest/", suggestion)
    client.post("/en/suggest/", suggestion | {"phone": "061 4510001"})
    assert list(Suggestion.objects.values_list("phone", flat=True)) == ["061-451 0000", "061 4510001"]


def test_two_pages_are_two_letters(client, suggestion):
    client.post("/en/suggest/", suggestion)
    client.post("/en/suggest/", suggestion | {"token": str(uuid4())})
    assert Suggestion.objects.count() == 2


def test_a_listing_that_is_not_public_cannot_be_reported(client, listing, report):
    listing.service.vetting_state = "suspended"
    listing.service.save()
    path = f"/en/centres/{listing.pk}/report/"
    assert client.get(path).status_code == client.post(path, report).status_code == 404
    assert client.get(f"/en/centres/{uuid4()}/report/").status_code == 404


def test_a_report_outlives_its_listing(client, report_path, report, listing):
    client.post(report_path, report)
    ServiceAtLocation.everything.filter(pk=listing.pk).delete()
    assert ListingReport.objects.get().service_at_location is None


@pytest.mark.parametrize("language", ["ur", "en"])
@pytest.mark.parametrize("path", ["/suggest/", "/thanks/", "report"])
def test_whom_to_call_stands_before_anything_can_be_sent(client, report_path, language, path):
    page = client.get(report_path.replace("/en/", f"/{language}/") if path == "report" else f"/{language}{path}").text
    body = page.split("<main")[1]
    assert 0 < body.index('href="tel:15"') < (body.index("<form") if "<form" in body else len(body))


def test_who_reports_a_listing_abroad_reads_the_numbers_of_that_country(client):
    abroad = ServiceAtLocation.public.filter(service__areas__place__country="NO").first()
    assert abroad
    page = client.get(f"/en/centres/{abroad.pk}/report/").text
    assert 'href="tel:116006"' in page
    assert 'href="tel:1122"' not in page


def test_whoever_found_another_centre_is_led_to_where_it_can_be_said(client, report_path):
    assert 'href="/en/suggest/"' in client.get(report_path).text


@pytest.mark.parametrize("wrong", ["no-answer", "unkind", "moved"])
def test_a_visitor_may_say_that_nobody_answers_or_that_they_were_unkind(client, report_path, report, wrong):
    assert f'value="{wrong}"' in client.get(report_path).text
    client.post(report_path, report | {"wrong": wrong})
    assert ListingReport.objects.get().wrong == wrong


def test_the_centres_page_and_the_first_page_lead_to_where_it_can_be_said(client, report_path, listing):
    assert f'href="{report_path}"' in client.get(f"/en/centres/{listing.pk}/").text
    assert 'href="/en/suggest/"' in client.get("/en/").text
