"""Points, distances and the margin within which the chord may not be trusted."""

from math import dist, inf, nan

import pytest
from hypothesis import given
from hypothesis import strategies as st

from places.geo import Point, certain_chord_m, distance_m, distances_m

points = st.builds(Point, st.floats(-90, 90), st.floats(-180, 180))


@pytest.mark.parametrize(
    ("latitude", "longitude"),
    [(91, 0), (-90.0001, 0), (nan, 0), (inf, 0), (0, 181), (0, -180.5), (0, nan), (0, -inf)],
)
def test_a_point_that_is_not_on_earth_is_refused(latitude, longitude):
    with pytest.raises(ValueError, match="is a number from"):
        Point(latitude, longitude)


@pytest.mark.parametrize(
    ("one", "other"),
    [((90, 0), (90, 123)), ((-90, 5), (-90, -5)), ((7, 180), (7, -180)), ((-0.0, -0.0), (0.0, 0.0))],
)
def test_one_spot_has_one_point(one, other):
    assert Point(*one) == Point(*other)
    assert Point(*one).ecef == Point(*other).ecef


def test_rounding_makes_cells_of_about_a_kilometre():
    assert Point(31.52349, 74.35871).rounded() == Point(31.52, 74.36)
    assert Point(-89.999, 179.999).rounded() == Point(-90, 0)


@given(points)
def test_every_ecef_point_lies_on_the_ellipsoid(point):
    x, y, z = point.ecef
    assert (x**2 + y**2) / 6378137**2 + z**2 / 6356752.314245**2 == pytest.approx(1, abs=1e-12)


@given(points, points)
def test_a_distance_is_the_same_both_ways_and_never_shorter_than_the_chord(one, other):
    metres = distance_m(one, other)
    assert metres == pytest.approx(distance_m(other, one), abs=1e-5)
    assert metres >= dist(one.ecef, other.ecef) - 1e-5


@given(points, points, points)
def test_beyond_the_certain_chord_nothing_is_nearer(origin, one, other):
    chords = [dist(origin.ecef, point.ecef) for point in (one, other)]
    metres = [distance_m(origin, point) for point in (one, other)]
    if chords[1] > certain_chord_m(chords[0]):
        assert metres[1] > metres[0] - 1e-6


@given(points, st.lists(points, max_size=5))
def test_many_distances_are_the_single_ones(origin, others):
    many = distances_m(origin, [point.latitude for point in others], [point.longitude for point in others])
    assert list(many) == [distance_m(origin, point) for point in others]
