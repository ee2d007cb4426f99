"""Somebody forgot the phrase: another one is made, a colleague gives the key again, and nothing opens in between."""

import re

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import translation

from accounts.permissions import RefusedError
from accounts.roles import Role
from referrals.actions import changing, desks, keys, vault
from referrals.models import Case, Desk, KeyGroupMember, KeyWish, UserKey, VaultSession
from referrals.moving import StaleError
from referrals.pages import keys as pages
from referrals.sealed import vaults
from referrals.sealed.errors import NotOpenedError
from referrals.states import CaseState
from safety.models import AuditEvent
from tests.centres import make_inbox, send_parcel, sign_in_with_vault
from tests.desks import STORY, Staffed, make_desk, send_case, sign_in_unlocked
from tests.jobs import run_deferred
from tests.people import add_factor, make_person, sign_in
from tests.referrals.desk.hands import Hands, at, at_the_desk, text

pytestmark = pytest.mark.django_db


@pytest.fixture
def staffed() -> Staffed:
    return make_desk()


def browser_of(user) -> Client:
    client = Client()
    sign_in(client, user)
    return client


def phrase_on(page: str) -> str:
    return " ".join(re.findall(r"<li>(\w{4})</li>", page))


def forget(staffed: Staffed, user) -> KeyWish:
    """Let somebody make another phrase; return the wish that this leaves."""
    staffed.phrases[user.pk] = keys.forget_phrase(user=user)
    return KeyWish.objects.get(user=user)


def test_the_whole_way_of_somebody_who_forgot(staffed):
    sent, user = send_case(staffed.desk), staffed.moderator
    old, browser = staffed.phrases[user.pk], browser_of(user)
    assert "I have forgotten it" in text(browser.get(at("vault")))
    page = text(browser.post(at("vault-forgot")))
    staffed.phrases[user.pk] = phrase_on(page)
    assert "Ring one of them" in page
    assert "not your vault phrase" in text(browser.post(at("vault"), {"phrase": old}))
    assert browser.post(at("vault"), {"phrase": staffed.phrases[user.pk]}).status_code == 302
    assert browser.get(at("case", sent.case.pk)).status_code == 404
    colleague = at_the_desk(staffed, staffed.moderators[1])
    page = text(colleague.get("vault"))
    assert str(user) in page
    wish = KeyWish.objects.get()
    assert colleague.client.post(at("grant", wish.pk)).url == at("vault")
    assert browser.get(at("case", sent.case.pk)).status_code == 302
    hands = Hands(user, browser)
    assert browser.post(at("vault"), {"phrase": staffed.phrases[user.pk]}).status_code == 302
    assert STORY in text(hands.open(sent.case))
    assert not KeyWish.objects.exists()


def test_what_they_held_goes_back_to_the_queue(staffed):
    sent = send_case(staffed.desk)
    at_the_desk(staffed, staffed.moderator).holds(sent.case)
    forget(staffed, staffed.moderator)
    assert (sent.again().state, sent.again().holder) == (CaseState.NEW, None)
    assert not Case.objects.visible_to(staffed.moderator).exists()


def test_the_old_phrase_opens_nothing_not_even_the_new_key(staffed):
    user = staffed.moderator
    old = staffed.phrases[user.pk]
    wish = forget(staffed, user)
    with pytest.raises(NotOpenedError):
        vaults.unlock(UserKey.objects.get(user=user), old)
    assert staffed.vault(user).groups == {}
    keys.grant(wish=wish, vault=staffed.vault(staffed.lead), by=staffed.lead)
    assert staffed.vault(user).groups.keys() == {staffed.desk.group_id}


def test_open_vaults_of_theirs_end_and_they_get_a_letter(staffed, client):
    sign_in_unlocked(client, staffed, staffed.moderator)
    forget(staffed, staffed.moderator)
    assert not VaultSession.objects.exists()
    run_deferred()
    (letter,) = [letter for letter in mail.outbox if letter.to == [staffed.moderator.email]]
    assert "another vault phrase" in letter.subject
    assert "http" not in letter.body


def test_whoever_holds_the_same_key_gets_a_letter_that_names_nobody(staffed):
    forget(staffed, staffed.moderator)
    run_deferred()
    asked = [letter for letter in mail.outbox if "asks for a key" in letter.subject]
    colleagues = [staffed.lead, *staffed.moderators[1:]]
    assert sorted(letter.to[0] for letter in asked) == sorted(one.email for one in colleagues)
    assert not any("http" in letter.body or staffed.moderator.name in letter.body for letter in asked)


