"""What staff are sent by mail: Urdu and English in one letter, to whom it concerns, and nothing private in it."""

import re
from datetime import UTC, datetime, timedelta
from functools import partial
from uuid import uuid4

import pytest
from django.conf import settings
from django.core import mail
from django.utils import translation
from django.utils.translation import gettext

from accounts import letters, tasks
from accounts.actions import accept, by_token, invite, invite_again, reset_second_factors, token_of, withdraw
from accounts.devices import digest
from accounts.models import Device, Invitation
from accounts.roles import INVITED_TO, WITHIN_ROLES
from accounts.wording import DUTIES, ROLES
from safety.models import AuditLink
from tests.accounts.steps import SECURITY, code_of
from tests.jobs import due, run_deferred, waiting
from tests.people import PASSWORD, add_factor, make_person, sign_in

pytestmark = pytest.mark.django_db
EMAIL = "nasreen@staff.test"
BREAK = "\n\n----------\n\n"
SUBJECTS = {
    "invitation": "Raah: an invitation",
    "reset": "Raah: a new password",
    "device": "Raah: a sign-in with a new browser",
    "password_changed": "Raah: your password was changed",
    "factor_added": "Raah: a second factor was added",
    "factor_removed": "Raah: a second factor was removed",
    "codes_made": "Raah: new recovery codes",
    "factors_reset": "Raah: your second factors were taken away",
    "reminder": "Raah: is this still correct?",
    "waiting": "Something is waiting",
    "phrase_wrong": "Raah: a wrong vault phrase",
    "phrase_new": "Raah: another vault phrase",
    "key_asked": "Raah: a colleague asks for a key",
    "key_recovered": "Raah: the key on paper was used",
    "reading_unusual": "Raah: much was opened at your desk",
    "excluded_tried": "Raah: somebody came to what is kept from them",
    "partner_refused": "Raah: about your app",
    "partner_stopped": "Raah: the keys of your app were stopped",
    "partner_resumed": "Raah: the keys of your app work again",
    "key_ending": "Raah: a key of your app ends soon",
    "webhook_ended": "Raah: your app does not take our messages",
}
NOTICES = [
    kind
    for kind in SUBJECTS
    if kind not in {"invitation", "reset", "device", "reminder", "key_ending", "webhook_ended"}
]


@pytest.fixture
def person():
    return make_person("vetter", email=EMAIL, password=PASSWORD)


def send(kind: str) -> None:
    """Send one letter of a kind to somebody who is there."""
    if kind == "invitation":
        invite(email=EMAIL, role="vetter", by="user:1")
    elif kind == "reset":
        tasks.send_reset_link(make_person("vetter", email=EMAIL))
    elif kind == "device":
        user = make_person("vetter", email=EMAIL)
        tasks.tell_of_device(user, Device.objects.create(user=user, digest=digest("x"), label="Firefox, Windows"))
    elif kind == "reminder":
        asked = [letters.Asked("Invented Centre", letters.link("/ur/staff/organizations/still-correct/x/"))]
        letters.reminder(make_person(email=EMAIL), asked, more=1, home=letters.link("/ur/staff/home/"))
    elif kind.startswith("partner_"):
        letters.partner_decided(EMAIL, kind, name="Invented App", reason="no such app")
    elif kind == "key_ending":
        where = letters.link("/ur/staff/partners/")
        letters.key_ending(make_person(email=EMAIL), key="server 0123abcd", ends_at=datetime.now(UTC), where=where)
    elif kind == "webhook_ended":
        letters.webhook_ended(EMAIL, url="https://app.example/raah", where=letters.link("/ur/staff/partners/"))
    else:
        tasks.tell(make_person("vetter", email=EMAIL), kind)
    run_deferred()


def sent(kind: str) -> mail.EmailMessage:
    """Send one, and return it."""
    send(kind)
    [message] = mail.outbox
    return message


def in_both(text: str) -> list[str]:
    """Return a text of ours in Urdu and in English."""
    both = []
    for language in ("ur", "en"):
        with translation.override(language):
            both.append(gettext(text))
    return both


