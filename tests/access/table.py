"""The committed table: who meets what at which door."""

from collections.abc import Iterable
from itertools import groupby
from pathlib import Path

from tests.access.walk import METHODS, WORDS, Row
from tests.access.world import COLUMNS

FILE = Path(__file__).with_name("table.tsv")
WRITE = "python -m tests.access.write"
ABOUT = f"Who meets what at which door. Written by `{WRITE}`, read in review, compared by test_table.py."
HEAD = ("door", "object", "methods", *COLUMNS)

Table = dict[Row, dict[str, str]]


def read() -> Table:
    """Return the committed table."""
    lines = [line.split("\t") for line in FILE.read_text().splitlines() if line and not line.startswith("#")]
    assert tuple(lines[0]) == HEAD, f"other columns than before: {WRITE}"
    return dict(cell for line in lines[1:] for cell in _cells(line))


def text(table: Table) -> str:
    """Return the table as it is committed: methods that mean the same to everybody stand in one line."""
    notes = [ABOUT, *(f"  {word}: {meaning}" for word, meaning in WORDS.items())]
    return "\n".join([*(f"# {note}" for note in notes), "\t".join(HEAD), *_lines(table)]) + "\n"


def differences(column: str, found: dict[Row, str], table: Table) -> list[str]:
    """Say in words where somebody meets something else than the table says. Rows that it has not are not looked at."""
    pairs = ((row, word, table[row][column]) for row, word in found.items() if row in table)
    return [f"{column} {_now(word)} {row}; the table says {said}" for row, word, said in pairs if word != said]


def strays(wanted: Iterable[Row], table: Table) -> list[str]:
    """Say which doors have no row, and which rows no door."""
    wanted = set(wanted)
    missing = [f"{row} has no row: who may? {WRITE}" for row in sorted(wanted - table.keys())]
    return missing + [f"{row} has a row and no door: {WRITE}" for row in sorted(table.keys() - wanted)]


def _cells(line: list[str]) -> list[tuple[Row, dict[str, str]]]:
    door, label, methods, *words = line
    return [(Row(door, label, method), dict(zip(COLUMNS, words, strict=True))) for method in methods.split()]


def _lines(table: Table) -> Iterable[str]:
    for (door, label), group in groupby(sorted(table), key=lambda row: row[:2]):
        together: dict[tuple[str, ...], list[str]] = {}
        for row in sorted(group, key=lambda row: METHODS.index(row.method)):
            together.setdefault(tuple(table[row][column] for column in COLUMNS), []).append(row.method)
        yield from ("\t".join((door, label, " ".join(methods), *words)) for words, methods in together.items())


def _now(word: str) -> str:
    return "may now" if word == "yes" else f"now meets '{word}' with"
