"""She and somebody of a centre at the same instant, each with a connection of its own."""

from referrals.actions import hers, stopping
from referrals.models import StopNotice
from referrals.states import ReferralState
from tests.accounts.at_once import at_once
from tests.centres import PURPOSE, make_inbox, send_parcel
from tests.desks import make_desk
from tests.referrals.centre.hands import at_the_centre, text


def test_case_39_she_takes_it_back_at_the_instant_at_which_it_is_opened_and_either_way_it_is_true(own_database):
    staffed = make_desk()
    centre = make_inbox(staffed)
    for _ in range(3):
        posted = send_parcel(staffed, centre)
        hands = at_the_centre(centre, centre.worker)
        answer, may_have_read = at_once(
            lambda hands=hands, posted=posted: hands.open(posted.referral),
            lambda posted=posted: hers.withdraw(opened=posted.sent.opened, referral=posted.again()),
        )
        was_read = PURPOSE in text(answer)
        assert answer.status_code == (200 if was_read else 409)
        assert may_have_read >= was_read
        assert StopNotice.objects.filter(reference=stopping.reference_of(posted.referral)).exists() == may_have_read
        assert posted.again().state == ReferralState.WITHDRAWN
        assert posted.parcel.for_centre is None