def test_it_is_written_down_who_forgot_who_asked_and_who_gave(staffed):
    wish = forget(staffed, staffed.moderator)
    keys.grant(wish=wish, vault=staffed.vault(staffed.lead), by=staffed.lead)
    of = {event.event: event for event in AuditEvent.objects.all()}
    who = f"user:{staffed.moderator.pk}"
    assert (of["vault.forgotten"].actor, of["key.asked"].actor) == (who, who)
    assert of["key.granted"].actor == f"user:{staffed.lead.pk}"
    assert of["key.granted"].facts == {"user": staffed.moderator.pk}


def test_case_47_the_last_who_opens_a_desk_cannot_forget(staffed):
    for user in staffed.moderators:
        desks.dismiss(desk=staffed.desk, user=user, by=staffed.lead)
    before = bytes(UserKey.objects.get(user=staffed.lead).wrapped)
    page = text(browser_of(staffed.lead).post(at("vault-forgot")))
    assert "Nobody else holds this key" in page
    assert bytes(UserKey.objects.get(user=staffed.lead).wrapped) == before
    assert staffed.vault(staffed.lead).groups


def test_nor_the_last_two_one_after_the_other(staffed):
    for user in staffed.moderators:
        forget(staffed, user)
    with pytest.raises(RefusedError, match="Nobody else holds"):
        keys.forget_phrase(user=staffed.lead)
    assert KeyWish.objects.count() == 2


@pytest.mark.parametrize("who", ["themselves", "another desk", "another who forgot"])
def test_only_somebody_who_holds_it_gives_it_again(staffed, who):
    wish = forget(staffed, staffed.moderator)
    other = make_desk(name="DEMO other")
    by = {"themselves": staffed.moderator, "another desk": other.lead, "another who forgot": staffed.moderators[1]}[who]
    if who == "another who forgot":
        forget(staffed, by)
    vault_of = (other if who == "another desk" else staffed).vault(by)
    with pytest.raises(RefusedError):
        keys.grant(wish=wish, vault=vault_of, by=by)
    assert not KeyGroupMember.objects.filter(user=staffed.moderator).exists()


def test_on_the_pages_others_do_not_even_see_that_somebody_asks(staffed):
    wish = forget(staffed, staffed.moderator)
    other = make_desk(name="DEMO other")
    stranger = at_the_desk(other, other.lead)
    for door in ("grant", "refuse-wish"):
        assert stranger.client.post(at(door, wish.pk)).status_code == 404
        assert browser_of(make_person(Role.ADMINISTRATOR)).post(at(door, wish.pk)).status_code == 403
    assert str(staffed.moderator) not in text(stranger.get("vault"))
    assert KeyWish.objects.filter(pk=wish.pk).exists()


def test_an_open_vault_is_needed_to_give_it(staffed):
    wish = forget(staffed, staffed.moderator)
    answer = browser_of(staffed.lead).post(at("grant", wish.pk), {"is_meant": "yes"})
    assert "Your vault has locked" in text(answer)
    assert KeyWish.objects.exists()


def test_a_wish_that_was_answered_is_answered_once(staffed):
    wish = forget(staffed, staffed.moderator)
    open_vault = staffed.vault(staffed.lead)
    keys.grant(wish=wish, vault=open_vault, by=staffed.lead)
    for deed in (
        lambda: keys.grant(wish=wish, vault=open_vault, by=staffed.lead),
        lambda: keys.refuse_wish(wish=wish, by=staffed.lead),
    ):
        with pytest.raises(StaleError):
            deed()


def test_who_is_told_no_has_held_the_key_so_it_is_to_be_changed(staffed):
    wish = forget(staffed, staffed.moderator)
    lead = at_the_desk(staffed, staffed.lead)
    assert str(staffed.moderator) in text(lead.get("desk", staffed.desk.pk))
    assert lead.client.post(at("refuse-wish", wish.pk)).status_code == 302
    assert not KeyWish.objects.exists()
    assert Desk.objects.get(pk=staffed.desk.pk).group.has_leaver
    assert not staffed.desk.shifts.filter(user=staffed.moderator).exists()
    assert "holds it no more" in text(lead.get("desk", staffed.desk.pk))


def test_who_lost_the_role_meanwhile_is_not_given_it(staffed):
    wish = forget(staffed, staffed.moderator)
    staffed.moderator.roles = []
    staffed.moderator.save()
    with pytest.raises(RefusedError, match="does not work there now"):
        keys.grant(wish=wish, vault=staffed.vault(staffed.lead), by=staffed.lead)


def test_a_leaver_asks_for_nothing_any_more(staffed):
    from accounts.actions import close

    forget(staffed, staffed.moderator)
    close(person=staffed.moderator, by=make_person(Role.ADMINISTRATOR))
    assert not KeyWish.objects.exists()
    assert Desk.objects.get(pk=staffed.desk.pk).group.has_leaver


