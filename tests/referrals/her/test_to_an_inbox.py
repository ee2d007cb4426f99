"""A centre with an inbox, as she sees it: what she agrees to, what lies unopened, what was read, and what is left."""

from datetime import timedelta

import pytest
from django.db.models import F
from django.utils import translation

from referrals import consenting, tasks
from referrals.actions import desk as desk_actions
from referrals.actions import inboxes, notices, receiving, referring, timers
from referrals.models import Case, Consent, Notice, Parcel, Referral, StopNotice
from referrals.moving import RefusedMoveError
from referrals.said import Answer, Packet
from referrals.sealed import parcels
from referrals.sealed.errors import NotOpenedError
from referrals.states import ReferralState
from tests.centres import NAME, NEED, PACKET, WITHHELD, Centre, Posted, make_inbox, send_parcel
from tests.desks import Sent, send_case
from tests.jobs import run_deferred, waiting
from tests.referrals.her.walking import BACK, Her, form

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)
UR_BACK = "/ur/r/back/"


@pytest.fixture
def centre(desk) -> Centre:
    """A centre whose inbox can be used."""
    return make_inbox(desk)


@pytest.fixture
def sent(desk) -> Sent:
    """A case that somebody of the desk works on."""
    sent = send_case(desk.desk)
    desk_actions.claim(case=sent.case, version=1, by=desk.moderator)
    desk_actions.note_opening(case=sent.case, by=desk.moderator)
    return sent


@pytest.fixture
def her(sent) -> Her:
    """She, on her page."""
    her = Her()
    her.come_back(sent.code)
    return her


@pytest.fixture
def proposed(desk, sent, her, centre) -> Referral:
    """A proposal for the inbox, on the page that is open."""
    referral = propose(desk, sent, centre)
    her.last = her.client.get(BACK)
    return referral


@pytest.fixture
def posted(desk, sent, her, centre) -> Posted:
    """What lies in the inbox, with her page open."""
    posted = send_parcel(desk, centre, sent=sent)
    her.last = her.client.get(BACK)
    return posted


def propose(desk, sent: Sent, centre: Centre) -> Referral:
    work = desk.work(sent.case)
    return referring.propose(work=work, centre=centre.listing.pk, packet=PACKET, is_offline=False)


def open_it(centre: Centre, posted: Posted) -> None:
    receiving.note_seen(receipt=centre.receipt(posted.referral))


def is_empty(parcel: Parcel) -> bool:
    return parcel.for_centre is None and parcel.sealed is None


def statement(language: str, *, is_offline: bool = False) -> str:
    with translation.override(language):
        return consenting.statement(is_offline=is_offline)


@pytest.mark.parametrize(("language", "path"), [("en", BACK), ("ur", UR_BACK)])
def test_she_reads_that_it_goes_to_an_inbox_and_not_that_somebody_calls(her, proposed, language, path):
    page = her.client.get(path).text
    assert statement(language) in page
    assert statement(language, is_offline=True) not in page


def test_she_sees_what_would_be_sent_and_nothing_is_ticked(her, proposed):
    page = her.last.text
    assert "May we send this to the centre for you?" in page
    assert "Tick what we may send. The rest stays here." in page
    for _name, words in PACKET.fields:
        assert words in page
    assert "part" not in form(her.last, "agree")


def test_without_a_tick_nothing_is_agreed(her, proposed):
    page = her.do("agree")
    assert page.status_code == 422
    assert "Nothing was ticked" in page.text
    assert not Consent.objects.exists()


@pytest.mark.parametrize(("language", "path"), [("en", BACK), ("ur", UR_BACK)])
def test_case_35_her_yes_is_bound_to_the_inbox_in_the_language_that_she_read(her, proposed, language, path):
    her.last = her.client.get(path)
    her.post(form(her.last, "agree") | {"part": ["need"]}, path)
    consent = Consent.objects.get()
    assert consent.language == language
    assert bytes(consent.text_hash) == consenting.hash_of(PACKET, ("need",), proposed, language)
    proposed.is_offline = True
    assert bytes(consent.text_hash) != consenting.hash_of(PACKET, ("need",), proposed, language)


