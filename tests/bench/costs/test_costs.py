"""No public view costs more, or less, than the committed table says."""

import pytest

from safety import throttle
from tests.bench.costs import table
from tests.bench.costs.asked import ASKED, filled, public_doors
from tests.bench.costs.measure import Cost, costs, undone

SAID = Cost(status=200, statements=3, rows=1000, bytes=10_000)


# A database that other tests have changed and undone has larger tables, and its plans may be others.
def test_every_public_view_costs_what_the_table_says(own_database, monkeypatch, tmp_path):
    monkeypatch.setattr(throttle, "MEMORY", tmp_path)
    with undone():
        assert table.differences(costs(filled()), table.read()) == []


def test_every_public_door_is_asked_and_nothing_else():
    assert {door.name for door in public_doors()} == ASKED.keys()


def test_the_table_is_as_it_would_be_written():
    assert table.text(table.read()) == table.FILE.read_text()


def test_no_public_view_of_the_table_fails():
    assert [address for address, cost in table.read().items() if cost.status >= 500] == []


@pytest.mark.parametrize(
    ("change", "is_another"),
    [
        ({"statements": 4}, True),
        ({"statements": 2}, True),
        ({"status": 404}, True),
        ({"rows": 1240}, False),
        ({"rows": 1260}, True),
        ({"bytes": 10_900}, False),
        ({"bytes": 8900}, True),
    ],
)
def test_one_statement_more_is_another_cost_and_a_word_more_is_not(change, is_another):
    assert bool(table.differences({"/": SAID._replace(**change)}, {"/": SAID})) is is_another


def test_a_view_without_a_line_and_a_line_without_a_view_are_named():
    assert table.differences({"/new": SAID}, {"/old": SAID}) == [
        f"/new has no line: {table.WRITE}",
        f"/old has a line and is not asked: {table.WRITE}",
    ]
