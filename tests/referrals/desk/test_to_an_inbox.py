"""From the desk to a centre's inbox: offered where it can be used, bound to her yes, and exactly what she ticked."""

from datetime import timedelta

import pytest
from django.db.models import F

from directory.models import Service, Status
from referrals import keeping
from referrals.actions import inboxes, receiving
from referrals.models import Case, Consent, KeyCheck, Kind, Notice, Parcel, Referral
from referrals.models.inbox import CHECK_HOLDS
from referrals.said import Answer, Packet
from referrals.sealed import parcels
from referrals.states import ReferralState
from referrals.wording_desk import BY_INBOX, BY_TELEPHONE
from safety.models import AuditEvent
from tests.centres import (
    NAME,
    NEED,
    PACKET,
    PURPOSE,
    WITHHELD,
    Centre,
    a_listing,
    agree,
    make_inbox,
    send_parcel,
)
from tests.desks import PHONE
from tests.referrals.desk.hands import Hands, text

pytestmark = pytest.mark.django_db
FILLED = {"purpose": PURPOSE, "name": NAME, "need": NEED, "phone": "", "hours": "", "area": "", "words": WITHHELD}


@pytest.fixture
def centre(staffed) -> Centre:
    """A centre whose inbox can be used."""
    return make_inbox(staffed)


@pytest.fixture
def held(hands, sent):
    """The case, which the first moderator works on."""
    hands.holds(sent.case)
    return sent


def propose(hands: Hands, held, centre: Centre, **said) -> Referral:
    """Ask her by the form; return the referral."""
    answer = hands.do(held.case, "propose", centre=centre.listing.pk, **FILLED, **said)
    assert answer.status_code == 302, text(answer)
    return Referral.objects.latest("number")


def agreed(hands: Hands, held, centre: Centre, fields=("name", "need")) -> Referral:
    """Have her yes to a proposal for the inbox."""
    referral = propose(hands, held, centre, way="inbox")
    agree(held, referral, fields)
    return Referral.objects.get(pk=referral.pk)


def state(referral: Referral) -> str:
    return Referral.objects.get(pk=referral.pk).state


def suspend(staffed, centre: Centre) -> None:
    inboxes.suspend(inbox=centre.inbox, by=staffed.lead)


def lose_somebody(staffed, centre: Centre) -> None:
    inboxes.dismiss(inbox=centre.inbox, user=centre.worker, by=centre.lead)


def age_checks(staffed, centre: Centre) -> None:
    KeyCheck.objects.update(day=F("day") - CHECK_HOLDS)


def leave_the_directory(staffed, centre: Centre) -> None:
    Service.everything.filter(pk=centre.listing.service_id).update(vetting_state="suspended")


def come_to_be(status: Status):
    """Have the service of the centre stand so."""

    def end(staffed, centre: Centre) -> None:
        Service.everything.filter(pk=centre.listing.service_id).update(status=status)

    return end


ENDINGS = [
    *((come_to_be(status), "This centre is not in the directory now") for status in Status if status != Status.ACTIVE),
    (suspend, "The inbox of this centre is suspended."),
    (lose_somebody, "Somebody who held the key of this centre has left"),
    (age_checks, "Two people must have rung this centre"),
    (leave_the_directory, "This centre is not in the directory now"),
]


def test_where_there_is_an_inbox_it_is_the_first_choice_and_the_telephone_the_other(hands, held, centre):
    page = text(hands.get("centre", held.case.pk, centre.listing.pk))
    assert page.index(str(BY_INBOX)) < page.index(str(BY_TELEPHONE))
    ways = hands.get("centre", held.case.pk, centre.listing.pk).context["deeds"]["propose"].form["way"]
    assert ways.value() == "inbox"


