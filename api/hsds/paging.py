"""HSDS pages: which one is asked for, and the envelope with its eight keys."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Final, TypeVar

from django.db.models import Model, QuerySet

from api.reading import Reader, whole_number

M = TypeVar("M", bound=Model)

PER_PAGE: Final = 50
MOST_PER_PAGE: Final = 100


@dataclass(frozen=True, slots=True)
class Page:
    """Which page of how many items."""

    number: int
    per_page: int


def read_page(reader: Reader) -> Page:
    """Return the page that the parameters ask for; `perPage` is the older spelling of `per_page`."""
    per_page = whole_number(1, MOST_PER_PAGE)
    size = reader.take("perPage", per_page, PER_PAGE)
    return Page(reader.take("page", whole_number(1), 1), reader.take("per_page", per_page, size))


def envelope(rows: QuerySet[M], page: Page, write: Callable[[Sequence[M]], list[dict[str, Any]]]) -> dict[str, Any]:
    """Return one page of `rows` as `write` says them. A page past the end is empty, and is the last."""
    total = rows.count()
    pages = -(-total // page.per_page)
    first = (page.number - 1) * page.per_page
    contents = write(list(rows[first : first + page.per_page])) if page.number <= pages else []
    return {
        "total_items": total,
        "total_pages": pages,
        "page_number": page.number,
        "size": len(contents),
        "first_page": page.number == 1,
        "last_page": page.number >= pages,
        "empty": not contents,
        "contents": contents,
    }
