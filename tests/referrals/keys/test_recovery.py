"""The key on paper: opens a desk or an inbox on the worst day, for one person, with trustees and audit looking on."""

import base64
from io import StringIO

import pytest
from django.core import mail
from django.core.management import CommandError, call_command
from nacl.public import PrivateKey

from config import paper
from referrals.actions import changing, keys, vault
from referrals.models import GroupKind, KeyGroupMember, KeyWish, UserKey, VaultSession
from referrals.sealed import vaults
from safety.models import AuditEvent
from tests.centres import make_inbox, send_parcel
from tests.databases import url_of
from tests.desks import Staffed, make_desk, send_case, sign_in_unlocked
from tests.jobs import run_deferred
from tests.people import make_person
from tests.referrals import drill

on_a_database = pytest.mark.django_db
TRUSTEES = ["first@trustee.test", "second@trustee.test"]


@pytest.fixture
def private(settings) -> bytes:
    """The private half of the key on paper."""
    made = PrivateKey.generate()
    settings.RECOVERY_PUBLIC_KEY, settings.RECOVERY_TRUSTEES = bytes(made.public_key), TRUSTEES
    return bytes(made)


def said(command: str, *words: object) -> str:
    out = StringIO()
    call_command(command, *words, stdout=out, stderr=out)
    return out.getvalue()


def opened(private: bytes, group, user) -> str:
    """Return the key of a group as the offline machine prints it for somebody."""
    lines = dict(
        line.split(": ")
        for line in said("recovery_export", "--group", group.pk, "--user", user.email).splitlines()
        if line[:7] in ("sealed:", "public:")
    )
    sealed, public = (base64.b64decode(lines[name]) for name in ("sealed", "public"))
    return base64.b64encode(paper.handed_on(private, sealed, public)).decode()


def admit(group, user, sealed: str) -> str:
    return said("recovery_admit", "--group", group.pk, "--user", user.email, "--sealed", sealed)


@pytest.mark.soak
def test_case_60_the_drill_is_as_its_log_in_the_docs(own_database):
    assert drill.page(url_of(own_database)) == drill.PAGE.read_text(encoding="utf-8")


@on_a_database
def test_case_60_use_of_the_paper_is_in_the_audit_and_mailed_to_both_trustees(private):
    staffed = make_desk()
    newcomer = make_person("moderator")
    staffed.phrases[newcomer.pk] = vault.make_key(user=newcomer)
    sent = send_case(staffed.desk)
    admit(staffed.desk.group, newcomer, opened(private, staffed.desk.group, newcomer))
    assert staffed.opened(sent.case, newcomer).key == sent.opened.key
    for event in ("key.recovery_begun", "key.recovered"):
        assert AuditEvent.objects.get(event=event).facts == {"user": newcomer.pk}
    run_deferred()
    letters = [letter for letter in mail.outbox if "paper" in letter.subject]
    assert [letter.to for letter in letters] == [[address] for address in TRUSTEES]
    for letter in letters:
        for word in ("http", newcomer.email, newcomer.name, staffed.desk.name):
            assert word not in letter.body


@on_a_database
def test_case_60_an_inbox_that_nobody_opens_is_opened_by_the_paper(private):
    staffed = make_desk()
    centre = make_inbox(staffed)
    posted = send_parcel(staffed, centre)
    KeyGroupMember.objects.filter(group=centre.inbox.group).delete()
    centre.phrases[centre.lead.pk] = vault.make_key(user=centre.lead)
    admit(centre.inbox.group, centre.lead, opened(private, centre.inbox.group, centre.lead))
    assert centre.receipt(posted.referral, centre.lead)


@on_a_database
def test_case_60_in_a_change_that_was_interrupted_the_paper_opens_both_keys(private):
    staffed = make_desk()
    sent = send_case(staffed.desk)
    newest = changing.begin_change(group=staffed.desk.group, by=staffed.lead)
    KeyGroupMember.objects.all().delete()
    staffed.phrases[staffed.lead.pk] = vault.make_key(user=staffed.lead)
    for group in (newest, staffed.desk.group):
        admit(group, staffed.lead, opened(private, group, staffed.lead))
    assert f"--group {staffed.desk.group_id}" in said(
        "recovery_export", "--group", newest.pk, "--user", newcomer_of(staffed).email
    )
    changing.change(group=newest, vault=staffed.vault(staffed.lead), by=staffed.lead)
    assert staffed.opened(sent.case, staffed.lead).key == sent.opened.key


