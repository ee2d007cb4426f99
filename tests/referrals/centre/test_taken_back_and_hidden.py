"""What was taken back is no longer available, and what is another's was never there."""

import pytest

from referrals.actions import hers
from referrals.actions.stopping import reference_of
from referrals.models import Blob, Parcel, StopNotice
from referrals.sealed import parcels
from referrals.states import ReferralState
from safety.models import AuditEvent
from tests.centres import NAME, NEED, PURPOSE, WITHHELD, make_inbox, send_parcel
from tests.desks import PHONE, SAFE_WORD, STORY, sign_in_unlocked
from tests.people import make_member, sign_in
from tests.referrals.centre.hands import Hands, at, at_the_centre, says_nothing, text

pytestmark = pytest.mark.django_db


def withdraw(posted) -> None:
    hers.withdraw(opened=posted.sent.opened, referral=posted.again())


def test_case_38_taken_back_before_it_was_opened_nobody_reads_a_word(hands, posted):
    kept = Parcel.objects.get()
    withdraw(posted)
    page = text(hands.get("parcel", posted.referral.pk))
    assert "This is no longer available." in page
    assert "nobody here has read a word" in page
    assert says_nothing(page)
    answer = hands.open(posted.referral)
    assert answer.status_code == 409
    assert "This is no longer available." in text(answer)
    assert (posted.parcel.for_centre, posted.parcel.sealed) == (None, None)
    assert kept.sealed is not None
    assert not StopNotice.objects.exists()
    assert "No longer available" in text(hands.get("all"))


def test_case_39_taken_back_after_it_was_opened_the_centre_is_told_to_stop_and_confirms(hands, posted):
    hands.open(posted.referral)
    withdraw(posted)
    page = text(hands.get("all"))
    assert "Stop and delete" in page
    assert reference_of(posted.referral) in page
    assert says_nothing(page)
    assert "It had been opened here before" in text(hands.get("parcel", posted.referral.pk))
    notice = StopNotice.objects.get()
    assert hands.post("stopped", notice.pk).url == at("all")
    notice.refresh_from_db()
    assert notice.done_by == hands.user
    assert "We have stopped and deleted" not in text(hands.get("all"))


def test_what_was_typed_when_it_ended_meanwhile_is_shown_again(hands, posted):
    hands.open(posted.referral)
    version = posted.again().version
    withdraw(posted)
    answer = hands.do(posted.referral, "decline", version=version, reason="full", note="long and dear", opened="1")
    assert answer.status_code == 409
    assert "long and dear" in text(answer)


def strangers(staffed, centre, browser) -> list[Hands]:
    """Return people who hold no key of this inbox: of another centre, of the same organization, of the desk."""
    other = make_inbox(staffed)
    colleague = make_member(centre.inbox.organization)
    sign_in(browser, colleague)
    desk = type(browser)()
    sign_in_unlocked(desk, staffed, staffed.moderator)
    return [at_the_centre(other, other.worker), Hands(colleague, browser), Hands(staffed.moderator, desk)]


def test_case_42_anothers_parcel_is_not_there_and_that_they_tried_is_written_down(staffed, centre, posted, browser):
    pk, subject = posted.referral.pk, f"referral:{posted.referral.pk}"
    for stranger in strangers(staffed, centre, browser):
        for answer in (
            stranger.get("parcel", pk),
            stranger.open(posted.referral),
            stranger.show(posted.referral, 0),
            stranger.do(posted.referral, "accept"),
        ):
            assert answer.status_code == 404
            assert says_nothing(text(answer))
        hidden = AuditEvent.objects.filter(event="access.hidden", actor=f"user:{stranger.user.pk}", subject=subject)
        assert hidden.count() == 4
        assert reference_of(posted.referral) not in text(stranger.get("all"))
    assert posted.again().state == ReferralState.SENT


def test_case_42_nor_do_its_bytes_open_by_another_centres_vault(staffed, centre, posted):
    from referrals.sealed.errors import NotOpenedError

    other = make_inbox(staffed)
    theirs = other.vault(other.worker)
    parcel = posted.parcel
    with pytest.raises(NotOpenedError):
        parcels.by_vault(parcel, theirs)
    # Even where somebody who can write into the database makes it theirs.
    parcel.group = other.again().group
    with pytest.raises(NotOpenedError):
        parcels.by_vault(parcel, theirs)
    mine = send_parcel(staffed, other).parcel
    mine.sealed = parcel.sealed
    with pytest.raises(NotOpenedError):
        parcels.by_vault(mine, theirs).read(parcels.PACKET, mine.sealed)


def test_case_43_somebody_of_a_centre_sees_neither_case_nor_queue_nor_chat_nor_what_is_withheld(hands, staffed, posted):
    hers.reply(opened=posted.sent.opened, text="paigham 6e5f")
    case = posted.sent.case
    for path, status in (
        ("/en/staff/desk/", 403),
        (f"/en/staff/desk/cases/{case.pk}/", 403),
        (f"/en/staff/desk/cases/{case.pk}/read/", 403),
        (f"/en/staff/desk/referrals/{posted.referral.pk}/", 403),
        (f"/en/staff/desk/referrals/{posted.referral.pk}/call/", 403),
        ("/en/staff/desk/stops/", 403),
        ("/en/staff/desk/inboxes/", 403),
        (f"/en/staff/inbox/parcels/{case.pk}/", 404),
    ):
        assert hands.client.get(path).status_code == status, path
    hands.open(posted.referral)
    page = ""
    for position in range(3):
        page = text(hands.show(posted.referral, position, shown=tuple(range(position))))
    assert all(word in page for word in (NAME, NEED, PHONE, PURPOSE))
    for word in (WITHHELD, STORY, SAFE_WORD, "paigham 6e5f", case.pk.hex[:6], str(case.pk)):
        assert word not in page
    assert hands.post("show", posted.referral.pk, position="3").status_code == 404


def test_case_43_a_vault_of_a_centre_opens_no_blob_of_the_case(centre, posted):
    from referrals.models import CaseKeys
    from referrals.sealed import cases
    from referrals.sealed.errors import NotOpenedError

    case = posted.sent.case
    with pytest.raises(NotOpenedError):
        cases.by_vault(case, CaseKeys.objects.get(pk=case.pk), centre.vault(centre.worker))
    receipt = centre.receipt(posted.referral)
    stolen = cases.OpenCase(case.pk, receipt.opened.key)
    for blob in Blob.objects.filter(case=case):
        with pytest.raises(NotOpenedError):
            stolen.read(blob)