def test_in_a_change_that_was_interrupted_both_keys_are_given_again(staffed):
    sent = send_case(staffed.desk)
    changing.begin_change(group=staffed.desk.group, by=staffed.lead)
    wish = forget(staffed, staffed.moderator)
    keys.grant(wish=wish, vault=staffed.vault(staffed.lead), by=staffed.lead)
    assert len(staffed.vault(staffed.moderator).groups) == 2
    assert staffed.opened(sent.case)


def test_a_wish_outlives_a_change_of_the_key(staffed):
    sent = send_case(staffed.desk)
    wish = forget(staffed, staffed.moderator)
    changing.change(group=staffed.desk.group, vault=staffed.vault(staffed.lead), by=staffed.lead)
    keys.grant(wish=wish, vault=staffed.vault(staffed.lead), by=staffed.lead)
    assert staffed.opened(sent.case).key == sent.opened.key


def test_case_58_a_new_password_and_new_second_factors_never_open_a_vault(staffed):
    from accounts.actions import reset_second_factors

    sent, user = send_case(staffed.desk), staffed.moderator
    reset_second_factors(person=user, by=make_person(Role.ADMINISTRATOR))
    user.refresh_from_db()
    add_factor(user)
    user.set_password("lantern marble orchard 5528")
    user.save()
    browser = browser_of(user)
    assert browser.get(at("case", sent.case.pk)).url.startswith(at("vault"))
    browser.post(at("vault-forgot"))
    assert browser.get(at("case", sent.case.pk)).status_code in (302, 404)
    assert not KeyGroupMember.objects.filter(user=user).exists()
    assert KeyWish.objects.filter(user=user).exists()


def test_who_has_no_phrase_yet_is_led_to_make_one():
    browser = browser_of(make_person(Role.MODERATOR))
    assert browser.post(at("vault-forgot")).url == at("vault")
    assert not UserKey.objects.exists()


def test_who_holds_nothing_makes_another_phrase_at_once():
    user = make_person(Role.MODERATOR)
    old = vault.make_key(user=user)
    phrase = keys.forget_phrase(user=user)
    assert vaults.unlock(UserKey.objects.get(user=user), phrase).groups == {}
    with pytest.raises(NotOpenedError):
        vaults.unlock(UserKey.objects.get(user=user), old)


def test_what_is_refused_on_a_page_is_said_there(staffed):
    wish = forget(staffed, staffed.moderator)
    lead = at_the_desk(staffed, staffed.lead)
    changing.begin_change(group=staffed.desk.group, by=staffed.lead)
    assert "has unlocked it, must give it" in text(lead.client.post(at("grant", wish.pk)))
    assert KeyWish.objects.filter(pk=wish.pk).exists()


def test_at_a_centre_who_is_told_no_keeps_it_from_everything_that_comes(staffed):
    from referrals.permissions import may_receive

    centre, lead = make_inbox(staffed), Client()
    keys.forget_phrase(user=centre.worker)
    sign_in_with_vault(lead, centre, centre.lead)
    assert lead.post(of_centre("refuse-wish", KeyWish.objects.get().pk)).status_code == 302
    assert not KeyWish.objects.exists()
    assert "has left" in str(may_receive(centre.again()).reason)


def test_who_works_there_no_more_is_not_asked_to_answer(staffed):
    wish = forget(staffed, staffed.moderator)
    centre = make_inbox(staffed)
    keys.forget_phrase(user=centre.worker)
    assert pages.wishes_for(centre.worker, None) == []
    staffed.lead.roles = []
    staffed.lead.save()
    assert pages.wishes_for(staffed.lead, None) == []
    with pytest.raises(RefusedError):
        keys.refuse_wish(wish=wish, by=staffed.lead)


def of_centre(name: str, *args: object) -> str:
    with translation.override("en"):
        return reverse(f"inbox:{name}", args=args)


def test_at_a_centre_a_colleague_gives_the_key_again(staffed):
    centre = make_inbox(staffed)
    posted = send_parcel(staffed, centre)
    centre.phrases[centre.worker.pk] = keys.forget_phrase(user=centre.worker)
    assert centre.vault(centre.worker).groups == {}
    wish = KeyWish.objects.get()
    lead, stranger = Client(), at_the_desk(staffed, staffed.lead)
    path = of_centre("grant", wish.pk)
    assert "You have asked colleagues" in text(browser_of(centre.worker).get(at("vault")))
    assert stranger.client.post(path).status_code == 404
    sign_in_with_vault(lead, centre, centre.lead)
    assert str(centre.worker) in text(lead.get(at("vault")))
    assert lead.post(path).status_code == 302
    assert centre.receipt(posted.referral, centre.worker)