def test_case_35_her_yes_to_a_call_lets_nothing_go_to_an_inbox(desk, sent, her, centre):
    asked = referring.propose(work=desk.work(sent.case), centre=centre.listing.pk, packet=PACKET)
    her.last = her.client.get(BACK)
    her.do("agree", part=["need"])
    Referral.objects.filter(pk=asked.pk).update(is_offline=False)
    found = Referral.objects.get(pk=asked.pk)
    with pytest.raises(RefusedMoveError):
        referring.send(referral=found, version=found.version, work=desk.work(sent.case))
    assert not Parcel.objects.exists()


def test_what_was_changed_since_she_read_it_is_not_agreed_to(desk, sent, her, proposed):
    other = Packet((("need", "everything"),), "another thing")
    referring.change_packet(referral=proposed, version=1, work=desk.work(sent.case), packet=other)
    assert her.do("agree", part=["need"]).status_code == 409
    assert not Consent.objects.exists()


def test_the_page_after_her_yes_names_what_goes_and_no_word_of_it(her, proposed):
    page = her.do("agree", part=["need", "name"]).text
    assert "The desk will send it to the centre&#x27;s locked inbox." in page
    assert "What you need" in page
    for word in (NAME, NEED, WITHHELD):
        assert word not in page


def test_case_38_taken_back_unopened_nobody_reads_a_word(her, centre, posted):
    assert "nobody has opened it" in her.last.text
    receipt = centre.receipt(posted.referral)
    page = her.do("withdraw").text
    assert "Nobody at the centre has read a word." in page
    assert posted.again().state == ReferralState.WITHDRAWN
    assert is_empty(posted.parcel)
    assert not StopNotice.objects.exists()
    with pytest.raises(RefusedMoveError):
        receiving.note_seen(receipt=receipt)
    with pytest.raises(NotOpenedError):
        parcels.by_vault(posted.parcel, centre.vault(centre.worker))


def test_case_39_taken_back_opened_she_is_told_the_truth_and_the_centre_is_to_stop(desk, her, centre, posted):
    open_it(centre, posted)
    her.last = her.client.get(BACK)
    assert "nobody has opened it" not in her.last.text
    assert "what it has heard it has heard" in her.last.text
    page = her.do("withdraw").text
    assert "The centre may have heard of you; we ask it to stop and delete." in page
    assert "read a word" not in page
    assert is_empty(posted.parcel)
    stop = centre.inbox.stop_notices.get()
    assert (stop.centre, stop.desk, stop.done_by) == (centre.listing.pk, desk.desk, None)
    assert notices.collect() >= {centre.lead.pk, centre.worker.pk}


def test_case_39_opened_between_her_page_and_her_touch_she_is_told_the_truth(her, centre, posted):
    open_it(centre, posted)
    assert "The centre may have heard of you" in her.do("withdraw").text


def test_taken_back_twice_is_refused_and_says_so(her, posted):
    again = form(her.last, "withdraw")
    her.post(again, BACK)
    assert her.post(again, BACK).status_code == 409


@pytest.mark.parametrize("is_opened", [True, False])
def test_erasing_empties_everything_and_stops_a_centre_only_where_it_was_opened(her, centre, posted, is_opened):
    if is_opened:
        open_it(centre, posted)
    her.last = her.do("erase")
    her.do("erase", sure="1")
    for table in (Case, Referral, Parcel, Consent):
        assert not table.objects.exists()
    assert centre.inbox.stop_notices.exists() is is_opened
    assert StopNotice.objects.exists() is is_opened


def test_what_a_centre_has_declined_leaves_her_page(her, centre, posted):
    open_it(centre, posted)
    receiving.decline(receipt=centre.receipt(posted.referral), answer=Answer("not_safe", "a note 3c3c"))
    page = her.client.get(BACK).text
    assert "3c3c" not in page
    assert "You have agreed to this" not in page


def test_urgent_and_unopened_for_two_hours_its_holder_hears(desk, centre):
    posted = send_parcel(desk, centre, sent=send_case(desk.desk, is_urgent=True))
    Case.objects.update(notice=Notice.NOBODY)
    Referral.objects.update(due_at=F("due_at") - 2 * HOUR)
    timers.tick()
    assert (posted.again().state, posted.again().told) == (ReferralState.SENT, 1)
    assert posted.sent.again().notice == Notice.HOLDER
    assert notices.collect() >= {desk.moderator.pk}
    assert not is_empty(posted.parcel)


