"""One organization never reaches another's people or listings: for it there are none."""

import pytest

from tests.access import table
from tests.access.samples import SAMPLES
from tests.access.walk import Row, quiet, rows, visit
from tests.access.world import World

TABLE = table.read()
# Whose people reach for whose pages.
ACROSS = [("ngo_worker", "theirs"), ("ngo_lead", "theirs"), ("other_ngo", "ours")]
THROUGH = ("theirs through ours", "of staff through ours")
# Whoever holds a link that was mailed opens it without an account.
OPEN = {"organizations:still-correct"}
DOORS = sorted(name for name in SAMPLES.keys() - OPEN if name.startswith("organizations:"))


def asked(label: str) -> list[Row]:
    """Return every way to ask for an organization's things that a door has at all."""
    ways = (row for row in TABLE if row.door in DOORS and row.object == label)
    return [row for row in ways if TABLE[row]["administrator"] != "method"]


@pytest.mark.parametrize(("column", "label"), ACROSS)
def test_anothers_pages_are_not_there_and_that_somebody_asked_is_written_down(column, label, world, written_down):
    actor, found = world.actors[column], rows()
    kept = world.their_kept if label == "theirs" else world.our_kept
    subjects = {f"organization:{kept.organization}", f"service:{kept.service}"}
    assert {row.door for row in asked(label)} == set(DOORS)
    for row in asked(label):
        with quiet(), visit(actor, row, found[row], world) as response:
            assert response.status_code == 404, row
            [event] = written_down()
            assert (event.event, event.actor, event.facts) == ("access.hidden", f"user:{actor.user.pk}", {}), row
            assert event.subject in subjects, row


@pytest.mark.parametrize("label", THROUGH)
def test_a_lead_reaches_nothing_of_anothers_through_an_own_address(label, world: World):
    found = rows()
    for row in asked(label):
        with quiet(), visit(world.actors["ngo_lead"], row, found[row], world) as response:
            assert response.status_code == 404, row


def test_what_is_anothers_answers_as_what_is_nowhere(world: World):
    found, actor = rows(), world.actors["ngo_lead"]
    answers = set()
    for label in ("theirs", "nobody's"):
        row = Row("organizations:team", label, "GET")
        with quiet(), visit(actor, row, found[row], world) as response:
            answers.add((response.status_code, response.content))
    assert len(answers) == 1


@pytest.mark.parametrize("column", ["moderator", "desk_lead", "superuser"])
def test_staff_whose_work_it_is_not_reach_no_organization(column: str):
    assert {words[column] for row, words in TABLE.items() if row.door in DOORS} <= {"hidden", "method"}


def test_a_vetter_reaches_every_organizations_listings_and_nobodys_team():
    reached = {row.door for row, words in TABLE.items() if row.door in DOORS and words["vetter"] == "yes"}
    people = {f"organizations:{name}" for name in ("team", "invite", "remove", "resend", "withdraw")}
    assert reached == set(DOORS) - people