@pytest.mark.parametrize("end", [suspend, lose_somebody, age_checks])
def test_where_the_inbox_cannot_be_used_only_the_telephone_is_there(staffed, hands, held, centre, end):
    end(staffed, centre)
    page = text(hands.get("centre", held.case.pk, centre.listing.pk))
    assert str(BY_INBOX) not in page
    assert "Ask her whether they may hear of her" in page
    assert propose(hands, held, centre).is_offline


def test_case_49_where_nobody_of_the_desk_has_rung_only_the_telephone_is_there(staffed, hands, held):
    unchecked = make_inbox(staffed, is_checked=False)
    assert str(BY_INBOX) not in text(hands.get("centre", held.case.pk, unchecked.listing.pk))
    answer = hands.do(held.case, "propose", centre=unchecked.listing.pk, way="inbox", **FILLED)
    assert answer.status_code == 409
    assert "Two people must have rung this centre" in text(answer)


def test_a_form_that_wants_an_inbox_which_cannot_be_used_never_becomes_a_call(staffed, hands, held, centre):
    suspend(staffed, centre)
    answer = hands.do(held.case, "propose", centre=centre.listing.pk, way="inbox", **FILLED)
    assert answer.status_code == 409
    assert "The inbox of this centre is suspended." in text(answer)
    assert str(BY_INBOX) not in text(answer)
    assert str(BY_TELEPHONE) in text(answer)
    assert not Referral.objects.exists()
    kept = answer.context["deeds"]["propose"].form
    for name in ("purpose", "name", "need", "words"):
        assert kept[name].value() == FILLED[name]
    assert AuditEvent.objects.filter(event="move.refused", facts__wanted="inbox").count() == 1


def test_a_centre_without_an_inbox_gets_nothing_there(hands, held):
    answer = hands.do(held.case, "propose", centre=a_listing().pk, way="inbox", **FILLED)
    assert answer.status_code == 409
    assert "This centre has no inbox here." in text(answer)
    assert not Referral.objects.exists()


@pytest.mark.parametrize("way", ["", "pigeon"])
def test_without_a_way_that_there_is_nothing_is_proposed(hands, held, centre, way):
    answer = hands.do(held.case, "propose", centre=centre.listing.pk, way=way, **FILLED)
    assert answer.status_code == 200
    assert not Referral.objects.exists()


@pytest.mark.parametrize(("way", "is_offline"), [("inbox", False), ("telephone", True)])
def test_she_is_asked_for_the_way_that_was_chosen(hands, held, centre, way, is_offline):
    referral = propose(hands, held, centre, way=way)
    assert referral.is_offline is is_offline
    said = text(hands.get("referral", referral.pk))
    assert ("What they would hear" in said) is is_offline
    assert ("locked inbox" in said) is not is_offline


def test_it_is_sent_without_a_call_and_the_page_says_where_it_lies(hands, held, centre):
    referral = agreed(hands, held, centre)
    assert "Send it to their inbox" in text(hands.get("referral", referral.pk))
    answer = hands.step(referral, "send")
    assert answer.status_code == 302
    page = text(hands.client.get(answer.url))
    assert "Lies in the centre&#x27;s inbox, not opened" in page
    assert "Ring them: they have not opened it" in page


def test_case_43_what_she_did_not_tick_is_not_in_what_the_centre_s_key_opens(hands, held, centre):
    referral = agreed(hands, held, centre, ("need",))
    hands.step(referral, "send")
    receipt = centre.receipt(referral)
    assert receipt.packet == Packet((("need", NEED),), PURPOSE)
    read = repr(receipt.opened.read(parcels.PACKET, receipt.parcel.sealed))
    for word in (NAME, WITHHELD, PHONE):
        assert word not in read


def test_what_is_stored_of_a_parcel_holds_no_word(staffed, centre):
    posted = send_parcel(staffed, centre)
    row = Parcel.objects.filter(pk=posted.referral.pk).values_list().get()
    held_there = b"".join(bytes(part) for part in row if isinstance(part, bytes | memoryview))
    assert len(held_there) > 200
    for word in (NAME, NEED, PURPOSE):
        assert word.encode() not in held_there


