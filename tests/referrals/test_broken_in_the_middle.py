"""Case 54: an error just after something was opened, with words in its message and its locals, tells none of them."""

import io
import logging
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from referrals.actions import desk, hers, receiving
from referrals.crypto import blobs
from referrals.said import Message, Packet
from safety import throttle
from safety.logs import Redact
from tests.centres import NAME, NEED, PURPOSE, make_inbox, send_parcel
from tests.desks import PHONE, SAFE_WORD, STORY, make_desk
from tests.referrals.centre.hands import at_the_centre
from tests.referrals.desk.hands import at_the_desk
from tests.referrals.her.walking import BACK, Her

pytestmark = pytest.mark.django_db
REPLY = "jawab 9e2f"
WORDS = (REPLY, NAME, NEED, PURPOSE, STORY, SAFE_WORD, PHONE)
BROKEN = {"message": (Message, "from_json"), "packet": (Packet, "from_json"), "unseal": (blobs, "unseal")}


@pytest.fixture(autouse=True)
def own_key(monkeypatch, tmp_path) -> None:
    """A key of the throttle that no other process has."""
    monkeypatch.setattr(throttle, "MEMORY", tmp_path)


@pytest.fixture
def log() -> Iterator[io.StringIO]:
    """What the site's own handler of the log writes."""
    [console] = [
        handler for handler in logging.getLogger().handlers if any(isinstance(one, Redact) for one in handler.filters)
    ]
    written = io.StringIO()
    before = console.setStream(written)
    yield written
    console.setStream(before)


@pytest.fixture
def doors() -> dict[str, Callable[[], Any]]:
    """What she, a moderator and somebody of the centre touch; each has words of hers to open."""
    staffed = make_desk()
    centre = make_inbox(staffed)
    posted = send_parcel(staffed, centre)
    hers.reply(opened=posted.sent.opened, text=REPLY)
    moderator, worker, she = at_the_desk(staffed, staffed.moderator), at_the_centre(centre, centre.worker), Her()
    moderator.open(posted.sent.case)
    she.come_back(posted.sent.code)
    hers.reply(opened=posted.sent.opened, text=REPLY)
    desk.note_opening(case=posted.sent.case, by=staffed.moderator)
    receiving.note_seen(receipt=centre.receipt(posted.referral))
    for client in (moderator.client, worker.client, she.client):
        # An error is an answer, as a person meets it.
        client.raise_request_exception = False
    return {
        "her page": lambda: she.client.get(BACK),
        "desk": lambda: moderator.get("read", posted.sent.case.pk),
        "referral": lambda: moderator.get("referral", posted.referral.pk),
        "open": lambda: worker.open(posted.referral),
        "show": lambda: worker.show(posted.referral, 0),
    }


def break_behind(monkeypatch, owner: object, name: str) -> None:
    """Have what opens words fail just after it has opened any of hers."""
    real = getattr(owner, name)

    def broken(*args: Any) -> Any:
        opened = real(*args)
        said = opened.decode() if isinstance(opened, bytes) else repr(opened)
        if any(word in said for word in WORDS):
            raise RuntimeError(f"in the middle of {said}")
        return opened

    monkeypatch.setattr(owner, name, broken)


@pytest.mark.parametrize(
    ("door", "what"),
    [
        *(("her page", what) for what in ("message", "unseal")),
        *(("desk", what) for what in ("message", "unseal")),
        *((door, what) for door in ("referral", "open", "show") for what in ("packet", "unseal")),
    ],
)
def test_case_54_an_error_with_words_in_it_is_a_page_without_and_a_line_without(monkeypatch, doors, log, door, what):
    assert doors[door]().status_code == 200
    break_behind(monkeypatch, *BROKEN[what])
    answer = doors[door]()
    assert answer.status_code == 500
    written = log.getvalue()
    assert "RuntimeError" in written
    for word in WORDS:
        assert word not in answer.text
        assert word not in written
