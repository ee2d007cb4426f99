"""Words of others on the desk's pages: shown as they are, able to do nothing; what was tampered with is said."""

import re

import pytest

from referrals.actions import hers
from referrals.models import Blob, CaseKeys, Kind
from referrals.said import Story, Summary
from referrals.templatetags.desk import plainly, typable
from safety.models import AuditEvent
from tests.desks import STORY, send_case
from tests.referrals.desk.hands import Hands, text

pytestmark = pytest.mark.django_db
TURNED = "before \u202egnorts\u202c \u2066x\u2069 after"
JOINED = "می\u200cخواہم"


def flags() -> list[dict]:
    return [event.facts for event in AuditEvent.objects.filter(event="case.damaged")]


def flip(blob: Blob) -> None:
    sealed = bytearray(blob.sealed)
    sealed[len(sealed) // 2] ^= 1
    Blob.objects.filter(pk=blob.pk).update(sealed=bytes(sealed))


def opened_with(hands: Hands, staffed, story: str) -> str:
    sent = send_case(staffed.desk, story=Story(story))
    return text(hands.open(sent.case))


def test_case_07_signs_that_turn_the_writing_are_seen_and_turn_nothing(hands, staffed):
    page = opened_with(hands, staffed, TURNED)
    assert not re.search("[\u202a-\u202e\u2066-\u2069]", page)
    for sign in ("U+202E", "U+202C", "U+2066", "U+2069"):
        assert f'<code class="sign" dir="ltr">{sign}</code>' in page
    assert '<bdi class="words" dir="auto">before ' in page


@pytest.mark.parametrize("story", [JOINED, "😀 👩‍👩‍👧", "سلام ۱۲۳", "line\nline", "؀ ۝"])
def test_case_07_what_is_written_honestly_is_shown_as_it_was_written(story, hands, staffed):
    assert story in opened_with(hands, staffed, story)


@pytest.mark.parametrize("story", ["a\x00b", "a\ud800b", "a\x1b[2Jb", "a\u200bb", "a\ufeffb"])
def test_case_07_what_cannot_be_written_breaks_no_page(story, hands, staffed):
    page = opened_with(hands, staffed, story)
    assert re.search(r'a<code class="sign" dir="ltr">U\+[0-9A-F]{4}</code>', page)


def test_case_08_what_looks_like_a_page_is_text(hands, staffed):
    story = '<script>alert(1)</script><img src=x onerror=alert(2)> </bdi><b>bold</b> **md** =HYPERLINK("http://x")'
    page = opened_with(hands, staffed, story)
    assert "<script>alert" not in page
    assert "<img" not in page
    assert "<b>bold</b>" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert "**md**" in page


def test_case_08_also_in_a_message_a_note_a_label_of_a_place_and_a_packet(hands, staffed):
    sent = send_case(staffed.desk, summary=Summary(place_said="<i>Lahore</i>", excluded_people="<u>him</u>"))
    assert "<i>Lahore" not in text(hands.get("queue"))
    hands.holds(sent.case)
    hands.do(sent.case, "note", note="<u>note</u>")
    hers.reply(opened=sent.opened, text="<u>message</u>")
    page = text(hands.get("read", sent.case.pk))
    for word in ("him", "note", "message"):
        assert page.count(f"&lt;u&gt;{word}&lt;/u&gt;") == 1
    assert "<u>" not in page
    assert "<i>Lahore" not in page


def test_what_stands_in_a_field_has_no_unseen_signs():
    assert typable("0300\u202e 12\x00\ud8003") == "0300 123"
    assert plainly("<b>") == '<bdi class="words" dir="auto">&lt;b&gt;</bdi>'


def test_case_50_a_flipped_bit_in_one_message_is_said_and_the_others_are_read(hands, sent):
    hands.holds(sent.case)
    for number in ("first", "second", "third"):
        hers.reply(opened=sent.opened, text=f"her {number} message")
    flip(Blob.objects.get(case=sent.case, kind=Kind.MESSAGE, number=2))
    page = text(hands.get("read", sent.case.pk))
    assert "her first message" in page
    assert "her third message" in page
    assert "her second message" not in page
    assert "This message was changed by somebody without the key" in page
    hands.get("read", sent.case.pk)
    assert flags() == [{"kind": "message", "number": 2}]


@pytest.mark.parametrize("kind", [Kind.SUMMARY, Kind.CONTACT, Kind.STORY])
def test_case_50_a_flipped_bit_elsewhere_leaves_the_rest_readable(kind, hands, sent):
    flip(Blob.objects.get(case=sent.case, kind=kind))
    page = text(hands.open(sent.case))
    assert "Something in this case was changed" in page
    assert (STORY in page) == (kind != Kind.STORY)
    assert {"kind": str(kind), "number": 0} in flags()


def test_case_50_a_damaged_summary_is_flagged_in_the_queue_and_the_others_are_read(hands, staffed, sent):
    other = send_case(staffed.desk, summary=Summary(needs=("shelter",)))
    flip(Blob.objects.get(case=sent.case, kind=Kind.SUMMARY))
    page = text(hands.get("queue"))
    assert "Damaged: its summary was changed" in page
    assert "A safe place to stay" in page
    assert other.case.pk.hex[:6] in page
    hands.get("queue")
    assert flags() == [{"kind": "summary", "number": 0}]


def test_case_50_a_damaged_key_is_said(hands, sent):
    keys = CaseKeys.objects.get(pk=sent.case.pk)
    CaseKeys.objects.filter(pk=keys.pk).update(for_desk=bytes(80))
    answer = hands.get("case", sent.case.pk)
    assert answer.status_code == 409
    assert "cannot be opened" in text(answer)
    assert flags() == [{"kind": "keys", "number": 0}]


def test_case_52_a_message_that_was_removed_leaves_a_hole_that_is_seen(hands, sent):
    hands.holds(sent.case)
    for number in range(3):
        hers.reply(opened=sent.opened, text=f"her message {number}")
    Blob.objects.filter(case=sent.case, kind=Kind.MESSAGE, number=2).delete()
    page = text(hands.get("read", sent.case.pk))
    assert "A message is missing here" in page
    assert "her message 0" in page
    assert "her message 2" in page
    assert flags() == [{"kind": "message", "number": 2}]


def test_a_note_looks_unlike_a_message_and_says_who_sees_it(hands, sent):
    hands.holds(sent.case)
    hands.do(sent.case, "note", note="only for us")
    page = text(hands.get("read", sent.case.pk))
    assert "Notes: only the desk sees this" in page
    assert re.search(r'class="said noted">.{0,200}only for us', page, re.DOTALL)
