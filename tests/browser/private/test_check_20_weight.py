"""Check 20 on her pages, as the real server sends them: steps are light, what a code opens is padded."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.browser.hands import Finger
from tests.browser.private import steps
from tests.browser.private.desk import Room
from tests.browser.weights import HEAD, Answer, watched

MOST = 3_000
PAGE = 4_096


def answers_to(page: Page, deed: Callable[[], None]) -> list[Answer]:
    """Return what came while something was done."""
    with watched(page) as answers:
        deed()
        return answers()


def test_check_20_each_step_is_one_light_answer_in_urdu(phone):
    hand = Finger(phone())
    page = hand.page
    (first,) = answers_to(page, lambda: page.goto("/ur/r/"))
    steps.go_on(hand)
    steps.at(page, "1")
    came = [first]
    for say, following in ((steps.say_who, "2"), (steps.say_needs, "3"), (steps.say_how, "4"), (steps.say_where, "5")):
        came += answers_to(page, lambda say=say, following=following: (say(hand), steps.at(page, following)))
    assert len(came) == 5
    assert [one for one in came if one.body > MOST or one.head > HEAD] == []


def test_what_a_code_opens_is_never_compressed_and_has_one_of_few_lengths(phone, room: Room):
    code = room.sent()
    room.answer(code)
    hand = Finger(phone())
    page, got = hand.page, []
    page.on("response", lambda answer: got.append((answer.url, answer.status, answer.headers)))
    steps.come_back(hand, "ur", code)
    shown = [headers for url, status, headers in got if url.endswith("/back/") and status == 200]
    assert len(shown) == 2
    assert [headers.get("content-encoding") for headers in shown] == [None, None]
    lengths = [len(page.request.get("/ur/r/back/").body()) for _time in range(2)]
    assert {length % PAGE for length in lengths} == {0}


@pytest.mark.parametrize("accepted", ["br", "gzip"])
def test_nor_is_it_for_whoever_asks_for_it(phone, accepted):
    answer = phone().request.get("/ur/r/back/", headers={"Accept-Encoding": accepted})
    assert "content-encoding" not in answer.headers
