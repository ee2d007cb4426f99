"""Killed at any moment: what was acknowledged stands, once and whole; what was not is there whole or not at all."""

import pytest

from tests.databases import url_of
from tests.desks import make_desk
from tests.referrals.her.walking import ASK
from tests.referrals.soak import length, scene
from tests.referrals.soak.killing import Killing

pytestmark = pytest.mark.soak
PROGRAMS, SERVERS = length.of(70, 5), length.of(40, 4)


@pytest.fixture
def killing(own_database) -> Killing:
    return Killing(make_desk(), length.dice(), scene.cheap(url_of(own_database)))


def test_a_program_killed_in_the_middle_of_its_deeds_leaves_nothing_lost_doubled_or_alone(killing):
    with killing.acting():
        for _ in range(PROGRAMS):
            killing.begin()
            killing.goes_on()
            killing.kill()
            killing.look()
        killing.look_at_everything()


def test_a_server_killed_while_forms_are_sent_has_kept_each_once_or_not_at_all(killing):
    with killing.acting():
        for _ in range(SERVERS):
            with scene.served(killing.variables, WORKERS="1") as server:
                server.wait_until_it_answers(ASK)
                killing.begin(url=server.url, only=["again", "reply"])
                killing.goes_on(2.0)
                scene.kill_all(server.process.pid)
                killing.has_lost()
            killing.look()
        killing.look_at_everything()
