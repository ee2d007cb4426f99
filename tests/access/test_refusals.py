"""Whoever is refused is written down, by plain ids; nothing of what was typed is."""

import pytest

from safety.doors import PUBLIC
from tests.access import table
from tests.access.walk import Row, quiet, rows, visit
from tests.access.world import Actor, World

PRIVATE = "Zubaida"
TYPED = {"q": PRIVATE, "email": f"{PRIVATE}@example.org", "name": PRIVATE}
TABLE = table.read()


def refused(column: str) -> list[Row]:
    """Return where somebody meets 403, once for each door."""
    met = (row for row, words in TABLE.items() if words[column] == "no" and row.method in {"GET", "POST"})
    # In the admin, whose door a superuser has passed, Django itself says no.
    found = {row.door: row for row in met if not (column == "superuser" and row.door.startswith("admin:"))}
    return list(found.values())


def private_words(actor: Actor) -> tuple[str, ...]:
    """Return what must stand nowhere in the audit."""
    return PRIVATE, actor.user.email, actor.user.name, "127.0.0.1", "/en/"


@pytest.mark.parametrize("column", ["ngo_worker", "moderator", "administrator", "superuser"])
def test_a_refusal_is_written_down_with_who_and_which_door_and_no_word_more(column, world, written_down):
    actor, found, wanted = world.actors[column], rows(), refused(column)
    assert wanted
    for row in wanted:
        with quiet(), visit(actor, row, found[row], world, data=TYPED) as response:
            events = written_down()
            door = response.resolver_match.view_name
            assert [(one.event, one.actor, one.subject) for one in events] == [
                ("access.refused", f"user:{actor.user.pk}", f"door:{door}")
            ], row
            said = " ".join(f"{one.event} {one.actor} {one.subject} {one.facts}" for one in events)
            assert [word for word in private_words(actor) if word in said] == [], row


def test_somebody_who_has_not_shown_who_it_is_leaves_nothing_in_the_audit(world: World, written_down):
    row, found = Row("accounts:people", "-", "GET"), rows()
    for column in ("visitor", "partner_app", "no_factor"):
        assert TABLE[row][column] in {"sign-in", "set-up"}
        with visit(world.actors[column], row, found[row], world):
            assert written_down() == [], column


def test_a_public_door_writes_nothing_of_who_opened_it(world: World, written_down):
    found = {row: door for row, door in rows().items() if row.door in PUBLIC and row.method == "GET"}
    with quiet():
        for row, door in found.items():
            with visit(world.actors["moderator"], row, door, world):
                assert written_down() == [], row
