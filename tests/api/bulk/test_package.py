"""The tables: valid by the Data Package standard, named as HSDS names them, and with all that the objects say."""

import json
from zipfile import ZipFile

import pytest
from frictionless import Package, system

from api.bulk.making import LINES, TABLES, make
from api.bulk.package import rows
from api.bulk.tables import LISTS, PARTS
from api.bulk.tables import TABLES as BY_NAME
from directory.cards import rebuild
from directory.models import Service
from tests.api import listings
from tests.api.bulk.reading import table
from tests.api.hsds.official import official

pytestmark = pytest.mark.django_db
# What stands inside objects and has no row of its own: lists of the API that are tables by themselves, and our profile.
INSIDE = {"service": {"organization", "raah"}, "location": {"raah"}, "attribute": {"taxonomy_term", "label"}}
NUMBERS = {"latitude", "longitude", "amount", "timezone", "available"}


@pytest.fixture(scope="module")
def schemas():
    """The official schemas by the name of their table."""
    return official().schemas


@pytest.fixture
def export(db):
    """All that is shipped, and what is invented to have something in every table."""
    row = listings.rich()
    said = {"assurance": "confirmed", "assured_date": "2026-11-01", "assured_method": "call"}
    full = {"capacity": "full", "capacity_until": "2999-01-01", "capacity_said_on": "2026-11-01"}
    Service.everything.filter(pk=row.pk).update(**said, **full)
    rebuild([row, listings.confidential()])
    return make()


def test_the_package_is_valid(export, tmp_path):
    with ZipFile(export.folder / TABLES) as packed:
        packed.extractall(tmp_path / "package")
    with system.use_context(trusted=True):
        report = Package(str(tmp_path / "package" / "datapackage.json")).validate()
    assert report.flatten(["name", "rowNumber", "fieldName", "type", "message"]) == []
    assert report.valid
    assert all(table(export, name) for name in BY_NAME), "a table without a row was hardly looked at"


def test_a_fault_would_be_noticed(export, tmp_path):
    with ZipFile(export.folder / TABLES) as packed:
        packed.extractall(tmp_path / "package")
    (tmp_path / "package" / "organizations.csv").write_text("id,name,alternate_name,description,website\n")
    with system.use_context(trusted=True):
        report = Package(str(tmp_path / "package" / "datapackage.json")).validate()
    assert {"foreign-key"} <= {kind for [kind] in report.flatten(["type"])}


@pytest.mark.hsds
@pytest.mark.parametrize("name", BY_NAME)
def test_tables_are_those_of_the_standard(schemas, name):
    ours, theirs = BY_NAME[name], schemas[name]
    assert ours.file == theirs["path"]
    assert ours.columns.keys() <= theirs["properties"].keys()
    wanted = {*theirs["required"], *theirs.get("tabular_required", [])} - {"city", "state_province", "postal_code"}
    assert {column for column in wanted if "$ref" not in theirs["properties"][column]} <= {"id", *ours.required}
    for column, kind in ours.columns.items():
        said = theirs["properties"][column]
        assert kind["type"] == said.get("datapackage_type", said["type"]), column
        assert kind.get("format") == said.get("format") or kind["type"] in {"datetime", "time"}, column


@pytest.mark.parametrize("name", BY_NAME)
def test_every_key_leads_to_a_table_and_no_column_is_forgotten(name):
    assert set(BY_NAME[name].keys.values()) <= BY_NAME.keys()
    keys = {column for column in BY_NAME[name].columns if column.endswith("_id")}
    assert keys - {"link_id"} == BY_NAME[name].keys.keys()


def test_nothing_that_the_objects_say_is_lost(export):
    """Each object of the lines again, row by row: what it says stands in its table, in so many words."""
    held = {name: {row["id"]: row for row in table(export, name)} for name in BY_NAME}
    for line in (export.folder / LINES).read_text().splitlines():
        for name, said in rows("service", json.loads(line)):
            if name == "attribute" and "taxonomy_term_id" not in said:
                # An answer to a question of ours: the tabular form has attributes with a term only.
                continue
            assert _written(name, said) == {key: _plain(key, value) for key, value in held[name][said["id"]].items()}


def _written(name, said):
    left_out = {*PARTS.get(name, {}), *INSIDE.get(name, ())}
    return {key: value for key, value in said.items() if key not in left_out and value != ""}


def _plain(key, text):
    return float(text) if key in NUMBERS else text


def test_there_is_no_row_that_no_object_says(export):
    said = {name: set() for name in BY_NAME}
    for line in (export.folder / LINES).read_text().splitlines():
        for name, row in rows("service", json.loads(line)):
            said[name].add(row["id"])
    for name in BY_NAME.keys() - LISTS.keys():
        ids = [row["id"] for row in table(export, name)]
        assert len(ids) == len(set(ids))
        assert set(ids) <= said[name]
    bodies = {json.loads(line)["organization_id"] for line in (export.folder / LINES).read_text().splitlines()}
    assert bodies == {row["id"] for row in table(export, "organization")}
