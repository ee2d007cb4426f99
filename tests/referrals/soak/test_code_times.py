"""Nobody learns from the time of an answer whether a code ever was one."""

import pytest
from django.conf import settings as real

from config import unsafe
from tests.databases import url_of
from tests.desks import Staffed, make_desk
from tests.referrals.soak import asking, length, scene, times
from tests.referrals.soak.refused import wrong_codes

pytestmark = pytest.mark.soak
ROUNDS = length.of(250, 12)
# A dozen rounds say only that this test works.
ALLOWED = 0.5 if length.SHORT else 0.05


@pytest.fixture
def staffed(own_database, settings) -> Staffed:
    """A desk as in production: every check costs what it costs there."""
    settings.CODE_COST = settings.PHRASE_COST = unsafe.LEAST_COST
    return make_desk()


def test_case_21_wrong_erased_expired_and_unknown_codes_take_the_same_time(staffed, own_database, tmp_path, capsys):
    pages = set()

    def seconds(url: str, code: str) -> float:
        scene.forget_tries()
        answer = asking.try_code(url, code, **asking.from_network(0))
        assert answer.status == 422
        pages.add(answer.text)
        return answer.took

    variables = scene.as_in_production(url_of(own_database), tmp_path, RAAH_SIDE="private")
    wrong, dice = wrong_codes(staffed.desk), length.dice()
    with scene.served(variables, WORKERS="1") as server:
        kinds = {kind: lambda code=code: seconds(server.url, code) for kind, code in wrong.items()}
        times.by_turns(kinds, 3, dice)
        found = times.by_turns(kinds, ROUNDS, dice)
    with capsys.disabled():
        print(f"\n{ROUNDS} rounds at {real.CODE_COST}; medians {found.medians()}; within a round {found.ratios()}")
    assert len(pages) == 1
    assert found.spread() < ALLOWED
