"""The app knows nothing unless she ticks it; then three words, at half hours, until she takes it back."""

import re
from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from referrals import tasks, telling
from referrals.actions import desk as deeds
from referrals.actions import handing_over, hers, intake
from referrals.actions.erasing import erase
from referrals.models import Case, Handoff, HandoffStatus
from referrals.states import CaseState, Closing, Who
from safety.models import AuditEvent
from tests.api.shapes import faults
from tests.partnering import make_key
from tests.referrals.handoff.hands import APP, DOOR, Program, go_on, path_of, send, to_the_check
from tests.referrals.her.walking import BACK, Her, code_on, first_form, form

pytestmark = pytest.mark.django_db
TOLD = f"{APP} may know whether your request was received"


def handed(program: Program, her: Her, *, agrees: bool) -> tuple[str, str]:
    """Come by a link and send; return what the app calls it, and her code."""
    answer = program.hand_over()
    page = send(her, path_of(answer), **({"tell": "yes"} if agrees else {}))
    return answer.json()["id"], code_on(page)


def tick() -> None:
    """Let the next half hour come."""
    tasks.tell_apps(0)


def status(program: Program, handoff: str) -> str | int:
    """Return what the app hears."""
    answer = program.ask(handoff)
    if answer.status_code != 200:
        return answer.status_code
    assert faults("HandoffStatus", answer.json()) == []
    assert answer["Cache-Control"] == "no-store"
    return answer.json()["status"]


def test_she_is_asked_on_the_last_page_with_the_app_s_name_and_nothing_is_ticked(program, desk, her):
    page = to_the_check(her, program.link())
    assert f"{APP}, the app that sent me, may know whether my request was received" in page.text
    assert "tell" not in form(page)
    assert 'name="tell" value="yes">' in page.text


def test_who_came_by_herself_is_not_asked(desk, her):
    assert 'name="tell"' not in her.to_the_check().text
    her.go_on("6", go="send", tell="yes")
    assert Case.objects.count() == 1
    assert not HandoffStatus.objects.exists()


def test_without_her_yes_nothing_leads_from_the_app_to_the_case(program, desk, her):
    handoff, _code = handed(program, her, agrees=False)
    tick()
    assert status(program, handoff) == 404
    case, row = Case.objects.values().get(), Handoff.objects.values().get()
    assert not HandoffStatus.objects.exists()
    texts = {bytes(value) for value in row.values() if isinstance(value, memoryview | bytes)}
    assert not texts & {bytes(value) for value in case.values() if isinstance(value, memoryview | bytes)}
    about_her = AuditEvent.objects.filter(actor="survivor")
    assert set(about_her.values_list("event", flat=True)) == {"case.new"}
    assert not AuditEvent.objects.filter(subject__contains=handoff).exists()


def test_the_tick_is_hers_until_she_sends(program, desk, her):
    to_the_check(her, program.link())
    changed = her.go_on("6", go="4", tell="yes")
    back = her.go_on("4")
    assert form(changed)["at"] == ["4"]
    assert form(back)["tell"] == ["yes"]
    sent = form(back)
    sent.pop("tell")
    her.post(sent | {"go": "send"})
    assert Case.objects.exists()
    assert not HandoffStatus.objects.exists(), "she has unticked it"


def test_it_holds_what_was_ticked_when_the_form_was_sent_last(program, desk, her):
    to_the_check(her, program.link())
    sent = form(her.last) | {"go": ["send"]}
    for ticked in ({"tell": "yes"}, {}, {"tell": "yes"}):
        her.post(sent | ticked)
        assert HandoffStatus.objects.exists() is bool(ticked)
    intake.confirm_code(secret=_secret(sent))
    her.post(sent)
    assert HandoffStatus.objects.exists(), "a form that is known changes nothing"
    assert Case.objects.count() == 1


def _secret(sent: dict[str, list[str]]) -> bytes:
    from referrals import form_keys

    return form_keys.read(sent["key"][0]).secret


