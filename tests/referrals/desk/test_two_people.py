"""What nobody does alone: another code, erasing."""

import re

import pytest

from referrals.models import Approval, Case, Tombstone
from referrals.said import HERE, Contact
from referrals.sealed import codes
from safety.models import AuditEvent
from tests.desks import send_case
from tests.referrals.desk.hands import text

pytestmark = pytest.mark.django_db


def wish(case) -> Approval:
    return Approval.objects.get(case=case, is_done=False)


def opens(digits: str) -> Case | None:
    tags = [candidate.tag for candidate in codes.candidates(digits)]
    return Case.objects.filter(tag__in=tags).first()


def test_case_33_one_moderator_alone_gives_no_other_code(hands, sent):
    hands.holds(sent.case)
    assert hands.do(sent.case, "code").status_code == 409
    hands.do(sent.case, "ask", kind="code", safe_word_heard="on")
    assert hands.do(sent.case, "code").status_code == 409
    assert hands.do(sent.case, "allow", approval=wish(sent.case).pk).status_code == 409
    assert hands.do(sent.case, "code").status_code == 409
    assert opens(sent.code) == sent.case
    assert AuditEvent.objects.filter(event="move.refused", facts__wanted="code").count() == 3


def test_case_33_without_the_safe_word_nobody_is_even_asked(hands, sent):
    hands.holds(sent.case)
    page = text(hands.do(sent.case, "ask", kind="code"))
    assert "Another code is only for somebody who has said the safe word" in page
    assert not Approval.objects.exists()


def test_case_33_nor_where_she_agreed_on_none_or_has_no_number(hands, staffed):
    for contact in (Contact(ways=(HERE,), safe_word="chirya"), Contact(ways=("call",), phone="0300 0000000")):
        sent = send_case(staffed.desk, contact=contact)
        hands.open(sent.case)
        page = text(hands.do(sent.case, "ask", kind="code", safe_word_heard="on"))
        assert "She gave no number, or agreed on no safe word" in page
    assert not Approval.objects.exists()


def test_case_33_two_people_and_the_safe_word_make_a_new_code_and_the_old_one_is_dead(hands, second, sent):
    hands.holds(sent.case)
    hands.do(sent.case, "ask", kind="code", safe_word_heard="on")
    asked = AuditEvent.objects.get(event="approval.asked")
    assert asked.facts == {"kind": "code", "safe_word_heard": True}
    second.open(sent.case)
    assert second.do(sent.case, "allow", approval=wish(sent.case).pk).status_code == 302
    page = text(hands.do(sent.case, "code"))
    new = re.sub(r"\D", "", re.search(r'class="code"[^>]*><bdi>([\d ]+)</bdi>', page)[1])
    assert len(new) == 16
    assert opens(new) == sent.case
    assert opens(sent.code) is None
    assert new not in text(hands.get("read", sent.case.pk)).replace(" ", "")
    assert sent.again().messages == 1
    assert hands.do(sent.case, "code").status_code == 409


def test_case_82_nobody_erases_a_case_alone_to_hide_it(hands, second, lead, sent):
    hands.holds(sent.case)
    assert hands.do(sent.case, "erase").status_code == 409
    hands.do(sent.case, "ask", kind="erase")
    assert hands.do(sent.case, "erase").status_code == 409
    second.open(sent.case)
    answer = second.do(sent.case, "allow", approval=wish(sent.case).pk)
    assert answer.status_code == 409
    assert "has to be a lead" in text(answer)
    lead.open(sent.case)
    assert lead.do(sent.case, "allow", approval=wish(sent.case).pk).status_code == 302
    assert hands.do(sent.case, "erase").status_code == 302
    assert not Case.objects.exists()
    assert Tombstone.objects.get().pk == sent.case.pk
    told = list(AuditEvent.objects.filter(subject=f"case:{sent.case.pk}").values_list("event", flat=True))
    assert [event for event in told if event.startswith(("approval", "case.erased"))] == [
        "approval.asked",
        "approval.given",
        "case.erased",
    ]


def test_a_wish_can_be_refused(hands, second, sent):
    hands.open(sent.case)
    hands.do(sent.case, "ask", kind="erase")
    assert second.do(sent.case, "refuse", approval=wish(sent.case).pk).status_code == 302
    assert not Approval.objects.exists()
