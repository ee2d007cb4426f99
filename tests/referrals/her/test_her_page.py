"""What she can do on her page: write, delete, change, agree, take back, keep, end, erase."""

import pytest

from directory.models import ServiceAtLocation
from referrals import consenting, keeping
from referrals.actions import desk as desk_actions
from referrals.actions import hers, referring
from referrals.models import Blob, Case, Consent, Kind, Referral
from referrals.said import CALL, HERE, Change, Contact, Message, Packet
from referrals.states import CaseState, ReferralState
from referrals.wording_desk import PACKET as PROPOSED
from referrals.wording_hers import PARTS
from safety.models import AuditEvent
from tests.desks import PHONE, SAFE_WORD, send_case
from tests.referrals.her.walking import BACK, Her, form

pytestmark = pytest.mark.django_db
PACKET = Packet((("name", "A."), ("need", "a lawyer 9f3e")), "free legal advice")
NEW_NUMBER = "0311 0000000"


@pytest.fixture
def sent(desk):
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
def centre(desk) -> ServiceAtLocation:
    listed = ServiceAtLocation.public.filter(service__status="active", service__phones__isnull=False)
    return listed.filter(service__areas__place__country="PK").select_related("service").first()


@pytest.fixture
def proposed(desk, sent, her, centre) -> Referral:
    referral = referring.propose(work=desk.work(sent.case), centre=centre.pk, packet=PACKET)
    her.last = her.client.get(BACK)
    return referral


def messages(sent) -> list[Message | None]:
    count = sent.again().messages
    return [entry.said for entry in keeping.series(sent.opened, Kind.MESSAGE, Message, count)]


def test_she_writes_and_the_desk_hears(sent, her):
    page = her.do("reply", text="ایک\nدو")
    assert "Your message has been sent." in page.text
    assert [message.text for message in messages(sent)] == ["ایک\nدو"]
    assert sent.again().notice > 0


def test_a_message_that_is_sent_twice_stands_once(sent, her):
    again = form(her.last, "reply") | {"text": "once"}
    her.post(again, BACK)
    her.post(again, BACK)
    assert len(messages(sent)) == 1
    her.do("reply", text="once")
    assert len(messages(sent)) == 2


@pytest.mark.parametrize("text", ["", "  \n ", "\u200c"])
def test_case_09_only_spaces_are_not_sent(sent, her, text):
    page = her.do("reply", text=text)
    assert page.status_code == 422
    assert "You have not written anything yet." in page.text
    assert messages(sent) == []


def test_case_09_only_her_code_is_not_sent(sent, her):
    page = her.do("reply", text=f" {sent.code[:4]} {sent.code[4:]} ")
    assert page.status_code == 422
    assert "This is only your code." in page.text
    assert sent.code not in page.text
    assert messages(sent) == []


@pytest.mark.parametrize(("text", "sentence"), [("x" * 4001, "no more than 4000"), ("a\0b", "cannot be kept")])
def test_what_cannot_be_sent_stays_in_its_box(sent, her, text, sentence):
    page = her.do("reply", text=text)
    assert page.status_code == 422
    assert sentence in page.text
    assert form(page)["text"] == [text]
    assert messages(sent) == []


def test_only_what_is_new_since_her_last_visit_is_shown(desk, sent, her):
    desk_actions.write_to_her(work=desk.work(sent.case), text="first words", waits=False)
    assert "first words" in her.client.get(BACK).text
    assert "first words" in her.client.get(BACK).text
    desk_actions.write_to_her(work=desk.work(sent.case), text="second words", waits=False)
    page = Her().come_back(sent.code).text
    assert "first words" not in page
    assert "second words" in page


def test_case_32_an_answer_holds_no_name_of_anybody_at_the_desk(desk, sent, her, centre):
    desk_actions.write_to_her(work=desk.work(sent.case), text="We are here.", waits=True)
    referring.give_number(work=desk.work(sent.case), centre=centre.pk, text="A number.")
    page = her.client.get(BACK).text
    assert "We are here." in page
    for person in (desk.lead, *desk.moderators):
        assert str(person) not in page
        assert person.email not in page
    assert desk.desk.name not in page


def test_a_given_number_comes_with_the_centre_and_its_public_page(desk, sent, her, centre):
    referring.give_number(work=desk.work(sent.case), centre=centre.pk, text="Try them.")
    page = her.client.get(BACK).text
    assert f'href="/en/centres/{centre.pk}/"' in page
    assert centre.service.phones.first().published in page