@pytest.mark.parametrize("is_offline", [True, False])
def test_case_35_a_yes_to_one_way_is_none_to_the_other(staffed, hands, held, centre, is_offline):
    referral = propose(hands, held, centre, way="telephone" if is_offline else "inbox")
    agree(held, referral, ("need",))
    Referral.objects.filter(pk=referral.pk).update(is_offline=not is_offline)
    assert hands.step(referral, "send").status_code == 409
    assert state(referral) == ReferralState.CONSENTED
    assert not Parcel.objects.exists()
    assert AuditEvent.objects.filter(event="move.refused", facts__wanted="sent").count() == 1


def test_case_35_a_yes_to_one_inbox_is_none_to_another(staffed, hands, held, centre):
    referral = agreed(hands, held, centre)
    Referral.objects.filter(pk=referral.pk).update(centre=make_inbox(staffed).listing.pk)
    assert hands.step(referral, "send").status_code == 409
    assert not Parcel.objects.exists()


def test_case_35_a_word_that_changed_makes_the_yes_void(hands, held, centre):
    referral = agreed(hands, held, centre)
    changed = Packet((("name", NAME), ("need", f"{NEED}, at once")), PURPOSE)
    keeping.put(held.opened, Kind.PACKET, changed, referral.number)
    assert hands.step(referral, "send").status_code == 409
    assert not Parcel.objects.exists()


def test_case_34_nothing_lies_there_before_she_has_said_yes(hands, held, centre):
    referral = propose(hands, held, centre, way="inbox")
    assert hands.step(referral, "send").status_code == 409
    assert not Parcel.objects.exists()


def test_case_36_a_yes_that_ended_a_second_ago_sends_nothing(hands, held, centre):
    referral = agreed(hands, held, centre)
    Consent.objects.update(expires_at=F("expires_at") - timedelta(days=30, seconds=1))
    assert hands.step(referral, "send").status_code == 409
    assert not Parcel.objects.exists()


@pytest.mark.parametrize(("end", "why"), ENDINGS)
def test_case_40_and_41_between_yes_and_sending_the_inbox_can_end_and_the_desk_reads_why(
    staffed, hands, held, centre, end, why
):
    referral = agreed(hands, held, centre)
    end(staffed, centre)
    answer = hands.step(referral, "send")
    assert answer.status_code == 409
    assert why in text(answer)
    assert state(referral) == ReferralState.CONSENTED
    assert not Parcel.objects.exists()
    assert not centre.again().has_news
    assert AuditEvent.objects.filter(event="move.refused", subject=f"referral:{referral.pk}").count() == 1


def test_a_check_counts_on_its_last_day_and_not_on_the_next(hands, held, centre):
    referral = agreed(hands, held, centre)
    KeyCheck.objects.update(day=F("day") - CHECK_HOLDS + timedelta(days=1))
    assert hands.step(referral, "send").status_code == 302


def test_the_call_about_an_inbox_says_the_reference_and_no_field(staffed, hands, centre):
    posted = send_parcel(staffed, centre)
    hands.open(posted.sent.case)
    page = text(hands.get("call", posted.referral.pk))
    assert f"{posted.referral.pk.int % 10**6:06}" in page
    assert "say nothing about her" in page
    for word in (NAME, NEED, PURPOSE, WITHHELD, PHONE):
        assert word not in page


def test_the_desk_reads_why_a_centre_said_no(staffed, hands, centre):
    posted = send_parcel(staffed, centre)
    receiving.note_seen(receipt=centre.receipt(posted.referral))
    receiving.decline(receipt=centre.receipt(posted.referral), answer=Answer("full", "room again in May 6a1f"))
    hands.open(posted.sent.case)
    page = text(hands.get("referral", posted.referral.pk))
    assert "The centre said no" in page
    assert "No room now" in page
    assert "room again in May 6a1f" in page
    assert Case.objects.get(pk=posted.sent.case.pk).notice >= Notice.HOLDER


