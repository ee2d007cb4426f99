"""A door says who may pass, or it is in the one list of public doors, or it lets nobody through."""

from itertools import product

import pytest

from accounts.roles import GRANTS, Permission, Role
from safety.doors import PUBLIC
from tests.access import table
from tests.access.doors import Door, doors
from tests.access.samples import NOTHING
from tests.access.walk import METHODS, Row, is_through, quiet, visit
from tests.access.world import COLUMNS, SIGNED_OUT, STATES, UNPROVEN, World

TABLE = table.read()


def unmarked() -> list[str]:
    """Return the doors of staff that say nothing; what is the admin's is the system's by its place."""
    return [door.name for door in doors() if not (door.mark or door.is_admin or door.name in PUBLIC)]


def test_every_door_of_staff_says_who_may_pass():
    assert unmarked() == []


def test_every_name_in_the_list_of_public_doors_is_a_door():
    assert PUBLIC - {door.name for door in doors()} == set()


def test_no_public_door_says_who_may_pass_for_nobody_would_ask_it():
    assert [door.name for door in doors() if door.name in PUBLIC and door.mark] == []


def test_a_door_that_says_nothing_is_found(settings):
    settings.ROOT_URLCONF = "tests.access.unmarked"
    assert unmarked() == ["unmarked", "unsampled"]


def test_a_door_that_says_nothing_lets_nobody_through_by_any_method(world: World, settings):
    settings.ROOT_URLCONF = "tests.access.unmarked"
    door = next(door for door in doors() if door.name == "unmarked")
    for actor, method in product(world.actors.values(), METHODS):
        with quiet(), visit(actor, Row(door.name, NOTHING, method), door, world) as response:
            assert (response.status_code, is_through(response)) == (403, False), (actor.column, method)


def test_every_role_grants_something_or_says_that_it_grants_nothing():
    assert GRANTS.keys() == set(Role)


def test_every_role_is_a_column_of_the_table():
    assert set(Role) <= set(COLUMNS)


def test_a_superuser_sees_to_the_system_and_to_nothing_of_any_person():
    assert GRANTS[Role.SUPERUSER] == {Permission.OWN_ACCOUNT, Permission.SYSTEM}


@pytest.mark.parametrize("column", COLUMNS)
def test_the_table_lets_nobody_through_a_door_of_staff_whose_permission_the_role_does_not_grant(column: str):
    found = {door.name: door for door in doors() if door.name not in PUBLIC}
    passed = {row.door for row, words in TABLE.items() if words[column] == "yes" and row.door in found}
    assert [name for name in sorted(passed) if not may_pass(column, found[name])] == []


def test_a_door_that_takes_a_key_lets_nobody_do_anything_without_one():
    keyed = {door.name for door in doors() if door.mark and door.mark.is_keyed}
    assert keyed
    words = [words for row, words in TABLE.items() if row.door in keyed]
    assert {word for row in words for column, word in row.items() if column != "partner_app"} == {"no-key"}


def may_pass(column: str, door: Door) -> bool:
    """Say by the marks and the table of roles alone whether a column may pass."""
    mark = door.mark
    if mark and mark.is_open:
        return True
    if mark and mark.is_keyed:
        return column == "partner_app"
    if column in SIGNED_OUT or column in UNPROVEN:
        return column == "no_factor" and bool(mark and mark.is_set_up)
    role = Role.ADMINISTRATOR if column in STATES else Role.NGO_LEAD if column == "other_ngo" else Role(column)
    return (Permission.SYSTEM if door.is_admin else mark.permission) in GRANTS[role]
