"""A lane that does not answer right is not compared."""

import json
from itertools import count

import pytest

from bench import answers, rounds
from bench.lanes import PROJECT, Web

TOP = [["a", "b"], ["c"]]
ADDRESSES = ["/1", "/2"]
RIGHT = {"/1": ["a", "b"], "/2": ["c"]}


def in_json(ids: list[str]) -> bytes:
    return json.dumps({"results": [{"id": key, "name": "long" * 200} for key in ids]}).encode()


def lane(port: int) -> Web:
    return Web("lane", PROJECT, "plain", port, ADDRESSES, answers.in_json, TOP)


def run(lane: Web) -> rounds.Record:
    return rounds.run([lane], rounds=2, seconds=0.02, tell=lambda line: None)[0]


def test_a_lane_that_answers_right_is_measured_in_every_round(told):
    with told(lambda address: (200, in_json(RIGHT[address]))) as port:
        record = run(lane(port))
    assert not record.refused
    assert [met.bad for met in record.crowded + record.alone] == [0] * 4
    assert record.per_second > 0


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


def test_the_centres_of_a_page_are_read_without_its_helplines():
    first, second, line = (f"{number}" * 8 + "-0000-4000-8000-000000000000" for number in (1, 2, 3))
    page = f"""<ul class="cards call"><li><a href="/ur/centres/{line}/">x</a></ul>
      <ol class="cards"><li><a href="/ur/centres/{second}/">x</a><li><a href="/ur/centres/{first}/">x</a></ol>"""
    assert answers.in_page(page.encode()) == [second, first]
