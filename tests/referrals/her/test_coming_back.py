"""Coming back: what opens with a code, what never does, and what it costs to ask."""

from contextlib import contextmanager
from datetime import timedelta

import pytest
from django.db import OperationalError, connection
from django.test.utils import CaptureQueriesContext

from referrals.actions import desk as desk_actions
from referrals.actions import hers
from referrals.crypto import codes as code_crypto
from referrals.models import Case, CodeSession
from referrals.sealed import codes
from referrals.slots import BusyError
from referrals.states import CaseState
from referrals.views.back import entering
from safety import clock as told
from tests.clock import clock  # noqa: F401 - a fixture
from tests.desks import PHONE, SAFE_WORD, STORY, send_case
from tests.referrals.her.walking import BACK, Her, form

pytestmark = pytest.mark.django_db
DIGITS = "0123456789"
WRONG = "1234567890123456"


@pytest.fixture
def sent(desk):
    return send_case(desk.desk)


@pytest.fixture
def derived(monkeypatch) -> list[bytes]:
    """Count derivations."""
    made, real = [], code_crypto.stretch

    def watched(words, *args, **rest):
        made.append(words)
        return real(words, *args, **rest)

    monkeypatch.setattr(code_crypto, "stretch", watched)
    return made


def test_case_21_wrong_erased_expired_and_unknown_codes_meet_one_page_after_one_work(desk, derived):
    erased, expired, closed = (send_case(desk.desk) for _ in range(3))
    hers.erase(opened=erased.opened)
    Case.objects.filter(pk=expired.case.pk).update(expires_day=told.now().date() - timedelta(days=2))
    hers.stop(opened=closed.opened)
    Case.objects.filter(pk=closed.case.pk).update(due_at=told.now() - timedelta(seconds=1))
    one = codes.new().digits
    met = []
    for digits in (WRONG, one, erased.code, expired.code, closed.code):
        derived.clear()
        her = Her()
        with CaptureQueriesContext(connection) as statements:
            page = her.post({"act": "open", "code": digits}, BACK)
        met.append((page.status_code, page.content, len(statements), len(derived)))
    assert len(set(met)) == 1
    assert met[0][0] == 422
    assert met[0][3] == 1


def test_case_22_after_ten_wrong_tries_the_next_waits_and_the_right_code_still_works(sent, derived):
    her = Her()
    for _try in range(10):
        assert her.post({"act": "open", "code": WRONG}, BACK).status_code == 422
    derived.clear()
    slowed = her.post({"act": "open", "code": sent.code}, BACK)
    assert (slowed.status_code, derived) == (503, [])
    assert 1 <= int(slowed["Retry-After"]) <= 10
    assert 'href="tel:15"' in slowed.text
    assert sent.code in slowed.text
    with connection.cursor() as cursor:
        cursor.execute("update safety_throttle set spent_until = spent_until - interval '10 seconds'")
    assert "Your request" in her.come_back(sent.code).text


def test_case_22_a_right_code_costs_no_try(sent):
    for _visit in range(12):
        assert "Your request" in Her().come_back(sent.code).text


@pytest.mark.parametrize(
    "written",
    [
        lambda code: code.translate(str.maketrans(DIGITS, "۰۱۲۳۴۵۶۷۸۹")),
        lambda code: code.translate(str.maketrans(DIGITS, "٠١٢٣٤٥٦٧٨٩")),
        lambda code: code.translate(str.maketrans(DIGITS, "0123456789")),
        lambda code: f"  {code[:4]} {code[4:8]} - {code[8:12]}–{code[12:]} ",
        lambda code: "\u2066" + code + "\u2069",
    ],
    ids=["urdu", "arabic", "wide", "spaces and dashes", "marks of direction"],
)
def test_case_23_digits_of_every_script_are_accepted(sent, written):
    assert "Your request" in Her().come_back(written(sent.code)).text


@pytest.mark.parametrize("typed", ["abcdefghijklmnop", "1" * 5000, "", "123", "1" * 17, "1234567890123456\0"])
def test_case_24_what_cannot_be_a_code_is_refused_before_any_work(sent, derived, caplog, typed):
    page = Her().post({"act": "open", "code": typed}, BACK)
    assert page.status_code == 422
    assert "A code has 16 digits" in page.text
    assert derived == []
    assert not typed or typed not in caplog.text


def test_case_24_a_code_in_an_address_opens_nothing(sent, derived):
    her = Her()
    assert "16 digits" in her.client.get(BACK, {"code": sent.code, "act": "open"}).text
    assert her.client.get(f"{BACK}{sent.code}/").status_code == 404
    assert derived == []
    assert not CodeSession.objects.exists()


def test_case_25_without_a_free_slot_there_are_numbers_and_her_code_is_still_typed(sent, monkeypatch):
    @contextmanager
    def taken():
        raise BusyError
        yield

    monkeypatch.setattr(entering.slots, "slot", taken)
    page = Her().post({"act": "open", "code": sent.code}, BACK)
    assert page.status_code == 503
    assert 'href="tel:15"' in page.text
    assert f'value="{sent.code}"' in page.text


def test_case_26_two_phones_may_open_one_case_and_either_may_erase_it(sent):
    one, other = Her(), Her()
    one.come_back(sent.code)
    other.come_back(sent.code)
    assert "Your request" in one.client.get(BACK).text
    one.last = one.do("erase")
    assert one.do("erase", sure="1").status_code == 303
    assert not Case.objects.exists()
    assert other.client.get(BACK).content == Her().client.get(BACK).content


