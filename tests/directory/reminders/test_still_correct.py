"""The mailed link: it opens what the public sees, confirms nothing by being opened, and counts once."""

import logging
import re
from datetime import timedelta
from hashlib import sha256

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone

from directory import actions, tasks
from directory.models import StillCorrectLink, Verification
from safety.models import AuditEvent
from tests.directory.reminders.conftest import LINK, again, confirmed_listing, links, remind
from tests.factories import make_place
from tests.jobs import due
from tests.people import make_member
from tests.safety.test_logs import everything, handled

pytestmark = pytest.mark.django_db


def version_in(page: str) -> str:
    [version] = re.findall('name="version" value="([^"]+)"', page)
    return version


def say_yes(client, path: str):
    """Open a link and press its button."""
    return client.post(path, {"version": version_in(client.get(path).text)})


def test_a_scanner_that_follows_every_link_twice_confirms_nothing_and_then_the_person_counts_once(
    client, organization, lead, service, today
):
    remind(service, confirmed_listing(organization, "Second Centre"))
    scanner, before = Client(), again(service).assured_date
    for path in links() * 2:
        assert scanner.get(path).status_code == scanner.head(path).status_code == 200
    assert not Verification.objects.exists()
    assert (again(service).assured_date, again(service).reminders) == (before, 1)
    first, _second = links()
    assert say_yes(client, first).status_code == 200
    assert client.post(first, {"version": "x"}).status_code == 410
    kept = Verification.objects.get()
    assert (kept.on, kept.method, kept.outcome) == (today, "self-declared", "confirmed")
    assert (kept.by, kept.role) == (f"user:{lead.pk}", "ngo_lead")


def test_a_yes_is_what_the_public_page_says_the_same_minute(client, link, service, today):
    say_yes(client, link)
    kept = again(service)
    assert (kept.assured_date, kept.assured_method) == (today, "self-declared")
    assert (kept.reminders, kept.reminded_on) == (0, None)
    listing = service.service_at_locations.get()
    assert "They told us that it is correct" in client.get(f"/en/centres/{listing.pk}/").text
    assert set(Verification.objects.get().fields) >= {"name_words", "phones", "needs", "place"}


def test_a_yes_leaves_its_events(client, link, lead, service):
    say_yes(client, link)
    events = AuditEvent.objects.filter(subject=f"service:{service.pk}").order_by("-pk")[:2]
    assert [(event.event, event.actor) for event in events] == [
        ("still_correct.used", f"user:{lead.pk}"),
        ("listing.verified", f"user:{lead.pk}"),
    ]


@pytest.mark.parametrize("language", ["ur", "en"])
def test_it_shows_what_the_public_sees_and_one_button(client, link, language):
    page = client.get(link.replace("/ur/", f"/{language}/")).text
    assert "Invented Centre" in page
    assert "03000000000" in page
    assert page.split("<main")[1].count("<button") == 1


def test_nobody_signs_in_for_it(client, link):
    assert client.get(link).status_code == 200
    assert "sessionid" not in client.cookies


def test_a_yes_needs_the_token_against_forgery(link):
    strict = Client(enforce_csrf_checks=True)
    version = version_in(strict.get(link).text)
    assert strict.post(link, {"version": version}).status_code == 403
    assert not Verification.objects.exists()


def test_only_a_digest_is_kept_and_the_secret_stands_in_the_letter_alone(link, service):
    kept = StillCorrectLink.objects.get()
    secret = link.rstrip("/").split("/")[-1]
    assert len(secret) == 43
    assert bytes(kept.digest) == sha256(secret.encode()).digest()
    assert kept.expires_at - timezone.now() <= timedelta(days=14)
    everything_kept = str(list(AuditEvent.objects.values())) + str(list(StillCorrectLink.objects.values()))
    assert secret not in everything_kept + str(list(due().values()))


@pytest.mark.parametrize("secret", ["x", "A" * 43, "ب", "..", "%00"])
def test_what_is_forged_is_not_there(client, link, secret):
    path = link.rsplit("/", 2)[0] + f"/{secret}/"
    assert client.get(path).status_code == client.post(path, {"version": "x"}).status_code == 404


