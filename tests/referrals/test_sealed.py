"""What lies in the tables opens with the right key in the right place, and in no other way."""

import pytest
from django.db.models import F

from referrals import keeping, sessions
from referrals.models import Blob, Case, CaseKeys, Kind, UserKey
from referrals.said import Message, Story, Summary
from referrals.sealed import cases, cookies, vaults
from referrals.sealed.errors import NotOpenedError
from referrals.sealed.vaults import Vault
from tests.desks import PHONE, STORY, make_desk, send_case

pytestmark = pytest.mark.django_db


@pytest.fixture
def staffed():
    return make_desk()


def blob(sent, kind=Kind.STORY) -> Blob:
    return Blob.objects.get(case=sent.case, kind=kind)


@pytest.mark.parametrize("at", [0, 23, 24, 200, -1])
def test_case_50_one_bit_changed_and_it_does_not_open(staffed, at):
    sent = send_case(staffed.desk)
    found = blob(sent)
    changed = bytearray(found.sealed)
    changed[at] ^= 1
    Blob.objects.filter(pk=found.pk).update(sealed=bytes(changed))
    with pytest.raises(NotOpenedError):
        keeping.get(sent.opened, Kind.STORY, Story)
    assert keeping.get(sent.opened, Kind.SUMMARY, Summary) is not None


def test_case_51_what_was_swapped_between_two_cases_does_not_open(staffed):
    first, second = send_case(staffed.desk), send_case(staffed.desk)
    one, other = bytes(blob(first).sealed), bytes(blob(second).sealed)
    Blob.objects.filter(pk=blob(first).pk).update(sealed=other)
    Blob.objects.filter(pk=blob(second).pk).update(sealed=one)
    for sent in (first, second):
        with pytest.raises(NotOpenedError):
            keeping.get(sent.opened, Kind.STORY, Story)


def test_case_51_messages_in_another_order_do_not_open(staffed):
    sent = send_case(staffed.desk)
    for number in (1, 2):
        keeping.put(sent.opened, Kind.MESSAGE, Message("her", str(number), "2026-01-01"), number)
    rows = {row.number: bytes(row.sealed) for row in Blob.objects.filter(kind=Kind.MESSAGE)}
    for number, other in ((1, 2), (2, 1)):
        Blob.objects.filter(kind=Kind.MESSAGE, number=number).update(sealed=rows[other])
    assert [entry.said for entry in keeping.series(sent.opened, Kind.MESSAGE, Message, 2)] == [None, None]


def test_case_51_an_older_version_in_the_place_of_a_newer_one_does_not_open(staffed):
    sent = send_case(staffed.desk)
    old = bytes(blob(sent, Kind.SUMMARY).sealed)
    keeping.put(sent.opened, Kind.SUMMARY, Summary(labels=("new",)))
    Blob.objects.filter(kind=Kind.SUMMARY).update(sealed=old)
    with pytest.raises(NotOpenedError):
        keeping.get(sent.opened, Kind.SUMMARY, Summary)
    Blob.objects.filter(kind=Kind.SUMMARY).update(version=F("version") - 1)
    assert keeping.get(sent.opened, Kind.SUMMARY, Summary).labels == ()


def test_case_52_a_hole_is_seen(staffed):
    sent = send_case(staffed.desk)
    for number in (1, 2, 3):
        keeping.put(sent.opened, Kind.MESSAGE, Message("her", str(number), "2026-01-01"), number)
    Blob.objects.filter(kind=Kind.MESSAGE, number=2).delete()
    entries = list(keeping.series(sent.opened, Kind.MESSAGE, Message, 3))
    assert [entry.is_missing for entry in entries] == [False, True, False]


def test_another_desk_opens_nothing(staffed):
    other = make_desk(name="DEMO other")
    sent = send_case(staffed.desk)
    with pytest.raises(NotOpenedError):
        cases.by_vault(sent.case, CaseKeys.objects.get(), other.vault(other.moderator))
    assert not Case.objects.visible_to(other.moderator).exists()


def test_a_wrong_phrase_opens_nothing(staffed):
    row = UserKey.objects.get(user=staffed.moderator)
    for typed in ("", "dabu kemi loro tafe nisu wogi", staffed.phrases[staffed.lead.pk], "x" * 5000):
        with pytest.raises(NotOpenedError):
            vaults.unlock(row, typed)


def test_a_phrase_may_be_typed_as_it_comes(staffed):
    row = UserKey.objects.get(user=staffed.moderator)
    phrase = staffed.phrases[staffed.moderator.pk]
    for typed in (phrase.upper(), f"  {phrase}  ", phrase.replace(" ", "-")):
        assert vaults.unlock(row, typed).groups.keys() == {staffed.desk.group_id}


def test_a_phrase_without_the_pepper_opens_nothing(staffed, settings):
    settings.PEPPERS = {version: bytes(32) for version in settings.PEPPERS}
    with pytest.raises(NotOpenedError):
        vaults.unlock(UserKey.objects.get(user=staffed.moderator), staffed.phrases[staffed.moderator.pk])


@pytest.mark.parametrize("sent", ["", "x" * 32, "x" * 65, "ü" * 44, "=" * 44])
def test_a_cookie_that_is_none_opens_nothing(sent):
    assert cookies.read(sent, "draft") is None


def test_what_is_sealed_under_one_cookie_opens_with_no_other_and_for_nothing_else():
    key = cookies.new("draft")
    sealed = key.seal({"text": STORY})
    assert STORY.encode() not in sealed
    assert cookies.read(key.cookie, "draft").open(sealed) == {"text": STORY}
    for other in (cookies.new("draft"), cookies.read(key.cookie, "code")):
        with pytest.raises(NotOpenedError):
            other.open(sealed)


def test_a_draft_says_its_length_only_roughly(db):
    key = cookies.new("draft")
    assert len(key.seal({"a": "x"})) == len(key.seal({"a": "x" * 900}))


def test_what_is_open_is_not_shown_by_printing_it(staffed):
    sent = send_case(staffed.desk)
    vault = staffed.vault(staffed.moderator)
    key = sessions.begin_code(sent.opened, 0)
    for shown in (repr(sent.opened), repr(vault), repr(key), str(Vault({}))):
        assert "key=" not in shown
        assert "b'" not in shown
        assert "groups=" not in shown


def test_no_column_holds_a_word_of_hers(staffed):
    sent = send_case(staffed.desk)
    for table in (Case, CaseKeys, Blob):
        for row in table.objects.values():
            for value in row.values():
                said = bytes(value) if isinstance(value, bytes | memoryview) else str(value).encode()
                for word in (STORY, PHONE, sent.code):
                    assert word.encode() not in said