def test_the_words_of_one_message_can_be_deleted(desk, sent, her):
    desk_actions.write_to_her(work=desk.work(sent.case), text="words to go", waits=False)
    her.last = her.client.get(BACK)
    page = her.do("delete")
    assert "words to go" not in page.text
    assert "Deleted" in page.text
    assert messages(sent)[0].is_deleted


@pytest.mark.parametrize("number", ["99", "0", "x", "-1", "9" * 30])
def test_deleting_what_is_not_there_does_nothing(sent, her, number):
    token = form(her.last, "reply")["token"]
    assert her.post({"act": "delete", "token": token, "number": number}, BACK).status_code == 200


def test_a_message_that_is_missing_or_was_changed_is_said_and_written_down_once(desk, sent, her):
    for text in ("one", "two", "three"):
        desk_actions.write_to_her(work=desk.work(sent.case), text=text, waits=False)
    blobs = Blob.objects.filter(case=sent.case.pk, kind=Kind.MESSAGE)
    blobs.get(number=1).delete()
    changed = blobs.get(number=2)
    changed.sealed = bytes(changed.sealed)[:-1] + bytes([bytes(changed.sealed)[-1] ^ 1])
    changed.save()
    pages = [her.client.get(BACK).text, her.client.get(BACK).text]
    for page in pages:
        assert "A message that was here is missing." in page
        assert "Somebody changed this message" in page
        assert "three" in page
    assert AuditEvent.objects.filter(event="case.damaged").count() == 2


def test_with_the_safe_word_another_contact_holds_at_once(sent, her):
    written = {"ways": ["call"], "reach": NEW_NUMBER, "whose": "own", "agreed": SAFE_WORD.upper()}
    page = her.do("contact", **written)
    assert "From now on we reach you in the new way." in page.text
    held = keeping.get(sent.opened, Kind.CONTACT, Contact)
    assert (held.ways, held.phone) == ((CALL,), NEW_NUMBER)
    assert held.safe_word
    assert NEW_NUMBER not in page.text


@pytest.mark.parametrize("agreed", ["", "another word"])
def test_without_it_the_old_one_stands_until_somebody_has_made_sure(sent, her, agreed):
    page = her.do("contact", ways=["call"], reach=NEW_NUMBER, whose="own", agreed=agreed)
    assert "The old way stands" in page.text
    assert keeping.get(sent.opened, Kind.CONTACT, Contact).phone == PHONE
    assert Contact.from_json(keeping.get(sent.opened, Kind.CHANGE, Change).contact).phone == NEW_NUMBER


def test_a_wrong_number_is_said_at_its_field_and_the_old_one_stands(sent, her):
    page = her.do("contact", ways=["call"], reach="call me", whose="own")
    assert page.status_code == 422
    assert 'href="#id_reach"' in page.text
    assert form(page, "contact")["reach"] == ["call me"]
    assert keeping.get(sent.opened, Kind.CHANGE, Change) is None


def test_case_23_who_will_look_here_only_leaves_no_number_later_either(sent, her):
    her.do("contact", ways=["here"], reach=NEW_NUMBER, agreed=SAFE_WORD)
    held = keeping.get(sent.opened, Kind.CONTACT, Contact)
    assert (held.ways, held.phone) == ((HERE,), "")


def test_a_proposal_shows_the_very_packet_with_nothing_ticked(her, proposed, centre):
    page = her.last.text
    assert "a lawyer 9f3e" in page
    assert "free legal advice" in page
    assert consenting.statement(is_offline=True) in page
    assert "part" not in form(her.last, "agree")


def test_she_agrees_to_what_she_ticks_in_the_language_she_reads(desk, sent, her, proposed):
    assert "You have agreed." in her.do("agree", part=["need"]).text
    consent = Consent.objects.get()
    assert consent.language == "en"
    assert sent.case.language == "ur"
    assert bytes(consent.text_hash) == consenting.hash_of(PACKET, ("need",), proposed, "en")
    agreed = referring.agreed_packet(referral=Referral.objects.get(), opened=sent.opened)
    assert agreed.fields == (("need", "a lawyer 9f3e"),)
    assert sent.again().state == CaseState.CLAIMED


def test_after_that_the_packet_is_not_shown_again(her, proposed, centre):
    page = her.do("agree", part=["need"]).text
    assert "9f3e" not in page
    assert "What you need" in page
    assert "Take it back" in page


def test_nothing_ticked_is_nothing_agreed(her, proposed):
    page = her.do("agree")
    assert page.status_code == 422
    assert "Nothing was ticked" in page.text
    assert not Consent.objects.exists()


