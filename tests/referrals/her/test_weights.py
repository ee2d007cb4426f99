"""Check 20 for the private form: every step is light in Urdu, and sent at once. Her own words are not counted."""

import pytest

from safety.compression import CAREFULLY
from tests.referrals.her.walking import PAGES, Her, first_form

pytestmark = pytest.mark.django_db
MOST = 3_000
BEFORE_A_WORD = {"2": {"now": "later"}, "3": {"ways": ["here"]}, "4": {"where": ""}, "5": {"more": ""}}


def weight(content: bytes) -> int:
    return len(CAREFULLY["br"](content))


def steps() -> dict[str, bytes]:
    """Return every page of the form as it comes to somebody who writes nothing that she need not."""
    her = Her(path="/ur/r/")
    first = her.client.get("/ur/r/")
    found = {"0": first.content, "1": her.post(first_form(first)).content}
    found["c"] = her.go_on("1", who="child").content
    found["2"] = her.go_on("c").content
    for at, written in BEFORE_A_WORD.items():
        found[str(int(at) + 1)] = her.go_on(at, **written).content
    found["7"] = her.go_on("6", go="send").content
    found["8"] = her.go_on("7", go="skip").content
    return found


def test_every_step_is_light_in_urdu(desk):
    assert PAGES.keys() == {"1", *BEFORE_A_WORD}
    found = {at: weight(content) for at, content in steps().items()}
    assert {at: size for at, size in found.items() if size > MOST} == {}, found


def test_the_pages_for_others_and_for_a_shut_desk_are_light_too(db, desk):
    her = Her(path="/ur/r/")
    her.begin()
    assert weight(her.go_on("1", who="other").content) <= MOST
    desk.desk.shifts.all().delete()
    assert weight(her.client.get("/ur/r/").content) <= MOST


def test_a_step_is_sent_compressed_and_her_page_never_is(desk):
    her = Her()
    page = her.client.get("/ur/r/", headers={"Accept-Encoding": "br"})
    assert page["Content-Encoding"] == "br"
    assert "Content-Encoding" not in her.client.get("/ur/r/back/", headers={"Accept-Encoding": "br"})


def test_a_page_behind_the_code_has_one_of_few_lengths(desk):
    her = Her()
    lengths = {len(her.client.get("/ur/r/back/").content), len(her.come_back("1" * 16).content)}
    assert {length % 4096 for length in lengths} == {0}
