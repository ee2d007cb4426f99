"""What the answers are compared with."""

from itertools import pairwise

from geopy.distance import geodesic
from hypothesis import given
from hypothesis import strategies as st

from bench.oracle import Listing, Oracle

points = st.tuples(st.floats(-90, 90), st.floats(-180, 180))


@given(points, st.lists(points, min_size=1, max_size=8))
def test_the_oracle_orders_by_the_distance_on_the_ellipsoid(origin, others):
    listings = [Listing(str(number), *point, frozenset()) for number, point in enumerate(others)]
    found = Oracle(listings).nearest(*origin, (), 5)
    metres = [geodesic(origin, others[int(key)]).m for key in found]
    assert len(found) == min(5, len(others))
    assert all(near <= far + 0.001 for near, far in pairwise(metres))


def test_the_oracle_keeps_the_listed_order_of_equal_distances_and_all_words():
    here = (31.5, 74.3)
    terms = {"b": {"shelter", "police"}, "a": {"shelter", "police"}, "c": {"shelter"}}
    oracle = Oracle([Listing(key, *here, frozenset(slugs)) for key, slugs in terms.items()])
    assert oracle.nearest(*here, ("shelter",), 3) == ["b", "a", "c"]
    assert oracle.nearest(*here, ("police", "shelter"), 3) == ["b", "a"]
