"""A flood from one network: it is slowed, the forms of others are taken as ever. And a town behind one address."""

import time

import pytest

from referrals.models import Case
from tests.databases import url_of
from tests.desks import make_desk
from tests.referrals.her.walking import ASK
from tests.referrals.soak import asking, flooding, length, scene

pytestmark = pytest.mark.soak
POSTS, OTHERS = length.of(10_000, 400), length.of(40, 4)
LONGEST_S, PATIENCE_S = 10.0 if length.SHORT else 3.0, 60


@pytest.fixture
def server(own_database, tmp_path):
    make_desk()
    variables = scene.as_in_production(url_of(own_database), tmp_path, RAAH_SIDE="private")
    with scene.served(variables) as server:
        server.wait_until_it_answers(ASK)
        scene.forget_tries()
        yield server


def seconds_until_sent(url: str, network: int) -> float:
    """Send a form as somebody does who sends it once more where it is answered by "come again"."""
    began = time.monotonic()
    while (answer := flooding.send(url, network)).status == 503:
        assert time.monotonic() - began < PATIENCE_S, "told to come again for too long"
    assert asking.CODE.search(answer.text)
    return time.monotonic() - began


def test_case_15_ten_thousand_forms_from_one_network_keep_nobody_else_waiting(server, capsys):
    with flooding.flooded(server.url, POSTS) as flood:
        took = [seconds_until_sent(server.url, number) for number in range(1, OTHERS + 1)]
    with capsys.disabled():
        print(f"\n{POSTS} forms: {dict(flood.statuses)}; {OTHERS} others waited {sorted(took)} s")
    assert set(flood.statuses) == {200, 503}
    assert max(took) <= LONGEST_S
    # Nothing of the flood is lost either: what was taken, the desk has.
    assert Case.objects.count() == flood.statuses[200] + OTHERS


def test_case_17_thirty_people_behind_one_address_in_a_minute_are_all_let_through(server):
    for _ in range(30):
        seconds_until_sent(server.url, 7)
    assert Case.objects.count() == 30
