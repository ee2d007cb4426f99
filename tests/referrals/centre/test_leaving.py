"""People of a centre who leave: they lose its key with their membership, and the last one who holds it cannot go."""

import pytest

from accounts import actions as accounts
from accounts import desk, open_work
from accounts.permissions import RefusedError
from accounts.roles import Role
from directory import actions as directory
from directory.models import Membership
from referrals.actions import inboxes, vault
from referrals.models import KeyGroupMember, UserKey, VaultSession
from tests.people import make_member, make_person, sign_in
from tests.referrals.centre.hands import at, at_the_centre, text

pytestmark = pytest.mark.django_db
VAULT = "/en/staff/desk/vault/"


def test_whoever_works_at_a_centre_finds_its_inbox_on_their_first_page(centre, browser):
    for user in (centre.lead, centre.worker, make_member(centre.inbox.organization)):
        assert at("all") in text(as_signed_in(browser, user).get("/en/staff/"))
    for role in (Role.VETTER, Role.MODERATOR, Role.ADMINISTRATOR):
        assert "/staff/inbox/" not in [door.path for door in desk.doors_for(make_person(role))]


def as_signed_in(browser, user):
    sign_in(browser, user)
    return browser


def test_what_somebody_holds_is_said_before_their_account_is_closed(centre):
    (line,) = [line for line in open_work.of(centre.worker) if "inbox" in line]
    assert line.startswith("Holds the key of the inbox of ")
    directory.remove_member(membership=Membership.objects.get(user=centre.worker), by=centre.lead)
    (line,) = [line for line in open_work.of(centre.lead) if "inbox" in line]
    assert line.startswith("Is the last who can open the inbox of ")


def test_a_closed_account_holds_no_key_of_an_inbox(centre, posted):
    hands = at_the_centre(centre, centre.worker)
    accounts.close(person=centre.worker, by=make_person(Role.ADMINISTRATOR))
    assert not KeyGroupMember.objects.filter(user=centre.worker).exists()
    assert not UserKey.objects.filter(user=centre.worker).exists()
    assert not VaultSession.objects.filter(user=centre.worker).exists()
    assert centre.again().group.has_leaver
    assert "sign-in" in hands.open(posted.referral).url
    assert at_the_centre(centre, centre.lead).open(posted.referral).status_code == 200


def test_case_90_the_account_of_the_last_who_holds_a_key_is_not_closed(centre):
    administrator = make_person(Role.ADMINISTRATOR)
    accounts.close(person=centre.worker, by=administrator)
    with pytest.raises(RefusedError, match="Nobody else holds the key of this inbox"):
        accounts.close(person=centre.lead, by=administrator)
    centre.lead.refresh_from_db()
    assert centre.lead.is_active
    assert Membership.objects.filter(user=centre.lead).exists()


def test_whoever_is_removed_from_an_organization_loses_its_keys(centre, posted):
    hands = at_the_centre(centre, centre.worker)
    directory.remove_member(membership=Membership.objects.get(user=centre.worker), by=centre.lead)
    assert not KeyGroupMember.objects.filter(user=centre.worker).exists()
    assert centre.again().group.has_leaver
    assert hands.get("parcel", posted.referral.pk).status_code == 404
    assert hands.get("all").status_code == 403


def test_nor_is_the_last_who_holds_a_key_removed(centre):
    other = make_member(centre.inbox.organization, Role.NGO_LEAD)
    directory.remove_member(membership=Membership.objects.get(user=centre.worker), by=centre.lead)
    with pytest.raises(RefusedError, match="Nobody else holds the key"):
        directory.remove_member(membership=Membership.objects.get(user=centre.lead), by=other)
    assert Membership.objects.filter(user=centre.lead).exists()


def test_case_90_the_last_may_leave_once_another_was_let_in(centre, posted):
    administrator, other = make_person(Role.ADMINISTRATOR), make_member(centre.inbox.organization, Role.NGO_LEAD)
    accounts.close(person=centre.worker, by=administrator)
    with pytest.raises(RefusedError, match="Nobody else holds the key of this inbox"):
        accounts.close(person=centre.lead, by=administrator)
    centre.phrases[other.pk] = vault.make_key(user=other)
    inboxes.admit(inbox=centre.inbox, user=other, vault=centre.vault(centre.lead), by=centre.lead)
    accounts.close(person=centre.lead, by=administrator)
    assert centre.again().holders().get() == other
    assert at_the_centre(centre, other).open(posted.referral).status_code == 200


def test_a_vault_is_part_of_everybodys_own_account(browser):
    for user, way in (
        (make_person(Role.MODERATOR), "/en/staff/desk/"),
        (make_person(Role.VETTER), "/en/staff/"),
    ):
        page = text(as_signed_in(browser, user).get(VAULT))
        assert f'<a class="back" href="{way}">' in page
        assert ('href="/en/staff/desk/">' in page) == (way == "/en/staff/desk/")


def test_somebody_of_a_centre_makes_a_phrase_and_unlocks_with_it(centre, browser):
    newcomer = make_member(centre.inbox.organization)
    page = text(as_signed_in(browser, newcomer).get(VAULT))
    assert at("all") in page
    assert "desk/cases" not in page
    words = browser.post(f"{VAULT}new/").context["words"]
    assert browser.post(VAULT, {"phrase": " ".join(words)}).url == at("all")
    assert "It is open" in text(browser.get(VAULT))
    assert browser.post(f"{VAULT}lock/").status_code == 302
