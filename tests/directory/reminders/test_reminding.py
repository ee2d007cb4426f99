"""Whoever keeps a listing is asked when its day has come: by one letter, once a day, and nobody else."""

from datetime import timedelta

import pytest
from django.core import mail

from directory import actions, tasks
from directory.ageing import due_on
from directory.states import REMIND_AFTER
from safety.models import AuditEvent
from tests.directory.reminders.conftest import again, confirmed_listing, links, remind
from tests.factories import make_listing, make_organization, make_place
from tests.jobs import run_deferred, waiting
from tests.people import make_member

pytestmark = pytest.mark.django_db


def test_a_lead_is_written_to_and_the_reminder_counts(lead, service, today):
    assert remind(service) == 1
    assert [letter.to for letter in mail.outbox] == [[lead.email]]
    assert (again(service).reminders, again(service).reminded_on) == (1, today)
    event = AuditEvent.objects.get(event="listing.reminded")
    assert (event.actor, event.subject, event.facts) == ("user:1", f"service:{service.pk}", {"number": 1, "to": 1})


def test_on_one_day_it_counts_once(lead, service):
    assert [remind(service) for _time in range(3)] == [1, 0, 0]
    assert again(service).reminders == 1
    assert len(mail.outbox) == 1


def test_workers_are_written_to_where_there_is_no_lead(organization, service):
    workers = {make_member(organization).email for _number in range(2)}
    remind(service)
    assert {letter.to[0] for letter in mail.outbox} == workers


def test_workers_are_left_in_peace_where_there_is_a_lead(organization, lead, service):
    make_member(organization)
    remind(service)
    assert [letter.to for letter in mail.outbox] == [[lead.email]]


def test_one_letter_names_all_of_a_persons_listings_each_with_its_own_link(organization, lead, service):
    elsewhere = make_organization("Another Invented Body")
    elsewhere.memberships.create(user=lead, role="ngo_lead")
    second, third = confirmed_listing(organization, "Second Centre"), confirmed_listing(elsewhere, "Third Centre")
    assert remind(service, second, third) == 3
    [letter] = mail.outbox
    for name in ("Invented Centre", "Second Centre", "Third Centre"):
        assert letter.body.count(name) == 2
    assert len(links()) == 3


def test_a_listing_that_nobody_keeps_has_no_reminder_counted(service, today):
    assert remind(service) == 0
    assert (again(service).reminders, again(service).reminded_on) == (0, None)
    assert mail.outbox == []


def test_a_closed_account_is_not_written_to(lead, service):
    lead.is_active = False
    lead.save()
    assert remind(service) == 0


def test_what_is_fresh_or_not_public_is_left_out(organization, lead):
    fresh = confirmed_listing(organization, days_ago=10)
    gone = confirmed_listing(organization, vetting_state="suspended")
    assert remind(fresh, gone) == 0


def test_what_is_due_today_because_of_a_doubt_is_asked_about_today(organization, lead, today):
    doubted = confirmed_listing(organization, days_ago=10, called_for_on=today)
    assert remind(doubted) == 1
    assert len(links()) == 1


def test_a_vetter_may_ask_about_what_was_never_confirmed(organization, lead):
    never = make_listing(make_place(), organization=organization).service
    assert remind(never) == 1


def test_what_was_confirmed_before_the_letter_left_is_not_asked_about(lead, service, today):
    actions.remind(services=[service], by="user:1")
    finding = actions.Finding(on=today, method="call", outcome="confirmed")
    actions.verify(service=service, finding=finding, by=lead, role="ngo_lead")
    run_deferred()
    assert mail.outbox == []


def test_who_left_before_the_letter_is_not_written_to(lead, service):
    actions.remind(services=[service], by="user:1")
    lead.memberships.all().delete()
    run_deferred()
    assert mail.outbox == []


def test_a_letter_names_forty_listings_at_most_and_says_that_there_are_more(organization, lead, monkeypatch):
    monkeypatch.setattr(tasks, "NAMED", 2)
    remind(*(confirmed_listing(organization, f"Centre {number}") for number in range(3)))
    assert len(links()) == 2
    assert "There are more. Sign in to see them all:" in mail.outbox[0].body


def test_what_waits_in_the_queue_is_ids(lead, service):
    actions.remind(services=[service], by="user:1")
    [job] = waiting("mail_reminder")
    assert (job.queue_name, job.args) == ("mail", {"user": lead.pk, "services": [str(service.pk)]})


def test_a_busy_mail_server_loses_no_letter(mailbox, lead, service):
    actions.remind(services=[service], by="user:1")
    with mailbox.refusing(), pytest.raises(OSError, match="451"):
        run_deferred()
    run_deferred()
    assert [message.recipients for message in mailbox.messages] == [(lead.email,)]
    assert again(service).reminders == 1


def test_every_night_those_are_asked_whose_day_has_come(organization, lead, service):
    confirmed_listing(organization, "Fresh Centre", days_ago=100)
    tasks.remind_listings(timestamp=0)
    tasks.remind_listings(timestamp=0)
    run_deferred()
    [letter] = mail.outbox
    assert "Fresh Centre" not in letter.body
    assert AuditEvent.objects.get(event="listing.reminded").actor == "task:remind_listings"


@pytest.mark.parametrize(("sent", "days_ago", "is_asked"), [
    (0, 180, False), (0, 181, True), (1, 210, False), (1, 211, True), (2, 225, False), (2, 226, True), (3, 400, False),
])  # fmt: skip
def test_three_reminders_go_out_each_on_its_day(organization, lead, today, sent, days_ago, is_asked):
    before = today - timedelta(days=1) if sent else None
    confirmed_listing(organization, days_ago=days_ago, reminders=sent, reminded_on=before)
    tasks.remind_listings(timestamp=0)
    assert waiting("mail_reminder").exists() is is_asked
    assert len(REMIND_AFTER) == 3


def test_a_listing_that_nobody_keeps_is_shown_for_half_a_year_and_then_no_more(service, today):
    make_listing(service.service_at_locations.get().location.place, "Another Centre", phones=("03000000000",))
    due = due_on(service)
    for days, state in ((1, "published"), (61, "published"), (180, "published"), (181, "suspended")):
        assert actions.remind(services=[service], by="task:remind_listings") == 0
        actions.tick(due + timedelta(days=days))
        assert again(service).vetting_state == state
