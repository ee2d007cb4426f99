"""Nobody, at no door, is shown the street of a hidden place, though it was everywhere before it was hidden."""

import logging
from dataclasses import replace

import pytest
from django.core.management import call_command
from django.db import transaction

from directory import actions
from directory.models import Service
from tests.access.walk import USUAL, rows, visit
from tests.access.world import COLUMNS, UNPROVEN
from tests.directory.street import HOUSE, POINT, ROAD, tell_everywhere
from tests.people import make_person

pytestmark = pytest.mark.django_db
NEEDLES = tuple(needle.encode() for needle in (ROAD, HOUSE, POINT))
# Each walks through every door; the others do so in make soak.
AT_ONCE, SOAK = ("visitor", "vetter"), pytest.mark.soak
LATER = [column for column in COLUMNS if column not in (*UNPROVEN, *AT_ONCE)]

TELLING = {
    "visitor": {"GET directory:centre [a centre]", "GET api:hsds-service [a service]"},
    "vetter": {
        "GET vetting:listing [ours]",
        "GET vetting:draft [ours]",
        "GET organizations:draft [ours]",
        "GET organizations:sheet-csv [ours]",
    },
}


@pytest.fixture
def told(world):
    """The world, with our own listing at the public's doors too, and its street wherever words can stand."""
    service = Service.everything.get(pk=world.our_kept.service)
    tell_everywhere(service, make_person("vetter"), make_person("vetter"))
    return replace(world, listing=service.service_at_locations.select_related("location__place").get())


@pytest.fixture
def hidden(told):
    """The same world once the place is hidden."""
    actions.hide_place(service=told.listing.service, by=make_person("vetter"))
    return told


def doors_that_tell(world, column, among=None):
    """Return the doors at which somebody is shown the street; of all, or of those that are named."""
    asked = {row: door for row, door in rows().items() if row.method in USUAL and (not among or str(row) in among)}
    return {str(row) for row, door in asked.items() if _tells(world, column, row, door)}


def _tells(world, column, row, door):
    with transaction.atomic(), visit(world.actors[column], row, door, world) as response:
        said = b"".join(response.streaming_content) if response.streaming else response.content
        return any(needle in said + str(response.headers).encode() for needle in NEEDLES)


def test_before_it_is_hidden_the_public_and_vetters_are_shown_it(told):
    for column, doors in TELLING.items():
        assert doors_that_tell(told, column, doors) == doors


@pytest.mark.parametrize("column", [*AT_ONCE, *(pytest.param(one, marks=SOAK) for one in LATER)])
def test_no_door_shows_it(hidden, column, caplog):
    caplog.set_level(logging.DEBUG)
    assert doors_that_tell(hidden, column) == set()
    assert not [record for record in caplog.records if ROAD in record.getMessage() or HOUSE in record.getMessage()]


def test_no_command_that_writes_files_tells_it(hidden, tmp_path, settings, capsys):
    settings.DATA_DIR = tmp_path
    call_command("write_hotlines")
    call_command("cards", "--check")
    said = capsys.readouterr().out + "".join(path.read_text() for path in tmp_path.rglob("*.json"))
    assert not any(needle in said for needle in (ROAD, HOUSE, POINT))
