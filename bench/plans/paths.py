"""THE LIST OF PATHS whose plans are kept: the project's own code is run, and whatever it sends is explained.

`indexes` must be used, and no table but `whole` may be read from end to end (None: any may); `rows` is the most that
all statements together may read among two thousand listings (tests/bench/test_plans.py). Needs Django.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from typing import Any

from api.hsds import edition
from api.hsds.asked import Asked, Narrow
from api.hsds.marks import marks
from api.hsds.pages import page
from bench.catalogue import FAR_LANGUAGE
from directory import details, feed
from directory.counting import counted
from directory.models import ServiceAtLocation
from directory.search import Search, find, inside
from places.box import Box
from places.geo import Point
from places.lookup import look_up

AT = datetime(2026, 11, 2, 7, tzinfo=UTC)
LAHORE = Point(31.55, 74.34)
AROUND_LAHORE = Box(74.24, 31.45, 74.44, 31.65)
NEAREST = frozenset({"card_nearest_en", "place_nearest_city"})
NAMES = frozenset({"place_name_key", "place_name_near"})
# The state of the directory: tables of one row.
ONE_ROW = frozenset({"directory_catalogueversion", "places_edition"})
# Where a table is small enough, all of it is read sooner than an index.
ANYTHING: frozenset[str] | None = None
RARE_WORDS = ("legal-aid", "workplace-harassment")


@dataclass(frozen=True, slots=True)
class Path:
    """One way to ask."""

    name: str
    run: Callable[[], Any]
    indexes: frozenset[str]
    rows: int
    whole: frozenset[str] | None = ONE_ROW


def first_centre() -> Any:
    """Read one centre as its page does."""
    return details.details_of(ServiceAtLocation.public.order_by("pk")[0].pk, "ur", at=AT)


def middle_of_the_feed() -> Any:
    """Read a page of the feed from its middle on."""
    return feed.read(after=feed.standing().changes // 2, limit=100)


def hsds_page() -> Any:
    """Read a page of services in full, from the middle of the list."""
    known = edition.current()
    middle = marks("services", Narrow(), known).total // 2
    return page("services", Asked(full=True, page=middle // 50, per_page=50), known).json()


def box() -> Any:
    """Read a part of a map."""
    return inside(AROUND_LAHORE, Search(point=LAHORE, language="en"), at=AT)


def nearest(**filters: Any) -> Callable[[], Any]:
    """Return what searches for the 20 nearest to a point, as the API does."""
    return lambda: find(Search(point=LAHORE, limit=20, language="en", **filters), at=AT)


PATHS: tuple[Path, ...] = (
    Path("nearest, no filter", nearest(), NEAREST, 200),
    Path("nearest, one need", nearest(needs=("shelter",)), NEAREST, 200),
    Path("nearest, three tags", nearest(needs=RARE_WORDS, audience="transgender"), NEAREST, 200),
    Path("nearest, far rare tag", nearest(speaks=FAR_LANGUAGE), NEAREST, 200),
    Path("nearest, open now", nearest(open_now=True), NEAREST, 2000),
    Path("place look-up", partial(look_up, "Lahore"), NAMES, 200),
    Path("place look-up, misspelt", partial(look_up, "Lahroe"), NAMES, 2000),
    Path("GeoJSON of a box", box, frozenset({"card_nearest_en"}), 1000),
    Path("changes, from the middle", middle_of_the_feed, frozenset({"directory_change_number_key"}), 200),
    Path("HSDS page, 50 in full", hsds_page, frozenset({"api_readyservice_pkey", "directory_service_pkey"}), 500),
    Path("centre page", first_centre, frozenset({"directory_serviceatlocation_pkey"}), 5000, whole=ANYTHING),
    Path("what is where, counted", counted, frozenset(), 20_000, whole=ANYTHING),
)
