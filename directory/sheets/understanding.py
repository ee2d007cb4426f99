"""What a row would do to a listing: its content where nothing is wrong, else each fault at its cell.

A cell that says what the listing says already changes nothing, however odd that is; so what was exported and sent back
untouched is the same, and what was wrong before is no fault of the row.
"""

from collections.abc import Iterable, Mapping
from copy import deepcopy
from dataclasses import dataclass, field
from typing import Any, Final

from directory.content import BLANK, Content, Fault, changed, faults_of
from directory.models import Service, Verdict
from directory.sheets.cells import live, tidy
from directory.sheets.columns import BY_NAME, ID, READ_IN_ORDER, columns_of
from directory.sheets.faults import CellError
from directory.sheets.values import Reading, cell_of, value_of
from directory.street_like import street_like

Faults = dict[str, list[Any]]
LONGEST_KEPT: Final = 300
# Faults whose words would lead to a hidden place.
TELLING: Final = ("street", "closer")
NAMES: Final = ("name_en", "name_ur")


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of the listing that a row names; nothing of a new one.

    `refused` is the code of why the row counts for nothing at all, `if_changed` of why the listing may not be changed.
    """

    service: Service | None = None
    content: Content | None = None
    refused: str = ""
    if_changed: str = ""


@dataclass(frozen=True, slots=True)
class Understood:
    """One row. Of a new listing `content` is everything, of another what changes; empty where something is wrong."""

    verdict: str
    content: Content = field(default_factory=dict)
    faults: Faults = field(default_factory=dict)
    written: dict[str, str] = field(default_factory=dict)


def understand(row: Mapping[str, str], known: Known, reading: Reading) -> Understood:
    """Return what a row would do; `row` are its cells by column."""
    if known.refused:
        return _faulty(row, {ID: [known.refused, {}]}, is_hidden=False)
    start = known.content if known.content is not None else deepcopy(dict(BLANK))
    wanted, faults = _read(row, start, known, reading)
    # Who cannot be understood there may have meant that it is hidden.
    is_hidden = start["confidential"] or wanted["confidential"] or "hidden" in faults
    touched = changed(start, wanted)
    if known.service is not None and not touched and not faults:
        return Understood(Verdict.SAME)
    if known.if_changed:
        faults[ID] = [known.if_changed, {}]
    found = [] if known.if_changed else _content_faults(wanted, start, known)
    _add(faults, found, row)
    if faults:
        return _faulty(row, faults, is_hidden=is_hidden)
    if known.service is None:
        return Understood(Verdict.NEW, wanted)
    return Understood(Verdict.CHANGED, {key: wanted[key] for key in touched})


def _read(row: Mapping[str, str], start: Content, known: Known, reading: Reading) -> tuple[Content, Faults]:
    wanted, faults = deepcopy(start), Faults()
    if beyond := row.get(""):
        faults[ID] = ["beyond", {"found": beyond[:60]}]
    for column in READ_IN_ORDER:
        if column.name in row:
            try:
                said = live(row[column.name])
                # What a new listing leaves empty is as it is at first.
                if (said or known.content is not None) and said != tidy(cell_of(column, start, reading.places)):
                    wanted[column.key] = value_of(column, said, wanted, reading)
            except CellError as error:
                faults[column.name] = [error.code, error.words]
    if known.content is not None and wanted["confidential"] != start["confidential"]:
        faults["hidden"] = ["hidden", {}]
        wanted["confidential"] = start["confidential"]
    _settle(wanted, start, reading)
    if wanted["address"] and not wanted["place"] and "place" not in faults:
        faults["place"] = ["no-place", {}]
    return wanted, faults


def _settle(wanted: Content, start: Content, reading: Reading) -> None:
    """Say how closely the place is known: by its city or district, for a spreadsheet holds no point."""
    if (wanted["place"], wanted["confidential"]) == (start["place"], start["confidential"]):
        return
    place = reading.places.get(wanted["place"])
    if place is not None and wanted["confidential"]:
        place = reading.places.around(place)
        wanted["place"] = place.pk
    wanted["point"] = None
    is_close = place is not None and not wanted["confidential"] and reading.places.is_close(place)
    wanted["precision"] = ("city" if is_close else "district") if place else ""


def _content_faults(wanted: Content, start: Content, known: Known) -> list[Fault]:
    found = faults_of(wanted, known.service)
    if not found or known.content is None:
        return found
    before = faults_of(start, known.service)
    return [fault for fault in found if fault not in before]


def _add(faults: Faults, found: Iterable[Fault], row: Mapping[str, str]) -> None:
    """Put the faults of the whole beside those of cells; a fact that could not be read has its fault already."""
    unread = {BY_NAME[name].key for name in faults if name in BY_NAME}
    for fault in found:
        if fault.key not in unread:
            faults.setdefault(_column_of(fault, row), [fault.code, dict(fault.words)])


def _column_of(fault: Fault, row: Mapping[str, str]) -> str:
    """Return the column in which a fault stands: of several, the one that holds what was found, or the longest."""
    names = [column.name for column in columns_of(fault.key)]
    if not names:
        return ID
    found = fault.words.get("found", "")
    holding = [name for name in names if found and found in row.get(name, "")]
    return holding[0] if holding else max(names, key=lambda name: len(row.get(name, "")))


def _faulty(row: Mapping[str, str], faults: Faults, *, is_hidden: bool) -> Understood:
    """Return a row with its faults and what stood there; of what would lead to a hidden place, nothing."""
    said = {name: fault for name, fault in faults.items() if fault[0] not in TELLING}
    if is_hidden:
        said = {name: fault for name, fault in said.items() if not _tells(name, fault, row)}
    kept = {
        name: row[name][:LONGEST_KEPT] for name in (*said, *NAMES) if row.get(name) and _may_stand(name, said, faults)
    }
    if is_hidden:
        kept = {name: cell for name, cell in kept.items() if not street_like(cell)}
    return Understood(
        Verdict.FAULTY, {}, {name: said.get(name, _wordless(fault)) for name, fault in faults.items()}, kept
    )


def _wordless(fault: list[Any]) -> list[Any]:
    return [fault[0] if fault[0] in TELLING else "street", {}]


def _may_stand(name: str, said: Faults, faults: Faults) -> bool:
    return name in said or name not in faults


def _tells(name: str, fault: list[Any], row: Mapping[str, str]) -> bool:
    texts = (row.get(name, ""), *fault[1].values())
    return any(street_like(text) for text in texts)