def void(how: str, lead, service) -> None:
    """Make a link count no more."""
    if how == "old":
        StillCorrectLink.objects.update(expires_at=timezone.now())
    elif how == "closed":
        lead.is_active = False
        lead.save()
    elif how == "left":
        lead.memberships.all().delete()
    else:
        actions.suspend(service=service, by=lead)


@pytest.mark.parametrize(
    ("how", "why"),
    [
        ("old", "This link is too old."),
        ("closed", "This link was for somebody who does not work there any more."),
        ("left", "This link was for somebody who does not work there any more."),
        ("taken down", "This listing is not shown to the public now."),
    ],
)
def test_a_link_that_counts_no_more_says_why(client, link, lead, service, how, why):
    path = link.replace("/ur/", "/en/")
    version = version_in(client.get(path).text)
    void(how, lead, service)
    for answer in (client.get(path), client.post(path, {"version": version})):
        assert answer.status_code == 410
        assert why in answer.text
    assert not Verification.objects.exists()


def test_a_used_link_says_so(client, link):
    say_yes(client, link)
    answer = client.get(link.replace("/ur/", "/en/"))
    assert answer.status_code == 410
    assert "You have used this link already." in answer.text


def test_a_colleagues_answer_is_enough(client, organization, lead, service):
    make_member(organization, "ngo_lead")
    remind(service)
    first, second = links()
    say_yes(client, first)
    answer = client.get(second.replace("/ur/", "/en/"))
    assert answer.status_code == 410
    assert "A colleague has said already" in answer.text


def test_a_new_link_counts_though_an_older_one_was_used_long_ago(client, link, service, lead):
    say_yes(client, link)
    StillCorrectLink.objects.update(used_at=timezone.now() - timedelta(days=90))
    [secret] = actions.make_links(services=[service], to=lead, by="test").values()
    assert client.get(f"/en/staff/organizations/still-correct/{secret}/").status_code == 200


def test_what_changed_after_the_page_was_made_is_shown_again_and_not_confirmed(client, link, service, lead):
    page = client.get(link.replace("/ur/", "/en/"))
    actions.say_capacity(service=service, capacity="taking", until=None, by=lead)
    answer = client.post(link.replace("/ur/", "/en/"), {"version": version_in(page.text)})
    assert answer.status_code == 409
    assert "Somebody else changed this meanwhile." in answer.text
    assert not Verification.objects.exists()
    assert client.post(link, {"version": version_in(answer.text)}).status_code == 200


def test_of_a_hidden_place_the_letter_has_the_name_and_the_page_the_district(client, lead, organization):
    district = make_place("Invented District", kind="district")
    remind(confirmed_listing(organization, "Hidden Centre", place=district, confidential=True))
    [path] = links()
    assert "Hidden Centre" in mail.outbox[0].body
    assert "Invented District" not in mail.outbox[0].body
    page = client.get(path.replace("/ur/", "/en/")).text
    assert "Invented District" in page
    assert "Address" not in page


def test_no_log_holds_the_secret(client, link, caplog):
    caplog.set_level(logging.DEBUG)
    secret = link.rstrip("/").split("/")[-1]
    client.get(link)
    say_yes(client, link)
    client.get(link)
    client.get(link.replace(secret, secret[:-3] + "xyz"))
    Client(enforce_csrf_checks=True).post(link, {"version": "x"})
    assert caplog.records
    for record in caplog.records:
        assert secret[:20] not in handled(record)
        if record.name != "django.db.backends":
            assert secret[:20] not in everything(record)


def test_links_that_have_expired_are_erased_at_night(link):
    tasks.forget_letters(timestamp=0)
    assert StillCorrectLink.objects.exists()
    StillCorrectLink.objects.update(expires_at=timezone.now())
    tasks.forget_letters(timestamp=0)
    assert not StillCorrectLink.objects.exists()
    assert AuditEvent.objects.get(event="still_correct.forgotten").facts == {"links": 1}


def test_every_link_of_a_letter_stands_in_both_languages(link):
    assert len(LINK.findall(mail.outbox[0].body)) == 2
