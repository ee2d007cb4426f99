"""The desk's pages in a day's work: queue, case, centre, call, and what each of them says."""

import pytest

from directory.models import ServiceAtLocation
from referrals.models import Case, Referral, StopNotice
from referrals.states import CaseState, Closing, ReferralState
from tests.desks import PHONE, SAFE_WORD, STORY, send_case
from tests.referrals.desk.hands import Hands, at, text

pytestmark = pytest.mark.django_db
PACKET = {"purpose": "legal aid", "name": "A.", "need": "a lawyer", "phone": "", "hours": "", "area": "", "words": ""}


def a_centre() -> ServiceAtLocation:
    return ServiceAtLocation.public.filter(service__status="active", service__phones__isnull=False).first()


def proposed(hands: Hands, case: Case) -> Referral:
    answer = hands.do(case, "propose", centre=a_centre().pk, **PACKET)
    assert answer.status_code == 302, text(answer)
    return Referral.objects.get()


def test_the_queue_says_what_waits_and_claims_it(hands, sent):
    page = text(hands.get("queue"))
    assert "A lawyer, legal advice" in page
    assert "Claim" in page
    assert STORY not in page
    assert hands.do(sent.case, "claim").status_code == 302
    assert sent.again().holder_id == hands.user.pk


def test_a_case_warns_before_it_shows_anything(hands, sent):
    cover = text(hands.get("case", sent.case.pk))
    assert STORY not in cover
    assert PHONE not in cover
    assert hands.get("read", sent.case.pk).url == at("case", sent.case.pk)
    page = text(hands.open(sent.case))
    assert STORY in page
    assert PHONE in page
    assert SAFE_WORD in page
    assert page.index(PHONE) < page.index(STORY)


def test_a_case_goes_from_a_claim_to_a_call_and_its_end(hands, sent):
    hands.holds(sent.case)
    assert hands.do(sent.case, "write", text="What helps most?", waits="no", canned="").status_code == 302
    page = text(hands.get("centres", sent.case.pk))
    assert "Near:" in page
    referral = proposed(hands, sent.case)
    panel = text(hands.get("referral", referral.pk))
    assert "She was asked" in panel
    answer = hands.step(referral, "consent", fields_agreed=["need"], was_read="on")
    assert answer.status_code == 302, text(answer)
    answer = hands.step(referral, "send")
    assert answer.url == at("call", referral.pk)
    call = text(hands.client.get(answer.url))
    assert "a lawyer" in call
    assert ">A.<" not in call
    assert f"{referral.pk.int % 10**6:06}" in call
    assert hands.step(referral, "heard", heard="took").status_code == 302
    referral.refresh_from_db()
    assert referral.state == ReferralState.ACCEPTED
    assert hands.do(sent.case, "close", closing="helped").status_code == 302
    assert sent.again().closing == Closing.HELPED
    stop = StopNotice.objects.get()
    assert stop.reference in text(hands.get("stops"))
    assert hands.client.post(at("stopped", stop.pk)).status_code == 302
    assert StopNotice.objects.get().done_by == hands.user


def test_only_the_number_is_offered_first(hands, sent):
    hands.holds(sent.case)
    page = text(hands.get("centre", sent.case.pk, a_centre().pk))
    assert page.index("First: only the number") < page.index("Or: they hear of her")
    answer = hands.do(sent.case, "number", centre=a_centre().pk, text="You can call them")
    assert answer.status_code == 302
    assert "You can call them" in text(hands.get("read", sent.case.pk))


def test_a_ready_answer_is_put_into_the_form_and_nothing_is_sent(hands, sent):
    hands.holds(sent.case)
    page = text(hands.do(sent.case, "write", insert="1", canned="received", text="Salaam", waits="no"))
    assert "Salaam\n\nہم نے آپ کی بات پڑھ لی ہے" in page
    assert sent.again().messages == 0


def test_a_form_that_was_made_before_a_change_is_refused_and_keeps_what_was_typed(hands, sent):
    hands.holds(sent.case)
    version = sent.again().version
    hands.do(sent.case, "note", note="a note")
    answer = hands.do(sent.case, "write", text="long and dear words", waits="no", version=version)
    assert answer.status_code == 409
    assert "long and dear words" in text(answer)
    assert f'name="version" value="{sent.again().version}"' in text(answer)
    assert sent.again().messages == 0


