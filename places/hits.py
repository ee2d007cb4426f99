"""A name that may be meant, with what is needed of its place to weigh it. Pure: no Django."""

from typing import NamedTuple


class Found(NamedTuple):
    """What the look-up's statement returns of a place: columns of the table, in this order."""

    id: str
    number: int
    kind: str
    country: str
    parent_id: str | None
    ancestors: list[int]
    name: str
    name_ur: str
    name_ur_needs_review: bool
    path: str
    path_ur: str
    latitude: float
    longitude: float
    point_is_approximate: bool
    timezone: str
    population: int


class Hit(NamedTuple):
    """A name of a place. An empty key says that the text is the place's id."""

    key: str
    skeleton: str
    weight: float
    place: Found
