"""The vault: made once, opened by its phrase alone, shut by a touch, by time and by whatever ends a sign-in."""

import re
from datetime import timedelta

import pytest
from django.conf import settings
from django.core import mail
from django.db import connection
from django.test import Client

from accounts.models import Session, User
from accounts.roles import Role
from accounts.sessions import SessionStore
from referrals import sessions
from referrals.models import UserKey, VaultSession
from safety.models import AuditEvent
from tests.desks import PHONE, STORY, sign_in_unlocked
from tests.jobs import run_deferred
from tests.people import make_person, sign_in
from tests.referrals.desk.hands import at, text

pytestmark = pytest.mark.django_db
COOKIE = settings.VAULT_COOKIE_NAME
WRONG = "dabu dabu dabu dabu dabu dabu"


def unlock(client: Client, phrase: str, **more: str):
    return client.post(at("vault"), {"phrase": phrase, **more})


def of(event: str) -> int:
    return AuditEvent.objects.filter(event=event).count()


def later(minutes: int) -> None:
    """Let the open vaults have been used that long ago."""
    span = timedelta(minutes=minutes)
    for row in VaultSession.objects.all():
        VaultSession.objects.filter(pk=row.pk).update(opened_at=row.opened_at - span, used_at=row.used_at - span)


def test_a_phrase_is_made_shown_once_and_must_be_typed(browser):
    user = make_person(Role.MODERATOR)
    sign_in(browser, user)
    assert "Make my vault phrase" in text(browser.get(at("vault")))
    page = text(browser.post(at("vault-new")))
    words = re.findall(r"<li>(\w{4})</li>", page)
    assert len(words) == 6
    assert COOKIE not in browser.cookies
    again = text(browser.get(at("vault")))
    assert not any(f"<li>{word}</li>" in again for word in words)
    assert unlock(browser, " ".join(words)).status_code == 302
    assert "It is open" in text(browser.get(at("vault")))


def test_whoever_holds_a_desk_makes_no_other_phrase(hands):
    before = UserKey.objects.get(user=hands.user).wrapped
    page = text(hands.client.post(at("vault-new")))
    assert "Your key opens a desk" in page
    assert UserKey.objects.get(user=hands.user).wrapped == before


def test_the_cookie_is_for_this_browser_this_site_and_this_sitting_only(staffed, browser):
    sign_in(browser, staffed.moderator)
    answer = unlock(browser, staffed.phrases[staffed.moderator.pk])
    cookie = answer.cookies[COOKIE]
    assert cookie["httponly"] is True
    assert cookie["samesite"] == "Strict"
    assert cookie["path"] == "/"
    assert (cookie["max-age"], cookie["expires"]) == ("", "")
    assert bool(cookie["secure"]) == settings.SESSION_COOKIE_SECURE
    assert of("vault.unlocked") == 1


def test_a_locked_vault_shows_counts_and_no_word(staffed, sent, browser):
    sign_in(browser, staffed.moderator)
    page = text(browser.get(at("queue")))
    assert "<b>1</b> wait for somebody" in page
    for word in (STORY, PHONE, "lawyer", "Lahore", sent.case.pk.hex[:6]):
        assert word not in page
    for door in ("case", "read", "centres"):
        answer = browser.get(at(door, sent.case.pk))
        assert answer.url.startswith(f"{at('vault')}?next=")
        assert STORY not in text(answer)


def test_what_was_typed_while_the_vault_shut_is_not_lost(hands, sent, staffed):
    hands.holds(sent.case)
    version = sent.again().version
    later(16)
    page = text(hands.do(sent.case, "write", text="long and dear words", waits="no"))
    assert "What you wrote is not lost" in page
    assert sent.again().messages == 0
    kept = {"kept-text": "long and dear words", "kept-waits": "no", "kept-version": str(version)}
    path = at("do", sent.case.pk, "write")
    page = text(unlock(hands.client, WRONG, next=path, **kept))
    assert 'name="kept-text" value="long and dear words"' in page
    page = text(unlock(hands.client, staffed.phrases[hands.user.pk], next=path, **kept))
    assert f'action="{path}"' in page
    assert 'name="text" value="long and dear words"' in page
    assert "phrase" not in page.split("<form")[-1]


def test_after_unlocking_nobody_is_led_elsewhere(staffed, browser):
    sign_in(browser, staffed.moderator)
    for onward in ("https://example.org/", "//example.org/", "/en/staff/people/", "javascript:alert(1)", "/nowhere"):
        answer = unlock(browser, staffed.phrases[staffed.moderator.pk], next=onward)
        assert answer.url == at("queue"), onward


def test_case_55_a_vault_cookie_opens_nothing_after_it_was_locked(hands, sent):
    stolen = hands.client.cookies[COOKIE].value
    assert hands.get("case", sent.case.pk).status_code == 200
    answer = hands.client.post(at("vault-lock"))
    assert answer.cookies[COOKIE].value == ""
    hands.client.cookies[COOKIE] = stolen
    assert hands.get("case", sent.case.pk).url.startswith(at("vault"))


