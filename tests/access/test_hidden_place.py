"""Nobody, at no door, is shown the street of a hidden place, though it was everywhere before it was hidden."""

import logging
from dataclasses import replace
from uuid import uuid4

import pytest
from django.core.management import call_command
from django.db import transaction

from directory import actions
from directory.models import Service
from directory.queues import QUEUES
from tests.access.forms import forms_of
from tests.access.walk import USUAL, rows, visit
from tests.access.world import COLUMNS, UNPROVEN
from tests.directory.street import HOUSE, POINT, ROAD, WORDS, places_with, tell_everywhere
from tests.people import make_person
from tests.safety.test_logs import everything

pytestmark = pytest.mark.django_db
NEEDLES = tuple(needle.encode() for needle in (ROAD, HOUSE, POINT))
# Each walks through every door; the others do so in make soak.
AT_ONCE, SOAK = ("visitor", "vetter"), pytest.mark.soak
LATER = [column for column in COLUMNS if column not in (*UNPROVEN, *AT_ONCE)]

TELLING = {
    "visitor": {
        "GET directory:centre [a centre]",
        "GET api:hsds-service [a service]",
        "GET api:hsds-organization [a body]",
    },
    "vetter": {
        "GET vetting:listing [ours]",
        "GET vetting:draft [ours]",
        "GET vetting:history [ours]",
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
        return is_told(said + str(response.headers).encode())


def is_told(said):
    """Say whether the street stands in something."""
    return any(needle in said for needle in NEEDLES)


def test_before_it_is_hidden_the_public_and_vetters_are_shown_it(told):
    for column, doors in TELLING.items():
        assert doors_that_tell(told, column, doors) == doors


@pytest.mark.parametrize("column", [*AT_ONCE, *(pytest.param(one, marks=SOAK) for one in LATER)])
def test_no_door_shows_it(hidden, column, caplog):
    caplog.set_level(logging.DEBUG)
    assert doors_that_tell(hidden, column) == set()
    assert caplog.records
    assert not [record for record in caplog.records if is_told(everything(record).encode())]


def test_no_command_that_writes_files_tells_it(hidden, tmp_path, settings, capsys):
    settings.DATA_DIR = tmp_path
    call_command("write_hotlines")
    call_command("cards", "--check")
    said = capsys.readouterr().out + "".join(path.read_text() for path in tmp_path.rglob("*.json"))
    assert not any(needle in said for needle in (ROAD, HOUSE, POINT))


def queues_that_tell(world):
    """Return the queues of vetters in which the street stands."""
    client = world.actors["vetter"].client
    return {name for name in QUEUES if is_told(client.get(f"/en/staff/vetting/queues/{name}/").content)}


def map_of(world):
    return world.actors["visitor"].client.get("/api/v1/centres.geojson?bbox=74,31,75,32").content


def test_neither_queue_nor_map_shows_it(told):
    assert queues_that_tell(told) == {"reported", "contradictions"}
    assert is_told(map_of(told))
    actions.hide_place(service=told.listing.service, by=make_person("vetter"))
    assert queues_that_tell(told) == set()
    assert not is_told(map_of(told))


def test_a_door_that_breaks_tells_no_street_that_was_sent_there(hidden, caplog, monkeypatch):
    def break_down(*_said, **_named):
        raise RuntimeError(WORDS)

    caplog.set_level(logging.DEBUG)
    monkeypatch.setattr(actions, "report", break_down)
    path = f"/en/centres/{hidden.listing.pk}/report/"
    sent = {"wrong": "moved", "right": WORDS, "token": str(uuid4())}
    answer = hidden.actors["visitor"].client.post(path, sent)
    assert answer.status_code == 500
    assert not is_told(answer.content)
    assert caplog.records
    assert not [record for record in caplog.records if is_told(everything(record).encode())]


# Pages with forms about a listing, and who writes there.
WRITING = {
    "visitor": ("/en/centres/{listing}/report/", "/en/centres/{listing}/claim/"),
    "vetter": (
        "/en/staff/vetting/listings/{service}/",
        "/en/staff/vetting/listings/{service}/history/",
        "/en/staff/vetting/listings/{service}/point/",
        "/en/staff/vetting/drafts/{draft}/",
    ),
    "ngo_worker": ("/en/staff/organizations/listings/{service}/", "/en/staff/organizations/{organization}/listings/"),
}


EXPECTED = {
    "visitor": {"right", "name", "works_as", "proof_words"},
    "vetter": {"note", "why", "women_staff-reason"},
    "ngo_worker": {"name_en", "description_ur", "url"},
}


def sendings(client, path):
    """Yield each form of a page with the street in each of its fields, one at a time."""
    for form in forms_of(client.get(path).text, path):
        for name in form.written:
            chosen = {name.removesuffix("reason") + "verdict": ["back"]} if name.endswith("-reason") else {}
            yield form.action, form.sent | chosen | {name: [WORDS]}, name


# The form of a whole listing has a hundred fields: it is looked at field by field at once, and so in make soak.
@pytest.mark.parametrize("column", ["visitor", "vetter", pytest.param("ngo_worker", marks=SOAK)])
def test_whatever_is_written_about_it_in_whatever_field_it_is_kept_nowhere(hidden, column):
    service, worker = hidden.listing.service, hidden.actors["ngo_worker"].user
    draft = actions.begin_draft(service=service, by=worker)
    draft = actions.change_draft(draft=draft, content={"women_staff": "no"}, version=draft.version, by=worker)
    actions.submit_draft(draft=draft, by=worker)
    ids = {
        "listing": hidden.listing.pk,
        "service": service.pk,
        "draft": draft.pk,
        "organization": service.organization_id,
    }
    client, tried = hidden.actors[column].client, set()
    for path in (pattern.format(**ids) for pattern in WRITING[column]):
        for action, sent, name in sendings(client, path):
            before = transaction.savepoint()
            client.post(action, sent)
            assert places_with(ROAD, HOUSE, but=("places_",)) == set(), (action, name)
            transaction.savepoint_rollback(before)
            tried.add(name)
    assert tried >= EXPECTED[column]