def test_the_app_hears_three_words_at_half_hours_and_never_an_earlier_one(program, desk, her):
    handoff, _code = handed(program, her, agrees=True)
    assert status(program, handoff) == 404
    tick()
    assert status(program, handoff) == "received"
    case = Case.objects.get()
    deeds.claim(case=case, version=case.version, by=desk.moderator)
    assert status(program, handoff) == "received", "the moment of a moderator's deed is not told"
    tick()
    assert status(program, handoff) == "in_progress"
    deeds.give_back(case=case, version=_version(case), by=desk.moderator)
    tick()
    assert status(program, handoff) == "in_progress"
    deeds.claim(case=case, version=_version(case), by=desk.moderator)
    deeds.close(case=case, version=_version(case), closing=Closing.HELPED, by=desk.moderator)
    assert status(program, handoff) == "in_progress"
    tick()
    assert status(program, handoff) == "closed"
    hers.reply(opened=desk.opened(case), text="once more")
    tick()
    assert status(program, handoff) == "closed", "that it was opened anew is not told"


def _version(case: Case) -> int:
    return Case.objects.values_list("version", flat=True).get(pk=case.pk)


def test_what_happens_between_two_ticks_is_told_as_it_ended(program, desk, her):
    handoff, _code = handed(program, her, agrees=True)
    hers.stop(opened=desk.opened(Case.objects.get()))
    tick()
    assert status(program, handoff) == "closed"
    told = AuditEvent.objects.filter(event="handoffs.told").count()
    tick()
    assert AuditEvent.objects.filter(event="handoffs.told").count() == told == 1


def test_who_was_put_aside_by_a_filter_is_said_like_everybody(program, desk, her):
    send(her, path_of(answer := program.hand_over()), tell="yes", extra="a machine")
    assert Case.objects.get().state == CaseState.HELD_SPAM
    tick()
    assert status(program, answer.json()["id"]) == "received"


def test_every_state_of_a_case_has_its_word():
    assert telling.SAID.keys() == set(CaseState) - {CaseState.ERASED}
    assert telling.ORDER == ("", "received", "in_progress", "closed")


def test_she_takes_it_back_on_her_page(program, desk, her):
    handoff, code = handed(program, her, agrees=True)
    tick()
    hers_again = Her()
    page = hers_again.come_back(code)
    assert TOLD in page.text
    done = hers_again.do("untell")
    assert "From now on the app is told nothing." in done.text
    assert TOLD not in done.text
    assert status(program, handoff) == 404
    tick()
    assert status(program, handoff) == 404
    assert AuditEvent.objects.filter(event="handoff.taken_back", actor="survivor").count() == 1
    assert hers_again.post(form(page, "untell"), BACK).status_code == 200
    assert AuditEvent.objects.filter(event="handoff.taken_back").count() == 1


def test_who_has_agreed_to_nothing_has_nothing_to_take_back(program, desk, her):
    _handoff, code = handed(program, her, agrees=False)
    assert TOLD not in Her().come_back(code).text


@pytest.mark.parametrize("who", [Who.SURVIVOR, Who.TIMER])
def test_what_is_erased_is_as_if_it_had_never_been(program, desk, her, who):
    handoff, _code = handed(program, her, agrees=True)
    tick()
    erase(Case.objects.select_for_update(of=("self",)).get(), who, by="test")
    assert not HandoffStatus.objects.exists()
    assert status(program, handoff) == 404


def test_a_link_is_gone_after_a_day_used_or_not_and_what_she_agreed_to_stays(program, desk, her, clock):
    handoff, _code = handed(program, her, agrees=True)
    program.hand_over()
    clock.forward(timedelta(hours=23, minutes=58))
    assert handing_over.forget() == 0
    clock.forward(timedelta(minutes=2))
    tasks.forget_handoffs(0)
    assert not Handoff.objects.exists()
    assert AuditEvent.objects.get(event="handoffs.forgotten").facts == {"count": 2}
    tick()
    assert status(program, handoff) == "received"


