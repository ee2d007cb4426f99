"""Files to send: made in a line, also such as nobody should send."""

import io
import zipfile
from collections.abc import Iterable, Sequence
from typing import Any

from openpyxl import Workbook

HEAD = ("id", "name_en", "kind", "needs", "place", "phones")
GOOD = ("", "Invented Centre", "ngo", "legal-aid", "Lahore, Punjab", "0300 0000000")
PAD = "xl/media/image1.png"


def csv_of(rows: Iterable[Sequence[str]], head: Sequence[str] = HEAD, separator: str = ",") -> str:
    """Return a CSV in which every cell is quoted."""
    quoted = (['"{}"'.format(cell.replace('"', '""')) for cell in row] for row in (head, *rows))
    return "\r\n".join(separator.join(row) for row in quoted) + "\r\n"


def xlsx_of(rows: Iterable[Sequence[Any]], head: Sequence[str] = HEAD) -> bytes:
    """Return a workbook as somebody would make it: what looks like a formula is one."""
    workbook = Workbook()
    for row in (head, *rows):
        workbook.active.append(list(row))
    return saved(workbook)


def saved(workbook: Workbook) -> bytes:
    """Return a workbook as a file."""
    file = io.BytesIO()
    workbook.save(file)
    return file.getvalue()


def with_part(workbook: bytes, name: str, content: bytes) -> bytes:
    """Return a workbook with one more part, packed as small as can be."""
    file = io.BytesIO(workbook)
    with zipfile.ZipFile(file, "a", zipfile.ZIP_DEFLATED, compresslevel=9) as packed:
        packed.writestr(name, content)
    return file.getvalue()


def lying(workbook: bytes, name: str) -> bytes:
    """Return a workbook that says of a part that it is one byte long."""
    with zipfile.ZipFile(io.BytesIO(workbook)) as packed:
        true = packed.getinfo(name).file_size.to_bytes(4, "little")
    assert workbook.count(true) >= 2
    return workbook.replace(true, (1).to_bytes(4, "little"))


def with_entities(workbook: bytes) -> bytes:
    """Return a workbook whose sheet would grow a billionfold when its entities are followed."""
    entities = "".join(f'<!ENTITY e{step} "{f"&e{step - 1};" * 10}">' for step in range(1, 10))
    bomb = f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e0 "ha">{entities}]><x>&e9;</x>'
    return replaced(workbook, "xl/worksheets/sheet1.xml", bomb.encode())


def replaced(workbook: bytes, name: str, content: bytes) -> bytes:
    """Return a workbook with another content of one part."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(workbook)) as held, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
        for entry in held.infolist():
            packed.writestr(entry.filename, content if entry.filename == name else held.read(entry))
    return file.getvalue()
