"""Case 50: whatever was changed or removed without the key, no door breaks, no deed stands on it, one flag is set."""

import pytest

from referrals import keeping
from referrals.actions import desk, hers, receiving, referring
from referrals.models import Blob, CaseKeys, Consent, Kind, Parcel, Referral
from referrals.moving import RefusedMoveError
from referrals.said import Answer, Contact, Summary
from referrals.states import ReferralState
from safety import throttle
from safety.models import AuditEvent
from tests.centres import PACKET, a_listing, agree, make_inbox, send_parcel
from tests.desks import Sent, make_desk, send_case
from tests.referrals.desk.hands import Hands, at_the_desk
from tests.referrals.her.walking import BACK, Her, form

pytestmark = pytest.mark.django_db
# What stands in the case, by kind and number; the first referral is agreed to, the second only proposed.
PLACES = [
    *((kind, 0) for kind in (Kind.SUMMARY, Kind.CONTACT, Kind.CHANGE, Kind.STORY)),
    *((kind, 1) for kind in (Kind.MESSAGE, Kind.NOTE, Kind.PACKET, Kind.CONSENT)),
    (Kind.PACKET, 2),
]
# What nothing of hers reads.
THE_DESKS = {(Kind.CHANGE, 0), (Kind.STORY, 0), (Kind.NOTE, 1), (Kind.PACKET, 1)}
FILLED = {"purpose": "legal aid", "name": "A.", "need": "b", "phone": "", "hours": "", "area": "", "words": ""}


@pytest.fixture(autouse=True)
def own_key(monkeypatch, tmp_path) -> None:
    """A key of the throttle that no other process has."""
    monkeypatch.setattr(throttle, "MEMORY", tmp_path)


@pytest.fixture
def staffed():
    return make_desk()


@pytest.fixture
def centre():
    return a_listing()


@pytest.fixture
def full(staffed, centre) -> Sent:
    """A case in which there is one of everything, held and opened by the first moderator."""
    sent = send_case(staffed.desk)
    desk.claim(case=sent.case, version=1, by=staffed.moderator)
    desk.note_opening(case=sent.case, by=staffed.moderator)
    hers.reply(opened=sent.opened, text="salaam")
    hers.change_contact(opened=sent.opened, contact=Contact(phone="0311 0000000"), safe_word="no")
    desk.add_note(work=staffed.work(sent.case), text="for us")
    asked = referring.propose(work=staffed.work(sent.case), centre=centre.pk, packet=PACKET)
    agree(sent, asked)
    referring.propose(work=staffed.work(sent.case), centre=centre.pk, packet=PACKET)
    return sent


@pytest.fixture
def hands(staffed, full) -> Hands:
    hands = at_the_desk(staffed, staffed.moderator)
    assert hands.open(full.case).status_code == 200
    return hands


@pytest.fixture
def her(full) -> Her:
    her = Her()
    her.come_back(full.code)
    return her