def test_who_sends_when_the_link_is_long_gone_is_not_asked(program, desk, her, clock):
    to_the_check(her, program.link())
    sent = form(her.last)
    clock.forward(timedelta(days=1))
    handing_over.forget()
    page = her.post(sent | {"go": "send", "tell": "yes"})
    assert code_on(page)
    assert not HandoffStatus.objects.exists()


def world(program: Program, other: Program) -> tuple[dict[str, str], str]:
    """Return what the app may not hear of, by the reason; and what it may."""
    unused = program.hand_over().json()["id"]
    opened = program.hand_over()
    go_on(Her(), path_of(opened))
    silent, _code = handed(program, Her(), agrees=False)
    theirs, _code = handed(other, Her(), agrees=True)
    back, code = handed(program, Her(), agrees=True)
    agreed, _code = handed(program, Her(), agrees=True)
    tick()
    early, _code = handed(program, Her(), agrees=True)
    coming = Her()
    coming.come_back(code)
    coming.do("untell")
    unknown = {
        "not used": unused,
        "not sent": opened.json()["id"],
        "not agreed": silent,
        "another partner's": theirs,
        "taken back": back,
        "before the first half hour": early,
        "unknown": str(uuid4()),
    }
    return unknown, agreed


def work_of(caught: CaptureQueriesContext) -> list[str]:
    """Return the statements without their values."""
    return [re.sub(r"'[^']*'|\bs\d+_x\d+\b|\b\d+\b", "?", query["sql"]) for query in caught.captured_queries]


def test_case_70_whatever_an_app_may_not_know_is_one_answer_after_one_work(program, other, desk):
    unknown, agreed = world(program, other)
    program.ask(agreed)
    answers, work = {}, set()
    for reason, handoff in {**unknown, "agreed": agreed}.items():
        with CaptureQueriesContext(connection) as caught:
            answers[reason] = program.ask(handoff)
        work.add("\n".join(work_of(caught)))
    assert len(work) == 1
    assert answers.pop("agreed").json() == {"status": "received"}
    assert {answer.status_code for answer in answers.values()} == {404}
    assert len({answer.content for answer in answers.values()}) == 1
    assert len({tuple(sorted(answer.headers)) for answer in answers.values()}) == 1


def test_case_70_another_partner_s_is_as_unknown_as_none(program, other, desk, her):
    handoff, _code = handed(program, her, agrees=True)
    tick()
    assert (status(program, handoff), status(other, handoff)) == ("received", 404)
    assert other.ask(handoff).content == other.ask(uuid4()).content


def test_case_68_the_status_needs_its_own_scope_and_stands_in_no_address_alone(program, desk, her):
    handoff, _code = handed(program, her, agrees=True)
    tick()
    writer = Program(program.partner, make_key(program.partner, "handoff.write").shown)
    assert writer.ask(handoff).status_code == 403
    assert program.client.get(f"{DOOR}/{handoff}").status_code == 401
    assert program.client.get(f"{DOOR}/{handoff}?key={program.shown}").status_code == 400
    assert program.client.post(f"{DOOR}/{handoff}").status_code in (401, 405)


def test_the_link_is_the_same_whether_it_was_used_or_not(program, desk, her):
    key = "a-key-that-is-sent-twice"
    first = program.hand_over(key=key)
    send(her, path_of(first), tell="yes")
    assert program.hand_over(key=key).content == first.content


def test_a_crash_after_the_commit_keeps_what_she_ticked(program, desk, her, monkeypatch):
    from django.db import OperationalError

    from referrals.views.ask import code

    real = code.show
    monkeypatch.setattr(code, "show", lambda *_said, **_more: (_ for _ in ()).throw(OperationalError))
    kept = send(her, program.link(), tell="yes")
    assert kept.status_code == 503
    monkeypatch.setattr(code, "show", real)
    assert code_on(her.post(first_form(kept)))
    assert HandoffStatus.objects.count() == Case.objects.count() == 1
