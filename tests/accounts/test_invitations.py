"""An invitation is a link that works once, for seven days, for whom it was meant."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import IntegrityError, connection

from accounts import actions
from accounts.actions import InvitationError, accept, by_token, invite, invite_again, token_of, withdraw
from accounts.models import Invitation, User
from directory.models import Membership
from safety.models import AuditEvent
from tests.factories import make_organization
from tests.people import PASSWORD, make_person

pytestmark = pytest.mark.django_db
EMAIL, BY = "new@staff.test", "user:1"
USED, OTHERS = "used, withdrawn or too old", "for somebody else"


@pytest.fixture(autouse=True)
def english():
    from django.utils import translation

    with translation.override("en"):
        yield


@pytest.fixture
def invitation() -> Invitation:
    return invite(email=EMAIL, role="vetter", by=BY)


def take(token: str, **more) -> User:
    return accept(token=token, **{"name": "New Colleague", "password": PASSWORD} | more)


def is_open(token: str) -> bool:
    try:
        return by_token(token) is not None
    except Invitation.DoesNotExist:
        return False


def events(invitation: Invitation) -> list[str]:
    return list(AuditEvent.objects.filter(subject=f"invitation:{invitation.pk}").values_list("event", flat=True))


def test_whoever_takes_it_has_an_account_with_the_role(invitation):
    user = take(token_of(invitation))
    assert (user.email, user.name, user.roles, user.is_active) == (EMAIL, "New Colleague", ["vetter"], True)
    assert user.check_password(PASSWORD)
    assert events(invitation) == ["invitation.made", "invitation.accepted"]


@pytest.mark.parametrize("role", ["moderator", "administrator"])
def test_every_role_of_staff_can_be_offered(role):
    assert take(token_of(invite(email=EMAIL, role=role, by=BY))).roles == [role]


def test_a_superuser_holds_nothing_else():
    user = take(token_of(invite(email=EMAIL, role="superuser", by=BY)))
    assert (user.is_superuser, user.roles) == (True, [])


@pytest.mark.parametrize("role", ["ngo_worker", "ngo_lead"])
def test_an_organization_s_role_is_a_membership(role):
    organization = make_organization()
    user = take(token_of(invite(email=EMAIL, role=role, by=BY, organization=organization.pk)))
    assert user.roles == []
    assert Membership.objects.get(user=user).role == role
    assert AuditEvent.objects.get(event="membership.begun").subject == f"organization:{organization.pk}"


def test_whoever_is_a_worker_there_becomes_a_lead_by_another_one():
    organization = make_organization()
    user = take(token_of(invite(email=EMAIL, role="ngo_worker", by=BY, organization=organization.pk)))
    take(token_of(invite(email=EMAIL, role="ngo_lead", by=BY, organization=organization.pk)), user=user)
    assert [held.role for held in user.memberships.all()] == ["ngo_lead"]


def test_it_works_once(invitation):
    token = token_of(invitation)
    take(token)
    with pytest.raises(InvitationError, match=USED):
        take(token)
    assert User.objects.filter(email=EMAIL).count() == 1


def test_it_works_for_seven_days(time_machine):
    now = datetime.now(UTC)
    token = token_of(invite(email=EMAIL, role="vetter", by=BY))
    invitation = Invitation.objects.get()
    assert abs(invitation.expires_at - now - timedelta(days=7)) < timedelta(minutes=1)
    Invitation.objects.update(expires_at=now + timedelta(minutes=1))
    assert is_open(token)
    Invitation.objects.update(expires_at=now - timedelta(seconds=1))
    assert not is_open(token)
    with pytest.raises(InvitationError, match=USED):
        take(token)


def test_a_new_link_makes_the_old_one_void_and_lasts_for_seven_days_again(invitation):
    old = token_of(invitation)
    Invitation.objects.update(expires_at=datetime.now(UTC) - timedelta(days=3))
    invite_again(invitation=invitation, by=BY)
    invitation.refresh_from_db()
    assert invitation.expires_at > datetime.now(UTC) + timedelta(days=6)
    assert [is_open(old), is_open(token_of(invitation))] == [False, True]
    assert take(token_of(invitation)).roles == ["vetter"]
    assert events(invitation) == ["invitation.made", "invitation.sent_again", "invitation.accepted"]


def test_a_withdrawn_one_is_void_for_good(invitation):
    token = token_of(invitation)
    withdraw(invitation=invitation, by=BY)
    assert not is_open(token)
    with pytest.raises(InvitationError, match=USED):
        take(token)
    with pytest.raises(Invitation.DoesNotExist):
        invite_again(invitation=invitation, by=BY)
    assert events(invitation) == ["invitation.made", "invitation.withdrawn"]


@pytest.mark.parametrize("deed", [invite_again, withdraw])
def test_what_was_taken_is_neither_sent_again_nor_withdrawn(invitation, deed):
    take(token_of(invitation))
    with pytest.raises(Invitation.DoesNotExist):
        deed(invitation=invitation, by=BY)


@pytest.mark.parametrize(
    "forge",
    [
        lambda token: token[:-1],
        lambda token: token[:-1] + ("A" if token[-1] != "A" else "B"),
        lambda token: token[:32],
        lambda token: token[:31],
        lambda token: token[:32] + token[32:].swapcase(),
        lambda token: token + "A",
        lambda token: "0" * 32 + token[32:],
        lambda token: token[32:],
        lambda token: "",
        lambda token: "x" * 64,
        lambda token: token[:32] + "راہ",
        lambda token: token[:32] + "\x00" * 32,
    ],
)
def test_a_forged_or_torn_link_is_none(invitation, forge):
    forged = forge(token_of(invitation))
    assert not is_open(forged)
    with pytest.raises(InvitationError, match=USED):
        take(forged)
    assert is_open(token_of(invitation))


def test_the_link_of_one_is_not_that_of_another(invitation):
    other = invite(email="other@staff.test", role="administrator", by=BY)
    assert not is_open(other.pk.hex + token_of(invitation)[32:])


def test_a_link_of_another_key_is_none(invitation, settings):
    settings.STAFF_KEYS = {1: bytes(32)}
    token = token_of(invitation)
    settings.STAFF_KEYS = {1: bytes(range(32))}
    assert not is_open(token)


def test_a_change_of_the_key_leaves_open_links_open_until_the_old_key_goes(invitation, settings):
    settings.STAFF_KEYS = {1: bytes(32)}
    token = token_of(invitation)
    settings.STAFF_KEYS = {1: bytes(32), 2: bytes(range(32))}
    assert is_open(token)
    assert is_open(token_of(invitation))
    assert token_of(invitation) != token
    settings.STAFF_KEYS = {2: bytes(range(32))}
    assert not is_open(token)


def test_the_token_is_not_stored(invitation):
    with connection.cursor() as cursor:
        cursor.execute("select i::text from accounts_invitation i")
        row = str(cursor.fetchall())
    assert invitation.email in row
    assert token_of(invitation)[32:] not in row


def test_there_is_one_open_invitation_to_a_role(invitation):
    with pytest.raises(InvitationError, match="invited to this already"):
        invite(email=f" {EMAIL.upper()} ", role="vetter", by=BY)
    invite(email=EMAIL, role="moderator", by=BY)
    invite(email="other@staff.test", role="vetter", by=BY)
    withdraw(invitation=invitation, by=BY)
    again = invite(email=EMAIL, role="vetter", by=BY)
    take(token_of(again))
    assert Invitation.objects.filter(email=EMAIL, role="vetter").count() == 2


def test_the_database_keeps_it_so(invitation):
    with pytest.raises(IntegrityError, match="one_open_invitation_to_a_role"):
        Invitation.objects.create(email=EMAIL, role="vetter", made_by=BY, expires_at=datetime.now(UTC))


def test_one_to_each_organization_may_be_open():
    for _number in range(2):
        invite(email=EMAIL, role="ngo_lead", by=BY, organization=make_organization().pk)
    assert Invitation.objects.open().count() == 2


def test_whoever_has_an_account_gets_the_role_added_and_nothing_else_changed(invitation):
    user = make_person("moderator", email=EMAIL, password="her own password of old")
    take(token_of(invitation), user=user, name="Another Name", password="another password")
    held = User.objects.get(pk=user.pk)
    assert (held.roles, held.name) == (["moderator", "vetter"], user.name)
    assert held.check_password("her own password of old")


def test_a_role_that_is_held_already_is_held_once(invitation):
    user = make_person("vetter", email=EMAIL)
    assert take(token_of(invitation), user=user).roles == ["vetter"]


def test_whoever_has_an_account_must_be_signed_in(invitation):
    user = make_person("moderator", email=EMAIL, password="her own password of old")
    with pytest.raises(InvitationError, match="Sign in, and open the link again"):
        take(token_of(invitation))
    user.refresh_from_db()
    assert (user.roles, user.check_password(PASSWORD)) == (["moderator"], False)
    assert is_open(token_of(invitation))


@pytest.mark.parametrize("has_account", [True, False])
def test_another_person_s_session_does_not_take_it(invitation, has_account):
    if has_account:
        make_person(email=EMAIL)
    with pytest.raises(InvitationError, match=OTHERS):
        take(token_of(invitation), user=make_person("moderator"))
    assert is_open(token_of(invitation))


def test_a_closed_account_is_opened_again_by_a_new_password_and_holds_the_new_role_only():
    user = make_person("moderator", email=EMAIL, password="her own password of old")
    make_person("administrator")
    actions.close(person=user, by=make_person("administrator"))
    opened = take(token_of(invite(email=EMAIL, role="vetter", by=BY)))
    assert (opened.pk, opened.roles, opened.is_active, opened.closed_at) == (user.pk, ["vetter"], True, None)
    assert opened.check_password(PASSWORD)
    assert not opened.check_password("her own password of old")


@pytest.mark.parametrize(("holds", "offered"), [("vetter", "superuser"), ("superuser", "vetter")])
def test_whoever_holds_a_role_is_told_that_a_superuser_holds_no_other(holds, offered):
    user = make_person(holds, email=EMAIL)
    with pytest.raises(InvitationError):
        take(token_of(invite(email=EMAIL, role=offered, by=BY)), user=user)


def test_what_is_not_done_to_the_end_is_not_done_at_all(invitation, monkeypatch):
    monkeypatch.setattr("accounts.actions.invitations._give", lambda *_told: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        take(token_of(invitation))
    assert not User.objects.filter(email=EMAIL).exists()
    assert is_open(token_of(invitation))
