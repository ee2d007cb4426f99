"""The place that an id names: what a button of ours or a link says."""

from places.hits import Found
from places.models import Place
from places.nearest import found
from places.prepared import fetch

SQL = f"select {', '.join(Found._fields)} from places_place where id = %(id)s::text"  # noqa: S608 (our own columns)


def place_of(id_: str) -> Place | None:
    """Return the place; None where there is none of that id."""
    rows = fetch(SQL, {"id": id_})
    return found(rows[0]) if rows else None
