"""The rows of the gazetteer's files: tab-separated, one thing a line, sorted, with a line of column names."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path
from typing import Any, Self, get_type_hints

FOLDER = Path(__file__).resolve().parents[2] / "fixtures" / "gazetteer"
PLACE_FILES = ("countries.tsv", "pakistan.tsv", "world.tsv")
NAME_FILES = ("countries_names.tsv", "pakistan_names.tsv", "world_names.tsv", "extra_names.tsv")
READERS: dict[Any, Any] = {str: str, int: int, float: float, bool: lambda cell: cell == "1"}


class Row:
    """Reads and writes one line."""

    @classmethod
    def columns(cls) -> list[str]:
        """Return the names of the columns in the order of the file."""
        return [field.name for field in fields(cls)]  # type: ignore[arg-type]

    @classmethod
    def from_cells(cls, cells: list[str]) -> Self:
        """Make the row of one line's cells."""
        return cls(*(read_cell(cell) for read_cell, cell in zip(_readers(cls), cells, strict=True)))  # type: ignore[arg-type]

    def cells(self) -> list[str]:
        """Return what stands in the line."""
        return [_cell(getattr(self, column)) for column in self.columns()]


@dataclass(frozen=True, slots=True)
class PlaceRow(Row):
    """A place. `sources` are keys of sources.tsv, joined by a space; what lies above it follows from `parent`."""

    id: str
    number: int
    kind: str
    country: str
    parent: str
    name: str
    name_ur: str
    name_ur_needs_review: bool
    latitude: float
    longitude: float
    point_is_approximate: bool
    timezone: str
    population: int
    sources: str


@dataclass(frozen=True, slots=True)
class NameRow(Row):
    """Another name or spelling of a place."""

    place: str
    text: str
    language: str
    kind: str
    origin: str
    needs_review: bool


@dataclass(frozen=True, slots=True)
class SourceRow(Row):
    """Where facts come from, and under which licence."""

    key: str
    source: str
    licence: str


@dataclass(frozen=True, slots=True)
class RetiredRow(Row):
    """A number that is never given to another place."""

    id: str
    number: int


@cache
def _readers(type_: Any) -> list[Callable[[str], Any]]:
    return [READERS[hint] for hint in get_type_hints(type_).values()]


def _cell(value: Any) -> str:
    if isinstance(value, bool):
        return "1" if value else "0"
    text = str(value)
    if "\t" in text or "\n" in text:
        raise ValueError(f"a tab or a line break inside a cell: {text!r}")
    return text


def read(path: Path, type_: type[Any]) -> Iterator[Any]:
    """Yield the rows of a file; nothing if there is no such file. ValueError names the line that is not a row."""
    if not path.exists():
        return
    lines = path.read_text(encoding="utf-8").split("\n")
    for number, line in enumerate(lines[1:], start=2):
        try:
            if line:
                yield type_.from_cells(line.split("\t"))
        except (ValueError, KeyError) as error:
            raise ValueError(f"{path.name}, line {number}: {error}") from error


def write(path: Path, type_: type[Any], rows: Iterable[Any]) -> int:
    """Write the rows, sorted; return how many."""
    lines = sorted("\t".join(row.cells()) for row in rows)
    path.write_text("\n".join(["\t".join(type_.columns()), *lines, ""]), encoding="utf-8")
    return len(lines)
