"""Sending: once and whole, or not at all; and her words survive whatever breaks."""

import secrets
import time

import pytest
import time_machine
from django.db import InterfaceError, OperationalError, connection

from referrals import form_keys, keeping, sessions
from referrals.models import Blob, Case, CaseKeys, Draft, Kind
from referrals.said import Story
from referrals.states import CaseState
from referrals.views.ask import code as code_pages
from referrals.views.ask import sending
from tests.referrals.her.walking import NUMBER, PAGES, WORDS, Her, code_on, first_form, form

pytestmark = pytest.mark.django_db
TROUBLE = """
create function trouble() returns trigger language plpgsql as $$
begin raise exception using errcode = '{code}'; end $$;
create trigger trouble before insert on referrals_blob for each row when (new.kind = 'contact')
execute function trouble();
"""
CURED = "drop trigger trouble on referrals_blob; drop function trouble"


def run(statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement)


def is_kept(page) -> bool:
    """Say whether a page has all that was written, a way to send it once more, and numbers to call."""
    fields = first_form(page)
    written = {name: texts for one in PAGES.values() for name, texts in one.items()}
    has_all = all(fields[name] == ([texts] if isinstance(texts, str) else texts) for name, texts in written.items())
    return has_all and "Try again" in page.text and 'href="tel:15"' in page.text


@pytest.mark.parametrize("code", ["57P01", "08006"], ids=["shut down", "line broken"])
def test_case_01_a_database_that_dies_between_two_rows_leaves_nothing_and_loses_nothing(her, code):
    her.to_the_check()
    run(TROUBLE.format(code=code))
    page = her.go_on("6", go="send")
    assert page.status_code == 503
    assert is_kept(page)
    assert "This is your code" not in page.text
    assert (Case.objects.count(), Blob.objects.count(), CaseKeys.objects.count()) == (0, 0, 0)
    run(CURED)
    assert code_on(her.post(first_form(page)))
    assert Case.objects.count() == 1


def test_case_11_a_full_disk_leaves_no_half_case(her):
    her.to_the_check()
    run(TROUBLE.format(code="53100"))
    page = her.go_on("6", go="send")
    assert page.status_code == 503
    assert is_kept(page)
    assert (Case.objects.count(), Blob.objects.count()) == (0, 0)


def test_what_breaks_otherwise_keeps_her_words_too(her, monkeypatch):
    her.to_the_check()
    monkeypatch.setattr(sending.intake, "submit", lambda **said: 1 / 0)
    page = her.go_on("6", go="send")
    assert page.status_code == 500
    assert is_kept(page)


@pytest.mark.parametrize("error", [OperationalError, InterfaceError])
@pytest.mark.parametrize("at", ["2", "3", "4", "5"])
def test_at_every_step_a_database_that_is_away_is_answered_from_the_form_itself(her, monkeypatch, error, at):
    her.begin()
    for before in PAGES:
        if before == at:
            break
        her.go_on(before, **PAGES[before])

    def away(*args, **rest):
        raise error

    with monkeypatch.context() as broken:
        broken.setattr(sessions, "read_draft", away)
        page = her.go_on(at, **PAGES[at])
    assert page.status_code == 503
    assert page["Retry-After"]
    assert 'href="tel:15"' in page.text
    for name, texts in PAGES[at].items():
        assert first_form(page)[name] == ([texts] if isinstance(texts, str) else texts)
    page = her.post(first_form(page))
    assert page.status_code == 200
    assert int(form(page)["at"][0]) == int(at) + 1


def test_case_02_a_crash_after_the_commit_is_mended_by_sending_once_more(desk, her, monkeypatch):
    page = her.to_the_check()
    first = {}

    def crash(request, said, digits, **rest):
        first["code"] = digits
        raise SystemExit

    with monkeypatch.context() as crashing:
        crashing.setattr(code_pages, "show", crash)
        with pytest.raises(SystemExit):
            her.go_on("6", go="send")
    assert not Case.objects.get().is_code_confirmed
    her.last = page
    again = her.go_on("6", go="send")
    assert "This is a new code" in again.text
    assert code_on(again) != first["code"]
    assert Case.objects.count() == 1
    assert "opens nothing" in Her().come_back(first["code"]).text
    assert "Your request" in Her().come_back(code_on(again)).text


def test_case_03_back_and_send_again_makes_one_case_with_one_living_code(her):
    page = her.to_the_check()
    first = code_on(her.go_on("6", go="send"))
    her.last = page
    second = code_on(her.go_on("6", go="send"))
    assert Case.objects.count() == 1
    assert "opens nothing" in Her().come_back(first).text
    assert "There is nothing new." in Her().come_back(second).text


def test_case_03_after_the_code_was_read_back_the_form_shows_no_other_one(her):
    page = her.to_the_check()
    code = code_on(her.go_on("6", go="send"))
    her.go_on("7", last=code[-4:])
    her.last = page
    again = her.go_on("6", go="send")
    assert "We have your request already" in again.text
    assert "There is nothing new." in Her().come_back(code).text


