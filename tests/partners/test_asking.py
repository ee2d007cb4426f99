"""Somebody without an account asks for keys: it reaches administrators once, and nobody else."""

from datetime import timedelta
from uuid import uuid4

import pytest

from partners import actions, tasks
from partners.models import Partner
from partners.states import State
from safety import clock as told
from safety.models import AuditEvent
from tests.jobs import waiting
from tests.partners.conftest import ASK, DAY, QUEUE, SAID
from tests.people import make_person

pytestmark = pytest.mark.django_db


def test_what_somebody_asks_for_reaches_administrators(client, sent, office):
    answer = client.post(ASK, sent)
    assert (answer.status_code, answer["Location"]) == (303, "/en/staff/partners/asked/")
    assert "An administrator reads it." in client.get(answer["Location"]).text
    kept = Partner.objects.waiting().get()
    assert (kept.name, kept.site, kept.purpose) == (SAID["name"], SAID["site"], SAID["purpose"])
    assert (kept.email, kept.language, kept.state) == ("dev@app.example", "en", State.ASKED)
    assert SAID["name"] in office.get(QUEUE).text
    assert "Waiting: 1." in office.get("/en/staff/").text


def test_nothing_is_kept_but_what_was_written(client, sent):
    client.post(ASK, sent, REMOTE_ADDR="203.0.113.9", headers={"User-Agent": "an invented browser"})
    [row] = Partner.objects.values()
    assert not any(word in str(row) for word in ("203.0.113.9", "an invented browser"))
    event = AuditEvent.objects.get(event="partner.asked")
    assert (event.actor, event.subject, event.facts) == ("visitor", f"partner:{row['id']}", {})


def test_sent_twice_is_one(client, sent):
    assert {client.post(ASK, sent).status_code for _time in range(2)} == {303}
    assert Partner.objects.count() == AuditEvent.objects.filter(event="partner.asked").count() == 1


def test_over_the_measure_of_an_hour_we_are_busy(client, sent, settings):
    settings.LETTERS_PER_HOUR = 1
    answers = [client.post(ASK, sent | {"token": str(uuid4())}) for _time in range(2)]
    assert [answer.status_code for answer in answers] == [303, 503]
    assert answers[1]["Retry-After"] == "600"


def test_administrators_are_told_of_the_first_that_waits_and_not_of_each(client, sent, administrator):
    for _time in range(3):
        client.post(ASK, sent | {"token": str(uuid4())})
    assert [job.args for job in waiting("mail_notice")] == [{"user": administrator.pk, "kind": "waiting"}]


@pytest.mark.parametrize("spoilt", [{"extra": "http://spam.example"}, {"token": ""}])
def test_a_machine_gets_its_page_again(client, sent, spoilt):
    assert "Please send it once more." in client.post(ASK, sent | spoilt).text
    assert not Partner.objects.exists()


@pytest.mark.parametrize(
    ("field", "typed", "sentence"),
    [
        ("name", "", "Write what the app is called."),
        ("name", "ب" * 101, "This is too long. Write no more than 100 letters."),
        ("site", "", "Write the address of a website."),
        ("site", "javascript:alert(1)", "This cannot be a web address."),
        ("purpose", "", "Write what the app does with it."),
        ("purpose", "x" * 601, "This is too long. Write no more than 600 letters."),
        ("email", "", "Write your e-mail address."),
        ("email", "no address", "This cannot be an e-mail address."),
    ],
)
def test_what_is_wrong_is_said_at_its_field_and_nothing_is_lost(client, sent, field, typed, sentence):
    page = client.post(ASK, sent | {field: typed}).text
    assert f'id="id_{field}_error">{sentence}' in page
    assert SAID["purpose"] in page or field == "purpose"
    assert not Partner.objects.exists()


def test_the_page_says_that_the_directory_needs_no_key_and_what_is_kept_how_long(client):
    page = client.get(ASK).text
    assert "The directory is open to every app, without a key and without asking us." in page
    assert "erased after 30 days" in page


def test_who_was_refused_is_gone_after_a_month_and_who_was_never_answered_after_half_a_year(client, sent, clock):
    for number in range(2):
        client.post(ASK, sent | {"token": str(uuid4()), "name": f"App {number}"})
    refused, forgotten = Partner.objects.order_by("name")
    actions.refuse(partner=refused, reason="no", by=make_person("administrator"))
    clock.forward(29 * DAY)
    tasks.forget_partners(timestamp=0)
    assert Partner.objects.count() == 2
    clock.forward(2 * DAY)
    tasks.forget_partners(timestamp=0)
    assert Partner.objects.get() == forgotten
    clock.forward(150 * DAY)
    tasks.forget_partners(timestamp=0)
    assert not Partner.objects.exists()
    assert [event.facts for event in AuditEvent.objects.filter(event="partners.forgotten")] == [{"partners": 1}] * 2


def test_nobody_who_has_keys_is_forgotten(partner, made):
    assert actions.forget_partners(at=told.now() + timedelta(days=9999), by="task:forget_partners") == 0
    assert Partner.objects.get() == partner
