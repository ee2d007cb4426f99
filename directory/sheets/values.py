"""Between a cell and a fact of a content: how each column is written, and how it is read back."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from django.conf import settings

from directory.content import Content
from directory.content.shape import ANSWERS
from directory.models import Capacity, ServiceKind, Status
from directory.sheets import cells, hours_cells, number_cells
from directory.sheets.columns import Column
from directory.sheets.faults import CellError
from directory.sheets.labels import Labels
from directory.sheets.places import Places

PLAIN: Final = {"address": 250, "postal_code": 20, "url": 500}
LONGEST_TEXT: Final = 2_000
LONGEST_EMAIL: Final = 254
ONE_OF: Final = {"kind": ServiceKind.values, "status": Status.values, "capacity": Capacity.values}
LISTS: Final = ("needs", "audiences", "spoken")
WORDS: Final = "_words"


@dataclass(frozen=True, slots=True)
class Reading:
    """What helps to read cells. `labels` maps, by key of a content, what people call a word to its code."""

    places: Places
    labels: Labels = field(default_factory=dict)

    def labels_of(self, key: str) -> Mapping[str, str]:
        """Return the labels of one key."""
        return self.labels.get("answers" if key in ANSWERS else key, {})

    def country_of(self, content: Content) -> str:
        """Return in which country a listing's numbers are dialled."""
        place = self.places.get(content["place"])
        return place.country if place else settings.HOME_COUNTRY


def cell_of(column: Column, content: Content, places: Places) -> str:
    """Return what stands in a column for a listing, before it is made inert. Nothing of where a hidden place is."""
    value = content[column.key]
    if column.key.endswith(WORDS):
        return str(value.get(column.part, ""))
    if column.key in {"address", "postal_code"} and content["confidential"]:
        return ""
    if column.key == "phones":
        return number_cells.numbers_cell(row for row in value if row["kind"] == column.part)
    return WRITTEN[column.key](value, places) if column.key in WRITTEN else _plain(value)


def value_of(column: Column, cell: str, content: Content, reading: Reading) -> Any:
    """Return the fact that a cell stands for, with what the content says besides. CellError."""
    key = column.key
    if key.endswith(WORDS):
        return _words(column, cell, content)
    if key == "phones":
        return _phones(column, cell, content, reading)
    if key in ONE_OF:
        return _one(key, cell, reading)
    if key in LISTS:
        return cells.words(cell, reading.labels_of(key))
    if key in PLAIN:
        return _short(cell, PLAIN[key])
    return READ[key](cell, content, reading)


def _plain(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return cells.join(value)
    return "" if value is None else str(value)


def _answered(key: str) -> Callable[[str, Content, Reading], str]:
    return lambda cell, _content, reading: cells.answer(cell, reading.labels_of(key))


def _words(column: Column, cell: str, content: Content) -> dict[str, str]:
    others = {language: said for language, said in content[column.key].items() if language != column.part}
    said = _short(cell, LONGEST_TEXT)
    return others | ({column.part: said} if said else {})


def _phones(column: Column, cell: str, content: Content, reading: Reading) -> list[dict[str, Any]]:
    held = content["phones"]
    mine = number_cells.phones(cell, column.part, reading.country_of(content), held)
    at = next((index for index, row in enumerate(held) if row["kind"] == column.part), len(held))
    others = [row for row in held if row["kind"] != column.part]
    before = sum(row["kind"] != column.part for row in held[:at])
    return [*others[:before], *mine, *others[before:]]


def _one(key: str, cell: str, reading: Reading) -> str:
    if not cell and key != "capacity":
        raise CellError("empty")
    return cells.word(cell, reading.labels_of(key), ONE_OF[key]) if cell else ""


def _short(cell: str, limit: int) -> str:
    if len(cell) > limit:
        raise CellError("too-long", limit=str(limit))
    return cell


# What is written otherwise than as itself, by key, and how it is read back.
WRITTEN: Final[Mapping[str, Callable[[Any, Places], str]]] = {
    "reached_through": lambda value, _places: number_cells.numbers_cell(value),
    "costs": lambda value, _places: number_cells.costs_cell(value),
    "place": lambda value, places: places.said(value) if value else "",
    "areas": lambda value, places: cells.join(map(places.said, value)),
    "week": lambda value, _places: hours_cells.week_cell(value),
    "ramadan": lambda value, _places: hours_cells.week_cell(value),
    "exceptions": lambda value, _places: hours_cells.exceptions_cell(value),
}
READ: Final[Mapping[str, Callable[[str, Content, Reading], Any]]] = {
    "reached_through": lambda cell, content, reading: number_cells.lines(
        cell, reading.country_of(content), content["reached_through"]
    ),
    "emails": lambda cell, _content, _reading: [
        _short(part, LONGEST_EMAIL) for part in cells.split(cell.replace(",", ";"))
    ],
    "costs": lambda cell, _content, _reading: number_cells.costs(cell),
    "place": lambda cell, _content, reading: reading.places.read(cell).pk if cell else None,
    "areas": lambda cell, _content, reading: sorted({reading.places.read(part).pk for part in cells.split(cell)}),
    "week": lambda cell, _content, _reading: hours_cells.week(cell),
    "ramadan": lambda cell, _content, _reading: hours_cells.week(cell),
    "exceptions": lambda cell, _content, _reading: hours_cells.exceptions(cell),
    "capacity_until": lambda cell, _content, _reading: cells.day(cell) if cell else None,
    **dict.fromkeys(
        ("confidential", "always_open"),
        lambda cell, _content, reading: cells.yes_or_no(reading.labels_of("answers").get(cell.casefold(), cell)),
    ),
    **{key: _answered(key) for key in ANSWERS},
}
