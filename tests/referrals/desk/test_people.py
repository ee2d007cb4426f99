"""People who come, go, race, are kept out, or open too much."""

import inspect

import pytest
from django import forms
from django.core import mail

from accounts import actions as accounts
from accounts.models import Session, User
from accounts.permissions import RefusedError
from accounts.roles import Role
from referrals.actions import changing, desks, hers, vault
from referrals.actions import desk as actions
from referrals.forms import desk as case_forms
from referrals.forms import desk_centres, desk_leads, desk_queue
from referrals.models import Case, KeyGroupMember, UserKey, VaultSession
from referrals.states import CaseState
from safety.models import AuditEvent
from tests.accounts.at_once import at_once
from tests.desks import PHONE, STORY, make_desk, send_case
from tests.jobs import run_deferred
from tests.people import make_person
from tests.referrals.desk.hands import at, at_the_desk, text

on_a_database = pytest.mark.django_db


def events(name: str) -> list[AuditEvent]:
    return list(AuditEvent.objects.filter(event=name))


def test_case_45_two_claims_one_wins(own_database):
    staffed = make_desk()
    case = send_case(staffed.desk).case
    first, second = (at_the_desk(staffed, user) for user in staffed.moderators)
    answers = at_once(*(lambda one=one: one.do(case, "claim", version=1) for one in (first, second)))
    assert sorted(answer.status_code for answer in answers) == [302, 409]
    winner = first if answers[0].status_code == 302 else second
    assert Case.objects.get().holder == winner.user
    loser = next(answer for answer in answers if answer.status_code == 409)
    assert "This has changed meanwhile" in text(loser)
    assert STORY not in text(loser)
    assert len(events("case.claimed")) == 1


@on_a_database
def test_case_45_a_claim_of_what_is_claimed_is_refused(hands, second, sent):
    assert hands.do(sent.case, "claim").status_code == 302
    answer = second.do(sent.case, "claim", version=1)
    assert answer.status_code == 409
    assert "This has changed meanwhile" in text(answer)
    assert second.do(sent.case, "claim").status_code == 409
    assert sent.again().holder == hands.user


@on_a_database
def test_case_46_a_holder_whose_account_is_closed_holds_nothing_at_once(hands, second, sent):
    hands.holds(sent.case)
    accounts.close(person=hands.user, by=make_person(Role.ADMINISTRATOR))
    case = sent.again()
    assert (case.state, case.holder) == (CaseState.NEW, None)
    assert not Session.objects.filter(user=hands.user).exists()
    assert not VaultSession.objects.filter(user=hands.user).exists()
    assert not KeyGroupMember.objects.filter(user=hands.user).exists()
    assert not UserKey.objects.filter(user=hands.user).exists()
    assert "sign-in" in hands.get("queue").url
    assert "sign-in" in hands.do(case, "write", text="x", waits="no").url
    assert STORY in text(second.holds(case).get("read", case.pk))


@on_a_database
def test_case_47_the_last_who_holds_a_desks_key_stays(staffed, sent):
    administrator = make_person(Role.ADMINISTRATOR)
    for user in (staffed.lead, staffed.moderators[0]):
        accounts.close(person=user, by=administrator)
    last = staffed.moderators[1]
    with pytest.raises(RefusedError, match="Nobody else holds the key"):
        accounts.close(person=last, by=administrator)
    assert User.objects.get(pk=last.pk).is_active
    assert STORY in text(at_the_desk(staffed, last).open(sent.case))


@on_a_database
def test_case_47_a_lead_does_not_take_the_last_key_either(staffed, lead):
    for user in staffed.moderators:
        desks.dismiss(desk=staffed.desk, user=user, by=staffed.lead)
    answer = lead.client.post(at("dismiss", staffed.desk.pk), {"user": staffed.lead.pk})
    assert answer.status_code == 409
    assert "Nobody else holds the key" in text(answer)
    assert staffed.desk.holders().get() == staffed.lead


@on_a_database
def test_case_47_the_last_may_leave_once_another_was_let_in(staffed, sent):
    administrator, newcomer = make_person(Role.ADMINISTRATOR), make_person(Role.DESK_LEAD)
    for user in staffed.moderators:
        accounts.close(person=user, by=administrator)
    with pytest.raises(RefusedError, match="Nobody else holds the key"):
        accounts.close(person=staffed.lead, by=administrator)
    staffed.phrases[newcomer.pk] = vault.make_key(user=newcomer)
    desks.admit(desk=staffed.desk, user=newcomer, vault=staffed.vault(staffed.lead), by=staffed.lead)
    accounts.close(person=staffed.lead, by=administrator)
    assert staffed.desk.holders().get() == newcomer
    assert STORY in text(at_the_desk(staffed, newcomer).open(sent.case))


@on_a_database
def test_after_somebody_has_left_everybody_at_the_desk_reads_that_its_key_is_to_be_changed(staffed, lead, hands):
    said = "Somebody who held the key of DEMO desk holds it no more."
    assert said not in text(hands.get("queue"))
    desks.dismiss(desk=staffed.desk, user=staffed.moderators[1], by=staffed.lead)
    for one in (lead, hands):
        assert said in text(one.get("queue"))
    VaultSession.objects.all().delete()
    assert said in text(hands.get("queue"))
    changing.change(group=type(staffed.desk).objects.get().group, vault=staffed.vault(staffed.lead), by=staffed.lead)
    assert said not in text(at_the_desk(staffed, staffed.lead).get("queue"))


