"""The committed table of costs, and what counts as another cost."""

from collections.abc import Mapping
from pathlib import Path

from tests.bench.costs.measure import Cost

FILE = Path(__file__).with_name("table.tsv")
WRITE = "python -m tests.bench.costs.write"
ABOUT = f"# What each public view costs when warm. Written by `{WRITE}`, read in review, compared by test_costs.py.\n"
HEAD = ("address", *Cost._fields)
# Status and statements are the same each time. Rows and bytes follow the shipped catalogue and its words, too.
LOOSE: Mapping[str, tuple[float, int]] = {"rows": (0.25, 50), "bytes": (0.1, 500)}

Table = dict[str, Cost]


def read() -> Table:
    """Return the committed table."""
    lines = [line.split("\t") for line in FILE.read_text().splitlines() if not line.startswith("#")]
    assert tuple(lines[0]) == HEAD, f"other columns than before: {WRITE}"
    return {address: Cost(*map(int, figures)) for address, *figures in lines[1:]}


def text(table: Table) -> str:
    """Return the table as it is committed."""
    rows = (HEAD, *((address, *map(str, cost)) for address, cost in table.items()))
    return ABOUT + "".join("\t".join(row) + "\n" for row in rows)


def differences(found: Table, table: Table) -> list[str]:
    """Say in words what costs another sum than the table says, more or less, and what has no line or no view."""
    strays = [f"{address} has no line: {WRITE}" for address in found.keys() - table.keys()]
    strays += [f"{address} has a line and is not asked: {WRITE}" for address in table.keys() - found.keys()]
    said = [line for name, cost in found.items() if name in table for line in _differences(name, cost, table[name])]
    return sorted(strays) + said


def _differences(address: str, cost: Cost, said: Cost) -> list[str]:
    pairs = zip(Cost._fields, cost, said, strict=True)
    return [f"{address}: {new} {name}, the table says {old}" for name, new, old in pairs if not _is_as(name, new, old)]


def _is_as(name: str, new: int, old: int) -> bool:
    share, few = LOOSE.get(name, (0, 0))
    return abs(new - old) <= max(share * old, few)