def test_case_04_after_two_hours_on_one_page_her_text_is_kept_and_can_be_sent(desk, her):
    her.begin()
    for at in "1234":
        her.go_on(at, **PAGES[at])
    sent = form(her.last) | {"more": [WORDS], "key": [form_keys.new(time.time() - 7200).text]}
    Draft.objects.all().delete()
    page = her.post(sent)
    assert page.status_code == 422
    assert form(page)["at"] == ["1"]
    for at in "12345":
        written = {} if at == "5" else PAGES[at]
        page = her.go_on(at, **written)
    assert code_on(her.go_on("6", go="send"))
    assert keeping.get(desk.opened(Case.objects.get()), Kind.STORY, Story) == Story(WORDS)


def test_case_06_one_letter_too_many_is_said_with_the_text_kept(her):
    page = her.to_the_check(p5={"more": "ظ" * 4001})
    assert page.status_code == 422
    assert form(page)["more"] == ["ظ" * 4001]
    assert her.go_on("5", more="ظ" * 4000).status_code == 200


def test_case_06_ten_megabytes_are_refused_before_they_are_read(her):
    page = her.post({"more": "x" * 10_000_000})
    assert page.status_code == 413
    assert 'href="tel:15"' in page.text


def test_case_06_ten_thousand_fields_are_refused(her):
    page = her.post({f"field{number}": "x" for number in range(10_000)})
    assert page.status_code == 400
    assert 'href="tel:15"' in page.text


def test_case_18_a_machine_that_fills_the_trap_is_put_aside_and_sees_what_everybody_sees(her):
    her.to_the_check()
    page = her.go_on("6", go="send", extra="http://spam.example")
    assert Case.objects.get().state == CaseState.HELD_SPAM
    assert "The desk has not read it yet." in Her().come_back(code_on(page)).text


def test_case_18_a_form_that_was_filled_in_two_seconds_is_put_aside(her):
    her.to_the_check()
    with time_machine.travel(time.time(), tick=False):
        her.go_on("6", go="send", key=form_keys.new(time.time() - 2).text)
    assert Case.objects.get().state == CaseState.HELD_SPAM


@pytest.mark.parametrize("key", ["", "x", "é" * 59, "A" * 59])
def test_case_18_a_form_that_no_page_of_ours_began_is_put_aside(her, key):
    her.to_the_check()
    her.go_on("6", go="send", key=key)
    assert Case.objects.get().state == CaseState.HELD_SPAM


def test_who_takes_three_seconds_is_taken_for_a_person(her):
    her.to_the_check()
    her.go_on("6", go="send", key=form_keys.new(time.time() - 4).text)
    assert Case.objects.get().state == CaseState.NEW


def test_what_was_sent_without_the_pages_before_is_asked_for(her):
    key = form_keys.new(time.time() - 60).text
    page = her.post({"at": "6", "go": "send", "key": key, "who": "self", "more": WORDS})
    assert page.status_code == 422
    assert form(page)["at"] == ["2"]
    assert form(page)["more"] == [WORDS]
    assert not Case.objects.exists()


@pytest.mark.parametrize("go", ["7", "0", "c", "6", "nonsense"])
def test_a_button_that_no_page_has_leads_nowhere_bad(her, go):
    her.to_the_check()
    assert form(her.go_on("6", go=go))["at"] == ["6"]


def test_after_sending_neither_the_draft_nor_its_cookie_is_left(her, settings):
    page = her.send()
    assert not Draft.objects.exists()
    assert page.cookies[settings.DRAFT_COOKIE_NAME]["max-age"] == 0
    assert NUMBER not in page.text
    assert WORDS not in page.text


def test_her_code_is_shown_also_when_the_draft_cannot_be_removed(her, monkeypatch):
    her.to_the_check()

    def away(cookie):
        raise OperationalError

    monkeypatch.setattr(sessions, "end_draft", away)
    assert code_on(her.go_on("6", go="send"))


def test_wrong_digits_are_asked_for_again_with_the_code_still_there(her):
    code = code_on(her.send())
    wrong = f"{(int(code[-4:]) + 1) % 10000:04}"
    page = her.go_on("7", last=wrong)
    assert page.status_code == 422
    assert code_on(page) == code
    assert "Nothing has been sent yet" not in page.text
    assert not Case.objects.get().is_code_confirmed
    urdu = code[-4:].translate(str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹"))
    assert "come back to this site" in her.go_on("7", last=urdu).text
    assert Case.objects.get().is_code_confirmed


def test_reading_back_can_be_skipped_and_the_request_stands(her):
    her.send()
    assert "come back to this site" in her.go_on("7", go="skip").text
    assert not Case.objects.get().is_code_confirmed


def test_the_code_is_in_four_groups_from_left_to_right(her):
    page = her.send(p1={"who": "self"})
    assert f'<bdi dir="ltr">{" ".join(code_on(page)[at : at + 4] for at in range(0, 16, 4))}</bdi>' in page.text


def test_a_draft_cannot_be_read_from_the_database(her):
    her.to_the_check()
    row = bytes(Draft.objects.get().sealed)
    for words in (NUMBER, "mera haal", "Lahore", "legal-aid"):
        assert words.encode() not in row


def test_a_key_of_chance_makes_every_form_another(her):
    keys = {form_keys.new().secret for _ in range(20)}
    assert len(keys) == 20
    made = form_keys.new(1000)
    assert form_keys.read(made.text) == made
    assert form_keys.read(secrets.token_urlsafe(44)).began is None