@on_a_database
def test_case_48_whoever_is_excluded_finds_nothing_and_the_leads_hear_of_it(hands, second, staffed, sent):
    actions.exclude(case=sent.case, user=second.user, by=staffed.lead)
    assert sent.case.pk.hex[:6] not in text(second.get("queue"))
    for answer in (
        second.get("case", sent.case.pk),
        second.get("read", sent.case.pk),
        second.do(sent.case, "claim"),
        second.get("centres", sent.case.pk),
    ):
        assert answer.status_code == 404
        assert STORY not in text(answer)
    who = f"user:{second.user.pk}"
    assert {(event.actor, event.subject) for event in events("access.hidden")} == {(who, f"case:{sent.case.pk}")}
    assert {event.actor for event in events("case.excluded_tried")} == {who}
    run_deferred()
    assert {letter.to[0] for letter in mail.outbox} == {staffed.lead.email}
    assert sent.case.pk.hex[:6] not in mail.outbox[0].body


@on_a_database
def test_case_48_nor_can_a_case_be_handed_to_them_nor_do_they_hear_of_it(hands, second, staffed, sent):
    hands.holds(sent.case)
    assert hands.do(sent.case, "exclude", user=second.user.pk).status_code == 302
    assert (
        "to" in hands.do(sent.case, "hand-over", to=second.user.pk, note="x").context["deeds"]["hand_over"].form.errors
    )
    assert sent.again().holder == hands.user


@on_a_database
def test_somebody_keeps_a_case_from_themselves(hands, sent):
    hands.holds(sent.case)
    assert hands.do(sent.case, "exclude-me").url == at("queue")
    assert sent.again().state == CaseState.NEW
    assert hands.get("case", sent.case.pk).status_code == 404


@on_a_database
def test_another_desk_has_none_of_these_cases(sent, staffed):
    other = make_desk(name="DEMO other desk")
    for user in (other.moderator, other.lead):
        stranger = at_the_desk(other, user)
        assert stranger.get("case", sent.case.pk).status_code == 404
        assert stranger.do(sent.case, "claim").status_code == 404
        assert sent.case.pk.hex[:6] not in text(stranger.get("queue"))


@on_a_database
def test_case_81_whoever_opens_too_much_is_spoken_of_once(lead, staffed):
    hands = at_the_desk(staffed, staffed.moderator)
    cases = [send_case(staffed.desk).case for _ in range(24)]
    for number, case in enumerate(cases, 1):
        assert hands.client.post(at("case", case.pk)).status_code == 302
        assert len(events("reading.unusual")) == (number > 20)
    assert len(events("case.opened")) == 24
    (alert,) = events("reading.unusual")
    assert (alert.subject, alert.facts) == (f"user:{hands.user.pk}", {"opened": 21})
    run_deferred()
    letters = [letter for letter in mail.outbox if "much was opened" in letter.subject]
    assert [letter.to for letter in letters] == [[staffed.lead.email]]
    page = text(lead.get("opened", staffed.desk.pk))
    assert all(case.pk.hex[:6] in page for case in cases)


@on_a_database
def test_every_opening_is_written_down(hands, sent):
    hands.open(sent.case)
    hands.open(sent.case)
    hands.get("read", sent.case.pk)
    assert len(events("case.opened")) == 2
    hands.do(sent.case, "claim")
    hers.reply(opened=sent.opened, text="more")
    hands.get("read", sent.case.pk)
    assert len(events("case.opened")) == 3
    assert sent.again().read_by_desk == 1


# The only forms that are read from an address, so that a word typed there could look for somebody.
READ = (desk_queue.FilterForm, desk_centres.PickForm)


@on_a_database
def test_case_31_nothing_at_the_desk_looks_for_a_name_or_a_number(lead, staffed, sent):
    from referrals.said import Summary

    for form in (desk_queue.FilterForm({}, is_lead=True), desk_centres.PickForm({}, summary=Summary())):
        kinds = {type(field) for field in form.fields.values()}
        assert kinds <= {forms.ChoiceField, forms.BooleanField, forms.IntegerField}
    for name in ("q", "name", "phone", "search", "text", "id", "case", "label", "area", "need", "place"):
        for typed in (PHONE, "kiski", sent.case.pk.hex, sent.case.pk.hex[:6]):
            page = lead.client.get(at("queue"), {name: typed})
            assert [row.case.pk for row in page.context["rows"]] == [sent.case.pk], (name, typed)
    pages = [
        lead.get("queue"),
        lead.get("desks"),
        lead.get("desk", staffed.desk.pk),
        lead.get("opened", staffed.desk.pk),
    ]
    for page in map(text, pages):
        assert 'type="search"' not in page
        for form in page.split("<form")[1:]:
            head, body = form.split(">", 1)
            if 'method="get"' in head:
                assert 'type="text"' not in body.split("</form>")[0]


@on_a_database
def test_case_31_every_field_that_is_typed_into_is_one_of_a_deed():
    modules = (case_forms, desk_centres, desk_queue)
    made = {one for module in modules for _n, one in inspect.getmembers(module, inspect.isclass)}
    ours = {one for one in made if issubclass(one, forms.Form) and one.__module__.startswith("referrals.forms.desk")}
    reading = {one for one in ours if not issubclass(one, case_forms.DeedForm)}
    assert reading == set(READ)
    assert desk_leads.MakeForm not in reading
