"""The preview shows the page as a survivor will see it, and leaves nothing behind."""

import re

import pytest
from django.db import connection

from directory.cards import catalogue_version
from directory.models import Card, Edition, PastEdition, Service, VettingState
from safety.models import AuditEvent


def everything():
    """Return what a preview must not change: cards, versions, editions, events, and when the row was changed."""
    with connection.cursor() as cursor:
        cursor.execute("select count(*), max(number) from directory_catalogueversion")
        version = cursor.fetchone()
    counts = [model.objects.count() for model in (Edition, PastEdition, AuditEvent)]
    cards = sorted(Card.objects.values_list("pk", "html", "json"))
    rows = sorted(Service.everything.values_list("pk", "last_modified", "vetting_state", "kept_by_staff"))
    return version, counts, cards, rows, catalogue_version()


def test_it_shows_the_page_as_the_draft_would_have_it_and_leaves_nothing_behind(worker):
    worker.send("look", name_en="Invented Centre for Women", always_open="on", phones__0__number="0300 0000000")
    before = everything()
    page = worker.client.get(f"{worker.url}preview/").content.decode()
    assert "This is how it will look. It is not public yet." in page
    for words in ("Invented Centre for Women", "Day and night, every day", "0300 0000000", "Leave now", "Open now"):
        assert words in page
    assert everything() == before


def test_it_is_the_main_part_of_the_public_page(worker, client):
    listing = worker.service.service_at_locations.get()
    public = client.get(f"/en/centres/{listing.pk}/").content.decode()
    main = re.search(r'<main id="main">\s*(.*?)\s*</main>', public, re.DOTALL)[1]
    shown = worker.client.get(f"{worker.url}preview/").context["shown"]
    inert = re.sub(r' (?:href|action)="[^"]*"', "", main).replace("<button", "<button disabled")
    assert shown.strip() == inert


def test_nothing_in_it_leads_anywhere(worker):
    worker.send(phones__0__number="0300 0000000", url="https://invented.example/", emails__0="a@invented.example")
    shown = worker.client.get(f"{worker.url}preview/").context["shown"]
    assert "invented.example" in shown
    assert "href" not in shown
    assert "action=" not in shown
    assert shown.count("<button") == shown.count("<button disabled")


def test_it_is_shown_in_the_language_of_the_page(worker):
    page = worker.client.get(worker.url.replace("/en/", "/ur/") + "preview/").content.decode()
    assert "ناموجود مرکز" in page


@pytest.mark.parametrize("state", [VettingState.DRAFT, VettingState.SUSPENDED])
def test_what_is_not_public_can_be_looked_at_and_stays_unseen(worker, client, state):
    Service.everything.filter(pk=worker.service.pk).update(vetting_state=state)
    assert b"Invented Centre" in worker.client.get(f"{worker.url}preview/").content
    listing = worker.service.service_at_locations.get()
    assert client.get(f"/en/centres/{listing.pk}/").status_code == 404


def test_what_cannot_be_shown_yet_is_corrected_first(worker, organization):
    answer = worker.client.post(f"/en/staff/organizations/{organization.pk}/listings/add/")
    assert worker.client.get(f"{answer['Location']}preview/")["Location"] == answer["Location"]


def test_a_hidden_place_is_shown_by_its_district_only(worker, hidden):
    worker.service = hidden
    page = worker.client.get(f"{worker.url}preview/").content.decode()
    assert "Lahore" in page
    assert "geo:" not in page