def test_case_55_nor_after_a_quarter_of_an_hour_nor_after_a_shift(hands, sent, staffed):
    later(16)
    assert hands.get("case", sent.case.pk).url.startswith(at("vault"))
    other = Client()
    sign_in_unlocked(other, staffed, staffed.moderators[1])
    VaultSession.objects.update(opened_at=sessions.clock.now() - timedelta(hours=8, minutes=1))
    assert other.get(at("case", sent.case.pk)).url.startswith(at("vault"))


def test_case_55_nor_in_another_sign_in(hands, sent, staffed):
    thief = Client()
    sign_in(thief, staffed.moderators[1])
    thief.cookies[COOKIE] = hands.client.cookies[COOKIE].value
    assert thief.get(at("case", sent.case.pk)).url.startswith(at("vault"))


def test_case_56_a_stolen_session_row_opens_nothing(hands, sent):
    hands.open(sent.case)
    session = Session.objects.get(user=hands.user)
    row = VaultSession.objects.get(user=hands.user)
    stolen = session.session_data.encode() + bytes(row.sealed) + bytes(row.digest)
    for word in (STORY, PHONE, sent.case.pk.hex):
        assert word.encode() not in stolen
    thief = Client()
    thief.cookies[settings.SESSION_COOKIE_NAME] = session.session_key
    thief.cookies[COOKIE] = bytes(row.digest).hex()
    assert "sign-in" in thief.get(at("case", sent.case.pk)).url
    assert SessionStore(session.session_key).load() == {}
    assert sessions.read_vault(bytes(row.digest).hex(), session) is None


def test_signing_out_ends_an_open_vault(hands):
    hands.client.post("/en/staff/sign-out/")
    assert not VaultSession.objects.exists()


def test_case_57_five_wrong_phrases_bring_a_wait_and_a_letter_and_then_the_right_one_opens(staffed, browser):
    user = staffed.moderator
    sign_in(browser, user)
    for _ in range(5):
        page = text(unlock(browser, WRONG))
        assert "not your vault phrase" in page
        assert COOKIE not in browser.cookies
    page = text(unlock(browser, staffed.phrases[user.pk]))
    assert "nothing is locked" in page
    assert re.search(r"Wait \d+ seconds", page)
    assert COOKIE not in browser.cookies
    assert of("vault.refused") == 5
    run_deferred()
    (letter,) = mail.outbox
    assert letter.to == [user.email]
    assert "wrong vault phrase" in letter.subject
    wait = int(re.search(r"Wait (\d+) seconds", page)[1])
    # So much time goes by for every counter; nothing is forgotten.
    with connection.cursor() as cursor:
        cursor.execute("update safety_throttle set spent_until = spent_until - %s", [timedelta(seconds=wait)])
    assert unlock(browser, staffed.phrases[user.pk]).status_code == 302
    assert browser.get(at("queue")).context["rows"] == []


def test_case_57_a_second_factor_that_is_taken_away_unlocks_nothing(hands, sent, staffed):
    from accounts.actions import reset_second_factors

    before = bytes(UserKey.objects.get(user=hands.user).wrapped)
    reset_second_factors(person=hands.user, by=make_person(Role.ADMINISTRATOR))
    assert not VaultSession.objects.filter(user=hands.user).exists()
    assert bytes(UserKey.objects.get(user=hands.user).wrapped) == before


def test_case_58_a_new_password_by_mail_leaves_the_vault_shut(hands, sent):
    from allauth.account.utils import user_pk_to_url_str
    from django.contrib.auth.tokens import default_token_generator

    user = User.objects.get(pk=hands.user.pk)
    somewhere = Client()
    link = f"/en/staff/password/{user_pk_to_url_str(user)}-{default_token_generator.make_token(user)}/"
    answer = somewhere.get(link, follow=True)
    assert answer.status_code == 200
    path = answer.redirect_chain[-1][0] if answer.redirect_chain else link
    words = "lantern marble orchard 5528"
    assert somewhere.post(path, {"password1": words, "password2": words}).status_code == 302
    assert User.objects.get(pk=user.pk).check_password(words)
    assert not VaultSession.objects.exists()
    sign_in(somewhere, User.objects.get(pk=user.pk), browser="somewhere")
    assert somewhere.get(at("case", sent.case.pk)).url.startswith(at("vault"))
    assert STORY not in text(somewhere.get(at("queue")))


def test_whoever_was_let_in_after_unlocking_is_told_to_unlock_again(lead, staffed, sent):
    from referrals.actions import desks, vault

    newcomer = make_person(Role.MODERATOR)
    staffed.phrases[newcomer.pk] = vault.make_key(user=newcomer)
    client = Client()
    sign_in_unlocked(client, staffed, newcomer)
    desks.admit(desk=staffed.desk, user=newcomer, vault=staffed.vault(staffed.lead), by=staffed.lead)
    page = text(client.get(at("case", sent.case.pk)))
    assert "after you unlocked" in page
    sign_in_unlocked(client, staffed, newcomer)
    assert "Before you open it" in text(client.get(at("case", sent.case.pk)))


def test_when_all_slots_are_taken_nobody_waits_in_a_queue(staffed, browser, settings):
    settings.DERIVATION_SLOTS = 0
    sign_in(browser, staffed.moderator)
    answer = unlock(browser, staffed.phrases[staffed.moderator.pk])
    assert answer.status_code == 503
    assert answer["Retry-After"]
    assert of("vault.refused") == 0
