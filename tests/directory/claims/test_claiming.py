"""Whoever works at a centre may ask to keep its listing: it reaches the vetters once, and tells nobody else."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from directory import actions, tasks
from directory.models import Claim
from safety.models import AuditEvent
from tests.directory.claims.conftest import CLAIM
from tests.factories import make_listing, make_place

pytestmark = pytest.mark.django_db
WORDS = [CLAIM["name"], "office@invented.example", CLAIM["works_as"], CLAIM["proof_words"]]


def test_a_claim_reaches_the_vetters_and_the_sender_is_thanked(client, claim_path, sent, listing):
    answer = client.post(claim_path, sent)
    assert (answer.status_code, answer["Location"]) == (303, "/en/thanks/")
    kept = Claim.objects.waiting().get()
    assert (kept.service, kept.proof, kept.language) == (listing.service, "call", "en")
    assert [kept.name, kept.email, kept.works_as, kept.proof_words] == WORDS


def test_the_event_says_that_it_came_and_holds_no_word_of_it(claim, listing):
    event = AuditEvent.objects.get(event="claim.sent")
    assert (event.actor, event.subject, event.facts) == (
        "visitor",
        f"claim:{claim.pk}",
        {"service": str(listing.service_id)},
    )


def test_sent_twice_is_one(client, claim_path, sent):
    assert {client.post(claim_path, sent).status_code for _time in range(2)} == {303}
    assert Claim.objects.count() == AuditEvent.objects.filter(event="claim.sent").count() == 1


def test_over_the_measure_of_an_hour_we_are_busy(client, claim_path, sent, settings):
    settings.LETTERS_PER_HOUR = 1
    answers = [client.post(claim_path, sent | {"token": str(uuid4())}) for _time in range(2)]
    assert [answer.status_code for answer in answers] == [303, 503]


@pytest.mark.parametrize("spoilt", [{"extra": "http://spam.example"}, {"token": ""}])
def test_a_machine_gets_its_page_again(client, claim_path, sent, spoilt):
    assert "Please send it once more." in client.post(claim_path, sent | spoilt).text
    assert not Claim.objects.exists()


@pytest.mark.parametrize(
    ("field", "typed", "sentence"),
    [
        ("name", "", "Write your name."),
        ("email", "", "Write your e-mail address."),
        ("email", "no address", "This cannot be an e-mail address. Write it like name@place.org."),
        ("works_as", "", "Write what you do there."),
        ("works_as", "ب" * 101, "This is too long. Write no more than 100 letters."),
        ("proof", "", "Choose how we can check it."),
        ("proof", "a-yacht", "We do not know this choice. Choose one from the list."),
        ("proof_words", "ب" * 301, "This is too long. Write no more than 300 letters."),
    ],
)
def test_what_is_wrong_is_said_at_its_field_and_nothing_is_lost(client, claim_path, sent, field, typed, sentence):
    page = client.post(claim_path, sent | {field: typed}).text
    assert f'id="id_{field}_error">{sentence}<' in page
    assert CLAIM["name"] in page or field == "name"
    assert not Claim.objects.exists()


@pytest.mark.parametrize("field", ["name", "works_as", "proof_words"])
def test_where_a_hidden_place_is_cannot_be_said_here(client, sent, field):
    hidden = make_listing(make_place("Invented District", kind="district"), confidential=True)
    page = client.post(f"/en/centres/{hidden.pk}/claim/", sent | {field: "House 12, Street 5, Block C"}).text
    assert f'id="id_{field}_error">This place is hidden.' in page
    assert not Claim.objects.exists()


def test_a_listing_that_is_not_public_cannot_be_claimed(client, listing, claim_path, sent):
    listing.service.vetting_state = "suspended"
    listing.service.save()
    assert client.get(claim_path).status_code == client.post(claim_path, sent).status_code == 404


def test_the_report_page_leads_there_and_the_centres_page_does_not(client, listing, claim_path):
    assert f'href="{claim_path}"' in client.get(f"/en/centres/{listing.pk}/report/").text
    assert claim_path not in client.get(f"/en/centres/{listing.pk}/").text


def test_the_page_says_which_number_we_call(client, claim_path):
    page = client.get(claim_path).text
    assert "We call the number that stands in the listing, never another that somebody gives us here." in page
    assert not client.get(claim_path).cookies


def test_whom_to_call_stands_before_anything_can_be_sent(client, claim_path):
    body = client.get(claim_path).text.split("<main")[1]
    assert 0 < body.index('href="tel:15"') < body.index("<form")


def test_what_nobody_decides_is_gone_after_sixty_days(claim, monkeypatch):
    now = timezone.now()
    assert actions.forget_claims(at=now + timedelta(days=59), by="task:test") == 0
    assert actions.forget_claims(at=now + timedelta(days=61), by="task:test") == 1
    assert not Claim.objects.exists()
    assert AuditEvent.objects.get(event="claims.forgotten").facts == {"claims": 1}


def test_every_night_somebody_looks(claim):
    Claim.objects.update(made_at=timezone.now() - timedelta(days=61))
    tasks.forget_letters(timestamp=0)
    assert not Claim.objects.exists()
