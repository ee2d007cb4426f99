"""Directions in words."""

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from directory.wording.compass import POINTS, say_point, say_way
from places.geo import Point, azimuth, distance_m

KARACHI = Point(24.86, 67.01)
STEPS = {
    (1, 0): ("north", "شمال"),
    (1, 1): ("north-east", "شمال مشرق"),
    (0, 1): ("east", "مشرق"),
    (-1, 1): ("south-east", "جنوب مشرق"),
    (-1, 0): ("south", "جنوب"),
    (-1, -1): ("south-west", "جنوب مغرب"),
    (0, -1): ("west", "مغرب"),
    (1, -1): ("north-west", "شمال مغرب"),
}


@pytest.mark.parametrize(("step", "said"), STEPS.items())
def test_a_step_is_named_by_its_point_of_the_compass(step, said):
    there = Point(KARACHI.latitude + step[0] * 0.02, KARACHI.longitude + step[1] * 0.02)
    for language, word in zip(("en", "ur"), said, strict=True):
        with translation.override(language):
            assert say_point(azimuth(KARACHI, there)) == word
            assert f" {word} " in say_way(distance_m(KARACHI, there), azimuth(KARACHI, there), "Karachi")


@given(st.integers(0, 360))
def test_the_opposite_way_is_the_opposite_point(degrees):
    with translation.override("en"):
        here, back = say_point(degrees), say_point(degrees + 180)
        names = [str(point) for point in POINTS]
    assert (names.index(back) - names.index(here)) % 8 == 4


@pytest.mark.parametrize(
    ("metres", "said"),
    [
        (0, "near the centre of Karachi"),
        (999, "near the centre of Karachi"),
        (1_000, "about 1 km north of the centre of Karachi"),
        (3_400, "about 3 km north of the centre of Karachi"),
    ],
)
def test_a_way_is_said_in_whole_kilometres(metres, said):
    with translation.override("en"):
        assert say_way(metres, 0, "Karachi") == said


def test_a_place_cannot_bring_markup_into_a_way():
    assert "<script" not in say_way(5_000, 0, "<script>x</script>")