def test_what_was_changed_since_she_read_it_is_not_agreed_to(desk, sent, her, proposed):
    other = Packet((("name", "A."), ("need", "everything")), "free legal advice")
    referring.change_packet(referral=proposed, version=1, work=desk.work(sent.case), packet=other)
    page = her.do("agree", part=["need"])
    assert page.status_code == 409
    assert "This has changed meanwhile" in page.text
    assert "everything" in page.text
    assert not Consent.objects.exists()


def test_a_part_that_is_not_in_the_packet_is_refused(her, proposed):
    assert her.do("agree", part=["need", "story"]).status_code == 409
    assert not Consent.objects.exists()


def test_the_referral_of_another_case_cannot_be_agreed_to(desk, her, centre):
    other = send_case(desk.desk)
    desk_actions.claim(case=other.case, version=1, by=desk.moderator)
    referring.propose(work=desk.work(other.case), centre=centre.pk, packet=PACKET)
    token = form(her.last, "reply")["token"]
    answer = her.post({"act": "agree", "token": token, "number": "1", "version": "1", "part": "need"}, BACK)
    assert answer.status_code == 409
    assert Referral.objects.get().state == ReferralState.PROPOSED


def test_she_says_no(her, proposed):
    assert "Nothing goes to this centre." in her.do("refuse").text
    assert Referral.objects.get().state == ReferralState.WITHDRAWN


def test_taken_back_before_the_call_nobody_hears(her, proposed):
    her.do("agree", part=["need"])
    assert "The centre was not told." in her.do("withdraw").text
    assert Referral.objects.get().state == ReferralState.WITHDRAWN


def test_case_39_taken_back_after_the_call_the_page_is_honest(desk, sent, her, proposed):
    her.do("agree", part=["need"])
    referral = Referral.objects.get()
    referring.send(referral=referral, version=referral.version, work=desk.work(sent.case))
    her.last = her.client.get(BACK)
    assert "what it has heard it has heard" in her.last.text
    assert "The centre may have heard of you; we ask it to stop and delete." in her.do("withdraw").text
    assert desk.desk.stop_notices.count() == 1


def test_a_proposal_that_nobody_can_read_any_more_is_said(sent, her, proposed):
    Blob.objects.filter(case=sent.case.pk, kind=Kind.PACKET).update(sealed=b"noise" * 20)
    page = her.client.get(BACK).text
    assert "This cannot be read any more." in page
    assert "I agree" not in page


def test_she_can_keep_it_longer_once(sent, her):
    renewing = form(her.last, "renew")
    assert "kept for longer" in her.post(renewing, BACK).text
    assert "Keep it longer" not in her.client.get(BACK).text
    page = her.post(renewing | {"text": "typed before"}, BACK)
    assert page.status_code == 409
    assert form(page)["text"] == ["typed before"]


@pytest.mark.parametrize("aside", [True, False])
def test_she_can_end_it(desk, aside):
    sent = send_case(desk.desk, is_suspicious=aside)
    her = Her()
    her.come_back(sent.code)
    assert "Your request is closed." in her.do("stop").text
    assert sent.again().state == CaseState.CLOSED


def test_what_she_writes_to_a_closed_case_opens_it_again(sent, her):
    hers.stop(opened=sent.opened)
    her.do("reply", text="I need you after all")
    assert sent.again().state == CaseState.NEW


def test_everything_is_erased_after_one_question(sent, her, settings):
    her.last = her.do("erase")
    assert "Erase everything?" in her.last.text
    assert Case.objects.exists()
    answer = her.do("erase", sure="1")
    assert (answer.status_code, answer["Location"]) == (303, BACK)
    assert answer.cookies[settings.CODE_COOKIE_NAME]["max-age"] == 0
    assert not Case.objects.exists()
    assert "opens nothing" in Her().come_back(sent.code).text


def test_another_language_keeps_what_she_is_writing(her):
    page = her.post(form(her.last) | {"text": "half a message", "go": "stay"}, "/ur/r/back/")
    assert 'lang="ur" dir="rtl"' in page.text
    assert form(page)["text"] == ["half a message"]


def test_case_79_her_page_names_nothing_and_has_no_address_of_its_own(her):
    assert "<title>Raah</title>" in her.last.text
    assert her.last["Cache-Control"] == "no-store"
    assert her.last.request["PATH_INFO"] == BACK


def test_every_part_that_the_desk_can_propose_has_a_name_on_her_page():
    assert set(PARTS) == set(PROPOSED)
