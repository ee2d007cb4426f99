"""The nearest city is the nearest on the ellipsoid, at the poles and the date line too."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyproj import Geod

from places.models import Place
from places.nearest import nearest_city

pytestmark = pytest.mark.django_db

GEOD = Geod(ellps="WGS84")
CORNERS = [(90, 0), (-90, 0), (0, 180), (0, -180), (-16.9, 179.99), (-16.9, -179.99), (31.52, 74.35), (24.86, 67.01)]


@pytest.fixture
def cities(db):
    places = Place.objects.filter(kind__in=("city", "town"), point_is_approximate=False)
    return list(places.values_list("id", "latitude", "longitude"))


def nearest_by_geodesic(cities, latitude, longitude):
    _, latitudes, longitudes = zip(*cities, strict=True)
    count = len(cities)
    _, _, metres = GEOD.inv([longitude] * count, [latitude] * count, longitudes, latitudes)
    return min(metres), dict(zip((city[0] for city in cities), metres, strict=True))


def check(cities, latitude, longitude):
    least, metres = nearest_by_geodesic(cities, latitude, longitude)
    assert metres[nearest_city(latitude, longitude).id] <= least * (1.0001 if least < 1_000_000 else 1.007)


@pytest.mark.parametrize(("latitude", "longitude"), CORNERS)
def test_no_city_is_nearer(cities, latitude, longitude):
    check(cities, latitude, longitude)


def anywhere(count):
    """Return what tries a test at so many points of the Earth."""
    chance = settings(max_examples=count, suppress_health_check=[HealthCheck.function_scoped_fixture])
    return lambda test: chance(given(latitude=st.floats(-90, 90), longitude=st.floats(-180, 180))(test))


@anywhere(8)
def test_no_city_is_nearer_anywhere(cities, latitude, longitude):
    check(cities, latitude, longitude)


@pytest.mark.soak
@anywhere(200)
def test_nor_is_one_at_many_places(cities, latitude, longitude):
    check(cities, latitude, longitude)


def test_it_is_one_statement():
    with CaptureQueriesContext(connection) as statements:
        place = nearest_city(31.52, 74.35)
        _ = (place.path, place.ancestors, place.timezone)
    assert len(statements) == 1
    assert place.id == "pk/punjab/lahore/lahore"


def test_a_place_with_an_approximate_point_is_never_the_nearest(db):
    rough = Place.objects.filter(point_is_approximate=True, kind="town").first()
    assert rough
    assert nearest_city(rough.latitude, rough.longitude).id != rough.id