def flip(rows, column: str = "sealed") -> None:
    """Change one bit of one row."""
    [row] = rows
    sealed = bytearray(getattr(row, column))
    sealed[len(sealed) // 2] ^= 1
    rows.update(**{column: bytes(sealed)})


def harm(sent: Sent, kind: Kind, number: int, how: str) -> None:
    found = Blob.objects.filter(case=sent.case, kind=kind, number=number)
    if how == "flipped":
        flip(found)
    else:
        assert found.delete()[0] == 1


def flags() -> list[tuple[str, int]]:
    return [(event.facts["kind"], event.facts["number"]) for event in AuditEvent.objects.filter(event="case.damaged")]


def referral(sent: Sent, number: int) -> Referral:
    return Referral.objects.get(case=sent.case, number=number)


@pytest.mark.parametrize(("kind", "number"), PLACES)
def test_case_50_no_page_of_the_desk_breaks_and_it_is_flagged_once(hands, full, kind, number):
    harm(full, kind, number, "flipped")
    for _ in range(2):
        assert hands.get("queue").status_code == 200
        for name in ("case", "read", "centres"):
            assert hands.get(name, full.case.pk).status_code == 200
        assert hands.get("centre", full.case.pk, referral(full, 1).centre).status_code == 200
        for one in (1, 2):
            assert hands.get("referral", referral(full, one).pk).status_code == 200
    assert flags() == [(kind, number)]


def test_case_50_the_page_that_is_open_during_a_call_says_no_word_and_flags_it(staffed, hands, full):
    one = referral(full, 1)
    assert hands.step(one, "send").status_code == 302
    harm(full, Kind.CONSENT, 1, "flipped")
    answer = hands.get("call", one.pk)
    assert answer.status_code == 200
    assert answer.context["packet"] is None
    assert flags() == [(Kind.CONSENT, 1)]


def desk_deeds(hands: Hands, sent: Sent):
    """Do everything once that a holder can do; yield the answers."""
    case, pk = sent.case, referral(sent, 1).centre
    yield hands.do(case, "ask", kind="code", safe_word_heard="on")
    yield hands.do(case, "note", note="a note")
    yield hands.do(case, "label", labels=["heavy"])
    yield hands.do(case, "number", centre=pk, text="ring them")
    yield hands.do(case, "propose", centre=pk, way="telephone", **FILLED)
    yield hands.do(case, "exclude-centre", centre=pk)
    yield hands.do(case, "contact", how="old_contact")
    yield hands.do(case, "contact", how="drop")
    yield hands.step(referral(sent, 2), "consent", fields_agreed=["need"])
    yield hands.step(referral(sent, 2), "packet", **FILLED)
    yield hands.step(referral(sent, 1), "send")
    yield hands.step(referral(sent, 1), "heard", heard="took")
    yield hands.step(referral(sent, 2), "recall")
    yield hands.do(case, "write", text="jawab", waits="no")
    yield hands.get("read", case.pk)
    yield hands.do(case, "close", closing="helped")


@pytest.mark.parametrize("how", ["flipped", "removed"])
@pytest.mark.parametrize(("kind", "number"), PLACES)
def test_case_50_no_deed_of_the_desk_breaks_and_it_is_flagged_once(hands, full, kind, number, how):
    harm(full, kind, number, how)
    for answer in desk_deeds(hands, full):
        assert answer.status_code in (200, 302, 409)
    # A contact that was never changed, and a story that was never told, are no damage.
    may_be_missing = how == "removed" and kind in (Kind.CHANGE, Kind.STORY)
    assert flags() == ([] if may_be_missing else [(kind, number)])


@pytest.mark.parametrize("how", ["flipped", "removed"])
@pytest.mark.parametrize("step", ["label", "exclude-centre", "propose", "send"])
def test_case_50_without_a_summary_that_can_be_read_nothing_is_done_on_it(hands, full, step, how):
    harm(full, Kind.SUMMARY, 0, how)
    pk = referral(full, 1).centre
    before = list(Blob.objects.filter(case=full.case).values_list("kind", "number", "version"))
    answer = {
        "label": lambda: hands.do(full.case, "label", labels=["heavy"]),
        "exclude-centre": lambda: hands.do(full.case, "exclude-centre", centre=pk),
        "propose": lambda: hands.do(full.case, "propose", centre=pk, way="telephone", **FILLED),
        "send": lambda: hands.step(referral(full, 1), "send"),
    }[step]()
    assert answer.status_code == 409
    assert "was changed or removed by somebody without its key" in answer.text
    assert list(Blob.objects.filter(case=full.case).values_list("kind", "number", "version")) == before
    assert referral(full, 1).state == ReferralState.CONSENTED
    assert flags() == [(Kind.SUMMARY, 0)]


@pytest.mark.parametrize("how", ["flipped", "removed"])
@pytest.mark.parametrize("summary", [Summary(is_child=True), Summary(excluded_centres=("here",))])
def test_a_child_and_a_centre_that_she_does_not_want_are_not_forgotten_with_the_summary(staffed, centre, summary, how):
    sent = send_case(staffed.desk, summary=Summary(is_child=summary.is_child))
    desk.claim(case=sent.case, version=1, by=staffed.moderator)
    asked = referring.propose(work=staffed.work(sent.case), centre=centre.pk, packet=PACKET)
    agree(sent, asked)
    if summary.excluded_centres:
        keeping.put(sent.opened, Kind.SUMMARY, Summary(excluded_centres=(str(centre.pk),)))
    harm(sent, Kind.SUMMARY, 0, how)
    version = Referral.objects.get(pk=asked.pk).version
    with pytest.raises(RefusedMoveError):
        referring.send(referral=asked, version=version, work=staffed.work(sent.case))
    with pytest.raises(RefusedMoveError):
        referring.propose(work=staffed.work(sent.case), centre=centre.pk, packet=PACKET)
    assert [one.state for one in Referral.objects.all()] == [ReferralState.CONSENTED]
    assert flags() == [(Kind.SUMMARY, 0)]


@pytest.mark.parametrize("how", ["flipped", "removed"])
def test_on_her_page_a_summary_that_is_gone_counts_as_that_of_a_child(her, full, how):
    harm(full, Kind.SUMMARY, 0, how)
    answer = her.do("contact", ways=["call"], reach="0300 0000000", whose="other")
    assert answer.status_code == 422
    assert flags() == [(Kind.SUMMARY, 0)]


def her_deeds(her: Her):
    """Do everything once that she can do, however the page stands; yield the answers."""
    token = form(her.last, "reply")["token"]
    for act, said in (
        ("contact", {"ways": ["call"], "reach": "0300 0000000", "whose": "own", "agreed": "no"}),
        ("agree", {"number": "2", "version": "1", "part": ["need"]}),
        ("withdraw", {"number": "1"}),
        ("reply", {"text": "aur yeh", "seen": "0"}),
        ("delete", {"number": "1"}),
        ("renew", {}),
        ("stop", {}),
    ):
        yield her.post({"act": act, "token": token} | said, BACK)


@pytest.mark.parametrize("how", ["flipped", "removed"])
@pytest.mark.parametrize(("kind", "number"), PLACES)
def test_case_50_neither_her_page_nor_a_deed_of_hers_breaks_and_it_is_flagged_once(her, full, kind, number, how):
    harm(full, kind, number, how)
    assert her.client.get(BACK).status_code == 200
    for answer in her_deeds(her):
        assert answer.status_code in (200, 409)
    assert flags() == ([] if (kind, number) in THE_DESKS else [(kind, number)])


def test_case_50_a_contact_that_was_changed_keeps_nobody_from_giving_another(her, full):
    harm(full, Kind.CONTACT, 0, "flipped")
    answer = her.do("contact", ways=["call"], reach="0300 0000000", whose="own", agreed="neeli chidiya")
    assert "The old way stands until somebody at the desk has made sure that it is you." in answer.text
    assert flags() == [(Kind.CONTACT, 0)]


@pytest.mark.parametrize("how", ["flipped", "removed"])
def test_case_50_she_agrees_to_nothing_that_cannot_be_read(her, full, how):
    token = form(her.last, "reply")["token"]
    harm(full, Kind.PACKET, 2, how)
    said = {"act": "agree", "token": token, "number": "2", "version": "1", "part": ["need"]}
    assert her.post(said, BACK).status_code == 409
    assert Consent.objects.count() == 1
    assert flags() == [(Kind.PACKET, 2)]


def test_case_50_a_key_that_was_changed_opens_nothing_for_her_and_is_flagged(full):
    flip(CaseKeys.objects.filter(pk=full.case.pk), "for_her")
    assert Her().come_back(full.code).status_code == 422
    assert flags() == [("keys", 0)]


@pytest.mark.parametrize("column", ["answer", "for_case"])
def test_case_50_why_a_centre_said_no_is_flagged_where_it_was_changed(staffed, column):
    inbox = make_inbox(staffed)
    posted = send_parcel(staffed, inbox)
    receiving.note_seen(receipt=inbox.receipt(posted.referral))
    receiving.decline(receipt=inbox.receipt(posted.referral), answer=Answer("full", "a note 7d7d"))
    flip(Parcel.objects.filter(pk=posted.referral.pk), column)
    hands = at_the_desk(staffed, staffed.moderator)
    hands.open(posted.sent.case)
    for _ in range(2):
        answer = hands.get("referral", posted.referral.pk)
        assert answer.status_code == 200
        assert "7d7d" not in answer.text
    assert flags() == [("answer", posted.referral.number)]