def newcomer_of(staffed: Staffed):
    newcomer = make_person("moderator")
    staffed.phrases[newcomer.pk] = vault.make_key(user=newcomer)
    return newcomer


@on_a_database
def test_what_is_open_in_a_browser_ends_and_the_wish_is_answered(private, client):
    staffed = make_desk()
    staffed.phrases[staffed.moderator.pk] = keys.forget_phrase(user=staffed.moderator)
    sign_in_unlocked(client, staffed, staffed.moderator)
    admit(staffed.desk.group, staffed.moderator, opened(private, staffed.desk.group, staffed.moderator))
    assert not VaultSession.objects.exists()
    assert not KeyWish.objects.exists()
    assert staffed.vault(staffed.moderator).groups


@on_a_database
def test_a_line_of_another_key_is_no_harm_it_is_noticed_when_they_unlock(private):
    staffed, other = make_desk(), make_desk(name="DEMO other")
    newcomer = newcomer_of(staffed)
    admit(staffed.desk.group, newcomer, opened(private, other.desk.group, newcomer))
    assert staffed.vault(newcomer).groups == {}


@on_a_database
def test_whom_the_paper_does_not_help(private):
    staffed, centre = make_desk(), None
    centre = make_inbox(staffed)
    without = make_person("moderator")
    for user, why in (
        (without, "no vault phrase"),
        (centre.lead, "does not work there"),
        (staffed.lead, "holds the key"),
    ):
        with pytest.raises(CommandError, match=why):
            said("recovery_export", "--group", staffed.desk.group_id, "--user", user.email)
    with pytest.raises(CommandError, match="Nobody in service"):
        said("recovery_export", "--group", staffed.desk.group_id, "--user", "nobody@staff.test")
    for group in ("", "x", "00000000-0000-4000-8000-000000000000"):
        with pytest.raises(CommandError, match=str(staffed.desk.group_id)):
            said("recovery_export", "--group", group, "--user", staffed.lead.email)
    for sealed, why in (("", "not copied whole"), ("===", "not copied whole"), ("YQ==", "not copied whole")):
        with pytest.raises(CommandError, match=why):
            admit(staffed.desk.group, newcomer_of(staffed), sealed)


@on_a_database
def test_a_key_of_nothing_is_opened_for_nobody(private):
    staffed = make_desk()
    alone, _members = vaults.new_group(GroupKind.DESK, [])
    alone.save(force_insert=True)
    with pytest.raises(CommandError, match="no desk and of no inbox"):
        said("recovery_export", "--group", alone.pk, "--user", newcomer_of(staffed).email)


@on_a_database
def test_without_addresses_of_trustees_the_command_says_that_nobody_was_told(private, settings):
    staffed = make_desk()
    settings.RECOVERY_TRUSTEES = []
    newcomer = newcomer_of(staffed)
    assert "Nobody was mailed" in admit(staffed.desk.group, newcomer, opened(private, staffed.desk.group, newcomer))


@on_a_database
def test_the_last_holder_who_forgot_is_released_and_nobody_opens_anything_until_the_paper_does(private):
    staffed = make_desk()
    for user in staffed.moderators:
        keys.forget_phrase(user=user)
    assert "holds 1 keys less" in said("recovery_release", "--user", staffed.lead.email)
    assert not KeyGroupMember.objects.exists()
    assert AuditEvent.objects.get(event="key.released").actor == "command:recovery_release"
    assert UserKey.objects.filter(user=staffed.lead).exists()


@pytest.mark.parametrize(
    ("lines", "why"),
    [
        (("zz", "", ""), "no private half"),
        (("00" * 31, "", ""), "no private half"),
        (("00" * 32, "x", ""), "no sealed key"),
        (("00" * 32, base64.b64encode(bytes(80)).decode(), "x"), "no public half"),
        (("00" * 32, base64.b64encode(bytes(80)).decode(), base64.b64encode(bytes(32)).decode()), "does not open"),
    ],
)
def test_the_machine_of_the_paper_says_what_is_wrong(lines, why, monkeypatch, capsys):
    monkeypatch.setattr("sys.stdin", StringIO("\n".join((*lines, ""))))
    with pytest.raises(SystemExit) as caught:
        paper.open_one()
    assert why in str(caught.value)
    assert "00" * 32 not in capsys.readouterr().out


def test_a_private_half_may_be_typed_as_it_comes():
    half = bytes(range(32))
    for typed in (half.hex(), half.hex(" "), half.hex("-", 2).upper(), f"  {half.hex(' ', 2)}  \n"):
        assert paper.private_half(typed) == half
