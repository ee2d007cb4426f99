"""The gazetteer's files are whole, sorted, small, and every row says where it comes from."""

import itertools

import pytest

from places.gazetteer.rows import FOLDER, NAME_FILES, PLACE_FILES, NameRow, PlaceRow, SourceRow, read
from places.gazetteer.sources import BY_KEY
from places.gazetteer.tree import Tree
from places.ids import country_id

MOST_BYTES = 6_000_000


@pytest.fixture(scope="module")
def places():
    return [row for name in PLACE_FILES for row in read(FOLDER / name, PlaceRow)]


@pytest.fixture(scope="module")
def names():
    return [row for name in NAME_FILES for row in read(FOLDER / name, NameRow)]


def test_the_files_are_small():
    assert sum(path.stat().st_size for path in FOLDER.iterdir()) < MOST_BYTES


@pytest.mark.parametrize("name", [*PLACE_FILES, *NAME_FILES, "sources.tsv"])
def test_lines_are_sorted_and_single(name):
    lines = (FOLDER / name).read_text(encoding="utf-8").splitlines()[1:]
    assert all(one < other for one, other in itertools.pairwise(lines))


def test_ids_and_numbers_are_given_once(places):
    assert len({row.id for row in places}) == len(places)
    assert len({row.number for row in places}) == len(places)


def test_every_place_lies_in_its_country(places):
    tree = Tree({row.id: row for row in places}, "PK")
    assert all(tree.line(row)[-1].id == country_id(row.country) for row in places)


def test_every_row_has_a_known_source_with_a_licence(places):
    assert all(row.sources for row in places)
    assert {key for row in places for key in row.sources.split()} <= BY_KEY.keys()
    assert {row.key: row for row in read(FOLDER / "sources.tsv", SourceRow)} == BY_KEY


def test_names_belong_to_places(places, names):
    assert {row.place for row in names} <= {row.id for row in places}


def test_pakistan_is_not_listed_twice(places):
    assert not [row.id for row in places if row.country == "PK" and row.id.startswith("gn/")]
    assert sum(row.country == "PK" for row in places) == 1774 + 1


def test_points_are_on_earth(places):
    assert all(-90 <= row.latitude <= 90 and -180 <= row.longitude <= 180 for row in places)


def test_city_areas_never_have_a_trusted_point_unless_a_source_gives_it(places):
    trusted = [row.id for row in places if row.kind == "area" and not row.point_is_approximate]
    assert len(trusted) < 20