@pytest.mark.parametrize("kind", SUBJECTS)
def test_a_letter_is_one_mail_to_one_address_with_both_languages(kind):
    message = sent(kind)
    assert message.to == [EMAIL]
    assert (message.cc, message.bcc, message.attachments) == ([], [], [])
    assert message.from_email == settings.DEFAULT_FROM_EMAIL
    assert message.content_subtype == "plain"
    assert message.subject == " / ".join(in_both(SUBJECTS[kind]))
    urdu, english = message.body.split(BREAK)
    assert urdu.strip()
    assert re.search(r"[a-z]{3}", english)


@pytest.mark.parametrize("kind", SUBJECTS)
def test_it_is_whatever_language_the_worker_or_the_page_speaks(kind):
    with translation.override("ps"):
        assert sent(kind).subject == " / ".join(in_both(SUBJECTS[kind]))


@pytest.mark.parametrize("kind", SUBJECTS)
def test_it_says_nothing_private(kind):
    message = sent(kind)
    words = message.subject + message.body
    for private in (EMAIL, PASSWORD, "{{", "{%", "%(", "None", "&#", "&quot;"):
        assert private not in words
    # No links but to the site itself.
    assert {link.startswith(settings.STAFF_URL) for link in re.findall(r"https?://\S+", words)} <= {True}


def links(message: mail.EmailMessage) -> list[str]:
    return re.findall(r"https?://\S+", message.body)


def test_the_link_of_an_invitation_is_the_same_in_both_languages_and_works():
    message = sent("invitation")
    [link] = set(links(message))
    assert len(links(message)) == 2
    token = link.removeprefix(f"{settings.STAFF_URL}/ur/staff/join/").rstrip("/")
    assert by_token(token) == Invitation.objects.get()


@pytest.mark.parametrize("role", INVITED_TO)
def test_it_says_to_what_one_is_invited(role):
    organization = uuid4() if role in WITHIN_ROLES else None
    invite(email=EMAIL, role=role, by="user:1", organization=organization)
    run_deferred()
    for language, part in zip(("ur", "en"), mail.outbox[0].body.split(BREAK), strict=True):
        with translation.override(language):
            assert str(ROLES[role]) in part
            assert str(DUTIES[role]) in part


def test_of_a_new_browser_it_says_which_whose_and_when():
    message = sent("device")
    device = Device.objects.get()
    for part in message.body.split(BREAK):
        assert "Firefox, Windows" in part
        assert device.user.name in part
    assert "tell an administrator at once" in message.body


@pytest.mark.parametrize("kind", NOTICES)
def test_a_notice_has_no_link_to_be_led_astray_by(kind):
    assert links(sent(kind)) == []


def void_by(how: str, invitation: Invitation) -> None:
    """Make an invitation's first link void."""
    if how == "taken":
        accept(token=token_of(invitation), name="x", password=PASSWORD)
    elif how == "expired":
        Invitation.objects.update(expires_at=datetime.now(UTC) - timedelta(seconds=1))
    elif how == "gone":
        invitation.delete()
    else:
        {"withdrawn": withdraw, "renewed": invite_again}[how](invitation=invitation, by="user:1")


@pytest.mark.parametrize(
    ("how", "letters"), [("taken", 0), ("expired", 0), ("gone", 0), ("withdrawn", 0), ("renewed", 1)]
)
def test_a_link_that_became_void_meanwhile_is_not_sent(how, letters):
    invitation = invite(email=EMAIL, role="vetter", by="user:1")
    void_by(how, invitation)
    run_deferred()
    assert len(mail.outbox) == letters
    assert all(by_token(links(message)[0].rstrip("/").split("/")[-1]) for message in mail.outbox)


