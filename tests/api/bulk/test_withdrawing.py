"""What left the public is in no file that is given out, from the moment of the commit."""

import json
import logging
import os
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone

from api import tasks
from api.bulk.making import MEDIA_TYPES, make
from api.hsds.streaming import turn
from directory import actions, exports, feed
from directory.models import CatalogueVersion, Service
from tests.directory.street import HOUSE, POINT, ROAD, tell_everywhere
from tests.factories import make_listing, make_place
from tests.people import make_person

pytestmark = pytest.mark.django_db
NEEDLES = tuple(needle.encode() for needle in (ROAD, HOUSE, POINT))


@pytest.fixture
def vetter(db):
    return make_person("vetter")


@pytest.fixture
def row(empty_directory):
    return make_listing(make_place(), "Invented Centre", phones=("000-1",)).service


def given_out(client):
    """Return the bytes of every file that anybody can fetch, by the list and by their lasting names."""
    listed = client.get("/api/v1/exports").json()["exports"]
    return {one["name"]: b"".join(client.get(one["url"])) for one in listed}


def told(folder):
    """Say whether the street stands anywhere under the folder."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    return any(needle in path.read_bytes() for path in files for needle in NEEDLES)


DEEDS = {
    "suspended": lambda row, vetter: actions.suspend(service=row, by=vetter),
    "put away": lambda row, vetter: actions.withdraw(service=row, by=vetter),
    "hidden": lambda row, vetter: actions.hide_place(service=row, by=vetter),
    "erased": lambda row, _vetter: row.delete(),
}


@pytest.mark.parametrize("deed", DEEDS.values(), ids=DEEDS.keys())
def test_what_leaves_the_public_takes_the_files_along_at_once(client, row, vetter, folder, deed):
    export = make()
    name = export.name_of(export.files[0])
    assert client.get(f"/api/v1/exports/{name}").status_code == 200
    deed(row, vetter)
    assert client.get("/api/v1/exports").json() == {"exports": []}
    assert client.get(f"/api/v1/exports/{name}").status_code == 404
    for kind in MEDIA_TYPES:
        answer = client.get(f"/api/v1/exports/{kind}")
        assert (answer.status_code, answer["Retry-After"]) == (503, "300")


@pytest.mark.parametrize("deed", DEEDS.values(), ids=DEEDS.keys())
def test_the_files_are_deleted_after_the_commit(row, vetter, folder, deed, django_capture_on_commit_callbacks):
    make()
    with django_capture_on_commit_callbacks(execute=True):
        deed(row, vetter)
    assert list(folder.iterdir()) == []


def test_what_stays_public_leaves_the_files_as_they_are(client, row, vetter):
    actions.suspend(service=row, by=vetter)
    other = make_listing(make_place("Other"), "Another centre", phones=("000-2",)).service
    export = make()
    actions.say_capacity(service=other, capacity="full", until=None, by=vetter)
    actions.publish(service=row, by=vetter)
    assert exports.good() == [export]
    assert len(given_out(client)) == len(MEDIA_TYPES)


def test_a_deed_that_is_undone_takes_nothing_along(row, vetter):
    export = make()
    with pytest.raises(actions.RefusedError):
        actions.reopen(service=row, by=vetter)
    assert exports.good() == [export]


def test_no_file_tells_a_hidden_place(client, row, vetter, folder, caplog, django_capture_on_commit_callbacks):
    caplog.set_level(logging.DEBUG)
    tell_everywhere(row, vetter, make_person("vetter"))
    make()
    assert told(folder), "the street must stand in the files, or nothing was tried"
    with django_capture_on_commit_callbacks(execute=True):
        actions.hide_place(service=row, by=vetter)
    assert not told(folder)
    tasks.mend_exports(timestamp=0)
    assert given_out(client)
    assert not told(folder)
    assert not any(needle in said for said in given_out(client).values() for needle in NEEDLES)
    assert not [record for record in caplog.records if ROAD in record.getMessage() or HOUSE in record.getMessage()]


def test_a_place_that_was_put_away_and_is_hidden_later_is_in_no_older_file_either(row, vetter):
    make()
    CatalogueVersion.objects.update(withdrawn=0)
    Service.everything.filter(pk=row.pk).update(vetting_state="archived")
    actions.hide_place(service=row, by=vetter)
    assert exports.good() == []


def test_what_is_withdrawn_while_files_are_being_made_is_not_given_out_after(row, vetter, monkeypatch):
    monkeypatch.setattr(exports, "note", _hiding_first(exports.note, row, vetter))
    export = make()
    assert not export.is_good(feed.standing())
    assert exports.kept() == []


def _hiding_first(note, row, vetter):
    def work(*args, **kwargs):
        actions.hide_place(service=row, by=vetter)
        note(*args, **kwargs)

    return work


def test_the_worker_makes_what_is_missing_and_leaves_what_is_good(row, vetter):
    tasks.mend_exports(timestamp=0)
    [first] = exports.good()
    tasks.mend_exports(timestamp=0)
    assert exports.good() == [first]
    actions.suspend(service=row, by=vetter)
    tasks.mend_exports(timestamp=0)
    [second] = exports.kept()
    assert second != first


def test_the_night_makes_them_anew_and_the_last_ones_stay_for_two_days(row, folder):
    tasks.make_exports(timestamp=0)
    tasks.make_exports(timestamp=0)
    new, old = exports.good()
    for days, there in ((1.9, [new, old]), (2.1, [new])):
        _age(old, days)
        exports.sweep()
        assert [export.folder for export in exports.kept()] == [export.folder for export in there]
    _age(new, 400)
    exports.sweep()
    assert len(exports.kept()) == 1, "the newest stays, however old it is"


def _age(export, days):
    path = export.folder / exports.NOTE
    said = json.loads(path.read_text()) | {"made_at": (timezone.now() - timedelta(days=days)).isoformat()}
    path.write_text(json.dumps(said))


def test_files_of_another_database_are_not_given_out_and_go_after_two_days(client, row):
    export = make()
    call_command("new_feed")
    assert client.get("/api/v1/exports").json() == {"exports": []}
    exports.sweep()
    assert exports.kept() == [export]
    _age(export, 2.1)
    exports.sweep()
    assert exports.kept() == []


def test_what_a_killed_maker_left_goes_after_a_day(row, folder):
    left, young = folder / ".left", folder / ".young"
    left.mkdir(parents=True), young.mkdir()
    yesterday = (timezone.now() - timedelta(days=1, minutes=1)).timestamp()
    os.utime(left, (yesterday, yesterday))
    exports.sweep()
    assert list(folder.iterdir()) == [young]


@pytest.mark.parametrize("note", ["", "{", "[]", "{}", '{"made_at": 1}', "null"])
def test_a_folder_that_is_no_export_is_passed_over(client, row, folder, note):
    export = make()
    (folder / "odd").mkdir()
    (folder / "odd" / exports.NOTE).write_text(note)
    (folder / "file").write_text("x")
    assert exports.kept() == [export]
    assert len(client.get("/api/v1/exports").json()["exports"]) == len(MEDIA_TYPES)


def test_of_two_that_would_make_files_at_once_one_does(row):
    with turn(tasks.MAKING):
        tasks.make_exports(timestamp=0)
        tasks.mend_exports(timestamp=0)
        assert exports.kept() == []
    tasks.mend_exports(timestamp=0)
    assert len(exports.kept()) == 1