@pytest.mark.parametrize("act", ["reply", "delete", "contact", "agree", "renew", "stop", "erase", "close"])
def test_case_27_after_erasing_in_another_tab_the_next_click_meets_the_neutral_page(sent, settings, act):
    her = Her()
    token = form(her.come_back(sent.code), "reply")["token"]
    hers.erase(opened=sent.opened)
    page = her.post({"act": act, "token": token, "text": "x", "number": "1"}, BACK)
    assert (page.status_code, page.content) == (200, Her().client.get(BACK).content)
    assert page.cookies[settings.CODE_COOKIE_NAME]["max-age"] == 0


def test_case_28_neither_the_first_story_nor_the_contact_is_on_her_page(desk, sent):
    her = Her()
    pages = [her.come_back(sent.code), her.do("reply", text="Is anybody there?"), her.client.get(BACK)]
    for page in pages:
        for words in (STORY, PHONE, SAFE_WORD, "Lahore", "legal-aid"):
            assert words not in page.text


def test_after_ten_quiet_minutes_the_next_click_is_neutral(sent, clock):  # noqa: F811
    her = Her()
    token = form(her.come_back(sent.code), "reply")["token"]
    clock.forward(timedelta(minutes=9))
    assert "Your request" in her.client.get(BACK).text
    clock.forward(timedelta(minutes=10, seconds=1))
    page = her.post({"act": "reply", "token": token, "text": "late"}, BACK)
    assert (page.status_code, page.content) == (200, Her().client.get(BACK).content)
    assert sent.again().messages == 0


@pytest.mark.parametrize("token", ["", "x", "é"])
def test_a_form_without_the_token_of_this_visit_does_nothing(sent, token):
    her = Her()
    her.come_back(sent.code)
    page = her.post({"act": "erase", "sure": "1", "token": token}, BACK)
    assert "16 digits" in page.text
    assert Case.objects.exists()


def test_closing_ends_the_visit(sent, settings):
    her = Her()
    her.come_back(sent.code)
    answer = her.do("close")
    assert (answer.status_code, answer["Location"]) == (303, BACK)
    assert not CodeSession.objects.exists()
    assert answer.cookies[settings.CODE_COOKIE_NAME]["max-age"] == 0


def test_her_cookie_is_for_this_site_and_this_visit_alone(sent, settings):
    her = Her()
    her.come_back(sent.code)
    cookie = her.client.cookies[settings.CODE_COOKIE_NAME]
    assert (cookie["httponly"], cookie["samesite"], cookie["path"], cookie["max-age"]) == (True, "Strict", "/", "")


def test_with_a_script_an_idle_page_blanks_itself_after_ten_minutes(sent):
    page = Her().come_back(sent.code).text
    assert "6e5" in page
    assert "6e5" not in Her().client.get(BACK).text


def test_the_page_without_a_case_and_with_one_have_padded_lengths(sent):
    assert len(Her().come_back(sent.code).content) % 4096 == 0


@pytest.mark.parametrize("state", [CaseState.NEW, CaseState.HELD_SPAM])
def test_whose_turn_it_is_and_until_when_is_said_the_same_to_who_was_put_aside(desk, state):
    sent = send_case(desk.desk, is_suspicious=state == CaseState.HELD_SPAM)
    page = Her().come_back(sent.code).text
    assert "The desk has not read it yet." in page
    assert 'It will be read before <bdi dir="ltr">' in page


@pytest.mark.parametrize(("is_urgent", "hours"), [(True, 2), (False, 72)])
@pytest.mark.parametrize("aside", [True, False])
def test_a_promise_that_was_not_kept_is_said_with_numbers_to_call(desk, clock, is_urgent, hours, aside):  # noqa: F811
    sent = send_case(desk.desk, is_urgent=is_urgent, is_suspicious=aside)
    clock.forward(timedelta(hours=hours) - timedelta(minutes=5))
    assert "not kept our promise" not in Her().come_back(sent.code).text
    clock.forward(timedelta(minutes=6))
    page = Her().come_back(sent.code).text
    assert "not kept our promise" in page
    assert 'href="tel:15"' in page


def test_the_promise_does_not_move_while_she_waits(desk, sent, clock):  # noqa: F811
    first = Her().come_back(sent.code).text
    clock.forward(timedelta(hours=5))
    second = Her().come_back(sent.code).text
    said = "It will be read before"
    assert first[first.index(said) :][:60] == second[second.index(said) :][:60]


def test_every_state_is_said(desk, sent):
    desk_actions.claim(case=sent.case, version=1, by=desk.moderator)
    desk_actions.note_opening(case=sent.case, by=desk.moderator)
    assert "It is the desk" in Her().come_back(sent.code).text
    desk_actions.write_to_her(work=desk.work(sent.case), text="What helps most?", waits=True)
    assert "It is your turn." in Her().come_back(sent.code).text
    hers.stop(opened=sent.opened)
    page = Her().come_back(sent.code).text
    assert "This request is closed." in page
    assert "because you wanted nothing more" in page


def test_when_the_database_goes_her_message_stays(sent, monkeypatch):
    her = Her()
    her.come_back(sent.code)
    sending = form(her.last, "reply") | {"text": "bohot zaroori baat"}

    def away(**said):
        raise OperationalError

    with monkeypatch.context() as broken:
        broken.setattr(hers, "reply", away)
        page = her.post(sending, BACK)
    assert page.status_code == 503
    assert 'href="tel:15"' in page.text
    kept = form(page)
    assert kept["text"] == ["bohot zaroori baat"]
    assert "Your message has been sent." in her.post(kept, BACK).text
