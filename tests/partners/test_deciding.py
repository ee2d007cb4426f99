"""An administrator says yes or no, stops an app, lets it go on, and says how fast a key may call."""

import pytest
from django.core import mail

from accounts.models import Invitation
from partners import actions
from partners.models import Partner
from partners.states import State
from safety.models import AuditEvent
from tests.jobs import run_deferred, waiting
from tests.partnering import make_member, make_partner
from tests.partners.conftest import QUEUE
from tests.people import make_person, sign_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def asking() -> Partner:
    return make_partner("Asking App", State.ASKED, email="dev@app.example")


def decide(office, partner: Partner, deed: str, reason: str = ""):
    return office.post(f"{QUEUE}{partner.pk}/", {"deed": deed, "reason": reason})


def test_a_yes_invites_whoever_asked_to_lead(office, asking, administrator):
    assert decide(office, asking, "approve").status_code == 302
    asking.refresh_from_db()
    invitation = Invitation.objects.get()
    assert (asking.state, invitation.role, invitation.email) == (State.APPROVED, "partner_lead", "dev@app.example")
    assert invitation.organization == asking.pk
    event = AuditEvent.objects.get(event="partner.approved")
    assert (event.actor, event.subject) == (f"user:{administrator.pk}", f"partner:{asking.pk}")
    run_deferred()
    assert "Lead of a partner app" in mail.outbox[0].body


def test_a_no_tells_why_in_both_languages_and_the_audit_does_not(office, asking):
    decide(office, asking, "refuse", "We know of no such app.")
    asking.refresh_from_db()
    assert asking.state == State.REFUSED
    run_deferred()
    [message] = mail.outbox
    assert message.to == ["dev@app.example"]
    assert message.body.count("We know of no such app.") == message.body.count("Asking App") == 2
    assert not any("no such app" in str(event.facts) for event in AuditEvent.objects.all())


def test_a_stop_tells_all_its_people_why_and_so_does_its_end(office, partner, lead):
    other = make_member(partner, "partner_member")
    decide(office, partner, "stop", "Ten thousand calls an hour.")
    run_deferred()
    decide(office, partner, "resume")
    run_deferred()
    assert sorted(message.to[0] for message in mail.outbox) == sorted([lead.email, other.email] * 2)
    assert sum("Ten thousand calls" in message.body for message in mail.outbox) == 2
    partner.refresh_from_db()
    assert (partner.state, partner.reason) == (State.APPROVED, "")


def test_a_letter_that_is_no_longer_true_is_not_sent(office, partner, lead):
    decide(office, partner, "stop", "Ten thousand calls an hour.")
    decide(office, partner, "resume")
    run_deferred()
    assert ["work again" in message.body for message in mail.outbox] == [True]


def test_what_waits_in_the_queue_names_nobody(office, partner, lead):
    decide(office, partner, "stop", "a reason")
    assert [job.args for job in waiting("mail_decision")] == [{"partner": str(partner.pk), "kind": "partner_stopped"}]


@pytest.mark.parametrize("deed", ["refuse", "stop"])
def test_what_they_are_told_must_have_a_reason(office, asking, partner, deed):
    found = asking if deed == "refuse" else partner
    answer = decide(office, found, deed)
    assert "Write the reason: they are told." in answer.text
    found.refresh_from_db()
    assert found.state != deed
    with pytest.raises(ValueError, match="is told why"):
        getattr(actions, deed)(partner=found, reason="", by=make_person("administrator"))


@pytest.mark.parametrize(("state", "deed"), [("approved", "approve"), ("refused", "approve"), ("asked", "stop")])
def test_what_the_table_does_not_allow_is_refused_and_the_page_says_that_it_was_decided(office, state, deed):
    partner = make_partner(state=state)
    answer = decide(office, partner, deed, "x")
    assert answer.status_code == 409
    assert "Somebody has decided this meanwhile." in answer.text
    partner.refresh_from_db()
    assert (partner.state, Invitation.objects.count()) == (state, 0)


def test_a_deed_that_there_is_not_does_nothing(office, asking):
    assert decide(office, asking, "crown").status_code == 200
    asking.refresh_from_db()
    assert asking.state == State.ASKED


def test_an_administrator_sees_no_key_and_makes_none(office, made, partner):
    page = office.get(f"{QUEUE}{partner.pk}/").text
    assert made.key.prefix in page
    assert made.shown not in page
    for path in ("", "keys/make/", f"keys/{made.key.pk}/", "links/"):
        assert office.get(f"/en/staff/partners/{partner.pk}/{path}").status_code == 404


def test_how_fast_a_key_may_call_is_an_administrator_s_to_say(office, made, partner, lead, client):
    path = f"{QUEUE}{partner.pk}/keys/{made.key.pk}/"
    assert office.post(path, {"per_minute": "600", "per_day": "50000"}).status_code == 302
    made.key.refresh_from_db()
    assert (made.key.per_minute, made.key.per_day) == (600, 50_000)
    assert AuditEvent.objects.get(event="key.limits_changed").facts == {"per_minute": 600, "per_day": 50_000}
    for wrong in ("", "0", "-1", "many", "6001"):
        page = office.post(path, {"per_minute": wrong, "per_day": "5"}).text
        assert "Write a whole number from 1 to 6000." in page
    sign_in(client, lead)
    assert client.get(path).status_code == 403


def test_a_key_of_another_app_is_not_there(office, made):
    other = make_partner("Another App")
    assert office.get(f"{QUEUE}{other.pk}/keys/{made.key.pk}/").status_code == 404


def test_an_administrator_invites_another_lead_where_the_only_one_is_gone(office, partner):
    path = f"/en/staff/partners/{partner.pk}/people/"
    assert "Nobody yet." in office.get(path).text
    assert office.post(f"{path}invite/", {"email": "new@app.example", "role": "partner_lead"}).status_code == 302
    assert Invitation.objects.get().organization == partner.pk