def test_whoever_does_not_hold_a_case_reads_it_and_changes_nothing(hands, second, sent):
    hands.holds(sent.case)
    page = text(second.open(sent.case))
    assert STORY in page
    assert "Write to her" not in page
    for deed, said in {
        "write": {"text": "x", "waits": "no"},
        "label": {"labels": ["heavy"]},
        "close": {"closing": "helped"},
        "spam": {},
        "take-up": {},
        "number": {"centre": a_centre().pk, "text": "x"},
        "propose": {"centre": a_centre().pk, **PACKET},
        "exclude-centre": {"centre": a_centre().pk},
        "contact": {"how": "drop"},
        "reopen": {"note": "x"},
        "give-back": {},
    }.items():
        before = sent.again().version
        assert second.do(sent.case, deed, **said).status_code == 409, deed
        assert sent.again().version == before, deed


def test_a_case_is_handed_over_with_a_note(hands, second, sent):
    hands.holds(sent.case)
    assert hands.do(sent.case, "hand-over", to=second.user.pk, note="she is in a hurry").status_code == 302
    assert sent.again().holder == second.user
    assert "she is in a hurry" in text(second.open(sent.case))


def test_what_was_put_aside_stands_in_a_lane_of_its_own(hands, staffed):
    held = send_case(staffed.desk, is_suspicious=True)
    page = text(hands.get("queue"))
    assert "Put aside: somebody must look" in page
    assert hands.do(held.case, "release").status_code == 302
    assert held.again().state == CaseState.NEW


def test_the_queue_is_narrowed_by_closed_choices(hands, staffed, sent):
    urgent = send_case(staffed.desk, is_urgent=True, language="en")
    ids = (urgent.case.pk.hex[:6], sent.case.pk.hex[:6])
    every = text(hands.get("queue"))
    assert every.index(ids[0]) < every.index(ids[1])
    for query, shown in (
        ({"urgent": "on"}, (True, False)),
        ({"language": "ur"}, (False, True)),
        ({"need": "legal-aid"}, (True, True)),
        ({"need": "shelter"}, (False, False)),
        ({"state": "claimed"}, (False, False)),
        ({"mine": "on"}, (False, False)),
        ({"label": "heavy"}, (False, False)),
        ({"need": "no such need"}, (True, True)),
    ):
        page = text(hands.get("queue", **query))
        assert tuple(one in page for one in ids) == shown, query


def test_a_pending_contact_stands_beside_the_old_one_until_it_is_accepted(hands, sent):
    from referrals.actions import hers
    from referrals.said import CALL, Contact

    hands.holds(sent.case)
    hers.change_contact(opened=sent.opened, contact=Contact(ways=(CALL,), phone="0311 0000000"), safe_word="")
    page = text(hands.get("read", sent.case.pk))
    assert page.index(PHONE) < page.index("It does not hold yet") < page.index("0311 0000000")
    assert hands.do(sent.case, "contact", how="old_contact").status_code == 302
    page = text(hands.get("read", sent.case.pk))
    assert PHONE not in page
    assert "0311 0000000" in page


def test_a_child_goes_to_no_centre_without_somebody_in_charge_and_not_without_a_second_person(hands, second, staffed):
    from referrals.said import Summary

    sent = send_case(staffed.desk, summary=Summary(needs=("shelter",), place_said="Lahore", is_child=True))
    hands.holds(sent.case)
    centre = a_centre()
    assert "this centre does not hear of her from us" in text(hands.get("centre", sent.case.pk, centre.pk))
    type(centre.service).everything.filter(pk=centre.service_id).update(child_protection_lead="yes")
    referral = proposed(hands, sent.case)
    hands.step(referral, "consent", fields_agreed=["need"], was_read="on")
    assert hands.step(referral, "send").status_code == 409
    assert hands.step(referral, "second").status_code == 302
    wish = sent.case.approvals.get()
    second.open(sent.case)
    assert "I have looked at it" in text(second.get("referral", referral.pk))
    assert second.do(sent.case, "allow", approval=wish.pk).status_code == 302
    assert hands.step(referral, "send").status_code == 302


def test_a_centre_that_she_does_not_want_is_not_offered(hands, sent):
    hands.holds(sent.case)
    page = hands.get("centres", sent.case.pk)
    centre = page.context["near"].centres[0]
    assert hands.do(sent.case, "exclude-centre", centre=centre.pk).status_code == 302
    assert centre.pk not in {one.pk for one in hands.get("centres", sent.case.pk).context["near"].centres}


def test_every_page_of_a_case_has_one_of_few_lengths_and_is_not_compressed(hands, sent):
    hands.holds(sent.case)
    referral = proposed(hands, sent.case)
    for page in (
        hands.get("queue"),
        hands.get("case", sent.case.pk),
        hands.get("read", sent.case.pk),
        hands.get("centres", sent.case.pk),
        hands.get("centre", sent.case.pk, a_centre().pk),
        hands.get("referral", referral.pk),
        hands.get("vault"),
    ):
        assert len(page.content) % 4096 == 0
        assert "Content-Encoding" not in page.headers
        assert page.headers["Cache-Control"] == "no-store"