def test_what_can_wait_is_told_after_a_day_and_not_before(desk, posted):
    Case.objects.update(notice=Notice.NOBODY)
    Referral.objects.update(due_at=F("due_at") - 23 * HOUR)
    timers.tick()
    assert posted.sent.again().notice == Notice.NOBODY
    Referral.objects.update(due_at=F("due_at") - HOUR)
    timers.tick()
    assert posted.sent.again().notice == Notice.HOLDER


@pytest.mark.parametrize("is_urgent", [True, False])
def test_unopened_for_three_days_it_counts_as_not_answered_and_is_emptied(desk, centre, is_urgent):
    posted = send_parcel(desk, centre, sent=send_case(desk.desk, is_urgent=is_urgent))
    for _ in range(2):
        Referral.objects.update(due_at=F("due_at") - 72 * HOUR)
        timers.tick()
    assert posted.again().state == ReferralState.NO_ANSWER
    assert is_empty(posted.parcel)
    assert not StopNotice.objects.exists()
    assert posted.sent.again().notice >= Notice.HOLDER


# What the centre has done by then; how the referral stands after her yes has ended, and whether the centre is to stop.
ENDED = [
    ((), ReferralState.EXPIRED, False),
    ((receiving.note_seen,), ReferralState.EXPIRED, True),
    ((receiving.note_seen, receiving.accept), ReferralState.EXPIRED, True),
    ((receiving.note_seen, receiving.accept, receiving.begin), ReferralState.ACTIVE, False),
]


@pytest.mark.parametrize(("deeds", "state", "is_to_stop"), ENDED)
def test_when_her_yes_has_ended_the_parcel_is_emptied(centre, posted, deeds, state, is_to_stop):
    for deed in deeds:
        deed(receipt=centre.receipt(posted.referral))
    Consent.objects.update(expires_at=F("expires_at") - timedelta(days=30))
    timers.tick()
    assert posted.again().state == state
    assert is_empty(posted.parcel)
    assert centre.inbox.stop_notices.exists() is is_to_stop


def test_what_goes_on_after_her_yes_has_ended_she_can_still_take_back(her, centre, posted):
    for deed in (receiving.note_seen, receiving.accept, receiving.begin):
        deed(receipt=centre.receipt(posted.referral))
    Consent.objects.update(expires_at=F("expires_at") - timedelta(days=30))
    timers.tick()
    her.last = her.client.get(BACK)
    assert "The centre may have heard of you; we ask it to stop and delete." in her.do("withdraw").text
    assert posted.again().state == ReferralState.WITHDRAWN
    assert centre.inbox.stop_notices.count() == 1


def test_people_of_the_centre_hear_at_the_half_hour_and_once(centre, posted):
    assert not waiting("mail_notice").exists()
    told = notices.collect()
    assert told >= {centre.lead.pk, centre.worker.pk}
    assert not notices.collect() & {centre.lead.pk, centre.worker.pk}


def test_people_of_another_centre_hear_nothing(desk, centre, posted):
    other = make_inbox(desk)
    assert not notices.collect() & {other.lead.pk, other.worker.pk}


def test_whoever_has_left_the_centre_hears_nothing(centre, posted):
    inboxes.dismiss(inbox=centre.inbox, user=centre.worker, by=centre.lead)
    assert centre.worker.pk not in notices.collect()


def test_case_75_a_centre_gets_the_letter_that_everybody_gets(desk, centre, mailbox):
    send_parcel(desk, centre)
    send_case(desk.desk)
    tasks.tell_desks(timestamp=0)
    run_deferred()
    letters = {message.recipients[0]: bytes(message).split(b"\n\n", 1)[1] for message in mailbox.messages}
    assert set(letters) >= {centre.lead.email, centre.worker.email, desk.lead.email}
    assert len(set(letters.values())) == 1
    for word in (NAME, NEED, str(centre.listing.pk), centre.listing.service.said("name", "en")):
        assert word.encode() not in b"".join(letters.values())
