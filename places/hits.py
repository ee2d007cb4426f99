"""A name that may be meant, with what is needed of its place to weigh it. Pure: no Django."""

from typing import NamedTuple


class Hit(NamedTuple):
    """A row of the look-up's statement: a name, then its place's columns. An empty key: the text is the place's id."""

    key: str
    skeleton: str
    weight: float
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


PLACE_COLUMNS = Hit._fields[3:]
