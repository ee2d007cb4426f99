"""An export: what is in it."""

import gzip
import json
from hashlib import sha256

import pytest
from django.core.management import call_command

from api.bulk import making
from api.bulk.making import LINES, POINTS, make
from api.v1.cursors import end_of
from directory import exports, feed
from tests.api import listings
from tests.api.bulk.reading import table
from tests.factories import make_listing, make_place

pytestmark = pytest.mark.django_db


def read(export, name):
    return (export.folder / name).read_bytes()


@pytest.fixture
def few(empty_directory):
    """A directory with little in it: rich, hidden, by its city, without a place."""
    listings.rich(), listings.confidential()
    make_listing(make_place(), "Invented", phones=("000-1",)), make_listing(None, "Invented line")


def test_the_lines_are_those_of_the_list_of_services(client, few):
    export = make()
    streamed = client.get("/hsds/services", {"format": "ndjson", "full": "true"})
    assert read(export, LINES) == streamed.getvalue()
    assert len(read(export, LINES).splitlines()) == 4


def test_the_points_are_those_of_the_map(client, few):
    whole = json.loads(read(make(), POINTS))
    shown = client.get("/api/v1/centres.geojson", {"bbox": "-180,-90,180,90"}).json()
    for one in shown["features"]:
        del one["properties"]["open_now"]
    by_id = {one["id"]: one for one in shown["features"]}
    assert {one["id"]: one for one in whole["features"]} == by_id
    assert len(by_id) == 3


def test_what_is_empty_is_well_formed_too(empty_directory):
    export = make()
    assert read(export, LINES) == b""
    assert json.loads(read(export, POINTS))["features"] == []
    assert table(export, "service") == []


def test_what_is_compressed_is_the_same(few):
    export = make()
    for name in (LINES, POINTS):
        assert gzip.decompress(read(export, f"{name}.gz")) == read(export, name)


def test_every_file_is_listed_with_its_length_and_digest(few):
    export = make()
    assert {file.name for file in export.files} == set(making.MEDIA_TYPES)
    for file in export.files:
        assert (file.bytes, file.sha256) == (len(read(export, file.name)), sha256(read(export, file.name)).hexdigest())
    assert exports.kept() == [export]


def test_the_same_directory_makes_the_same_bytes(few):
    assert make().files == make().files


def test_every_file_says_from_where_on_to_ask_for_changes(few):
    export, cursor = make(), str(end_of(feed.standing()))
    assert json.loads(read(export, POINTS))["cursor"] == cursor
    assert table(export, "datapackage.json")["cursor"] == cursor


def test_the_command_makes_one_and_names_the_files(few, capsys):
    call_command("bulk")
    said = capsys.readouterr().out
    [export] = exports.kept()
    assert all(export.name_of(file) in said for file in export.files)


def test_nothing_half_made_is_left_where_the_making_fails(few, folder, monkeypatch):
    monkeypatch.setattr(making.package, "write", lambda *_, **__: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        make()
    assert list(folder.iterdir()) == []
