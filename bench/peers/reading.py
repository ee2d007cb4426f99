"""Which listings, by the project's own statements (keys instead of ready cards); then the listings, by the ORM."""

from collections.abc import Sequence
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import Prefetch

from directory.cards.tags import NEEDS
from directory.models import ServiceAtLocation, TaxonomyTerm
from directory.search.lines import MAX_HELPLINES
from directory.search.nearest import SLACK
from directory.search.statements import COLUMNS, COVERING, JSON, NEAREST, stated
from places.geo import Point, distances_m
from places.models import Place
from places.prepared import array, fetch

KEYS = "card.service_at_location_id, card.latitude, card.longitude"
NEAREST_KEYS = stated(NEAREST.replace(COLUMNS, KEYS), "en", JSON)
COVERING_KEYS = stated(COVERING.replace(COLUMNS, KEYS), "en", JSON)
RELATED = (
    "service__texts",
    "service__organization__texts",
    Prefetch("service__terms", TaxonomyTerm.objects.filter(taxonomy__slug="need")),
    "service__phones",
    "service__reached_through__helpline__texts",
    "schedules",
)


class Found(NamedTuple):
    """A listing with what the search adds to it."""

    listing: ServiceAtLocation
    metres: float | None
    shares_place: bool


def nearest(point: Point, place: Place, needs: Sequence[str], limit: int) -> list[Found]:
    """Return the nearest listings: fetched by the chord, with some slack, and ordered by the geodesic."""
    rows = _rows(NEAREST_KEYS, place, needs, point=_cube(point), limit=limit + SLACK)
    metres = distances_m(point, [row[1] for row in rows], [row[2] for row in rows])
    order = sorted(range(len(rows)), key=metres.__getitem__)[:limit]
    listings = _listings([rows[index][0] for index in order])
    return [Found(listings[rows[index][0]], metres[index], rows[index][3]) for index in order]


def helplines(place: Place, needs: Sequence[str]) -> list[Found]:
    """Return the lines that cover the place."""
    rows = _rows(COVERING_KEYS, place, needs, lines=True, anything=True, offset=0, most=MAX_HELPLINES)
    listings = _listings([row[0] for row in rows])
    return [Found(listings[row[0]], None, True) for row in rows]


def _rows(statement: str, place: Place, needs: Sequence[str], **values: Any) -> list[tuple[Any, ...]]:
    common = {
        "tags": array(NEEDS[need] for need in needs),
        "fitting": array(NEEDS[need] for need in needs),
        "above": array(place.ancestors),
        "here": place.number,
    }
    return fetch(statement, common | values)


def _cube(point: Point) -> str:
    return f"({', '.join(map(repr, point.ecef))})"


def _listings(keys: Sequence[UUID]) -> dict[UUID, ServiceAtLocation]:
    related = ServiceAtLocation.public.select_related("service__organization", "location__place")
    return related.prefetch_related(*RELATED).in_bulk(keys)
