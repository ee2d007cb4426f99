"""A form of staff is taken with the token of its page only; the public's forms have no session and need none.

Neither does a program that shows a partner's key: no session counts there.
"""

from safety.doors import PUBLIC
from tests.access import table
from tests.access.doors import doors
from tests.access.walk import Row, is_through, quiet, rows, visit
from tests.access.world import World

# Answers whatever method it is asked by; there is no form that leads to it.
FORMLESS = {"sitemap"}
# Has a token of its own, made from the cookie of one visit (tests/referrals/her/test_coming_back.py).
HERS = {"referrals:back"}


def posts() -> dict[Row, str]:
    """Return every door that takes a POST from somebody, with one who may."""
    return {
        row: next(column for column, word in words.items() if word == "yes")
        for row, words in table.read().items()
        if row.method == "POST" and "yes" in words.values()
    }


def answers(world: World, strict) -> dict[Row, tuple[int, bool]]:
    """Return what each of them answers to a form without a token: the status, and whether the view was asked."""
    said, found = {}, rows()
    with quiet():
        for row, column in posts().items():
            with visit(strict(world.actors[column]), row, found[row], world) as response:
                said[row] = response.status_code, is_through(response)
    return said


def test_no_door_of_staff_takes_a_form_without_a_token_and_every_public_one_does(world, without_a_token):
    said = answers(world, without_a_token)
    keyed = {door.name for door in doors() if door.mark and door.mark.is_keyed}
    staff = {row: answer for row, answer in said.items() if row.door not in PUBLIC | HERS | keyed}
    public = {row: status for row, (status, _) in said.items() if row.door in PUBLIC - FORMLESS}
    assert len(staff) > 20
    assert {row for row, answer in staff.items() if answer != (403, False)} == set()
    assert {"directory:search", "directory:report", "directory:suggest", "trail"} <= {row.door for row in public}
    assert {row for row, status in public.items() if status == 403} == set()