def test_a_reason_that_somebody_without_the_key_changed_is_not_shown(staffed, hands, centre):
    posted = send_parcel(staffed, centre)
    receiving.note_seen(receipt=centre.receipt(posted.referral))
    receiving.decline(receipt=centre.receipt(posted.referral), answer=Answer("full", "a note 5d5d"))
    Parcel.objects.update(answer=b"noise" * 60)
    hands.open(posted.sent.case)
    page = text(hands.get("referral", posted.referral.pk))
    assert "The centre said no" in page
    assert "5d5d" not in page


def test_the_picture_of_a_case_shows_every_referral(staffed, hands, held, centre):
    declined = send_parcel(staffed, centre, sent=held)
    receiving.note_seen(receipt=centre.receipt(declined.referral))
    receiving.decline(receipt=centre.receipt(declined.referral), answer=Answer("full"))
    lying = send_parcel(staffed, centre, sent=held)
    rung = propose(hands, held, centre, way="telephone")
    lines = {line.referral.pk: line for line in hands.get("read", held.case.pk).context["picture"]}
    assert list(lines) == [rung.pk, lying.referral.pk, declined.referral.pk]
    first, second, third = lines.values()
    assert (first.way, first.state, first.turn, first.next) == (str(BY_TELEPHONE), "She was asked", "She", "")
    assert first.consent_ends is None
    assert (second.way, second.turn) == (str(BY_INBOX), "The centre")
    assert second.state == "Lies in the centre's inbox, not opened"
    assert second.next == "whoever holds it is told to ring again"
    assert second.due_at == lying.again().due_at
    assert second.consent_ends == Consent.objects.get(referral=lying.referral).expires_at
    assert (third.state, third.turn, third.next, third.consent_ends) == ("The centre said no", "", "", None)
    page = text(hands.get("read", held.case.pk))
    for line in lines.values():
        assert line.centre in page
        assert line.state.replace("'", "&#x27;") in page


def test_a_centre_that_is_gone_still_has_its_line(hands, held, centre):
    referral = propose(hands, held, centre, way="inbox")
    Referral.objects.filter(pk=referral.pk).update(centre="00000000-0000-4000-8000-000000000000")
    assert "A centre that is gone" in text(hands.get("read", held.case.pk))


def test_recalled_before_it_is_opened_the_centre_hears_nothing(staffed, hands, centre):
    posted = send_parcel(staffed, centre)
    hands.open(posted.sent.case)
    assert hands.step(posted.again(), "recall").status_code == 302
    assert posted.parcel.for_centre is posted.parcel.sealed is None
    assert not centre.inbox.stop_notices.exists()


def test_recalled_after_it_was_opened_both_inbox_and_desk_have_a_stop(staffed, hands, centre):
    posted = send_parcel(staffed, centre)
    receiving.note_seen(receipt=centre.receipt(posted.referral))
    hands.open(posted.sent.case)
    hands.step(posted.again(), "recall")
    stop = centre.inbox.stop_notices.get()
    page = text(hands.get("stops"))
    assert stop.reference in page
    assert "it stands in their inbox too" in page


def test_nothing_of_a_parcel_is_in_the_audit(staffed, hands, centre):
    posted = send_parcel(staffed, centre)
    receiving.note_seen(receipt=centre.receipt(posted.referral))
    receiving.note_revealed(receipt=centre.receipt(posted.referral), position=0)
    receiving.decline(receipt=centre.receipt(posted.referral), answer=Answer("full", "a note 8e8e"))
    said = repr(list(AuditEvent.objects.values_list("event", "subject", "actor", "facts")))
    for word in (*dict(PACKET.fields).values(), PURPOSE, "8e8e"):
        assert word not in said
