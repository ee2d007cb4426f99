"""Who meets what at which door: the site as it is, compared with the table that was read in review."""

import pytest

from tests.access import table
from tests.access.doors import doors
from tests.access.samples import SAMPLES, samples
from tests.access.walk import OTHERS, USUAL, Row, in_turns, rows, walk
from tests.access.world import COLUMNS, World

TABLE = table.read()
# Several go through one world, for making one takes as long as a walk.
TOGETHER = (COLUMNS[:7], COLUMNS[7:])
# One who is let in nowhere and one who is let in often; the others in the long tests.
FEW = ("visitor", "moderator")
INVITE = Row("accounts:invite", "-", "POST")


def differences(column: str, world: World, ways: list[Row]) -> list[str]:
    return table.differences(column, walk(world, column, ways), TABLE)


def differences_at_once(columns: tuple[str, ...], world: World, methods: tuple[str, ...]) -> list[str]:
    ways = {column: in_turns(COLUMNS.index(column), methods) for column in columns}
    return [line for column in columns for line in differences(column, world, ways[column])]


@pytest.mark.parametrize("columns", TOGETHER)
def test_everybody_meets_what_the_table_says_at_each_thing_by_get_or_post(columns: tuple[str, ...], world: World):
    assert differences_at_once(columns, world, USUAL) == []


def test_so_they_do_by_one_of_the_other_methods(world: World):
    assert differences_at_once(FEW, world, OTHERS) == []


@pytest.mark.soak
@pytest.mark.parametrize("methods", [USUAL, OTHERS], ids=["usual", "others"])
@pytest.mark.parametrize("column", COLUMNS)
def test_so_they_do_by_all_of_them(column: str, methods: tuple[str, ...], world: World):
    assert differences(column, world, [row for row in rows() if row.method in methods]) == []


def test_in_turns_each_thing_is_met_in_every_other_column_and_by_one_method_after_the_other():
    ways = [in_turns(column, USUAL) for column in range(5)]
    things = {row[:2] for row in rows() if row.method in USUAL}
    assert {row[:2] for row in ways[0]} | {row[:2] for row in ways[1]} == things
    assert not {row[:2] for row in ways[0]} & {row[:2] for row in ways[1]}
    assert sorted([*ways[0], *ways[1], *ways[2], *ways[3]]) == sorted(row for row in rows() if row.method in USUAL)
    assert ways[4] == ways[0]


def test_every_door_has_its_row_and_every_row_its_door(db):
    assert table.strays(rows(), TABLE) == []


def test_every_door_with_parameters_is_tried_with_something():
    untried = {door.name: door.parameters for door in doors() if not samples(door)}
    assert untried == {}, "say in tests/access/samples.py what they are tried with"


def test_nothing_is_kept_to_try_a_door_with_that_is_gone():
    assert SAMPLES.keys() - {door.name for door in doors() if door.parameters} == set()


def test_no_two_doors_have_one_name():
    names = [door.name for door in doors()]
    assert sorted(names) == sorted(set(names))


def test_no_door_crashes():
    assert [row for row, words in TABLE.items() if "crash" in words.values()] == []


def test_the_table_is_as_it_would_be_written():
    assert table.text(TABLE) == table.FILE.read_text()


def test_somebody_who_may_more_than_the_table_says_is_named():
    assert table.differences("moderator", {INVITE: "yes"}, TABLE) == [
        "moderator may now POST accounts:invite; the table says no"
    ]


def test_somebody_who_may_less_than_the_table_says_is_named():
    assert table.differences("administrator", {INVITE: "no"}, TABLE) == [
        "administrator now meets 'no' with POST accounts:invite; the table says yes"
    ]


def test_a_door_without_a_row_is_named():
    without = {row: words for row, words in TABLE.items() if row != INVITE}
    assert table.strays(rows(), without) == [f"POST accounts:invite has no row: who may? {table.WRITE}"]


def test_a_row_without_a_door_is_named():
    gone = Row("accounts:gone", "own", "GET")
    more = TABLE | {gone: TABLE[INVITE]}
    assert table.strays(rows(), more) == [f"GET accounts:gone [own] has a row and no door: {table.WRITE}"]


def test_a_new_door_is_found_and_asked_what_it_is_tried_with(settings):
    settings.ROOT_URLCONF = "tests.access.unmarked"
    unmarked, unsampled = (next(door for door in doors() if door.name == name) for name in ("unmarked", "unsampled"))
    assert any(line.startswith("GET unmarked has no row") for line in table.strays(rows(), TABLE))
    assert samples(unmarked)
    assert samples(unsampled) == {}