def test_to_nobody_nothing_is_sent():
    for deed in (
        partial(tasks.mail_reset_link, user=0),
        partial(tasks.mail_reset_link, user=10**9),
        partial(tasks.mail_notice, user=10**9, kind="factor_added"),
        partial(tasks.mail_invitation, invitation="00000000-0000-4000-8000-000000000000", issue=1),
    ):
        deed()
    assert mail.outbox == []


def test_what_waits_in_the_queue_is_ids_and_kinds_and_no_words(client, person, monkeypatch):
    monkeypatch.setattr("django.db.transaction.on_commit", lambda deed, **_rest: deed())
    sign_in(client, person)
    client.post(f"{SECURITY}codes/new/")
    client.post("/en/staff/password/", {"email": EMAIL})
    client.post(
        f"{SECURITY}password/",
        {"oldpassword": PASSWORD, "password1": "saddle copper meadow 2846", "password2": "saddle copper meadow 2846"},
    )
    client.post(f"{SECURITY}app/remove/")
    invite(email=EMAIL, role="moderator", by="user:1")
    reset_second_factors(person=person, by=make_person("administrator"))
    other = make_person("vetter", has_factor=False, password=PASSWORD)
    secret = add_factor(other)
    tasks.tell_of_device(other, Device.objects.create(user=other, digest=digest("x"), label="Firefox, Windows"))
    kinds = {job.args.get("kind") for job in waiting()}
    assert kinds == {None, "codes_made", "password_changed", "factor_removed", "factors_reset"}
    for job in waiting():
        assert job.queue_name == "mail"
        assert job.args.keys() <= {"user", "to", "kind", "device", "invitation", "issue"}
        for name, value in job.args.items():
            assert isinstance(value, int) or name == "kind" or re.fullmatch(r"[0-9a-f-]{36}", value)
    everything = str(list(due().values()))
    for word in (
        EMAIL,
        person.name,
        "Firefox",
        PASSWORD,
        secret,
        code_of(secret),
        token_of(Invitation.objects.get())[32:],
    ):
        assert word not in everything


def test_a_job_is_queued_with_the_deed_or_not_at_all():
    from django.db import transaction

    with transaction.atomic():
        invite(email=EMAIL, role="vetter", by="user:1")
        transaction.set_rollback(True)
    assert not waiting().exists()


def test_it_goes_out_by_smtp_as_it_is(mailbox):
    invite(email=EMAIL, role="vetter", by="user:1")
    run_deferred()
    [message] = mailbox.messages
    assert message.recipients == (EMAIL,)
    assert message.sender == settings.DEFAULT_FROM_EMAIL
    assert message["To"] == EMAIL
    assert message["Subject"].strip() == " / ".join(in_both("Raah: an invitation"))
    assert message.get_content_type() == "text/plain"
    body = message.get_content()
    token = token_of(Invitation.objects.get())
    assert body.count(f"{settings.STAFF_URL}/ur/staff/join/{token}/") == 2
    assert EMAIL not in body


@pytest.mark.parametrize("kind", SUBJECTS)
def test_every_kind_goes_out_by_smtp(mailbox, kind):
    send(kind)
    assert [message.recipients for message in mailbox.messages] == [(EMAIL,)]
    assert "----------" in mailbox.messages[0].get_content()


def test_a_mail_server_that_is_busy_loses_nothing(mailbox):
    invite(email=EMAIL, role="vetter", by="user:1")
    with mailbox.refusing(), pytest.raises(OSError, match="451"):
        run_deferred()
    assert mailbox.messages == []
    run_deferred()
    assert [message.recipients for message in mailbox.messages] == [(EMAIL,)]


def test_every_day_all_administrators_have_the_end_of_the_audits_chain(mailbox):
    link = AuditLink.objects.create(position=10**9, event_id=10**9, hash=bytes(range(32)))
    first, second = make_person("administrator"), make_person("administrator")
    make_person("moderator")
    tasks.tell_audit_head(timestamp=0)
    run_deferred()
    assert {message.recipients[0] for message in mailbox.messages} == {first.email, second.email}
    assert f"{link.position} {bytes(link.hash).hex()}" in mailbox.messages[0].get_content()
