"""Two hundred codes at once: few are worked out, the others are told at once, and the directory goes on."""

import pytest

from tests.databases import url_of
from tests.desks import make_desk
from tests.referrals.her.walking import ASK
from tests.referrals.soak import length, pressure, scene

pytestmark = pytest.mark.soak
SECONDS = length.of(30, 4)
SLOTS, DERIVATION_MIB = 4, 64
# What the interpreter and its threads may take beside the derivations, however many ask.
ROOM_MIB = 200
# A number that a touch calls.
TO_CALL = 'href="tel:'


@pytest.fixture
def variables(own_database, tmp_path) -> dict[str, str]:
    make_desk()
    return scene.as_in_production(url_of(own_database), tmp_path, DERIVATION_SLOTS=str(SLOTS))


def test_case_25_of_200_codes_at_once_four_are_worked_out_and_the_others_are_given_numbers(
    variables, own_database, capsys
):
    url = url_of(own_database)
    with scene.served(variables, RAAH_SIDE="private") as private:
        private.wait_until_it_answers(ASK)
        before = private.memory_mib()
        seen = pressure.storm(private, url, SECONDS)
        after = private.memory_mib()
    with capsys.disabled():
        print(f"\nmemory before {before:.0f}, after {after:.0f} MiB; {seen.said()}")
    assert set(seen.by_status()) == {422, 503}
    refused = [answer for answer in seen.answers if answer.status == 503]
    assert all(TO_CALL in answer.text and answer.wait for answer in refused)
    assert 2 <= seen.most_derivations <= SLOTS
    assert seen.most_memory_mib < before + SLOTS * DERIVATION_MIB + ROOM_MIB
    assert {page.status for page in seen.pages} == {200}


def test_case_25_the_directory_answers_while_codes_are_thrown_at_the_other_side(variables, own_database, capsys):
    url = url_of(own_database)
    with (
        scene.served(variables, RAAH_SIDE="public") as public,
        scene.served(variables, RAAH_SIDE="private") as private,
    ):
        public.wait_until_it_answers("/ur/")
        private.wait_until_it_answers(ASK)
        with pressure.searching(public, url, SECONDS) as alone:
            pass
        with pressure.searching(public, url, SECONDS) as meanwhile:
            pressure.storm(private, url, SECONDS)
    with capsys.disabled():
        print(f"\nthe directory alone {alone}, meanwhile {meanwhile}")
    assert (alone[0]["bad"], meanwhile[0]["bad"]) == (0, 0)
    # Two cores are shared fairly: whoever asks for one of them gets it, a few turns later.
    assert meanwhile[0]["p99_ms"] < max(1000, 10 * alone[0]["p99_ms"])
