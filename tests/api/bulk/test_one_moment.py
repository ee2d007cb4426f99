"""All files of an export are of one moment, and a copy goes on from it; with real connections and commits."""

import json
from threading import Thread

from django.core.management import call_command
from django.db import connection
from django.test import Client

from api.bulk import making
from api.bulk.making import LINES, POINTS, make
from api.v1.cursors import end_of
from directory import actions, feed
from directory.models import Service, ServiceText
from tests.api.bulk.reading import table
from tests.api.changes.reader import Reader, public
from tests.people import make_person


def elsewhere(deed):
    """Do something with a connection of its own, and commit it."""

    def work():
        try:
            deed()
        finally:
            connection.close()

    thread = Thread(target=work)
    thread.start()
    thread.join()


def shut(row, vetter):
    actions.say_capacity(service=row, capacity="full", until=None, by=vetter)


def rename_all():
    ServiceText.objects.filter(field="name").update(text="Renamed meanwhile")
    call_command("cards", verbosity=0)


def test_all_of_it_is_of_one_moment_whatever_is_written_meanwhile(own_database, monkeypatch):
    before, write = feed.standing().changes, making._write

    def slowly(path, pieces):
        write(path, pieces)
        elsewhere(rename_all)

    monkeypatch.setattr(making, "_write", slowly)
    export = make()
    assert feed.standing().changes > before
    assert export.changes == before
    assert not any(b"Renamed meanwhile" in (export.folder / name).read_bytes() for name in (LINES, POINTS))
    assert "Renamed meanwhile" not in {row["name"] for row in table(export, "service")}


def test_a_copy_that_begins_with_an_export_and_goes_on_by_changes_misses_nothing(own_database, monkeypatch):
    vetter, rows = make_person("vetter"), list(Service.public.order_by("pk")[:5])
    others = Service.public.exclude(pk__in=[row.pk for row in rows])
    places = others.filter(service_at_locations__location__precision="exact")
    write, later = making._write, iter([lambda: shut(rows[0], vetter), rename_all])

    def slowly(path, pieces):
        write(path, pieces)
        elsewhere(next(later))

    monkeypatch.setattr(making, "_write", slowly)
    export, client = make(), Client()
    held = {one["id"]: one for one in map(json.loads, (export.folder / LINES).read_bytes().splitlines())}
    for row in rows[1:5]:
        actions.suspend(service=row, by=vetter)
    actions.hide_place(service=places[0], by=vetter)
    reader = Reader(client, cursor=str(end_of(feed.standing()._replace(changes=export.changes))), copy=held)
    assert reader.read().copy == public(client)
