"""A page of a list: the envelope with its eight keys, and the links to the other pages (RFC 8288)."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import orjson
from django.db.models import QuerySet
from django.http import QueryDict
from rest_framework.request import Request

from api.answers import joined
from api.hsds.asked import Asked
from api.hsds.edition import Edition
from api.hsds.marks import marks
from api.hsds.shelves import SHELVES, Pieces, Rows


@dataclass(frozen=True, slots=True)
class Page:
    """One page, and how many things there are in all."""

    total: int
    number: int
    per_page: int
    contents: list[bytes]

    @property
    def pages(self) -> int:
        """Return how many pages there are."""
        return -(-self.total // self.per_page)

    def json(self) -> bytes:
        """Return the page in the standard's envelope. One past the end is empty, and is the last."""
        said = {
            "total_items": self.total,
            "total_pages": self.pages,
            "page_number": self.number,
            "size": len(self.contents),
            "first_page": self.number == 1,
            "last_page": self.number >= self.pages,
            "empty": not self.contents,
        }
        return b'%b,"contents":%b}' % (orjson.dumps(said)[:-1], joined(self.contents))

    def links(self, request: Request) -> str:
        """Return where the other pages are, for the header Link."""
        numbers = {
            "first": 1,
            "prev": min(self.number - 1, self.pages),
            "next": self.number + 1 if self.number < self.pages else 0,
            "last": self.pages,
        }
        return ", ".join(f'<{_address(request, number)}>; rel="{rel}"' for rel, number in numbers.items() if number > 0)


def page(of_list: str, asked: Asked, known: Edition) -> Page:
    """Return the page that is asked for."""
    shelf = SHELVES[of_list]
    rows = shelf.rows(asked)
    first, most = (asked.page - 1) * asked.per_page, asked.per_page
    if isinstance(rows, QuerySet):
        found = marks(of_list, asked.narrow, known)
        total, some = found.total, found.part(rows, first, most)
    else:
        total, some = len(rows), rows[first : first + most]
    return Page(total, asked.page, asked.per_page, list(map(b"".join, shelf.sent(some, asked))))


def every(of_list: str, asked: Asked, batch: int) -> Iterator[bytes]:
    """Yield all that is asked for, object by object."""
    return map(b"".join, _objects(of_list, asked, batch))


def lines(of_list: str, asked: Asked, batch: int) -> Iterator[bytes]:
    """Yield all that is asked for as NDJSON, piece by piece: not even the longest line is held."""
    for pieces in _objects(of_list, asked, batch):
        yield from pieces
        yield b"\n"


def _objects(of_list: str, asked: Asked, batch: int) -> Iterator[Pieces]:
    """Yield all objects as they are read: never more than `batch` rows are held."""
    shelf = SHELVES[of_list]
    for some in _batches(shelf.rows(asked), batch):
        yield from shelf.sent(some, asked)


def _batches(rows: Rows, size: int) -> Iterator[list[Any]]:
    held: list[Any] = []
    for row in rows.iterator(chunk_size=size) if isinstance(rows, QuerySet) else rows:
        held.append(row)
        if len(held) == size:
            yield held
            held = []
    if held:
        yield held


def _address(request: Request, number: int) -> str:
    query: QueryDict = request.query_params.copy()
    query["page"] = str(number)
    return request.build_absolute_uri(f"{request.path}?{query.urlencode()}")
