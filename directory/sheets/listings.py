"""The rows of a spreadsheet of listings."""

from collections.abc import Iterable, Iterator
from uuid import UUID

from directory.content import contents_of
from directory.sheets.cells import inert
from directory.sheets.columns import COLUMNS
from directory.sheets.places import Places
from directory.sheets.values import cell_of


def sheet_rows(ids: Iterable[UUID]) -> Iterator[list[str]]:
    """Yield the cells of each listing in the order of the columns, its id first; inert, ready to be written."""
    places = Places()
    order = list(ids)
    contents = dict(contents_of(order))
    places.load(pk for content in contents.values() for pk in (content["place"], *content["areas"]) if pk)
    for pk in order:
        yield [str(pk), *(inert(cell_of(column, contents[pk], places)) for column in COLUMNS)]
