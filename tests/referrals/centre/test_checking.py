"""Nothing goes to an inbox before two people of the desk have rung the centre and heard the digits of its key."""

from datetime import timedelta

import pytest

from accounts.permissions import RefusedError
from accounts.roles import Role
from referrals.actions import inboxes, referring
from referrals.models import KeyCheck, Referral
from referrals.moving import RefusedMoveError
from referrals.permissions import may_receive
from referrals.sealed import fingerprints
from referrals.states import ReferralState
from safety.models import AuditEvent
from tests.centres import PACKET, agree, check, make_inbox, send_parcel
from tests.desks import send_case
from tests.people import make_person
from tests.referrals.centre.hands import at_the_centre, text
from tests.referrals.desk.hands import Hands, at_the_desk
from tests.referrals.desk.hands import at as at_desk

pytestmark = pytest.mark.django_db


@pytest.fixture
def unchecked(staffed):
    """A centre whose key nobody has checked."""
    return make_inbox(staffed, is_checked=False)


@pytest.fixture
def moderator(staffed) -> Hands:
    """A moderator, signed in."""
    return at_the_desk(staffed, staffed.moderator)


@pytest.fixture
def desk_lead(staffed) -> Hands:
    """The lead of the desk, signed in."""
    return at_the_desk(staffed, staffed.lead)


def of(event: str) -> int:
    return AuditEvent.objects.filter(event=event).count()


def digits(centre) -> str:
    return fingerprints.of(centre.again().group)


def a_wrong(right: str) -> str:
    return f"{(int(right[0]) + 1) % 10}{right[1:]}"


def test_case_49_an_inbox_that_nobody_has_checked_can_be_chosen_by_nobody(staffed, unchecked):
    assert "Two people must have rung" in str(may_receive(unchecked.again()).reason)
    with pytest.raises(RefusedMoveError):
        send_parcel(staffed, unchecked)
    assert not Referral.objects.exists()


def test_case_49_one_person_is_not_enough_however_often_they_ring(staffed, unchecked):
    for _ in range(3):
        inboxes.check_key(inbox=unchecked.inbox, typed=digits(unchecked), by=staffed.moderator)
    assert KeyCheck.objects.count() == 1
    assert of("inbox.checked") == 3
    assert not may_receive(unchecked.again())
    with pytest.raises(RefusedMoveError):
        send_parcel(staffed, unchecked)
    inboxes.check_key(inbox=unchecked.inbox, typed=digits(unchecked), by=staffed.lead)
    assert may_receive(unchecked.again())
    assert send_parcel(staffed, unchecked).referral.state == ReferralState.SENT


def test_case_49_nobody_checks_the_key_of_their_own_organization(staffed, unchecked, moderator):
    from directory.models import Membership

    Membership.objects.create(user=staffed.moderator, organization=unchecked.inbox.organization, role=Role.NGO_WORKER)
    answer = moderator.client.post(at_desk("check", unchecked.inbox.pk), {"digits": digits(unchecked)})
    assert answer.status_code == 409
    assert "somebody else must check its key" in text(answer)
    for user in (unchecked.lead, unchecked.worker, make_person(Role.VETTER), make_person(Role.ADMINISTRATOR)):
        with pytest.raises(RefusedError):
            inboxes.check_key(inbox=unchecked.inbox, typed=digits(unchecked), by=user)
    assert not KeyCheck.objects.exists()


def test_case_49_wrong_digits_are_refused_and_written_down(unchecked, moderator):
    wrong = a_wrong(digits(unchecked))
    for typed in (wrong, "1234", "no digits", wrong + "1"):
        answer = moderator.client.post(at_desk("check", unchecked.inbox.pk), {"digits": typed})
        assert answer.status_code == 409, typed
        assert "These are not the digits" in text(answer)
        assert f'value="{typed}"' in text(answer)
    assert of("inbox.check_refused") == 4
    assert all(event.facts == {} for event in AuditEvent.objects.filter(event="inbox.check_refused"))
    assert not KeyCheck.objects.exists()


def test_case_49_a_made_up_centre_with_a_telephone_of_its_own_is_not_in_the_directory(staffed, centre):
    type(centre.listing.service).everything.filter(pk=centre.listing.service_id).update(vetting_state="draft")
    with pytest.raises(RefusedMoveError):
        send_parcel(staffed, centre)
    assert not Referral.objects.exists()


@pytest.mark.parametrize("zero", ["0", "۰", "٠", "０"])
def test_digits_are_taken_as_they_are_written_in_any_script(staffed, unchecked, zero):
    typed = "-".join(fingerprints.spoken(digits(unchecked)).split()).translate(
        {ord(str(number)): chr(ord(zero) + number) for number in range(10)}
    )
    inboxes.check_key(inbox=unchecked.inbox, typed=f" {typed} ", by=staffed.moderator)
    assert KeyCheck.objects.get().by == staffed.moderator


