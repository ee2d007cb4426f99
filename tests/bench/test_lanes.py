"""A lane that does not answer right is not compared."""

import json
import os
from itertools import count

import pytest

from bench import answers, rounds
from bench.kinds import Absent, Web
from bench.lanes import LANES, PROJECT, Served
from bench.measured import Measured
from bench.posed import Posed, exactly, holding, some_of
from bench.scene import SERVERS
from bench.servers import Running

TOP = [["a", "b"], ["c"]]
ADDRESSES = ["/1", "/2"]
RIGHT = {"/1": ["a", "b"], "/2": ["c"]}


def in_json(ids: list[str]) -> bytes:
    return json.dumps({"results": [{"id": key, "name": "long" * 200} for key in ids]}).encode()


def lane(port: int, **how) -> Web:
    return Web(
        "lane",
        PROJECT,
        "plain",
        Running(port, os.getpid()),
        Posed(addresses=ADDRESSES, ids=answers.in_json, right=TOP, **how),
    )


def run(lane) -> rounds.Record:
    return rounds.run([lane], rounds=2, seconds=0.02, tell=lambda line: None)[0]


def test_a_lane_that_answers_right_is_measured_in_every_round(told):
    with told(lambda address: (200, in_json(RIGHT[address]))) as port:
        record = run(lane(port))
    assert not record.refused
    assert [met.bad for met in record.crowded + record.alone] == [0] * 4
    assert record.per_second > 0
    assert all(met.cpu_ms is not None for met in record.crowded)


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        pytest.param((200, in_json(["b", "a"])), "a wrong top 2 for /1", id="wrong order"),
        pytest.param((200, in_json(["a"])), "a wrong top 2 for /1", id="one left out"),
        pytest.param((200, in_json([])), "a wrong top 2 for /1", id="nothing found"),
        pytest.param((200, b""), "status 200, 0 bytes for /1", id="empty"),
        pytest.param((500, in_json(["a", "b"])), "status 500", id="an error"),
        pytest.param((301, b"elsewhere"), "status 301", id="sent elsewhere"),
    ],
)
def test_a_lane_with_one_wrong_answer_is_refused(told, answer, reason):
    with told(lambda address: answer) as port:
        record = run(lane(port))
    assert record.refused.startswith(reason)
    assert record.crowded == []


@pytest.mark.parametrize("answer", [(503, b" " * 5000), (200, b"{}")])
def test_a_lane_that_fails_only_under_load_is_refused(told, answer):
    turn = count()
    with told(lambda address: (200, in_json(RIGHT[address])) if next(turn) < 2 else answer) as port:
        assert "bad answers under load" in run(lane(port)).refused


def test_a_lane_where_nobody_answers_is_refused(told):
    with told(lambda address: (200, b"{}")) as port:
        pass
    assert run(lane(port)).refused.startswith("no answer")


def test_a_peer_may_answer_otherwise_and_how_often_is_told(told):
    with told(lambda address: (200, in_json(["b", "a"] if address == "/1" else ["c"]))) as port:
        record = run(lane(port, may_differ=True))
    assert (record.refused, record.lane.wrong) == ("", 1)


def test_an_answer_that_has_not_changed_is_right_only_as_304(told):
    posed = Posed(addresses=["/1"], headers={"If-None-Match": '"x"'}, status=304)
    with told(lambda address: (304, b"")) as port:
        assert run(Web("lane", PROJECT, "plain", Running(port, os.getpid()), posed)).refused == ""
    with told(lambda address: (200, in_json(["a"]))) as port:
        assert run(Web("lane", PROJECT, "plain", Running(port, os.getpid()), posed)).refused.startswith("status 200")


def test_what_cannot_be_had_says_why_in_its_line():
    assert run(Absent("textbook", "peer", "no PostGIS here")).refused == "no PostGIS here"


@pytest.mark.parametrize(
    ("per_second", "seconds"),
    [(1000, 2), (25, 2), (10, 5), (2.5, 20), (0.1, 20), (0, 2)],
)
def test_what_is_slow_is_measured_for_longer(per_second, seconds):
    asked = []

    class Slow(Absent):
        def check(self) -> None:
            pass

        def put(self, *, connections: int, seconds: float) -> Measured:
            asked.append(seconds)
            return Measured(per_second=per_second)

    rounds.run([Slow("slow", "peer", "")], rounds=2, seconds=2, tell=lambda line: None)
    assert asked == [1, seconds, seconds]


@pytest.mark.parametrize(
    ("match", "found", "is_right"),
    [
        (exactly, ["a", "b"], True),
        (exactly, ["b", "a"], False),
        (holding, ["c", "b", "a"], True),
        (holding, ["a"], False),
        (holding, [], False),
        (some_of(2), ["b", "a"], True),
        (some_of(1), ["b"], True),
        (some_of(2), ["a"], False),
        (some_of(2), ["a", "c"], False),
    ],
)
def test_answers_are_compared_as_their_path_orders_them(match, found, is_right):
    assert match(found, ["a", "b"]) is is_right


def test_every_lane_has_a_name_of_its_own_and_a_server_that_can_be_started():
    names = [one.name for one in LANES]
    assert sorted(set(names)) == sorted(names)
    assert {one.server for one in LANES if isinstance(one, Served)} == SERVERS.keys()


def test_the_centres_of_a_page_are_read_without_its_helplines():
    first, second, line = (f"{number}" * 8 + "-0000-4000-8000-000000000000" for number in (1, 2, 3))
    page = f"""<ul class="cards call"><li><a href="/ur/centres/{line}/">x</a></ul>
      <ol class="cards"><li><a href="/ur/centres/{second}/">x</a><li><a href="/ur/centres/{first}/">x</a></ol>"""
    assert answers.in_page(page.encode()) == [second, first]
