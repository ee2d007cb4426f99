"""A part of a map, and the cube around it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from places.box import Box
from places.geo import Point, distance_m

LATITUDES = st.floats(-90, 90) | st.sampled_from([-90, 0, 90])
LONGITUDES = st.floats(-180, 180) | st.sampled_from([-180, -90, 0, 90, 180])
SHARES = st.floats(0, 1)


@st.composite
def boxes(draw):
    south, north = sorted((draw(LATITUDES), draw(LATITUDES)))
    return Box(draw(LONGITUDES), south, draw(LONGITUDES), north)


def somewhere(box, across, up):
    """Return the point at these shares of the way from west to east and from south to north."""
    width = (box.east - box.west) % 360 if box.east < box.west else box.east - box.west
    longitude = (box.west + across * width + 180) % 360 - 180
    return Point(min(90, box.south + up * (box.north - box.south)), longitude)


@given(boxes(), SHARES, SHARES)
def test_the_cube_holds_every_point_of_the_box(box, across, up):
    least, greatest = box.corners()
    inside = zip(least, somewhere(box, across, up).ecef, greatest, strict=True)
    assert all(low <= middle <= high for low, middle, high in inside)


@given(boxes())
def test_the_middle_is_as_far_from_one_side_as_from_the_other(box):
    south = distance_m(box.middle, Point(box.south, box.middle.longitude))
    assert box.south <= box.middle.latitude <= box.north
    west, east = (Point(box.middle.latitude, side) for side in (box.west, box.east))
    assert distance_m(box.middle, west) == pytest.approx(distance_m(box.middle, east), abs=1)
    assert south < 10_100_000


@pytest.mark.parametrize(
    ("box", "middle"),
    [
        (Box(74, 31, 75, 32), (31.5, 74.5)),
        (Box(170, -20, -170, 0), (-10, 180)),
        (Box(-180, -90, 180, 90), (0, 0)),
        (Box(10, 10, 10, 10), (10, 10)),
    ],
)
def test_a_box_knows_its_middle(box, middle):
    assert (box.middle.latitude, box.middle.longitude) == middle


WRONG = [(0, 2, 1, 1), (-181, 0, 0, 1), (0, 0, 181, 1), (0, -91, 1, 0), (0, 0, 1, 91), (float("nan"), 0, 1, 1)]


@pytest.mark.parametrize("degrees", [*WRONG, (0, 0, float("inf"), 1)])
def test_what_is_no_part_of_a_map_is_refused(degrees):
    with pytest.raises(ValueError, match=r"degrees|latitudes|longitude"):
        Box(*degrees)
