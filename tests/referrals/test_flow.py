"""The whole road once, by actions alone: she asks, the desk answers, proposes and rings, she erases."""

import pytest

from directory.models import ServiceAtLocation
from referrals import keeping
from referrals.actions import desk, hers, referring, timers
from referrals.models import Case, Consent, Kind, Referral, Tombstone
from referrals.moving import RefusedMoveError
from referrals.said import Message, Packet, Story
from referrals.states import CaseState, ReferralState
from tests.desks import STORY, make_desk, send_case

pytestmark = pytest.mark.django_db


def test_from_asking_to_erasing():
    staffed = make_desk()
    sent = send_case(staffed.desk)
    assert keeping.get(staffed.opened(sent.case), Kind.STORY, Story) == Story(STORY)
    desk.claim(case=sent.case, version=1, by=staffed.moderator)
    desk.note_opening(case=sent.case, by=staffed.moderator)
    desk.write_to_her(work=staffed.work(sent.case), text="What helps most?", waits=True)
    assert sent.again().state == CaseState.WAITING_SURVIVOR
    hers.reply(opened=sent.opened, text="A lawyer")
    assert sent.again().state == CaseState.CLAIMED
    said = [entry.said for entry in keeping.series(sent.opened, Kind.MESSAGE, Message, 2)]
    assert [message.text for message in said] == ["What helps most?", "A lawyer"]
    centre = ServiceAtLocation.public.filter(service__status="active").first().pk
    packet = Packet((("name", "A."), ("need", "a lawyer")), "legal aid")
    referral = referring.propose(work=staffed.work(sent.case), centre=centre, packet=packet)
    with pytest.raises(RefusedMoveError):
        referring.send(referral=referral, version=1, work=staffed.work(sent.case))
    hers.consent(opened=sent.opened, referral=referral, version=1, fields=("need",))
    referral.refresh_from_db()
    told = referring.send(referral=referral, version=referral.version, work=staffed.work(sent.case))
    assert told.fields == (("need", "a lawyer"),)
    referral.refresh_from_db()
    referring.record(referral=referral, version=referral.version, heard=referring.Heard.TOOK, by=staffed.moderator)
    assert Referral.objects.get().state == ReferralState.ACCEPTED
    timers.tick()
    hers.erase(opened=sent.opened)
    assert not Case.objects.exists()
    assert not Consent.objects.exists()
    assert Tombstone.objects.get().closing == "stopped"
    assert staffed.desk.stop_notices.count() == 1