def test_the_desk_rings_the_listed_number_and_is_never_shown_the_digits(unchecked, moderator, desk_lead):
    right = digits(unchecked)
    page = text(moderator.get("inboxes"))
    assert "not checked by anybody" in page
    assert at_desk("inbox", unchecked.inbox.pk) in page
    page = text(moderator.get("inbox", unchecked.inbox.pk))
    number = unchecked.listing.service.phones.first().dial
    assert number in page
    for shown in (page, text(desk_lead.get("inbox", unchecked.inbox.pk)), text(moderator.get("inboxes"))):
        assert right not in shown
        assert fingerprints.spoken(right) not in shown
    for one in (moderator, desk_lead):
        answer = one.client.post(at_desk("check", unchecked.inbox.pk), {"digits": fingerprints.spoken(right)})
        assert answer.url == at_desk("inbox", unchecked.inbox.pk)
    page = text(moderator.get("inbox", unchecked.inbox.pk))
    assert "Something can be sent to this inbox." in page
    assert moderator.user.name in page
    assert right not in page
    assert "Inboxes of centres and their keys" in text(moderator.get("queue"))


def test_the_centre_reads_its_digits_in_groups_of_four(unchecked):
    page = text(at_the_centre(unchecked, unchecked.worker).get("inbox", unchecked.inbox.pk))
    assert fingerprints.spoken(digits(unchecked)) in page
    assert len(fingerprints.spoken(digits(unchecked)).split()) == 5
    assert "Read this aloud when the desk calls you at your listed number" in page
    assert "Two people must have rung this centre" in page


def test_a_lead_of_the_desk_suspends_an_inbox_and_lets_it_be_used_again(staffed, centre, moderator, desk_lead, hands):
    posted = send_parcel(staffed, centre)
    assert moderator.client.post(at_desk("suspend", centre.inbox.pk)).status_code == 403
    with pytest.raises(RefusedError):
        inboxes.suspend(inbox=centre.inbox, by=staffed.moderator)
    assert desk_lead.client.post(at_desk("suspend", centre.inbox.pk)).status_code == 302
    assert "suspended" in text(desk_lead.get("inbox", centre.inbox.pk))
    assert "suspended" in text(hands.get("all"))
    with pytest.raises(RefusedMoveError):
        send_parcel(staffed, centre)
    assert hands.open(posted.referral).status_code == 404
    assert desk_lead.client.post(at_desk("resume", centre.inbox.pk)).status_code == 302
    assert may_receive(centre.again())
    assert hands.open(posted.referral).status_code == 200
    assert (of("inbox.suspended"), of("inbox.resumed")) == (1, 1)


def test_an_inbox_that_is_none_is_not_there(moderator, desk_lead, centre):
    pk = centre.listing.pk
    assert moderator.get("inbox", pk).status_code == 404
    assert moderator.client.post(at_desk("check", pk), {"digits": "1"}).status_code == 404
    assert desk_lead.client.post(at_desk("suspend", pk)).status_code == 404


def test_case_40_an_inbox_that_is_suspended_between_yes_and_sending_gets_nothing(staffed, centre):
    sent = send_case(staffed.desk)
    from referrals.actions import desk

    desk.claim(case=sent.case, version=1, by=staffed.moderator)
    work = staffed.work(sent.case)
    referral = referring.propose(work=work, centre=centre.listing.pk, packet=PACKET, is_offline=False)
    agree(sent, referral)
    inboxes.suspend(inbox=centre.inbox, by=staffed.lead)
    found = Referral.objects.get()
    with pytest.raises(RefusedMoveError):
        referring.send(referral=found, version=found.version, work=staffed.work(sent.case))
    assert Referral.objects.get().state == ReferralState.CONSENTED


def test_case_41_after_somebody_has_left_nothing_is_sent_before_the_key_is_changed(staffed, centre):
    posted = send_parcel(staffed, centre)
    inboxes.dismiss(inbox=centre.inbox, user=centre.worker, by=centre.lead)
    assert "has left" in str(may_receive(centre.again()).reason)
    with pytest.raises(RefusedMoveError):
        send_parcel(staffed, centre)
    assert at_the_centre(centre, centre.lead).open(posted.referral).status_code == 200


def test_a_check_that_is_a_year_old_holds_no_more(staffed, centre, moderator):
    KeyCheck.objects.update(day=KeyCheck.objects.first().day - timedelta(days=365))
    assert not may_receive(centre.again())
    assert "too long ago" in text(moderator.get("inboxes"))
    check(staffed, centre.inbox)
    assert KeyCheck.objects.count() == 2
    assert may_receive(centre.again())
